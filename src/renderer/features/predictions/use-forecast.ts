import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { forecastLine } from '../../../shared/domain/prediction/forecast-line.ts';
import { api, type Outputs } from '../../api.ts';
import type { MetricChartProps } from '../metrics/MetricChart.tsx';

type Foreseen = NonNullable<MetricChartProps['foreseen']>;
type Detail = Outputs['predictions']['get'];

/** Points of the drawn line. */
const STEPS = 60;
/** The look that other metrics on a chart get last. */
const LOOK = 6;

/** The line of the limit that is reached first, with its interval, for the chart of a metric. */
export function useForecast(metricId: string): Foreseen {
  const { data: present } = useQuery(
    api.predictions.list.queryOptions({ input: { metricId, view: 'current', kind: 'limit', limit: 1 } }),
  );
  const id = present?.rows[0]?.id;
  const { data } = useQuery({
    ...api.predictions.get.queryOptions({ input: { id: id ?? metricId } }),
    enabled: id !== undefined,
  });
  return useForecastOf(id === undefined ? undefined : data);
}

/** The line of one prediction, as it was when it was made; none of one that foretells no limit. */
export function useForecastOf(prediction: Detail | undefined): Foreseen {
  const { t } = useTranslation('predictions');
  const name = t('metric.title');
  return useMemo(() => {
    if (prediction === undefined || prediction.inputs.kind !== 'limit') return [];
    const { id, inputs, side, dueBy } = prediction;
    const rows = forecastLine(inputs.line, side ?? 'high', { from: inputs.to, to: dueBy }, STEPS).map(
      ({ ts, value, low, high }) => ({ ts, avg: value, range: [low, high] as const, count: 1 }),
    );
    return [{ key: `forecast ${id}`, name, rows, look: LOOK }];
  }, [prediction, name]);
}
