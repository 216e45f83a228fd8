/** Tells a file of readings from one of records by what stands in its columns, whatever they are called. Pure. */
import { findMarks, findTime, isTimeName, kindOf } from '../imports/csv/columns.ts';
import { findLong } from '../imports/csv/long-columns.ts';
import { type Cell, cellText, type Table } from './tables/table.ts';

const CLOCK = /:|\dt\d|^\d{12,}$/i;

/**
 * A column of times (or one of days and one of times of day) and nothing but numbers beside it, or a row for each
 * reading with the name of its metric. Days alone say nothing: records have them, too.
 */
export function holdsReadings({ names, rows, format }: Pick<Table, 'names' | 'rows' | 'format'>): boolean {
  const columns = names.map((_, index) => rows.map(({ cells }) => textOf(cells[index])));
  const time = findTime(names, columns, { dayFirst: true });
  if (time.timeColumn === null) return false;
  const name = names[time.timeColumn]!;
  const tellsTime =
    time.dateColumn !== null ||
    (time.dateFormat.startsWith('epoch')
      ? isTimeName(name)
      : columns[time.timeColumn]!.some((cell) => CLOCK.test(cell.trim())));
  if (!tellsTime) return false;
  const marks = findMarks(columns, format.separator, undefined);
  const kinds = columns.map((cells, index) => kindOf(names[index]!, cells, marks));
  const times = new Set([...time.candidates, time.timeColumn, time.dateColumn]);
  const named = columns.map((cells, index) => ({
    name: names[index]!,
    kind: times.has(index) ? ('time' as const) : kinds[index]!,
    cells,
  }));
  if (findLong(named, time) !== null) return true;
  const values = kinds.filter((_, index) => index !== time.timeColumn && index !== time.dateColumn);
  return values.some((kind) => kind !== 'empty') && !values.includes('text');
}

/** What a workbook knows to be a number is one, whatever its marks. */
function textOf(cell: Cell | undefined): string {
  if (typeof cell === 'number' && !Number.isSafeInteger(cell)) return '0.5';
  return typeof cell === 'boolean' ? String(Number(cell)) : cellText(cell);
}
