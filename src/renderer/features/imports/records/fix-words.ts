/** What the pages call the value that a dry run proposes for a bad cell: a choice has a word in each language. */
import type { RecordImportKind, RecordProblem, RecordsPlan } from '../../../../shared/contract/records.ts';
import type { Inspection } from './plan.ts';
import type { RecordWords } from './words.ts';

/** @returns of a problem the word for what was probably meant, or null when nobody knows */
export function fixWordsOf(
  kind: RecordImportKind,
  { columns, constants }: Pick<RecordsPlan, 'columns' | 'constants'>,
  inspection: Pick<Inspection, 'columns' | 'fields'>,
  words: Pick<RecordWords, 'choice'>,
): (problem: Pick<RecordProblem, 'column' | 'reason' | 'fix'>) => string | null {
  const choices = new Set(
    inspection.fields.filter(({ choices: known }) => known.length > 0).map(({ key }) => key),
  );
  // A value for all rows is named by its field, for it has no column.
  const fieldOf = new Map(constants.map(({ field }) => [field, field]));
  for (const { index, field } of columns) {
    const name = inspection.columns.find((column) => column.index === index)?.name;
    if (name !== undefined && field !== null) fieldOf.set(name, field);
  }
  return ({ column, fix }) => {
    const field = column === null ? undefined : fieldOf.get(column);
    return fix === null || field === undefined || !choices.has(field) ? fix : words.choice(kind, field, fix);
  };
}
