/** Which span of a metric its trend shows. Pure; all times in ms UTC. */
import type { Chart } from '../../../shared/contract/metrics.ts';
import type { Span } from './chart/view.ts';

const day = 86_400_000;
export const TREND_POINTS = 96;

/** The day up to the newest reading, or less where there is less. */
export function trendSpan({ from, to }: Span): Span {
  return { from: Math.max(from, to - day), to };
}

/**
 * The part of a trend's span that has readings, when that is less than half of it: bins that are made for a day
 * would show a test run of minutes as two points. Null when the trend is fine as it is.
 */
export function tightened({ from, to, points }: Pick<Chart, 'from' | 'to' | 'points'>): Span | null {
  const first = points.find((point) => point !== null)?.ts;
  if (first === undefined || first - from <= (to - from) / 2) return null;
  // A point stands for the readings of its bin, some of which may be before it.
  const bin = Math.ceil((to - from) / TREND_POINTS);
  return { from: first - bin, to };
}
