import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { sql } from 'drizzle-orm';
import {
  ACTIVITY_PROBLEMS,
  ACTIVITY_STATES,
  DATA_SOURCE_KINDS,
  QUARANTINE_DECISIONS,
  QUARANTINE_REASONS,
} from '../../../shared/domain/data-sources.ts';
import { archivedAt, createdAt, flag, id, instant, knownValue, updatedAt } from './columns.ts';
import { metrics } from './metrics.ts';
import { stations } from './plant.ts';

/** Something that brings readings by itself, to the station it was set up on. */
export const dataSources = sqliteTable(
  'data_sources',
  {
    id: id().primaryKey(),
    stationId: id('station_id')
      .notNull()
      .references(() => stations.id),
    kind: text('kind', { enum: DATA_SOURCE_KINDS }).notNull(),
    name: text('name').notNull(),
    enabled: flag('enabled').notNull(),
    config: text('config', { mode: 'json' }).$type<unknown>().notNull(),
    /** Addresses of its own, and the metrics they stand for. */
    mapping: text('mapping', { mode: 'json' })
      .$type<readonly { readonly address: string; readonly metricId: string }[]>()
      .notNull(),
    /** The SHA-256 of an API key, or what a broker wants to know, as JSON. */
    secret: text('secret'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    archivedAt: archivedAt(),
  },
  (table) => [
    uniqueIndex('data_sources_name')
      .on(sql`lower(${table.name})`)
      .where(sql`${table.archivedAt} IS NULL`),
    knownValue('data_sources_kind_known', table.kind),
  ],
);

/** What has come of a source so far. */
export const dataSourceStates = sqliteTable('data_source_states', {
  sourceId: id('source_id')
    .primaryKey()
    .references(() => dataSources.id),
  /** The number that its readings carry. */
  readingSource: integer('reading_source'),
  lastHeardAt: instant('last_heard_at'),
  taken: integer('taken').notNull().default(0),
  duplicates: integer('duplicates').notNull().default(0),
  quarantined: integer('quarantined').notNull().default(0),
  /** Quarantined ones that were forgotten to make room for newer ones. */
  forgotten: integer('forgotten').notNull().default(0),
});

/** Readings that cannot be true or have no place, until somebody decides. */
export const quarantinedReadings = sqliteTable(
  'quarantined_readings',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    sourceId: id('source_id')
      .notNull()
      .references(() => dataSources.id),
    metricId: id('metric_id').references(() => metrics.id),
    /** As the source called it. */
    address: text('address').notNull(),
    /** Null where it could not be read. */
    ts: instant('ts'),
    value: text('value').notNull(),
    unit: text('unit'),
    reason: text('reason', { enum: QUARANTINE_REASONS }).notNull(),
    receivedAt: instant('received_at').notNull(),
    decision: text('decision', { enum: QUARANTINE_DECISIONS }),
    decidedBy: id('decided_by'),
    decidedAt: instant('decided_at'),
  },
  (table) => [
    // The same reading sent again is one.
    uniqueIndex('quarantined_readings_once').on(
      table.sourceId,
      table.reason,
      table.address,
      table.ts,
      table.value,
    ),
    index('quarantined_readings_open')
      .on(table.sourceId, table.reason, table.id)
      .where(sql`${table.decision} IS NULL`),
    knownValue('quarantined_readings_reason_known', table.reason),
  ],
);

/** What somebody has decided about readings that were held back, as history; the readings say it for themselves. */
export const quarantineDecisions = sqliteTable(
  'quarantine_decisions',
  {
    id: id().primaryKey(),
    sourceId: id('source_id')
      .notNull()
      .references(() => dataSources.id),
    reason: text('reason', { enum: QUARANTINE_REASONS }).notNull(),
    decision: text('decision', { enum: QUARANTINE_DECISIONS }).notNull(),
    /** Readings. */
    count: integer('count').notNull(),
    createdAt: createdAt(),
  },
  (table) => [index('quarantine_decisions_source').on(table.sourceId)],
);

/** Files that a source has taken, one line each, and messages that were too large to be taken. */
export const dataSourceActivity = sqliteTable(
  'data_source_activity',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    sourceId: id('source_id')
      .notNull()
      .references(() => dataSources.id),
    /** Of the file; of a message its topic. */
    name: text('name').notNull(),
    state: text('state', { enum: ACTIVITY_STATES }).notNull(),
    /** Why a file failed. */
    problem: text('problem', { enum: ACTIVITY_PROBLEMS }),
    /** Of the file, in bytes and ms UTC: by them it is recognised. */
    size: integer('size').notNull(),
    modifiedAt: instant('modified_at'),
    /** Of the file, that are dealt with: the next start goes on behind them. */
    lines: integer('lines').notNull().default(0),
    taken: integer('taken').notNull().default(0),
    duplicates: integer('duplicates').notNull().default(0),
    quarantined: integer('quarantined').notNull().default(0),
    /** Messages that were too large, one after the other. */
    times: integer('times').notNull().default(1),
    /** The file is out of the folder. */
    moved: flag('moved').notNull(),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [
    index('data_source_activity_source').on(table.sourceId, table.id),
    knownValue('data_source_activity_state_known', table.state),
  ],
);
