import { IconCircleCheck, IconEyeOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../shared/contract/metrics.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import classes from './Metrics.module.css';

/** Where the newest value stands: in alarm, within its limits, or not watched. */
export function MetricLevel({ metric }: { metric: Pick<Metric, 'level' | 'threshold'> }) {
  const { t } = useTranslation('metrics');
  if (metric.level !== 'normal') return <StatusBadge kind="severity" value={metric.level} />;
  const watched = metric.threshold !== null;
  const Icon = watched ? IconCircleCheck : IconEyeOff;
  return (
    <span className={classes.calm}>
      <Icon aria-hidden />
      {watched ? t('level.normal') : t('level.unwatched')}
    </span>
  );
}
