import { LINE_METRICS } from './metrics-lines.ts';
import { UTILITY_METRICS } from './metrics-utilities.ts';
import type { MetricDefinition } from './types.ts';

export const METRICS: readonly MetricDefinition[] = [...LINE_METRICS, ...UTILITY_METRICS];

/** What the rest of the definition calls a metric: tag and name. */
export function metricKey({ asset, name }: Pick<MetricDefinition, 'asset' | 'name'>): string {
  return `${asset} ${name}`;
}
