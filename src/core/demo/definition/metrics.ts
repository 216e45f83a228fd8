import { LINE_METRICS } from './metrics-lines.ts';
import { UTILITY_METRICS } from './metrics-utilities.ts';
import type { MetricDefinition } from './types.ts';

export const METRICS: readonly MetricDefinition[] = [...LINE_METRICS, ...UTILITY_METRICS];

/** What the rest of the definition calls a metric: tag and name. */
export function metricKey({ asset, name }: Pick<MetricDefinition, 'asset' | 'name'>): string {
  return `${asset} ${name}`;
}

/** What the types give to their assets: the metric that one of them has, with its limits where all share them. */
export const TYPE_METRICS: Readonly<Record<string, { readonly like: string; readonly limits: boolean }>> = {
  Gearbox: { like: 'L1-FIL-G1 Vibration velocity RMS', limits: true },
  Pump: { like: 'L1-MIX-P1 Vibration velocity RMS', limits: true },
  'Electric motor': { like: 'L1-FIL-M1 Motor current', limits: false },
  'Air compressor': { like: 'AIR-C1 Discharge temperature', limits: true },
  Chiller: { like: 'REF-CH1 Condensing pressure', limits: true },
};
