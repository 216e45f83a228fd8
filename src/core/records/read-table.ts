/** Opens an uploaded file as a table, whatever it is written in. */
import type { FormatCorrections } from '../../shared/contract/records.ts';
import { AppError } from '../../shared/errors.ts';
import { asRefusal } from '../imports/refusals.ts';
import { SAMPLE_BYTES } from '../imports/csv/dialect.ts';
import type { Plant } from '../setup/plant.ts';
import type { FileReader, WholeFile } from '../uploads/uploads.ts';
import { readCsv, recogniseCsv } from './tables/csv.ts';
import type { Table } from './tables/table.ts';
import { WorkbookError, type WorkbookProblem } from './tables/workbook-error.ts';
import { readXlsx } from './tables/xlsx.ts';

export interface TableOptions {
  readonly corrections: FormatCorrections;
  readonly plant: Plant;
  /** Rows that are enough; all when left out. */
  readonly most?: number;
  /** Of a workbook: see its reader. */
  readonly clocks?: boolean;
  /** Called between two pieces; may wait, or throw to stop. */
  readonly pause: (fraction: number) => Promise<void>;
}

/** @throws AppError FILE_NOT_TEXT {kind}, WORKBOOK_UNREADABLE {reason}, IMPORT_TOO_MANY_ROWS {rows} */
export async function readTable(
  uploads: FileReader,
  upload: WholeFile,
  { corrections, plant, most, clocks = false, pause }: TableOptions,
): Promise<Table> {
  const head = await uploads.head(upload, SAMPLE_BYTES);
  // What is said of a file without dates; those in figures are told by their columns, never by the country.
  const dayFirst = plant.currency !== 'USD';
  try {
    if (isZip(head) && (corrections.format ?? 'xlsx') === 'xlsx') {
      const bytes = await uploads.head(upload, upload.size);
      return await readXlsx(bytes, { corrections, ...(most === undefined ? {} : { most }), clocks, pause });
    }
    if (isCompound(head)) throw new WorkbookError(whatIsIn(await uploads.head(upload, upload.size)));
    if (isMarkup(head)) throw new WorkbookError('web-page');
    const format = recogniseCsv(head, corrections, { isTruncated: upload.size > head.length, dayFirst });
    return await readCsv(uploads.stream(upload), format, {
      ...(most === undefined ? {} : { most }),
      pause: (bytesRead) => pause(bytesRead / upload.size),
    });
  } catch (error) {
    if (error instanceof WorkbookError) throw new AppError('WORKBOOK_UNREADABLE', { reason: error.reason });
    throw asRefusal(error);
  }
}

function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5);
}

/** A compound file: what Excel wrote before 2007, and what a workbook with a password is wrapped in. */
function isCompound(head: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((byte, at) => head[at] === byte);
}

/** By the names of its streams, whose directory may stand anywhere in it (MS-CFB, MS-XLS, MS-OFFCRYPTO). */
function whatIsIn(compound: Uint8Array): WorkbookProblem {
  const bytes = Buffer.from(compound.buffer, compound.byteOffset, compound.byteLength);
  const has = (stream: string) => bytes.includes(Buffer.from(`${stream}\0`, 'utf16le'));
  if (has('EncryptedPackage')) return 'encrypted';
  return has('Workbook') || has('Book') ? 'old-format' : 'other-format';
}

function isMarkup(head: Uint8Array): boolean {
  const start = Buffer.from(head.subarray(0, 1000)).toString('latin1').replaceAll('\0', '');
  return /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\s*<(?:!doctype|html|table|\?xml)\b/i.test(start);
}
