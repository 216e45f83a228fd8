import { IconArrowsExchange } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PartDetail } from '../../../../shared/contract/parts.ts';
import { lineCost } from '../../../../shared/domain/stock.ts';
import { api, type Outputs } from '../../../api.ts';
import { recordHref } from '../../../app/record-links.ts';
import { useTranslator } from '../../../i18n/dynamic.ts';
import { useFormat } from '../../../ui/format.ts';
import { DataList } from '../../../ui/list/DataList.tsx';
import type { ListColumn } from '../../../ui/list/types.ts';
import { PageAnchor } from '../../../ui/PageAnchor.tsx';
import { DateTime, Money } from '../../../ui/values.tsx';
import { MovementKindMark } from './MovementKindMark.tsx';
import { SignedQuantity } from './SignedQuantity.tsx';

type Movement = Outputs['parts']['movements']['rows'][number];

/** The ledger of a part, newest first: what its balance is the sum of. */
export function Movements({ part }: { part: PartDetail }) {
  const { t } = useTranslation('parts');
  const format = useFormat();
  const word = useTranslator('status');
  const columns = useMovementColumns(part.unit);
  return (
    <DataList
      id="parts.movements"
      label={t('movements.title')}
      columns={columns}
      page={({ offset, limit }) =>
        api.parts.movements.queryOptions({ input: { partId: part.id, offset, limit } })
      }
      rowId={({ id }) => id}
      rowName={({ kind, movedAt }) => `${word(`movement.${kind}`)}, ${format.dateTime(movedAt)}`}
      empty={{ icon: IconArrowsExchange, title: t('movements.empty'), hint: t('movements.emptyHint') }}
      height={15}
    />
  );
}

function useMovementColumns(unit: string): readonly ListColumn<Movement>[] {
  const { t } = useTranslation('parts');
  return useMemo(
    () => [
      {
        id: 'when',
        header: t('column.when'),
        cell: ({ movedAt }) => <DateTime at={movedAt} />,
        width: 160,
        grow: 0,
        fixed: true,
      },
      {
        id: 'kind',
        header: t('column.kind'),
        cell: ({ kind }) => <MovementKindMark kind={kind} />,
        width: 122,
        grow: 0,
      },
      {
        id: 'quantity',
        header: t('column.quantity'),
        cell: ({ quantity }) => <SignedQuantity milli={quantity} unit={unit} />,
        width: 92,
        grow: 0,
        align: 'end',
      },
      {
        id: 'store',
        header: t('column.store'),
        cell: ({ location }) => location.name,
        width: 120,
        yields: 2,
        grow: 1,
      },
      {
        id: 'workOrder',
        header: t('column.workOrder'),
        cell: ({ workOrder }) =>
          workOrder === null ? (
            '–'
          ) : (
            <PageAnchor href={recordHref('work_orders', workOrder.id) ?? '/'}>{workOrder.number}</PageAnchor>
          ),
        width: 134,
        yields: 1,
        grow: 0,
      },
      {
        id: 'by',
        header: t('column.by'),
        cell: ({ movedBy }) => movedBy?.fullName ?? '–',
        width: 120,
        yields: 3,
        grow: 1,
      },
      {
        id: 'cost',
        header: t('column.cost'),
        cell: ({ quantity, unitCost }) => <Money minor={lineCost(quantity, unitCost)} />,
        width: 94,
        yields: 5,
        grow: 0,
        align: 'end',
      },
      {
        id: 'unitCost',
        header: t('column.unitCost'),
        cell: ({ unitCost }) => <Money minor={unitCost} />,
        width: 96,
        yields: 6,
        grow: 0,
        align: 'end',
        hidden: true,
      },
      {
        id: 'note',
        header: t('column.note'),
        cell: ({ note }) => note ?? '–',
        width: 120,
        yields: 4,
        grow: 3,
      },
    ],
    [t, unit],
  );
}
