import { useQuery } from '@tanstack/react-query';
import { IconEngine, IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Select } from '@mantine/core';
import { ASSET_STATUSES, type AssetStatus } from '../../../shared/domain/vocabulary.ts';
import { api, useCan, type Inputs, type Outputs } from '../../api.ts';
import { ChoiceFilter } from '../../ui/list/ChoiceFilter.tsx';
import { DataList } from '../../ui/list/DataList.tsx';
import type { ListColumn } from '../../ui/list/types.ts';
import { Page } from '../../ui/Page.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { PrintSelected } from '../labels/index.ts';
import { ViewToggle } from './ViewToggle.tsx';

type Row = Outputs['assets']['list']['rows'][number];
type Sort = NonNullable<Inputs['assets']['list']['sort']>;

/** All assets as a list with filters. */
export function AssetList({ onNew }: { onNew: () => void }) {
  const { t } = useTranslation('assets');
  const canWrite = useCan('assets.write');
  const columns = useColumns();
  const [text, setText] = useState('');
  const [status, setStatus] = useState<readonly AssetStatus[]>([]);
  const [typeId, setTypeId] = useState<string | null>(null);
  const clear = () => {
    setText('');
    setStatus([]);
    setTypeId(null);
  };
  const create = { label: t('new'), onClick: onNew };
  return (
    <Page
      title={t('title')}
      fill
      secondary={<ViewToggle />}
      primary={canWrite ? { ...create, icon: IconPlus } : undefined}
    >
      <DataList<Row, Sort>
        id="assets"
        label={t('list.label')}
        columns={columns}
        page={(window) =>
          api.assets.list.queryOptions({ input: { text, status: [...status], typeId, ...window } })
        }
        defaultSort={{ sort: 'tag', direction: 'asc' }}
        rowId={({ id }) => id}
        rowName={({ tag, name }) => `${tag} ${name}`}
        rowHref={({ id }) => `/assets/${id}`}
        bulkActions={(ids) => <PrintSelected entity="assets" ids={ids} />}
        search={{ value: text, onChange: setText, label: t('list.search') }}
        filters={
          <>
            <ChoiceFilter
              label={t('list.status')}
              options={ASSET_STATUSES.map((value) => ({
                value,
                label: <StatusBadge kind="asset" value={value} plain />,
              }))}
              value={status}
              onChange={setStatus}
            />
            <TypeFilter value={typeId} onChange={setTypeId} />
          </>
        }
        filtered={text !== '' || status.length > 0 || typeId !== null}
        onClearFilters={clear}
        empty={{
          icon: IconEngine,
          title: t('list.empty'),
          hint: t('list.emptyHint'),
          action: canWrite ? create : undefined,
        }}
      />
    </Page>
  );
}

function TypeFilter({ value, onChange }: { value: string | null; onChange: (id: string | null) => void }) {
  const { t } = useTranslation('assets');
  const { t: tc } = useTranslation();
  const { data = [] } = useQuery(api.assets.types.queryOptions());
  return (
    <Select
      aria-label={t('list.type')}
      placeholder={t('list.anyType')}
      value={value}
      onChange={onChange}
      data={data.map(({ id, name, assetCount }) => ({ value: id, label: `${name} (${assetCount})` }))}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': tc('clear') }}
      w={210}
    />
  );
}

function useColumns(): readonly ListColumn<Row, Sort>[] {
  const { t } = useTranslation('assets');
  return useMemo(
    () => [
      { id: 'tag', header: t('column.asset'), cell: ({ tag }) => tag, width: 120, sort: 'tag', fixed: true },
      {
        id: 'name',
        header: t('column.name'),
        cell: ({ name }) => name,
        width: 180,
        grow: 3,
        sort: 'name',
      },
      {
        id: 'status',
        header: t('column.status'),
        cell: ({ status }) => <StatusBadge kind="asset" value={status} />,
        width: 126,
        yields: 1,
        grow: 0,
        sort: 'status',
      },
      {
        id: 'alarms',
        header: t('column.alarms'),
        cell: ({ standingAlarms }) => countText(standingAlarms),
        width: 78,
        yields: 2,
        grow: 0,
        align: 'end',
      },
      {
        id: 'work',
        header: t('column.work'),
        cell: ({ openWorkOrders }) => countText(openWorkOrders),
        width: 100,
        yields: 3,
        grow: 0,
        align: 'end',
      },
      {
        id: 'criticality',
        header: t('column.criticality'),
        cell: ({ criticality }) => <StatusBadge kind="criticality" value={criticality} plain />,
        width: 152,
        yields: 5,
        grow: 0,
        sort: 'criticality',
      },
      {
        id: 'type',
        header: t('column.type'),
        cell: ({ typeName }) => typeName ?? '–',
        width: 120,
        yields: 6,
        grow: 1,
      },
      {
        id: 'location',
        header: t('column.location'),
        cell: ({ locationName }) => locationName ?? '–',
        width: 120,
        yields: 4,
        grow: 1,
      },
    ],
    [t],
  );
}

/** Nothing is a dash, so that the numbers stand out. */
function countText(count: number): string {
  return count === 0 ? '–' : String(count);
}
