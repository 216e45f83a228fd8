/**
 * Alarm state machine of one metric: readings go in, alarm episodes come out. One breach is one episode,
 * however often the value crosses the limit within the deadband. Deadband, on-delay and off-delay are those
 * of ANSI/ISA-18.2 (IEC 62682). At most one episode is open at a time, and episodes never overlap.
 */

import type { MetricKind, Severity, Side } from './vocabulary.ts';

/** Longest on-delay, off-delay and re-arm time: seven days. */
export const MAX_DELAY_MS = 7 * 24 * 60 * 60 * 1000;

/** Longest window in which a rise or fall is watched: a day. */
export const MAX_RATE_WINDOW_MS = 24 * 60 * 60 * 1000;

/** Where a value stands at one reading: 'normal' means not beyond any limit. */
export type Level = 'normal' | Severity;

/** Limits and deadband in the metric's unit, times in ms. A limit that is null does not exist. */
export interface Threshold {
  readonly lowCritical: number | null;
  readonly lowWarning: number | null;
  readonly highWarning: number | null;
  readonly highCritical: number | null;
  /** How much the value may rise or fall within `rateWindowMs`; watched by a state machine of its own. */
  readonly rateWarning: number | null;
  readonly rateCritical: number | null;
  readonly rateWindowMs: number;
  /** How far back inside the limit a value must come before its breach can end. */
  readonly deadband: number;
  /** How long a value must stay beyond a limit before an alarm is raised. */
  readonly onDelayMs: number;
  /** How long a value must stay back inside before the alarm ends. */
  readonly offDelayMs: number;
  /** A breach of the same side that begins so soon after the end of an episode goes on with it. */
  readonly rearmMs: number;
}

export const LEVEL_LIMITS = ['lowCritical', 'lowWarning', 'highWarning', 'highCritical'] as const;
export const RATE_LIMITS = ['rateWarning', 'rateCritical'] as const;

/** Watches for nothing. */
export const NO_LIMITS: Threshold = {
  lowCritical: null,
  lowWarning: null,
  highWarning: null,
  highCritical: null,
  rateWarning: null,
  rateCritical: null,
  rateWindowMs: 0,
  deadband: 0,
  onDelayMs: 0,
  offDelayMs: 0,
  rearmMs: 0,
};

const THRESHOLD_KEYS = Object.keys(NO_LIMITS) as (keyof Threshold)[];

/** The threshold among the fields of a row. */
export function pickThreshold(row: Threshold): Threshold {
  return Object.fromEntries(THRESHOLD_KEYS.map((key) => [key, row[key]])) as unknown as Threshold;
}

/** Whether there is a limit to watch. */
export function hasLimits(threshold: Threshold): boolean {
  return [...LEVEL_LIMITS, ...RATE_LIMITS].some((key) => threshold[key] !== null);
}

/** Whether two thresholds, each of which may be none, watch for the same. */
export function sameThreshold(one: Threshold | null, other: Threshold | null): boolean {
  if (one === null || other === null) return one === other;
  return THRESHOLD_KEYS.every((key) => one[key] === other[key]);
}

/** One measured value in the metric's unit; `ts` in integer ms UTC. */
export interface Reading {
  readonly ts: number;
  readonly value: number;
}

/** One alarm episode; instants in ms UTC, all of them time stamps of readings. */
export interface Episode {
  readonly side: Side;
  /** The worst severity from `startedAt` on; never lowered. Critical takes readings beyond its limit for `onDelayMs`. */
  readonly severity: Severity;
  /** The limit of that severity as it stood when that was reached. */
  readonly limit: number;
  /** The first breaching reading. */
  readonly startedAt: number;
  /** The reading that completed the on-delay. */
  readonly raisedAt: number;
  /** The first of the readings that stayed back inside until the end; null while open. */
  readonly endedAt: number | null;
  /** Furthest value beyond the limit on this side, and the first reading that reached it. */
  readonly peakValue: number;
  readonly peakAt: number;
}

/** @throws RangeError for a time that is not whole milliseconds or a value that is not finite */
export function assertReading(reading: Reading): void {
  if (!Number.isSafeInteger(reading.ts)) throw new RangeError('reading.ts is not whole milliseconds');
  if (!Number.isFinite(reading.value)) throw new RangeError('reading.value is not a finite number');
}

/** What a reading changed; `at` is that reading's time stamp, `episode` how it stands after it. */
export interface ThresholdEvent {
  /** `rejoined`: an episode that had ended goes on, within the re-arm time. */
  readonly kind: 'raised' | 'rejoined' | 'escalated' | 'ended';
  readonly at: number;
  readonly episode: Episode;
}

/** A breach that waits out the on-delay (`raisedAt` null) or is an open episode. */
export interface Breach extends Omit<Episode, 'raisedAt' | 'endedAt'> {
  readonly raisedAt: number | null;
  /** The level at the last reading. */
  readonly level: Level;
  /** First reading of the present stretch beyond the critical limit; null while there is none. */
  readonly criticalSince: number | null;
  /** First reading of the present stretch back inside the deadband; null while there is none. */
  readonly insideSince: number | null;
}

/** Everything `step` must remember between two readings; survives JSON and a restart unchanged. */
export interface ThresholdState {
  readonly lastTs: number | null;
  readonly breach: Breach | null;
  /** The episode that ended last, as long as a breach may still go on with it. */
  readonly ended: Episode | null;
}

export interface StepResult {
  readonly state: ThresholdState;
  /** In order; two where one episode ends and another is raised by the same reading. */
  readonly events: readonly ThresholdEvent[];
}

const NO_EVENTS: readonly ThresholdEvent[] = [];

/** The state of a metric that has no readings yet. */
export function initialState(): ThresholdState {
  return { lastTs: null, breach: null, ended: null };
}

/** The episode that is open in this state, with its peak and severity so far; null where there is none. */
export function openEpisode(state: ThresholdState): Episode | null {
  return state.breach === null || state.breach.raisedAt === null ? null : episodeOf(state.breach, null);
}

/**
 * Takes one reading into account.
 *
 * A breach begins strictly beyond a limit, is raised after `onDelayMs` of readings all beyond it, and ends
 * after `offDelayMs` of readings all back inside the warning limit (or the only limit on that side) by the
 * deadband. It is critical after `onDelayMs` of readings all beyond the critical limit: each limit has its delay. A value beyond the other side's limit ends it without waiting for the off-delay. Delays are
 * measured between time stamps: a pause in the data between two equal answers counts as that answer.
 * A breach that begins within `rearmMs` of the end of an episode of its side goes on with that episode once it
 * would be raised, unless the other side has had one in between.
 * The threshold may be edited between readings: the new limits hold from the next reading on, and an episode
 * on a side that lost its limits ends as if the value were back inside.
 *
 * @throws RangeError when the reading is not finite or not newer than the last one (a programming error)
 */
export function step(threshold: Threshold, state: ThresholdState, reading: Reading): StepResult {
  assertNext(state, reading);
  const { ts, value } = reading;
  const side = breachedSide(threshold, value);
  let { breach, ended } = state;
  if (breach === null && ended === null && side === null)
    return { state: { lastTs: ts, breach, ended }, events: NO_EVENTS };

  const events: ThresholdEvent[] = [];
  const end = (last: Breach, endedAt: number) => {
    const episode = episodeOf(last, endedAt);
    events.push({ kind: 'ended', at: ts, episode });
    ended = episode;
  };
  if (breach !== null && side !== null && side !== breach.side) {
    if (breach.raisedAt !== null) end(breach, breach.insideSince ?? ts);
    breach = null;
  }
  if (side !== null) {
    const before = breach;
    breach = before === null ? begin(threshold, side, reading) : grow(threshold, before, reading);
    if (breach.raisedAt === null && ts - breach.startedAt >= threshold.onDelayMs) {
      const former = ended !== null && isRearming(threshold, ended, breach) ? ended : null;
      breach = former === null ? { ...breach, raisedAt: ts } : goOn(former, breach);
      ended = null;
      events.push({
        kind: former === null ? 'raised' : 'rejoined',
        at: ts,
        episode: episodeOf(breach, null),
      });
    } else if (before !== null && breach.raisedAt !== null && breach.severity !== before.severity) {
      events.push({ kind: 'escalated', at: ts, episode: episodeOf(breach, null) });
    }
  } else if (breach !== null && breach.raisedAt === null) {
    breach = null;
  } else if (breach !== null) {
    const insideSince = isBackInside(threshold, breach.side, value) ? (breach.insideSince ?? ts) : null;
    if (insideSince !== null && ts - insideSince >= threshold.offDelayMs) {
      end(breach, insideSince);
      breach = null;
    } else {
      breach = { ...breach, level: 'normal', criticalSince: null, insideSince };
    }
  }
  const begun = breach?.startedAt ?? ts;
  if (ended !== null && begun - ended.endedAt! > threshold.rearmMs) ended = null;
  return { state: { lastTs: ts, breach, ended }, events };
}

/** Whether a breach begins so soon after the end of an episode that it goes on with it. */
function isRearming({ rearmMs }: Threshold, ended: Episode, { side, startedAt }: Breach): boolean {
  return ended.side === side && startedAt - ended.endedAt! <= rearmMs;
}

/** A breach as the continuation of an episode that had ended. */
function goOn(ended: Episode, breach: Breach): Breach {
  const isWorse = breach.severity === 'critical' && ended.severity === 'warning';
  const isFurther = isBeyond(breach.side, breach.peakValue, ended.peakValue);
  return {
    ...breach,
    startedAt: ended.startedAt,
    raisedAt: ended.raisedAt,
    severity: isWorse ? breach.severity : ended.severity,
    limit: isWorse ? breach.limit : ended.limit,
    peakValue: isFurther ? breach.peakValue : ended.peakValue,
    peakAt: isFurther ? breach.peakAt : ended.peakAt,
  };
}

/**
 * All episodes a threshold makes of readings in strictly increasing time order, the one still open last
 * (its `endedAt` is null), and the state to go on from.
 */
export function replay(
  threshold: Threshold,
  readings: Iterable<Reading>,
): { episodes: Episode[]; finalState: ThresholdState } {
  const episodes = new Map<number, Episode>();
  let state = initialState();
  for (const reading of readings) {
    const result = step(threshold, state, reading);
    state = result.state;
    for (const { episode } of result.events) episodes.set(episode.startedAt, episode);
  }
  const open = openEpisode(state);
  if (open !== null) episodes.set(open.startedAt, open);
  return { episodes: [...episodes.values()], finalState: state };
}

export const THRESHOLD_PROBLEMS = [
  'no-limit',
  'limit-of-states',
  'limit-not-finite',
  'low-critical-above-low-warning',
  'high-critical-below-high-warning',
  'low-not-below-high',
  'rate-not-above-zero',
  'rate-critical-below-warning',
  'rate-window-invalid',
  'deadband-invalid',
  'deadband-too-wide',
  'on-delay-invalid',
  'off-delay-invalid',
  'rearm-invalid',
] as const;

export type ThresholdProblem = (typeof THRESHOLD_PROBLEMS)[number];

/**
 * What is wrong with a threshold, in the order of THRESHOLD_PROBLEMS; empty when it may be saved.
 * Limits must satisfy lowCritical <= lowWarning < highWarning <= highCritical and 0 < rateWarning <= rateCritical
 * where present; the deadband is finite, not negative and smaller than the band between low and high; the window of
 * the rate is 1 s to 1 day; other times are whole ms from 0 to 7 days. States have times only.
 */
export function validateThreshold(threshold: Threshold, kind: MetricKind = 'gauge'): ThresholdProblem[] {
  const { lowCritical, lowWarning, highWarning, highCritical, deadband } = threshold;
  const { rateWarning, rateCritical, rateWindowMs } = threshold;
  const limits = [...LEVEL_LIMITS, ...RATE_LIMITS]
    .map((key) => threshold[key])
    .filter((limit) => limit !== null);
  const low = firstLimit(threshold, 'low');
  const high = firstLimit(threshold, 'high');
  const rate = rateWarning ?? rateCritical;
  const hasBand = low !== null && high !== null;
  const deadbandIsValid = Number.isFinite(deadband) && deadband >= 0;
  const checks: Record<ThresholdProblem, boolean> = {
    'no-limit': limits.length === 0 && kind !== 'characteristic',
    'limit-of-states': limits.length > 0 && kind === 'characteristic',
    'limit-not-finite': !limits.every(Number.isFinite),
    'low-critical-above-low-warning': lowCritical !== null && lowWarning !== null && lowCritical > lowWarning,
    'high-critical-below-high-warning':
      highCritical !== null && highWarning !== null && highCritical < highWarning,
    'low-not-below-high': hasBand && low >= high,
    'rate-not-above-zero': [rateWarning, rateCritical].some((limit) => limit !== null && limit <= 0),
    'rate-critical-below-warning':
      rateWarning !== null && rateCritical !== null && rateCritical < rateWarning,
    'rate-window-invalid': rate !== null && !isRateWindow(rateWindowMs),
    'deadband-invalid': !deadbandIsValid,
    'deadband-too-wide': deadbandIsValid && hasBand && low < high && deadband >= high - low,
    'on-delay-invalid': !isDelay(threshold.onDelayMs),
    'off-delay-invalid': !isDelay(threshold.offDelayMs),
    'rearm-invalid': !isDelay(threshold.rearmMs),
  };
  return THRESHOLD_PROBLEMS.filter((problem) => checks[problem]);
}

function isDelay(ms: number): boolean {
  return Number.isInteger(ms) && ms >= 0 && ms <= MAX_DELAY_MS;
}

function isRateWindow(ms: number): boolean {
  return Number.isInteger(ms) && ms >= 1000 && ms <= MAX_RATE_WINDOW_MS;
}

function assertNext(state: ThresholdState, reading: Reading): void {
  assertReading(reading);
  if (state.lastTs !== null && reading.ts <= state.lastTs) {
    throw new RangeError('reading.ts is not newer than the last reading');
  }
}

/** The limit at which a breach of this side begins. */
function firstLimit(threshold: Threshold, side: Side): number | null {
  return side === 'high'
    ? (threshold.highWarning ?? threshold.highCritical)
    : (threshold.lowWarning ?? threshold.lowCritical);
}

function criticalLimit(threshold: Threshold, side: Side): number | null {
  return side === 'high' ? threshold.highCritical : threshold.lowCritical;
}

function isBeyond(side: Side, value: number, limit: number | null): boolean {
  return limit !== null && (side === 'high' ? value > limit : value < limit);
}

function breachedSide(threshold: Threshold, value: number): Side | null {
  if (isBeyond('high', value, firstLimit(threshold, 'high'))) return 'high';
  return isBeyond('low', value, firstLimit(threshold, 'low')) ? 'low' : null;
}

function isBackInside(threshold: Threshold, side: Side, value: number): boolean {
  const limit = firstLimit(threshold, side);
  if (limit === null) return true;
  return side === 'high' ? value <= limit - threshold.deadband : value >= limit + threshold.deadband;
}

/** A new breach at its first reading. */
function begin(threshold: Threshold, side: Side, reading: Reading): Breach {
  const { ts, value } = reading;
  const breach: Breach = {
    side,
    severity: 'warning',
    level: 'warning',
    limit: firstLimit(threshold, side)!,
    criticalSince: null,
    startedAt: ts,
    raisedAt: null,
    peakValue: value,
    peakAt: ts,
    insideSince: null,
  };
  return grow(threshold, breach, reading);
}

/** A breach after a reading beyond the first limit of its side. */
function grow(threshold: Threshold, breach: Breach, { ts, value }: Reading): Breach {
  const { side } = breach;
  const critical = criticalLimit(threshold, side);
  const isCritical = isBeyond(side, value, critical);
  // A state that was stored before this was remembered has none.
  const criticalSince = isCritical ? (breach.criticalSince ?? ts) : null;
  const isWorse =
    criticalSince !== null && breach.severity === 'warning' && ts - criticalSince >= threshold.onDelayMs;
  const isFurther = isBeyond(side, value, breach.peakValue);
  return {
    ...breach,
    level: isCritical ? 'critical' : 'warning',
    criticalSince,
    severity: isWorse ? 'critical' : breach.severity,
    limit: isWorse ? critical! : breach.limit,
    peakValue: isFurther ? value : breach.peakValue,
    peakAt: isFurther ? ts : breach.peakAt,
    insideSince: null,
  };
}

function episodeOf(breach: Breach, endedAt: number | null): Episode {
  const { side, severity, limit, startedAt, raisedAt, peakValue, peakAt } = breach;
  return { side, severity, limit, startedAt, raisedAt: raisedAt!, endedAt, peakValue, peakAt };
}
