/**
 * Removes readings and buckets of the pyramid that have become old, in slices that are each whole: a prune that is
 * cancelled or broken off has done less, and the next one goes on. Running it again at once changes nothing.
 *
 * Readings go by whole buckets of the finest level; their buckets are closed from then on (`closed.ts`). Of the
 * pyramid whole days go, all levels at once, so that no level is ever computed from a part of the one below.
 *
 * Never removed: what the chart draws of an open episode up to its worst, or of one whose work order is not done; what was read at a
 * step of work that is not done; what an import has brought that runs or is being undone; what arrived after the cut,
 * however old it was then; the newest readings of a metric.
 */
import type { RetentionSurvey } from '../../shared/contract/retention.ts';
import { bucketStart, ROLLUP_LEVELS_MS } from '../../shared/domain/rollup.ts';
import { WORK_ORDER_STATUSES } from '../../shared/domain/vocabulary.ts';
import type { Id } from '../../shared/ids.ts';
import { type Drawn, sliceOf } from '../alarms/queries.ts';
import type { Database, Reader, WriteTx } from '../database/database.ts';
import { breathe, type JobControl } from '../jobs/jobs.ts';
import { noteClosed, notePrunedImport } from './closed.ts';
import { type Cuts, cutsOf, retentionOf } from './retention.ts';
import { halfDoneSources, NEWEST } from './series.ts';

const [BUCKET_MS, , DAY_MS] = ROLLUP_LEVELS_MS;
/** Readings, or rows of the pyramid, that one slice looks at, about; some milliseconds. */
export const SLICE = 5000;

/** Listed, so that the index of states is used. */
const UNDONE = JSON.stringify(
  WORK_ORDER_STATUSES.filter((status) => status !== 'completed' && status !== 'cancelled'),
);

export interface PruneOptions {
  readonly cuts: Cuts;
  /** Newest readings of each metric that stay however old they are: they tell how often it is read. */
  readonly newest?: number;
  readonly slice?: number;
}

export interface Removed {
  readonly readings: number;
  readonly rollups: number;
}

export interface Span {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** A stretch of whole buckets of a series that has readings. */
export interface Stretch extends Span {
  readonly series: number;
}

/** The next readings of a series that are old enough to go, from an instant on, in about `slice` of them. */
export function nextStretch(db: Reader, series: number, from: number, options: PruneOptions): Stretch | null {
  const { cuts, newest = NEWEST, slice = SLICE } = options;
  const oldest = db
    .sql('SELECT ts FROM readings WHERE series = ? AND ts >= ? AND ts < ? ORDER BY ts LIMIT 1')
    .pluck()
    .get(series, from, cuts.raw) as number | undefined;
  if (oldest === undefined) return null;
  // What a running import has brought may go again, and then the others are the newest.
  const staying = db
    .sql(
      `SELECT ts FROM readings WHERE series = ? AND source NOT IN (SELECT value FROM json_each(?))
       ORDER BY ts DESC LIMIT 1 OFFSET ?`,
    )
    .pluck()
    .get(series, JSON.stringify(halfDoneSources(db, series)), newest - 1) as number | undefined;
  const begin = bucketStart(oldest, BUCKET_MS);
  const before = Math.min(cuts.raw, bucketStart(staying ?? oldest, BUCKET_MS));
  if (begin >= before) return null;
  const next = db
    .sql('SELECT ts FROM readings WHERE series = ? AND ts >= ? AND ts < ? ORDER BY ts LIMIT 1 OFFSET ?')
    .pluck()
    .get(series, begin, before, slice) as number | undefined;
  const end = next === undefined ? before : Math.max(bucketStart(next, BUCKET_MS), begin + BUCKET_MS);
  return { series, from: begin, to: end };
}

/** The parts of a stretch that may go, in order. */
export function goingIn(db: Reader, stretch: Stretch, { cuts }: PruneOptions): Span[] {
  const staying = [...episodesIn(db, stretch), ...stepsIn(db, stretch), ...arrivedIn(db, stretch, cuts.raw)]
    .map(({ from, to }) => ({
      from: bucketStart(from, BUCKET_MS),
      to: bucketStart(to - 1, BUCKET_MS) + BUCKET_MS,
    }))
    .sort((a, b) => a.from - b.from);
  const going: Span[] = [];
  let at = stretch.from;
  for (const { from, to } of staying) {
    if (from > at) going.push({ from: at, to: Math.min(from, stretch.to) });
    at = Math.max(at, to);
  }
  if (at < stretch.to) going.push({ from: at, to: stretch.to });
  return going.filter(({ from, to }) => from < to);
}

/**
 * What the charts draw of episodes that last, are not acknowledged, or have work that is not done. One that ended while
 * it was held back waits for nobody. One that lasts is kept up to its worst: forgotten, it would keep all for ever.
 */
function episodesIn(db: Reader, { series, from, to }: Stretch): Span[] {
  const rows = db
    .sql(
      `SELECT a.type, a."limit", a.started_at AS startedAt, a.raised_at AS raisedAt, a.ended_at AS endedAt,
         a.peak_at AS peakAt, t.rate_window_ms AS windowMs
       FROM alarms a JOIN series s ON s.metric_id = a.metric_id LEFT JOIN thresholds t ON t.metric_id = a.metric_id
       WHERE s.id = ? AND (a.ended_at IS NULL OR a.rings = 1 AND a.held IS NULL AND a.acknowledged_at IS NULL OR EXISTS (
         SELECT 1 FROM work_orders w WHERE w.id = a.work_order_id AND w.status NOT IN ('completed', 'cancelled')))`,
    )
    .all(series) as Omit<Drawn, 'newestAt'>[];
  return rows
    .map((row) => sliceOf({ ...row, newestAt: null }))
    .map((drawn) => ({ from: drawn.from, to: drawn.to + 1 }))
    .filter((span) => span.from < to && span.to > from);
}

/** Instants of what was read at steps of work that is not done. */
function stepsIn(db: Reader, { series, from, to }: Stretch): Span[] {
  const instants = db
    .sql(
      `SELECT c.reading_ts FROM work_orders w CROSS JOIN checklist_items c ON c.work_order_id = w.id
       WHERE w.status IN (SELECT value FROM json_each(?)) AND c.reading_ts >= ? AND c.reading_ts < ?
         AND c.metric_id = (SELECT metric_id FROM series WHERE id = ?)`,
    )
    .pluck()
    .all(UNDONE, from, to, series) as number[];
  return instants.map((ts) => ({ from: ts, to: ts + 1 }));
}

/**
 * Instants of readings that arrived after the cut, or with an import that is not whole. What a collector brings in a
 * day (UTC) has one source, which is as old as the first of it: of the day of the cut all counts as after it.
 */
function arrivedIn(db: Reader, { series, from, to }: Stretch, cut: number): Span[] {
  const sources = db
    .sql(
      `SELECT s.id FROM reading_sources s LEFT JOIN imports i ON i.id = s.import_id
       WHERE s.id IN (SELECT DISTINCT source FROM readings WHERE series = ? AND ts >= ? AND ts < ?)
         AND (s.created_at >= iif(s.kind = 'collector', ?, ?) OR i.state IN ('running', 'undoing'))`,
    )
    .pluck()
    .all(series, from, to, bucketStart(cut, DAY_MS), cut) as number[];
  if (sources.length === 0) return [];
  const instants = db
    .sql(
      'SELECT ts FROM readings WHERE series = ? AND ts >= ? AND ts < ? AND source IN (SELECT value FROM json_each(?)) ORDER BY ts',
    )
    .pluck()
    .all(series, from, to, JSON.stringify(sources)) as number[];
  return instants.map((ts) => ({ from: ts, to: ts + 1 }));
}

/** Removes what may go of a stretch. */
function pruneStretch(tx: WriteTx, stretch: Stretch, options: PruneOptions): number {
  let removed = 0;
  for (const { from, to } of goingIn(tx, stretch, options)) {
    const where = 'FROM readings WHERE series = ? AND ts >= ? AND ts < ?';
    const importIds = tx
      .sql(
        `SELECT DISTINCT import_id FROM reading_sources
         WHERE import_id IS NOT NULL AND id IN (SELECT DISTINCT source ${where})`,
      )
      .pluck()
      .all(stretch.series, from, to) as Id[];
    const { changes } = tx.sql(`DELETE ${where}`).run(stretch.series, from, to);
    if (changes === 0) continue;
    removed += changes;
    for (const importId of importIds) notePrunedImport(tx, importId);
    noteClosed(tx, to);
  }
  if (removed > 0) tx.touch('readings');
  return removed;
}

/** Days of a series that are old and of which no reading is kept. */
export function oldDays(db: Reader, series: number, { cuts, slice = SLICE }: PruneOptions): number[] {
  return db
    .sql(
      `SELECT bucket FROM rollups r WHERE series = ? AND level = 2 AND bucket < ?
         AND NOT EXISTS (SELECT 1 FROM readings WHERE series = r.series AND ts >= r.bucket AND ts < r.bucket + ?)
       ORDER BY bucket LIMIT ?`,
    )
    .pluck()
    .all(series, cuts.rollups, DAY_MS, Math.max(1, Math.floor(slice / 110))) as number[];
}

function pruneDays(tx: WriteTx, series: number, options: PruneOptions): number {
  const remove = tx.sql('DELETE FROM rollups WHERE series = ? AND level = ? AND bucket >= ? AND bucket < ?');
  let removed = 0;
  for (const day of oldDays(tx, series, options)) {
    for (const level of ROLLUP_LEVELS_MS.keys())
      removed += remove.run(series, level, day, day + DAY_MS).changes;
  }
  if (removed > 0) tx.touch('readings');
  return removed;
}

export function seriesNumbers(db: Reader): number[] {
  return db.sql('SELECT id FROM series ORDER BY id').pluck().all() as number[];
}

/** @throws the signal's reason when cancelled; what is gone by then stays gone */
export async function prune(
  database: Database,
  actorId: Id | null,
  options: PruneOptions,
  control: JobControl,
): Promise<Removed> {
  const write = { actorId, command: 'retention.prune' };
  const removed = { readings: 0, rollups: 0 };
  const all = seriesNumbers(database);
  for (const [index, series] of all.entries()) {
    let from = Number.MIN_SAFE_INTEGER;
    for (;;) {
      control.report('pruning', index / all.length);
      const stretch = nextStretch(database, series, from, options);
      if (stretch === null) break;
      if (goingIn(database, stretch, options).length > 0) {
        removed.readings += await database.writeWhenIdle(
          write,
          (tx) => pruneStretch(tx, stretch, options),
          control.signal,
        );
      }
      from = stretch.to;
      await breathe(control.signal);
    }
    while (oldDays(database, series, { ...options, slice: 1 }).length > 0) {
      removed.rollups += await database.writeWhenIdle(
        write,
        (tx) => pruneDays(tx, series, options),
        control.signal,
      );
      await breathe(control.signal);
    }
    if (index % 50 === 0) await breathe(control.signal);
  }
  return removed;
}

const PRUNED_AT = 'readings-pruned-at';

/** When old readings were last looked for to the end; null: never. */
export function lastPrunedAt(db: Reader): number | null {
  const value = db.sql('SELECT value FROM local_state WHERE key = ?').pluck().get(PRUNED_AT);
  return value === undefined ? null : Number(value);
}

/** Up to when somebody was shown that readings go. */
export type Shown = Pick<RetentionSurvey, 'rawBefore' | 'rollupsBefore'>;

/** Prunes by the settings of the plant, and not beyond what somebody was shown. */
export async function pruneOld(
  database: Database,
  {
    actorId,
    now,
    shown,
  }: { readonly actorId: Id | null; readonly now: number; readonly shown?: Shown | undefined },
  control: JobControl,
): Promise<Removed & { readonly bytes: number }> {
  const pageSize = database.sql('PRAGMA page_size').pluck().get() as number;
  const free = () => database.sql('PRAGMA freelist_count').pluck().get() as number;
  const before = free();
  const { raw, rollups } = cutsOf(retentionOf(database), now);
  const cuts = {
    raw: Math.min(raw, shown?.rawBefore ?? raw),
    rollups: Math.min(rollups, shown?.rollupsBefore ?? rollups),
  };
  const removed = await prune(database, actorId, { cuts }, control);
  await database.writeWhenIdle({ actorId, command: 'retention.prune' }, (tx) =>
    tx.sql('INSERT OR REPLACE INTO local_state (key, value) VALUES (?, ?)').run(PRUNED_AT, String(now)),
  );
  return { ...removed, bytes: Math.max(0, free() - before) * pageSize };
}
