import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { ALARM_TYPES, HOLDS, PRIORITIES, SEVERITIES, SIDES } from '../../../shared/domain/vocabulary.ts';
import { archivedAt, createdAt, flag, id, instant, updatedAt, knownValue } from './columns.ts';
import { assets } from './assets.ts';
import { limitChecks, limits, measure } from './limits.ts';
import { users } from './people.ts';

/** Something measured on an asset. */
export const metrics = sqliteTable(
  'metrics',
  {
    id: id().primaryKey(),
    assetId: id('asset_id')
      .notNull()
      .references(() => assets.id),
    name: text('name').notNull(),
    ...measure(),
    description: text('description'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    archivedAt: archivedAt(),
  },
  (table) => [
    uniqueIndex('metrics_asset_name').on(table.assetId, sql`lower(${table.name})`),
    index('metrics_silent')
      .on(table.id)
      .where(sql`${table.noDataMs} IS NOT NULL`),
    knownValue('metrics_kind_known', table.kind),
  ],
);

/** The limits of one metric, in its unit; a null limit is not watched. */
export const thresholds = sqliteTable(
  'thresholds',
  {
    id: id().primaryKey(),
    metricId: id('metric_id')
      .notNull()
      .references(() => metrics.id),
    ...limits(),
    updatedAt: updatedAt(),
  },
  (table) => [uniqueIndex('thresholds_metric').on(table.metricId), ...limitChecks('thresholds', table)],
);

/** Where the alarm state machines of a metric stand, so that a restart in the middle of a delay changes nothing. */
export const thresholdStates = sqliteTable(
  'threshold_states',
  {
    metricId: id('metric_id')
      .notNull()
      .references(() => metrics.id),
    type: text('type', { enum: ALARM_TYPES }).notNull(),
    state: text('state', { mode: 'json' }).$type<unknown>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.metricId, table.type] })],
);

/** Gives each metric a small integer of this station, which keeps the key of a reading short. */
export const series = sqliteTable(
  'series',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    metricId: id('metric_id')
      .notNull()
      .references(() => metrics.id),
  },
  (table) => [uniqueIndex('series_metric').on(table.metricId)],
);

/** Where readings came from: a file, a person's hand, a collector. */
export const readingSources = sqliteTable('reading_sources', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  kind: text('kind', { enum: ['import', 'manual', 'demo', 'collector'] }).notNull(),
  label: text('label').notNull(),
  importId: id('import_id'),
  /** Who typed it; of what was typed before this was noted nobody. */
  createdBy: id('created_by'),
  createdAt: createdAt(),
});

/** Raw readings, clustered by series and time. Too many for the journal; `source` says where each came from. */
export const readings = sqliteTable(
  'readings',
  {
    series: integer('series').notNull(),
    ts: instant('ts').notNull(),
    value: real('value').notNull(),
    source: integer('source').notNull(),
  },
  (table) => [primaryKey({ columns: [table.series, table.ts] })],
);

/** The pyramid: one row per series, level and bucket, kept in the transaction that writes the readings. */
export const rollups = sqliteTable(
  'rollups',
  {
    series: integer('series').notNull(),
    /** Index into ROLLUP_LEVELS_MS. */
    level: integer('level').notNull(),
    bucket: instant('bucket').notNull(),
    count: integer('count').notNull(),
    min: real('min').notNull(),
    max: real('max').notNull(),
    sum: real('sum').notNull(),
    first: real('first').notNull(),
    firstTs: instant('first_ts').notNull(),
    last: real('last').notNull(),
    lastTs: instant('last_ts').notNull(),
  },
  (table) => [primaryKey({ columns: [table.series, table.level, table.bucket] })],
);

/** A counter's meter was replaced: from then on its readings are those of the new one. */
export const meterChanges = sqliteTable(
  'meter_changes',
  {
    id: id().primaryKey(),
    metricId: id('metric_id')
      .notNull()
      .references(() => metrics.id),
    /** A reading at this very instant is of the old meter. */
    at: instant('at').notNull(),
    /** What the old meter showed last, and the new one first, in the metric's unit. */
    oldFace: real('old_face').notNull(),
    newFace: real('new_face').notNull(),
    /** At which the old meter rolled over. */
    rolloverAt: real('rollover_at'),
    /** Life to date at this instant. */
    ltd: real('ltd').notNull(),
    reason: text('reason').notNull(),
    changedBy: id('changed_by')
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('meter_changes_metric').on(table.metricId, table.at),
    check('meter_changes_faces', sql`${table.oldFace} >= 0 AND ${table.newFace} >= 0`),
  ],
);

/** A stored reading was wrong: it was taken out, or another was put in its place. */
export const readingCorrections = sqliteTable(
  'reading_corrections',
  {
    id: id().primaryKey(),
    metricId: id('metric_id')
      .notNull()
      .references(() => metrics.id),
    /** The wrong reading; of a counter what its meter showed. */
    ts: instant('ts').notNull(),
    value: real('value').notNull(),
    /** As it was stored, where it came from, and by how much what came after it moved when it went. */
    stored: real('stored').notNull(),
    source: integer('source').notNull(),
    shifted: real('shifted').notNull(),
    /** What stands in its place; null: nothing. */
    newTs: instant('new_ts'),
    newValue: real('new_value'),
    reason: text('reason').notNull(),
    correctedBy: id('corrected_by')
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
    undoneAt: instant('undone_at'),
  },
  (table) => [
    index('reading_corrections_metric').on(table.metricId, table.createdAt),
    check('reading_corrections_both', sql`(${table.newTs} IS NULL) = (${table.newValue} IS NULL)`),
  ],
);

/** One breach of a threshold from its first reading to its last: one row however often the value crosses. */
export const alarms = sqliteTable(
  'alarms',
  {
    /** Derived from metric and start, so that two stations make one row of the same breach. */
    id: id().primaryKey(),
    metricId: id('metric_id')
      .notNull()
      .references(() => metrics.id),
    assetId: id('asset_id')
      .notNull()
      .references(() => assets.id),
    type: text('type', { enum: ALARM_TYPES }).notNull().default('level'),
    side: text('side', { enum: SIDES }).notNull(),
    severity: text('severity', { enum: SEVERITIES }).notNull(),
    /** The limit that was crossed, as it was then; of silence in milliseconds, like its peak. */
    limit: real('limit').notNull(),
    startedAt: instant('started_at').notNull(),
    raisedAt: instant('raised_at').notNull(),
    endedAt: instant('ended_at'),
    peakValue: real('peak_value').notNull(),
    peakAt: instant('peak_at').notNull(),
    /** False for a breach found in stored history when a limit was saved: it is shown but never rings. */
    rings: integer('rings', { mode: 'boolean' }).notNull(),
    /** Why it does not ring although it would; one that ends meanwhile has never rung. */
    held: text('held', { enum: HOLDS }),
    acknowledgedAt: instant('acknowledged_at'),
    acknowledgedBy: id('acknowledged_by'),
    acknowledgeNote: text('acknowledge_note'),
    workOrderId: id('work_order_id'),
    /** Completed work that was to have mended this; it began so soon afterwards that it did not. */
    relapseOfId: id('relapse_of_id'),
    /** When that was completed. */
    fixedAt: instant('fixed_at'),
    createdAt: createdAt(),
  },
  (table) => [
    index('alarms_metric').on(table.metricId, table.startedAt),
    index('alarms_asset').on(table.assetId, table.startedAt),
    index('alarms_standing')
      .on(table.raisedAt)
      .where(
        sql`${table.rings} = 1 AND ${table.held} IS NULL AND (${table.endedAt} IS NULL OR ${table.acknowledgedAt} IS NULL)`,
      ),
    index('alarms_held')
      .on(table.assetId)
      .where(sql`${table.held} IS NOT NULL AND ${table.endedAt} IS NULL`),
    index('alarms_raised').on(table.raisedAt),
    index('alarms_work_order').on(table.workOrderId),
    index('alarms_relapse')
      .on(table.relapseOfId)
      .where(sql`${table.relapseOfId} IS NOT NULL`),
    knownValue('alarms_type_known', table.type),
    knownValue('alarms_side_known', table.side),
    knownValue('alarms_severity_known', table.severity),
    check(
      'alarms_held_known',
      sql`${table.held} IS NULL OR ${table.held} IN ('shelved', 'asset-down', 'maintenance')`,
    ),
    check('alarms_end_after_start', sql`${table.endedAt} IS NULL OR ${table.endedAt} >= ${table.startedAt}`),
  ],
);

/** An operator's word that the alarms of a metric shall not ring for a while. */
export const alarmShelves = sqliteTable(
  'alarm_shelves',
  {
    id: id().primaryKey(),
    metricId: id('metric_id')
      .notNull()
      .references(() => metrics.id),
    reason: text('reason').notNull(),
    until: instant('until').notNull(),
    shelvedBy: id('shelved_by')
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
    /** Taken off the shelf before its end. */
    endedAt: instant('ended_at'),
    endedBy: id('ended_by').references(() => users.id),
  },
  (table) => [
    index('alarm_shelves_metric').on(table.metricId, table.createdAt),
    index('alarm_shelves_open')
      .on(table.until)
      .where(sql`${table.endedAt} IS NULL`),
  ],
);

/** What people have said about an alarm. */
export const alarmComments = sqliteTable(
  'alarm_comments',
  {
    id: id().primaryKey(),
    alarmId: id('alarm_id')
      .notNull()
      .references(() => alarms.id),
    authorId: id('author_id')
      .notNull()
      .references(() => users.id),
    body: text('body').notNull(),
    createdAt: createdAt(),
    archivedAt: archivedAt(),
  },
  (table) => [index('alarm_comments_alarm').on(table.alarmId, table.createdAt)],
);

/** Whom the alarms of a metric call, and what work is opened for them by itself. */
export const alarmRules = sqliteTable(
  'alarm_rules',
  {
    id: id().primaryKey(),
    metricId: id('metric_id')
      .notNull()
      .references(() => metrics.id),
    /** Users, teams and roles by id; null: everybody who may acknowledge alarms. */
    notify: text('notify', { mode: 'json' }).$type<readonly string[]>(),
    /** Work is opened for an alarm of at least this severity ... */
    workSeverity: text('work_severity', { enum: SEVERITIES }).notNull(),
    /** ... that has stood for so long; null: never. */
    workAfterMs: integer('work_after_ms'),
    /** Null: made of metric and severity. */
    workTitle: text('work_title'),
    /** Null: follows from the severity. */
    workPriority: text('work_priority', { enum: PRIORITIES }),
    assigneeId: id('assignee_id').references(() => users.id),
    /** A checklist template; no foreign key, for it may be archived. */
    checklistTemplateId: id('checklist_template_id'),
    /** How long a metric must stay in band to prove a fix; null: as the plant has it. */
    verifyMs: integer('verify_ms'),
    /** How long after a fix a new episode is its relapse; null: as the plant has it. */
    relapseMs: integer('relapse_ms'),
    /** Work is drafted from predictions of the metric by itself. */
    draftsWork: flag('drafts_work').notNull().default(false),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex('alarm_rules_metric').on(table.metricId),
    knownValue('alarm_rules_severity_known', table.workSeverity),
    check('alarm_rules_after', sql`${table.workAfterMs} IS NULL OR ${table.workAfterMs} >= 0`),
  ],
);

/** What people wrote on the chart of a metric, at an instant or over a span. */
export const annotations = sqliteTable(
  'annotations',
  {
    id: id().primaryKey(),
    metricId: id('metric_id')
      .notNull()
      .references(() => metrics.id),
    at: instant('at').notNull(),
    /** Null for an instant. */
    until: instant('until'),
    text: text('text').notNull(),
    authorId: id('author_id')
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
    archivedAt: archivedAt(),
  },
  (table) => [
    index('annotations_metric').on(table.metricId, table.at),
    check('annotations_end_after_start', sql`${table.until} IS NULL OR ${table.until} >= ${table.at}`),
  ],
);
