import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../shared/contract/metrics.ts';
import { useFormat } from '../../ui/format.ts';

/** The outer limits in short: "below 2 · above 7.1 mm/s" by the first limit of each side. */
export function LimitsText({ metric }: { metric: Pick<Metric, 'threshold' | 'unit' | 'decimals'> }) {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const { threshold, unit } = metric;
  if (threshold === null) return <span>–</span>;
  const low = threshold.lowWarning ?? threshold.lowCritical;
  const high = threshold.highWarning ?? threshold.highCritical;
  const text = (value: number) => format.number(value);
  const parts = [
    ...(low === null ? [] : [t('limit.below', { value: text(low) })]),
    ...(high === null ? [] : [t('limit.above', { value: text(high) })]),
  ];
  return (
    <span>
      {parts.join(' · ')}
      {unit === '' ? '' : `\u00A0${unit}`}
    </span>
  );
}
