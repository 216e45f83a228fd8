/** Series numbers: the short local key under which a metric's readings are stored. */
import { eq } from 'drizzle-orm';
import { AppError } from '../../shared/errors.ts';
import { gapsAmong, SHORT_SILENCE_MS, type Stretch } from '../../shared/domain/recorded.ts';
import type { Reading } from '../../shared/domain/threshold.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { metrics, readingSources, series } from '../database/schema/index.ts';

/** The series of a metric, or undefined while it has no readings. Asked several times for every batch. */
export function findSeries(db: Reader, metricId: Id): number | undefined {
  return db.sql('SELECT id FROM series WHERE metric_id = ?').pluck().get(metricId) as number | undefined;
}

/** The series of a metric, made when it has none. */
export function seriesFor(tx: WriteTx, metricId: Id): number {
  return (
    findSeries(tx, metricId) ?? tx.insert(series).values({ metricId }).returning({ id: series.id }).get().id
  );
}

export interface NewSource {
  readonly kind: 'import' | 'manual' | 'demo' | 'collector';
  readonly label: string;
  readonly importId?: Id;
  readonly createdBy?: Id | null;
}

/** Says where the readings that follow come from; every reading carries the number. */
export function createSource(tx: WriteTx, source: NewSource): number {
  return tx
    .insert(readingSources)
    .values({ ...source, createdAt: tx.now })
    .returning({ id: readingSources.id })
    .get().id;
}

/** @throws AppError NOT_FOUND when there is no such metric or it is archived */
export function metricRow(db: Reader, metricId: Id) {
  const row = anyMetricRow(db, metricId);
  if (row.archivedAt !== null) throw new AppError('NOT_FOUND', { entity: 'metric' });
  return row;
}

/** Also one that is archived. @throws AppError NOT_FOUND when there is no such metric */
export function anyMetricRow(db: Reader, metricId: Id) {
  const row = db.select().from(metrics).where(eq(metrics.id, metricId)).get();
  if (row === undefined) throw new AppError('NOT_FOUND', { entity: 'metric' });
  return row;
}

/**
 * The sources of imports that are still running into a series. What they have brought so far may be taken
 * back, so it is not evaluated before the import is whole.
 */
export function halfDoneSources(db: Reader, seriesId: number): number[] {
  // CROSS JOIN keeps the order: imports are few, sources many, and nearly always none is running.
  return db
    .sql(
      `SELECT source.id FROM imports import CROSS JOIN reading_sources source ON source.import_id = import.id
       WHERE import.state = 'running' AND EXISTS (
         SELECT 1 FROM json_each(import.plan, '$.targets') target JOIN series ON series.id = ?
         WHERE coalesce(target.value ->> '$.metricId', target.value ->> '$.id') = series.metric_id)`,
    )
    .pluck()
    .all(seriesId) as number[];
}

/** Whether an import runs that is to bring the metric readings, also one that has not brought any yet. */
export function isImporting(db: Reader, metricId: Id): boolean {
  return (
    db
      .sql(
        `SELECT 1 FROM imports import WHERE import.state = 'running' AND EXISTS (
           SELECT 1 FROM json_each(import.plan, '$.targets') target
           WHERE coalesce(target.value ->> '$.metricId', target.value ->> '$.id') = ?)`,
      )
      .get(metricId) !== undefined
  );
}

/** @param except sources whose readings do not count */
export function latestReading(
  db: Reader,
  seriesId: number,
  except: readonly number[] = [],
): Reading | undefined {
  return db
    .sql(
      'SELECT ts, value FROM readings WHERE series = ? AND source NOT IN (SELECT value FROM json_each(?)) ORDER BY ts DESC LIMIT 1',
    )
    .get(seriesId, JSON.stringify(except)) as Reading | undefined;
}

/** Readings that say how often a metric is read. */
export const NEWEST = 100;

/** The lower median distance between the newest readings in ms; null while there are fewer than two. */
export function usualInterval(db: Reader, seriesId: number): number | null {
  const interval = db
    .sql(
      `WITH newest AS (SELECT ts FROM readings WHERE series = ? ORDER BY ts DESC LIMIT ?),
         distances AS (SELECT ts - lag(ts) OVER (ORDER BY ts) AS ms FROM newest)
       SELECT ms FROM distances WHERE ms IS NOT NULL ORDER BY ms
       LIMIT 1 OFFSET (SELECT max(0, (count(*) - 2) / 2) FROM newest)`,
    )
    .pluck()
    .get(seriesId, NEWEST);
  return (interval as number | undefined) ?? null;
}

/** First and last instant with readings and how many there are, from the top of the pyramid; null when there are none. */
export function storedSpan(db: Reader, seriesId: number): { from: number; to: number; count: number } | null {
  const row = db
    .sql(
      'SELECT min(first_ts) AS "from", max(last_ts) AS "to", sum(count) AS count FROM rollups WHERE series = ? AND level = 2',
    )
    .get(seriesId) as { from: number | null; to: number; count: number };
  return row.from === null ? null : { ...row, from: row.from };
}

/** Where the stored readings have gaps, in order; from the finest level of the pyramid. */
export function storedGaps(db: Reader, seriesId: number): Stretch[] {
  const buckets = db
    .sql('SELECT count(*) FROM rollups WHERE series = ? AND level = 0')
    .pluck()
    .get(seriesId) as number;
  const silences = db
    .sql(
      `SELECT "from", "to" FROM (
         SELECT lag(last_ts) OVER (ORDER BY bucket) AS "from", first_ts AS "to"
         FROM rollups WHERE series = ? AND level = 0)
       WHERE "to" - "from" > ? ORDER BY "from"`,
    )
    .all(seriesId, SHORT_SILENCE_MS) as Stretch[];
  return gapsAmong(silences, buckets - 1);
}
