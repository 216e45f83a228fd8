import { useTranslation } from 'react-i18next';
import type { PartDetail } from '../../../../shared/contract/parts.ts';
import { Facts } from '../../../ui/Facts.tsx';
import { useFormat } from '../../../ui/format.ts';
import { Money, Quantity } from '../../../ui/values.tsx';

/** The numbers a storekeeper looks for first. */
export function PartFacts({ part }: { part: PartDetail }) {
  const { t } = useTranslation('parts');
  const format = useFormat();
  const { unit, onHand, reorderPoint, reorderQuantity, leadDays, averageCost, stockValue } = part;
  return (
    <Facts
      items={[
        {
          label: t('fact.onHand'),
          value: (
            <strong>
              <Quantity milli={onHand} unit={unit} />
            </strong>
          ),
        },
        {
          label: t('fact.reorderPoint'),
          value: reorderPoint === null ? t('fact.never') : <Quantity milli={reorderPoint} unit={unit} />,
        },
        {
          label: t('fact.reorderQuantity'),
          value: reorderQuantity === null ? null : <Quantity milli={reorderQuantity} unit={unit} />,
        },
        {
          label: t('fact.leadDays'),
          value: leadDays === null ? null : t('fact.days', { count: leadDays }),
        },
        {
          label: t('fact.averageCost'),
          // Zero until something was received at a cost.
          value: averageCost === 0 ? null : t('fact.perUnit', { cost: format.money(averageCost), unit }),
        },
        { label: t('fact.stockValue'), value: <Money minor={stockValue} /> },
      ]}
    />
  );
}
