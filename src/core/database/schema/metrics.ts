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
import { SEVERITIES, SIDES } from '../../../shared/domain/vocabulary.ts';
import { archivedAt, createdAt, id, instant, updatedAt, knownValue } from './columns.ts';
import { assets } from './assets.ts';

/** Something measured on an asset. */
export const metrics = sqliteTable(
  'metrics',
  {
    id: id().primaryKey(),
    assetId: id('asset_id')
      .notNull()
      .references(() => assets.id),
    name: text('name').notNull(),
    /** Unit symbol as shown, e.g. `mm/s`; empty for a plain number. */
    unit: text('unit').notNull(),
    /** Digits after the decimal mark when a value is shown. */
    decimals: integer('decimals').notNull(),
    description: text('description'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    archivedAt: archivedAt(),
  },
  (table) => [uniqueIndex('metrics_asset_name').on(table.assetId, sql`lower(${table.name})`)],
);

/** The limits of one metric, in its unit; a null limit is not watched. */
export const thresholds = sqliteTable(
  'thresholds',
  {
    id: id().primaryKey(),
    metricId: id('metric_id')
      .notNull()
      .references(() => metrics.id),
    lowCritical: real('low_critical'),
    lowWarning: real('low_warning'),
    highWarning: real('high_warning'),
    highCritical: real('high_critical'),
    deadband: real('deadband').notNull(),
    onDelayMs: integer('on_delay_ms').notNull(),
    offDelayMs: integer('off_delay_ms').notNull(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex('thresholds_metric').on(table.metricId),
    check('thresholds_deadband', sql`${table.deadband} >= 0`),
    check('thresholds_delays', sql`${table.onDelayMs} >= 0 AND ${table.offDelayMs} >= 0`),
  ],
);

/** Where the alarm state machine of a metric stands, so that a restart in the middle of a delay changes nothing. */
export const thresholdStates = sqliteTable('threshold_states', {
  metricId: id('metric_id')
    .primaryKey()
    .references(() => metrics.id),
  state: text('state', { mode: 'json' }).$type<unknown>().notNull(),
});

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
  kind: text('kind', { enum: ['import', 'manual', 'demo'] }).notNull(),
  label: text('label').notNull(),
  importId: id('import_id'),
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
    side: text('side', { enum: SIDES }).notNull(),
    severity: text('severity', { enum: SEVERITIES }).notNull(),
    /** The limit that was crossed, as it was then. */
    limit: real('limit').notNull(),
    startedAt: instant('started_at').notNull(),
    raisedAt: instant('raised_at').notNull(),
    endedAt: instant('ended_at'),
    peakValue: real('peak_value').notNull(),
    peakAt: instant('peak_at').notNull(),
    /** False for a breach found in stored history when a limit was saved: it is shown but never rings. */
    rings: integer('rings', { mode: 'boolean' }).notNull(),
    acknowledgedAt: instant('acknowledged_at'),
    acknowledgedBy: id('acknowledged_by'),
    acknowledgeNote: text('acknowledge_note'),
    workOrderId: id('work_order_id'),
    createdAt: createdAt(),
  },
  (table) => [
    index('alarms_metric').on(table.metricId, table.startedAt),
    index('alarms_asset').on(table.assetId, table.startedAt),
    index('alarms_standing')
      .on(table.raisedAt)
      .where(sql`${table.rings} = 1 AND (${table.endedAt} IS NULL OR ${table.acknowledgedAt} IS NULL)`),
    index('alarms_raised').on(table.raisedAt),
    index('alarms_work_order').on(table.workOrderId),
    knownValue('alarms_side_known', table.side),
    knownValue('alarms_severity_known', table.severity),
    check('alarms_end_after_start', sql`${table.endedAt} IS NULL OR ${table.endedAt} >= ${table.startedAt}`),
  ],
);
