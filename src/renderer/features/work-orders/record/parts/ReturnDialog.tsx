import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api.ts';
import { FormDialog } from '../../../../ui/form/FormDialog.tsx';
import { QuantityField } from '../../../../ui/form/NumberField.tsx';
import { useFormat } from '../../../../ui/format.ts';
import { notifyDone } from '../../../../ui/notify.ts';
import type { PartUsed } from './returnable.ts';
import { fieldProps } from '../../../../ui/form/field-props.ts';

interface ReturnDialogProps {
  readonly workOrderId: string;
  readonly row: PartUsed;
  /** Thousandths. */
  readonly most: number;
  readonly onClose: () => void;
}

/** Puts unused parts back where they came from. */
export function ReturnDialog({ workOrderId, row, most, onClose }: ReturnDialogProps) {
  const { t } = useTranslation('workOrders');
  const format = useFormat();
  const put = useMutation(api.workOrders.returnPart.mutationOptions());
  const { part, location, movementId } = row;
  const mostWords = format.quantity(most, part.unit);
  return (
    <FormDialog<{ quantity: number | null }>
      opened
      onClose={onClose}
      title={t('parts.returnTitle', { part: part.name })}
      submitLabel={t('parts.return')}
      initialValues={{ quantity: most }}
      validate={({ quantity }) => ({
        quantity:
          quantity === null || quantity <= 0
            ? t('invalid.quantity')
            : quantity > most
              ? t('invalid.quantityTooMany', { most: mostWords })
              : null,
      })}
      onSubmit={async ({ quantity }, id) => {
        if (quantity === null) return;
        await put.mutateAsync({ id, workOrderId, movementId, quantity });
        notifyDone(
          t('parts.returnDone', { quantity: format.quantity(quantity, part.unit), part: part.name }),
        );
      }}
    >
      {(form) => (
        <QuantityField
          label={t('parts.quantity')}
          description={t('parts.returnHint', { store: location.name, most: mostWords })}
          unit={part.unit}
          required
          data-autofocus
          {...fieldProps(form, 'quantity')}
        />
      )}
    </FormDialog>
  );
}
