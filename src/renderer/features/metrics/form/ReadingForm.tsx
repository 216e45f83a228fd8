import { Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../../shared/contract/metrics.ts';
import { unitsLike } from '../../../../shared/domain/units.ts';
import { client } from '../../../api.ts';
import { fieldProps } from '../../../ui/form/field-props.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { instantOf, pastProblemsOf } from '../../../ui/form/moment.ts';
import { MomentFields, useMinuteOfOpening } from '../../../ui/form/MomentFields.tsx';
import { NumberField } from '../../../ui/form/NumberField.tsx';
import { useFormat } from '../../../ui/format.ts';
import { notifyDone } from '../../../ui/notify.ts';
import { zoneClock } from '../../../ui/zone-clock.ts';
import { CounterPreview } from '../counter/CounterPreview.tsx';
import { useMetricValue } from '../value.ts';
import { Beyond } from './Beyond.tsx';
import { inUnit } from './reading.ts';

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
  const minute = useMinuteOfOpening(opened, clock);
  return (
    <FormDialog<ReadingValues>
      title={`${t('reading.title')}: ${metric.name}`}
      opened={opened}
      onClose={onClose}
      submitLabel={t('reading.add')}
      initialValues={{ value: null, unit: metric.unit, ...minute }}
      validate={(values) => {
        const { value } = values;
        const wrong = pastProblemsOf(values, instantOf(values, clock), Date.now());
        return {
          value:
            value === null
              ? t(metric.choices === null ? 'reading.valueNeeded' : 'reading.stateNeeded')
              : null,
          day: wrong.day && t(`reading.${wrong.day}`),
          time: wrong.time && t(`reading.${wrong.time}`),
        };
      }}
      onSubmit={async (values) => {
        const ts = instantOf(values, clock);
        const value = inUnit(values.value, values.unit, metric.unit);
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
            <SimpleGrid cols={units.length > 1 ? { base: 1, xs: 2 } : 1}>
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
              ts={instantOf(form.values, clock)}
              face={inUnit(form.values.value, form.values.unit, metric.unit)}
              onReplaced={onReplaced}
            />
          ) : (
            <Beyond metric={metric} value={inUnit(form.values.value, form.values.unit, metric.unit)} />
          )}
          <MomentFields
            required
            day={{ label: t('reading.at'), ...fieldProps(form, 'day') }}
            time={{ label: t('reading.atTime'), ...fieldProps(form, 'time') }}
          />
        </Stack>
      )}
    </FormDialog>
  );
}
