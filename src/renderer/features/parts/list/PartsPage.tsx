import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { IconPlus, IconTruckDelivery } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api, useCan } from '../../../api.ts';
import { ViewTabs } from '../../../ui/list/ViewTabs.tsx';
import { Page } from '../../../ui/Page.tsx';
import { NewPart } from '../form/NewPart.tsx';
import { useRecordFiles } from '../../imports/index.ts';
import { filterOf, VIEWS, type PartsSearch, type View } from '../search.ts';
import { PartList } from './PartList.tsx';

const route = getRouteApi('/parts');

/** The lists of parts; view, filters and the open form stand in the address. */
export function PartsPage() {
  const { t } = useTranslation('parts');
  const { t: ts } = useTranslation('suppliers');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { history } = useRouter();
  const writes = useCan('parts.write');
  const counts = useViewCounts();
  const view = search.view ?? 'all';
  const files = useRecordFiles('parts', (window) =>
    api.parts.list.queryOptions({ input: { ...filterOf(search), ...window } }),
  );

  const show = (next: PartsSearch) => void navigate({ search: next, replace: true });
  const openForm = () => void navigate({ search: { ...search, new: true, code: undefined } });
  const closeForm = () =>
    history.canGoBack() ? history.back() : show({ ...search, new: undefined, code: undefined });
  return (
    <Page
      title={t('title')}
      fill
      secondary={
        <Button
          variant="default"
          leftSection={<IconTruckDelivery size={18} aria-hidden />}
          onClick={() => history.push('/parts/suppliers')}
        >
          {ts('title')}
        </Button>
      }
      menu={files.menu}
      primary={writes ? { label: t('new'), icon: IconPlus, onClick: openForm, shortcut: 'n' } : undefined}
    >
      <ViewTabs
        label={t('title')}
        views={VIEWS.map((id) => ({ id, label: t(`view.${id}`), count: counts[id], tone: 'warning' }))}
        view={view}
        onView={(next) => show({ ...search, view: next })}
      >
        <PartList search={search} onSearch={show} onNew={writes ? openForm : undefined} />
      </ViewTabs>
      {files.dialog}
      <NewPart opened={search.new === true && writes} code={search.code} onClose={closeForm} />
    </Page>
  );
}

/** How many parts wait in the views that ask for attention. */
function useViewCounts(): Partial<Record<View, number>> {
  const reorder = useQuery(api.parts.list.queryOptions({ input: { view: 'reorder', limit: 1 } }));
  const out = useQuery(api.parts.list.queryOptions({ input: { view: 'out-of-stock', limit: 1 } }));
  return { reorder: reorder.data?.total, 'out-of-stock': out.data?.total };
}
