import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inputs, Outputs } from '../../api.ts';
import type { ListColumn } from '../../ui/list/types.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { Day } from '../../ui/values.tsx';
import { HealthMark } from '../health/index.ts';

export type Row = Outputs['assets']['list']['rows'][number];
export type Sort = NonNullable<Inputs['assets']['list']['sort']>;

/** Columns of a list of assets; those not shown at first can be chosen. */
export function useAssetColumns(): readonly ListColumn<Row, Sort>[] {
  const { t } = useTranslation('assets');
  const { t: health } = useTranslation('health');
  return useMemo(
    () => [
      {
        id: 'tag',
        header: t('column.asset'),
        cell: ({ tag }) => tag,
        width: 140,
        grow: 2,
        sort: 'tag',
        fixed: true,
      },
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
      {
        id: 'health',
        header: health('label'),
        cell: (row) => (row.health === null ? '–' : <HealthMark score={row.health} />),
        width: 130,
        yields: 7,
        grow: 0,
        hidden: true,
      },
      {
        id: 'responsible',
        header: t('column.responsible'),
        cell: ({ responsibleUser, responsibleTeam }) =>
          [responsibleUser?.fullName, responsibleTeam?.name].filter(Boolean).join(', ') || '–',
        width: 140,
        yields: 7,
        grow: 1,
        hidden: true,
      },
      ...(['manufacturer', 'model', 'serialNumber'] as const).map((id) => ({
        id,
        header: t(`column.${id}`),
        cell: (row: Row) => row[id] ?? '–',
        width: 130,
        yields: 8,
        grow: 1,
        hidden: true,
      })),
      {
        id: 'installedOn',
        header: t('column.installedOn'),
        cell: ({ installedOn }) => (installedOn === null ? '–' : <Day date={installedOn} />),
        width: 120,
        yields: 9,
        grow: 0,
        hidden: true,
      },
    ],
    [t, health],
  );
}

/** Nothing is a dash, so that the numbers stand out. */
function countText(count: number): string {
  return count === 0 ? '–' : String(count);
}
