import { useTranslation } from 'react-i18next';
import type { Alarm } from '../../../../shared/contract/alarms.ts';
import { useCan } from '../../../api.ts';
import { useFormat } from '../../../ui/format.ts';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { brokenLimitOf, useAlarmName, useAlarmValues } from '../../alarms/words.ts';
import { MetricSlice, metricValue } from '../../metrics/index.ts';
import classes from './AlarmCard.module.css';

/** Why the work is there: the breach in words and in the slice of the chart around it; `brief` above a form. */
export function AlarmCard({ alarm, brief = false }: { alarm: Alarm; brief?: boolean }) {
  const readsMetrics = useCan('metrics.read');
  const { t } = useTranslation('workOrders');
  const format = useFormat();
  const nameOf = useAlarmName();
  const { whatOf } = useAlarmValues();
  const { type, metric, side, severity, limit, peakValue, startedAt, endedAt, state } = alarm;
  const inUnit = (value: number) => metricValue(format, value, metric);
  return (
    <div className={classes.card}>
      <div className={classes.head}>
        <StatusBadge kind="severity" value={severity} />
        <strong>
          {type === 'level'
            ? t('alarm.why', { metric: metric.name, side: t(`alarm.${side}`), limit: inUnit(limit) })
            : nameOf(alarm)}
        </strong>
        <StatusBadge kind="alarm" value={state} plain />
      </div>
      <p className={classes.line}>
        {type === 'level' && `${t(`alarm.extreme.${side}`, { value: inUnit(peakValue) })} `}
        {(type === 'rate' || type === 'no-data') && `${metric.name}: ${whatOf(alarm)}. `}
        {endedAt === null
          ? t('alarm.lasting', { since: format.dateTime(startedAt) })
          : t('alarm.ended', { since: format.dateTime(startedAt), until: format.dateTime(endedAt) })}
      </p>
      {readsMetrics && (
        <MetricSlice
          metricId={metric.id}
          {...alarm.slice}
          broken={brokenLimitOf(alarm)}
          height={brief ? 130 : 200}
          brief={brief}
        />
      )}
    </div>
  );
}
