import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api, useCan } from '../../../api.ts';
import { Page } from '../../../ui/Page.tsx';
import { NewPart } from '../form/NewPart.tsx';
import { VIEWS, type PartsSearch, type View } from '../search.ts';
import { PartList } from './PartList.tsx';
import classes from './PartsPage.module.css';

const route = getRouteApi('/parts');

/** The lists of parts; view, filters and the open form stand in the address. */
export function PartsPage() {
  const { t } = useTranslation('parts');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { history } = useRouter();
  const writes = useCan('parts.write');
  const counts = useViewCounts();
  const view = search.view ?? 'all';

  const show = (next: PartsSearch) => void navigate({ search: next, replace: true });
  const openForm = () => void navigate({ search: { ...search, new: true } });
  const closeForm = () => (history.canGoBack() ? history.back() : show({ ...search, new: undefined }));
  return (
    <Page
      title={t('title')}
      fill
      primary={writes ? { label: t('new'), icon: IconPlus, onClick: openForm, shortcut: 'n' } : undefined}
    >
      <Tabs
        className={classes.tabs}
        value={view}
        onChange={(next) => show({ ...search, view: next as View })}
      >
        <Tabs.List aria-label={t('title')}>
          {VIEWS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`view.${name}`)}
              {(counts[name] ?? 0) > 0 && (
                <span className={classes.count} data-tone={name === 'all' ? undefined : 'warning'}>
                  {counts[name]}
                </span>
              )}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {VIEWS.map((name) => (
          <Tabs.Panel key={name} value={name} className={classes.panel}>
            <PartList search={search} onSearch={show} onNew={writes ? openForm : undefined} />
          </Tabs.Panel>
        ))}
      </Tabs>
      <NewPart opened={search.new === true && writes} onClose={closeForm} />
    </Page>
  );
}

/** How many parts wait in the views that ask for attention. */
function useViewCounts(): Partial<Record<View, number>> {
  const reorder = useQuery(api.parts.list.queryOptions({ input: { view: 'reorder', limit: 1 } }));
  const out = useQuery(api.parts.list.queryOptions({ input: { view: 'out-of-stock', limit: 1 } }));
  return { reorder: reorder.data?.total, 'out-of-stock': out.data?.total };
}
