/** Reads a CSV file of records. Recognition and the splitting of lines are those of readings (`imports/csv`). */
import { DATE_FORMATS } from '../../../shared/contract/imports.ts';
import {
  MAX_RECORD_ROWS,
  type FormatCorrections,
  type SheetFormat,
} from '../../../shared/contract/records.ts';
import { AppError } from '../../../shared/errors.ts';
import { detectDialect, type Dialect } from '../../imports/csv/dialect.ts';
import { splitUnclosed, type StrayQuote } from '../../imports/csv/cells.ts';
import { makeRecordReader } from '../../imports/csv/records.ts';
import { assertNoNul, makeDecoder, NotTextError } from '../../imports/csv/text.ts';
import { columnNames, MAX_CELLS, type Table, type TableRow } from './table.ts';

type DateFormat = (typeof DATE_FORMATS)[number];

/** A description may have many lines; a quote that is never closed must not swallow the file. */
const CELL_LIMITS = { lines: 1000, chars: 65_536 };
/** No table has a longer line. */
const MAX_LINE_CHARS = 1024 * 1024;

export interface CsvFormat {
  readonly format: SheetFormat;
  readonly dialect: Dialect;
}

/**
 * How the file is written, with a person's corrections taken as true.
 * @param dayFirst the date format of a file in which nothing tells it; dates in figures are told by `day-order.ts`
 * @throws NotTextError
 */
export function recogniseCsv(
  head: Uint8Array,
  corrections: FormatCorrections,
  options: { readonly isTruncated: boolean; readonly dayFirst: boolean },
): CsvFormat {
  const { encoding, separator, decimalMark, headerRow } = corrections;
  const fixed = {
    ...(encoding === undefined ? {} : { encoding }),
    ...(separator === undefined ? {} : { separator }),
    ...(decimalMark === undefined ? {} : { decimalMark }),
    ...(headerRow === undefined ? {} : { headerRow }),
  };
  const dialect = detectDialect(head, { ...options, fixed });
  return {
    dialect,
    format: {
      format: 'csv',
      sheet: null,
      encoding: dialect.encoding,
      separator: dialect.separator,
      decimalMark: dialect.decimalMark,
      dateFormat: corrections.dateFormat ?? dateFormatOf(dialect, options.dayFirst),
      headerRow: dialect.headerRow,
    },
  };
}

/** Of dates with names of months; those in figures are told by their columns (`day-order.ts`). */
function dateFormatOf({ dateFormat, timeColumn }: Dialect, dayFirst: boolean): DateFormat {
  if (timeColumn === null || dateFormat === 'iso-8601') return dayFirst ? 'day-month-year' : 'month-day-year';
  return dateFormat;
}

export interface ReadOptions {
  /** Stop after so many rows: the beginning is wanted only. */
  readonly most?: number;
  /** Called between two pieces with the bytes read so far; may wait, or throw to stop. */
  readonly pause: (bytesRead: number) => Promise<void>;
}

/** @throws AppError IMPORT_TOO_MANY_ROWS {rows}, NotTextError */
export async function readCsv(
  stream: AsyncIterable<Uint8Array>,
  { format, dialect }: CsvFormat,
  { most, pause }: ReadOptions,
): Promise<Table> {
  const rows: TableRow[] = [];
  let cellCount = 0;
  let header: readonly string[] | null = null;
  const isEmpty = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');
  const keep = (row: TableRow): void => {
    rows.push(row);
    cellCount += row.cells.length;
  };
  const reader = makeRecordReader(
    dialect.separator,
    {
      record: (cells, line, stray) => {
        if (isEmpty(cells)) return;
        // Lines before the header are titles; of them only the last can be the header.
        if (line < dialect.firstDataLine) header = cells;
        else if (stray.length === 0) keep({ line, cells });
        else keep({ line, cells: withStray(cells, stray), stray: stray.map(({ index }) => index) });
      },
      unclosed: (text, line) => {
        const cells = splitUnclosed(text, dialect.separator);
        // What the recognition did not understand either may stand between the header and the first line it knew.
        if (line < dialect.firstDataLine && header === null) header = cells;
        else keep({ line, cells, isUnclosed: true });
      },
    },
    CELL_LIMITS,
  );
  const decoder = makeDecoder(dialect.encoding);
  let line = 0;
  let rest = '';
  const take = (text: string): void => {
    assertNoNul(text);
    const lines = (dialect.lineEnd === 'cr' ? text.replaceAll('\r', '\n') : text).split('\n');
    // What is left over is not searched again.
    lines[0] = rest + lines[0]!;
    rest = lines.pop()!;
    for (const each of lines) {
      line += 1;
      reader.feed(each.endsWith('\r') ? each.slice(0, -1) : each, line);
    }
    if (rest.length > MAX_LINE_CHARS) throw new NotTextError('binary-file');
    if (rows.length > MAX_RECORD_ROWS) throw new AppError('IMPORT_TOO_MANY_ROWS', { rows: MAX_RECORD_ROWS });
    if (cellCount > MAX_CELLS) throw new AppError('IMPORT_TOO_MANY_ROWS', { rows: rows.length });
  };
  let bytesRead = 0;
  let isWhole = true;
  for await (const piece of stream) {
    take(decoder.write(piece));
    bytesRead += piece.length;
    if (most !== undefined && rows.length >= most) {
      isWhole = false;
      break;
    }
    await pause(bytesRead);
  }
  if (isWhole) {
    take(decoder.end());
    if (rest !== '') reader.feed(rest.endsWith('\r') ? rest.slice(0, -1) : rest, line + 1);
    reader.end();
  }
  return {
    format,
    names: columnNames(format.headerRow ? (header ?? []) : [], dialect.columns.length),
    rows,
    sheets: [],
    isWhole,
  };
}

/** Such cells as they stand, so that nothing of them is lost. */
function withStray(cells: readonly string[], stray: readonly StrayQuote[]): string[] {
  const standing = [...cells];
  for (const { index, text } of stray) standing[index] = text;
  return standing;
}
