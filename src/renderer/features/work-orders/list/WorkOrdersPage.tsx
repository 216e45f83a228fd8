import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api, useCan } from '../../../api.ts';
import { ViewTabs } from '../../../ui/list/ViewTabs.tsx';
import { Page } from '../../../ui/Page.tsx';
import { NewWorkOrder } from '../form/NewWorkOrder.tsx';
import { useRecordFiles } from '../../imports/index.ts';
import { filterOf, VIEWS, type View, type WorkSearch } from '../search.ts';
import { WorkList } from './WorkList.tsx';

const route = getRouteApi('/work');

/** The lists of work orders; view, filters and the open form stand in the address. */
export function WorkOrdersPage() {
  const { t } = useTranslation('workOrders');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { history } = useRouter();
  const plans = useCan('work.plan');
  const requests = useCan('work.request');
  const counts = useViewCounts();
  const view = search.view ?? 'open';
  const files = useRecordFiles('work_orders', (window) =>
    api.workOrders.list.queryOptions({ input: { ...filterOf(search), ...window } }),
  );

  const show = (next: WorkSearch) => void navigate({ search: next, replace: true });
  const openForm = () => void navigate({ search: { ...search, new: true } });
  // Back to where the form was asked for, which may be the page of an asset.
  const closeForm = () =>
    history.canGoBack() ? history.back() : show({ ...search, new: undefined, alarmId: undefined });
  return (
    <Page
      title={t('title')}
      fill
      menu={files.menu}
      primary={
        requests
          ? { label: plans ? t('new') : t('report'), icon: IconPlus, onClick: openForm, shortcut: 'n' }
          : undefined
      }
    >
      <ViewTabs
        label={t('list')}
        views={VIEWS.map((id) => ({
          id,
          label: t(`view.${id}`),
          count: counts[id],
          tone: id === 'overdue' ? 'critical' : undefined,
        }))}
        view={view}
        onView={(next) => show({ ...search, view: next, status: undefined })}
      >
        <WorkList search={search} onSearch={show} onNew={requests ? openForm : undefined} />
      </ViewTabs>
      {files.dialog}
      <NewWorkOrder
        opened={search.new === true && requests}
        assetId={search.assetId}
        alarmId={search.alarmId}
        onClose={closeForm}
      />
    </Page>
  );
}

/** How much work waits in the views that ask for attention. */
function useViewCounts(): Partial<Record<View, number>> {
  const { data } = useQuery(api.today.overview.queryOptions());
  return {
    mine: data?.myWork.total,
    overdue: data?.overdue.total,
    'due-today': data?.dueToday.total,
    requests: data?.requests.total,
    'not-verified': data?.notVerified.total,
  };
}
