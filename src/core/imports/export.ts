/**
 * Readings of an asset as a file: a row for each instant, a column for each metric. Read in again it adds nothing:
 * instants are whole milliseconds in UTC, numbers the shortest that mean exactly the stored ones. A CSV file is written
 * piece by piece, each asked for by where the last one ended; a workbook by a job, which keeps only what is zipped.
 */
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import { MAX_WORKBOOK_ROWS } from '../../shared/contract/imports.ts';
import { AppError } from '../../shared/errors.ts';
import type { Reader } from '../database/database.ts';
import { breathe, type JobControl } from '../jobs/jobs.ts';
import { storedSpan } from '../metrics/series.ts';
import { XLSX_TYPE } from '../records/bad-rows.ts';
import type { ExportedFile } from '../records/export.ts';
import { csvLine } from '../records/tables/csv-write.ts';
import type { Cell } from '../records/tables/table.ts';
import { workbook } from '../records/tables/xlsx-write.ts';
import { dayIn, plantOf } from '../setup/plant.ts';
import {
  instantText,
  readingsFileName,
  readingsIn,
  type ReadingsRow,
  type ReadingsTable,
  readingsTable,
} from './readings-rows.ts';

type Piece = Outputs['imports']['exportPiece'];

/** @throws AppError NOT_FOUND for an asset or metric that is archived or not there */
export function exportPiece(
  db: Reader,
  { after, timeName, ...asked }: Inputs['imports']['exportPiece'],
  now: number,
): Piece {
  const table = readingsTable(db, asked);
  const { rows, next } = table.after(after);
  const plant = plantOf(db);
  const isGerman = plant.language === 'de';
  const separator = isGerman ? ';' : ',';
  const numberText = isGerman ? germanNumber : String;
  const header = csvLine([timeName, ...table.headers], {
    separator,
    isGuarded: [true, ...table.headers.map(() => true)],
  });
  const lines = rows.map(({ ts, values }) =>
    [instantText(ts), ...values.map((value) => (value === undefined ? '' : numberText(value)))].join(
      separator,
    ),
  );
  return {
    fileName: readingsFileName(table.tag, dayIn(plant.timeZone, now), 'csv'),
    text: [after === null ? `\ufeff${header}` : '', ...lines.map((line) => `${line}\r\n`)].join(''),
    rows: rows.length,
    readings: readingsIn(rows),
    next,
  };
}

/** With a decimal comma in every number, so that a reader who sees only whole ones at first knows the mark. */
function germanNumber(value: number): string {
  const text = String(value);
  return /[.e]/.test(text) ? text.replace('.', ',') : `${text},0`;
}

/**
 * Instants are text as in the CSV file: a date of a workbook is a wall clock, which an hour that comes twice has twice.
 * @param options.most rows below the header
 * @returns `rows` counts readings
 * @throws AppError as `exportPiece` does, READINGS_TOO_MANY_ROWS {rows, most}; the signal's reason
 */
export async function exportWorkbook(
  db: Reader,
  { timeName, ...asked }: Inputs['imports']['startExport'],
  now: number,
  control: JobControl,
  { most = MAX_WORKBOOK_ROWS }: { readonly most?: number } = {},
): Promise<ExportedFile> {
  const table = readingsTable(db, asked);
  const stretch = stretchOf(db, table);
  const isDoubtful = stretch.readings > most;
  const share = (at: number): number => Math.max(0, Math.min(1, (at - stretch.from) / stretch.length));
  if (isDoubtful) {
    const rows = await countRows(table, (at) => step(control, COUNTING * share(at)));
    if (rows > most) throw new AppError('READINGS_TOO_MANY_ROWS', { rows, most });
  }
  const written = { at: stretch.from, readings: 0 };
  const counted = isDoubtful ? COUNTING : 0;
  const bytes = await workbook(cellsOf(table, timeName, written), () =>
    step(control, counted + (1 - counted) * share(written.at)),
  );
  return {
    fileName: readingsFileName(table.tag, dayIn(plantOf(db).timeZone, now), 'xlsx'),
    mediaType: XLSX_TYPE,
    bytes,
    rows: written.readings,
  };
}

/** Part of the time that counting the rows takes. */
const COUNTING = 0.2;

async function step(control: JobControl, fraction: number): Promise<void> {
  control.report('writing', fraction);
  await breathe(control.signal);
}

/** Where in time the readings lie that are asked for, and how many there are at the most. */
function stretchOf(db: Reader, { series, first, last }: ReadingsTable) {
  const spans = series.map((each) => storedSpan(db, each)).filter((span) => span !== null);
  const from = Math.max(first, Math.min(...spans.map((span) => span.from)));
  const to = Math.min(last, Math.max(...spans.map((span) => span.to)));
  return {
    from,
    length: Math.max(1, to - from),
    readings: spans.reduce((sum, { count }) => sum + count, 0),
  };
}

async function countRows(table: ReadingsTable, pause: (at: number) => Promise<void>): Promise<number> {
  let rows = 0;
  for (let at: number | null = null; ;) {
    const slice = table.after(at);
    rows += slice.rows.length;
    if (slice.next === null) return rows;
    at = slice.next;
    await pause(at);
  }
}

/** @param written told how far it is */
function* cellsOf(
  table: ReadingsTable,
  timeName: string,
  written: { at: number; readings: number },
): Generator<readonly Cell[]> {
  yield [timeName, ...table.headers];
  for (let after: number | null = null; ;) {
    const slice: { readonly rows: readonly ReadingsRow[]; readonly next: number | null } = table.after(after);
    written.readings += readingsIn(slice.rows);
    for (const { ts, values } of slice.rows) {
      written.at = ts;
      yield [instantText(ts), ...values.map((value) => value ?? '')];
    }
    if (slice.next === null) return;
    after = slice.next;
  }
}
