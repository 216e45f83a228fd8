/**
 * Which decimal mark a file writes its numbers with, as far as the cells of its number columns tell: what stands
 * in columns of text has no say. `1.500` may be fifteen hundred or one and a half, and only the rest tells.
 */
import type { FormatCorrections, RecordField } from '../../shared/contract/records.ts';
import { type DecimalMark, toMilli } from '../../shared/domain/quantity.ts';
import { markEvidence } from '../imports/csv/numbers.ts';
import type { Plant } from '../setup/plant.ts';
import type { Source } from './plan.ts';
import type { Table } from './tables/table.ts';
import type { Field } from './values.ts';

const NUMBERS: ReadonlySet<RecordField['type']> = new Set(['integer', 'decimal', 'money', 'quantity']);
/** As many that prove the same mark are enough. */
const ENOUGH = 2000;
/** Fewer than one in so many prove nothing: they may be typing errors. */
const TELLING = 100;

export interface MarkFound {
  readonly mark: DecimalMark;
  /**
   * `assumed`: groups of three figures that may be decimals are read as the separator and the plant's language both
   * have it. `open`: nothing tells, and such cells mean nothing until somebody says which mark it is.
   */
  readonly doubt: 'assumed' | 'open' | null;
}

/** @param language the plant's */
function findDecimalMark(
  { format, rows }: Pick<Table, 'format' | 'rows'>,
  sources: readonly Pick<Source, 'field' | 'index'>[],
  language: Plant['language'],
): MarkFound {
  const proven = { '.': 0, ',': 0 };
  let open = 0;
  const columns = sources.flatMap(({ field, index }) =>
    index !== null && NUMBERS.has(field.type) ? [{ field, index }] : [],
  );
  for (const { cells } of rows) {
    if (Math.max(proven['.'], proven[',']) >= ENOUGH) break;
    for (const { field, index } of columns) {
      const cell = cells[index];
      const told = typeof cell === 'string' ? markOf(cell, field) : null;
      if (told === 'open') open += 1;
      else if (told !== null) proven[told] += 1;
    }
  }
  const usual = language === 'de' ? ',' : '.';
  const hint =
    format.format === 'xlsx' ? null : { ';': ',' as const, ',': '.' as const }[format.separator as string];
  if (proven['.'] + proven[','] > 0) {
    const mark = proven[','] > proven['.'] ? ',' : proven['.'] > proven[','] ? '.' : (hint ?? usual);
    const isMixed = proven['.'] > 0 && proven[','] > 0;
    return { mark, doubt: open > 0 && (isMixed || proven[mark] * TELLING < open) ? 'open' : null };
  }
  if (open === 0) return { mark: usual, doubt: null };
  return { mark: hint ?? usual, doubt: hint === usual ? 'assumed' : 'open' };
}

/** What a person has said, else what the file tells. */
export function markFor(
  table: Pick<Table, 'format' | 'rows'>,
  sources: readonly Pick<Source, 'field' | 'index'>[],
  { decimalMark }: FormatCorrections,
  { language }: Pick<Plant, 'language'>,
): MarkFound {
  if (decimalMark !== undefined) return { mark: decimalMark, doubt: null };
  return findDecimalMark(table, sources, language);
}

/** The mark that a cell proves to be the decimal one; `open` where it is another number with each. */
function markOf(cell: string, { type, least, greatest }: Field): DecimalMark | 'open' | null {
  if (!cell.includes('.') && !cell.includes(',')) return null;
  const evidence = markEvidence(cell);
  if (evidence === undefined) return null;
  if ('decimalMark' in evidence) return evidence.decimalMark;
  const { either } = evidence;
  const other = either === '.' ? ',' : '.';
  const asGroup = toMilli(cell.trim(), other);
  const asDecimal = toMilli(cell.trim(), either);
  if (asGroup === null || asDecimal === null) return null;
  const unit = type === 'quantity' ? 1 : 1000;
  if (type === 'integer' && asDecimal % 1000 !== 0) return other;
  if (type !== 'money' && asGroup > (greatest ?? Infinity) * unit) return either;
  if (type !== 'money' && asGroup < (least ?? -Infinity) * unit) return either;
  return 'open';
}

/** Whether a cell is another number with each of the marks. */
export function isOpenNumber(cell: string, field: Field): boolean {
  return markOf(cell, field) === 'open';
}
