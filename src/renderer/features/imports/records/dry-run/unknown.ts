/** Values the plant does not know, as they are shown: with the answers given so far. Pure. */
import type { RecordField } from '../../../../../shared/contract/records.ts';
import type { Outputs } from '../../../../api.ts';
import type { Answer } from '../plan.ts';

type DryRun = Outputs['records']['dryRunResult'];
type Unknown = DryRun['unknown'][number];

export interface UnknownValue extends Omit<Unknown, 'rows'> {
  /** Null: it was answered before the last dry run, which does not count it any more. */
  readonly rows: number | null;
  readonly answer: Answer | null;
  /** It is the answer of the last time. */
  readonly isRemembered: boolean;
}

export interface UnknownGroup {
  readonly field: string;
  /** Whether any of its values can be made on the way. */
  readonly canCreate: boolean;
  readonly values: readonly UnknownValue[];
}

interface UnknownInput {
  /** What the last dry run did not know, and the answers it has used. */
  readonly unknown: readonly Omit<UnknownValue, 'answer' | 'isRemembered'>[];
  readonly answered: DryRun['answered'];
  readonly answers: readonly Answer[];
  /** Answers of the last time such a file came: most are to values that this one does not have. */
  readonly remembered: readonly Answer[];
  readonly fields: readonly RecordField[];
}

const keyOf = ({ field, value }: Pick<Answer, 'field' | 'value'>) => `${field} ${value}`;

/** Field by field, in the order of the fields: what the dry run found, then what was answered before it. */
export function unknownByField({
  unknown,
  answered,
  answers,
  remembered,
  fields,
}: UnknownInput): UnknownGroup[] {
  const answerOf = new Map(answers.map((answer) => [keyOf(answer), answer]));
  const rememberedOf = new Map(remembered.map((answer) => [keyOf(answer), answer]));
  const answerTo = (value: Pick<Answer, 'field' | 'value'>) => {
    const answer = answerOf.get(keyOf(value)) ?? null;
    return { answer, isRemembered: isSame(answer, rememberedOf.get(keyOf(value))) };
  };
  const found = unknown.map((value): UnknownValue => ({ ...value, ...answerTo(value) }));
  const known = new Set(unknown.map(keyOf));
  const given = answers.filter((answer) => !isSame(answer, rememberedOf.get(keyOf(answer))));
  const before = [...new Map([...answered, ...given].map((value) => [keyOf(value), value])).values()]
    .filter((value) => !known.has(keyOf(value)))
    .map(({ field: key, value }): UnknownValue => {
      const { refersTo = null, canCreate = false } = fields.find((field) => field.key === key) ?? {};
      const said = answerTo({ field: key, value });
      return { field: key, value, refersTo, canCreate, alike: [], rows: null, ...said };
    });
  const place = (key: string) => fields.findIndex((field) => field.key === key);
  const all = [...found, ...before];
  return [...new Set(all.map(({ field }) => field))]
    .toSorted((one, other) => place(one) - place(other))
    .map((field) => {
      const values = all.filter((value) => value.field === field);
      return { field, values, canCreate: values.some((value) => value.canCreate) };
    });
}

function isSame(one: Answer | null, other: Answer | undefined): boolean {
  return one !== null && one.action === other?.action && one.to === other.to;
}
