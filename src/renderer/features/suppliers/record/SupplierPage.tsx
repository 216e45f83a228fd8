import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SupplierDetail } from '../../../../shared/contract/suppliers.ts';
import { api, useCan } from '../../../api.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { HistoryPanel } from '../../../ui/history/HistoryPanel.tsx';
import { Page } from '../../../ui/Page.tsx';
import { DelayedBar } from '../../../ui/Progress.tsx';
import { RecordPage } from '../../../ui/RecordPage.tsx';
import { useDocumentsTab } from '../../attachments/index.ts';
import { EditSupplier } from '../form/EditSupplier.tsx';
import { Details } from './Details.tsx';
import { SuppliedParts } from './SuppliedParts.tsx';
import { SupplierFacts } from './SupplierFacts.tsx';
import { useSupplierActions } from './use-supplier-actions.ts';

const route = getRouteApi('/parts/suppliers/$supplierId');

/** The page of one supplier. */
export function SupplierPage() {
  const { t } = useTranslation('suppliers');
  const { supplierId } = route.useParams();
  const { data, error, refetch } = useQuery(api.suppliers.get.queryOptions({ input: { id: supplierId } }));
  if (data !== undefined) return <SupplierRecord key={data.id} supplier={data} />;
  if (error === null) return <DelayedBar active />;
  return (
    <Page title={t('one')} breadcrumbs={[{ label: t('title'), href: '/parts/suppliers' }]}>
      <ErrorState error={error} onRetry={() => void refetch()} />
    </Page>
  );
}

function SupplierRecord({ supplier }: { supplier: SupplierDetail }) {
  const { t } = useTranslation('suppliers');
  const { t: parts } = useTranslation('parts');
  const { tab = 'parts', parts: partsView = 'all' } = route.useSearch();
  const navigate = route.useNavigate();
  const readsHistory = useCan('history.read');
  const { id, name, partCount, archivedAt } = supplier;
  const documents = useDocumentsTab({ entity: 'suppliers', recordId: id, readOnly: archivedAt !== null });
  const { primary, menu, edit, confirm, archive } = useSupplierActions(supplier);
  return (
    <>
      <RecordPage
        name={name}
        breadcrumbs={[
          { label: parts('title'), href: '/parts' },
          { label: t('title'), href: '/parts/suppliers' },
        ]}
        primary={primary}
        menu={menu}
        facts={<SupplierFacts supplier={supplier} />}
        tabs={[
          {
            id: 'parts',
            label: t('tab.parts'),
            count: partCount,
            content: (
              <SuppliedParts
                supplier={supplier}
                view={partsView}
                onView={(view) => void navigate({ search: { tab, parts: view }, replace: true })}
              />
            ),
          },
          { id: 'details', label: t('tab.details'), content: <Details supplier={supplier} /> },
          documents,
        ]}
        tab={tab}
        onTabChange={(chosen) => void navigate({ search: { tab: chosen }, replace: true })}
        side={readsHistory ? <HistoryPanel subject="suppliers" id={id} /> : undefined}
      />
      {archivedAt === null && <EditSupplier {...edit.props} supplier={supplier} />}
      <ConfirmDialog
        {...confirm.props}
        title={t('archive.title', { name })}
        text={t('archive.text', { count: partCount })}
        confirmLabel={t('archive.confirm')}
        onConfirm={archive}
      />
    </>
  );
}
