import { Select, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../../shared/contract/metrics.ts';
import type { StoredReading } from '../../../../shared/contract/readings.ts';
import type { Id } from '../../../../shared/ids.ts';
import { client } from '../../../api.ts';
import { fieldProps } from '../../../ui/form/field-props.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { instantOf, momentOf, pastProblemsOf } from '../../../ui/form/moment.ts';
import { MomentFields } from '../../../ui/form/MomentFields.tsx';
import { NumberField } from '../../../ui/form/NumberField.tsx';
import { useFormat } from '../../../ui/format.ts';
import { showUndoToast } from '../../../ui/UndoToast.tsx';
import { zoneClock } from '../../../ui/zone-clock.ts';
import { useMetricValue } from '../value.ts';

interface Values extends Record<string, unknown> {
  value: number | null;
  day: string | null;
  time: string;
  reason: string;
}

export interface CorrectionFormProps {
  readonly metric: Metric;
  readonly reading: StoredReading;
  /** Tells the reading to the second. */
  readonly seconds: boolean;
  /** Without another reading in its place. */
  readonly takesOut: boolean;
  readonly onClose: () => void;
}

/** What was wrong with a reading: another value or time for it, or none, and why. */
export function CorrectionForm({ metric, reading, seconds, takesOut, onClose }: CorrectionFormProps) {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const valueText = useMetricValue();
  const clock = zoneClock(format.timeZone);
  const { ts, shown } = reading;
  const save = async (values: Values, id: Id) => {
    const meant = { id, metricId: metric.id, ts, shown, reason: values.reason.trim() };
    const newTs = instantOf(values, clock, ts);
    if (takesOut) await client.readings.takeOut(meant);
    else if (newTs !== null && values.value !== null) {
      await client.readings.correct({ ...meant, newTs, newValue: values.value });
    }
    showUndoToast({
      message: t(takesOut ? 'readings.takenOut' : 'readings.corrected'),
      undo: () => client.readings.putBack({ id }),
    });
  };
  return (
    <FormDialog<Values>
      title={t(takesOut ? 'readings.takeOutTitle' : 'readings.correctTitle', { metric: metric.name })}
      opened
      onClose={onClose}
      submitLabel={t(takesOut ? 'readings.takeOut' : 'readings.correct')}
      initialValues={{ value: shown, ...momentOf(ts, clock), reason: '' }}
      validate={(values) => {
        const at = instantOf(values, clock, ts);
        // As it stands it may lie ahead of the clock.
        const wrong = pastProblemsOf(values, at, Math.max(ts, Date.now()));
        const isSame = !takesOut && at === ts && values.value === shown;
        return {
          value: values.value === null ? t('reading.valueNeeded') : isSame ? t('readings.same') : null,
          day: wrong.day && t(`reading.${wrong.day}`),
          time: wrong.time && t(`reading.${wrong.time}`),
          reason: values.reason.trim() === '' ? t('readings.reasonNeeded') : null,
        };
      }}
      onSubmit={save}
    >
      {(form) => (
        <Stack gap="md">
          <Text>
            {t('readings.wrong', {
              value: valueText(shown, metric),
              when: seconds ? format.dateTimeSeconds(ts) : format.dateTime(ts),
            })}{' '}
            {t(takesOut ? 'readings.takeOutLead' : 'readings.correctLead')}
          </Text>
          {!takesOut && (
            <>
              {metric.choices === null ? (
                <NumberField
                  label={t(metric.kind === 'counter' ? 'reading.face' : 'reading.value')}
                  unit={metric.unit === '' ? undefined : metric.unit}
                  decimals={9}
                  min={metric.kind === 'counter' ? 0 : undefined}
                  required
                  data-autofocus
                  {...fieldProps(form, 'value')}
                />
              ) : (
                <Select
                  label={t('reading.state')}
                  required
                  data-autofocus
                  allowDeselect={false}
                  data={metric.choices.map(({ code, label }) => ({ value: String(code), label }))}
                  value={form.values.value === null ? null : String(form.values.value)}
                  onChange={(code) => form.setFieldValue('value', code === null ? null : Number(code))}
                  error={form.errors['value']}
                />
              )}
              <MomentFields
                required
                day={{ label: t('reading.at'), ...fieldProps(form, 'day') }}
                time={{ label: t('reading.atTime'), ...fieldProps(form, 'time') }}
              />
            </>
          )}
          <TextInput
            label={t('readings.reason')}
            description={t('readings.reasonHint')}
            required
            maxLength={200}
            data-autofocus={takesOut || undefined}
            {...form.getInputProps('reason')}
          />
        </Stack>
      )}
    </FormDialog>
  );
}
