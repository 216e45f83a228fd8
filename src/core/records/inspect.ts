/** Recognises an uploaded file: how it is written, what it holds, and which column goes where. */
import type { Outputs } from '../../shared/contract/index.ts';
import type {
  FormatCorrections,
  RecordField,
  RecordImportKind,
  RecordsPlan,
} from '../../shared/contract/records.ts';
import type { Permission } from '../../shared/permissions.ts';
import type { Reader } from '../database/database.ts';
import { plantOf } from '../setup/plant.ts';
import type { Upload, Uploads } from '../uploads/uploads.ts';
import { daysFor } from './day-order.ts';
import { markFor } from './decimal-mark.ts';
import { guessFields, guessKind } from './headers.ts';
import { KINDS } from './kinds/index.ts';
import type { Kind } from './kinds/kind.ts';
import { findMapping, type Mapping } from './mappings.ts';
import { fieldsOf, mayCreate } from './plan.ts';
import { readTable } from './read-table.ts';
import { answersThatHold } from './remembered.ts';
import { holdsReadings } from './readings-shape.ts';
import { cellText, type Table } from './tables/table.ts';
import type { Field } from './values.ts';

const PREVIEW_ROWS = 12;
const SAMPLED_ROWS = 300;
const SAMPLES = 3;
const SAMPLE_CHARS = 60;
/** Of two files that share more columns than that the kind is the same, whatever the names of the others say. */
const SURE_OVERLAP = 0.8;

/** @throws AppError as `readTable` does */
export async function inspectRecords(
  db: Reader,
  uploads: Uploads,
  upload: Upload,
  {
    kind: wanted,
    format,
    columns: chosen = [],
  }: {
    readonly kind: RecordImportKind | null;
    readonly format: FormatCorrections;
    readonly columns?: RecordsPlan['columns'];
  },
  permissions: ReadonlySet<Permission>,
): Promise<Outputs['records']['inspect']> {
  const plant = plantOf(db);
  const table = await readTable(uploads, upload, {
    corrections: format,
    plant,
    most: SAMPLED_ROWS,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  });
  const allowed = Object.values(KINDS).filter(({ write }) => permissions.has(write));
  const { kind, mapping } = recognise(db, table, wanted === null ? allowed : [KINDS[wanted]], wanted);
  const fields = kind === null ? [] : fieldsOf(db, KINDS[kind]);
  const samples = table.names.map((_, index) => samplesOf(table, index));
  const columns = fieldsOfColumns(table.names, fields, samples, mapping).map((proposal, index) => ({
    index,
    name: table.names[index]!,
    samples: samples[index]!,
    ...proposal,
  }));
  const picked = new Map(chosen.map((column) => [column.index, column.field]));
  const sources = columns.flatMap(({ index, field }) => {
    const key = picked.has(index) ? picked.get(index) : field;
    const found = fields.find((each) => each.key === key);
    return found === undefined ? [] : [{ field: found, index, constant: '' }];
  });
  const { mark, doubt } = markFor(table, sources, format, plant);
  const days = daysFor(table, sources, format);
  return {
    fileName: upload.fileName,
    size: upload.size,
    format: { ...table.format, decimalMark: mark, dateFormat: days.dateFormat },
    markDoubt: doubt,
    dayDoubt: days.doubt,
    sheets: [...table.sheets],
    rows: table.isWhole ? table.rows.length : null,
    kind,
    columns,
    remembered: mapping !== undefined,
    answers: answersThatHold(db, mapping?.answers ?? [], fields),
    fields: kind === null ? [] : publicFields(KINDS[kind], fields, permissions),
    preview: table.rows
      .slice(0, PREVIEW_ROWS)
      .map(({ cells }) => table.names.map((_, index) => cellText(cells[index]))),
  };
}

/** The kind of the file and how its source was read the last time; of a kind that a person wants, only the latter. */
function recognise(
  db: Reader,
  table: Table,
  kinds: readonly Kind[],
  wanted: RecordImportKind | null,
): { readonly kind: RecordImportKind | null; readonly mapping: Mapping | undefined } {
  const { names } = table;
  const mapping = findMapping(
    db,
    names,
    kinds.map(({ kind }) => kind),
  );
  if (wanted !== null) return { kind: wanted, mapping };
  if (mapping !== undefined && mapping.overlap >= SURE_OVERLAP) return { kind: mapping.kind, mapping };
  const guessed = guessKind(
    names,
    kinds.map((each) => [each, fieldsOf(db, each)]),
  );
  // Names that leave open what a kind needs are outweighed by a table of times and numbers.
  if (!isWhole(db, names, guessed) && holdsReadings(table)) return { kind: null, mapping: undefined };
  if (guessed === null) return { kind: mapping?.kind ?? null, mapping };
  return { kind: guessed, mapping: findMapping(db, names, [guessed]) };
}

/** What was said of columns the last time; the others are guessed, never to be a field that one of those has. */
function fieldsOfColumns(
  names: readonly string[],
  fields: readonly Field[],
  samples: readonly (readonly string[])[],
  mapping: Mapping | undefined,
): { readonly field: string | null; readonly remembered: boolean }[] {
  const known = new Set(fields.map(({ key }) => key));
  const recalled = names.map((_, index) => {
    const field = mapping?.fields[index];
    return field === null || (field !== undefined && known.has(field)) ? field : undefined;
  });
  const taken = new Set(recalled);
  const open = names.flatMap((_, index) => (recalled[index] === undefined ? [index] : []));
  const guesses = guessFields(
    open.map((index) => names[index]!),
    fields.filter(({ key }) => !taken.has(key)),
    (at) => samples[open[at]!]!,
  );
  const guessOf = new Map(open.map((index, at) => [index, guesses[at]!]));
  return recalled.map((field, index) =>
    field === undefined ? { field: guessOf.get(index)!, remembered: false } : { field, remembered: true },
  );
}

/** Whether all is there that records of the kind cannot do without, as far as the names tell. */
function isWhole(db: Reader, names: readonly string[], kind: RecordImportKind | null): boolean {
  if (kind === null) return false;
  const fields = fieldsOf(db, KINDS[kind]);
  const found = new Set(guessFields(names, fields, () => []));
  return fields.every(({ key, required }) => !required || found.has(key));
}

function samplesOf(table: Table, index: number): string[] {
  const samples = new Set<string>();
  for (const { cells } of table.rows) {
    if (samples.size === SAMPLES) break;
    const text = cellText(cells[index]).trim();
    if (text !== '') samples.add(text.slice(0, SAMPLE_CHARS));
  }
  return [...samples];
}

/** What the contract tells of the fields of a kind. */
function publicFields(
  kind: Kind,
  fields: readonly Field[],
  permissions: ReadonlySet<Permission>,
): RecordField[] {
  return fields.map(({ key, name, type, required, isKey, choices, refersTo, canCreate }) => ({
    key,
    name,
    type,
    required,
    isKey,
    choices: [...choices],
    refersTo,
    canCreate:
      canCreate &&
      refersTo !== null &&
      (refersTo === 'units' || mayCreate(refersTo, permissions, kind.kind === 'stock')),
  }));
}

/** The kinds that a person may import, export or both. */
export function kindsFor(db: Reader, permissions: ReadonlySet<Permission>): Outputs['records']['kinds'] {
  const mayImport = ({ write }: Kind): boolean => permissions.has('records.import') && permissions.has(write);
  const mayExport = ({ read }: Kind): boolean => permissions.has('records.export') && permissions.has(read);
  return (Object.keys(KINDS) as RecordImportKind[])
    .map((key) => KINDS[key])
    .filter((kind) => mayImport(kind) || mayExport(kind))
    .map((kind) => ({
      kind: kind.kind,
      mayImport: mayImport(kind),
      mayExport: mayExport(kind),
      fields: publicFields(kind, fieldsOf(db, kind), permissions),
    }));
}
