import { Text } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, useCan } from '../../api.ts';
import { SimpleTable } from '../../ui/list/SimpleTable.tsx';
import { PageAnchor } from '../../ui/PageAnchor.tsx';
import { Section } from '../../ui/Section.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { AlarmTable } from '../alarms/AlarmTable.tsx';
import { AssetList } from './AssetList.tsx';
import classes from './Assets.module.css';
import { useOpenNew } from './use-open-new.ts';
import { useAssetView } from './view.ts';

const shown = 10;

/** The list, or beside the tree what needs attention while nothing is chosen. */
export function AssetsHome() {
  const { t } = useTranslation('assets');
  const [view] = useAssetView();
  useDocumentTitle(`${t('title')} · Millwright`);
  const openNew = useOpenNew();
  return view === 'list' ? <AssetList onNew={() => openNew()} /> : <Attention />;
}

function Attention() {
  const { t } = useTranslation('assets');
  const { t: ti } = useTranslation('items');
  const readsAlarms = useCan('alarms.read');
  return (
    <div className={classes.home}>
      <Text c="dimmed">{t('home.hint')}</Text>
      <PageAnchor href="/items">{ti('shelf')}</PageAnchor>
      {readsAlarms && <StandingAlarms />}
      <NotRunning />
    </div>
  );
}

function StandingAlarms() {
  const { t } = useTranslation('assets');
  const { data } = useQuery(api.alarms.list.queryOptions({ input: { view: 'standing', limit: shown } }));
  if (data === undefined) return null;
  return (
    <Section title={t('home.alarms')} flush>
      <AlarmTable
        label={t('home.alarms')}
        rows={data.rows}
        total={data.total}
        allHref="/alarms"
        empty={t('home.noAlarms')}
      />
    </Section>
  );
}

function NotRunning() {
  const { t } = useTranslation('assets');
  const { data } = useQuery(
    api.assets.list.queryOptions({
      input: { status: ['down', 'maintenance'], sort: 'criticality', limit: shown },
    }),
  );
  if (data === undefined) return null;
  return (
    <Section title={t('home.notRunning')} flush>
      <SimpleTable
        label={t('home.notRunning')}
        rows={data.rows}
        rowId={({ id }) => id}
        rowHref={({ id }) => `/assets/${id}`}
        columns={[
          { id: 'tag', header: t('column.asset'), cell: ({ tag }) => tag, width: 120 },
          { id: 'name', header: t('column.name'), cell: ({ name }) => name, width: 180 },
          {
            id: 'status',
            header: t('column.status'),
            cell: ({ status }) => <StatusBadge kind="asset" value={status} />,
            width: 140,
          },
          {
            id: 'criticality',
            header: t('column.criticality'),
            cell: ({ criticality }) => <StatusBadge kind="criticality" value={criticality} plain />,
            width: 160,
            yields: 2,
          },
          {
            id: 'work',
            header: t('column.work'),
            cell: ({ openWorkOrders }) => (openWorkOrders === 0 ? '–' : openWorkOrders),
            width: 110,
            yields: 1,
            align: 'end',
          },
        ]}
        empty={t('home.allRunning')}
      />
    </Section>
  );
}
