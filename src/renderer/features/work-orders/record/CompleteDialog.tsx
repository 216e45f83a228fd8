import { Alert, Stack, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_LABOUR_MINUTES, type WorkOrderDetail } from '../../../../shared/contract/work-orders.ts';
import { mostDowntimeMinutes } from '../../../../shared/domain/work-order.ts';
import type { Id } from '../../../../shared/ids.ts';
import { api } from '../../../api.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { DayField } from '../../../ui/form/DayField.tsx';
import { useFormat } from '../../../ui/format.ts';
import { notifyDone } from '../../../ui/notify.ts';
import { useNow } from '../../../ui/values.tsx';
import { ProofFields, proofValues, proofWish, type ProofValues } from '../../verification/index.ts';
import classes from '../form/fields.module.css';
import { HoursField } from '../form/HoursField.tsx';
import { TickBox } from './checklist/TickBox.tsx';
import { StepReading } from './checklist/StepReading.tsx';
import { needsReading, useChecklist } from './checklist/use-checklist.ts';
import { fieldProps } from '../../../ui/form/field-props.ts';

interface CompleteDialogProps {
  readonly workOrder: WorkOrderDetail;
  readonly opened: boolean;
  readonly onClose: () => void;
}

interface Values extends Record<string, unknown>, ProofValues {
  result: string;
  minutes: number | null;
  workedOn: string | null;
  downtimeMinutes: number | null;
}

/** Asks for the result and the hours, and lets what is missing in the checklist be done on the spot. */
export function CompleteDialog({ workOrder, ...dialog }: CompleteDialogProps) {
  const { t } = useTranslation('workOrders');
  const format = useFormat();
  const now = useNow();
  const today = format.dayOf(now);
  const mostDowntime = mostDowntimeMinutes([workOrder.createdAt, workOrder.alarm?.startedAt ?? null], now);
  const complete = useMutation(api.workOrders.complete.mutationOptions());
  const { id, number, result, actualMinutes, checklist, asset, proofOffer } = workOrder;
  const missing = checklist.filter(({ mandatory, doneAt }) => mandatory && doneAt === null).length;

  const validate = ({ result: text, minutes, workedOn, proof, waivedReason }: Values) => ({
    result: text.trim() === '' ? t('invalid.result') : null,
    minutes:
      !minutes && actualMinutes === 0
        ? t('invalid.hours')
        : minutes !== null && minutes > MOST_LABOUR_MINUTES
          ? t('invalid.hoursTooMany', { most: Math.floor(MOST_LABOUR_MINUTES / 60) })
          : null,
    workedOn: minutes && workedOn === null ? t('invalid.day') : null,
    waivedReason:
      proofOffer !== null && proof === 'waived' && waivedReason.trim() === '' ? t('invalid.waived') : null,
    missing: missing > 0 ? t('complete.missingError', { count: missing }) : null,
  });
  const submit = async (values: Values, labourId: Id) => {
    const { result: text, minutes, workedOn, downtimeMinutes } = values;
    await complete.mutateAsync({
      id,
      result: text.trim(),
      labour: minutes && workedOn !== null ? { id: labourId, minutes, workedOn } : null,
      downtimeMinutes,
      verification: proofOffer === null ? null : proofWish(values),
    });
    notifyDone(t('complete.done', { number }));
  };
  return (
    <FormDialog<Values>
      {...dialog}
      size="lg"
      title={t('complete.title', { number })}
      submitLabel={t('complete.submit')}
      initialValues={{
        result: result ?? '',
        minutes: null,
        workedOn: today,
        downtimeMinutes: null,
        ...proofValues(proofOffer),
      }}
      draftKey={`work-order.complete.${id}`}
      validate={validate}
      onSubmit={submit}
    >
      {(form) => (
        <>
          <MissingSteps workOrder={workOrder} error={form.errors['missing'] !== undefined} />
          <Textarea
            label={t('complete.result')}
            required
            minRows={3}
            maxLength={20_000}
            data-autofocus={missing === 0 || undefined}
            {...form.getInputProps('result')}
          />
          <HoursField
            label={
              actualMinutes === 0
                ? t('complete.hours')
                : t('complete.hoursBooked', { booked: format.duration(actualMinutes) })
            }
            description={t('complete.hoursHint')}
            required={actualMinutes === 0}
            quick
            {...fieldProps(form, 'minutes')}
          />
          <div className={classes.pair}>
            <DayField label={t('complete.workedOn')} required {...fieldProps(form, 'workedOn')} />
            {asset !== null && (
              <HoursField
                label={t('complete.downtime')}
                description={t('complete.downtimeHint')}
                most={mostDowntime}
                tooMany={t('invalid.downtimeTooLong', { most: format.duration(mostDowntime) })}
                {...fieldProps(form, 'downtimeMinutes')}
              />
            )}
          </div>
          {proofOffer !== null && <ProofFields offer={proofOffer} form={form} />}
        </>
      )}
    </FormDialog>
  );
}

/** The required steps that were missing when the dialog opened, or are since; ticked here they stay to be unticked. */
function MissingSteps({ workOrder, error }: { workOrder: WorkOrderDetail; error: boolean }) {
  const { t } = useTranslation('workOrders');
  const { tick } = useChecklist(workOrder);
  const required = workOrder.checklist.filter(({ mandatory }) => mandatory);
  const missing = required.filter(({ doneAt }) => doneAt === null);
  const [asked] = useState(() => new Set(missing.map(({ id }) => id)));
  const shown = required.filter(({ id, doneAt }) => doneAt === null || asked.has(id));
  if (required.length === 0) return null;
  const allDone = missing.length === 0;
  const title = allDone
    ? t('complete.allDone')
    : error
      ? t('complete.missingError', { count: missing.length })
      : t('complete.missing');
  return (
    <Alert
      color={allDone ? 'good' : error ? 'critical' : 'warning'}
      variant="light"
      icon={allDone ? <IconCircleCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
      title={title}
    >
      {shown.length > 0 && (
        <Stack gap={0}>
          {!allDone && <Text>{t('complete.missingHint')}</Text>}
          {shown.map((item, index) => (
            <div key={item.id}>
              <TickBox
                item={item}
                plain
                initialFocus={index === 0}
                disabled={needsReading(item)}
                onTick={(done) => tick(item.id, done)}
              />
              <StepReading item={item} editable />
            </div>
          ))}
        </Stack>
      )}
    </Alert>
  );
}
