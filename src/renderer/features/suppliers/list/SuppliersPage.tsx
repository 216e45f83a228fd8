import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { IconArchive, IconPlus, IconShoppingCart, IconTruckDelivery } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api, useCan } from '../../../api.ts';
import { recordHref } from '../../../app/record-links.ts';
import type { EmptyStateProps } from '../../../ui/EmptyState.tsx';
import { DataList } from '../../../ui/list/DataList.tsx';
import { ViewTabs } from '../../../ui/list/ViewTabs.tsx';
import { Page } from '../../../ui/Page.tsx';
import { useRecordFiles } from '../../imports/index.ts';
import { NewSupplier } from '../form/NewSupplier.tsx';
import { VIEWS, type SuppliersSearch, type View } from '../search.ts';
import { useSupplierColumns } from './columns.tsx';

const route = getRouteApi('/parts/suppliers');
const ICONS = { all: IconTruckDelivery, reorder: IconShoppingCart, archived: IconArchive } as const;

/** The lists of suppliers; view, text and the open form stand in the address. */
export function SuppliersPage() {
  const { t } = useTranslation('suppliers');
  const { t: parts } = useTranslation('parts');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { history } = useRouter();
  const writes = useCan('parts.write');
  const { view = 'all', text = '' } = search;
  const columns = useSupplierColumns();
  const reorder = useQuery(api.suppliers.list.queryOptions({ input: { view: 'reorder', limit: 1 } }));
  const files = useRecordFiles('suppliers', (window) =>
    api.suppliers.list.queryOptions({ input: { view, text, ...window } }),
  );

  const show = (next: SuppliersSearch) => void navigate({ search: next, replace: true });
  const openForm = () => void navigate({ search: { ...search, new: true } });
  const closeForm = () => (history.canGoBack() ? history.back() : show({ ...search, new: undefined }));
  return (
    <Page
      title={t('title')}
      breadcrumbs={[{ label: parts('title'), href: '/parts' }]}
      fill
      menu={files.menu}
      primary={writes ? { label: t('new'), icon: IconPlus, onClick: openForm, shortcut: 'n' } : undefined}
    >
      <ViewTabs
        label={t('title')}
        views={VIEWS.map((id) => ({
          id,
          label: t(`view.${id}`),
          ...(id === 'reorder' ? { count: reorder.data?.total, tone: 'warning' } : {}),
        }))}
        view={view}
        onView={(next) => show({ ...search, view: next })}
      >
        <DataList
          id="suppliers"
          label={`${t('title')}: ${t(`view.${view}`)}`}
          columns={columns}
          page={(window) => api.suppliers.list.queryOptions({ input: { view, text, ...window } })}
          defaultSort={{ sort: 'name', direction: 'asc' }}
          rowId={({ id }) => id}
          rowName={({ name }) => name}
          rowHref={({ id }) => recordHref('suppliers', id) ?? '/'}
          search={{
            value: text,
            onChange: (typed) => show({ ...search, text: typed || undefined }),
            label: t('search'),
          }}
          filtered={text !== ''}
          onClearFilters={() => show({ view: search.view })}
          empty={useEmptyState(view, show, writes ? openForm : undefined)}
        />
      </ViewTabs>
      {files.dialog}
      <NewSupplier opened={search.new === true && writes} onClose={closeForm} />
    </Page>
  );
}

function useEmptyState(
  view: View,
  show: (search: SuppliersSearch) => void,
  onNew: (() => void) | undefined,
): EmptyStateProps {
  const { t } = useTranslation('suppliers');
  return {
    icon: ICONS[view],
    title: t(`empty.${view}.title`),
    hint: t(`empty.${view}.hint`),
    action:
      view === 'all'
        ? onNew && { label: t('new'), onClick: onNew }
        : { label: t('empty.showAll'), onClick: () => show({}) },
  };
}
