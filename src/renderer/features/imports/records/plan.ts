/** What a person has chosen on the way of a file of records, and the plan the core gets of it. Pure. */
import { z } from 'zod';
import {
  answerSchema,
  recordsPlanSchema,
  sheetFormatSchema,
  type RecordField,
  type RecordImportKind,
  type RecordsPlan,
} from '../../../../shared/contract/records.ts';
import type { Outputs } from '../../../api.ts';

export type Inspection = Outputs['records']['inspect'];
export type Column = Inspection['columns'][number];

const { mode, emptyCells, badRows, constants, createUnknown, leaveDuplicates } = recordsPlanSchema.shape;

/** An answer with the name of what the value was taken for, to be shown. */
const shownAnswerSchema = answerSchema.extend({ toLabel: z.string().nullable() });
export type Answer = z.infer<typeof shownAnswerSchema>;

export const choicesSchema = z.object({
  corrections: sheetFormatSchema.partial(),
  /** Fields by index of the column, where somebody has chosen: null leaves the column out. */
  fields: z.record(z.string(), z.string().nullable()),
  constants,
  /** Null until somebody has given or taken back one: those of the last time. */
  answers: z.array(shownAnswerSchema).nullable(),
  createUnknown,
  mode,
  emptyCells,
  badRows,
  leaveDuplicates,
  /** The last dry run and what it was asked. */
  check: z.object({ jobId: z.string(), plan: recordsPlanSchema }).nullable(),
});
export type StoredChoices = z.infer<typeof choicesSchema>;
export type Choices = Omit<StoredChoices, 'answers'> & { readonly answers: Answer[] };

export const NO_CHOICES: Choices = {
  corrections: {},
  fields: {},
  constants: [],
  answers: [],
  createUnknown: false,
  mode: 'create-and-change',
  emptyCells: 'leave',
  badRows: 'refuse',
  leaveDuplicates: false,
  check: null,
};

/** The field each column goes to: what was chosen, else what the core proposes. */
export function fieldOf({ index, field }: Column, { fields }: Pick<Choices, 'fields'>): string | null {
  const chosen = fields[String(index)];
  return chosen === undefined ? field : chosen;
}

/** Fields that more than one column, or a column and a value for all rows, go to. */
export function fieldsTwice(
  columns: readonly Column[],
  choices: Pick<Choices, 'fields' | 'constants'>,
): ReadonlySet<string> {
  const all = [
    ...columns.flatMap((column) => fieldOf(column, choices) ?? []),
    ...choices.constants.map(({ field }) => field),
  ];
  return new Set(all.filter((field, at) => all.indexOf(field) !== at));
}

/**
 * Fields without which no row can be read. Records that are only changed need no more than what tells them
 * apart; those named by their id need nothing else.
 */
export function missingFields(
  { columns, fields }: Pick<Inspection, 'columns' | 'fields'>,
  choices: Pick<Choices, 'fields' | 'constants' | 'mode'>,
): RecordField[] {
  const given = new Set([
    ...columns.flatMap((column) => fieldOf(column, choices) ?? []),
    ...choices.constants.map(({ field }) => field),
  ]);
  if (given.has('id')) return [];
  return fields.filter(
    ({ key, required, isKey }) =>
      !given.has(key) && (choices.mode === 'change' ? isKey && required : required),
  );
}

/** The columns for which somebody has chosen a field. */
export function chosenColumns({ fields }: Pick<Choices, 'fields'>): RecordsPlan['columns'] {
  return Object.entries(fields).map(([index, field]) => ({ index: Number(index), field }));
}

export function planOf(
  kind: RecordImportKind,
  { columns, format }: Inspection,
  choices: Choices,
): RecordsPlan {
  const { answers, check: _check, corrections, fields: _fields, ...rest } = choices;
  // Both depend on where the columns go, and are recognised from all rows unless somebody has said them.
  const { decimalMark: _mark, dateFormat: _dates, ...recognised } = format;
  return {
    ...rest,
    kind,
    format: { ...recognised, ...corrections },
    columns: columns.map((column) => ({ index: column.index, field: fieldOf(column, choices) })),
    constants: choices.constants.filter(({ value }) => value.trim() !== ''),
    answers: answers.map(({ toLabel: _label, ...answer }) => answer),
  };
}

/** Whether a dry run of one plan tells what the other will do; what becomes of bad rows changes no row. */
export function tellsOf(one: RecordsPlan, other: RecordsPlan): boolean {
  const { badRows: _one, ...asked } = one;
  const { badRows: _other, ...wanted } = other;
  return JSON.stringify(sorted(asked)) === JSON.stringify(sorted(wanted));
}

/** The keys of all objects in one order, whoever wrote them. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** The answers with these among them; `null` takes the answer to a value back. */
export function withAnswers(
  answers: readonly Answer[],
  values: readonly { readonly field: string; readonly value: string }[],
  answer: ((value: string) => Pick<Answer, 'action' | 'to' | 'toLabel'>) | null,
): Answer[] {
  const keys = new Set(values.map(({ field, value }) => `${field} ${value}`));
  const others = answers.filter(({ field, value }) => !keys.has(`${field} ${value}`));
  if (answer === null) return others;
  return [...others, ...values.map(({ field, value }) => ({ field, value, ...answer(value) }))];
}
