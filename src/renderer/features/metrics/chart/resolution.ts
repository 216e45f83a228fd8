/** What a point of a chart stands for. Pure. */
import type { Chart } from '../../../../shared/contract/metrics.ts';

export type Resolution =
  | { readonly kind: 'single' }
  /** Each point sums up the readings of about so much time. */
  | { readonly kind: 'summed'; readonly ms: number; readonly thinned: boolean };

/** @param points how many were asked for */
export function resolutionOf(chart: Chart, points: number): Resolution {
  const { source, thinned, from, to } = chart;
  if (source === 'raw' && chart.points.every((point) => point === null || point.count === 1)) {
    return { kind: 'single' };
  }
  const bin = (to - from) / points;
  return { kind: 'summed', ms: source === 'raw' ? bin : Math.max(source, bin), thinned };
}

/** To whole seconds, minutes or hours, whichever has at least two digits or is the least there is. */
export function roundTime(ms: number): number {
  const unit = [3_600_000, 60_000].find((size) => ms >= 10 * size) ?? 1000;
  const whole = ms >= 60_000 && unit === 1000 ? 10_000 : unit;
  return Math.max(1000, Math.round(ms / whole) * whole);
}
