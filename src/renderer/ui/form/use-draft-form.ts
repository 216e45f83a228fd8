import { useForm, type UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { dropDraft, readDraft, writeDraft } from './drafts.ts';

export type FormErrors<Values> = Partial<Record<keyof Values & string, string | null>>;

export interface DraftFormOptions<Values extends Record<string, unknown>> {
  readonly initialValues: Values;
  /** Words for what is wrong, per field; an empty object or only nulls: all well. */
  readonly validate?: (values: Values) => FormErrors<Values>;
  /** Key of the draft, e.g. `work-order.new`; left out: no draft (passwords). */
  readonly draftKey?: string;
}

export interface DraftForm<Values extends Record<string, unknown>> {
  readonly form: UseFormReturnType<Values>;
  /** When the restored draft was saved (ms UTC); undefined when the form began fresh. */
  readonly restoredAt: number | undefined;
  readonly discardDraft: () => void;
  /** Forgets the draft; call once it has been saved for good. */
  readonly finish: () => void;
}

/** A form that validates in place and keeps its draft on each key stroke. */
export function useDraftForm<Values extends Record<string, unknown>>({
  initialValues,
  validate,
  draftKey,
}: DraftFormOptions<Values>): DraftForm<Values> {
  const [draft] = useState(() => (draftKey === undefined ? undefined : readDraft(draftKey, initialValues)));
  const [restoredAt, setRestoredAt] = useState(draft?.savedAt);
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: draft?.values ?? initialValues,
    validate: validate === undefined ? undefined : (values) => validate(values),
    validateInputOnBlur: true,
    clearInputErrorOnChange: true,
    onValuesChange: (values) => {
      if (draftKey !== undefined) writeDraft(draftKey, values, Date.now());
    },
  });
  const finish = () => {
    if (draftKey !== undefined) dropDraft(draftKey);
    setRestoredAt(undefined);
  };
  return {
    form,
    restoredAt,
    finish,
    discardDraft() {
      form.setValues(initialValues);
      form.clearErrors();
      finish();
    },
  };
}
