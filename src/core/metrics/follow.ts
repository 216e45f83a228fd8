/** Follows the readings of a metric with the state machine of a watch. Writes nothing. */
import { and, asc, eq, gte, isNull, lte, or } from 'drizzle-orm';
import {
  type Episode,
  initialState,
  openEpisode,
  type Reading,
  step as stepOf,
  type ThresholdState,
} from '../../shared/domain/threshold.ts';
import { isInside, type Watch, type WatchType } from '../../shared/domain/watch.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { alarms } from '../database/schema/index.ts';
import { tellingSignal } from './replay.ts';
import { storedSpan } from './series.ts';

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
  readonly watch: Watch;
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
export function historyOf(metricId: Id, series: number, watch: Watch): FollowOptions {
  return { metricId, series, watch, begin: initialState(), stored: null, until: 0 };
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
  const { metricId, series, watch, begin, stored, until, whole, last = Number.POSITIVE_INFINITY } = options;
  let taken = 0;
  let fixes: readonly number[] | null = null;
  const episodes = new Map<number, Episode>();
  for (const known of [begin.ended, openEpisode(begin)]) {
    if (known !== null) episodes.set(known.startedAt, known);
  }
  let state = begin;
  for (const reading of tellingSignal(db, series, watch, begin.lastTs, whole)) {
    if (reading.ts > last) break;
    taken += 1;
    if (taken % slice === 0) yield;
    const { breach, ended } = state;
    if (ended !== null && breach === null) {
      fixes ??= fixesOf(db, metricId, watch.type);
      // After a fix a breach is a relapse: an alarm of its own.
      if (fixes.some((at) => at >= ended.endedAt! && at <= reading.ts)) state = { ...state, ended: null };
    }
    const result = stepOf(watch.threshold, state, reading);
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

/** When work was completed that was done for alarms of a watch. */
function fixesOf(db: Reader, metricId: Id, type: WatchType): number[] {
  return db
    .sql(
      `SELECT work.completed_at FROM alarms alarm JOIN work_orders work ON work.id = alarm.work_order_id
       WHERE alarm.metric_id = ? AND alarm.type = ? AND work.completed_at IS NOT NULL`,
    )
    .pluck()
    .all(metricId, type) as number[];
}

/** Past the late readings, with no breach now and none stored at this instant, what follows is as it was. */
function agrees(
  db: Reader,
  { metricId, watch }: FollowOptions,
  state: ThresholdState,
  stored: ThresholdState,
  { ts }: Reading,
): boolean {
  if (state.breach !== null || state.ended !== null || stored.lastTs === null || ts >= stored.lastTs)
    return false;
  if (stored.breach !== null && stored.breach.startedAt <= ts) return false;
  return coveringAlarm(db, metricId, watch, ts) === null;
}

/** When the first alarm began that reaches an instant, with the time in which it could end or go on. */
function coveringAlarm(db: Reader, metricId: Id, { type, threshold }: Watch, ts: number): number | null {
  const covering = db
    .select({ startedAt: alarms.startedAt })
    .from(alarms)
    .where(
      and(
        eq(alarms.metricId, metricId),
        eq(alarms.type, type),
        lte(alarms.startedAt, ts),
        or(
          isNull(alarms.endedAt),
          gte(alarms.endedAt, ts - Math.max(threshold.offDelayMs, threshold.rearmMs)),
        ),
      ),
    )
    .orderBy(asc(alarms.startedAt))
    .limit(1)
    .get();
  return covering?.startedAt ?? null;
}

/** The state just before `from`, reached from the last instant that is sure to lie in no breach. */
export function rewind(
  db: Reader,
  { metricId, series, watch }: Pick<FollowOptions, 'metricId' | 'series' | 'watch'>,
  from: number,
  whole?: number,
): ThresholdState {
  const quiet = lastInside(db, series, watch, from, whole);
  if (quiet === null) return initialState();
  const covered = coveringAlarm(db, metricId, watch, quiet);
  if (covered === null) return { lastTs: quiet, breach: null, ended: null };
  return rewind(db, { metricId, series, watch }, covered, whole);
}

/** How far back the last instant inside the limits is looked for at first. */
const LOOK_BACK_MS = 60_000;

function lastInside(db: Reader, series: number, watch: Watch, from: number, whole?: number): number | null {
  const first = storedSpan(db, series)?.from ?? from;
  for (let back = LOOK_BACK_MS; ; back *= 8) {
    let found: number | null = null;
    for (const reading of tellingSignal(db, series, watch, from - back - 1, whole)) {
      if (reading.ts >= from) break;
      if (isInside(watch, reading)) found = reading.ts;
    }
    if (found !== null || from - back <= first) return found;
  }
}
