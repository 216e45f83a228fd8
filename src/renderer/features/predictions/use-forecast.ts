import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { forecastLine } from '../../../shared/domain/prediction/forecast-line.ts';
import { api } from '../../api.ts';
import type { MetricChartProps } from '../metrics/MetricChart.tsx';

/** Points of the drawn line. */
const STEPS = 60;

/** The line of the limit that is reached first, with its interval, for the chart of a metric. */
export function useForecast(metricId: string): NonNullable<MetricChartProps['foreseen']> {
  const { t } = useTranslation('predictions');
  const { data: present } = useQuery(
    api.predictions.list.queryOptions({ input: { metricId, view: 'current', kind: 'limit', limit: 1 } }),
  );
  const id = present?.rows[0]?.id;
  const { data } = useQuery({
    ...api.predictions.get.queryOptions({ input: { id: id ?? metricId } }),
    enabled: id !== undefined,
  });
  const name = t('metric.title');
  return useMemo(() => {
    if (data === undefined || data.inputs.kind !== 'limit' || id === undefined) return [];
    const { inputs, side, latest, likely, earliest } = data;
    const span = { from: inputs.to, to: latest ?? likely ?? earliest };
    const rows = forecastLine(inputs.line, side ?? 'high', span, STEPS).map(({ ts, value, low, high }) => ({
      ts,
      avg: value,
      range: [low, high] as const,
      count: 1,
    }));
    return [{ key: `forecast ${id}`, name, rows, look: 1 }];
  }, [data, id, name]);
}
