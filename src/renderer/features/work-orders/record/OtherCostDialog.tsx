import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { WorkOrderDetail } from '../../../../shared/contract/work-orders.ts';
import { api } from '../../../api.ts';
import { fieldProps } from '../../../ui/form/field-props.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { MoneyField } from '../../../ui/form/NumberField.tsx';
import { usePlant } from '../../../ui/plant.tsx';
import { showUndoToast } from '../../../ui/UndoToast.tsx';

interface OtherCostDialogProps {
  readonly workOrder: WorkOrderDetail;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** What the work cost beside parts and hours; bills come late, so also when it is closed. */
export function OtherCostDialog({ workOrder, ...dialog }: OtherCostDialogProps) {
  const { t } = useTranslation('workOrders');
  const { currency } = usePlant();
  const set = useMutation(api.workOrders.setOtherCost.mutationOptions());
  const { id, number, otherCost } = workOrder;
  return (
    <FormDialog
      {...dialog}
      title={t('otherCost.title', { number })}
      initialValues={{ otherCost }}
      draftKey={`work-order.other-cost.${id}`}
      editing
      onSubmit={async (values, _id, initial) => {
        if (values.otherCost === initial.otherCost) return;
        await set.mutateAsync({ id, otherCost: values.otherCost });
        showUndoToast({
          message: t('otherCost.done'),
          undo: () => set.mutateAsync({ id, otherCost: initial.otherCost }),
        });
      }}
    >
      {(form) => (
        <MoneyField
          label={t('otherCost.amount')}
          description={t('otherCost.hint')}
          currency={currency}
          min={0}
          data-autofocus
          {...fieldProps(form, 'otherCost')}
        />
      )}
    </FormDialog>
  );
}
