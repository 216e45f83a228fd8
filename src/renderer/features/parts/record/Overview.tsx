import { useTranslation } from 'react-i18next';
import type { PartDetail } from '../../../../shared/contract/parts.ts';
import { lineCost } from '../../../../shared/domain/stock.ts';
import { useCan } from '../../../api.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Facts } from '../../../ui/Facts.tsx';
import { SimpleTable } from '../../../ui/list/SimpleTable.tsx';
import { Section } from '../../../ui/Section.tsx';
import { Money, Quantity } from '../../../ui/values.tsx';
import { CodesSection } from '../../codes/index.ts';
import classes from './Record.module.css';
import { SupplierLink } from './SupplierLink.tsx';

/** Where the part lies, and what is known of it. */
export function Overview({ part }: { part: PartDetail }) {
  const { t } = useTranslation('parts');
  const receives = useCan('stock.receive');
  const { stock, unit, averageCost, category, supplier, supplierSku, description } = part;
  return (
    <div className={classes.overview}>
      <Section title={t('stock.title')} flush>
        <SimpleTable
          label={t('stock.title')}
          rows={stock}
          rowId={({ locationId }) => locationId}
          columns={[
            {
              id: 'store',
              header: t('column.store'),
              cell: ({ locationPath }) => locationPath,
              width: 200,
            },
            {
              id: 'quantity',
              header: t('column.onHand'),
              cell: ({ quantity }) => <Quantity milli={quantity} unit={unit} />,
              width: 100,
              align: 'end',
            },
            {
              id: 'value',
              header: t('column.value'),
              cell: ({ quantity }) => <Money minor={lineCost(quantity, averageCost)} />,
              width: 110,
              yields: 1,
              align: 'end',
            },
          ]}
          empty={
            <EmptyState
              title={t('stock.empty')}
              hint={t(receives ? 'stock.emptyHint' : 'stock.emptyHintNone')}
            />
          }
        />
      </Section>
      <Section title={t('details.title')}>
        <Facts
          layout="grid"
          items={[
            { label: t('details.category'), value: category },
            { label: t('details.unit'), value: unit },
            { label: t('details.supplier'), value: supplier && <SupplierLink supplier={supplier} /> },
            { label: t('details.supplierSku'), value: supplierSku },
          ]}
        />
        {description !== null && <p className={classes.description}>{description}</p>}
      </Section>
      <CodesSection entity="parts" recordId={part.id} title={`${part.number} ${part.name}`} />
    </div>
  );
}
