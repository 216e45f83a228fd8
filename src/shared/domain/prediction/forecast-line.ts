/** A trend as it is drawn: the line and what its slope still allows, up to the end of the interval. */
import type { Side } from '../vocabulary.ts';
import type { TrendLine } from './trend.ts';

const DAY_MS = 86_400_000;

export interface ForecastPoint {
  readonly ts: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Evenly spaced points from `from` to `to`, both included; what reaches the limit first is the crest of the usual day,
 * for a low limit its trough, so the range goes as far.
 * @param steps at least 1
 */
export function forecastLine(
  { slopePerDay, level, swing }: TrendLine,
  side: Side,
  { from, to }: { readonly from: number; readonly to: number },
  steps: number,
): ForecastPoint[] {
  return Array.from({ length: steps + 1 }, (_, at) => {
    const ts = Math.round(from + ((to - from) * at) / steps);
    const days = (ts - from) / DAY_MS;
    const ends = [level + slopePerDay.low * days, level + slopePerDay.high * days];
    return {
      ts,
      value: level + slopePerDay.value * days,
      low: Math.min(...ends) - (side === 'low' ? swing : 0),
      high: Math.max(...ends) + (side === 'high' ? swing : 0),
    };
  });
}
