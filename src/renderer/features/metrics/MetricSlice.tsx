import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useFormat } from '../../ui/format.ts';
import { PageAnchor } from '../../ui/PageAnchor.tsx';
import classes from './chart/Chart.module.css';
import { ChartStage } from './chart/ChartStage.tsx';
import { useChart, useChartSummary } from './chart/use-chart.ts';
import type { Metric } from '../../../shared/contract/metrics.ts';

export interface MetricSliceProps {
  readonly metricId: string;
  /** The span to show, in ms UTC. */
  readonly from: number;
  readonly to: number;
  /** CSS pixels. */
  readonly height?: number;
  /** Where every line counts: the sentence that sums the chart up is only said, not shown. */
  readonly brief?: boolean;
}

/** A span of a metric's chart on another record's page: the same picture, without zoom, and the way to the whole. */
export function MetricSlice({ metricId, from, to, height = 220, brief = false }: MetricSliceProps) {
  const { data, error, refetch } = useQuery(api.metrics.get.queryOptions({ input: { id: metricId } }));
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <div style={{ height }} />;
  return <Slice metric={data} from={from} to={to} height={height} brief={brief} />;
}

/** Enough for the width that a slice has. */
const points = 600;

function Slice(props: { metric: Metric; from: number; to: number; height: number; brief: boolean }) {
  const { metric, from, to, height, brief } = props;
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const summaryId = useId();
  const span = { from, to };
  const { chart, error, retry, loading } = useChart(metric.id, span, points);
  const summary = useChartSummary(metric, chart, span);
  const search = new URLSearchParams({ tab: 'metrics', metric: metric.id, from: `${from}`, to: `${to}` });
  return (
    <div className={classes.chart}>
      {error !== null && <ErrorState error={error} onRetry={retry} />}
      <ChartStage
        metric={metric}
        chart={chart}
        loading={loading}
        span={span}
        threshold={metric.threshold}
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
