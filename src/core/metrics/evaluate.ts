/**
 * Turns readings into alarms. The state of every metric's threshold is stored with the readings it has seen,
 * in the same transaction, so a restart in the middle of a delay changes nothing. Readings that arrive late
 * are evaluated at their own time: the episodes around them are computed anew and merged into the stored
 * ones, and what people have already done with an alarm (acknowledged it, opened a work order) is kept.
 * Readings of an import that still runs do not exist here: it may be taken back, so no state has seen them and
 * nothing has rung for them before it is whole.
 */
import { and, asc, eq, gte, isNull, lte, or, sql } from 'drizzle-orm';
import {
  type Episode,
  initialState,
  openEpisode,
  type Reading,
  step,
  type Threshold,
  type ThresholdState,
} from '../../shared/domain/threshold.ts';
import type { Id } from '../../shared/ids.ts';
import { mergeEpisodes, overlaps, type StoredAlarm } from '../alarms/episodes.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { alarms, thresholds, thresholdStates } from '../database/schema/index.ts';
import { tellingReadings } from './replay.ts';
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
 * Evaluates what a metric has received.
 * @returns ids of the alarms that were raised by it
 */
export function evaluate(tx: WriteTx, metricId: Id, touched: Touched): Id[] {
  const threshold = findThreshold(tx, metricId);
  const series = findSeries(tx, metricId);
  if (threshold === undefined || series === undefined) return [];
  const stored = loadState(tx, metricId);
  const isLate = stored !== null && stored.lastTs !== null && touched.from <= stored.lastTs;
  const begin =
    stored === null
      ? initialState()
      : isLate
        ? rewind(tx, metricId, series, threshold, touched.from)
        : stored;

  const run = follow(tx, {
    metricId,
    series,
    threshold,
    begin,
    stored: isLate ? stored : null,
    until: touched.to,
  });
  saveState(tx, metricId, run.state);
  const window = alarmsFrom(tx, metricId, begin);
  return mergeEpisodes(
    tx,
    metricId,
    run.episodes,
    window.filter((alarm) => alarm.startedAt <= run.reached),
  );
}

/**
 * Evaluates the whole stored history against a threshold that was just saved. Breaches of the past become
 * alarms that do not ring; only one that still lasts does. Alarms that rang under the old limits stay.
 * @returns how many episodes the history holds
 */
export function evaluateHistory(tx: WriteTx, metricId: Id, threshold: Threshold | null): number {
  tx.delete(alarms)
    .where(and(eq(alarms.metricId, metricId), eq(alarms.rings, false), isNull(alarms.workOrderId)))
    .run();
  tx.delete(thresholdStates).where(eq(thresholdStates.metricId, metricId)).run();
  const series = findSeries(tx, metricId);
  if (threshold === null || series === undefined) {
    const latest = series === undefined ? undefined : latestReading(tx, series, halfDoneSources(tx, series));
    endOpenAlarm(tx, metricId, latest?.ts ?? tx.now);
    return 0;
  }
  const run = follow(tx, { metricId, series, threshold, begin: initialState(), stored: null, until: 0 });
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

interface FollowOptions {
  readonly metricId: Id;
  readonly series: number;
  readonly threshold: Threshold;
  readonly begin: ThresholdState;
  /** Of a late evaluation: the state it leads back to once both agree. */
  readonly stored: ThresholdState | null;
  /** A late evaluation may stop after this instant. */
  readonly until: number;
}

interface Run {
  readonly state: ThresholdState;
  /** Every episode that was open at the beginning or raised since, as it stands at the end. */
  readonly episodes: Episode[];
  /** The last instant the run speaks of. */
  readonly reached: number;
}

function follow(tx: WriteTx, options: FollowOptions): Run {
  const { series, threshold, begin, stored, until } = options;
  const episodes = new Map<number, Episode>();
  const open = openEpisode(begin);
  if (open !== null) episodes.set(open.startedAt, open);
  let state = begin;
  for (const reading of tellingReadings(tx, series, threshold, begin.lastTs)) {
    const result = step(threshold, state, reading);
    state = result.state;
    for (const { episode } of result.events) episodes.set(episode.startedAt, episode);
    if (stored !== null && reading.ts > until && agrees(tx, options, state, stored, reading)) {
      return { state: stored, episodes: [...episodes.values()], reached: reading.ts };
    }
  }
  const last = openEpisode(state);
  if (last !== null) episodes.set(last.startedAt, last);
  return { state, episodes: [...episodes.values()], reached: Number.POSITIVE_INFINITY };
}

/** Past the late readings, with no breach now and none stored at this instant, what follows is as it was. */
function agrees(
  db: Reader,
  { metricId, threshold }: FollowOptions,
  state: ThresholdState,
  stored: ThresholdState,
  { ts }: Reading,
): boolean {
  if (state.breach !== null || stored.lastTs === null || ts >= stored.lastTs) return false;
  if (stored.breach !== null && stored.breach.startedAt <= ts) return false;
  const covering = db
    .select({ id: alarms.id })
    .from(alarms)
    .where(
      and(
        eq(alarms.metricId, metricId),
        lte(alarms.startedAt, ts),
        or(isNull(alarms.endedAt), gte(alarms.endedAt, ts - threshold.offDelayMs)),
      ),
    )
    .limit(1)
    .get();
  return covering === undefined;
}

/** The state just before `from`, reached from the last instant that is sure to lie in no breach. */
function rewind(
  db: Reader,
  metricId: Id,
  series: number,
  threshold: Threshold,
  from: number,
): ThresholdState {
  const { lowWarning, lowCritical, highWarning, highCritical } = threshold;
  const inside = db
    .sql(
      `SELECT ts FROM readings WHERE series = ? AND ts < ? AND value <= ? AND value >= ?
         AND source NOT IN (SELECT value FROM json_each(?)) ORDER BY ts DESC LIMIT 1`,
    )
    .pluck()
    .get(
      series,
      from,
      highWarning ?? highCritical ?? Infinity,
      lowWarning ?? lowCritical ?? -Infinity,
      JSON.stringify(halfDoneSources(db, series)),
    );
  const quiet = inside as number | undefined;
  if (quiet === undefined) return initialState();
  const covering = db
    .select({ startedAt: alarms.startedAt })
    .from(alarms)
    .where(
      and(
        eq(alarms.metricId, metricId),
        lte(alarms.startedAt, quiet),
        or(isNull(alarms.endedAt), gte(alarms.endedAt, quiet - threshold.offDelayMs)),
      ),
    )
    .orderBy(asc(alarms.startedAt))
    .limit(1)
    .get();
  if (covering === undefined) return { lastTs: quiet, breach: null };
  return rewind(db, metricId, series, threshold, covering.startedAt);
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
