/**
 * Slope of Theil (1950) and Sen (1968), "Estimates of the regression coefficient based on Kendall's tau", JASA 63, with
 * his interval (normal approximation, ties corrected), and the test for a trend of Mann (1945) and Kendall (1975).
 * Neighbouring buckets resemble each other, which would make both too sure: the variance is widened for
 * serial correlation as by Yue & Wang (2004), Water Resources Management 18, of a first-order process.
 * Up to 29 % of the points may be wild without moving the slope beyond bounds.
 */
import { median, normalCdf, nthSmallest, twoSidedZ } from './statistics.ts';

/** A bucket's average or median in the metric's unit; `ts` in ms UTC. */
export interface TrendPoint {
  readonly ts: number;
  readonly value: number;
}

/** More points are merged, neighbours together: pairs grow with the square. */
export const MAX_POINTS = 300;

export interface Slope {
  readonly low: number;
  readonly value: number;
  readonly high: number;
  /** Of the Mann-Kendall test that there is no trend, two-sided. */
  readonly pValue: number;
}

/**
 * Median of the slopes of all pairs with Sen's interval, and the Mann-Kendall test.
 * @param xs strictly increasing, at least two
 */
export function theilSen(xs: readonly number[], ys: readonly number[], confidence: number): Slope {
  const n = xs.length;
  const slopes = new Float64Array((n * (n - 1)) / 2);
  let kendall = 0;
  let at = 0;
  for (let right = 1; right < n; right += 1) {
    for (let left = 0; left < right; left += 1) {
      const rise = ys[right]! - ys[left]!;
      slopes[at] = rise / (xs[right]! - xs[left]!);
      at += 1;
      kendall += Math.sign(rise);
    }
  }
  const half = slopes.length >> 1;
  const upper = nthSmallest(slopes, half);
  const value = slopes.length % 2 === 1 ? upper : (nthSmallest(slopes, half - 1) + upper) / 2;
  const residuals = ys.map((y, index) => y - value * xs[index]!);
  const deviation = Math.sqrt(kendallVariance(ys) * varianceFactor(residuals));
  // Sen counts ranks from 1: the M1-th slope from either end, rounded outward.
  const outer = Math.floor((slopes.length - twoSidedZ(confidence) * deviation) / 2);
  const rank = Math.max(0, outer - 1);
  const z = deviation === 0 ? 0 : Math.max(0, Math.abs(kendall) - 1) / deviation;
  return {
    low: nthSmallest(slopes, rank),
    value,
    high: nthSmallest(slopes, slopes.length - 1 - rank),
    pValue: 2 * normalCdf(-z),
  };
}

/** Variance of Kendall's S where there is no trend; equal values count as ties (Kendall 1975). */
function kendallVariance(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const part = (count: number): number => count * (count - 1) * (2 * count + 5);
  let variance = part(values.length);
  for (const count of counts.values()) variance -= part(count);
  return variance / 18;
}

/** How much serial correlation of neighbours widens that variance; 1 where none is significant (one-sided, 5 %). */
function varianceFactor(residuals: readonly number[]): number {
  const n = residuals.length;
  const ranks = rank(residuals);
  const mean = (n - 1) / 2;
  let product = 0;
  let square = 0;
  ranks.forEach((own, at) => {
    square += (own - mean) ** 2;
    if (at > 0) product += (own - mean) * (ranks[at - 1]! - mean);
  });
  const correlation = square === 0 ? 0 : product / square;
  if (correlation <= 1.645 / Math.sqrt(n)) return 1;
  let factor = 1;
  for (let lag = 1; lag < n; lag += 1) factor += 2 * (1 - lag / n) * correlation ** lag;
  return factor;
}

/** From 0; equal values share the mean of their ranks. */
function rank(values: readonly number[]): number[] {
  const order = values.map((_value, index) => index).sort((one, other) => values[one]! - values[other]!);
  const ranks = Array.from({ length: values.length }, () => 0);
  for (let first = 0; first < order.length;) {
    let next = first + 1;
    while (next < order.length && values[order[next]!] === values[order[first]!]) next += 1;
    for (let at = first; at < next; at += 1) ranks[order[at]!] = (first + next - 1) / 2;
    first = next;
  }
  return ranks;
}

/** At most MAX_POINTS points: neighbours become one at the middle of their time and values. */
export function merge(points: readonly TrendPoint[]): readonly TrendPoint[] {
  if (points.length <= MAX_POINTS) return points;
  const size = Math.ceil(points.length / MAX_POINTS);
  return Array.from({ length: Math.ceil(points.length / size) }, (_unused, group) => {
    const members = points.slice(group * size, (group + 1) * size);
    return { ts: median(members.map(({ ts }) => ts)), value: median(members.map(({ value }) => value)) };
  });
}
