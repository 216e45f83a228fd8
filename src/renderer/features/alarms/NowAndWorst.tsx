import type { Alarm } from '../../../shared/contract/alarms.ts';
import { useFormat } from '../../ui/format.ts';
import { metricValue } from '../metrics/value.ts';
import classes from './Alarms.module.css';

/** The present value until the alarm is closed, and the furthest one. */
export function NowAndWorst({ alarm }: { alarm: Alarm }) {
  const format = useFormat();
  const { value, peakValue, metric } = alarm;
  return (
    <span className={classes.values}>
      {value === null ? '–' : <b>{metricValue(format, value.value, metric)}</b>}
      <span className={classes.worst}> / {format.number(peakValue, metric.decimals)}</span>
    </span>
  );
}
