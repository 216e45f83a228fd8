import { Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../../shared/contract/metrics.ts';
import { client } from '../../../api.ts';
import { DayField } from '../../../ui/form/DayField.tsx';
import { fieldProps } from '../../../ui/form/field-props.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { NumberField } from '../../../ui/form/NumberField.tsx';
import { useFormat } from '../../../ui/format.ts';
import { notifyDone } from '../../../ui/notify.ts';
import { limitsOf } from '../chart/shape.ts';
import { zoneClock, type ZoneClock } from '../chart/ticks.ts';
import { metricValue } from '../value.ts';
import { instantOfReading } from './reading.ts';

interface ReadingValues extends Record<string, unknown> {
  value: number | null;
  day: string | null;
  time: string;
}

export interface ReadingFormProps {
  readonly metric: Metric;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** A value read off a gauge, by hand. */
export function ReadingForm({ metric, opened, onClose }: ReadingFormProps) {
  const { t } = useTranslation('metrics');
  const { timeZone } = useFormat();
  const clock = zoneClock(timeZone);
  // Opened now, read now.
  const [local, setLocal] = useState('');
  if (opened !== (local !== '')) setLocal(opened ? localNow(clock) : '');
  return (
    <FormDialog<ReadingValues>
      title={`${t('reading.title')}: ${metric.name}`}
      opened={opened}
      onClose={onClose}
      size="sm"
      submitLabel={t('reading.add')}
      initialValues={{ value: null, day: local.slice(0, 10), time: local.slice(11, 16) }}
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
      onSubmit={async ({ value, day, time }) => {
        const ts = instantOfReading(day, time, clock);
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
            <NumberField
              label={t('reading.value')}
              unit={metric.unit === '' ? undefined : metric.unit}
              decimals={9}
              required
              data-autofocus
              {...fieldProps(form, 'value')}
            />
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
          <Beyond metric={metric} value={form.values.value} />
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

/** Now on the plant's clock, as an ISO date and time. */
function localNow(clock: ZoneClock): string {
  return new Date(clock.toLocal(Date.now())).toISOString();
}

/** A slip of the finger is noticed before it rings. */
function Beyond({ metric, value }: { metric: Metric; value: number | null }) {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  if (value === null) return null;
  const crossed = limitsOf(metric.threshold).filter((limit) =>
    limit.side === 'high' ? value > limit.value : value < limit.value,
  );
  const worst = crossed.find(({ severity }) => severity === 'critical') ?? crossed[0];
  if (worst === undefined) return null;
  const limit = t('limit.withValue', {
    limit: t(`limit.${worst.side}.${worst.severity}`),
    value: metricValue(format, worst.value, metric),
  });
  return (
    <Text c="var(--mw-warning)" size="xs" component="output">
      {t('reading.beyond', { limit })}
    </Text>
  );
}
