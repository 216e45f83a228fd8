/** Follows the readings of a metric with the state machine of its threshold. Writes nothing. */
import { and, asc, eq, gte, isNull, lte, or } from 'drizzle-orm';
import {
  type Episode,
  initialState,
  openEpisode,
  type Reading,
  step as stepOf,
  type Threshold,
  type ThresholdState,
} from '../../shared/domain/threshold.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { alarms } from '../database/schema/index.ts';
import { halfDoneExcept, tellingReadings } from './replay.ts';

/** How long work is cut. */
export interface Slices {
  /** Readings that are followed before the next pause. */
  readonly readings: number;
  readonly pause: () => Promise<void>;
}

/** Slices of some milliseconds, until the signal ends the work with its reason. */
export function slicesUntil(signal?: AbortSignal): Slices {
  const pause = async () => {
    await new Promise<void>((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
  };
  return { readings: 4000, pause };
}

export interface FollowOptions {
  readonly metricId: Id;
  readonly series: number;
  readonly threshold: Threshold;
  readonly begin: ThresholdState;
  /** Of a late evaluation: the state it leads back to once both agree. */
  readonly stored: ThresholdState | null;
  /** A late evaluation may stop after this instant. */
  readonly until: number;
  /** The source of an import that is about to be whole: its readings count already. */
  readonly whole?: number | undefined;
  /** Readings after this instant are left out. */
  readonly last?: number;
}

export interface Run {
  readonly state: ThresholdState;
  /** Every episode that was open at the beginning or raised since, as it stands at the end. */
  readonly episodes: Episode[];
  /** The last instant the run speaks of. */
  readonly reached: number;
}

/** All readings of a metric, from the first on. */
export function historyOf(metricId: Id, series: number, threshold: Threshold): FollowOptions {
  return { metricId, series, threshold, begin: initialState(), stored: null, until: 0 };
}

/** Follows the readings from a state on, all at once. */
export function follow(db: Reader, options: FollowOptions): Run {
  const steps = following(db, options);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/**
 * The same in slices, between which the core answers others. It reads what is there at the moment, so what is
 * written between two slices may or may not be seen.
 */
export async function followInSlices(db: Reader, options: FollowOptions, slices: Slices): Promise<Run> {
  const steps = following(db, options, slices.readings);
  let step = steps.next();
  while (step.done !== true) {
    await slices.pause();
    step = steps.next();
  }
  return step.value;
}

function* following(
  db: Reader,
  options: FollowOptions,
  slice = Number.POSITIVE_INFINITY,
): Generator<void, Run, undefined> {
  const { series, threshold, begin, stored, until, whole, last = Number.POSITIVE_INFINITY } = options;
  let taken = 0;
  const episodes = new Map<number, Episode>();
  const open = openEpisode(begin);
  if (open !== null) episodes.set(open.startedAt, open);
  let state = begin;
  for (const reading of tellingReadings(db, series, threshold, begin.lastTs, whole)) {
    if (reading.ts > last) break;
    taken += 1;
    if (taken % slice === 0) yield;
    const result = stepOf(threshold, state, reading);
    state = result.state;
    for (const { episode } of result.events) episodes.set(episode.startedAt, episode);
    if (stored !== null && reading.ts > until && agrees(db, options, state, stored, reading)) {
      return { state: stored, episodes: [...episodes.values()], reached: reading.ts };
    }
  }
  const lasting = openEpisode(state);
  if (lasting !== null) episodes.set(lasting.startedAt, lasting);
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
export function rewind(
  db: Reader,
  metricId: Id,
  series: number,
  threshold: Threshold,
  from: number,
  whole?: number,
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
      JSON.stringify(halfDoneExcept(db, series, whole)),
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
  return rewind(db, metricId, series, threshold, covering.startedAt, whole);
}
