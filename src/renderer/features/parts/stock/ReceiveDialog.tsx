import { SimpleGrid, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PartDetail } from '../../../../shared/contract/parts.ts';
import {
  canBeValued,
  closesReorderAlert,
  lineCost,
  movingAverageCost,
} from '../../../../shared/domain/stock.ts';
import { api, client } from '../../../api.ts';
import { fieldProps } from '../../../ui/form/field-props.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { MoneyField, QuantityField } from '../../../ui/form/NumberField.tsx';
import { useFormat } from '../../../ui/format.ts';
import { notifyDone } from '../../../ui/notify.ts';
import { usePlant } from '../../../ui/plant.tsx';
import classes from './stock.module.css';
import { StoreSelect } from './StoreSelect.tsx';
import { noteOf, quantityProblem } from './validate.ts';

interface StockDialogProps {
  readonly part: PartDetail;
  readonly opened: boolean;
  readonly onClose: () => void;
}

interface ReceiveValues extends Record<string, unknown> {
  locationId: string | null;
  quantity: number | null;
  unitCost: number | null;
  note: string;
}

/** Books a delivery; says what it costs and what the stock and its average cost will be. */
export function ReceiveDialog({ part, ...dialog }: StockDialogProps) {
  const { t } = useTranslation('parts');
  const { currency } = usePlant();
  const format = useFormat();
  const stores = useQuery(api.parts.stores.queryOptions());
  const { id, unit, averageCost, alert } = part;
  const name = `${part.number} ${part.name}`;
  const usual = part.stock[0]?.locationId ?? (stores.data?.length === 1 ? stores.data[0]?.id : undefined);
  const known = averageCost > 0;
  return (
    <FormDialog<ReceiveValues>
      {...dialog}
      title={t('receive.title', { part: name })}
      submitLabel={t('receive.submit')}
      draftKey={`part.receive.${id}`}
      initialValues={{
        locationId: usual ?? null,
        quantity: alert?.suggested ?? null,
        unitCost: known ? averageCost : null,
        note: '',
      }}
      validate={({ locationId, quantity, unitCost }) => {
        const problem = quantityProblem(quantity);
        return {
          locationId: locationId === null ? t('invalid.store') : null,
          quantity: problem === null ? null : t(`invalid.${problem}`),
          unitCost: unitCost === null ? t('invalid.cost') : null,
        };
      }}
      onSubmit={async ({ locationId, quantity, unitCost, note }, receiptId) => {
        if (locationId === null || quantity === null || unitCost === null) return;
        await client.parts.receive({
          id: receiptId,
          partId: id,
          locationId,
          quantity,
          unitCost,
          note: noteOf(note),
        });
        notifyDone(t('receive.done', { quantity: format.quantity(quantity, unit), part: part.number }));
      }}
    >
      {(form) => (
        <>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <QuantityField
              label={t('receive.quantity')}
              required
              data-autofocus
              unit={unit}
              min={0}
              {...fieldProps(form, 'quantity')}
            />
            <MoneyField
              label={t('receive.unitCost', { unit })}
              description={t(known ? 'receive.unitCostHint' : 'receive.unitCostHintFirst')}
              required
              currency={currency}
              min={0}
              {...fieldProps(form, 'unitCost')}
            />
          </SimpleGrid>
          <StoreSelect part={part} creatable usual={usual} {...fieldProps(form, 'locationId')} />
          <Textarea
            label={t('receive.note')}
            placeholder={t('receive.notePlaceholder')}
            minRows={1}
            maxLength={500}
            {...form.getInputProps('note')}
          />
          <Outcome part={part} quantity={form.values.quantity} unitCost={form.values.unitCost} />
        </>
      )}
    </FormDialog>
  );
}

/** What the receipt does to stock, cost and alert, before it is booked. */
function Outcome(props: {
  readonly part: PartDetail;
  readonly quantity: number | null;
  readonly unitCost: number | null;
}) {
  const { t } = useTranslation('parts');
  const format = useFormat();
  const { part, quantity, unitCost } = props;
  if (quantityProblem(quantity) !== null || quantity === null || unitCost === null) return null;
  const { unit, onHand, averageCost, reorderPoint } = part;
  const after = onHand + quantity;
  if (!canBeValued(quantity, unitCost) || !canBeValued(after, Math.max(unitCost, averageCost))) {
    return <Text c="warning">{t('receive.tooMuch')}</Text>;
  }
  const average = movingAverageCost(onHand, averageCost > 0 ? averageCost : null, quantity, unitCost);
  const settled = closesReorderAlert({ onHandMilli: after, reorderPointMilli: reorderPoint });
  return (
    <output className={classes.outcome}>
      <Text>
        {t('receive.total', {
          quantity: format.quantity(quantity, unit),
          each: format.money(unitCost),
          cost: format.money(lineCost(quantity, unitCost)),
        })}
      </Text>
      <Text c="dimmed">
        {t('receive.after', { quantity: format.quantity(after, unit), average: format.money(average) })}
      </Text>
      {!settled && reorderPoint !== null && (
        <Text c="warning">
          {t('receive.stillLow', { reorderPoint: format.quantity(reorderPoint, unit) })}
        </Text>
      )}
    </output>
  );
}
