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

const units = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
  { unit: 'second', ms: 1000 },
] as const;

export interface RoundTime {
  readonly count: number;
  readonly unit: (typeof units)[number]['unit'];
  /** Not rounded by as much as anybody could see. */
  readonly exact: boolean;
}

/** In the largest unit of which it is about one or at least two; never less than a second. */
export function roundTime(ms: number): RoundTime {
  const { unit, ms: size } =
    units.find((one) => ms >= 1.9 * one.ms || Math.abs(ms - one.ms) <= 0.05 * one.ms) ?? units[3];
  const count = Math.max(1, Math.round(ms / size));
  return { count, unit, exact: Math.abs(count * size - ms) <= 0.005 * ms };
}
