import { Autocomplete, SegmentedControl, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { METRIC_KINDS } from '../../../../shared/domain/vocabulary.ts';
import { fieldProps } from '../../../ui/form/field-props.ts';
import { NumberField } from '../../../ui/form/NumberField.tsx';
import { DelayField } from '../limits/DelayField.tsx';
import { ChoiceRows } from './ChoiceRows.tsx';
import { metricProblemsOf, type MetricValues } from './metric-values.ts';
import { USUAL_UNITS } from './units.ts';

interface MetricFieldsProps {
  readonly form: UseFormReturnType<MetricValues>;
  /** There are readings: kind and unit cannot change any more. */
  readonly isRead: boolean;
  /** What was tried on the stored readings, where there are any. */
  readonly statesTrial?: ReactNode;
  readonly silenceTrial?: ReactNode;
}

/** What is measured: the same fields for a metric of an asset and for one of an asset type. */
export function MetricFields({ form, isRead, statesTrial, silenceTrial }: MetricFieldsProps) {
  const { t } = useTranslation('metrics');
  const { t: ts } = useTranslation('status');
  const { kind, unit } = form.values;
  const problems = metricProblemsOf(form.values);
  // What is typed second may lie on the wrong side of what was typed first.
  const reversed =
    problems.plausibleMax === undefined ? undefined : t(`form.problem.${problems.plausibleMax}`);
  return (
    <Stack gap="md">
      <TextInput
        label={t('form.name')}
        description={t('form.nameHint')}
        required
        data-autofocus
        maxLength={200}
        {...form.getInputProps('name')}
      />
      <div>
        <SegmentedControl
          fullWidth
          aria-label={t('form.kind')}
          disabled={isRead}
          data={METRIC_KINDS.map((value) => ({
            value,
            label: ts(`metricKind.${value}`),
          }))}
          {...form.getInputProps('kind')}
        />
        <Text c="dimmed" size="xs" mt={4}>
          {isRead ? t('form.kindFixed') : t(`form.kindHint.${kind}`)}
        </Text>
      </div>
      {kind === 'characteristic' ? (
        <>
          <ChoiceRows
            rows={form.values.choices}
            onRows={(rows) => form.setFieldValue('choices', rows)}
            error={form.errors['choices']}
          />
          {statesTrial}
        </>
      ) : (
        <>
          <SimpleGrid cols={2}>
            <Autocomplete
              label={t('form.unit')}
              description={isRead ? t('form.unitFixed') : t('form.unitHint')}
              data={USUAL_UNITS}
              disabled={isRead}
              {...form.getInputProps('unit')}
            />
            <NumberField label={t('form.decimals')} decimals={0} {...fieldProps(form, 'decimals')} />
          </SimpleGrid>
          {kind === 'counter' && (
            <NumberField
              label={t('form.rolloverAt')}
              description={t('form.rolloverHint')}
              unit={unit.trim() === '' ? undefined : unit}
              decimals={6}
              {...fieldProps(form, 'rolloverAt')}
            />
          )}
          {kind === 'gauge' && (
            <SimpleGrid cols={2}>
              <NumberField
                label={t('form.plausibleMin')}
                description={t('form.plausibleHint')}
                unit={unit.trim() === '' ? undefined : unit}
                decimals={9}
                {...fieldProps(form, 'plausibleMin')}
              />
              <NumberField
                label={t('form.plausibleMax')}
                description={t('form.plausibleHint')}
                unit={unit.trim() === '' ? undefined : unit}
                decimals={9}
                {...fieldProps(form, 'plausibleMax')}
                error={reversed}
              />
            </SimpleGrid>
          )}
        </>
      )}
      <DelayField
        label={t('form.noData')}
        description={t('form.noDataHint')}
        value={form.values.noData}
        onChange={(noData) => form.setFieldValue('noData', noData)}
        error={form.errors['noData']}
      />
      {silenceTrial}
    </Stack>
  );
}
