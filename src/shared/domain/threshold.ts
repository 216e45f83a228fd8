/**
 * Alarm state machine of one metric: readings go in, alarm episodes come out. One breach is one episode,
 * however often the value crosses the limit within the deadband. Deadband, on-delay and off-delay are those
 * of ANSI/ISA-18.2 (IEC 62682). At most one episode is open at a time, and episodes never overlap.
 */

import type { Severity, Side } from './vocabulary.ts';

/** Longest on-delay and off-delay: seven days. */
export const MAX_DELAY_MS = 7 * 24 * 60 * 60 * 1000;

/** Where a value stands at one reading: 'normal' means not beyond any limit. */
export type Level = 'normal' | Severity;

/** Limits and deadband in the metric's unit, delays in ms. A limit that is null does not exist. */
export interface Threshold {
  readonly lowCritical: number | null;
  readonly lowWarning: number | null;
  readonly highWarning: number | null;
  readonly highCritical: number | null;
  /** How far back inside the limit a value must come before its breach can end. */
  readonly deadband: number;
  /** How long a value must stay beyond a limit before an alarm is raised. */
  readonly onDelayMs: number;
  /** How long a value must stay back inside before the alarm ends. */
  readonly offDelayMs: number;
}

/** Whether two thresholds, each of which may be none, watch for the same. */
export function sameThreshold(one: Threshold | null, other: Threshold | null): boolean {
  if (one === null || other === null) return one === other;
  return (
    one.lowCritical === other.lowCritical &&
    one.lowWarning === other.lowWarning &&
    one.highWarning === other.highWarning &&
    one.highCritical === other.highCritical &&
    one.deadband === other.deadband &&
    one.onDelayMs === other.onDelayMs &&
    one.offDelayMs === other.offDelayMs
  );
}

/** One measured value in the metric's unit; `ts` in integer ms UTC. */
export interface Reading {
  readonly ts: number;
  readonly value: number;
}

/** One alarm episode; instants in ms UTC, all of them time stamps of readings. */
export interface Episode {
  readonly side: Side;
  /** The worst severity reached from `startedAt` on; never lowered. */
  readonly severity: Severity;
  /** The limit of that severity as it stood when it was crossed. */
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
  readonly kind: 'raised' | 'escalated' | 'ended';
  readonly at: number;
  readonly episode: Episode;
}

/** A breach that waits out the on-delay (`raisedAt` null) or is an open episode. */
export interface Breach extends Omit<Episode, 'raisedAt' | 'endedAt'> {
  readonly raisedAt: number | null;
  /** The level at the last reading. */
  readonly level: Level;
  /** First reading of the present stretch back inside the deadband; null while there is none. */
  readonly insideSince: number | null;
}

/** Everything `step` must remember between two readings; survives JSON and a restart unchanged. */
export interface ThresholdState {
  readonly lastTs: number | null;
  readonly breach: Breach | null;
}

export interface StepResult {
  readonly state: ThresholdState;
  /** In order; two where one episode ends and another is raised by the same reading. */
  readonly events: readonly ThresholdEvent[];
}

const NO_EVENTS: readonly ThresholdEvent[] = [];

/** The state of a metric that has no readings yet. */
export function initialState(): ThresholdState {
  return { lastTs: null, breach: null };
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
 * deadband. A value beyond the other side's limit ends it without waiting for the off-delay. Delays are
 * measured between time stamps: a pause in the data between two equal answers counts as that answer.
 * The threshold may be edited between readings: the new limits hold from the next reading on, and an episode
 * on a side that lost its limits ends as if the value were back inside.
 *
 * @throws RangeError when the reading is not finite or not newer than the last one (a programming error)
 */
export function step(threshold: Threshold, state: ThresholdState, reading: Reading): StepResult {
  assertNext(state, reading);
  const { ts, value } = reading;
  const side = breachedSide(threshold, value);
  let breach = state.breach;
  if (breach === null && side === null) return { state: { lastTs: ts, breach: null }, events: NO_EVENTS };

  const events: ThresholdEvent[] = [];
  if (breach !== null && side !== null && side !== breach.side) {
    if (breach.raisedAt !== null) events.push(endedEvent(breach, breach.insideSince ?? ts, ts));
    breach = null;
  }
  if (side !== null) {
    const before = breach;
    breach = before === null ? begin(threshold, side, reading) : grow(threshold, before, reading);
    if (breach.raisedAt === null && ts - breach.startedAt >= threshold.onDelayMs) {
      breach = { ...breach, raisedAt: ts };
      events.push({ kind: 'raised', at: ts, episode: episodeOf(breach, null) });
    } else if (before !== null && breach.raisedAt !== null && breach.severity !== before.severity) {
      events.push({ kind: 'escalated', at: ts, episode: episodeOf(breach, null) });
    }
  } else if (breach !== null && breach.raisedAt === null) {
    breach = null;
  } else if (breach !== null) {
    const insideSince = isBackInside(threshold, breach.side, value) ? (breach.insideSince ?? ts) : null;
    if (insideSince !== null && ts - insideSince >= threshold.offDelayMs) {
      events.push(endedEvent(breach, insideSince, ts));
      breach = null;
    } else {
      breach = { ...breach, level: 'normal', insideSince };
    }
  }
  return { state: { lastTs: ts, breach }, events };
}

/**
 * All episodes a threshold makes of readings in strictly increasing time order, the one still open last
 * (its `endedAt` is null), and the state to go on from.
 */
export function replay(
  threshold: Threshold,
  readings: Iterable<Reading>,
): { episodes: Episode[]; finalState: ThresholdState } {
  const episodes: Episode[] = [];
  let state = initialState();
  for (const reading of readings) {
    const result = step(threshold, state, reading);
    state = result.state;
    for (const event of result.events) if (event.kind === 'ended') episodes.push(event.episode);
  }
  const open = openEpisode(state);
  if (open !== null) episodes.push(open);
  return { episodes, finalState: state };
}

export const THRESHOLD_PROBLEMS = [
  'no-limit',
  'limit-not-finite',
  'low-critical-above-low-warning',
  'high-critical-below-high-warning',
  'low-not-below-high',
  'deadband-invalid',
  'deadband-too-wide',
  'on-delay-invalid',
  'off-delay-invalid',
] as const;

export type ThresholdProblem = (typeof THRESHOLD_PROBLEMS)[number];

/**
 * What is wrong with a threshold, in the order of THRESHOLD_PROBLEMS; empty when it may be saved.
 * Limits must satisfy lowCritical <= lowWarning < highWarning <= highCritical where present; the deadband is
 * finite, not negative and smaller than the band between low and high; delays are whole ms from 0 to 7 days.
 */
export function validateThreshold(threshold: Threshold): ThresholdProblem[] {
  const { lowCritical, lowWarning, highWarning, highCritical, deadband } = threshold;
  const limits = [lowCritical, lowWarning, highWarning, highCritical].filter((limit) => limit !== null);
  const low = firstLimit(threshold, 'low');
  const high = firstLimit(threshold, 'high');
  const hasBand = low !== null && high !== null;
  const deadbandIsValid = Number.isFinite(deadband) && deadband >= 0;
  const checks: Record<ThresholdProblem, boolean> = {
    'no-limit': limits.length === 0,
    'limit-not-finite': !limits.every(Number.isFinite),
    'low-critical-above-low-warning': lowCritical !== null && lowWarning !== null && lowCritical > lowWarning,
    'high-critical-below-high-warning':
      highCritical !== null && highWarning !== null && highCritical < highWarning,
    'low-not-below-high': hasBand && low >= high,
    'deadband-invalid': !deadbandIsValid,
    'deadband-too-wide': deadbandIsValid && hasBand && low < high && deadband >= high - low,
    'on-delay-invalid': !isDelay(threshold.onDelayMs),
    'off-delay-invalid': !isDelay(threshold.offDelayMs),
  };
  return THRESHOLD_PROBLEMS.filter((problem) => checks[problem]);
}

function isDelay(ms: number): boolean {
  return Number.isInteger(ms) && ms >= 0 && ms <= MAX_DELAY_MS;
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

/** Severity of a value beyond the first limit of a side, and the limit of that severity. */
function standing(threshold: Threshold, side: Side, value: number): { severity: Severity; limit: number } {
  const critical = criticalLimit(threshold, side);
  return isBeyond(side, value, critical)
    ? { severity: 'critical', limit: critical! }
    : { severity: 'warning', limit: firstLimit(threshold, side)! };
}

/** A new breach at its first reading. */
function begin(threshold: Threshold, side: Side, { ts, value }: Reading): Breach {
  const { severity, limit } = standing(threshold, side, value);
  return {
    side,
    severity,
    level: severity,
    limit,
    startedAt: ts,
    raisedAt: null,
    peakValue: value,
    peakAt: ts,
    insideSince: null,
  };
}

/** A breach after one more reading beyond the first limit of its side. */
function grow(threshold: Threshold, breach: Breach, { ts, value }: Reading): Breach {
  const { severity, limit } = standing(threshold, breach.side, value);
  const isWorse = severity === 'critical' && breach.severity === 'warning';
  const isFurther = isBeyond(breach.side, value, breach.peakValue);
  return {
    ...breach,
    level: severity,
    severity: isWorse ? severity : breach.severity,
    limit: isWorse ? limit : breach.limit,
    peakValue: isFurther ? value : breach.peakValue,
    peakAt: isFurther ? ts : breach.peakAt,
    insideSince: null,
  };
}

function episodeOf(breach: Breach, endedAt: number | null): Episode {
  const { side, severity, limit, startedAt, raisedAt, peakValue, peakAt } = breach;
  return { side, severity, limit, startedAt, raisedAt: raisedAt!, endedAt, peakValue, peakAt };
}

function endedEvent(breach: Breach, endedAt: number, at: number): ThresholdEvent {
  return { kind: 'ended', at, episode: episodeOf(breach, endedAt) };
}
