import {
  IconCircleCheck,
  IconCircleDashed,
  IconEyeOff,
  IconHourglass,
  IconPlugConnectedX,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../shared/contract/metrics.ts';
import { isWatched } from '../../../shared/domain/watch.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import classes from './Metrics.module.css';
import { StaleSign, useStale, type Dated } from './StaleSign.tsx';

/** Where the newest value stands: in alarm, within its limits, or not watched. */
export function MetricLevel({
  metric,
}: {
  metric: Pick<Metric, 'level' | 'threshold' | 'choices' | 'noDataMs'> & Dated;
}) {
  const { t } = useTranslation('metrics');
  const stale = useStale(metric);
  if (metric.level === 'critical' || metric.level === 'warning')
    return <StatusBadge kind="severity" value={metric.level} />;
  const watched = isWatched(metric.threshold, metric.choices);
  if (metric.level === 'no-data' || metric.level === 'pending') {
    const Sign = metric.level === 'pending' ? IconHourglass : IconPlugConnectedX;
    return (
      <span className={classes.calm} title={metric.level === 'pending' ? t('level.pendingHint') : undefined}>
        <Sign aria-hidden />
        {t(`level.${metric.level}`)}
      </span>
    );
  }
  if (metric.latest === null)
    return (
      <span className={classes.calm}>
        <IconCircleDashed aria-hidden />
        {t('level.unread')}
      </span>
    );
  // Whether it is within its limits nobody knows.
  if (stale && watched) return <StaleSign metric={metric} />;
  const isSilenceWatched = metric.noDataMs !== null;
  const Icon = watched || isSilenceWatched ? IconCircleCheck : IconEyeOff;
  return (
    <span className={classes.calm}>
      <Icon aria-hidden />
      {t(watched ? 'level.normal' : isSilenceWatched ? 'level.silence' : 'level.unwatched')}
    </span>
  );
}
