import { SegmentedControl } from '@mantine/core';
import { IconBox, IconShoppingCart } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SuppliedPart, SupplierDetail } from '../../../../shared/contract/suppliers.ts';
import { api, type Inputs } from '../../../api.ts';
import { recordHref } from '../../../app/record-links.ts';
import { DataList } from '../../../ui/list/DataList.tsx';
import type { ListColumn } from '../../../ui/list/types.ts';
import { Ago, Money, Quantity } from '../../../ui/values.tsx';
import { usePartColumns } from '../../parts/list/columns.tsx';

type Sort = NonNullable<Inputs['suppliers']['parts']['sort']>;
type View = NonNullable<Inputs['suppliers']['parts']['view']>;

interface SuppliedPartsProps {
  readonly supplier: SupplierDetail;
  readonly view: View;
  readonly onView: (view: View) => void;
}

/** The parts that are bought from a supplier: its numbers for them, what is to be ordered, what they cost. */
export function SuppliedParts({ supplier: { id, name }, view, onView }: SuppliedPartsProps) {
  const { t } = useTranslation('suppliers');
  const router = useRouter();
  const columns = useColumns();
  const [text, setText] = useState('');
  return (
    <DataList
      id="supplier.parts"
      label={t('parts.label', { supplier: name })}
      columns={columns}
      page={(window) => api.suppliers.parts.queryOptions({ input: { id, text, view, ...window } })}
      defaultSort={{ sort: 'number', direction: 'asc' }}
      rowId={(row) => row.id}
      rowName={({ number }) => number}
      rowHref={(row) => recordHref('parts', row.id) ?? '/'}
      search={{ value: text, onChange: setText, label: t('parts.search') }}
      filters={
        <SegmentedControl
          aria-label={t('parts.view')}
          value={view}
          onChange={(chosen) => onView(chosen)}
          data={(['all', 'reorder'] as const).map((value) => ({ value, label: t(`parts.${value}`) }))}
        />
      }
      filtered={text !== ''}
      onClearFilters={() => setText('')}
      height={14}
      empty={
        view === 'reorder'
          ? { icon: IconShoppingCart, title: t('parts.nothingToOrder'), hint: t('parts.nothingToOrderHint') }
          : {
              icon: IconBox,
              title: t('parts.empty'),
              hint: t('parts.emptyHint'),
              action: { label: t('parts.toParts'), onClick: () => router.history.push('/parts') },
            }
      }
    />
  );
}

function useColumns(): readonly ListColumn<SuppliedPart, Sort>[] {
  const { t } = useTranslation('suppliers');
  const { t: parts } = useTranslation('parts');
  const all = usePartColumns();
  return useMemo((): readonly ListColumn<SuppliedPart, Sort>[] => {
    const [number, name, onHand, order, averageCost] = (
      ['number', 'name', 'onHand', 'order', 'averageCost'] as const
    ).map((wanted) => all.find(({ id }) => id === wanted)!);
    return [
      number!,
      {
        id: 'sku',
        header: t('column.sku'),
        cell: ({ supplierSku }) => supplierSku ?? '–',
        width: 120,
        grow: 1,
        yields: 2,
      },
      name!,
      { ...onHand!, width: 112, yields: 5 },
      { ...order!, yields: 1 },
      {
        id: 'lot',
        header: parts('fact.reorderQuantity'),
        cell: ({ reorderQuantity, unit }) =>
          reorderQuantity === null ? '–' : <Quantity milli={reorderQuantity} unit={unit} />,
        width: 120,
        grow: 0,
        align: 'end',
        hidden: true,
      },
      {
        id: 'lastPrice',
        header: t('column.lastPrice'),
        cell: ({ lastReceipt }) => (lastReceipt === null ? '–' : <Money minor={lastReceipt.unitCost} />),
        width: 110,
        yields: 3,
        grow: 0,
        align: 'end',
      },
      {
        id: 'lastReceived',
        header: t('column.lastReceived'),
        cell: ({ lastReceipt }) => <Ago at={lastReceipt?.at ?? null} />,
        width: 130,
        yields: 6,
        grow: 0,
      },
      averageCost!,
    ];
  }, [all, t, parts]);
}
