/**
 * How unusual a reading or bucket is, measured against the same hour of earlier weeks; while these are few, against
 * the same hour of all weekdays or of all days of weekends.
 *
 * Score: robust z, the distance from the median in units of 1.4826 MAD (Iglewicz & Hoaglin 1993, How to Detect and
 * Handle Outliers); where more than half of the history is one value, 1.2533 times the mean absolute deviation
 * instead, as they propose. Alarm: exponentially weighted moving average of the score with its control limits
 * (Roberts 1959; Lucas & Saccucci 1990, Technometrics 32), which sees small lasting shifts that no
 * single score shows.
 */
import type { Side } from '../vocabulary.ts';
import { MAD_TO_SIGMA, median, medianDeviation } from './statistics.ts';

export const ANOMALY_METHOD = 'hour-of-week-z-ewma/2';
export const HOURS_OF_WEEK = 168;
/** An hour of the week is judged by itself once this many weeks have shown it. */
export const MIN_WEEKS = 4;
/** Of a pool of days: at least this many days, of more than one week. Weekdays have them from two weeks on, weekends from three. */
export const MIN_POOLED_DAYS = 6;
const HOURS_OF_DAY = 24;
const FIRST_HOUR_OF_WEEKEND = 120;
/** Without this many points in all, nothing is scored. */
export const MIN_HISTORY = 30;
/** The mean absolute deviation of normal noise times this is its standard deviation: sqrt(pi / 2). */
const MEAN_DEVIATION_TO_SIGMA = 1.2533;
/** Of a median of normal noise, its variance over that of a mean: pi / 2. */
const ERROR_OF_MEDIAN = Math.PI / 2;
/** An hour's own scale is at least this share of that of all hours: a few weeks may agree by chance. */
const LEAST_SHARE_OF_SCALE = 0.1;
/** Points of one hour further apart than this are of different weeks, or of different days. */
const HALF_WEEK_MS = 3.5 * 86_400_000;
const HALF_DAY_MS = 86_400_000 / 2;
/** The MAD of few values is too small; by this much, of MIN_WEEKS to 9 (Croux & Rousseeuw 1992, COMPSTAT 1). */
const SMALL_SAMPLE = [1.363, 1.206, 1.2, 1.14, 1.129, 1.107] as const;

/** What is usual, in the metric's unit; `scale` is the size of a standard deviation, never 0. */
export interface Usual {
  readonly center: number;
  readonly scale: number;
}

/** Made of history; survives JSON. */
export interface AnomalyProfile {
  readonly method: string;
  readonly points: number;
  readonly all: Usual;
  /** By hour of the week, 0 to 167; null where too few weeks have shown that hour. */
  readonly hours: readonly (Usual | null)[];
  /** By hour of the day, first of weekdays, then of weekends; null where too few days have shown it. */
  readonly days: readonly (Usual | null)[];
  /** The lowest and the highest value of each hour of the week; null for one that was never seen. */
  readonly shown: readonly (readonly [low: number, high: number] | null)[];
}

export interface ProfileOptions {
  /** Hour of the week, 0 to 167, in the plant's time zone. */
  readonly hourOfWeek: (ts: number) => number;
  /** The smallest difference that means something, in the metric's unit: floor of the scale. */
  readonly resolution?: number;
}

interface HistoryPoint {
  readonly ts: number;
  readonly value: number;
}

/**
 * What is usual according to history.
 *
 * A history that never changes has no spread: then the scale is the resolution, or, where none is given, a
 * thousandth of the value (1e-9 for 0), so that any visible change scores high.
 * @param history earlier than all that is to be scored, in increasing order of time
 * @returns null for less than MIN_HISTORY points
 */
export function profileOf(
  history: readonly HistoryPoint[],
  { hourOfWeek, resolution = 0 }: ProfileOptions,
): AnomalyProfile | null {
  if (history.length < MIN_HISTORY) return null;
  const all = usualOf(
    history.map(({ value }) => value),
    resolution,
  );
  const byHour = Array.from({ length: HOURS_OF_WEEK }, (): HistoryPoint[] => []);
  const byDay = Array.from({ length: 2 * HOURS_OF_DAY }, (): HistoryPoint[] => []);
  for (const point of history) {
    const hour = hourOfWeek(point.ts);
    byHour[hour]!.push(point);
    byDay[poolOf(hour)]!.push(point);
  }
  const ofFew = (points: readonly HistoryPoint[], times: number): Usual => {
    // So far a new value lies from a median that itself is off by as much as few values allow.
    const widening = (SMALL_SAMPLE[times - MIN_WEEKS] ?? 1) * Math.sqrt(1 + ERROR_OF_MEDIAN / times);
    const values = points.map(({ value }) => value);
    const { center, scale } = usualOf(values, resolution, widening);
    return { center, scale: Math.max(scale, LEAST_SHARE_OF_SCALE * all.scale) };
  };
  return {
    method: ANOMALY_METHOD,
    points: history.length,
    all,
    hours: byHour.map((points) => {
      const weeks = timesIn(points, HALF_WEEK_MS);
      return weeks < MIN_WEEKS ? null : ofFew(points, weeks);
    }),
    days: byDay.map((points) => {
      const days = timesIn(points, HALF_DAY_MS);
      const span = points.length === 0 ? 0 : points.at(-1)!.ts - points[0]!.ts;
      return days < MIN_POOLED_DAYS || span < 2 * HALF_WEEK_MS ? null : ofFew(points, days);
    }),
    shown: byHour.map((points) =>
      points.length === 0
        ? null
        : [
            points.reduce((least, { value }) => Math.min(least, value), Infinity),
            points.reduce((most, { value }) => Math.max(most, value), -Infinity),
          ],
    ),
  };
}

/** Of the hours of the days that are taken together: weekdays, or weekends. */
function poolOf(hour: number): number {
  return (hour % HOURS_OF_DAY) + (hour < FIRST_HOUR_OF_WEEKEND ? 0 : HOURS_OF_DAY);
}

function usualOf(values: readonly number[], resolution: number, widening = 1): Usual {
  const center = median(values);
  const mad = medianDeviation(values, center);
  const meanDeviation = values.reduce((sum, value) => sum + Math.abs(value - center), 0) / values.length;
  const spread = widening * (mad > 0 ? MAD_TO_SIGMA * mad : MEAN_DEVIATION_TO_SIGMA * meanDeviation);
  const floor = resolution > 0 ? resolution : spread > 0 ? 0 : Math.max(Math.abs(center) / 1000, 1e-9);
  return { center, scale: Math.max(spread, floor) };
}

/** How many times of their own the points are of, such as weeks: neighbours no further apart than `apart` are of one. */
function timesIn(points: readonly HistoryPoint[], apart: number): number {
  let times = 0;
  let last = -Infinity;
  for (const { ts } of points) {
    if (ts - last > apart) times += 1;
    last = ts;
  }
  return times;
}

export interface Score {
  /** Distance from the usual in standard deviations; above it is positive. */
  readonly z: number;
  readonly usual: Usual;
  /** `all-hours` says nothing of a metric that has a daily or weekly pattern. */
  readonly basis: 'hour-of-week' | 'hour-of-day' | 'all-hours';
}

/**
 * By hour of the day, what lies between the usual and what this hour of the week has shown before scores 0: a Friday
 * that ends early is no news on the next one.
 */
export function scoreOf(profile: AnomalyProfile, hour: number, value: number): Score {
  const score = ({ center, scale }: Usual, basis: Score['basis']): Score => ({
    z: (value - center) / scale,
    usual: { center, scale },
    basis,
  });
  const own = profile.hours[hour] ?? null;
  if (own !== null) return score(own, 'hour-of-week');
  const pooled = profile.days[poolOf(hour)] ?? null;
  if (pooled === null) return score(profile.all, 'all-hours');
  const [low, high] = profile.shown[hour] ?? [pooled.center, pooled.center];
  const center = Math.min(Math.max(value, Math.min(low, pooled.center)), Math.max(high, pooled.center));
  return score({ center, scale: pooled.scale }, 'hour-of-day');
}

export interface EwmaOptions {
  /** Weight of the newest score, over 0 to 1: the smaller, the smaller the shifts that are seen, and the later. */
  readonly lambda: number;
  /** Width of the control limits in standard deviations of the average. */
  readonly width: number;
  /** A score counts as no more than this, so that one wild reading does not ring for hours. */
  readonly mostZ: number;
}

/** An alarm about every 500 readings of pure noise on average (Lucas & Saccucci 1990). */
export const DEFAULT_EWMA: EwmaOptions = { lambda: 0.2, width: 2.962, mostZ: 8 };

/** What is kept between two readings; survives JSON. */
export interface EwmaState {
  readonly count: number;
  readonly average: number;
}

export interface EwmaResult {
  readonly state: EwmaState;
  /** The average is beyond the limit, if it is, on this side. */
  readonly side: Side | null;
  /** The control limit at this reading; minus it is the lower one. */
  readonly limit: number;
}

export function initialEwma(): EwmaState {
  return { count: 0, average: 0 };
}

/** Takes the score of one more reading into account. */
export function stepEwma({ lambda, width, mostZ }: EwmaOptions, state: EwmaState, z: number): EwmaResult {
  const count = state.count + 1;
  const counted = Math.min(Math.max(z, -mostZ), mostZ);
  const average = lambda * counted + (1 - lambda) * state.average;
  const limit = width * Math.sqrt((lambda / (2 - lambda)) * (1 - (1 - lambda) ** (2 * count)));
  const side = Math.abs(average) <= limit ? null : average > 0 ? 'high' : 'low';
  return { state: { count, average }, side, limit };
}
