/**
 * A file of readings as its reader takes it: a text as it stands, a workbook as the text of one of its sheets. There a
 * row is a line of the same number, so that what is named is found in the sheet; dates are wall-clock times.
 */
import { Buffer } from 'node:buffer';
import type { ImportDialect } from '../../shared/contract/imports.ts';
import { MAX_RECORD_BYTES } from '../../shared/contract/records.ts';
import { AppError } from '../../shared/errors.ts';
import type { Reader } from '../database/database.ts';
import { breathe } from '../jobs/jobs.ts';
import { readTable } from '../records/read-table.ts';
import type { Cell, Table } from '../records/tables/table.ts';
import { plantOf } from '../setup/plant.ts';
import type { FileReader, WholeFile } from '../uploads/uploads.ts';
import { NotTextError, SAMPLE_BYTES } from './csv/dialect.ts';
import { assertTextSignature } from './csv/text.ts';

/** Rows by which a sheet is recognised. */
const SAMPLE_ROWS = 1000;
/** Of a sheet: what Excel takes. A workbook may claim any number for a row. */
const MOST_LINES = 1_048_576;
const ROWS_AT_ONCE = 1000;

/** How the text of a sheet is written, whatever a person has corrected. */
export const SHEET_DIALECT = { encoding: 'utf-8', separator: '\t' } as const satisfies Partial<ImportDialect>;

export interface Sample {
  readonly head: Uint8Array;
  /** It is not the whole file. */
  readonly isTruncated: boolean;
  /** Of a workbook; null: the file is a text. */
  readonly workbook: { readonly sheet: string; readonly sheets: readonly string[] } | null;
}

/**
 * The beginning of the file.
 * @param sheet null: the first with anything on it
 * @throws AppError FILE_TOO_LARGE {size}, WORKBOOK_UNREADABLE {reason}
 */
export async function sampleOf(
  db: Reader,
  uploads: FileReader,
  upload: WholeFile,
  sheet: string | null,
): Promise<Sample> {
  const head = await uploads.head(upload, SAMPLE_BYTES);
  if (!isWorkbook(head)) return { head, isTruncated: upload.size > head.length, workbook: null };
  const never = new AbortController().signal;
  const table = await sheetOf(db, uploads, upload, { sheet, most: SAMPLE_ROWS, signal: never });
  return {
    head: Buffer.from([...textOf(table)].join('')),
    isTruncated: !table.isWhole,
    workbook: { sheet: table.format.sheet ?? '', sheets: table.sheets },
  };
}

interface Whole {
  readonly isWorkbook: boolean;
  readonly size: number;
  readonly pieces: AsyncIterable<Uint8Array>;
}

/**
 * All of the file, of which a text is not kept in memory.
 * @throws AppError as `sampleOf` does, IMPORT_TOO_MANY_ROWS {rows}; the signal's reason
 */
export async function wholeOf(
  db: Reader,
  uploads: FileReader,
  upload: WholeFile,
  { sheet, signal }: { readonly sheet: string | null; readonly signal: AbortSignal },
): Promise<Whole> {
  if (!isWorkbook(await uploads.head(upload, SAMPLE_BYTES)))
    return { isWorkbook: false, size: upload.size, pieces: uploads.stream(upload) };
  const table = await sheetOf(db, uploads, upload, { sheet, signal });
  let size = 0;
  for (const text of textOf(table)) size += Buffer.byteLength(text);
  return { isWorkbook: true, size, pieces: bytesOf(table) };
}

function isWorkbook(head: Uint8Array): boolean {
  try {
    assertTextSignature(head);
    return false;
  } catch (error) {
    return error instanceof NotTextError && error.code === 'spreadsheet-file';
  }
}

async function sheetOf(
  db: Reader,
  uploads: FileReader,
  upload: WholeFile,
  {
    sheet,
    most,
    signal,
  }: { readonly sheet: string | null; readonly most?: number; readonly signal: AbortSignal },
): Promise<Table> {
  if (upload.size > MAX_RECORD_BYTES) throw new AppError('FILE_TOO_LARGE', { size: MAX_RECORD_BYTES });
  return readTable(uploads, upload, {
    corrections: { format: 'xlsx', sheet, headerRow: false },
    plant: plantOf(db),
    clocks: true,
    ...(most === undefined ? {} : { most }),
    pause: () => breathe(signal),
  });
}

async function* bytesOf(table: Table): AsyncGenerator<Uint8Array, void, undefined> {
  for (const text of textOf(table)) yield Buffer.from(text);
}

/** In pieces of many lines. Rows are as long as the longest of the first ones: in a sheet no cell is out of its column. */
function* textOf({ rows }: Table): Generator<string, void, undefined> {
  const width = rows.slice(0, SAMPLE_ROWS).reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
  let line = 1;
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    let text = '';
    for (const row of rows.slice(at, at + ROWS_AT_ONCE)) {
      if (row.line > MOST_LINES) throw new AppError('WORKBOOK_UNREADABLE', { reason: 'damaged' });
      const cells = Array.from({ length: Math.max(width, row.cells.length) }, (_, index) =>
        textOfCell(row.cells[index] ?? ''),
      );
      text += `${'\n'.repeat(Math.max(0, row.line - line))}${cells.join(SHEET_DIALECT.separator)}\n`;
      line = Math.max(line, row.line) + 1;
    }
    yield text;
  }
}

/** Numbers so that their mark is in no doubt: 1.234 could be thousands, 1.2340 could not. */
function textOfCell(cell: Cell): string {
  if (typeof cell === 'number') return String(cell).replace(/^-?\d{1,3}\.\d{3}$/, '$&0');
  if (typeof cell === 'boolean') return cell ? '1' : '0';
  if (cell instanceof Date) {
    if (Number.isNaN(cell.getTime())) return '';
    const text = cell.toISOString().slice(0, -1);
    return text.endsWith('T00:00:00.000') ? text.slice(0, 10) : text.replace('.000', '');
  }
  // A line is a row, whatever stands in its cells.
  const text = cell.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  return text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
}
