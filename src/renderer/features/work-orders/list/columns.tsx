import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkOrderRow } from '../../../../shared/contract/work-orders.ts';
import type { Inputs } from '../../../api.ts';
import { useTranslator } from '../../../i18n/dynamic.ts';
import type { ListColumn } from '../../../ui/list/types.ts';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { TagName } from '../../../ui/TagName.tsx';
import { DateTime } from '../../../ui/values.tsx';
import { DueDay } from '../DueDay.tsx';

export type WorkSort = NonNullable<Inputs['workOrders']['list']['sort']>;

/** @param closed for lists of closed work, where the day it was done tells more than the day it was due */
export function useWorkColumns(closed = false): readonly ListColumn<WorkOrderRow, WorkSort>[] {
  const { t } = useTranslation('workOrders');
  const status = useTranslator('status');
  return useMemo(
    () => [
      {
        id: 'number',
        header: t('column.number'),
        cell: ({ number }) => number,
        width: 138,
        grow: 0,
        sort: 'number',
        fixed: true,
      },
      {
        id: 'title',
        header: t('column.title'),
        cell: ({ title }) => <span>{title}</span>,
        width: 140,
        grow: 5,
        sort: 'title',
      },
      {
        id: 'asset',
        header: t('column.asset'),
        cell: ({ asset }) => (asset === null ? '–' : <TagName {...asset} />),
        width: 110,
        grow: 2,
        yields: 4,
      },
      {
        id: 'due',
        header: t('column.due'),
        cell: (row) => <DueDay row={row} short />,
        width: 172,
        yields: 2,
        grow: 0,
        sort: 'dueOn',
        hidden: closed,
      },
      {
        id: 'completed',
        header: t('column.completed'),
        cell: ({ completedAt }) => <DateTime at={completedAt} />,
        width: 160,
        yields: 3,
        grow: 0,
        sort: 'completedAt',
        hidden: !closed,
      },
      {
        id: 'priority',
        header: t('column.priority'),
        cell: ({ priority }) => <StatusBadge kind="priority" value={priority} plain />,
        width: 104,
        yields: 6,
        grow: 0,
        sort: 'priority',
      },
      {
        id: 'status',
        header: t('column.status'),
        cell: (row) => <StatusBadge kind="workOrder" value={row.status} />,
        width: 128,
        yields: 1,
        grow: 0,
        sort: 'status',
      },
      {
        id: 'proof',
        header: t('column.proof'),
        cell: ({ proof }) => (proof === null ? '–' : <StatusBadge kind="proof" value={proof} plain />),
        width: 156,
        yields: 4,
        grow: 0,
        hidden: !closed,
      },
      {
        id: 'assignee',
        header: t('column.assignee'),
        cell: ({ assignee }) => <span>{assignee?.fullName ?? '–'}</span>,
        width: 126,
        yields: 5,
        grow: 1,
      },
      {
        id: 'type',
        header: t('column.type'),
        cell: ({ type }) => status(`workOrderType.${type}`),
        width: 120,
        yields: 8,
        grow: 0,
        hidden: true,
      },
      {
        id: 'created',
        header: t('column.created'),
        cell: ({ createdAt }) => <DateTime at={createdAt} />,
        width: 160,
        yields: 7,
        grow: 0,
        sort: 'createdAt',
        hidden: true,
      },
    ],
    [t, status, closed],
  );
}
