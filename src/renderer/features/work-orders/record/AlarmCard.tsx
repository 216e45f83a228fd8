import { useTranslation } from 'react-i18next';
import type { Alarm } from '../../../../shared/contract/alarms.ts';
import { Facts } from '../../../ui/Facts.tsx';
import { useFormat } from '../../../ui/format.ts';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { DateTime } from '../../../ui/values.tsx';
import classes from './AlarmCard.module.css';

/** Why the work is there: the breach in words and in the slice of the chart around it. */
export function AlarmCard({ alarm }: { alarm: Alarm }) {
  const { t } = useTranslation('workOrders');
  const format = useFormat();
  const { metric, side, severity, limit, peakValue, startedAt, endedAt, state } = alarm;
  const inUnit = (value: number) => `${format.number(value, metric.decimals)}\u00A0${metric.unit}`;
  return (
    <div className={classes.card}>
      <div className={classes.head}>
        <StatusBadge kind="severity" value={severity} />
        <strong>
          {t('alarm.why', { metric: metric.name, side: t(`alarm.${side}`), limit: inUnit(limit) })}
        </strong>
        <StatusBadge kind="alarm" value={state} plain />
      </div>
      <Facts
        layout="grid"
        items={[
          { label: t('alarm.peak'), value: inUnit(peakValue) },
          { label: t('alarm.since'), value: <DateTime at={startedAt} /> },
          {
            label: t('alarm.until'),
            value: endedAt === null ? t('alarm.lasting') : <DateTime at={endedAt} />,
          },
        ]}
      />
    </div>
  );
}
