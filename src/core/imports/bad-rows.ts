/**
 * The rows of a file of readings with something wrong in them, as a file of the same columns and make, to mend and
 * import again. What was read from them is there already then and adds nothing.
 */
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import type { PROBLEM_REASONS } from '../../shared/contract/imports.ts';
import { CSV_TYPE, XLSX_TYPE } from '../records/bad-rows.ts';
import { REASON_COLUMN } from '../records/headers.ts';
import { csvLine } from '../records/tables/csv-write.ts';
import { encodeText } from '../records/tables/encode.ts';
import { guardFormula, withoutGuard } from '../records/tables/guard.ts';
import type { Cell } from '../records/tables/table.ts';
import { workbook } from '../records/tables/xlsx-write.ts';
import { splitUnclosed } from './csv/cells.ts';
import type { Dialect } from './csv/dialect.ts';
import { makeLineReader } from './csv/rows.ts';
import { makeDecoder } from './csv/text.ts';

type Reason = (typeof PROBLEM_REASONS)[number];

/** A problem as far as its row is told of it. */
interface Problem {
  readonly line: number;
  readonly column: string | null;
  readonly reason: Reason;
  readonly suggestion: string | null;
}

export interface BadRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface BadRows {
  readonly rows: readonly BadRow[];
  /** False where the file has more than are kept. */
  readonly isWhole: boolean;
}

/** Characters of rows that are kept. */
const MOST_CHARS = 16 * 1024 ** 2;

/**
 * Looks for rows by the lines on which they begin.
 * @throws the signal's reason
 */
export async function collectRows(
  pieces: AsyncIterable<Uint8Array>,
  dialect: Dialect,
  lines: ReadonlySet<number>,
  pause: () => Promise<void>,
): Promise<BadRows> {
  const rows: BadRow[] = [];
  let chars = 0;
  let isWhole = true;
  const keep = (line: number, cells: readonly string[]): void => {
    if (!lines.has(line)) return;
    chars += cells.reduce((sum, cell) => sum + cell.length, 0);
    if (chars > MOST_CHARS) isWhole = false;
    else rows.push({ line, cells });
  };
  const reader = makeLineReader(dialect, {
    plainLine: (text, start, end, line) => {
      if (lines.has(line)) keep(line, text.slice(start, end).split(dialect.separator));
    },
    cells: (cells, line) => keep(line, cells),
    refuse: (text, line, reason) => {
      if (reason === 'unclosed-quote') keep(line, splitUnclosed(text, dialect.separator));
      // Nobody mends a line of that length in a table.
      else isWhole = false;
    },
  });
  const decoder = makeDecoder(dialect.encoding);
  const take = (text: string): void =>
    reader.text(dialect.lineEnd === 'cr' ? text.replaceAll('\r', '\n') : text);
  for await (const piece of pieces) {
    take(decoder.write(piece));
    await pause();
  }
  take(decoder.end());
  reader.end();
  return { rows, isWhole };
}

interface Found {
  readonly fileName: string;
  readonly dialect: Dialect;
  readonly isWorkbook: boolean;
  readonly badRows: BadRows;
  readonly problems: readonly Problem[];
}

/** @param reasons what the reasons are called; one without a word is named */
export async function badRowsFile(
  { fileName, dialect, isWorkbook, badRows, problems }: Found,
  reasons: Required<Inputs['imports']['badRowsFile']>['reasons'],
): Promise<Outputs['imports']['badRowsFile']> {
  const words = new Map(reasons.map(({ reason, text }) => [reason, text]));
  const byLine = Map.groupBy(problems, ({ line }) => line);
  const width = dialect.columns.length;
  const header = dialect.headerRow ? [[...dialect.columns.map(({ name }) => name), REASON_COLUMN]] : [];
  const rows = badRows.rows.map(({ line, cells }) => [
    ...Array.from({ length: width }, (_, index) => cells[index] ?? ''),
    (byLine.get(line) ?? []).map((problem) => reasonText(problem, words)).join('; '),
    // What was too much stands behind the reason, where nothing is lost and the columns are right.
    ...cells.slice(width),
  ]);
  const { separator, encoding } = dialect;
  const bytes = isWorkbook
    ? await workbook([...header, ...rows.map((row) => row.map(typed))], () => Promise.resolve())
    : encodeText(
        [...header, ...rows].map((row) => csvLine(row.map(guarded), { separator, isGuarded: [] })).join(''),
        encoding,
      );
  return {
    fileName: `${fileName.replace(/\.[^.]{1,5}$/, '')}-bad-rows.${isWorkbook ? 'xlsx' : 'csv'}`,
    mediaType: isWorkbook ? XLSX_TYPE : CSV_TYPE,
    data: Buffer.from(bytes).toString('base64'),
    rows: rows.length,
    isWhole: badRows.isWhole,
  };
}

/** Figures of any make are no formula. */
function guarded(cell: string): string {
  return /^[+-]?[\d.,' ]*(?:e[+-]?\d+)?$/i.test(cell) ? cell : guardFormula(withoutGuard(cell));
}

function typed(cell: string): Cell {
  return /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/.test(cell) ? Number(cell) : cell;
}

function reasonText({ column, reason, suggestion }: Problem, words: ReadonlyMap<Reason, string>): string {
  const where = column === null ? '' : `${column}: `;
  return `${where}${words.get(reason) ?? reason}${suggestion === null ? '' : ` -> ${suggestion}`}`;
}
