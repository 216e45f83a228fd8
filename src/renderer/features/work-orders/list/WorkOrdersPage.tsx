import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api, useCan } from '../../../api.ts';
import { Page } from '../../../ui/Page.tsx';
import { NewWorkOrder } from '../form/NewWorkOrder.tsx';
import { VIEWS, type View, type WorkSearch } from '../search.ts';
import { WorkList } from './WorkList.tsx';
import classes from './WorkOrdersPage.module.css';

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

  const show = (next: WorkSearch) => void navigate({ search: next, replace: true });
  const openForm = () => void navigate({ search: { ...search, new: true } });
  // Back to where the form was asked for, which may be the page of an asset.
  const closeForm = () =>
    history.canGoBack() ? history.back() : show({ ...search, new: undefined, alarmId: undefined });
  return (
    <Page
      title={t('title')}
      fill
      primary={
        requests
          ? { label: plans ? t('new') : t('report'), icon: IconPlus, onClick: openForm, shortcut: 'n' }
          : undefined
      }
    >
      <Tabs
        className={classes.tabs}
        value={view}
        onChange={(next) => show({ ...search, view: next as View, status: undefined })}
      >
        <Tabs.List aria-label={t('list')}>
          {VIEWS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`view.${name}`)}
              {(counts[name] ?? 0) > 0 && (
                <span className={classes.count} data-tone={name === 'overdue' ? 'critical' : undefined}>
                  {counts[name]}
                </span>
              )}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {VIEWS.map((name) => (
          <Tabs.Panel key={name} value={name} className={classes.panel}>
            <WorkList search={search} onSearch={show} onNew={requests ? openForm : undefined} />
          </Tabs.Panel>
        ))}
      </Tabs>
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
  };
}
