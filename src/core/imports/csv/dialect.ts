/** Recognises how a CSV file of readings is written, from its first bytes. Pure; the rest is in readings.ts. */
import { DIALECT_NOTES } from '../../../shared/contract/imports.ts';
import type { Separator } from './cells.ts';
import { findMarks, findTime, kindOf, type ColumnKind } from './columns.ts';
import { findLong, type LongColumns } from './long-columns.ts';
import { isEmptyCell, type DecimalMark } from './numbers.ts';
import { findTable, trimmedLength, type SampleTable } from './table.ts';
import { assertNoNul, assertTextSignature, detectEncoding, makeDecoder, type TextEncoding } from './text.ts';
import type { DateFormatId } from './time.ts';

export type { Separator } from './cells.ts';
export type { ColumnKind } from './columns.ts';
export type { LongColumns } from './long-columns.ts';
export type { DecimalMark } from './numbers.ts';
export { NotTextError, type NotTextCode, type TextEncoding } from './text.ts';

/** How much of a file `detectDialect` looks at; callers need not pass more. */
export const SAMPLE_BYTES = 256 * 1024;
const MAX_COLUMNS = 1000;
const SAMPLES = 3;
const SAMPLE_CHARS = 40;
/** Of the name of a column. */
export const NAME_CHARS = 120;

export interface DialectColumn {
  /** Position in the file, from 0. */
  readonly index: number;
  /** Trimmed and distinct; `#3` when the third column has no name. */
  readonly name: string;
  readonly kind: ColumnKind;
  /** The first distinct values, cut to 40 characters. */
  readonly samples: readonly string[];
  /** Proposed not to be imported: everything but numbers. */
  readonly leaveOut: boolean;
}

export type DialectNote = (typeof DIALECT_NOTES)[number];

export interface Dialect {
  readonly encoding: TextEncoding;
  /** The file begins with a byte order mark. */
  readonly bom: boolean;
  /** `cr`: the line ends of old Macs. CR LF counts as `lf`. */
  readonly lineEnd: 'lf' | 'cr';
  readonly separator: Separator;
  readonly decimalMark: DecimalMark;
  /** See `NumberFormat` in numbers.ts. */
  readonly thousandsMark: DecimalMark | null;
  readonly dateFormat: DateFormatId;
  /** Every time carries its own offset from UTC: the zone need not be asked for. */
  readonly timeHasOffset: boolean;
  readonly columns: readonly DialectColumn[];
  readonly timeColumn: number | null;
  /** Set when date and time of day stand in two columns; `timeColumn` is then the time of day. */
  readonly dateColumn: number | null;
  /** Each row is one reading, whose metric a column names; null: a column is a metric. */
  readonly long: LongColumns | null;
  readonly headerRow: boolean;
  /** 1-based physical line on which the readings begin. */
  readonly firstDataLine: number;
  readonly notes: readonly DialectNote[];
}

/** What a person has corrected; taken as true, and all the rest is recognised again around it. */
export type FixedDialect = Partial<
  Pick<
    Dialect,
    'encoding' | 'separator' | 'decimalMark' | 'dateFormat' | 'timeColumn' | 'dateColumn' | 'headerRow'
  >
>;

export interface DetectOptions {
  readonly fixed?: FixedDialect;
  /** The sample is not the whole file. Default: it has `SAMPLE_BYTES` or more. */
  readonly isTruncated?: boolean;
  /** What an ambiguous 03/04/2026 is taken for; by default a European file has the day first. */
  readonly dayFirst?: boolean;
}

/**
 * Recognises encoding, separator, marks, header, columns and time format. Never fails for content that is
 * text; doubts are in `notes`.
 * @param sample the first bytes of the file
 * @throws NotTextError when the file is not text
 */
export function detectDialect(sample: Uint8Array, options: DetectOptions = {}): Dialect {
  const fixed = options.fixed ?? {};
  const text = readSample(sample, options);
  const table = findTable(text.text, fixed);
  const width = Math.min(table.width, MAX_COLUMNS);
  const names = namesOf(table.header?.cells ?? [], width);
  const cells = cellsByColumn(table, width);
  const marks = findMarks(cells, table.separator, fixed.decimalMark);
  const isEuropean = table.separator === ';' || marks.decimalMark === ',';
  const time = findTime(names.names, cells, { ...fixed, dayFirst: options.dayFirst ?? isEuropean });

  const columns = cells.map((column, index): DialectColumn => {
    const name = names.names[index]!;
    const kind = timeKind(index, time) ?? kindOf(name, column, marks);
    return { index, name, kind, samples: samplesOf(column), leaveOut: kind !== 'number' };
  });
  const long = findLong(
    columns.map(({ name, kind }, index) => ({ name, kind, cells: cells[index]! })),
    time,
  );
  const named = trimmedLength(table.header?.cells ?? []);
  while (columns.length > named && columns.at(-1)?.kind === 'empty') columns.pop();

  const doubts: Record<DialectNote, boolean> = {
    'empty-file': table.header === null && table.rows.length === 0,
    'no-data-rows': table.header !== null && table.rows.length === 0,
    'row-per-reading': long !== null,
    'no-header': table.header === null && table.rows.length > 0,
    'no-time-column': table.rows.length > 0 && time.timeColumn === null,
    'several-time-columns': time.candidates.length > (time.dateColumn === null ? 1 : 2),
    'ambiguous-day-month': time.isDayMonthAmbiguous,
    'ambiguous-decimal-mark': marks.doubt === 'assumed',
    'decimal-mark-not-seen': marks.doubt === 'not-seen' && columns.some(({ kind }) => kind === 'number'),
    'mixed-decimal-marks': marks.doubt === 'mixed',
    'duplicate-names': names.hadDuplicates,
    'lines-before-header': table.recordsBefore > 0,
    'uneven-rows': table.isUneven,
    'too-many-columns': table.width > MAX_COLUMNS,
  };
  return {
    encoding: text.encoding,
    bom: text.bom,
    lineEnd: text.lineEnd,
    separator: table.separator,
    decimalMark: marks.decimalMark,
    thousandsMark: marks.thousandsMark,
    dateFormat: time.dateFormat,
    timeHasOffset: time.timeHasOffset,
    columns,
    timeColumn: time.timeColumn,
    dateColumn: time.dateColumn,
    long,
    headerRow: table.header !== null,
    firstDataLine: table.firstDataLine,
    notes: DIALECT_NOTES.filter((note) => doubts[note]),
  };
}

/**
 * The first rows of the sample as cells, for a preview: what the reader will see, as it stands in the file.
 * @throws NotTextError when the file is not text
 */
export function previewRows(sample: Uint8Array, dialect: Dialect, most: number): string[][] {
  const text = readSample(sample, { fixed: dialect });
  const table = findTable(text.text, dialect);
  return table.rows.slice(0, most).map((row) => row.cells.map((cell) => cell.trim()));
}

/** Only the cells that are there: rows may be far shorter than the widest. */
function cellsByColumn(table: SampleTable, width: number): string[][] {
  const columns = Array.from({ length: width }, (): string[] => []);
  for (const { cells } of table.rows) {
    for (let index = 0; index < cells.length && index < width; index += 1)
      columns[index]!.push(cells[index]!);
  }
  return columns;
}

interface SampleText {
  readonly text: string;
  readonly encoding: TextEncoding;
  readonly bom: boolean;
  readonly lineEnd: 'lf' | 'cr';
}

function readSample(sample: Uint8Array, options: DetectOptions): SampleText {
  assertTextSignature(sample);
  const bytes = sample.subarray(0, SAMPLE_BYTES);
  const detected = detectEncoding(bytes);
  const encoding = options.fixed?.encoding ?? detected.encoding;
  const isTruncated = options.isTruncated ?? sample.length >= SAMPLE_BYTES;
  const decoder = makeDecoder(encoding);
  let text = decoder.write(bytes) + (isTruncated ? '' : decoder.end());
  assertNoNul(text);
  const lineEnd = text.includes('\r') && !text.includes('\n') ? 'cr' : 'lf';
  if (lineEnd === 'cr') text = text.replaceAll('\r', '\n');
  // The last line of a cut sample is a piece of one, which would look like a bad row.
  const cut = isTruncated ? text.lastIndexOf('\n') : -1;
  return { text: cut > 0 ? text.slice(0, cut) : text, encoding, bom: detected.bom, lineEnd };
}

/** Trims, names the nameless and numbers the second of a name as `Temperature (2)`. */
function namesOf(header: readonly string[], width: number): { names: string[]; hadDuplicates: boolean } {
  const wanted = Array.from(
    { length: width },
    (_, index) => (header[index] ?? '').trim().slice(0, NAME_CHARS).replace(/\s+/g, ' ') || `#${index + 1}`,
  );
  const taken = new Set(wanted);
  const given = new Set<string>();
  const names = wanted.map((name) => {
    let distinct = name;
    for (let copy = 2; given.has(distinct); copy += 1) {
      const candidate = `${name} (${copy})`;
      if (!taken.has(candidate)) distinct = candidate;
    }
    given.add(distinct);
    taken.add(distinct);
    return distinct;
  });
  return { names, hadDuplicates: new Set(wanted).size < wanted.length };
}

function timeKind(
  index: number,
  time: { timeColumn: number | null; dateColumn: number | null; candidates: readonly number[] },
): ColumnKind | undefined {
  if (index === time.dateColumn) return 'date';
  return index === time.timeColumn || time.candidates.includes(index) ? 'time' : undefined;
}

function samplesOf(cells: readonly string[]): string[] {
  const samples = new Set<string>();
  for (const cell of cells) {
    if (samples.size === SAMPLES) break;
    if (!isEmptyCell(cell)) samples.add(cell.trim().slice(0, SAMPLE_CHARS));
  }
  return [...samples];
}
