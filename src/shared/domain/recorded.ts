/** Recorded time: how much of a stretch of time a metric's readings cover. Where none came in there is a gap. */
import { GAP_FACTOR, ROLLUP_LEVELS_MS } from './rollup.ts';

/** A stretch of time in ms UTC. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Distances between readings up to this are not looked at one by one. */
export const SHORT_SILENCE_MS = ROLLUP_LEVELS_MS[0];

/**
 * The silences that are gaps: longer than GAP_FACTOR times the (lower) median distance, and than an hour.
 * @param silences in order, every distance between neighbours that is longer than SHORT_SILENCE_MS
 * @param distances how many distances there are, the shorter ones included
 */
export function gapsAmong(silences: readonly Stretch[], distances: number): Stretch[] {
  const sorted = silences.map(({ from, to }) => to - from).sort((a, b) => a - b);
  const middle = Math.ceil(distances / 2) - 1 - (distances - sorted.length);
  const longest = GAP_FACTOR * (sorted[middle] ?? SHORT_SILENCE_MS);
  return silences.filter(({ from, to }) => to - from > longest);
}

/**
 * How many ms of a stretch lie outside of the gaps.
 * @param gaps in order, none overlapping another
 */
export function recordedTime(gaps: readonly Stretch[]): (stretch: Stretch) => number {
  const before: number[] = [];
  let sum = 0;
  for (const { from, to } of gaps) {
    before.push(sum);
    sum += to - from;
  }
  const gapTimeUntil = (instant: number): number => {
    const last = countFrom(gaps, instant) - 1;
    if (last < 0) return 0;
    const { from, to } = gaps[last]!;
    return before[last]! + Math.min(instant, to) - from;
  };
  return ({ from, to }) => to - from - (gapTimeUntil(to) - gapTimeUntil(from));
}

/** How many of the gaps begin before an instant. */
function countFrom(gaps: readonly Stretch[], instant: number): number {
  let low = 0;
  let high = gaps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (gaps[middle]!.from < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
