/** Writes records into a file that can be edited and imported again: unchanged, it changes nothing. */
import type { Inputs } from '../../shared/contract/index.ts';
import type { ExportFormat, SheetFormat } from '../../shared/contract/records.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { breathe, type JobControl } from '../jobs/jobs.ts';
import { dayIn, type Plant, plantOf } from '../setup/plant.ts';
import { CSV_TYPE, XLSX_TYPE } from './bad-rows.ts';
import { meanings } from './headers.ts';
import { KINDS } from './kinds/index.ts';
import type { Stored } from './kinds/kind.ts';
import type { Names } from './names.ts';
import { fieldsOf, ID_FIELD } from './plan.ts';
import { namesOf, type Target } from './references.ts';
import { minorDigitsOf } from './run.ts';
import { normalised } from './similar.ts';
import { csvLine } from './tables/csv-write.ts';
import { encodeText } from './tables/encode.ts';
import type { Cell } from './tables/table.ts';
import { workbook } from './tables/xlsx-write.ts';
import { type Field, makeCellWriter } from './values.ts';

export interface ExportedFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly rows: number;
}

const SLICE = 1000;

type ExportInput = Inputs['records']['startExport'];

/** @throws the signal's reason when cancelled */
export async function exportRecords(
  db: Reader,
  { kind: key, format, ids, names }: ExportInput,
  now: number,
  control: JobControl,
): Promise<ExportedFile> {
  const kind = KINDS[key];
  const plant = plantOf(db);
  const fields = fieldsOf(db, kind).filter(({ key: field }) => kind.exportsWithout?.includes(field) !== true);
  const sheet = sheetOf(format, plant);
  const wanted = ids === null ? null : new Set<Id>(ids);
  const records: Stored[] = [];
  for (const stored of kind.source.all(db)) {
    if (wanted === null || wanted.has(stored.id)) records.push(stored);
    if (records.length % SLICE === 0) await step(control, 0.1);
  }
  const labelOf = labels(db, fields, records);
  const write = makeCellWriter(
    {
      format: sheet,
      zone: plant.timeZone,
      minorDigits: minorDigitsOf(plant.currency),
      currency: plant.currency,
    },
    (field, id) => labelOf.get(field.refersTo!)!.labelOf(id),
  );
  const rowOf = ({ id, values }: Stored): Cell[] =>
    fields.map((field) => (field.key === ID_FIELD.key ? id : write(field, values[field.key])));
  const header = headerOf(fields, names);
  const done = (rows: number): Promise<void> => step(control, 0.2 + (0.8 * rows) / (records.length + 1));
  const bytes =
    format === 'csv'
      ? await csvBytes([header], records, rowOf, sheet, fields, done)
      : await workbook(withHeader(header, records, rowOf), done);
  return {
    fileName: `${key.replaceAll('_', '-')}-${dayIn(plant.timeZone, now)}.${format}`,
    mediaType: format === 'csv' ? CSV_TYPE : XLSX_TYPE,
    bytes,
    rows: records.length,
  };
}

function sheetOf(format: ExportFormat, { language }: Plant): SheetFormat {
  const isGerman = language === 'de';
  return {
    format,
    sheet: null,
    encoding: 'utf-8',
    separator: isGerman ? ';' : ',',
    decimalMark: isGerman ? ',' : '.',
    dateFormat: 'iso-8601',
    headerRow: true,
  };
}

function headerOf(fields: readonly Field[], names: ExportInput['names']): string[] {
  const called = new Map(names.map(({ field, name }) => [field, name]));
  const words = meanings(fields);
  const taken = new Set<string>();
  return fields.map((field) => {
    const wanted = called.get(field.key) ?? field.name ?? field.key;
    // What would be read as another field is called by its type, too.
    const isOwn = field.name === null || words.get(normalised(wanted)) === field.key;
    const name = isOwn && !taken.has(normalised(wanted)) ? wanted : (field.headers.at(-1) ?? wanted);
    taken.add(normalised(name));
    return name;
  });
}

/** A file with nothing but a column for each field; new records have no id. */
export async function emptyTable(
  db: Reader,
  { kind, format, names }: Inputs['records']['template'],
): Promise<{ readonly mediaType: string; readonly bytes: Uint8Array }> {
  const fields = fieldsOf(db, KINDS[kind]).filter(({ key }) => key !== ID_FIELD.key);
  const header = headerOf(fields, names);
  if (format === 'xlsx')
    return { mediaType: XLSX_TYPE, bytes: await workbook([header], () => Promise.resolve()) };
  const { separator } = sheetOf(format, plantOf(db));
  const line = csvLine(header, { separator, isGuarded: header.map(() => true) });
  return { mediaType: CSV_TYPE, bytes: encodeText(line, 'utf-8') };
}

async function step(control: JobControl, fraction: number): Promise<void> {
  control.report('writing', fraction);
  await breathe(control.signal);
}

function* withHeader(
  header: Cell[],
  records: readonly Stored[],
  rowOf: (record: Stored) => Cell[],
): Generator<Cell[]> {
  yield header;
  for (const record of records) yield rowOf(record);
}

/** Numbers, days and instants are written as they are; only what people have typed can be a formula. */
async function csvBytes(
  header: readonly Cell[][],
  records: readonly Stored[],
  rowOf: (record: Stored) => Cell[],
  { separator }: SheetFormat,
  fields: readonly Field[],
  pause: (rows: number) => Promise<void>,
): Promise<Uint8Array> {
  const isText = fields.map(({ type }) => ['text', 'list', 'reference', 'choice'].includes(type));
  const writing = { separator, isGuarded: isText };
  const lines = header.map((cells) => csvLine(cells, { separator, isGuarded: cells.map(() => true) }));
  for (let at = 0; at < records.length; at += 1) {
    lines.push(csvLine(rowOf(records[at]!), writing));
    if (at % SLICE === SLICE - 1) await pause(at);
  }
  return encodeText(lines.join(''), 'utf-8');
}

/** Names of everything that the records refer to. */
function labels(db: Reader, fields: readonly Field[], records: readonly Stored[]): Map<Target, Names> {
  const wanted = new Map<Target, Set<Id>>();
  for (const { key, type, refersTo } of fields) {
    if (type !== 'reference') continue;
    const ids = wanted.get(refersTo!) ?? new Set<Id>();
    wanted.set(refersTo!, ids);
    for (const { values } of records) if (typeof values[key] === 'string') ids.add(values[key]);
  }
  return new Map([...wanted].map(([target, ids]) => [target, namesOf(db, target, new Set(), ids)]));
}
