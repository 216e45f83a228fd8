import { Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../../shared/contract/metrics.ts';
import { unitsLike } from '../../../../shared/domain/units.ts';
import { client } from '../../../api.ts';
import { DayField } from '../../../ui/form/DayField.tsx';
import { fieldProps } from '../../../ui/form/field-props.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { NumberField } from '../../../ui/form/NumberField.tsx';
import { useFormat } from '../../../ui/format.ts';
import { notifyDone } from '../../../ui/notify.ts';
import { zoneClock } from '../chart/ticks.ts';
import { CounterPreview } from '../counter/CounterPreview.tsx';
import { useMetricValue } from '../value.ts';
import { Beyond } from './Beyond.tsx';
import { inUnit, instantOfReading, localNow } from './reading.ts';

interface ReadingValues extends Record<string, unknown> {
  value: number | null;
  /** That of the metric, or one that can be converted to it. */
  unit: string;
  day: string | null;
  time: string;
}

export interface ReadingFormProps {
  readonly metric: Metric;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** The meter of a counter was replaced: that must be entered first. */
  readonly onReplaced: () => void;
}

/** A value read off a gauge, by hand. */
export function ReadingForm({ metric, opened, onClose, onReplaced }: ReadingFormProps) {
  const { t } = useTranslation('metrics');
  const { timeZone } = useFormat();
  const clock = zoneClock(timeZone);
  const valueText = useMetricValue();
  const units = unitsLike(metric.unit);
  // Opened now, read now.
  const [local, setLocal] = useState('');
  if (opened !== (local !== '')) setLocal(opened ? localNow(clock) : '');
  return (
    <FormDialog<ReadingValues>
      title={`${t('reading.title')}: ${metric.name}`}
      opened={opened}
      onClose={onClose}
      submitLabel={t('reading.add')}
      initialValues={{ value: null, unit: metric.unit, day: local.slice(0, 10), time: local.slice(11, 16) }}
      validate={({ value, day, time }) => {
        const at = instantOfReading(day, time, clock);
        return {
          value:
            value === null
              ? t(metric.choices === null ? 'reading.valueNeeded' : 'reading.stateNeeded')
              : null,
          day: day === null ? t('reading.dayNeeded') : null,
          time:
            at === null && day !== null
              ? t('reading.timeNeeded')
              : at !== null && at > Date.now()
                ? t('reading.future')
                : null,
        };
      }}
      onSubmit={async ({ value: typed, unit, day, time }) => {
        const ts = instantOfReading(day, time, clock);
        const value = inUnit(typed, unit, metric.unit);
        if (value === null || ts === null) return;
        const { alarmIds } = await client.metrics.addReading({ metricId: metric.id, ts, value });
        notifyDone(
          alarmIds.length === 0 ? t('reading.done') : t('reading.raised', { count: alarmIds.length }),
        );
      }}
    >
      {(form) => (
        <Stack gap="md">
          {metric.choices === null ? (
            <SimpleGrid cols={units.length > 1 ? 2 : 1}>
              <NumberField
                label={t(metric.kind === 'counter' ? 'reading.face' : 'reading.value')}
                unit={units.length > 1 || metric.unit === '' ? undefined : metric.unit}
                decimals={9}
                min={metric.kind === 'counter' ? 0 : undefined}
                required
                data-autofocus
                {...fieldProps(form, 'value')}
              />
              {units.length > 1 && (
                <Select
                  label={t('reading.unit')}
                  data={units}
                  allowDeselect={false}
                  {...form.getInputProps('unit')}
                />
              )}
            </SimpleGrid>
          ) : (
            <Select
              label={t('reading.state')}
              required
              data-autofocus
              data={metric.choices.map(({ code, label }) => ({ value: String(code), label }))}
              value={form.values.value === null ? null : String(form.values.value)}
              onChange={(code) => form.setFieldValue('value', code === null ? null : Number(code))}
              error={form.errors['value']}
            />
          )}
          {form.values.value !== null && form.values.unit !== metric.unit && (
            <Text c="dimmed" size="sm" component="output">
              {t('reading.converted', {
                value: valueText(inUnit(form.values.value, form.values.unit, metric.unit), metric),
              })}
            </Text>
          )}
          {metric.kind === 'counter' ? (
            <CounterPreview
              metric={metric}
              ts={instantOfReading(form.values.day, form.values.time, clock)}
              face={inUnit(form.values.value, form.values.unit, metric.unit)}
              onReplaced={onReplaced}
            />
          ) : (
            <Beyond metric={metric} value={inUnit(form.values.value, form.values.unit, metric.unit)} />
          )}
          <SimpleGrid cols={2}>
            <DayField label={t('reading.at')} required {...fieldProps(form, 'day')} />
            <TextInput
              label={t('reading.atTime')}
              required
              inputMode="numeric"
              placeholder="14:30"
              {...form.getInputProps('time')}
            />
          </SimpleGrid>
        </Stack>
      )}
    </FormDialog>
  );
}
