import { Stack, Text, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../../shared/contract/metrics.ts';
import type { Id } from '../../../../shared/ids.ts';
import { api, client } from '../../../api.ts';
import { fieldProps } from '../../../ui/form/field-props.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { instantOf, pastProblemsOf } from '../../../ui/form/moment.ts';
import { MomentFields, useMinuteOfOpening } from '../../../ui/form/MomentFields.tsx';
import { NumberField } from '../../../ui/form/NumberField.tsx';
import { useFormat } from '../../../ui/format.ts';
import { showUndoToast } from '../../../ui/UndoToast.tsx';
import { zoneClock } from '../../../ui/zone-clock.ts';
import { useMetricValue } from '../value.ts';

interface Values extends Record<string, unknown> {
  oldFace: number | null;
  newFace: number | null;
  day: string | null;
  time: string;
  reason: string;
}

export interface MeterChangeFormProps {
  readonly metric: Metric;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** The meter of a counter was replaced: what the old one showed last, and the new one first. */
export function MeterChangeForm({ metric, opened, onClose }: MeterChangeFormProps) {
  const { t } = useTranslation('metrics');
  const { timeZone } = useFormat();
  const clock = zoneClock(timeZone);
  const minute = useMinuteOfOpening(opened, clock);
  const unit = metric.unit === '' ? undefined : metric.unit;
  const save = async (values: Values, id: Id) => {
    const { oldFace, newFace, reason } = values;
    const at = instantOf(values, clock);
    if (oldFace === null || newFace === null || at === null) return;
    const { alarmIds } = await client.counters.changeMeter({
      id,
      metricId: metric.id,
      at,
      oldFace,
      newFace,
      reason: reason.trim(),
    });
    showUndoToast({
      message: alarmIds.length === 0 ? t('meter.done') : t('meter.raised', { count: alarmIds.length }),
      undo: () => client.counters.removeChange({ id }),
    });
  };
  return (
    <FormDialog<Values>
      title={`${t('meter.title')}: ${metric.name}`}
      opened={opened}
      onClose={onClose}
      submitLabel={t('meter.save')}
      initialValues={{
        oldFace: null,
        newFace: 0,
        ...minute,
        reason: '',
      }}
      validate={(values) => {
        const { oldFace, newFace, reason } = values;
        const wrong = pastProblemsOf(values, instantOf(values, clock), Date.now());
        return {
          oldFace: oldFace === null ? t('meter.oldNeeded') : null,
          newFace: newFace === null ? t('meter.newNeeded') : null,
          day: wrong.day && t(`reading.${wrong.day}`),
          time: wrong.time && t(`reading.${wrong.time}`),
          reason: reason.trim() === '' ? t('meter.reasonNeeded') : null,
        };
      }}
      onSubmit={save}
    >
      {(form) => (
        <Stack gap="md">
          <Text c="dimmed" size="sm">
            {t('meter.lead')}
          </Text>
          <MomentFields
            required
            day={{ label: t('meter.at'), ...fieldProps(form, 'day') }}
            time={{ label: t('reading.atTime'), ...fieldProps(form, 'time') }}
          />
          <NumberField
            label={t('meter.oldFace')}
            unit={unit}
            decimals={6}
            min={0}
            required
            data-autofocus
            {...fieldProps(form, 'oldFace')}
          />
          <OldMeter metric={metric} ts={instantOf(form.values, clock)} face={form.values.oldFace} />
          <NumberField
            label={t('meter.newFace')}
            unit={unit}
            decimals={6}
            min={0}
            required
            {...fieldProps(form, 'newFace')}
          />
          <TextInput
            label={t('meter.reason')}
            description={t('meter.reasonHint')}
            required
            maxLength={200}
            {...form.getInputProps('reason')}
          />
        </Stack>
      )}
    </FormDialog>
  );
}

interface OldMeterProps {
  readonly metric: Metric;
  readonly ts: number | null;
  /** What it is said to have shown last. */
  readonly face: number | null;
}

/** What the old meter is known to have shown before, and what life to date goes on from. */
function OldMeter({ metric, ts, face }: OldMeterProps) {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const valueText = useMetricValue();
  const { data } = useQuery({
    ...api.counters.place.queryOptions({
      input: { metricId: metric.id, ts: ts ?? 0, face: face === null || face < 0 ? null : face },
    }),
    enabled: ts !== null,
    placeholderData: keepPreviousData,
  });
  if (data === undefined || ts === null) return null;
  const { before, ltd, problem } = data;
  // That later readings show less is why the meter is entered as replaced.
  const cannotBe = problem?.kind === 'above' ? null : problem;
  return (
    <Stack gap={4} mt={-8}>
      {before !== null && (
        <Text c="dimmed" size="xs">
          {t('counter.shown', { value: valueText(before.face, metric), when: format.dateTime(before.ts) })}
        </Text>
      )}
      <Text component="output" size="xs" c={cannotBe === null ? undefined : 'var(--mw-critical)'}>
        {face !== null &&
          (cannotBe !== null
            ? t(cannotBe.kind === 'below' ? 'meter.below' : 'counter.problem.beyond', {
                than: valueText(cannotBe.than, metric),
              })
            : ltd !== null && t('meter.goesOn', { ltd: valueText(ltd, metric) }))}
      </Text>
    </Stack>
  );
}
