/** What is usual at each hour of the day, apart from a trend. */
import { MAD_TO_SIGMA, median, medianDeviation } from './statistics.ts';
import { merge, theilSen, type TrendPoint } from './theil-sen.ts';

const HOUR_MS = 3_600_000;
/** The pattern is looked for from this many days on. */
export const MIN_SEASONAL_DAYS = 7;
/** Points that tell what is usual at an hour of the day; hours with fewer are left out with the pattern. */
const MIN_POINTS_OF_HOUR = 5;
/** Points further apart than this do not show a daily pattern. */
const MAX_SPACING_MS = 6 * HOUR_MS;
/** The hours differ by this many times the variance that noise alone would give them: about 1 in 50 by chance. */
const LEAST_CONTRAST = 2;
/** Of a median, in standard errors of a mean of normal noise: sqrt(pi / 2). */
const ERROR_OF_MEDIAN = 1.2533;

export interface DailyPattern {
  /** The points without the pattern, at the mean of their day. */
  readonly level: readonly TrendPoint[];
  /** How far the hours are from the mean of the day: the highest above it, the lowest below it; both 0 or more. */
  readonly crest: number;
  readonly trough: number;
  /** Standard error of the two. */
  readonly error: number;
}

/**
 * The pattern: the median of each hour's distances from a first trend line. Null without at least a week of points
 * a few hours apart, and where the hours differ no more than noise makes them.
 * @param hourOfDay 0 to 23, in the plant's time zone
 */
export function dailyPattern(
  points: readonly TrendPoint[],
  hourOfDay: (ts: number) => number,
): DailyPattern | null {
  const start = points[0]?.ts ?? 0;
  const span = (points.at(-1)?.ts ?? 0) - start;
  if (span < MIN_SEASONAL_DAYS * 24 * HOUR_MS) return null;
  if (median(points.slice(1).map(({ ts }, at) => ts - points[at]!.ts)) > MAX_SPACING_MS) return null;

  const merged = merge(points);
  const { value: slope } = theilSen(
    merged.map(({ ts }) => ts - start),
    merged.map(({ value }) => value),
    0.9,
  );
  const distances = Map.groupBy(
    points.map(({ ts, value }) => ({ hour: hourOfDay(ts), distance: value - slope * (ts - start) })),
    ({ hour }) => hour,
  );
  const hours = [...distances].flatMap(([hour, members]) => {
    if (members.length < MIN_POINTS_OF_HOUR) return [];
    const own = members.map(({ distance }) => distance);
    const usual = median(own);
    const deviation = MAD_TO_SIGMA * medianDeviation(own, usual);
    return [{ hour, usual, variance: (ERROR_OF_MEDIAN * deviation) ** 2 / own.length }];
  });
  if (hours.length < 2) return null;
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const middle = mean(hours.map(({ usual }) => usual));
  const noise = mean(hours.map(({ variance }) => variance));
  const contrast = hours.reduce((sum, { usual }) => sum + (usual - middle) ** 2, 0) / (hours.length - 1);
  if (contrast <= LEAST_CONTRAST * noise) return null;

  const offsets = new Map(hours.map(({ hour, usual }) => [hour, usual - middle]));
  return {
    level: points.flatMap(({ ts, value }) => {
      const offset = offsets.get(hourOfDay(ts));
      return offset === undefined ? [] : [{ ts, value: value - offset }];
    }),
    crest: Math.max(...offsets.values()),
    trough: -Math.min(...offsets.values()),
    error: Math.sqrt(noise),
  };
}
