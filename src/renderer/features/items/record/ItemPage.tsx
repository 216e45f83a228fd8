import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ItemDetail } from '../../../../shared/contract/items.ts';
import { api, useCan } from '../../../api.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { HistoryPanel } from '../../../ui/history/HistoryPanel.tsx';
import { Page } from '../../../ui/Page.tsx';
import { DelayedBar } from '../../../ui/Progress.tsx';
import { RecordPage, type RecordTab } from '../../../ui/RecordPage.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { useItemName } from '../name.ts';
import { ReplaceDialog } from '../replace/ReplaceDialog.tsx';
import { useDocumentsTab } from '../../attachments/index.ts';
import { CodesSection } from '../../codes/index.ts';
import { EditItem } from './EditItem.tsx';
import { ItemEvents } from './ItemEvents.tsx';
import { ItemPlate } from './ItemPlate.tsx';
import { Life } from './Life.tsx';
import { StoreDialog } from './StoreDialog.tsx';
import { useItemActions } from './use-item-actions.tsx';

const route = getRouteApi('/items/$itemId');

/** The page of one physical item. */
export function ItemPage() {
  const { t } = useTranslation('items');
  const { itemId } = route.useParams();
  const { data, error, refetch } = useQuery(api.items.get.queryOptions({ input: { id: itemId } }));
  if (data !== undefined) return <ItemRecord key={data.id} item={data} />;
  if (error === null) return <DelayedBar active />;
  return (
    <Page title={t('one')} breadcrumbs={[{ label: t('title'), href: '/items' }]}>
      <ErrorState error={error} onRetry={() => void refetch()} />
    </Page>
  );
}

function ItemRecord({ item }: { item: ItemDetail }) {
  const { t } = useTranslation('items');
  const { t: assets } = useTranslation('assets');
  const { tab = 'life' } = route.useSearch();
  const navigate = route.useNavigate();
  const readsHistory = useCan('history.read');
  const name = useItemName()(item);
  const { primary, menu, install, edit, store } = useItemActions(item, name);
  const tabs: RecordTab[] = [
    {
      id: 'life',
      label: t('tab.life'),
      count: item.life.length,
      content: <LifeAndLabel item={item} name={name} />,
    },
    { id: 'events', label: t('tab.events'), content: <ItemEvents itemId={item.id} /> },
    useDocumentsTab({ entity: 'items', recordId: item.id }),
  ];
  return (
    <>
      <RecordPage
        name={name}
        breadcrumbs={[
          { label: assets('title'), href: '/assets' },
          { label: t('title'), href: '/items' },
        ]}
        state={<StatusBadge kind="item" value={item.state} />}
        primary={primary}
        menu={menu}
        facts={<ItemPlate item={item} />}
        tabs={tabs}
        tab={tab}
        onTabChange={(chosen) => void navigate({ search: { tab: chosen }, replace: true })}
        side={readsHistory ? <HistoryPanel subject="items" id={item.id} /> : undefined}
      />
      {item.state === 'stored' && (
        <>
          <ReplaceDialog asset={null} item={{ id: item.id, label: name }} {...install.props} />
          <EditItem item={item} name={name} {...edit.props} />
        </>
      )}
      {item.state === 'scrapped' && <StoreDialog item={item} name={name} {...store.props} />}
    </>
  );
}

function LifeAndLabel({ item, name }: { item: ItemDetail; name: string }) {
  return (
    <Stack gap="md">
      <Life item={item} />
      <CodesSection entity="items" recordId={item.id} title={name} />
    </Stack>
  );
}
