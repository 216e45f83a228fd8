import { skipToken, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Page } from '../../../ui/Page.tsx';
import { DelayedBar } from '../../../ui/Progress.tsx';
import { tagName } from '../../../ui/tag-name.ts';
import { Wizard } from '../Wizard.tsx';

const route = getRouteApi('/imports/readings');

/** Reads a file of readings in, step by step, for the asset in the address or for the whole plant. */
export function ImportReadingsPage() {
  const { t } = useTranslation('imports');
  const { assetId } = route.useSearch();
  const asset = useQuery(
    api.assets.get.queryOptions({ input: assetId === undefined ? skipToken : { id: assetId } }),
  );
  const crumbs = [
    { label: t('crumb'), href: '/assets' },
    ...(asset.data === undefined
      ? []
      : [{ label: tagName(asset.data.tag, asset.data.name), href: `/assets/${asset.data.id}` }]),
  ];
  return (
    <Page title={t('title')} breadcrumbs={crumbs}>
      {asset.error !== null && <ErrorState error={asset.error} onRetry={() => void asset.refetch()} />}
      {assetId === undefined ? (
        <Wizard key="plant" name="readings" expected="readings" asks={false} asset={null} />
      ) : asset.data === undefined ? (
        <DelayedBar active={asset.isPending} />
      ) : (
        <Wizard
          key={assetId}
          name={`readings.${assetId}`}
          expected="readings"
          asks={false}
          asset={{ id: assetId, label: tagName(asset.data.tag, asset.data.name) }}
        />
      )}
    </Page>
  );
}
