import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useFormat } from '../../ui/format.ts';
import { PageAnchor } from '../../ui/PageAnchor.tsx';
import { useNow } from '../../ui/values.tsx';
import classes from './chart/Chart.module.css';
import { ChartStage } from './chart/ChartStage.tsx';
import { useChartSummary } from './chart/use-chart.ts';
import { ALONE } from './chart/address.ts';
import type { Limit } from './chart/shape.ts';
import { episodesOf, useMarks } from './chart/use-marks.ts';
import { useEntries, useSeries } from './chart/use-series.ts';
import type { Metric } from '../../../shared/contract/metrics.ts';

export interface MetricSliceProps {
  readonly metricId: string;
  /** The span to show, in ms UTC. */
  readonly from: number;
  readonly to: number;
  /** The limit that was broken, if it is about one: drawn as it was, and always in view. */
  readonly broken?: Limit | null;
  /** CSS pixels. */
  readonly height?: number;
  /** Where every line counts: the sentence that sums the chart up is only said, not shown. */
  readonly brief?: boolean;
}

/** A span of a metric's chart on another record's page: the same picture, without zoom, and the way to the whole. */
export function MetricSlice({ metricId, height = 220, ...slice }: MetricSliceProps) {
  const { data, error, refetch } = useQuery(api.metrics.get.queryOptions({ input: { id: metricId } }));
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <div style={{ height }} />;
  return <Slice {...slice} metric={data} height={height} />;
}

type SliceProps = Omit<MetricSliceProps, 'metricId' | 'height'> & { metric: Metric; height: number };

function Slice({ metric, from, to, broken = null, height, brief = false }: SliceProps) {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const summaryId = useId();
  const now = useNow(60_000);
  // Of what has not happened yet there is nothing to see.
  const span = { from, to: from < now ? Math.min(to, now) : to };
  const { entries, points, error, retry, loading } = useEntries(metric, ALONE, span, span);
  const series = useSeries(entries, metric.id, points);
  const chart = entries[0]?.chart;
  const episodes = episodesOf(chart);
  const marks = useMarks({ assetId: metric.assetId, span, episodes, failures: undefined, more: undefined });
  const summary = useChartSummary(metric, chart, span);
  const search = new URLSearchParams({
    tab: 'metrics',
    metric: metric.id,
    from: `${from}`,
    to: `${span.to}`,
  });
  return (
    <div className={classes.chart}>
      {error !== null && <ErrorState error={error} onRetry={retry} />}
      <ChartStage
        name={metric.name}
        series={series}
        loading={loading}
        span={span}
        threshold={metric.threshold}
        broken={broken}
        episodes={episodes}
        asOf={chart?.asOf ?? span.to}
        marks={marks}
        height={height}
        describedBy={summaryId}
      />
      <div className={classes.foot}>
        {brief ? <VisuallyHidden id={summaryId}>{summary}</VisuallyHidden> : <p id={summaryId}>{summary}</p>}
        <p>
          {chart !== undefined && `${t('chart.asOf', { when: format.dateTime(chart.asOf) })} · `}
          <PageAnchor inherit underline="always" href={`/assets/${metric.assetId}?${search.toString()}`}>
            {t('chart.open')}
          </PageAnchor>
        </p>
      </div>
    </div>
  );
}
