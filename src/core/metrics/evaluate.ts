/**
 * Turns readings into alarms. The state of every watch of a metric is stored with the readings it has seen,
 * in the same transaction, so a restart in the middle of a delay changes nothing. Readings that arrive late
 * are evaluated at their own time: the episodes around them are computed anew and merged into the stored
 * ones, and what people have already done with an alarm (acknowledged it, opened a work order) is kept.
 * Readings of an import that still runs do not exist here: it may be taken back, so no state has seen them and
 * nothing has rung for them before it is whole.
 */
import { and, asc, eq, gte, inArray, isNull, sql } from 'drizzle-orm';
import type { Choice } from '../../shared/domain/choices.ts';
import {
  type Episode,
  initialState,
  openEpisode,
  type Threshold,
  type ThresholdState,
} from '../../shared/domain/threshold.ts';
import { type Watch, WATCH_TYPES, watchesOf, type WatchType } from '../../shared/domain/watch.ts';
import type { Id } from '../../shared/ids.ts';
import {
  isActedOn,
  matchEpisodes,
  type MergeOptions,
  mergeEpisodes,
  overlaps,
  type StoredAlarm,
  type Watched,
} from '../alarms/episodes.ts';
import { quieten } from '../alarms/quieten.ts';
import { endSilence } from '../alarms/silence.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { alarms, metrics, thresholds, thresholdStates } from '../database/schema/index.ts';
import { review } from '../verifications/review.ts';
import { closedIn } from './closed.ts';
import { complete, foreseeAll, type Foresights } from './foresee.ts';
import { type FollowOptions, historyOf, rewind, type Run, type Slices } from './follow.ts';
import { findSeries, halfDoneSources, latestReading, storedSpan } from './series.ts';

/** The first and last instant of readings that a metric has just received. */
export interface Touched {
  readonly from: number;
  readonly to: number;
}

export function findThreshold(db: Reader, metricId: Id): Threshold | undefined {
  return db.select().from(thresholds).where(eq(thresholds.metricId, metricId)).get();
}

/** What a metric is watched for by the limits that stand, or by others. */
export function watchesOfMetric(db: Reader, metricId: Id, threshold?: Threshold | null): Watch[] {
  const limits = threshold === undefined ? (findThreshold(db, metricId) ?? null) : threshold;
  return watchesOf(limits, choicesOf(db, metricId));
}

function choicesOf(db: Reader, metricId: Id): readonly Choice[] | null {
  return db.select({ choices: metrics.choices }).from(metrics).where(eq(metrics.id, metricId)).get()!.choices;
}

/**
 * What an evaluation of received readings has to follow, watch by watch; nothing where there is no reading.
 * @param whole the source of an import that is about to be whole
 */
function optionsFor(db: Reader, metricId: Id, touched: Touched, whole?: number): FollowOptions[] {
  const series = findSeries(db, metricId);
  if (series === undefined) return [];
  return watchesOfMetric(db, metricId).map((watch) => {
    const stored = loadState(db, metricId, watch.type);
    const isLate = stored !== null && stored.lastTs !== null && touched.from <= stored.lastTs;
    const begin =
      stored === null
        ? initialState()
        : isLate
          ? rewind(db, { metricId, series, watch }, touched.from, whole)
          : stored;
    const until = touched.to + watch.leadMs;
    return { metricId, series, watch, begin, stored: isLate ? stored : null, until, whole };
  });
}

/** The long part of an `evaluate` to come of what an import has brought, which is about to be whole. */
export async function foreseeEvaluation(
  db: Reader,
  metricId: Id,
  touched: Touched,
  whole: number,
  slices?: Slices,
): Promise<Foresights> {
  return foreseeAll(db, optionsFor(db, metricId, touched, whole), slices);
}

/**
 * Evaluates what a metric has received.
 * @param imported what was foreseen of an import, of which nothing begins a flood of alarms
 * @returns ids of the alarms that were raised by it
 */
export function evaluate(
  tx: WriteTx,
  metricId: Id,
  touched: Touched,
  imported?: { readonly foresights: Foresights | undefined },
): Id[] {
  endSilence(tx, metricId);
  const raised = optionsFor(tx, metricId, touched).flatMap((options) => {
    const { type } = options.watch;
    const run = complete(tx, options, imported?.foresights?.get(type));
    saveState(tx, metricId, type, run.state);
    const window = alarmsFrom(tx, metricId, type, options.begin);
    return merge(
      tx,
      { metricId, type },
      episodesOf(tx, options, run),
      window.filter((alarm) => alarm.startedAt <= run.reached),
      { live: true, imported: imported !== undefined },
    );
  });
  review(tx, metricId, touched);
  return raised;
}

/** Of an archived metric nothing rings, and nothing lasts: what does is told of once it is restored. */
function merge(
  tx: WriteTx,
  watched: Watched,
  episodes: readonly Episode[],
  known: readonly StoredAlarm[],
  options: MergeOptions,
): Id[] {
  const archivedAt = tx.sql('SELECT archived_at FROM metrics WHERE id = ?').pluck().get(watched.metricId) as
    | number
    | null;
  if (archivedAt === null) return mergeEpisodes(tx, watched, episodes, known, options);
  const { claims } = matchEpisodes(watched, episodes, known);
  const over = episodes.flatMap((episode): Episode[] => {
    if (episode.endedAt !== null) return [episode];
    return claims.has(episode) ? [{ ...episode, endedAt: Math.max(episode.peakAt, archivedAt) }] : [];
  });
  mergeEpisodes(tx, watched, over, known, { goes: () => options.live, ...options, live: false });
  quieten(tx, watched.metricId, tx.actorId, archivedAt);
  return [];
}

/** The peak of a bad state is its code, not how bad it is. */
function episodesOf(db: Reader, { series, watch }: FollowOptions, { episodes }: Run): Episode[] {
  if (watch.type !== 'state') return [...episodes];
  const codeAt = db.sql('SELECT value FROM readings WHERE series = ? AND ts = ?').pluck();
  return episodes.map((episode) => {
    const code =
      (codeAt.get(series, episode.peakAt) as number | undefined) ?? lostCode(db, series, watch, episode);
    return { ...episode, peakValue: code, limit: code };
  });
}

/** The bad state of an episode whose peak lies in a closed bucket. */
function lostCode(db: Reader, series: number, { bad }: Watch, { peakAt, severity }: Episode): number {
  const fitting = bad.filter((choice) => choice.severity === severity).map(({ code }) => code);
  const [rollup] = closedIn(db, series, { from: peakAt, to: peakAt + 1 });
  const told = rollup === undefined ? [] : [rollup.first, rollup.max, rollup.min, rollup.last];
  return told.find((code) => fitting.includes(code)) ?? fitting[0]!;
}

/**
 * Evaluates a metric from which readings were taken away, as if they had never come. What they had raised since
 * `since` goes, unless somebody acted on it; what they had hidden is recorded, but rings only if it still lasts.
 * @param touched the span of what was taken away
 * @returns ids of the alarms that only those readings had raised, and that stay because somebody acted on them
 */
export function reconsider(tx: WriteTx, metricId: Id, touched: Touched, since: number): Id[] {
  const series = findSeries(tx, metricId);
  const isEmpty = series === undefined || storedSpan(tx, series) === null;
  if (isEmpty) {
    tx.sql('DELETE FROM series WHERE metric_id = ?').run(metricId);
    tx.sql('DELETE FROM threshold_states WHERE metric_id = ?').run(metricId);
  }
  const goes = ({ createdAt }: StoredAlarm) => createdAt >= since;
  const stayOf = (options: FollowOptions | null, type: WatchType): Id[] => {
    const run = options === null ? null : complete(tx, options, undefined);
    if (run !== null) saveState(tx, metricId, type, run.state);
    const window = alarmsFrom(tx, metricId, type, options?.begin ?? initialState()).filter(
      (alarm) => alarm.startedAt <= (run?.reached ?? Number.POSITIVE_INFINITY),
    );
    const episodes = options === null || run === null ? [] : episodesOf(tx, options, run);
    const { unclaimed } = matchEpisodes({ metricId, type }, episodes, window);
    merge(tx, { metricId, type }, episodes, window, { live: false, goes });
    return [...unclaimed].filter((alarm) => goes(alarm) && isActedOn(tx, alarm)).map(({ id }) => id);
  };
  const options = isEmpty ? [] : optionsFor(tx, metricId, touched);
  const stay = WATCH_TYPES.flatMap((type) =>
    stayOf(options.find(({ watch }) => watch.type === type) ?? null, type),
  );
  review(tx, metricId, touched);
  return stay;
}

/** The long part of an `evaluateHistory` to come. */
export async function foreseeHistory(
  db: Reader,
  metricId: Id,
  watches: readonly Watch[],
  slices?: Slices,
): Promise<Foresights> {
  const series = findSeries(db, metricId);
  if (series === undefined) return new Map();
  return foreseeAll(
    db,
    watches.map((watch) => historyOf(metricId, series, watch)),
    slices,
  );
}

/**
 * Evaluates the whole stored history against what a metric is now watched for. Breaches of the past become
 * alarms that do not ring; only one that still lasts does. Alarms that rang under the old limits stay.
 * @returns how many episodes the history holds
 */
export function evaluateHistory(tx: WriteTx, metricId: Id, foresights?: Foresights): number {
  tx.sql(
    `DELETE FROM alarms WHERE metric_id = ? AND rings = 0 AND type <> 'no-data' AND work_order_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM attachments f WHERE f.entity = 'alarms' AND f.record_id = alarms.id)
       AND NOT EXISTS (SELECT 1 FROM alarm_comments c WHERE c.alarm_id = alarms.id)`,
  ).run(metricId);
  tx.delete(thresholdStates).where(eq(thresholdStates.metricId, metricId)).run();
  const series = findSeries(tx, metricId);
  const watches = series === undefined ? [] : watchesOfMetric(tx, metricId);
  const gone = WATCH_TYPES.filter((type) => !watches.some((watch) => watch.type === type));
  const latest = series === undefined ? undefined : latestReading(tx, series, halfDoneSources(tx, series));
  endOpenAlarms(tx, metricId, gone, latest?.ts ?? tx.now);
  return watches.reduce((episodes, watch) => {
    const { type } = watch;
    const options = historyOf(metricId, series!, watch);
    const run = complete(tx, options, foresights?.get(type));
    saveState(tx, metricId, type, run.state);
    const known = alarmsFrom(tx, metricId, type, initialState());
    const found = episodesOf(tx, options, run);
    const lasting = found.find(({ endedAt }) => endedAt === null);
    if (lasting === undefined) endOpenAlarms(tx, metricId, [type], run.state.lastTs ?? tx.now);
    const fresh = found.filter(
      (episode) => episode === lasting || !known.some((alarm) => overlaps(alarm, episode)),
    );
    const same = lasting === undefined ? [] : known.filter((alarm) => overlaps(alarm, lasting));
    mergeEpisodes(tx, { metricId, type }, fresh, same, { live: false });
    return episodes + found.length;
  }, 0);
}

/** Alarms that a run from this state may speak of, oldest first. */
function alarmsFrom(db: Reader, metricId: Id, type: WatchType, begin: ThresholdState): StoredAlarm[] {
  const from =
    begin.ended?.startedAt ??
    openEpisode(begin)?.startedAt ??
    (begin.lastTs === null ? Number.MIN_SAFE_INTEGER : begin.lastTs + 1);
  return db
    .select()
    .from(alarms)
    .where(and(eq(alarms.metricId, metricId), eq(alarms.type, type), gte(alarms.startedAt, from)))
    .orderBy(asc(alarms.startedAt))
    .all();
}

/** A limit that is gone, or no longer crossed, ends the alarm it had raised. */
function endOpenAlarms(tx: WriteTx, metricId: Id, types: readonly WatchType[], lastReading: number): void {
  tx.update(alarms)
    .set({ endedAt: sql`max(${alarms.peakAt}, ${lastReading})` })
    .where(and(eq(alarms.metricId, metricId), inArray(alarms.type, [...types]), isNull(alarms.endedAt)))
    .run();
}

function loadState(db: Reader, metricId: Id, type: WatchType): ThresholdState | null {
  const row = db
    .select()
    .from(thresholdStates)
    .where(and(eq(thresholdStates.metricId, metricId), eq(thresholdStates.type, type)))
    .get();
  return row === undefined ? null : (row.state as ThresholdState);
}

function saveState(tx: WriteTx, metricId: Id, type: WatchType, state: ThresholdState): void {
  tx.sql('INSERT OR REPLACE INTO threshold_states (metric_id, type, state) VALUES (?, ?, ?)').run(
    metricId,
    type,
    JSON.stringify(state),
  );
}
