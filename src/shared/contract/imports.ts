import { z } from 'zod';
import { UNIT_DOUBTS } from '../domain/column-unit.ts';
import { IMPORT_KINDS, IMPORT_STATES } from '../domain/vocabulary.ts';
import {
  assetRefSchema,
  command,
  daySchema,
  idSchema,
  lineSchema,
  nameSchema,
  page,
  personRefSchema,
  query,
  readingInstantSchema,
  windowSchema,
} from './base.ts';
import { jobStartedSchema } from './jobs.ts';

export const DATE_FORMATS = [
  'iso-8601',
  'day-month-year',
  'month-day-year',
  'epoch-seconds',
  'epoch-milliseconds',
] as const;

/** How a file is written; whatever a person does not correct is recognised. */
export const dialectSchema = z.object({
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
  separator: z.enum([';', ',', '\t', '|']),
  decimalMark: z.enum(['.', ',']),
  dateFormat: z.enum(DATE_FORMATS),
  timeColumn: z.int().min(0).max(1000).nullable(),
  /** Set when date and time of day stand in two columns; `timeColumn` is then the time of day. */
  dateColumn: z.int().min(0).max(1000).nullable(),
  headerRow: z.boolean(),
  /** Of a workbook, whose encoding and separator mean nothing; null: the first with anything on it. */
  sheet: z.string().max(200).nullable(),
  /** IANA zone of local times in the file. */
  zone: z.string().min(1).max(60),
});
export type ImportDialect = z.infer<typeof dialectSchema>;

export const columnTargetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('skip') }),
  z.object({
    kind: z.literal('metric'),
    metricId: idSchema,
    /** What its values are in, to be converted; left out: the unit of the metric. */
    unit: lineSchema.min(1).max(20).optional(),
  }),
  z.object({
    kind: z.literal('new-metric'),
    id: idSchema,
    assetId: idSchema,
    name: nameSchema,
    unit: lineSchema.max(20),
  }),
]);

export const readingsPlanSchema = z.object({
  dialect: dialectSchema.partial().required({ zone: true }),
  columns: z.array(z.object({ index: z.int().min(0).max(1000), target: columnTargetSchema })).max(1000),
  /** `refuse`: one bad row and nothing is loaded. `skip`, or left out: what is bad stays out. */
  badRows: z.enum(['refuse', 'skip']).optional(),
});
export type ReadingsImportPlan = z.infer<typeof readingsPlanSchema>;

/** Why a cell or line cannot be read. */
export const PROBLEM_REASONS = [
  'bad-time',
  'missing-time',
  'impossible-time',
  'bad-number',
  'beyond-plausible',
  'counter-impossible',
  'unknown-state',
  'wrong-column-count',
  'unclosed-quote',
  'line-too-long',
  'duplicate-in-file',
  'value-differs',
] as const;

const problemSchema = z.object({
  /** 1-based line in the file. */
  line: z.int(),
  column: z.string().nullable(),
  value: z.string(),
  reason: z.enum(PROBLEM_REASONS),
  suggestion: z.string().nullable(),
});

/** What a person should look at before importing. */
export const DIALECT_NOTES = [
  'empty-file',
  'no-data-rows',
  'row-per-reading',
  'no-header',
  'no-time-column',
  'several-time-columns',
  'ambiguous-day-month',
  'ambiguous-decimal-mark',
  'decimal-mark-not-seen',
  'mixed-decimal-marks',
  'duplicate-names',
  'lines-before-header',
  'uneven-rows',
  'too-many-columns',
] as const;

export const inspectionSchema = z.object({
  fileName: z.string(),
  size: z.int(),
  dialect: dialectSchema,
  /** Names of the sheets of a workbook. */
  sheets: z.array(z.string()),
  /** Every time carries its own offset from UTC: the zone does not matter. */
  timeHasOffset: z.boolean(),
  notes: z.array(z.enum(DIALECT_NOTES)),
  columns: z.array(
    z.object({
      index: z.int(),
      name: z.string(),
      kind: z.enum(['time', 'date', 'number', 'label', 'text', 'empty']),
      samples: z.array(z.string()),
      /** What the column is read into when nobody corrects it. */
      proposal: columnTargetSchema,
      /** Why the unit in its name cannot be converted to that of the metric it is proposed for. */
      unitDoubt: z.enum(UNIT_DOUBTS).nullable(),
    }),
  ),
  /** Each row is one reading: the columns that name its metric, and those of value and unit; null: a column is a metric. */
  long: z
    .object({ names: z.array(z.int()).min(1).max(2), value: z.int(), unit: z.int().nullable() })
    .nullable(),
  /** The first lines as they stand in the file. */
  preview: z.array(z.array(z.string())),
});
export type Inspection = z.infer<typeof inspectionSchema>;

export const dryRunSchema = z.object({
  lines: z.int(),
  readings: z.int(),
  duplicates: z.int(),
  /** Readings of time of which single readings are no longer kept: they would be left out. */
  closed: z.int(),
  from: z.int().nullable(),
  to: z.int().nullable(),
  perColumn: z.array(
    z.object({
      index: z.int(),
      name: z.string(),
      readings: z.int(),
      /** Of the metric, in which the smallest and the largest are. */
      unit: z.string(),
      min: z.number().nullable(),
      max: z.number().nullable(),
      /** What becomes of its first value, where values are converted. */
      converted: z.object({ from: z.string(), before: z.number(), after: z.number() }).nullable(),
    }),
  ),
  problemCount: z.int(),
  problemsByReason: z.record(z.enum(PROBLEM_REASONS), z.int()),
  /** How many of them `dryRunProblems` names: all, or 100,000 and a little more. */
  problemsNamed: z.int(),
  /** The first 1,000 by line, some of every reason among them. */
  problems: z.array(problemSchema),
});

export const importSchema = z.object({
  id: idSchema,
  kind: z.enum(IMPORT_KINDS),
  fileName: z.string(),
  state: z.enum(IMPORT_STATES),
  lines: z.int(),
  added: z.int(),
  /** Readings that were there already; of records, rows left out as likely duplicates. */
  duplicates: z.int(),
  problems: z.int(),
  /** Of records, null for readings. */
  created: z.int().nullable(),
  changed: z.int().nullable(),
  unchanged: z.int().nullable(),
  createdBy: personRefSchema.nullable(),
  createdAt: z.int(),
  finishedAt: z.int().nullable(),
  undoneAt: z.int().nullable(),
  undoneBy: personRefSchema.nullable(),
  /** Whether the caller may undo it now. */
  mayUndo: z.boolean(),
  /** Readings of it are no longer kept, so that nobody may. */
  pruned: z.boolean(),
  /** Alarms that the new readings raised. */
  alarmIds: z.array(idSchema),
  /** The metrics it was read into, as far as they still exist. */
  metrics: z.array(z.object({ id: idSchema, name: z.string(), isNew: z.boolean(), asset: assetRefSchema })),
});

export const importDetailSchema = importSchema.extend({
  /** While it runs: the job that reads the file in, or undoes it. */
  jobId: idSchema.nullable(),
});

/** What an undo speaks of. `other` is what has no page and no name of its own, such as a remembered mapping. */
export const UNDO_ENTITIES = [
  'locations',
  'asset_types',
  'assets',
  'items',
  'suppliers',
  'parts',
  'stock_movements',
  'work_orders',
  'metrics',
  'alarms',
  'readings',
  'attachments',
  'codes',
  'teams',
  'users',
  'other',
] as const;
export type UndoEntity = (typeof UNDO_ENTITIES)[number];

/**
 * Why a record stays as it is: somebody changed it; something that stays refers to it (`because`); it is part of
 * a record that stays; what it was called, or a code it had, is another's now; what it referred to is gone; it
 * would stand below itself; stock of the part was moved there later; somebody acted on the alarm; stock lies there,
 * so it stays a store or a bin; stock was booked in its present unit; where it was before is archived by now.
 */
export const KEPT_REASONS = [
  'changed',
  'relied-on',
  'part-of-kept',
  'value-taken',
  'reference-gone',
  'cycle',
  'moved-later',
  'acted-on',
  'stock-lies-there',
  'stock-booked',
  'readings-in-unit',
  'archived-since',
] as const;
export type KeptReason = (typeof KEPT_REASONS)[number];

/** Records that can be opened from what an undo tells. */
export const UNDO_LINKS = [
  'locations',
  'asset_types',
  'assets',
  'items',
  'suppliers',
  'parts',
  'work_orders',
  'metrics',
  'alarms',
  'teams',
  'users',
] as const;

/** A record by what it is called, and the one to open: of a movement of stock, its part. */
const undoRefSchema = z.object({
  entity: z.enum(UNDO_ENTITIES),
  label: z.string(),
  link: z.object({ entity: z.enum(UNDO_LINKS), id: idSchema }).nullable(),
});

const keptSchema = undoRefSchema.extend({
  reason: z.enum(KEPT_REASONS),
  /** The record it stays for; null where it stays for its own sake. */
  because: undoRefSchema.nullable(),
  /** The import that made what it stays for: undone first, that is out of the way. */
  undoFirst: z.object({ id: idSchema, fileName: z.string() }).nullable(),
  /** Who changed it or made what it stays for; null when the program itself did, or it is not known. */
  by: personRefSchema.nullable(),
  at: z.int().nullable(),
});
export type KeptRecord = z.infer<typeof keptSchema>;

export const undoOutcomeSchema = z.object({
  importId: idSchema,
  /** By what they are: how many go, are set back to what they were, and stay as they are. */
  counts: z.array(
    z.object({ entity: z.enum(UNDO_ENTITIES), removed: z.int(), restored: z.int(), kept: z.int() }),
  ),
  /** How many `undoKept` names. */
  keptCount: z.int(),
});
export type UndoOutcome = z.infer<typeof undoOutcomeSchema>;

/** Most problems in one answer. */
export const PROBLEMS_AT_ONCE = 5000;

const ofUpload = z.object({ uploadId: idSchema });

/** Rows below the header, of the 1,048,576 that a sheet of a workbook has. */
export const MAX_WORKBOOK_ROWS = 1_048_575;

const exportedReadingsSchema = z.object({
  assetId: idSchema,
  metricIds: z.array(idSchema).min(1).max(999),
  /** First and last day on the plant's clock; null: from the first reading, to the last one. */
  from: daySchema.nullable(),
  to: daySchema.nullable(),
  /** What the column of instants is called. */
  timeName: nameSchema,
});

export const imports = {
  /** Recognises the file; with `dialect` given, shows it as it would then be read. */
  inspect: query('readings.import', ['metrics', 'assets'])
    .input(ofUpload.extend({ assetId: idSchema.nullable(), dialect: dialectSchema.partial().default({}) }))
    .output(inspectionSchema),
  /** Reads the whole file as a job and writes nothing. */
  startDryRun: command('readings.import', { writesNothing: true })
    .input(ofUpload.extend({ plan: readingsPlanSchema }))
    .output(jobStartedSchema),
  dryRunResult: query('readings.import', ['jobs'])
    .input(z.object({ jobId: idSchema }))
    .output(dryRunSchema),
  /** The problems that a dry run names, by line. */
  dryRunProblems: query('readings.import', ['jobs'])
    .input(z.object({ jobId: idSchema, offset: z.int().min(0), limit: z.int().min(1).max(PROBLEMS_AT_ONCE) }))
    .output(page(problemSchema)),
  /**
   * The rows in which a dry run has found something wrong, as a file of the same columns and make, with the reason in
   * a last one, to mend and import again; not whole where there are too many.
   */
  badRowsFile: query('readings.import', ['jobs'])
    .input(
      z.object({
        jobId: idSchema,
        /** What the last column calls the reasons; without words it names them. */
        reasons: z
          .array(z.object({ reason: z.enum(PROBLEM_REASONS), text: z.string().max(500) }))
          .max(PROBLEM_REASONS.length)
          .default([]),
      }),
    )
    .output(
      z.object({
        fileName: z.string(),
        mediaType: z.string(),
        data: z.base64(),
        rows: z.int(),
        isWhole: z.boolean(),
      }),
    ),
  /**
   * Refused with IMPORT_HAS_BAD_ROWS {count} when none may be bad and some are. Reads the file in as a job; cancelled or broken off it leaves nothing behind. The file is discarded when it
   * is in; cancelled or failed, it may be started again under another id.
   */
  start: command('readings.import', { writesNothing: true })
    .input(ofUpload.extend({ importId: idSchema, plan: readingsPlanSchema }))
    .output(jobStartedSchema),
  /** What an undo of the import would do, found out as a job that writes nothing. Refused as `undo` is. */
  undoPreview: command('signed-in', { writesNothing: true })
    .input(z.object({ id: idSchema }))
    .output(jobStartedSchema),
  /**
   * Undoes the import as a job: everything it brought goes or is as it was before, but for what others have
   * changed or built upon since, which is named. All or nothing: cancelled, the import is still there. Refused
   * with FORBIDDEN {permission} to who may not import such a file, and IMPORT_NOT_UNDOABLE {state} unless the
   * import is done.
   */
  undo: command('signed-in', { writesNothing: true })
    .input(z.object({ id: idSchema }))
    .output(jobStartedSchema),
  /** What came of `undo`, or would of `undoPreview`. */
  undoResult: query('signed-in', ['jobs'])
    .input(z.object({ jobId: idSchema }))
    .output(undoOutcomeSchema),
  /** What stays and why; records that somebody changed come first. */
  undoKept: query('signed-in', ['jobs'])
    .input(z.object({ jobId: idSchema, ...windowSchema.shape }))
    .output(page(keptSchema)),
  /**
   * The next piece of a CSV file of readings of an asset: a row for each instant, a column for each metric. The first
   * has the header; ask again with `after` the last piece's `next` until that is null. Refused with FORBIDDEN
   * {permission} without `metrics.read`.
   */
  exportPiece: query('records.export', ['assets', 'metrics', 'readings'])
    .input(exportedReadingsSchema.extend({ after: readingInstantSchema.nullable() }))
    .output(
      z.object({
        fileName: z.string(),
        text: z.string(),
        rows: z.int(),
        readings: z.int(),
        next: z.int().nullable(),
      }),
    ),
  /**
   * Starts a job that writes the same as a workbook, to be fetched with `records.exportResult`. It fails with
   * READINGS_TOO_MANY_ROWS {rows, most} where there are more rows than a sheet has. Refused as `exportPiece` is.
   */
  startExport: command('records.export', { writesNothing: true })
    .input(exportedReadingsSchema)
    .output(jobStartedSchema),
  /** Refused with FORBIDDEN to who may import neither readings nor records; so is `list`. */
  get: query('signed-in', ['imports', 'alarms', 'metrics', 'assets', 'people'])
    .input(z.object({ id: idSchema }))
    .output(importDetailSchema),
  /** Newest first, of the kinds that the caller may import; `kinds` and `states` narrow it. */
  list: query('signed-in', ['imports', 'alarms', 'metrics', 'assets', 'people'])
    .input(
      windowSchema.extend({
        kinds: z.array(z.enum(IMPORT_KINDS)).max(20).nullable().default(null),
        states: z.array(z.enum(IMPORT_STATES)).max(20).nullable().default(null),
      }),
    )
    .output(page(importSchema)),
};
