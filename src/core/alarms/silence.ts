/**
 * Metrics that have gone quiet. One that is silent for longer than it may be raises one alarm, dated to the instant
 * at which it became too long; a reading of that instant or later ends it. Readings that fill the gap later do not unmake what
 * was told. Everything follows from what is stored, so a restart changes nothing, but a station that was off or asleep
 * waits as long before it calls a metric silent: what feeds it may have been waiting for it.
 */
import { and, eq } from 'drizzle-orm';
import type { Task } from '../background/background.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { alarms } from '../database/schema/index.ts';
import { findSeries, halfDoneSources } from '../metrics/series.ts';
import { insertAlarm, updateAlarm } from './episodes.ts';
import { ring } from './rules.ts';

/** A metric that has been silent for too long, or is no longer. */
interface Silence {
  readonly metricId: Id;
  readonly limit: number;
  /** Since when it has been too long. */
  readonly startedAt: number;
}

interface OpenSilence extends Silence {
  readonly id: Id;
}

/** Silent metrics that are raised at once; the others follow the next time. */
const AT_ONCE = 100;

/**
 * Metrics too long silent of which no alarm tells yet. Of an import that still runs no reading counts. Most metrics are
 * told apart without the journal, which is read of those that are left.
 */
export function newSilences(db: Reader, now: number, awakeMs: number): Silence[] {
  return db
    .sql(
      `WITH half_done AS MATERIALIZED (
         SELECT source.id FROM imports import JOIN reading_sources source ON source.import_id = import.id
         WHERE import.state = 'running'
       ), watched AS MATERIALIZED (
         SELECT m.id, m.asset_id, m.no_data_ms, s.id IS NULL AS unread, CASE
           WHEN EXISTS (SELECT 1 FROM readings r WHERE r.series = s.id) THEN (
             SELECT r.ts FROM readings r WHERE r.series = s.id AND r.source NOT IN half_done
             ORDER BY r.ts DESC LIMIT 1)
           -- Of one whose readings have all been pruned the pyramid still knows when the last came.
           WHEN s.id IS NOT NULL THEN (
             SELECT p.last_ts FROM rollups p WHERE p.series = s.id AND p.level = 0 ORDER BY p.bucket DESC LIMIT 1)
           ELSE m.created_at
         END AS since
         FROM metrics m LEFT JOIN series s ON s.metric_id = m.id JOIN assets a ON a.id = m.asset_id
         WHERE m.no_data_ms IS NOT NULL AND m.no_data_ms <= :awakeMs
           AND m.archived_at IS NULL AND a.archived_at IS NULL
           AND (s.id IS NOT NULL OR m.created_at + m.no_data_ms <= :now)
       ), quiet AS MATERIALIZED (
         -- Where nothing has ever come: since it is watched. While it was archived, too, nothing could come.
         SELECT w.id, w.no_data_ms, max(w.since, coalesce((
           SELECT max(c.at) FROM journal j JOIN change_sets c ON c.seq = j.change_set
           WHERE j.entity = 'metrics' AND j.row_id = w.id
             AND (j.field = 'archived_at' AND j.new IS NULL OR w.unread AND j.field = 'no_data_ms' AND j.old IS NULL)
         ), w.since), coalesce((
           SELECT max(c.at) FROM journal j JOIN change_sets c ON c.seq = j.change_set
           WHERE j.entity = 'assets' AND j.row_id = w.asset_id AND j.field = 'archived_at' AND j.new IS NULL
         ), w.since)) AS last
         FROM watched w
         WHERE w.since + w.no_data_ms <= :now AND NOT EXISTS (
           SELECT 1 FROM alarms open
           WHERE open.metric_id = w.id AND open.started_at > w.since AND open.type = 'no-data'
             AND open.ended_at IS NULL)
       )
       SELECT id AS metricId, no_data_ms AS "limit", last + no_data_ms AS startedAt FROM quiet
       WHERE last + no_data_ms <= :now ORDER BY startedAt, id LIMIT ${AT_ONCE}`,
    )
    .all({ now, awakeMs }) as Silence[];
}

/** Silences that last of metrics that are no longer watched, or may now be silent for longer. Reads lasting alarms only. */
function outdatedSilences(db: Reader, now: number): OpenSilence[] {
  const columns = 'id, metric_id, started_at, "limit"';
  return db
    .sql(
      `WITH open AS (
         SELECT ${columns} FROM alarms
         WHERE rings = 1 AND held IS NULL AND (ended_at IS NULL OR acknowledged_at IS NULL)
           AND ended_at IS NULL AND type = 'no-data'
         UNION ALL
         SELECT ${columns} FROM alarms WHERE held IS NOT NULL AND ended_at IS NULL AND type = 'no-data'
       )
       SELECT open.id, open.metric_id AS metricId, open."limit", open.started_at AS startedAt
       FROM open JOIN metrics m ON m.id = open.metric_id JOIN assets a ON a.id = m.asset_id
       WHERE m.archived_at IS NOT NULL OR a.archived_at IS NOT NULL OR m.no_data_ms IS NULL
         OR (m.no_data_ms > open."limit" AND open.started_at - open."limit" + m.no_data_ms > :now)`,
    )
    .all({ now }) as OpenSilence[];
}

/** The silence up to an instant is the peak: how long it has been, in milliseconds. */
function endAt(tx: WriteTx, { id, startedAt, limit }: OpenSilence, at: number): void {
  const endedAt = Math.max(at, startedAt);
  tx.update(alarms)
    .set({ endedAt, peakAt: endedAt, peakValue: endedAt - startedAt + limit })
    .where(eq(alarms.id, id))
    .run();
}

/** Ends the silence of a metric that has received readings, if there is one that is no older than its beginning. */
export function endSilence(tx: WriteTx, metricId: Id): void {
  const open = tx
    .sql(
      `SELECT id, metric_id AS metricId, "limit", started_at AS startedAt FROM alarms
       WHERE metric_id = ? AND type = 'no-data' AND ended_at IS NULL`,
    )
    .all(metricId) as OpenSilence[];
  if (open.length === 0) return;
  const series = findSeries(tx, metricId);
  if (series === undefined) return;
  const firstAfter = tx
    .sql(
      `SELECT min(ts) FROM readings
       WHERE series = ? AND ts >= ? AND source NOT IN (SELECT value FROM json_each(?))`,
    )
    .pluck();
  const halfDone = JSON.stringify(halfDoneSources(tx, series));
  for (const silence of open) {
    const at = firstAfter.get(series, silence.startedAt, halfDone) as number | null;
    // A clock may be ahead; an alarm does not end in the future.
    if (at !== null) endAt(tx, silence, Math.min(at, tx.now));
  }
}

function raise(tx: WriteTx, { metricId, limit, startedAt }: Silence): void {
  const episode = {
    side: 'low',
    severity: 'warning',
    limit,
    startedAt,
    raisedAt: startedAt,
    endedAt: null,
    peakValue: limit,
    peakAt: startedAt,
  } as const;
  const before = tx
    .select()
    .from(alarms)
    .where(and(eq(alarms.metricId, metricId), eq(alarms.startedAt, startedAt), eq(alarms.type, 'no-data')))
    .get();
  // The readings that ended it were taken back, or it was not watched for a while: it is the same silence.
  if (before !== undefined) {
    if (updateAlarm(tx, before, episode)) ring(tx, before.id, { timely: true });
    return;
  }
  ring(tx, insertAlarm(tx, { metricId, type: 'no-data' }, episode, true), { timely: true });
}

/** How often silence is looked for, in milliseconds. */
const PERIOD_MS = 15_000;

export const watchSilence: Task = {
  name: 'alarms.watchSilence',
  periodMs: PERIOD_MS,
  run: async ({ database, ports }, awakeSince) => {
    const look = (db: Reader, now: number) => ({
      fresh: newSilences(db, now, now - awakeSince),
      outdated: outdatedSilences(db, now),
    });
    const { fresh, outdated } = look(database, ports.clock.now());
    if (fresh.length + outdated.length === 0) return;
    await database.writeWhenIdle({ actorId: null, command: 'alarms.watchSilence' }, (tx) => {
      const found = look(tx, tx.now);
      for (const silence of found.outdated) endAt(tx, silence, tx.now);
      for (const silence of found.fresh) raise(tx, silence);
    });
  },
};
