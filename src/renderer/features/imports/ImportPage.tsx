import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Page } from '../../ui/Page.tsx';
import { DelayedBar } from '../../ui/Progress.tsx';
import { ReadingsResult } from './readings/ReadingsResult.tsx';
import { RecordsResult } from './records/RecordsResult.tsx';

const route = getRouteApi('/imports/$importId');

/** What an import has brought. */
export function ImportPage() {
  const { t } = useTranslation('imports');
  const { t: tr } = useTranslation('records');
  const { importId } = route.useParams();
  const { check } = route.useSearch();
  const { data, error, refetch } = useQuery(api.imports.get.queryOptions({ input: { id: importId } }));
  if (error !== null) {
    return (
      <Page title={t('result.page')} breadcrumbs={[{ label: tr('list.title'), href: '/imports' }]}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Page>
    );
  }
  if (data === undefined) return <DelayedBar active />;
  return data.kind === 'readings' ? (
    <ReadingsResult record={data} />
  ) : (
    <RecordsResult record={data} checkJobId={check ?? null} />
  );
}
