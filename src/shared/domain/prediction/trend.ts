/**
 * Robust trend of a metric to a limit: when will it be reached, between which instants, or why that cannot be said.
 *
 * Slope: Theil (1950), Sen (1968), "Estimates of the regression coefficient based on Kendall's tau", JASA 63, with
 * his interval (normal approximation, ties corrected). Whether there is a trend at all: Mann (1945), Kendall (1975).
 * Neighbouring buckets resemble each other, which would make both too sure: the variance is widened for
 * serial correlation as by Yue & Wang (2004), Water Resources Management 18, of a first-order process.
 * Up to 29 % of the points may be wild without moving the slope beyond bounds.
 */
import type { Side } from '../vocabulary.ts';
import { medianOfSorted, median, normalCdf, twoSidedZ } from './statistics.ts';

export const TREND_METHOD = 'theil-sen/1';
export const MIN_POINTS = 10;
/** More points are merged, neighbours together: pairs grow with the square. */
export const MAX_POINTS = 300;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The daily pattern is removed from this many days on. */
export const MIN_SEASONAL_DAYS = 7;
/** Points that tell what is usual at an hour of the day; hours with fewer are left out while the pattern is removed. */
const MIN_POINTS_OF_HOUR = 5;
/** Points further apart than this do not show a daily pattern. */
const MAX_SEASONAL_SPACING_MS = 6 * HOUR_MS;

/** A bucket's average or median in the metric's unit; `ts` in ms UTC. */
export interface TrendPoint {
  readonly ts: number;
  readonly value: number;
}

export interface TrendQuestion {
  /** In strictly increasing order of time; may have gaps. Those after `now` are not looked at. */
  readonly points: readonly TrendPoint[];
  readonly limit: { readonly side: Side; readonly value: number };
  readonly now: number;
  /** Hour of the day, 0 to 23, in the plant's time zone. */
  readonly hourOfDay: (ts: number) => number;
  /** Of the interval and of the test for a trend; 0.9 where it is left out. */
  readonly confidence?: number;
  /** The least time from the first to the last point; a day where it is left out. */
  readonly minSpanMs?: number;
  /** How far ahead a forecast may reach; as far as the points reach back, three times, where it is left out. */
  readonly horizonMs?: number;
}

/** In the order in which they are looked at. `too-far`: not even the earliest instant lies within the horizon. */
export const TREND_REFUSALS = [
  'too-few-points',
  'span-too-short',
  'no-trend',
  'already-beyond',
  'moving-away',
  'too-far',
] as const;
export type TrendRefusal = (typeof TREND_REFUSALS)[number];

/** What the line is, in the metric's unit and days. */
export interface TrendLine {
  readonly slopePerDay: { readonly low: number; readonly value: number; readonly high: number };
  /** The line's value at `now`. */
  readonly level: number;
  /** Of the Mann-Kendall test, two-sided. */
  readonly pValue: number;
}

/** When the line reaches the limit, in ms UTC; `latest` is null where it may be never. Single readings scatter about it. */
export interface Crossing {
  readonly earliest: number;
  readonly likely: number;
  readonly latest: number | null;
}

/** What every answer says about what it was made of. */
interface Basis {
  readonly method: string;
  readonly confidence: number;
  /** That were used, before neighbours were merged. */
  readonly points: number;
  readonly from: number | null;
  readonly to: number | null;
  readonly isSeasonRemoved: boolean;
}

export type TrendForecast = Basis &
  (
    | { readonly outcome: 'reaches'; readonly line: TrendLine; readonly crossing: Crossing }
    | { readonly outcome: 'refused'; readonly reason: TrendRefusal; readonly line: TrendLine | null }
  );

/** @throws RangeError for points that are out of order or not finite */
export function forecastTrend(question: TrendQuestion): TrendForecast {
  const { limit, now, confidence = 0.9, minSpanMs = DAY_MS } = question;
  assertPoints(question.points);
  const points = question.points.filter(({ ts }) => ts <= now);
  const span = points.length === 0 ? 0 : points.at(-1)!.ts - points[0]!.ts;
  const { level: used, isSeasonRemoved } = withoutSeason(points, span, question.hourOfDay);
  const basis: Basis = {
    method: TREND_METHOD,
    confidence,
    points: used.length,
    from: used[0]?.ts ?? null,
    to: used.at(-1)?.ts ?? null,
    isSeasonRemoved,
  };
  const refuse = (reason: TrendRefusal, line: TrendLine | null = null): TrendForecast => ({
    ...basis,
    outcome: 'refused',
    reason,
    line,
  });
  if (used.length < MIN_POINTS) return refuse('too-few-points');
  if (span < minSpanMs) return refuse('span-too-short');

  // Days from now: small numbers lose no digits, and the intercept is the level now.
  const merged = merge(used);
  const days = merged.map(({ ts }) => (ts - now) / DAY_MS);
  const values = merged.map(({ value }) => value);
  const slope = theilSen(days, values, confidence);
  const levelOf = (perDay: number): number => median(values.map((value, at) => value - perDay * days[at]!));
  const line: TrendLine = {
    slopePerDay: { low: slope.low, value: slope.value, high: slope.high },
    level: levelOf(slope.value),
    pValue: slope.pValue,
  };

  const sign = limit.side === 'high' ? 1 : -1;
  const room = (level: number): number => sign * (limit.value - level);
  if (room(line.level) <= 0) return refuse('already-beyond', line);
  if (slope.value === 0 || slope.pValue > 1 - confidence) return refuse('no-trend', line);
  if (sign * slope.value < 0) return refuse('moving-away', line);

  const reached = (perDay: number): number | null => {
    const days = Math.max(0, room(levelOf(perDay))) / (sign * perDay);
    return sign * perDay > 0 && days < FURTHEST_DAYS ? Math.round(now + days * DAY_MS) : null;
  };
  const [steep, flat] = sign > 0 ? [slope.high, slope.low] : [slope.low, slope.high];
  const [earliest, likely, latest] = [reached(steep), reached(slope.value), reached(flat)];
  const { horizonMs = 3 * span } = question;
  if (earliest === null || likely === null || earliest - now > horizonMs) return refuse('too-far', line);
  return { ...basis, outcome: 'reaches', line, crossing: { earliest, likely, latest } };
}

/** Beyond a thousand years is never. */
const FURTHEST_DAYS = 365_250;

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
  slopes.sort();
  const value = medianOfSorted(slopes);
  const residuals = ys.map((y, index) => y - value * xs[index]!);
  const deviation = Math.sqrt(kendallVariance(ys) * varianceFactor(residuals));
  // Sen counts ranks from 1: the M1-th slope from either end, rounded outward.
  const outer = Math.floor((slopes.length - twoSidedZ(confidence) * deviation) / 2);
  const rank = Math.max(0, outer - 1);
  const z = deviation === 0 ? 0 : Math.max(0, Math.abs(kendall) - 1) / deviation;
  return {
    low: slopes[rank]!,
    value,
    high: slopes[slopes.length - 1 - rank]!,
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

interface Deseasoned {
  readonly level: readonly TrendPoint[];
  readonly isSeasonRemoved: boolean;
}

/**
 * Takes from every point what is usual at its hour of the day: the median of its hour's distances from a first
 * trend line. Without at least a week of points a few hours apart nothing is taken.
 */
function withoutSeason(
  points: readonly TrendPoint[],
  span: number,
  hourOfDay: TrendQuestion['hourOfDay'],
): Deseasoned {
  const left: Deseasoned = { level: points, isSeasonRemoved: false };
  if (points.length < MIN_POINTS || span < MIN_SEASONAL_DAYS * DAY_MS) return left;
  const spacings = points.slice(1).map(({ ts }, index) => ts - points[index]!.ts);
  if (median(spacings) > MAX_SEASONAL_SPACING_MS) return left;

  const { ts: start } = points[0]!;
  const merged = merge(points);
  const { value: slope } = theilSen(
    merged.map(({ ts }) => ts - start),
    merged.map(({ value }) => value),
    0.9,
  );
  const hours = new Map<number, number[]>();
  const distances = points.map(({ ts, value }) => value - slope * (ts - start));
  points.forEach(({ ts }, at) => {
    const hour = hourOfDay(ts);
    const known = hours.get(hour);
    if (known === undefined) hours.set(hour, [distances[at]!]);
    else known.push(distances[at]!);
  });
  const usual = new Map(
    [...hours].flatMap(([hour, known]) =>
      known.length < MIN_POINTS_OF_HOUR ? [] : [[hour, median(known)] as const],
    ),
  );
  if (usual.size < 2) return left;
  const middle = median(usual.values());
  const level = points.flatMap(({ ts, value }) => {
    const offset = usual.get(hourOfDay(ts));
    return offset === undefined ? [] : [{ ts, value: value - (offset - middle) }];
  });
  return { level, isSeasonRemoved: true };
}

/** At most MAX_POINTS points: neighbours become one at the middle of their time and values. */
function merge(points: readonly TrendPoint[]): readonly TrendPoint[] {
  if (points.length <= MAX_POINTS) return points;
  const size = Math.ceil(points.length / MAX_POINTS);
  return Array.from({ length: Math.ceil(points.length / size) }, (_unused, group) => {
    const members = points.slice(group * size, (group + 1) * size);
    return { ts: median(members.map(({ ts }) => ts)), value: median(members.map(({ value }) => value)) };
  });
}

function assertPoints(points: readonly TrendPoint[]): void {
  points.forEach(({ ts, value }, at) => {
    if (!Number.isFinite(value)) throw new RangeError('a point has no finite value');
    if (!Number.isSafeInteger(ts)) throw new RangeError('a point is not at a whole millisecond');
    if (at > 0 && ts <= points[at - 1]!.ts)
      throw new RangeError('points are not in increasing order of time');
  });
}
