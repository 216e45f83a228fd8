/** Steps from a template, and a template from the steps. */
import { Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { WorkOrderDetail } from '../../../../../shared/contract/work-orders.ts';
import { api } from '../../../../api.ts';
import type { EntityOption } from '../../../../ui/form/EntitySelect.tsx';
import { FormDialog } from '../../../../ui/form/FormDialog.tsx';
import { notifyDone } from '../../../../ui/notify.ts';
import { TemplateField, useHasTemplates } from '../../form/fields.tsx';
import { fieldProps } from '../../../../ui/form/field-props.ts';

interface DialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

interface TakeTemplateProps extends DialogProps {
  readonly workOrderId: string;
  readonly assetId: string | null;
}

export function TakeTemplate({ workOrderId, assetId, ...dialog }: TakeTemplateProps) {
  const { t } = useTranslation('workOrders');
  const some = useHasTemplates();
  const apply = useMutation(api.workOrders.applyTemplate.mutationOptions());
  return (
    <FormDialog<{ template: EntityOption | null }>
      {...dialog}
      title={t('checklist.templateTitle')}
      submitLabel={t('checklist.templateAdd')}
      initialValues={{ template: null }}
      validate={({ template }) => ({ template: template === null ? t('checklist.templateNeeded') : null })}
      onSubmit={async ({ template }, id) => {
        if (template === null) return;
        const { added } = await apply.mutateAsync({ id, workOrderId, templateId: template.id });
        notifyDone(t('checklist.added', { count: added }));
      }}
    >
      {(form) => (
        <>
          <TemplateField
            label={t('checklist.templateField')}
            assetId={assetId}
            {...fieldProps(form, 'template')}
          />
          {!some && <Text c="dimmed">{t('checklist.templateNone')}</Text>}
        </>
      )}
    </FormDialog>
  );
}

export function SaveTemplate({ workOrder, ...dialog }: DialogProps & { workOrder: WorkOrderDetail }) {
  const { t } = useTranslation('workOrders');
  const save = useMutation(api.workOrders.saveTemplate.mutationOptions());
  return (
    <FormDialog
      {...dialog}
      title={t('checklist.saveTemplateTitle')}
      initialValues={{ name: workOrder.title }}
      validate={({ name }) => ({ name: name.trim() === '' ? t('checklist.templateNameNeeded') : null })}
      onSubmit={async ({ name }, id) => {
        const items = workOrder.checklist.map(({ text, mandatory, reading }) => ({
          text,
          mandatory,
          metricName: reading?.metricName ?? null,
        }));
        await save.mutateAsync({ id, name: name.trim(), assetTypeId: null, items });
        notifyDone(t('checklist.templateSaved'));
      }}
    >
      {(form) => (
        <TextInput
          label={t('checklist.templateName')}
          required
          maxLength={200}
          data-autofocus
          {...form.getInputProps('name')}
        />
      )}
    </FormDialog>
  );
}
