/** Opens an uploaded file as a table, whatever it is written in. */
import type { FormatCorrections } from '../../shared/contract/records.ts';
import { asRefusal } from '../imports/refusals.ts';
import { SAMPLE_BYTES } from '../imports/csv/dialect.ts';
import type { Plant } from '../setup/plant.ts';
import type { Upload, Uploads } from '../uploads/uploads.ts';
import { readCsv, recogniseCsv } from './tables/csv.ts';
import type { Table } from './tables/table.ts';

export interface TableOptions {
  readonly corrections: FormatCorrections;
  readonly plant: Plant;
  /** Rows that are enough; all when left out. */
  readonly most?: number;
  /** Called between two pieces; may wait, or throw to stop. */
  readonly pause: (fraction: number) => Promise<void>;
}

/** @throws AppError FILE_NOT_TEXT {kind}, WORKBOOK_UNREADABLE {reason}, IMPORT_TOO_MANY_ROWS {rows} */
export async function readTable(
  uploads: Uploads,
  upload: Upload,
  { corrections, plant, most, pause }: TableOptions,
): Promise<Table> {
  const head = await uploads.head(upload, SAMPLE_BYTES);
  // Where nothing in the file tells, 03/04/2026 is read as the plant's country most probably writes it.
  const dayFirst = plant.currency !== 'USD';
  try {
    const format = recogniseCsv(head, corrections, { isTruncated: upload.size > head.length, dayFirst });
    return await readCsv(uploads.stream(upload), format, {
      ...(most === undefined ? {} : { most }),
      pause: (bytesRead) => pause(bytesRead / upload.size),
    });
  } catch (error) {
    throw asRefusal(error);
  }
}
