/**
 * How unusual a reading or bucket is, measured against the same hour of earlier weeks.
 *
 * Score: robust z, the distance from the median in units of 1.4826 MAD (Iglewicz & Hoaglin 1993, How to Detect and
 * Handle Outliers); where more than half of the history is one value, 1.2533 times the mean absolute deviation
 * instead, as they propose. Alarm: exponentially weighted moving average of the score with its control limits
 * (Roberts 1959; Lucas & Saccucci 1990, Technometrics 32), which sees small lasting shifts that no
 * single score shows.
 */
import type { Side } from '../vocabulary.ts';
import { MAD_TO_SIGMA, median, medianDeviation } from './statistics.ts';

export const ANOMALY_METHOD = 'hour-of-week-z-ewma/1';
export const HOURS_OF_WEEK = 168;
/** An hour of the week is judged by itself once this many weeks have shown it. */
export const MIN_WEEKS = 4;
/** Without this many points in all, nothing is scored. */
export const MIN_HISTORY = 30;
/** The mean absolute deviation of normal noise times this is its standard deviation: sqrt(pi / 2). */
const MEAN_DEVIATION_TO_SIGMA = 1.2533;
/** An hour's own scale is at least this share of that of all hours: a few weeks may agree by chance. */
const LEAST_SHARE_OF_SCALE = 0.1;
/** Points of one hour further apart than this are of different weeks. */
const HALF_WEEK_MS = 3.5 * 86_400_000;

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
  const hours = Array.from({ length: HOURS_OF_WEEK }, (): HistoryPoint[] => []);
  for (const point of history) hours[hourOfWeek(point.ts)]!.push(point);
  return {
    method: ANOMALY_METHOD,
    points: history.length,
    all,
    hours: hours.map((points) => {
      if (weeksIn(points) < MIN_WEEKS) return null;
      const { center, scale } = usualOf(
        points.map(({ value }) => value),
        resolution,
      );
      return { center, scale: Math.max(scale, LEAST_SHARE_OF_SCALE * all.scale) };
    }),
  };
}

function usualOf(values: readonly number[], resolution: number): Usual {
  const center = median(values);
  const mad = medianDeviation(values, center);
  const meanDeviation = values.reduce((sum, value) => sum + Math.abs(value - center), 0) / values.length;
  const spread = mad > 0 ? MAD_TO_SIGMA * mad : MEAN_DEVIATION_TO_SIGMA * meanDeviation;
  const floor = resolution > 0 ? resolution : spread > 0 ? 0 : Math.max(Math.abs(center) / 1000, 1e-9);
  return { center, scale: Math.max(spread, floor) };
}

function weeksIn(points: readonly HistoryPoint[]): number {
  let weeks = 0;
  let last = -Infinity;
  for (const { ts } of points) {
    if (ts - last > HALF_WEEK_MS) weeks += 1;
    last = ts;
  }
  return weeks;
}

export interface Score {
  /** Distance from the usual in standard deviations; above it is positive. */
  readonly z: number;
  readonly usual: Usual;
  readonly basis: 'hour-of-week' | 'all-hours';
}

export function scoreOf(profile: AnomalyProfile, hour: number, value: number): Score {
  const own = profile.hours[hour] ?? null;
  const usual = own ?? profile.all;
  return {
    z: (value - usual.center) / usual.scale,
    usual,
    basis: own === null ? 'all-hours' : 'hour-of-week',
  };
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
