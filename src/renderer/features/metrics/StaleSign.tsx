import { VisuallyHidden } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../shared/contract/metrics.ts';
import { useFormat } from '../../ui/format.ts';
import { useNow } from '../../ui/values.tsx';
import classes from './Metrics.module.css';
import { isStale } from './stale.ts';

export type Dated = Pick<Metric, 'latest' | 'intervalMs'>;

export function useStale({ latest, intervalMs }: Dated): boolean {
  const now = useNow();
  return latest !== null && isStale(latest.ts, intervalMs, now);
}

/** Says of a stale value how old it is; of any other nothing. */
export function StaleSign({ metric, iconOnly = false }: { metric: Dated; iconOnly?: boolean }) {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const now = useNow();
  const stale = useStale(metric);
  if (!stale || metric.latest === null) return null;
  const { ts } = metric.latest;
  const text = t('stale', { ago: format.ago(ts, now) });
  return (
    <span className={classes.stale} title={`${text}, ${format.dateTimeLong(ts)}`}>
      <IconClockExclamation aria-hidden />
      {iconOnly ? <VisuallyHidden>{text}</VisuallyHidden> : text}
    </span>
  );
}
