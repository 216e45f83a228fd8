import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../../shared/contract/metrics.ts';
import { api } from '../../../api.ts';
import { useFormat } from '../../../ui/format.ts';
import type { ChartMark } from '../chart/marks.ts';
import { metricValue } from '../value.ts';

const none: readonly ChartMark[] = [];

/** When the meter of a counter was replaced, as marks for its chart; of any other metric there are none. */
export function useChangeOuts(metric: Metric): readonly ChartMark[] {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const { data } = useQuery(
    api.counters.get.queryOptions({ input: { metricId: metric.id }, enabled: metric.kind === 'counter' }),
  );
  return useMemo(
    () =>
      data?.changes.map(({ id, at, oldFace, newFace, reason }) => ({
        id,
        at,
        kind: 'change-out' as const,
        text: t('chart.event.change-out'),
        detail: t('chart.event.change-out-detail', {
          old: metricValue(format, oldFace, metric),
          new: metricValue(format, newFace, metric),
          reason,
        }),
      })) ?? none,
    [data, metric, format, t],
  );
}
