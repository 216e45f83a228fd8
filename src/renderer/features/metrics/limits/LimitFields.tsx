import { SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../../shared/contract/metrics.ts';
import { fieldProps } from '../../../ui/form/field-props.ts';
import { NumberField } from '../../../ui/form/NumberField.tsx';
import { DelayField } from './DelayField.tsx';
import { problemsOf, type LimitField, type LimitValues } from './values.ts';

const highToLow = ['highCritical', 'highWarning', 'lowWarning', 'lowCritical'] as const;

interface LimitFieldsProps {
  readonly form: UseFormReturnType<LimitValues>;
  readonly metric: Pick<Metric, 'unit' | 'kind'>;
}

/** The limits from high to low as they stand on the chart, and what keeps them calm. Wrong ones say so at once. */
export function LimitFields({ form, metric }: LimitFieldsProps) {
  const { t } = useTranslation('metrics');
  const problems = problemsOf(form.values, metric.kind);
  const unit = metric.unit === '' ? undefined : metric.unit;
  const errorOf = (field: LimitField) => {
    const problem = problems[field];
    return problem === undefined ? undefined : t(`threshold.problem.${problem}`);
  };
  const limitField = (field: (typeof highToLow)[number] | 'rateWarning' | 'rateCritical') => (
    <NumberField
      key={field}
      label={t(`threshold.${field}`)}
      unit={unit}
      decimals={9}
      {...fieldProps(form, field)}
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
          {highToLow.map(limitField)}
        </SimpleGrid>
      </Stack>
      <Stack gap="sm">
        <Title order={3}>{t('threshold.rate')}</Title>
        <Text c="dimmed" size="xs">
          {t('threshold.rateLead')}
        </Text>
        <SimpleGrid cols={2} verticalSpacing="sm">
          {(['rateCritical', 'rateWarning'] as const).map(limitField)}
        </SimpleGrid>
        {delayField('rateWindow')}
      </Stack>
      <Stack gap="sm">
        <Title order={3}>{t('threshold.calm')}</Title>
        <NumberField
          label={t('threshold.deadband')}
          description={t('threshold.deadbandHint')}
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
