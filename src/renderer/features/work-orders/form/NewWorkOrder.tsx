import { Loader, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Alarm } from '../../../../shared/contract/alarms.ts';
import { priorityForAlarm, titleForAlarm } from '../../../../shared/domain/alarm-work.ts';
import type { Id } from '../../../../shared/ids.ts';
import { api, useCan, useSignedIn } from '../../../api.ts';
import { recordHref } from '../../../app/record-links.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import type { EntityOption } from '../../../ui/form/EntitySelect.tsx';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { notifyDone } from '../../../ui/notify.ts';
import { AlarmCard } from '../record/AlarmCard.tsx';
import { assetOption, AssetField, PriorityField, TemplateField, useHasTemplates } from './fields.tsx';
import { PlanFields } from './PlanFields.tsx';
import { blankValues, fieldsOf, type NewWorkOrderValues } from './values.ts';
import { fieldProps } from '../../../ui/form/field-props.ts';

export interface NewWorkOrderProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly assetId: string | undefined;
  readonly alarmId: string | undefined;
}

/** Opens with what the asset or alarm it was asked for on tells already. */
export function NewWorkOrder({ opened, onClose, assetId, alarmId }: NewWorkOrderProps) {
  const alarm = useQuery({
    ...api.alarms.get.queryOptions({ input: { id: alarmId ?? '' } }),
    enabled: opened && alarmId !== undefined,
  });
  const foreseen = useQuery({
    ...api.workOrders.foreseen.queryOptions({ input: { alarmId: alarmId ?? '' } }),
    enabled: opened && alarmId !== undefined,
  });
  const asset = useQuery({
    ...api.assets.get.queryOptions({ input: { id: assetId ?? '' } }),
    enabled: opened && assetId !== undefined && alarmId === undefined,
  });
  if (!opened) return null;
  if ([alarm, foreseen, asset].some(({ isPending, isFetching }) => isPending && isFetching)) {
    return <Loader pos="fixed" left="50%" top="50%" />;
  }
  if (alarm.data !== undefined && alarm.data.workOrder !== null) {
    return <AlreadyThere workOrder={alarm.data.workOrder} onClose={onClose} />;
  }
  if (alarm.data !== undefined && foreseen.data) {
    return <Foreseen workOrder={foreseen.data} alarmId={alarm.data.id} onClose={onClose} />;
  }
  return (
    <CreateDialog
      onClose={onClose}
      alarm={alarm.data}
      asset={asset.data === undefined ? null : assetOption(asset.data)}
    />
  );
}

interface CreateDialogProps {
  readonly onClose: () => void;
  readonly alarm: Alarm | undefined;
  readonly asset: EntityOption | null;
}

function useInitialValues({ alarm, asset }: Omit<CreateDialogProps, 'onClose'>): NewWorkOrderValues {
  const { plant } = useSignedIn();
  if (alarm === undefined) return { ...blankValues, asset };
  const { metric, type, side, severity } = alarm;
  return {
    ...blankValues,
    title: titleForAlarm({ metricName: metric.name, type, side, severity }, plant.language),
    asset: assetOption(alarm.asset),
    priority: priorityForAlarm(severity),
  };
}

/** A draft belongs to what the work is for, so that two breakdowns do not share one. */
function draftKeyOf(alarm: Alarm | undefined, asset: EntityOption | null): string {
  return ['work-order.new', alarm?.id ?? asset?.id].filter((part) => part !== undefined).join('.');
}

function CreateDialog({ onClose, alarm, asset }: CreateDialogProps) {
  const { t } = useTranslation('workOrders');
  const router = useRouter();
  const plans = useCan('work.plan');
  const hasTemplates = useHasTemplates();
  const create = useMutation(api.workOrders.create.mutationOptions());
  const initialValues = useInitialValues({ alarm, asset });

  const submit = async (values: NewWorkOrderValues, id: Id) => {
    const fields = fieldsOf(values);
    const { number } = await create.mutateAsync({
      ...(plans ? fields : { ...fields, assigneeId: null, dueOn: null, estimatedMinutes: null }),
      id,
      alarmId: alarm?.id ?? null,
      templateId: plans ? (values.template?.id ?? null) : null,
    });
    notifyDone(t(plans ? 'create.done' : 'create.requestDone', { number }));
  };
  return (
    <FormDialog
      opened
      onClose={onClose}
      size="lg"
      title={plans ? t('new') : t('report')}
      initialValues={initialValues}
      draftKey={draftKeyOf(alarm, asset)}
      validate={({ title }) => ({
        title: title.trim() === '' ? t(plans ? 'invalid.title' : 'invalid.problem') : null,
      })}
      submitLabel={t(plans ? 'create.submit' : 'create.submitRequest')}
      onSubmit={submit}
      onSaved={(id) => router.history.replace(recordHref('work_orders', id) ?? '/')}
    >
      {(form) => (
        <>
          {alarm !== undefined && <AlarmCard alarm={alarm} brief />}
          <TextInput
            label={t(plans ? 'field.title' : 'field.problem')}
            description={plans ? undefined : t('field.problemHint')}
            required
            maxLength={200}
            data-autofocus
            {...form.getInputProps('title')}
          />
          <Textarea
            label={t('field.description')}
            description={plans ? undefined : t('field.descriptionHint')}
            minRows={2}
            maxLength={20_000}
            {...form.getInputProps('description')}
          />
          <AssetField description={plans ? undefined : t('field.assetHint')} {...fieldProps(form, 'asset')} />
          <PriorityField label={plans ? undefined : t('field.urgency')} {...fieldProps(form, 'priority')} />
          {plans ? (
            <>
              <PlanFields form={form} />
              {hasTemplates && (
                <TemplateField assetId={form.values.asset?.id ?? null} {...fieldProps(form, 'template')} />
              )}
            </>
          ) : (
            <Text c="dimmed">{t('create.requestHint')}</Text>
          )}
        </>
      )}
    </FormDialog>
  );
}

function AlreadyThere({
  workOrder,
  onClose,
}: {
  workOrder: { readonly id: string; readonly number: string };
  onClose: () => void;
}) {
  const { t } = useTranslation('workOrders');
  const router = useRouter();
  const { id, number } = workOrder;
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('create.hasWork')}
      text={t('create.hasWorkText', { number })}
      confirmLabel={t('create.openIt', { number })}
      onConfirm={async () => router.history.replace(recordHref('work_orders', id) ?? '/')}
    />
  );
}

/** Offers the work that a prediction has drafted, so that one event gets one order. */
function Foreseen({
  workOrder: { id, number },
  alarmId,
  onClose,
}: {
  workOrder: { readonly id: Id; readonly number: string };
  alarmId: Id;
  onClose: () => void;
}) {
  const { t } = useTranslation('workOrders');
  const router = useRouter();
  const attach = useMutation(api.workOrders.attachAlarm.mutationOptions());
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('create.foreseen')}
      text={t('create.foreseenText', { number })}
      confirmLabel={t('create.useIt', { number })}
      onConfirm={async () => {
        await attach.mutateAsync({ id, alarmId });
        notifyDone(t('create.foreseenDone', { number }));
        router.history.replace(recordHref('work_orders', id) ?? '/');
      }}
    />
  );
}
