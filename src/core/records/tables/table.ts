/**
 * A file of records as rows of cells, whatever it was written in. Promise: what a reader gives is bounded, however
 * little of a file claims to be how much.
 */
import type { SheetFormat } from '../../../shared/contract/records.ts';

/** What stands in a cell: text of a CSV file, or what a workbook knows it to be. A date is a wall clock in UTC fields. */
export type Cell = string | number | boolean | Date;

/** Of a whole table, such as 200,000 rows of 50 columns. */
export const MAX_CELLS = 10_000_000;

export interface TableRow {
  /** 1-based line of the file, or row of the sheet. */
  readonly line: number;
  readonly cells: readonly Cell[];
  /** A quote of it is never closed: where its cells end is a guess. */
  readonly isUnclosed?: true;
  /** Indexes of cells in which text goes on behind a closing quote. */
  readonly stray?: readonly number[];
}

export interface Table {
  readonly format: SheetFormat;
  /** Names of the columns, distinct; `#3` where there is none. */
  readonly names: readonly string[];
  readonly rows: readonly TableRow[];
  /** Names of the sheets of a workbook. */
  readonly sheets: readonly string[];
  /** False when only the beginning was read. */
  readonly isWhole: boolean;
}

/** How a cell would be typed in; dates in ISO notation, a midnight as its day. */
export function cellText(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if (!(cell instanceof Date)) return String(cell);
  if (Number.isNaN(cell.getTime())) return '';
  const text = cell.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
}

/** Trims, names the nameless `#3`, and numbers the second of a name as `Cost (2)`. */
export function columnNames(header: readonly Cell[], width: number): string[] {
  const given = new Set<string>();
  return Array.from({ length: width }, (_, index) => {
    const wanted = cellText(header[index]).trim().replace(/\s+/g, ' ').slice(0, 120) || `#${index + 1}`;
    let name = wanted;
    for (let copy = 2; given.has(name); copy += 1) name = `${wanted} (${copy})`;
    given.add(name);
    return name;
  });
}
