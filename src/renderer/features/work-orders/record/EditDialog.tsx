import { Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { WorkOrderDetail } from '../../../../shared/contract/work-orders.ts';
import { api } from '../../../api.ts';
import { changesOf } from '../../../ui/form/changes.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { showUndoToast } from '../../../ui/UndoToast.tsx';
import { AssetField, PriorityField } from '../form/fields.tsx';
import { PlanFields } from '../form/PlanFields.tsx';
import { fieldsOf, valuesOf, type WorkOrderValues } from '../form/values.ts';
import { fieldProps } from '../../../ui/form/field-props.ts';

interface EditDialogProps {
  readonly workOrder: WorkOrderDetail;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Changes what a planner decides. Only the fields that were changed are sent, so two planners collide in the same field alone. */
export function EditDialog({ workOrder, ...dialog }: EditDialogProps) {
  const { t } = useTranslation('workOrders');
  const update = useMutation(api.workOrders.update.mutationOptions());
  const { id, number } = workOrder;

  const save = async (values: WorkOrderValues, _id: string, initial: WorkOrderValues) => {
    const { changes, before } = changesOf(fieldsOf(initial), fieldsOf(values));
    if (Object.keys(changes).length === 0) return;
    await update.mutateAsync({ id, changes, base: before });
    showUndoToast({
      message: t('edit.done'),
      undo: () => update.mutateAsync({ id, changes: before, base: changes }),
    });
  };
  return (
    <FormDialog
      {...dialog}
      size="lg"
      title={t('edit.title', { number })}
      initialValues={valuesOf(workOrder)}
      draftKey={`work-order.edit.${id}`}
      editing
      validate={({ title }) => ({ title: title.trim() === '' ? t('invalid.title') : null })}
      onSubmit={save}
    >
      {(form) => (
        <>
          <TextInput
            label={t('field.title')}
            required
            maxLength={200}
            data-autofocus
            {...form.getInputProps('title')}
          />
          <Textarea
            label={t('field.description')}
            minRows={2}
            maxLength={20_000}
            {...form.getInputProps('description')}
          />
          <AssetField {...fieldProps(form, 'asset')} />
          <PriorityField {...fieldProps(form, 'priority')} />
          <PlanFields form={form} />
        </>
      )}
    </FormDialog>
  );
}
