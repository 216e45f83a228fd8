/**
 * Records in and out of files: everything a plant keeps but its readings, which have their own way in
 * (`imports`). What the kinds and their fields are is told by the core (`kinds`), so a page knows none of them.
 */
import { z } from 'zod';
import { IMPORT_KINDS } from '../domain/vocabulary.ts';
import { command, idSchema, nameSchema, page, query, windowSchema } from './base.ts';
import { DATE_FORMATS } from './imports.ts';
import { jobStartedSchema } from './jobs.ts';

export const RECORD_IMPORT_KINDS = IMPORT_KINDS.filter((kind) => kind !== 'readings');
export const recordImportKindSchema = z.enum(IMPORT_KINDS).exclude(['readings']);
export type RecordImportKind = z.infer<typeof recordImportKindSchema>;

/** More rows than this are refused: the whole file is checked against itself before anything is written. */
export const MAX_RECORD_ROWS = 200_000;
export const MAX_RECORD_BYTES = 64 * 1024 ** 2;

export const FIELD_TYPES = [
  'text',
  'integer',
  'decimal',
  'money',
  'quantity',
  'day',
  'instant',
  'flag',
  'choice',
  'list',
  'reference',
] as const;

const fieldSchema = z.object({
  /** Stable: `parentTag`, or `custom:<id>` for a field that a plant has added to its types. */
  key: z.string(),
  /** Only of fields that the plant has named; the others have their word in the catalogue. */
  name: z.string().nullable(),
  type: z.enum(FIELD_TYPES),
  required: z.boolean(),
  /** Records are told apart by it: an existing one with the same value is changed, not made again. */
  isKey: z.boolean(),
  choices: z.array(z.string()),
  /** Of a reference: what it names, and whether a missing one can be made on the way. */
  refersTo: z.enum([...IMPORT_KINDS, 'users', 'teams', 'units', 'keywords']).nullable(),
  canCreate: z.boolean(),
});
export type RecordField = z.infer<typeof fieldSchema>;

/** How the file is written; what nobody corrects is recognised. A workbook has only a sheet, a zone-less date and a header. */
export const sheetFormatSchema = z.object({
  format: z.enum(['csv', 'xlsx']),
  sheet: z.string().max(200).nullable(),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
  separator: z.enum([';', ',', '\t', '|']),
  decimalMark: z.enum(['.', ',']),
  dateFormat: z.enum(DATE_FORMATS),
  headerRow: z.boolean(),
});
export type SheetFormat = z.infer<typeof sheetFormatSchema>;
const correctionsSchema = sheetFormatSchema.partial();
/** What a person has corrected. */
export type FormatCorrections = z.infer<typeof correctionsSchema>;

const cellText = z.string().max(2000);
const fieldKey = z.string().min(1).max(80);
const columnIndex = z.int().min(0).max(1000);

/** What a value that the plant does not know means: make it, take it for something known, or leave the cell empty. */
export const answerSchema = z.object({
  field: fieldKey,
  /** As it stands in the file. */
  value: cellText,
  action: z.enum(['create', 'map', 'empty']),
  /** Of `map`: the id or the choice it stands for. */
  to: z.string().max(200).nullable(),
});

export type Answer = z.infer<typeof answerSchema>;

export const recordsPlanSchema = z.object({
  kind: recordImportKindSchema,
  format: correctionsSchema,
  columns: z.array(z.object({ index: columnIndex, field: fieldKey.nullable() })).max(1000),
  /** Values for all rows, as they would stand in a cell, e.g. the status of work that is long done. */
  constants: z.array(z.object({ field: fieldKey, value: cellText })).max(100),
  answers: z.array(answerSchema).max(20_000),
  /** Make everything the file names and the plant does not know, where that can be made. */
  createUnknown: z.boolean(),
  mode: z.enum(['create-and-change', 'create', 'change']),
  /** An empty cell leaves the field as it is, or clears it. */
  emptyCells: z.enum(['leave', 'clear']),
  /** `refuse`: one bad row and nothing is loaded. `skip`: bad rows stay out and can be fetched as a file. */
  badRows: z.enum(['refuse', 'skip']),
  /** New records that are probably the same as another are left out, but for those that others of the file stand below. */
  leaveDuplicates: z.boolean(),
});
export type RecordsPlan = z.infer<typeof recordsPlanSchema>;

export const RECORD_PROBLEMS = [
  'missing',
  'too-long',
  'bad-characters',
  'bad-number',
  'too-many-decimals',
  'ambiguous-number',
  'other-currency',
  'bad-day',
  'ambiguous-day',
  'bad-flag',
  'bad-choice',
  'below-zero',
  'out-of-range',
  'unknown-reference',
  'ambiguous-reference',
  'archived-reference',
  'duplicate-in-file',
  'exists-already',
  'not-there',
  'cycle',
  'unit-in-use',
  'unit-of-readings',
  'fraction-of-whole',
  'limits-out-of-order',
  'not-a-store',
  'stock-lies-there',
  'depends-on-bad-row',
  'wrong-column-count',
  'unclosed-quote',
  'stray-quote',
  'line-break',
  'control-character',
  'error-value',
  'not-allowed',
] as const;

const recordProblemSchema = z.object({
  /** 1-based line of the file, or row of the sheet. */
  line: z.int(),
  /** The column's name in the file; null when the row as a whole is wrong. */
  column: z.string().nullable(),
  value: z.string(),
  reason: z.enum(RECORD_PROBLEMS),
  /** What was probably meant. */
  fix: z.string().nullable(),
  /** What else must be known: the ring of a cycle (`A > B > A`), the line that has the same key or is bad itself. */
  detail: z.string().nullable(),
});
export type RecordProblem = z.infer<typeof recordProblemSchema>;

const problemOfRowSchema = recordProblemSchema.extend({
  /** What the row calls its record (`P-1`, `P-1 · Temperature`), at most 80 characters; empty where it does not say. */
  record: z.string(),
});

export const ROW_ACTIONS = ['create', 'change', 'leave', 'bad'] as const;

/** A value that stands in the file and not in the plant. */
const unknownSchema = z.object({
  field: z.string(),
  refersTo: fieldSchema.shape.refersTo,
  value: z.string(),
  rows: z.int(),
  canCreate: z.boolean(),
  /** Known ones that look like it, best first. */
  alike: z.array(z.object({ to: z.string(), label: z.string() })),
});

const duplicateSchema = z.object({
  line: z.int(),
  label: z.string(),
  /** The record of the plant, or the other line of the file, that is probably the same thing. */
  record: z.object({ id: idSchema, label: z.string() }).nullable(),
  otherLine: z.int().nullable(),
  /** The field in which they agree. */
  field: z.string(),
});

export const recordsDryRunSchema = z.object({
  rows: z.int(),
  counts: z.record(z.enum(ROW_ACTIONS), z.int()),
  /** Records that would be made on the way; names of the first 200, of locations the path where they would stand. */
  alsoCreated: z.array(z.object({ kind: z.string(), count: z.int(), names: z.array(z.string()) })),
  /** New records that are taken to be something because the file does not say it; `oldest` is when one was first told of. */
  assumed: z
    .object({ field: z.string(), value: z.string(), count: z.int(), oldest: z.int().nullable() })
    .nullable(),
  problemCount: z.int(),
  problemsByReason: z.partialRecord(z.enum(RECORD_PROBLEMS), z.int()),
  /** Most frequent first, at most 1,000. */
  unknown: z.array(unknownSchema),
  /** The answers of the plan whose values stand in the file. */
  answered: z.array(z.object({ field: z.string(), value: z.string() })),
  /** At most 1,000. */
  duplicates: z.array(duplicateSchema),
  duplicateCount: z.int(),
  /** How many of them are left out. */
  duplicatesLeftOut: z.int(),
  /** The last import of the very same file as the same kind that is still in. */
  importedBefore: z.object({ id: idSchema, fileName: z.string(), at: z.int() }).nullable(),
});

const rowOutcomeSchema = z.object({
  line: z.int(),
  action: z.enum(ROW_ACTIONS),
  label: z.string(),
  recordId: idSchema.nullable(),
  /** Of a change: what was and what would be; of a new record: what it would be. */
  fields: z.array(z.object({ field: z.string(), old: z.string().nullable(), new: z.string().nullable() })),
});

export const recordsInspectionSchema = z.object({
  fileName: z.string(),
  size: z.int(),
  format: sheetFormatSchema,
  /**
   * `assumed`: groups of three figures that may be decimals are read as the separator and the plant's language have
   * it. `open`: nothing tells, so somebody has to; as long as nobody does, such cells are bad.
   */
  markDoubt: z.enum(['assumed', 'open']).nullable(),
  /** The same of dates such as 03/04/2026; `assumed`: a column that does not tell is read as the others are. */
  dayDoubt: z.enum(['assumed', 'open']).nullable(),
  sheets: z.array(z.string()),
  /** As far as is known before the whole file was read. */
  rows: z.int().nullable(),
  /** What the file most probably holds. */
  kind: recordImportKindSchema.nullable(),
  columns: z.array(
    z.object({
      index: z.int(),
      name: z.string(),
      samples: z.array(z.string()),
      /** The field it is proposed for, null to leave it out. */
      field: z.string().nullable(),
      /** It is what this column of the source was taken for, or left out for, the last time. */
      remembered: z.boolean(),
    }),
  ),
  /** Another file of the same source has come before. */
  remembered: z.boolean(),
  /** What values of that source were taken for, as far as it still holds; `toLabel` is the name of a record. */
  answers: z.array(answerSchema.extend({ toLabel: z.string().nullable() })),
  fields: z.array(fieldSchema),
  preview: z.array(z.array(z.string())),
});

export type RecordsInspection = z.infer<typeof recordsInspectionSchema>;

const ofUpload = z.object({ uploadId: idSchema });
const ofJob = z.object({ jobId: idSchema });

/** What the header calls the fields. */
const columnNames = z.array(z.object({ field: fieldKey, name: nameSchema })).max(200);

export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const records = {
  /** The kinds that the person may import, export or both, with their fields. */
  kinds: query('signed-in', ['assets', 'people']).output(
    z.array(
      z.object({
        kind: recordImportKindSchema,
        mayImport: z.boolean(),
        mayExport: z.boolean(),
        fields: z.array(fieldSchema),
      }),
    ),
  ),
  /** Recognises a file; with `kind` and `format` given, shows it as it would then be read. */
  inspect: query('records.import', ['assets', 'parts', 'people', 'imports'])
    .input(
      ofUpload.extend({
        kind: recordImportKindSchema.nullable(),
        format: correctionsSchema.default({}),
        /** Where a person has chosen another field than the proposed one. */
        columns: recordsPlanSchema.shape.columns.default([]),
      }),
    )
    .output(recordsInspectionSchema),
  /** Reads the whole file as a job and writes nothing. */
  startDryRun: command('records.import', { writesNothing: true })
    .input(ofUpload.extend({ plan: recordsPlanSchema }))
    .output(jobStartedSchema),
  dryRunResult: query('records.import', ['jobs']).input(ofJob).output(recordsDryRunSchema),
  /** What would happen to each row, by line. */
  dryRunRows: query('records.import', ['jobs'])
    .input(ofJob.extend({ action: z.enum(ROW_ACTIONS).nullable(), ...windowSchema.shape }))
    .output(page(rowOutcomeSchema)),
  /** By line; `reasons` narrows them. */
  dryRunProblems: query('records.import', ['jobs'])
    .input(
      ofJob.extend({
        reasons: z.array(z.enum(RECORD_PROBLEMS)).max(RECORD_PROBLEMS.length).nullable().default(null),
        ...windowSchema.shape,
      }),
    )
    .output(page(problemOfRowSchema)),
  /**
   * The bad rows as a file of the same columns, with the reason in a last one, to mend and import again. In the
   * format and encoding of the original.
   */
  badRowsFile: query('records.import', ['jobs'])
    .input(
      ofJob.extend({
        /** What the last column calls the reasons; without words it names them. */
        reasons: z
          .array(z.object({ reason: z.enum(RECORD_PROBLEMS), text: z.string().max(500) }))
          .max(RECORD_PROBLEMS.length)
          .default([]),
      }),
    )
    .output(z.object({ fileName: z.string(), mediaType: z.string(), data: z.base64() })),
  /**
   * Writes the whole file as one change set; cancelled or broken off it leaves nothing behind. `importId` is the
   * id of its record in `imports`. Refused with IMPORT_HAS_BAD_ROWS {count} when none may be bad and some are, and
   * with IMPORT_NOT_AS_SHOWN {count} when `shown`, the dry run that the person has seen, told something else; NOT_FOUND
   * {entity: job} when nobody knows any more what it told, or when another has seen it.
   */
  start: command('records.import', { writesNothing: true })
    .input(
      ofUpload.extend({
        importId: idSchema,
        plan: recordsPlanSchema,
        /** Job of the dry run: nothing is imported that nobody has looked at. */
        shown: idSchema,
      }),
    )
    .output(jobStartedSchema),
  /** What an import has made on its way; the first 200 of a kind that are still there, nothing once it was undone. */
  alsoCreated: query('records.import', ['imports', 'assets', 'parts'])
    .input(z.object({ importId: idSchema }))
    .output(
      z.array(
        z.object({
          kind: recordImportKindSchema,
          count: z.int(),
          records: z.array(z.object({ id: idSchema, label: z.string() })),
        }),
      ),
    ),

  /** A file with nothing but the names of the columns, to fill in and import. */
  template: query('records.import', ['assets'])
    .input(z.object({ kind: recordImportKindSchema, format: z.enum(EXPORT_FORMATS), names: columnNames }))
    .output(z.object({ mediaType: z.string(), data: z.base64() })),
  /** Starts a job that writes the records, all or the given ones, into a file; formulas in cells are made harmless. */
  startExport: command('records.export', { writesNothing: true })
    .input(
      z.object({
        kind: recordImportKindSchema,
        format: z.enum(EXPORT_FORMATS),
        /** Null: all that live. */
        ids: z.array(idSchema).max(MAX_RECORD_ROWS).nullable(),
        names: columnNames,
      }),
    )
    .output(jobStartedSchema),
  /** Of readings, `rows` counts the readings. */
  exportResult: query('records.export', ['jobs'])
    .input(ofJob)
    .output(z.object({ fileName: z.string(), mediaType: z.string(), size: z.int(), rows: z.int() })),
  /** A piece of the exported file. */
  exportPiece: query('records.export', ['jobs'])
    .input(ofJob.extend({ offset: z.int().min(0) }))
    .output(z.object({ data: z.base64(), next: z.int().nullable() })),
};
