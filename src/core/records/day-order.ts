/**
 * Whether a column writes its dates with the day or the month first. `03/04/2026` is one day or another, and only
 * the cells of its column that can be read in one way tell. Points stand between day, month and year in this order
 * only, so such dates are never in doubt; nor do they say how another hand has written the others.
 */
import type { FormatCorrections, SheetFormat } from '../../shared/contract/records.ts';
import type { Source } from './plan.ts';
import type { Cell, Table } from './tables/table.ts';

type DateFormat = SheetFormat['dateFormat'];
type DayOrder = 'day-month-year' | 'month-day-year';

/** Fewer than one in so many prove nothing: they may be typing errors. */
const TELLING = 100;

export interface DaysFound {
  /** Of the columns that tell, or of those that do not where somebody has said it. */
  readonly dateFormat: DateFormat;
  /**
   * `assumed`: a column that does not tell is read as the others are. `open`: they do not tell either or contradict
   * each other, and such cells mean nothing until somebody says which it is.
   */
  readonly doubt: 'assumed' | 'open' | null;
  /** @param index of the column; null: a value for all rows, which has none */
  of(index: number | null): { readonly dateFormat: DateFormat; readonly isOpen: boolean };
}

/** Day and month in figures, the year behind them, and perhaps a time. */
const FIGURES = /^(\d{1,2})([./-])(\d{1,2})\2(?:\d{4}|\d{2})(?!\d)/;

/** The order that a date can only have; `open` where it is another day with each. */
export function dayOrderOf(cell: string): DayOrder | 'open' | null {
  const match = FIGURES.exec(cell);
  if (match === null) return null;
  if (match[2] === '.') return 'day-month-year';
  const [first, second] = [Number(match[1]), Number(match[3])];
  if (first === second || Math.min(first, second) < 1 || Math.max(first, second) > 31) return null;
  if (first > 12) return second > 12 ? null : 'day-month-year';
  return second > 12 ? 'month-day-year' : 'open';
}

interface Told {
  readonly index: number | null;
  'day-month-year': number;
  'month-day-year': number;
  open: number;
}

/** What the columns tell, and for those that do not what a person has said or the others do. */
export function daysFor(
  { format, rows }: Pick<Table, 'format' | 'rows'>,
  sources: readonly Source[],
  { dateFormat: said }: FormatCorrections,
): DaysFound {
  const columns = sources
    .filter(({ field: { type } }) => type === 'day' || type === 'instant')
    .map(({ index, constant }) => ({
      constant,
      told: { index, 'day-month-year': 0, 'month-day-year': 0, open: 0 },
    }));
  for (const { constant, told } of columns) {
    if (told.index === null) count(told, constant);
    else for (const { cells } of rows) count(told, cells[told.index]);
  }
  const all = columns.map(({ told }) => told);
  const orders = new Map(all.map((told) => [told.index, orderOf(told)]));
  const own = new Set([...orders.values()].filter((order) => order !== null));
  const shared = own.size > 1 || all.some(isMixed) ? undefined : [...own][0];
  const answer = said === 'day-month-year' || said === 'month-day-year' ? said : undefined;
  const inDoubt = all.filter((told) => told.open > 0 && orders.get(told.index) === null);
  const isOpen = (told: Told | undefined): boolean =>
    told !== undefined && answer === undefined && (shared === undefined || told[otherThan(shared)] > 0);
  const byIndex = new Map(inDoubt.map((told) => [told.index, told]));
  const usual = answer ?? shared ?? format.dateFormat;
  return {
    dateFormat: inDoubt.length > 0 ? usual : (shared ?? usual),
    doubt: inDoubt.some(isOpen) ? 'open' : inDoubt.length > 0 && answer === undefined ? 'assumed' : null,
    of: (index) => ({ dateFormat: orders.get(index) ?? usual, isOpen: isOpen(byIndex.get(index)) }),
  };
}

function count(told: Told, cell: Cell | undefined): void {
  if (typeof cell !== 'string') return;
  const text = cell.trimStart();
  if (text.charCodeAt(1) === POINT || text.charCodeAt(2) === POINT) return;
  const order = dayOrderOf(text);
  if (order !== null) told[order] += 1;
}

const POINT = 46;

function otherThan(order: DayOrder): DayOrder {
  return order === 'day-month-year' ? 'month-day-year' : 'day-month-year';
}

function isMixed(told: Told): boolean {
  return told['day-month-year'] > 0 && told['month-day-year'] > 0;
}

/** What the cells of a column prove together. */
function orderOf(told: Told): DayOrder | null {
  const order = told['day-month-year'] > 0 ? 'day-month-year' : 'month-day-year';
  if (told[order] === 0 || told[order] * TELLING < told.open) return null;
  return isMixed(told) ? null : order;
}
