import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../shared/contract/metrics.ts';
import { isWatched } from '../../../shared/domain/watch.ts';
import { api } from '../../api.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PageAnchor } from '../../ui/PageAnchor.tsx';
import { DelayedBar } from '../../ui/Progress.tsx';
import { Ago } from '../../ui/values.tsx';
import { MetricLevel } from './MetricLevel.tsx';
import classes from './Metrics.module.css';
import { NoMetrics } from './NoMetrics.tsx';
import { Sparkline } from './Sparkline.tsx';
import { StaleSign, useStale } from './StaleSign.tsx';
import { useTrend } from './use-trend.ts';
import { useMetricValue } from './value.ts';

const shownAtMost = 12;
const rank = { critical: 0, warning: 1, 'no-data': 2, pending: 3, normal: 4 } as const;

/** The metrics of an asset at a glance: those in alarm first. Opens the chart of one. */
export function MetricCards({ assetId }: { assetId: string }) {
  const { t } = useTranslation('metrics');
  const router = useRouter();
  const { data, error, refetch } = useQuery(api.metrics.ofAsset.queryOptions({ input: { assetId } }));
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <DelayedBar active />;
  if (data.length === 0) return <NoMetrics assetId={assetId} />;
  const sorted = data.toSorted((one, other) => rank[one.level] - rank[other.level]);
  return (
    <>
      <ul className={classes.cards}>
        {sorted.slice(0, shownAtMost).map((metric) => (
          <MetricCard key={metric.id} metric={metric} />
        ))}
      </ul>
      {sorted.length > shownAtMost && (
        <Button variant="subtle" onClick={() => router.history.push(`/assets/${assetId}?tab=metrics`)}>
          {t('card.more', { count: sorted.length })}
        </Button>
      )}
    </>
  );
}

function MetricCard({ metric }: { metric: Metric }) {
  const { t } = useTranslation('metrics');
  const valueText = useMetricValue();
  const trend = useTrend(metric);
  const stale = useStale(metric);
  const search = new URLSearchParams({ tab: 'metrics', metric: metric.id });
  return (
    <li className={classes.card} data-level={metric.level}>
      <PageAnchor
        className={classes.cardLink}
        href={`/assets/${metric.assetId}?${search.toString()}`}
        title={t('card.open', { metric: metric.name })}
      >
        {metric.name}
      </PageAnchor>
      <span className={classes.cardValue}>{valueText(metric.latest?.value ?? null, metric)}</span>
      <Sparkline chart={trend} />
      <span className={classes.cardFoot}>
        <MetricLevel metric={metric} />
        <span className={classes.cardAgo}>
          {metric.latest !== null && !stale && <Ago at={metric.latest.ts} />}
          {(metric.level !== 'normal' || !isWatched(metric.threshold, metric.choices)) && (
            <StaleSign metric={metric} />
          )}
        </span>
      </span>
    </li>
  );
}
