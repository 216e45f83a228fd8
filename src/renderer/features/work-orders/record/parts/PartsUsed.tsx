import { Button, Text } from '@mantine/core';
import { IconArrowBackUp, IconBoxSeam } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkOrderDetail } from '../../../../../shared/contract/work-orders.ts';
import { isClosed } from '../../../../../shared/domain/work-order.ts';
import { useCan } from '../../../../api.ts';
import { recordHref } from '../../../../app/record-links.ts';
import { EmptyState } from '../../../../ui/EmptyState.tsx';
import { useDialog } from '../../../../ui/form/use-dialog.ts';
import { SimpleTable, type SimpleTableProps } from '../../../../ui/list/SimpleTable.tsx';
import { Section } from '../../../../ui/Section.tsx';
import { PageAnchor } from '../../../../ui/PageAnchor.tsx';
import { Mark } from '../../../../ui/Pill.tsx';
import { DateTime, Money, Quantity } from '../../../../ui/values.tsx';
import classes from './Parts.module.css';
import { returnable, type PartUsed } from './returnable.ts';
import { ReturnDialog } from './ReturnDialog.tsx';
import { UsePartDialog } from './UsePartDialog.tsx';

/** What was drawn from the stores for the work and put back, with its cost. */
export function PartsUsed({ workOrder, partsCost }: { workOrder: WorkOrderDetail; partsCost: number }) {
  const { t } = useTranslation('workOrders');
  const use = useDialog();
  const [returning, setReturning] = useState<PartUsed | null>(null);
  const may = useCan('stock.issue') && !isClosed(workOrder.status);
  const { parts } = workOrder;
  const columns = usePartColumns(parts, may ? setReturning : undefined);
  return (
    <Section
      title={t('parts.title')}
      flush
      action={
        may && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconBoxSeam size={16} aria-hidden />}
            onClick={use.open}
          >
            {t('parts.use')}
          </Button>
        )
      }
    >
      <SimpleTable
        label={t('parts.title')}
        rows={parts}
        rowId={({ movementId }) => movementId}
        columns={columns}
        empty={
          <EmptyState
            title={t('parts.empty')}
            hint={t('parts.emptyHint')}
            action={may ? { label: t('parts.use'), onClick: use.open } : undefined}
          />
        }
      />
      {parts.length > 0 && (
        <Text className={classes.total}>
          {t('parts.total')}{' '}
          <strong>
            <Money minor={partsCost} />
          </strong>
        </Text>
      )}
      <UsePartDialog {...use.props} workOrderId={workOrder.id} assetId={workOrder.asset?.id ?? null} />
      {returning !== null && (
        <ReturnDialog
          workOrderId={workOrder.id}
          row={returning}
          most={returnable(parts, returning)}
          onClose={() => setReturning(null)}
        />
      )}
    </Section>
  );
}

/** @param onReturn undefined where nothing may be put back */
function usePartColumns(
  parts: readonly PartUsed[],
  onReturn: ((row: PartUsed) => void) | undefined,
): SimpleTableProps<PartUsed>['columns'] {
  const { t } = useTranslation('workOrders');
  return useMemo(
    () => [
      {
        id: 'part',
        header: t('parts.part'),
        cell: ({ part, quantity }) => (
          <>
            <PageAnchor href={recordHref('parts', part.id) ?? '/'}>
              {part.number} {part.name}
            </PageAnchor>
            {quantity < 0 && <Mark>{t('parts.returned')}</Mark>}
          </>
        ),
        width: 140,
      },
      { id: 'store', header: t('parts.store'), cell: ({ location }) => location.name, width: 120, yields: 2 },
      {
        id: 'when',
        header: t('parts.when'),
        cell: ({ movedAt, movedBy }) => (
          <div className={classes.when}>
            <DateTime at={movedAt} />
            {movedBy !== null && <span className={classes.by}>{movedBy.fullName}</span>}
          </div>
        ),
        width: 150,
        yields: 3,
      },
      {
        id: 'quantity',
        header: t('parts.quantity'),
        cell: ({ quantity, part }) => <Quantity milli={quantity} unit={part.unit} />,
        align: 'end',
        width: 90,
      },
      {
        id: 'cost',
        header: t('parts.cost'),
        cell: ({ cost }) => <Money minor={cost} />,
        align: 'end',
        width: 90,
        yields: 1,
      },
      ...(onReturn !== undefined
        ? [
            {
              id: 'return',
              header: t('parts.return'),
              cell: (row: PartUsed) =>
                returnable(parts, row) > 0 && (
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    leftSection={<IconArrowBackUp size={16} aria-hidden />}
                    aria-label={t('parts.returnNamed', { part: row.part.name })}
                    onClick={() => onReturn(row)}
                  >
                    {t('parts.return')}
                  </Button>
                ),
              align: 'end' as const,
              width: 110,
            },
          ]
        : []),
    ],
    [t, parts, onReturn],
  );
}
