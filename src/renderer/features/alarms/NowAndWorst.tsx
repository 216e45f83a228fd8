import type { Alarm } from '../../../shared/contract/alarms.ts';
import { useFormat } from '../../ui/format.ts';
import { metricValue } from '../metrics/value.ts';
import classes from './Alarms.module.css';
import { useAlarmValues } from './words.ts';

/** The present value until the alarm is closed, and the furthest one; of what is no value, what is wrong. */
export function NowAndWorst({ alarm }: { alarm: Alarm }) {
  const format = useFormat();
  const { whatOf } = useAlarmValues();
  const { value, peakValue, metric } = alarm;
  if (alarm.type !== 'level') return <span className={classes.values}>{whatOf(alarm)}</span>;
  return (
    <span className={classes.values}>
      {value === null ? '–' : <b>{metricValue(format, value.value, metric)}</b>}
      <span className={classes.worst}> / {format.number(peakValue, metric.decimals)}</span>
    </span>
  );
}
