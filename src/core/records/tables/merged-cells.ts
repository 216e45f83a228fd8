/**
 * Cells merged over rows (ECMA-376, 18.3.1.55): the sheet has the value in the first of them alone, and whoever merged
 * them means it for each row. Those merged over columns are one cell of the first column.
 */
import { AppError } from '../../../shared/errors.ts';
import { type Cell, MAX_CELLS, type TableRow } from './table.ts';
import { attribute, elements, nextElement } from './xml.ts';

export interface MergedCells {
  /** 0-based. */
  readonly column: number;
  readonly firstLine: number;
  readonly lastLine: number;
}

/** @param from where in the sheet the rows have ended */
export function mergedOverRows(
  xml: string,
  prefix: string,
  from: number,
  indexOf: (letters: string) => number,
): MergedCells[] {
  const list = nextElement(xml, `${prefix}mergeCells`, from)?.content ?? '';
  const merged: MergedCells[] = [];
  for (const { tag } of elements(list, `${prefix}mergeCell`)) {
    const ref = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?[A-Z]{1,3}\$?(\d{1,7})$/.exec(attribute(tag, 'ref') ?? '');
    if (ref === null) continue;
    const [column, firstLine, lastLine] = [indexOf(ref[1]!), Number(ref[2]), Number(ref[3])];
    if (lastLine > firstLine) merged.push({ column, firstLine, lastLine });
  }
  return merged;
}

/**
 * Gives each row the value of what it is merged with; rows that have nothing else stay out.
 * @param rows of the table, without its header, by line
 * @throws AppError IMPORT_TOO_MANY_ROWS {rows}
 */
export function withMerged(rows: readonly TableRow[], merged: readonly MergedCells[]): readonly TableRow[] {
  if (merged.length === 0) return rows;
  const cellsOf = new Map<TableRow, Cell[]>();
  let cellCount = rows.reduce((sum, { cells }) => sum + cells.length, 0);
  let [column, filledTo] = [-1, 0];
  const inOrder = merged.toSorted(
    (one, other) => one.column - other.column || one.firstLine - other.firstLine,
  );
  for (const area of inOrder) {
    if (area.column !== column) [column, filledTo] = [area.column, 0];
    // Cells are merged once; a file that says otherwise is not walked again and again.
    if (area.firstLine <= filledTo) continue;
    filledTo = area.lastLine;
    const at = firstFrom(rows, area.firstLine);
    const first = rows[at];
    const value = first?.line === area.firstLine ? first.cells[column] : undefined;
    if (value === undefined || value === '') continue;
    for (let index = at + 1; index < rows.length && rows[index]!.line <= area.lastLine; index += 1) {
      const row = rows[index]!;
      let cells = cellsOf.get(row);
      if (cells === undefined) cellsOf.set(row, (cells = [...row.cells]));
      cellCount += Math.max(0, column + 1 - cells.length);
      if (cellCount > MAX_CELLS) throw new AppError('IMPORT_TOO_MANY_ROWS', { rows: rows.length });
      while (cells.length < column) cells.push('');
      cells[column] = value;
    }
  }
  return rows.map((row) => {
    const cells = cellsOf.get(row);
    return cells === undefined ? row : { ...row, cells };
  });
}

/** Index of the first row of that line or a later one. */
function firstFrom(rows: readonly TableRow[], line: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]!.line < line) low = middle + 1;
    else high = middle;
  }
  return low;
}
