import { useForm, type UseFormReturnType } from '@mantine/form';
import { useRef, useState } from 'react';
import type { Id } from '../../../shared/ids.ts';
import { newId } from '../new-id.ts';
import { dropDraft, readDraft, writeDraft } from './drafts.ts';
import { isUnanswered, sameValues, sendOnce, type Attempts } from './send-once.ts';

export type FormErrors<Values> = Partial<Record<keyof Values & string, string | null>>;

export interface DraftFormOptions<Values extends Record<string, unknown>> {
  readonly initialValues: Values;
  /** Words for what is wrong, per field; an empty object or only nulls: all well. */
  readonly validate?: (values: Values) => FormErrors<Values>;
  /** Key of the draft, e.g. `work-order.new`; left out: no draft (passwords). */
  readonly draftKey?: string;
}

export interface Saved {
  readonly id: Id;
  readonly before: boolean;
}

export interface DraftForm<Values extends Record<string, unknown>> {
  readonly form: UseFormReturnType<Values>;
  /** When the restored draft was saved (ms UTC); undefined when the form began fresh. */
  readonly restoredAt: number | undefined;
  readonly discardDraft: () => void;
  /** Forgets the draft; call once it has been saved for good. */
  readonly finish: () => void;
  /**
   * Sends what is in the form, under an id that stays the same until it has been saved, and forgets the draft.
   * @returns that id, and whether it shows that an earlier attempt had saved it
   * @throws what the command throws, or SavedBeforeError
   */
  readonly send: (command: (values: Values, id: Id) => Promise<unknown>) => Promise<Saved>;
  /** What is in the form was sent without an answer: to be sent again as it is, whatever has changed around it. */
  readonly isUnanswered: () => boolean;
}

/** A form that validates in place, keeps its draft on each key stroke and is saved once however often it is sent. */
export function useDraftForm<Values extends Record<string, unknown>>({
  initialValues,
  validate,
  draftKey,
}: DraftFormOptions<Values>): DraftForm<Values> {
  const [draft] = useState(() => (draftKey === undefined ? undefined : readDraft(draftKey, initialValues)));
  const [restoredAt, setRestoredAt] = useState(draft?.savedAt);
  const [first] = useState<Attempts<Values>>(() => draft?.attempts ?? { id: newId(), unanswered: [] });
  const attempts = useRef(first);
  const keep = (values: Values) => {
    if (draftKey === undefined) return;
    // As it began there is nothing to keep.
    if (sameValues(values, initialValues) && attempts.current.unanswered.length === 0)
      return dropDraft(draftKey);
    writeDraft(draftKey, { values, savedAt: Date.now(), attempts: attempts.current });
  };
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: draft?.values ?? initialValues,
    validate: validate === undefined ? undefined : (values) => validate(values),
    validateInputOnBlur: true,
    clearInputErrorOnChange: true,
    onValuesChange: keep,
  });
  const finish = () => {
    if (draftKey !== undefined) dropDraft(draftKey);
    attempts.current = { id: newId(), unanswered: [] };
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
    async send(command) {
      const values = form.getValues();
      const { id } = attempts.current;
      const saved = await sendOnce(
        attempts.current,
        values,
        () => command(values, id),
        (next) => {
          attempts.current = next;
          keep(values);
        },
      );
      finish();
      return { id, before: saved === 'before' };
    },
    isUnanswered: () => isUnanswered(attempts.current, form.getValues()),
  };
}
