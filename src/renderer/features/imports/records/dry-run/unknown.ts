/** Values the plant does not know, as they are shown: with the answers given so far. Pure. */
import type { RecordField } from '../../../../../shared/contract/records.ts';
import type { Outputs } from '../../../../api.ts';
import type { Answer } from '../plan.ts';

type Unknown = Outputs['records']['dryRunResult']['unknown'][number];

export interface UnknownValue extends Omit<Unknown, 'rows'> {
  /** Null: it was answered before the last dry run, which does not count it any more. */
  readonly rows: number | null;
  readonly answer: Answer | null;
}

export interface UnknownGroup {
  readonly field: string;
  /** Whether any of its values can be made on the way. */
  readonly canCreate: boolean;
  readonly values: readonly UnknownValue[];
}

/** Field by field, in the order of the fields: what the dry run found, then what was answered before it. */
export function unknownByField(
  unknown: readonly Omit<UnknownValue, 'answer'>[],
  answers: readonly Answer[],
  fields: readonly RecordField[],
): UnknownGroup[] {
  const answerOf = new Map(answers.map((answer) => [`${answer.field} ${answer.value}`, answer]));
  const found = unknown.map((value) => ({
    ...value,
    answer: answerOf.get(`${value.field} ${value.value}`) ?? null,
  }));
  const known = new Set(unknown.map(({ field, value }) => `${field} ${value}`));
  const before = answers
    .filter(({ field, value }) => !known.has(`${field} ${value}`))
    .map((answer): UnknownValue => {
      const field = fields.find(({ key }) => key === answer.field);
      const { refersTo = null, canCreate = false } = field ?? {};
      return { field: answer.field, value: answer.value, refersTo, canCreate, alike: [], rows: null, answer };
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
