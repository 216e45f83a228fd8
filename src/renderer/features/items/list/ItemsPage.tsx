import { Text } from '@mantine/core';
import { IconPackage, IconPlus } from '@tabler/icons-react';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ITEM_STATES, type ItemState } from '../../../../shared/domain/vocabulary.ts';
import { api, useCan, type Inputs, type Outputs } from '../../../api.ts';
import { recordHref } from '../../../app/record-links.ts';
import { DataList } from '../../../ui/list/DataList.tsx';
import type { ListColumn } from '../../../ui/list/types.ts';
import { ViewTabs } from '../../../ui/list/ViewTabs.tsx';
import { Page } from '../../../ui/Page.tsx';
import { PageAnchor } from '../../../ui/PageAnchor.tsx';
import { Ago } from '../../../ui/values.tsx';
import { itemName, useItemName } from '../name.ts';
import type { ItemsSearch } from '../search.ts';
import { NewItem } from './NewItem.tsx';

type Row = Outputs['items']['list']['rows'][number];
type Sort = NonNullable<Inputs['items']['list']['sort']>;

const route = getRouteApi('/items');
const VIEWS = [...ITEM_STATES].sort((one) => (one === 'stored' ? -1 : 0));

/** The items on the shelf first; those that are installed or gone are a tab away. */
export function ItemsPage() {
  const { t } = useTranslation('items');
  const { t: assets } = useTranslation('assets');
  const search = route.useSearch();
  const { state = 'stored', text = '' } = search;
  const { history } = useRouter();
  const writes = useCan('assets.write');
  const navigate = route.useNavigate();
  const columns = useColumns(state);
  const nameOf = useItemName();
  const show = (next: ItemsSearch) => void navigate({ search: next, replace: true });
  const openForm = () => void navigate({ search: { ...search, new: true } });
  const closeForm = () => (history.canGoBack() ? history.back() : show({ state, text: text || undefined }));
  return (
    <Page
      title={t('title')}
      breadcrumbs={[{ label: assets('title'), href: '/assets' }]}
      fill
      primary={
        writes ? { label: t('new.title'), icon: IconPlus, onClick: openForm, shortcut: 'n' } : undefined
      }
    >
      <ViewTabs
        label={t('title')}
        views={VIEWS.map((id) => ({ id, label: t(`view.${id}`) }))}
        view={state}
        onView={(next) => show({ state: next, text: text || undefined })}
      >
        <DataList<Row, Sort>
          id={`items.${state}`}
          label={`${t('title')}: ${t(`view.${state}`)}`}
          columns={columns}
          page={(window) => api.items.list.queryOptions({ input: { state, text, ...window } })}
          defaultSort={
            state === 'installed'
              ? { sort: 'model', direction: 'asc' }
              : { sort: 'removedAt', direction: 'desc' }
          }
          rowId={({ id }) => id}
          rowName={nameOf}
          rowHref={({ id }) => recordHref('items', id) ?? '/'}
          search={{
            value: text,
            onChange: (typed) => show({ state, text: typed || undefined }),
            label: t('list.search'),
          }}
          filtered={text !== ''}
          onClearFilters={() => show({ state })}
          empty={{
            icon: IconPackage,
            title: t(`list.empty.${state}`),
            hint: t(`list.hint.${state}`),
            action: state === 'stored' && writes ? { label: t('new.title'), onClick: openForm } : undefined,
          }}
        />
      </ViewTabs>
      <NewItem opened={search.new === true && writes} onClose={closeForm} />
    </Page>
  );
}

/** The place itself first: what is above it has the room that is left. */
function Place({ path }: { path: readonly string[] }) {
  return (
    <>
      {path.at(-1)}
      {path.length > 1 && (
        <Text span inherit c="dimmed">
          {` · ${path.slice(0, -1).join(' / ')}`}
        </Text>
      )}
    </>
  );
}

function useColumns(state: ItemState): readonly ListColumn<Row, Sort>[] {
  const { t } = useTranslation('items');
  return useMemo(() => {
    const position: ListColumn<Row, Sort> = {
      id: 'position',
      header: t(state === 'installed' ? 'column.position' : 'column.lastPosition'),
      cell: ({ asset }) =>
        asset === null ? (
          '–'
        ) : (
          <PageAnchor href={recordHref('assets', asset.id) ?? '/'} title={asset.name}>
            {asset.tag}
          </PageAnchor>
        ),
      width: 120,
      yields: 2,
    };
    const taken: ListColumn<Row, Sort>[] = [
      {
        id: 'removedAt',
        header: t('column.removedAt'),
        cell: ({ removedAt }) => <Ago at={removedAt} />,
        width: 130,
        yields: 3,
        sort: 'removedAt',
      },
      {
        id: 'reason',
        header: t('column.reason'),
        cell: ({ reason }) => reason ?? '–',
        width: 160,
        grow: 2,
        yields: 5,
      },
    ];
    return [
      {
        id: 'item',
        header: t('column.item'),
        cell: (row) => itemName(row) ?? t('unnamed'),
        width: 200,
        grow: 3,
        sort: 'model',
        fixed: true,
      },
      {
        id: 'serialNumber',
        header: t('column.serialNumber'),
        cell: ({ serialNumber }) => serialNumber ?? '–',
        width: 130,
        sort: 'serialNumber',
        hidden: true,
      },
      {
        id: 'type',
        header: t('column.type'),
        cell: ({ typeName }) => typeName ?? '–',
        width: 120,
        grow: 1,
        yields: 4,
      },
      ...(state === 'stored'
        ? [
            {
              id: 'place',
              header: t('column.place'),
              cell: ({ locationPath }: Row) => <Place path={locationPath} />,
              width: 180,
              grow: 2,
              yields: 1,
            },
          ]
        : []),
      position,
      ...(state === 'installed' ? [] : taken),
    ];
  }, [t, state]);
}
