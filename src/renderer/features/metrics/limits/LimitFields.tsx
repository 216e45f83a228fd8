import { SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../../shared/contract/metrics.ts';
import { fieldProps } from '../../../ui/form/field-props.ts';
import { NumberField } from '../../../ui/form/NumberField.tsx';
import { DelayField } from './DelayField.tsx';
import { problemsOf, type LimitField, type LimitValues, withLimit } from './values.ts';

const levels = ['highWarning', 'highCritical', 'lowWarning', 'lowCritical'] as const;

interface LimitFieldsProps {
  readonly form: UseFormReturnType<LimitValues>;
  readonly metric: Pick<Metric, 'unit' | 'kind'>;
  /** There are none yet: what keeps them calm is proposed. */
  readonly isNew: boolean;
}

/** The limits, warnings beside critical ones, and what keeps them calm. Wrong ones say so at once. */
export function LimitFields({ form, metric, isNew }: LimitFieldsProps) {
  const { t } = useTranslation('metrics');
  const problems = problemsOf(form.values, metric.kind);
  const unit = metric.unit === '' ? undefined : metric.unit;
  const errorOf = (field: LimitField) => {
    const problem = problems[field];
    return problem === undefined ? undefined : t(`threshold.problem.${problem}`);
  };
  const limitField = (field: (typeof levels)[number] | 'rateWarning' | 'rateCritical') => (
    <NumberField
      key={field}
      label={t(`threshold.${field}`)}
      unit={unit}
      decimals={9}
      {...fieldProps(form, field)}
      onChange={(limit) => {
        const { deadband } = withLimit(form.getValues(), field, limit, metric.kind);
        form.setFieldValue(field, limit);
        if (isNew) form.setFieldValue('deadband', deadband);
      }}
      error={errorOf(field)}
    />
  );
  const delayField = (field: 'rateWindow' | 'onDelay' | 'offDelay' | 'rearm') => (
    <DelayField
      key={field}
      label={t(`threshold.${field}`)}
      description={t(`threshold.${field}Hint`)}
      value={form.values[field]}
      onChange={(delay) => form.setFieldValue(field, delay)}
      error={errorOf(field)}
    />
  );
  const calm = (['onDelay', 'offDelay', 'rearm'] as const).map(delayField);
  if (metric.kind === 'characteristic') {
    return (
      <Stack gap="sm">
        <Text c="dimmed" size="xs">
          {t('threshold.leadOfStates')}
        </Text>
        {calm}
      </Stack>
    );
  }
  return (
    <Stack gap="lg">
      <Stack gap="sm">
        {metric.kind === 'counter' && (
          <Text c="dimmed" size="xs">
            {t('threshold.leadOfCounters')}
          </Text>
        )}
        <Text c="dimmed" size="xs">
          {t('threshold.lead')}
        </Text>
        <SimpleGrid cols={2} verticalSpacing="sm">
          {levels.map(limitField)}
        </SimpleGrid>
      </Stack>
      <Stack gap="sm">
        <Title order={3}>{t('threshold.rate')}</Title>
        <Text c="dimmed" size="xs">
          {t('threshold.rateLead')}
        </Text>
        <SimpleGrid cols={2} verticalSpacing="sm">
          {(['rateWarning', 'rateCritical'] as const).map(limitField)}
        </SimpleGrid>
        {delayField('rateWindow')}
      </Stack>
      <Stack gap="sm">
        <Title order={3}>{t('threshold.calm')}</Title>
        <NumberField
          label={t('threshold.deadband')}
          description={t(
            isNew && metric.kind === 'gauge' ? 'threshold.deadbandProposed' : 'threshold.deadbandHint',
          )}
          unit={unit}
          decimals={9}
          placeholder="0"
          {...fieldProps(form, 'deadband')}
          error={errorOf('deadband')}
        />
        {calm}
      </Stack>
    </Stack>
  );
}
