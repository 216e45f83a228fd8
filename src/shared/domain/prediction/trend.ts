/**
 * Robust trend of a metric to a limit: when will it be reached, between which instants, or why that cannot be said.
 * The line is that of Theil and Sen through the points without their daily pattern. The interval is that of the
 * slope, each slope with the line's height that fits it, and of the crest of the day.
 */
import type { Side } from '../vocabulary.ts';
import { dailyPattern } from './daily-pattern.ts';
import { median, twoSidedZ } from './statistics.ts';
import { merge, type Slope, theilSen, type TrendPoint } from './theil-sen.ts';

export const TREND_METHOD = 'theil-sen/1';
export const MIN_POINTS = 10;
const DAY_MS = 86_400_000;

export interface TrendHistory {
  /** In strictly increasing order of time; may have gaps. Those after `now` are not looked at. */
  readonly points: readonly TrendPoint[];
  readonly now: number;
  /** Hour of the day, 0 to 23, in the plant's time zone. */
  readonly hourOfDay: (ts: number) => number;
  /** Of the interval and of the test for a trend; 0.9 where it is left out. */
  readonly confidence?: number;
  /** The least time from the first to the last point; a day where it is left out. */
  readonly minSpanMs?: number;
}

export interface TrendLimit {
  readonly side: Side;
  readonly value: number;
}

export interface TrendQuestion extends TrendHistory {
  readonly limit: TrendLimit;
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
  /** The line's value at `now`: the mean of a day where a daily pattern was removed. */
  readonly level: number;
  /** How far the crest of the usual day is above that, for a low limit how far its trough is below; 0 without a pattern. */
  readonly swing: number;
  /** Of the Mann-Kendall test, two-sided. */
  readonly pValue: number;
}

/**
 * When the line, with the swing of the usual day, reaches the limit, in ms UTC; `latest` is null where it may be
 * never. Single readings scatter about it.
 */
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

/** What a history shows, whatever the limit; asked by `reachOf`. */
export interface Trend {
  readonly basis: Basis;
  readonly now: number;
  readonly span: number;
  /** Or why there is too little to say anything. */
  readonly slope: Slope | 'too-few-points' | 'span-too-short';
  readonly crest: number;
  readonly trough: number;
  /** Standard error of the two. */
  readonly error: number;
  /** The height of the line of a slope at `now`. */
  readonly levelOf: (perDay: number) => number;
}

/** @throws RangeError for points that are out of order or not finite */
export function forecastTrend({ limit, horizonMs, ...history }: TrendQuestion): TrendForecast {
  return reachOf(trendOf(history), limit, horizonMs);
}

/**
 * The slow part of a forecast, to be done once for all limits of a metric.
 * @throws RangeError for points that are out of order or not finite
 */
export function trendOf(history: TrendHistory): Trend {
  const { now, confidence = 0.9, minSpanMs = DAY_MS } = history;
  assertPoints(history.points);
  const points = history.points.filter(({ ts }) => ts <= now);
  const span = points.length === 0 ? 0 : points.at(-1)!.ts - points[0]!.ts;
  const pattern = dailyPattern(points, history.hourOfDay);
  const used = pattern?.level ?? points;
  const refusal = used.length < MIN_POINTS ? 'too-few-points' : span < minSpanMs ? 'span-too-short' : null;
  // Days from now: small numbers lose no digits, and the intercept is the level now.
  const merged = merge(used);
  const days = merged.map(({ ts }) => (ts - now) / DAY_MS);
  const values = merged.map(({ value }) => value);
  return {
    basis: {
      method: TREND_METHOD,
      confidence,
      points: used.length,
      from: used[0]?.ts ?? null,
      to: used.at(-1)?.ts ?? null,
      isSeasonRemoved: pattern !== null,
    },
    now,
    span,
    slope: refusal ?? theilSen(days, values, confidence),
    crest: pattern?.crest ?? 0,
    trough: pattern?.trough ?? 0,
    error: pattern?.error ?? 0,
    levelOf: (perDay) => median(values.map((value, at) => value - perDay * days[at]!)),
  };
}

/** When a trend reaches a limit. @param horizonMs as in `TrendQuestion` */
export function reachOf(trend: Trend, limit: TrendLimit, horizonMs = 3 * trend.span): TrendForecast {
  const { basis, now, slope, levelOf } = trend;
  const { confidence } = basis;
  const refuse = (reason: TrendRefusal, line: TrendLine | null = null): TrendForecast => ({
    ...basis,
    outcome: 'refused',
    reason,
    line,
  });
  if (typeof slope === 'string') return refuse(slope);
  const sign = limit.side === 'high' ? 1 : -1;
  const swing = sign > 0 ? trend.crest : trend.trough;
  const swingError = twoSidedZ(confidence) * trend.error;
  const line: TrendLine = {
    slopePerDay: { low: slope.low, value: slope.value, high: slope.high },
    level: levelOf(slope.value),
    swing,
    pValue: slope.pValue,
  };

  const room = (level: number, more = 0): number => sign * (limit.value - level) - swing - more;
  if (room(line.level) <= 0) return refuse('already-beyond', line);
  if (slope.value === 0 || slope.pValue > 1 - confidence) return refuse('no-trend', line);
  if (sign * slope.value < 0) return refuse('moving-away', line);

  const reached = (perDay: number, more: number): number | null => {
    const days = Math.max(0, room(levelOf(perDay), more)) / (sign * perDay);
    return sign * perDay > 0 && days < FURTHEST_DAYS ? Math.round(now + days * DAY_MS) : null;
  };
  const [steep, flat] = sign > 0 ? [slope.high, slope.low] : [slope.low, slope.high];
  const earliest = reached(steep, swingError);
  const likely = reached(slope.value, 0);
  const latest = reached(flat, -swingError);
  if (earliest === null || likely === null || earliest - now > horizonMs) return refuse('too-far', line);
  return { ...basis, outcome: 'reaches', line, crossing: { earliest, likely, latest } };
}

/** Beyond a thousand years is never. */
const FURTHEST_DAYS = 365_250;

function assertPoints(points: readonly TrendPoint[]): void {
  points.forEach(({ ts, value }, at) => {
    if (!Number.isFinite(value)) throw new RangeError('a point has no finite value');
    if (!Number.isSafeInteger(ts)) throw new RangeError('a point is not at a whole millisecond');
    if (at > 0 && ts <= points[at - 1]!.ts)
      throw new RangeError('points are not in increasing order of time');
  });
}
