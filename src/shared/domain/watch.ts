/** What of a metric is watched: each watch has a state machine of its own, which is fed with a signal made of the readings. */
import type { Choice } from './choices.ts';
import {
  LEVEL_LIMITS,
  NO_LIMITS,
  pickThreshold,
  RATE_LIMITS,
  type Reading,
  type Threshold,
} from './threshold.ts';
import type { AlarmType, Severity } from './vocabulary.ts';

/** What the readings of a metric are watched for; its silence is watched by the clock. */
export const WATCH_TYPES = ['level', 'rate', 'state'] as const satisfies readonly AlarmType[];
export type WatchType = (typeof WATCH_TYPES)[number];

export interface Watch {
  readonly type: WatchType;
  /** Limits of the signal. */
  readonly threshold: Threshold;
  /** How far back readings lie that a signal is still made of, in ms. */
  readonly leadMs: number;
  /** The states of a characteristic that are not normal. */
  readonly bad: readonly Choice[];
}

const RANKS: Readonly<Record<Severity, number>> = { warning: 1, critical: 2 };

/**
 * - `level`: the value itself.
 * - `rate`: how far it has risen (above zero) or fallen (below) within the window.
 * - `state`: how bad the state of a characteristic is: 0, 1 or 2.
 */
export function watchesOf(threshold: Threshold | null, choices: readonly Choice[] | null): Watch[] {
  const watches: Watch[] = [];
  const bad = (choices ?? []).filter(({ severity }) => severity !== null);
  const limits = pickThreshold(threshold ?? NO_LIMITS);
  if (choices === null && LEVEL_LIMITS.some((key) => limits[key] !== null)) {
    watches.push({ type: 'level', threshold: limits, leadMs: 0, bad: [] });
  }
  if (choices === null && RATE_LIMITS.some((key) => limits[key] !== null)) {
    const { rateWarning, rateCritical, rateWindowMs } = limits;
    const negative = (limit: number | null) => (limit === null ? null : -limit);
    const ofRate = {
      ...limits,
      // The deadband is one of values; a change must be able to come back inside whatever it is.
      deadband: Math.min(limits.deadband, (rateWarning ?? rateCritical!) / 2),
      lowCritical: negative(rateCritical),
      lowWarning: negative(rateWarning),
      highWarning: rateWarning,
      highCritical: rateCritical,
    };
    watches.push({ type: 'rate', threshold: ofRate, leadMs: rateWindowMs, bad: [] });
  }
  if (bad.length > 0) {
    const { onDelayMs, offDelayMs, rearmMs } = limits;
    const ofState = { ...NO_LIMITS, highWarning: 0.5, highCritical: 1.5, onDelayMs, offDelayMs, rearmMs };
    watches.push({ type: 'state', threshold: ofState, leadMs: 0, bad });
  }
  return watches;
}

/** Whether a threshold or states of a characteristic watch for anything. */
export function isWatched(threshold: Threshold | null, choices: readonly Choice[] | null): boolean {
  return watchesOf(threshold, choices).length > 0;
}

/** Makes the signal of a watch from readings in increasing order of time, the first `leadMs` of which only prepare it. */
export function signalOf({ type, leadMs, bad }: Watch): (reading: Reading) => Reading {
  if (type === 'level') return (reading) => reading;
  if (type === 'rate') return changeWithin(leadMs);
  const ranks = new Map(bad.map(({ code, severity }) => [code, RANKS[severity!]]));
  return ({ ts, value }) => ({ ts, value: ranks.get(value) ?? 0 });
}

/** How far each value lies above the least (or, where that is more, below the greatest) of the window that ends with it. */
function changeWithin(windowMs: number): (reading: Reading) => Reading {
  // Values that can still become the extreme of a window, oldest first: each is beaten by none that is newer.
  const lows: Reading[] = [];
  const highs: Reading[] = [];
  const take = (kept: Reading[], reading: Reading, isBeaten: (value: number) => boolean) => {
    while (kept.length > 0 && isBeaten(kept.at(-1)!.value)) kept.pop();
    kept.push(reading);
    while (kept[0]!.ts < reading.ts - windowMs) kept.shift();
    return kept[0]!.value;
  };
  return (reading) => {
    const { ts, value } = reading;
    const rise = value - take(lows, reading, (other) => other >= value);
    const fall = take(highs, reading, (other) => other <= value) - value;
    return { ts, value: rise >= fall ? rise : -fall };
  };
}

/**
 * Whether readings that all lie between `min` and `max`, as do those of the `leadMs` before them, neither begin a
 * breach nor keep one from ending.
 */
export function isQuiet({ type, threshold, bad }: Watch, min: number, max: number): boolean {
  if (type === 'state') return bad.every(({ code }) => code < min || code > max);
  const high = (threshold.highWarning ?? threshold.highCritical ?? Infinity) - threshold.deadband;
  const low = (threshold.lowWarning ?? threshold.lowCritical ?? -Infinity) + threshold.deadband;
  return type === 'rate' ? max - min <= high : max <= high && min >= low;
}

/** Whether the signal lies inside all limits, so that no breach is begun or goes on to be raised. */
export function isInside({ threshold }: Watch, { value }: Reading): boolean {
  const high = threshold.highWarning ?? threshold.highCritical ?? Infinity;
  const low = threshold.lowWarning ?? threshold.lowCritical ?? -Infinity;
  return value <= high && value >= low;
}
