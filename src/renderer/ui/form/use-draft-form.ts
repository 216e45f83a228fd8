import { useForm, type UseFormReturnType } from '@mantine/form';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../shared/ids.ts';
import { useSignedIn } from '../../api.ts';
import { newId } from '../new-id.ts';
import { showUndoToast } from '../UndoToast.tsx';
import { draftKeyOf, dropDraft, readDraft, takeDraft, writeDraft } from './drafts.ts';
import { changesOf } from './changes.ts';
import { rebase } from './rebase.ts';
import { isUnanswered, sameValues, sendOnce, type Attempts } from './send-once.ts';

export type FormErrors<Values> = Partial<Record<keyof Values & string, string | null>>;

export interface DraftFormOptions<Values extends Record<string, unknown>> {
  readonly initialValues: Values;
  /** Words for what is wrong, per field; an empty object or only nulls: all well. */
  readonly validate?: (values: Values) => FormErrors<Values>;
  /** Key of the draft, e.g. `work-order.new`; left out: no draft (passwords). */
  readonly draftKey?: string;
  /** The form changes a record that others may change too: its draft holds only what differs from the record. */
  readonly editing?: boolean;
}

/**
 * @param values what is to be saved
 * @param id of what the command makes: the same until it has been saved
 * @param initial what the form began with; of a record, only what differs from it was changed here
 */
export type Command<Values> = (values: Values, id: Id, initial: Values) => Promise<unknown>;

export interface Saved {
  readonly id: Id;
  /** It shows that an earlier attempt had saved it. */
  readonly before: boolean;
}

export interface RestoredDraft {
  /** When it was saved, ms UTC. */
  readonly at: number;
  /** How many fields of it were put aside, because somebody else changed them meanwhile. */
  readonly aside: number;
  readonly takeAside: () => void;
  readonly discard: () => void;
}

export interface DraftForm<Values extends Record<string, unknown>> {
  readonly form: UseFormReturnType<Values>;
  /** Undefined when the form began fresh. */
  readonly restored: RestoredDraft | undefined;
  /** Forgets the draft; call once it has been saved for good. */
  readonly finish: () => void;
  /**
   * Sends what is in the form and forgets the draft.
   * @throws what the command throws, or SavedBeforeError
   */
  readonly send: (command: Command<Values>) => Promise<Saved>;
  /** What is in the form was sent without an answer: to be sent again as it is, whatever has changed around it. */
  readonly isUnanswered: () => boolean;
}

/** Forgets what was typed, and offers for ten seconds to keep it after all. */
export function useAbandon(draftKey: string | undefined): () => void {
  const { t } = useTranslation();
  const { user } = useSignedIn();
  return () => {
    const putBack = draftKey === undefined ? null : takeDraft(draftKeyOf(user.id, draftKey), Date.now());
    if (putBack === null) return;
    showUndoToast({
      message: t('form.abandoned'),
      undo: () => Promise.resolve(putBack()),
      undone: t('form.abandonedUndone'),
    });
  };
}

/** A form that validates in place, keeps its draft on each key stroke and is saved once however often it is sent. */
export function useDraftForm<Values extends Record<string, unknown>>({
  initialValues,
  validate,
  draftKey,
  editing = false,
}: DraftFormOptions<Values>): DraftForm<Values> {
  const { t } = useTranslation();
  const { user } = useSignedIn();
  const [key] = useState(() => (draftKey === undefined ? undefined : draftKeyOf(user.id, draftKey)));
  const [initial] = useState(initialValues);
  const [draft] = useState(() => (key === undefined ? undefined : readDraft<Values>(key, Date.now())));
  const [begun] = useState(() => rebase(draft ?? { values: {} }, initial));
  const [restoredAt, setRestoredAt] = useState(draft?.savedAt);
  const [first] = useState<Attempts<Values>>(() => draft?.attempts ?? { id: newId(), unanswered: [] });
  const attempts = useRef(first);
  const [aside, setAside] = useState(begun.aside);
  const asideKeys = Object.keys(aside.values);

  const keep = (values: Values) => {
    if (key === undefined) return;
    const { unanswered } = attempts.current;
    if (sameValues(values, initial) && unanswered.length === 0 && asideKeys.length === 0) {
      dropDraft(key);
      return;
    }
    const { changes, before } = changesOf(initial, values);
    const content = editing
      ? { values: { ...aside.values, ...changes }, base: { ...aside.base, ...before } }
      : { values };
    writeDraft<Values>(key, { ...content, savedAt: Date.now(), attempts: attempts.current });
  };
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: begun.values,
    initialErrors: Object.fromEntries(asideKeys.map((name) => [name, t('form.changedMeanwhile')])),
    validate: validate === undefined ? undefined : (values) => validate(values),
    // What was only passed through is not wrong yet; and a message that comes moves what was about to be pressed.
    enhanceGetInputProps: ({ form: { isDirty, validateField }, field }) => ({
      onBlur: () => {
        if (isDirty(field)) void validateField(field);
      },
    }),
    clearInputErrorOnChange: true,
    onValuesChange: keep,
  });
  const finish = () => {
    if (key !== undefined) dropDraft(key);
    attempts.current = { id: newId(), unanswered: [] };
    setRestoredAt(undefined);
  };
  return {
    form,
    restored:
      restoredAt === undefined
        ? undefined
        : {
            at: restoredAt,
            aside: asideKeys.length,
            takeAside() {
              form.setValues(aside.values);
              setAside({ values: {}, base: {} });
            },
            discard() {
              setAside({ values: {}, base: {} });
              form.setValues(initial);
              form.clearErrors();
              finish();
            },
          },
    finish,
    async send(command) {
      const values = form.getValues();
      const { id } = attempts.current;
      const saved = await sendOnce(
        attempts.current,
        values,
        () => command(values, id, initial),
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
