import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../../shared/contract/metrics.ts';
import { useFormat } from '../../../ui/format.ts';
import { limitsOf } from '../chart/shape.ts';
import { metricValue } from '../value.ts';

/** A slip of the finger is noticed before it rings. */
export function Beyond({ metric, value }: { metric: Metric; value: number | null }) {
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
