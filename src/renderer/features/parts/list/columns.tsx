import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PartRow } from '../../../../shared/contract/parts.ts';
import type { Inputs } from '../../../api.ts';
import type { ListColumn } from '../../../ui/list/types.ts';
import { stockState } from '../../../ui/status.ts';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { Money, Quantity } from '../../../ui/values.tsx';

export type PartSort = NonNullable<Inputs['parts']['list']['sort']>;

export function usePartColumns(): readonly ListColumn<PartRow, PartSort>[] {
  const { t } = useTranslation('parts');
  return useMemo(
    () => [
      {
        id: 'number',
        header: t('column.number'),
        cell: ({ number }) => number,
        width: 124,
        grow: 0,
        sort: 'number',
        fixed: true,
      },
      {
        id: 'name',
        header: t('column.name'),
        cell: ({ name }) => name,
        width: 140,
        grow: 2,
        sort: 'name',
      },
      {
        id: 'category',
        header: t('column.category'),
        cell: ({ category }) => category ?? '–',
        width: 116,
        yields: 6,
        grow: 1,
        sort: 'category',
      },
      {
        id: 'onHand',
        header: t('column.onHand'),
        cell: ({ onHand, unit }) => <Quantity milli={onHand} unit={unit} />,
        width: 98,
        yields: 1,
        grow: 0,
        align: 'end',
        sort: 'onHand',
      },
      {
        id: 'reorderPoint',
        header: t('column.reorderPoint'),
        cell: ({ reorderPoint, unit }) =>
          reorderPoint === null ? '–' : <Quantity milli={reorderPoint} unit={unit} />,
        width: 120,
        yields: 4,
        grow: 0,
        align: 'end',
      },
      {
        id: 'stock',
        header: t('column.stock'),
        cell: ({ onHand, reorderPoint }) => {
          const state = stockState(onHand, reorderPoint);
          return <StatusBadge kind="stock" value={state} plain={state === 'ok'} />;
        },
        width: 152,
        yields: 2,
        grow: 0,
      },
      {
        id: 'order',
        header: t('column.order'),
        cell: ({ alert, unit }) =>
          alert === null ? (
            '–'
          ) : (
            <strong>
              <Quantity milli={alert.suggested} unit={unit} />
            </strong>
          ),
        width: 92,
        yields: 3,
        grow: 0,
        align: 'end',
      },
      {
        id: 'supplier',
        header: t('column.supplier'),
        cell: ({ supplierName }) => supplierName ?? '–',
        width: 116,
        yields: 7,
        grow: 1,
      },
      {
        id: 'averageCost',
        header: t('column.averageCost'),
        cell: ({ averageCost }) => <Money minor={averageCost} />,
        width: 120,
        yields: 8,
        grow: 0,
        align: 'end',
        hidden: true,
      },
    ],
    [t],
  );
}
