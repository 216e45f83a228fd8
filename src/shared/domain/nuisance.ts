/** Nuisance alarms in the words of ISA-18.2: what chatters, what is stale, and which deadbands are worth a trial. */
import { LEVEL_LIMITS, RATE_LIMITS, type Threshold, validateThreshold } from './threshold.ts';
import type { WatchType } from './watch.ts';

/** An alarm that rings so often within so many milliseconds chatters: three times in a minute. */
export const CHATTER_ALARMS = 3;
export const CHATTER_WITHIN_MS = 60_000;

/** An alarm that stands for longer is stale: 24 hours. */
export const STALE_MS = 86_400_000;

/** How many alarms are part of a chatter. @param starts when they began, in order */
export function countChattering(starts: readonly number[]): number {
  const last = CHATTER_ALARMS - 1;
  let count = 0;
  let counted = -1;
  for (let index = last; index < starts.length; index += 1) {
    if (starts[index]! - starts[index - last]! > CHATTER_WITHIN_MS) continue;
    count += index - Math.max(counted, index - CHATTER_ALARMS);
    counted = index;
  }
  return count;
}

/** Of the present deadband, and of the limit where there is none yet. */
const MULTIPLES = [2, 3, 5];
const PARTS_OF_LIMIT = [0.01, 0.02, 0.05];
/** A wider deadband than this part of the limit would hide the end of what was wrong. */
const WIDEST_PART = 0.25;

/**
 * Wider deadbands to try, in the metric's unit and to its decimals, the narrowest first; all of them may be saved.
 * Of states there is none.
 */
export function widerDeadbands(threshold: Threshold, type: WatchType, decimals: number): number[] {
  if (type === 'state') return [];
  const limits = (type === 'level' ? LEVEL_LIMITS : RATE_LIMITS)
    .map((key) => threshold[key])
    .filter((limit) => limit !== null)
    .map(Math.abs);
  if (limits.length === 0) return [];
  const { deadband } = threshold;
  // The deadband of a change never counts for more than half of its limit.
  const widest = type === 'rate' ? Math.min(...limits) / 2 : Math.max(...limits) * WIDEST_PART;
  const least = 10 ** -decimals;
  const wanted =
    deadband > 0
      ? MULTIPLES.map((multiple) => multiple * deadband)
      : PARTS_OF_LIMIT.map((part) => Math.max(least, part * Math.max(...limits)));
  const rounded = wanted.map((value) => Number((Math.round(value / least) * least).toFixed(decimals)));
  return [...new Set(rounded)].filter(
    (value) =>
      value > deadband &&
      value <= widest &&
      validateThreshold({ ...threshold, deadband: value }).length === 0,
  );
}

/** How much of what the widest deadband spares a narrower one must spare to be proposed. */
const WORTH = 0.8;

/**
 * The narrowest deadband that spares nearly as many alarms as the widest; null when none spares any.
 * @param tried how many alarms there would have been with each, the narrowest first
 */
export function proposal<Tried extends { readonly alarms: number }>(
  present: number,
  tried: readonly Tried[],
): Tried | null {
  const most = Math.max(0, ...tried.map(({ alarms }) => present - alarms));
  if (most === 0) return null;
  return tried.find(({ alarms }) => present - alarms >= WORTH * most) ?? null;
}
