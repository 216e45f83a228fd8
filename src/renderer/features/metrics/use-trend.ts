import { useQuery } from '@tanstack/react-query';
import type { Chart, Metric } from '../../../shared/contract/metrics.ts';
import { api } from '../../api.ts';

const day = 86_400_000;
const points = 96;

/** The last 24 hours of readings, coarse; undefined while there are none. */
export function useTrend({ id, span }: Metric): Chart | undefined {
  const to = span?.to ?? 0;
  return useQuery(
    api.metrics.chart.queryOptions({ input: { id, from: to - day, to, points }, enabled: span !== null }),
  ).data;
}
