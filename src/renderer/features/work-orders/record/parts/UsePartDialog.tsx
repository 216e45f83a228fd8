import { Alert, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { canBeValued, lineCost } from '../../../../../shared/domain/stock.ts';
import type { Id } from '../../../../../shared/ids.ts';
import { api } from '../../../../api.ts';
import { EntitySelect, type EntityOption } from '../../../../ui/form/EntitySelect.tsx';
import { FormDialog } from '../../../../ui/form/FormDialog.tsx';
import { QuantityField } from '../../../../ui/form/NumberField.tsx';
import { useFormat } from '../../../../ui/format.ts';
import { notifyDone } from '../../../../ui/notify.ts';
import { offeredParts, type OfferedPart } from './offered.ts';
import { StoreField } from './StoreField.tsx';
import classes from './Parts.module.css';
import { fieldProps, type FieldProps } from '../../../../ui/form/field-props.ts';

interface UsePartDialogProps {
  readonly workOrderId: string;
  /** Whose parts are offered first; null: work on nothing in particular. */
  readonly assetId: string | null;
  readonly opened: boolean;
  readonly onClose: () => void;
}

interface Values extends Record<string, unknown> {
  part: EntityOption | null;
  locationId: string | null;
  quantity: number | null;
}

/** Draws a part from a store for the work; says what it costs and what is left before it is booked. */
export function UsePartDialog({ workOrderId, assetId, ...dialog }: UsePartDialogProps) {
  const { t } = useTranslation('workOrders');
  const format = useFormat();
  // oxlint-disable-next-line react/hooks -- a procedure that is called so, no hook
  const draw = useMutation(api.workOrders.usePart.mutationOptions());
  const { data: fitting = [] } = useQuery(
    api.bom.of.queryOptions({
      input: { assetId: assetId ?? '' },
      enabled: dialog.opened && assetId !== null,
    }),
  );
  const option = ({ part, fits }: OfferedPart): EntityOption => {
    const stock =
      part.onHand > 0
        ? t('parts.stock', { quantity: format.quantity(part.onHand, part.unit) })
        : t('parts.noStock');
    return {
      id: part.id,
      label: `${part.number} ${part.name}`,
      detail: fits ? `${t('parts.fits')} · ${stock}` : stock,
    };
  };
  const submit = async ({ part, locationId, quantity }: Values, id: Id) => {
    if (part === null || locationId === null || quantity === null) return;
    await draw.mutateAsync({ id, workOrderId, partId: part.id, locationId, quantity });
    notifyDone(t('parts.done', { quantity: format.quantity(quantity), part: part.label }));
  };
  return (
    <FormDialog<Values>
      {...dialog}
      title={t('parts.use')}
      submitLabel={t('parts.submit')}
      initialValues={{ part: null, locationId: null, quantity: 1000 }}
      draftKey={`work-order.part.${workOrderId}`}
      validate={({ part, locationId, quantity }) => ({
        part: part === null ? t('invalid.part') : null,
        locationId: part !== null && locationId === null ? t('invalid.store') : null,
        quantity: quantity === null || quantity <= 0 ? t('invalid.quantity') : null,
      })}
      onSubmit={submit}
    >
      {(form) => (
        <>
          <EntitySelect
            label={t('parts.part')}
            required
            query={(text) => api.parts.list.queryOptions({ input: { text, limit: 50 } })}
            options={({ rows }, text) => offeredParts(rows, fitting, text).map(option)}
            {...fieldProps(form, 'part')}
            onChange={(part) => form.setValues({ part, locationId: null })}
          />
          {form.values.part !== null && (
            <>
              <StoreField partId={form.values.part.id} {...fieldProps(form, 'locationId')} />
              <PartQuantity
                partId={form.values.part.id}
                locationId={form.values.locationId}
                field={fieldProps(form, 'quantity')}
              />
            </>
          )}
        </>
      )}
    </FormDialog>
  );
}

interface PartQuantityProps {
  readonly partId: string;
  readonly locationId: string | null;
  readonly field: FieldProps<number | null>;
}

function PartQuantity({ partId, locationId, field }: PartQuantityProps) {
  const { t } = useTranslation('workOrders');
  const format = useFormat();
  const { data: part } = useQuery(api.parts.get.queryOptions({ input: { id: partId } }));
  const stock = part?.stock.find((place) => place.locationId === locationId)?.quantity ?? 0;
  const quantity = field.value ?? 0;
  const left = stock - quantity;
  return (
    <>
      <QuantityField label={t('parts.quantity')} required unit={part?.unit} {...field} />
      {part !== undefined && quantity > 0 && canBeValued(quantity, part.averageCost) && (
        <output className={classes.lines}>
          <Text fw={600}>
            {t('parts.costOf', {
              quantity: format.quantity(quantity, part.unit),
              each: format.money(part.averageCost),
              cost: format.money(lineCost(quantity, part.averageCost)),
            })}
          </Text>
          {locationId !== null && left >= 0 && (
            <Text c="dimmed">{t('parts.left', { quantity: format.quantity(left, part.unit) })}</Text>
          )}
        </output>
      )}
      {part !== undefined && locationId !== null && left < 0 && (
        <Alert color="warning" variant="light" icon={<IconAlertTriangle aria-hidden />}>
          {t('parts.short', { quantity: format.quantity(stock, part.unit) })}
        </Alert>
      )}
    </>
  );
}
