import { IconEngine } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, useCan, type Outputs } from '../../../api.ts';
import { DataList } from '../../../ui/list/DataList.tsx';
import { SimpleTable } from '../../../ui/list/SimpleTable.tsx';
import type { ListColumn } from '../../../ui/list/types.ts';
import { PageAnchor } from '../../../ui/PageAnchor.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { tagName } from '../../../ui/tag-name.ts';
import { Text } from '@mantine/core';
import { ChangeSelected } from '../../assets/ChangeSelected.tsx';
import type { Location } from '../form/values.ts';

type Row = Outputs['locations']['assets']['rows'][number];

const briefly = 5;

/** Assets at a location and below; `brief` shows the first few with the way to the rest. */
export function AssetsHere({ location, brief = false }: { location: Location; brief?: boolean }) {
  return brief ? <FewAssets location={location} /> : <AllAssets location={location} />;
}

function FewAssets({ location: { id, assetCount } }: { location: Location }) {
  const { t } = useTranslation('locations');
  const columns = useColumns();
  const { data } = useQuery(api.locations.assets.queryOptions({ input: { id, limit: briefly } }));
  if (data === undefined) return null;
  return (
    <>
      <SimpleTable
        label={t('assets.title')}
        columns={columns}
        rows={data.rows}
        rowId={(row) => row.id}
        rowHref={(row) => `/assets/${row.id}`}
        empty={t('assets.empty')}
      />
      {assetCount > briefly && (
        <Text p="xs">
          <PageAnchor href={`/locations/${id}?tab=assets`}>
            {t('assets.all', { count: assetCount })}
          </PageAnchor>
        </Text>
      )}
    </>
  );
}

function AllAssets({ location: { id } }: { location: Location }) {
  const { t } = useTranslation('locations');
  const canWrite = useCan('assets.write');
  return (
    <DataList<Row>
      id="locations.assets"
      label={t('assets.title')}
      columns={useColumns()}
      page={({ offset, limit }) => api.locations.assets.queryOptions({ input: { id, offset, limit } })}
      rowId={(row) => row.id}
      rowName={({ tag, name }) => tagName(tag, name)}
      rowHref={(row) => `/assets/${row.id}`}
      bulkActions={canWrite ? (ids, clear) => <ChangeSelected ids={ids} onChanged={clear} /> : undefined}
      height={20}
      empty={{ icon: IconEngine, title: t('assets.empty'), hint: t('assets.emptyHint') }}
    />
  );
}

function useColumns(): readonly ListColumn<Row>[] {
  const { t } = useTranslation('locations');
  return useMemo(
    () => [
      { id: 'tag', header: t('assets.tag'), cell: ({ tag }) => tag, width: 120, fixed: true },
      { id: 'name', header: t('assets.name'), cell: ({ name }) => name, width: 180, grow: 2 },
      {
        id: 'where',
        header: t('assets.where'),
        cell: ({ location }) => location.name,
        width: 150,
        grow: 1,
        yields: 2,
      },
      {
        id: 'status',
        header: t('assets.status'),
        cell: ({ status }) => <StatusBadge kind="asset" value={status} />,
        width: 140,
      },
      {
        id: 'criticality',
        header: t('assets.criticality'),
        cell: ({ criticality }) => <StatusBadge kind="criticality" value={criticality} plain />,
        width: 160,
        yields: 3,
      },
    ],
    [t],
  );
}
