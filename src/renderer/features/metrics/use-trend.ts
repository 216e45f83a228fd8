import { useQuery } from '@tanstack/react-query';
import type { Chart, Metric } from '../../../shared/contract/metrics.ts';
import { api } from '../../api.ts';
import type { Span } from './chart/view.ts';
import { tightened, TREND_POINTS, trendSpan } from './trend.ts';

function useCoarse(id: string, span: Span | null): Chart | undefined {
  const { from, to } = span ?? { from: 0, to: 0 };
  return useQuery(
    api.metrics.chart.queryOptions({ input: { id, from, to, points: TREND_POINTS }, enabled: span !== null }),
  ).data;
}

/** The last readings, a day of them at most, coarse; undefined while there are none. */
export function useTrend({ id, span }: Metric): Chart | undefined {
  const day = useCoarse(id, span === null ? null : trendSpan(span));
  const tighter = day === undefined ? null : tightened(day);
  const close = useCoarse(id, tighter);
  return tighter === null ? day : close;
}
