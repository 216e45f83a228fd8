/**
 * Turns readings into alarms. The state of every metric's threshold is stored with the readings it has seen,
 * in the same transaction, so a restart in the middle of a delay changes nothing. Readings that arrive late
 * are evaluated at their own time: the episodes around them are computed anew and merged into the stored
 * ones, and what people have already done with an alarm (acknowledged it, opened a work order) is kept.
 * Readings of an import that still runs do not exist here: it may be taken back, so no state has seen them and
 * nothing has rung for them before it is whole.
 */
import { and, asc, eq, gte, isNull, sql } from 'drizzle-orm';
import {
  initialState,
  openEpisode,
  type Threshold,
  type ThresholdState,
} from '../../shared/domain/threshold.ts';
import type { Id } from '../../shared/ids.ts';
import { isActedOn, matchEpisodes, mergeEpisodes, overlaps, type StoredAlarm } from '../alarms/episodes.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { alarms, thresholds, thresholdStates } from '../database/schema/index.ts';
import { complete, foresee, type Foresight } from './foresee.ts';
import { type FollowOptions, historyOf, rewind, type Slices } from './follow.ts';
import { findSeries, halfDoneSources, latestReading } from './series.ts';

/** The first and last instant of readings that a metric has just received. */
export interface Touched {
  readonly from: number;
  readonly to: number;
}

export function findThreshold(db: Reader, metricId: Id): Threshold | undefined {
  return db.select().from(thresholds).where(eq(thresholds.metricId, metricId)).get();
}

/**
 * What an evaluation of received readings has to follow; null where there is no threshold or no reading.
 * @param whole the source of an import that is about to be whole
 */
function optionsFor(db: Reader, metricId: Id, touched: Touched, whole?: number): FollowOptions | null {
  const threshold = findThreshold(db, metricId);
  const series = findSeries(db, metricId);
  if (threshold === undefined || series === undefined) return null;
  const stored = loadState(db, metricId);
  const isLate = stored !== null && stored.lastTs !== null && touched.from <= stored.lastTs;
  const begin =
    stored === null
      ? initialState()
      : isLate
        ? rewind(db, metricId, series, threshold, touched.from, whole)
        : stored;
  return { metricId, series, threshold, begin, stored: isLate ? stored : null, until: touched.to, whole };
}

/** The long part of an `evaluate` to come of what an import has brought, which is about to be whole. */
export async function foreseeEvaluation(
  db: Reader,
  metricId: Id,
  touched: Touched,
  whole: number,
  slices?: Slices,
): Promise<Foresight | null> {
  const options = optionsFor(db, metricId, touched, whole);
  return options === null ? null : foresee(db, options, slices);
}

/**
 * Evaluates what a metric has received.
 * @returns ids of the alarms that were raised by it
 */
export function evaluate(
  tx: WriteTx,
  metricId: Id,
  touched: Touched,
  foresight: Foresight | null = null,
): Id[] {
  const options = optionsFor(tx, metricId, touched);
  if (options === null) return [];
  const run = complete(tx, options, foresight);
  saveState(tx, metricId, run.state);
  const window = alarmsFrom(tx, metricId, options.begin);
  return mergeEpisodes(
    tx,
    metricId,
    run.episodes,
    window.filter((alarm) => alarm.startedAt <= run.reached),
  );
}

/**
 * Evaluates a metric from which readings were taken away, as if they had never come. What they had raised since
 * `since` goes, unless somebody acted on it; what they had hidden is recorded, but rings only if it still lasts.
 * @param touched the span of what was taken away
 * @returns ids of the alarms that only those readings had raised, and that stay because somebody acted on them
 */
export function reconsider(tx: WriteTx, metricId: Id, touched: Touched, since: number): Id[] {
  const series = findSeries(tx, metricId);
  const isEmpty = series === undefined || latestReading(tx, series) === undefined;
  if (isEmpty) {
    tx.sql('DELETE FROM series WHERE metric_id = ?').run(metricId);
    tx.sql('DELETE FROM threshold_states WHERE metric_id = ?').run(metricId);
  }
  const options = isEmpty ? null : optionsFor(tx, metricId, touched);
  const run = options === null ? null : complete(tx, options, null);
  if (run !== null) saveState(tx, metricId, run.state);
  const begin = options?.begin ?? initialState();
  const window = alarmsFrom(tx, metricId, begin).filter(
    (alarm) => alarm.startedAt <= (run?.reached ?? Number.POSITIVE_INFINITY),
  );
  const episodes = run?.episodes ?? [];
  const goes = ({ createdAt }: StoredAlarm) => createdAt >= since;
  const { unclaimed } = matchEpisodes(metricId, episodes, window);
  mergeEpisodes(tx, metricId, episodes, window, { live: false, goes });
  return [...unclaimed].filter((alarm) => goes(alarm) && isActedOn(tx, alarm)).map(({ id }) => id);
}

/** The long part of an `evaluateHistory` to come. */
export async function foreseeHistory(
  db: Reader,
  metricId: Id,
  threshold: Threshold | null,
  slices?: Slices,
): Promise<Foresight | null> {
  const series = findSeries(db, metricId);
  if (threshold === null || series === undefined) return null;
  return foresee(db, historyOf(metricId, series, threshold), slices);
}

/**
 * Evaluates the whole stored history against a threshold that was just saved. Breaches of the past become
 * alarms that do not ring; only one that still lasts does. Alarms that rang under the old limits stay.
 * @returns how many episodes the history holds
 */
export function evaluateHistory(
  tx: WriteTx,
  metricId: Id,
  threshold: Threshold | null,
  foresight: Foresight | null = null,
): number {
  tx.sql(
    `DELETE FROM alarms WHERE metric_id = ? AND rings = 0 AND work_order_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM attachments f WHERE f.entity = 'alarms' AND f.record_id = alarms.id)`,
  ).run(metricId);
  tx.delete(thresholdStates).where(eq(thresholdStates.metricId, metricId)).run();
  const series = findSeries(tx, metricId);
  if (threshold === null || series === undefined) {
    const latest = series === undefined ? undefined : latestReading(tx, series, halfDoneSources(tx, series));
    endOpenAlarm(tx, metricId, latest?.ts ?? tx.now);
    return 0;
  }
  const run = complete(tx, historyOf(metricId, series, threshold), foresight);
  saveState(tx, metricId, run.state);
  const known = alarmsFrom(tx, metricId, initialState());
  const lasting = run.episodes.find(({ endedAt }) => endedAt === null);
  if (lasting === undefined) endOpenAlarm(tx, metricId, run.state.lastTs ?? tx.now);
  const fresh = run.episodes.filter(
    (episode) => episode === lasting || !known.some((alarm) => overlaps(alarm, episode)),
  );
  const same = lasting === undefined ? [] : known.filter((alarm) => overlaps(alarm, lasting));
  mergeEpisodes(tx, metricId, fresh, same, { live: false });
  return run.episodes.length;
}

/** Alarms that a run from this state may speak of, oldest first. */
function alarmsFrom(db: Reader, metricId: Id, begin: ThresholdState): StoredAlarm[] {
  const from =
    openEpisode(begin)?.startedAt ?? (begin.lastTs === null ? Number.MIN_SAFE_INTEGER : begin.lastTs + 1);
  return db
    .select()
    .from(alarms)
    .where(and(eq(alarms.metricId, metricId), gte(alarms.startedAt, from)))
    .orderBy(asc(alarms.startedAt))
    .all();
}

/** A limit that is gone, or no longer crossed, ends the alarm it had raised. */
function endOpenAlarm(tx: WriteTx, metricId: Id, lastReading: number): void {
  tx.update(alarms)
    .set({ endedAt: sql`max(${alarms.peakAt}, ${lastReading})` })
    .where(and(eq(alarms.metricId, metricId), isNull(alarms.endedAt)))
    .run();
}

function loadState(db: Reader, metricId: Id): ThresholdState | null {
  const row = db.select().from(thresholdStates).where(eq(thresholdStates.metricId, metricId)).get();
  return row === undefined ? null : (row.state as ThresholdState);
}

function saveState(tx: WriteTx, metricId: Id, state: ThresholdState): void {
  tx.sql('INSERT OR REPLACE INTO threshold_states (metric_id, state) VALUES (?, ?)').run(
    metricId,
    JSON.stringify(state),
  );
}
