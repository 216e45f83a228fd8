/** Where the table is in a sample of text: separator, lines before the header, header, width. */
import { SEPARATORS, type Separator } from './cells.ts';
import { makeRecordReader } from './records.ts';

export interface SampleRecord {
  /** 1-based physical line on which the record begins. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface SampleTable {
  readonly separator: Separator;
  /** Null when there is no header. */
  readonly header: SampleRecord | null;
  readonly rows: readonly SampleRecord[];
  /** How many cells a row usually has. */
  readonly width: number;
  /** Records that stand before the header: titles of a logger, `sep=;`. */
  readonly recordsBefore: number;
  /** 1-based physical line on which the first row begins, or would. */
  readonly firstDataLine: number;
  readonly isUneven: boolean;
}

const SCORED_RECORDS = 200;
const MAX_RECORDS_BEFORE = 30;

/** Finds the table in the sample; what `fixed` gives is taken as true. */
export function findTable(text: string, fixed: { separator?: Separator; headerRow?: boolean }): SampleTable {
  const lines = text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  if (lines.at(-1) === '') lines.pop();
  const declared = /^"?sep=([;,\t|])"?$/i.exec(lines[0] ?? '')?.[1] as Separator | undefined;
  const skipped = declared ? 1 : 0;
  const separator = fixed.separator ?? declared ?? chooseSeparator(lines, skipped);
  const records = readRecords(lines, skipped, separator, Number.POSITIVE_INFINITY);
  const width = usualWidth(records);
  const start = firstOfTable(records, width);
  const first = records[start];
  const hasHeader =
    first !== undefined &&
    (fixed.headerRow ?? isHeader(first, records.slice(start + 1, start + 1 + SCORED_RECORDS)));
  const rows = records.slice(hasHeader ? start + 1 : start);
  const header = hasHeader ? first : null;
  return {
    separator,
    header,
    rows,
    width: Math.max(width, header?.cells.length ?? 0),
    recordsBefore: start + skipped,
    firstDataLine: rows[0]?.line ?? lines.length + 1,
    isUneven: rows.some((row) => trimmedLength(row.cells) > width || row.cells.length < width),
  };
}

/** Records of the lines from index `from`; blank lines and lines of separators only are left out. */
function readRecords(
  lines: readonly string[],
  from: number,
  separator: Separator,
  most: number,
): SampleRecord[] {
  const records: SampleRecord[] = [];
  const reader = makeRecordReader(separator, {
    record: (cells, line) => {
      if (cells.some((cell) => cell.trim() !== '')) records.push({ line, cells });
    },
    unclosed: () => undefined,
  });
  for (let index = from; index < lines.length && records.length < most; index += 1) {
    reader.feed(lines[index]!, index + 1);
  }
  reader.end();
  return records;
}

/** The separator that gives most rows the same number of cells and most cells a time or a number in them. */
function chooseSeparator(lines: readonly string[], from: number): Separator {
  let best: Separator = ',';
  let bestScore = 0;
  for (const separator of SEPARATORS) {
    const records = readRecords(lines, from, separator, SCORED_RECORDS);
    const width = usualWidth(records);
    if (width < 2) continue;
    const regular = records.filter((record) => record.cells.length === width);
    const cells = (regular.length > 1 ? regular.slice(1) : regular).flatMap((record) => record.cells);
    const typed = cells.filter((cell) => cell.trim() === '' || isTyped(cell)).length / cells.length;
    const score = (regular.length / records.length) * (0.2 + typed);
    if (score > bestScore) {
      best = separator;
      bestScore = score;
    }
  }
  return best;
}

/** The commonest number of cells; of equally common ones the largest. 0 without records. */
function usualWidth(records: readonly SampleRecord[]): number {
  return mostCommon(records.map((record) => record.cells.length));
}

function mostCommon(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  let best = 0;
  for (const [number, count] of counts) {
    const bestCount = counts.get(best) ?? 0;
    if (count > bestCount || (count === bestCount && number > best)) best = number;
  }
  return best;
}

/** Rows among which a table begins. */
const MAX_ROWS_ABOVE = 30;

/**
 * Index of the first row that is about as full as the table below it: titles above a table have fewer cells filled.
 * @param filledOf how many cells of a row have something in them
 */
export function firstFullRow<Row>(rows: readonly Row[], filledOf: (row: Row) => number): number {
  const filled = rows.slice(0, MAX_ROWS_ABOVE).map(filledOf);
  const widest = Math.max(0, ...filled);
  return Math.max(
    0,
    filled.findIndex((count) => count >= Math.max(1, widest * 0.6)),
  );
}

/** Index of the record with which the table begins; separators at the end do not count. */
function firstOfTable(records: readonly SampleRecord[], width: number): number {
  const filledWidth = mostCommon(records.map((record) => trimmedLength(record.cells)));
  const index = records.findIndex(({ cells }) => {
    const filled = trimmedLength(cells);
    return cells.length >= width || filled === filledWidth;
  });
  const start = index > MAX_RECORDS_BEFORE || index < 0 ? 0 : index;
  // Spreadsheets pad their titles with separators. Sparse rows above anything but a header are no titles.
  const below = records.slice(start, start + SCORED_RECORDS);
  const full = firstFullRow(below, ({ cells }) =>
    Math.min(width, cells.filter((cell) => cell.trim() !== '').length),
  );
  return full > 0 && isHeader(below[full]!, below.slice(full + 1)) ? start + full : start;
}

/** Number of cells without the empty ones at the end. */
export function trimmedLength(cells: readonly string[]): number {
  let length = cells.length;
  while (length > 0 && cells[length - 1]!.trim() === '') length -= 1;
  return length;
}

/** A header says a word where the rows below have a number or a time; a table of words only has one too. */
function isHeader(first: SampleRecord, rows: readonly SampleRecord[]): boolean {
  const words = first.cells.map((cell) => cell.trim() !== '' && !isTyped(cell));
  if (rows.length === 0) return words.some(Boolean) && !first.cells.some(isTyped);
  const share = first.cells.map((_, index) => {
    const filled = rows.map((row) => row.cells[index] ?? '').filter((cell) => cell.trim() !== '');
    return filled.length === 0 ? 0 : filled.filter(isTyped).length / filled.length;
  });
  const hasTypedColumns = share.some((typed) => typed > 0.5);
  return hasTypedColumns ? words.some((isWord, index) => isWord && share[index]! > 0.5) : words.some(Boolean);
}

const NUMBER_LIKE = /^[+\-\u2212]?(?:\d[\d.,\u00a0\u202f'’ ]*|[.,]\d+)(?:e[+-]?\d+)?$/i;
const DATE_LIKE =
  /^(?:\d{1,4}([-./])\d{1,2}\1|\d{1,2}[-. ]{1,2}[a-zä]{3,9}[-. ]{1,2}|[a-z]{3,9} \d{1,2},? )\d{2,4}(?:(?:t|,? +)\d{1,2}:?\d{2}[\d:.,]*)?(?: ?[ap]\.?m\.?)?(?: ?(?:z|utc|gmt|[+-]\d\d:?\d{0,2}))?$/i;
const CLOCK_LIKE = /^\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[ap]\.?m\.?)?$/i;
const COMPACT_LIKE = /^\d{8}t\d{4,6}(?:[.,]\d+)?z?$/i;

/** True for a time of day without a date, e.g. `10:14:33.5` or `9:05 PM`. */
export function isClock(cell: string): boolean {
  return CLOCK_LIKE.test(cell.trim());
}

/** True for what looks like a number, a date or a time in any format. */
function isTyped(cell: string): boolean {
  const text = cell.trim();
  if (text.length > 60) return false;
  return NUMBER_LIKE.test(text) || DATE_LIKE.test(text) || CLOCK_LIKE.test(text) || COMPACT_LIKE.test(text);
}
