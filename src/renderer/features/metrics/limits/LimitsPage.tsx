import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Outputs } from '../../../api.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Page } from '../../../ui/Page.tsx';
import { DelayedBar } from '../../../ui/Progress.tsx';
import { LimitsEditor } from './LimitsEditor.tsx';

export type Asset = Outputs['assets']['get'];

const route = getRouteApi('/metrics/$metricId/limits');

/** Limits of a metric, tried on what is stored before they are saved. */
export function LimitsPage() {
  const { t } = useTranslation('metrics');
  const { metricId } = route.useParams();
  const { deadband } = route.useSearch();
  const [round, setRound] = useState(0);
  // What is kept from an earlier visit may be out of date, and a form must not begin with that.
  const metric = useQuery({
    ...api.metrics.get.queryOptions({ input: { id: metricId } }),
    refetchOnMount: 'always',
  });
  const assetId = metric.data?.assetId;
  const asset = useQuery(
    api.assets.get.queryOptions({ input: { id: assetId ?? '' }, enabled: assetId !== undefined }),
  );
  const error = metric.error ?? asset.error;
  if (error !== null) {
    return (
      <Page title={t('column.limits')}>
        <ErrorState error={error} onRetry={() => void metric.refetch()} />
      </Page>
    );
  }
  if (metric.data === undefined || !metric.isFetchedAfterMount || asset.data === undefined) {
    return <DelayedBar active />;
  }
  return (
    <LimitsEditor
      key={`${metricId} ${round}`}
      metric={metric.data}
      asset={asset.data}
      proposedDeadband={deadband}
      onReload={async () => {
        await metric.refetch();
        setRound(round + 1);
      }}
    />
  );
}
