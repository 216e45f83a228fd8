import type { Alarm } from '../../../shared/contract/alarms.ts';
import { type Format, useFormat } from '../../ui/format.ts';
import { useNow } from '../../ui/values.tsx';
import { durationText, largestUnit } from '../metrics/duration.ts';
import { metricValue } from '../metrics/value.ts';
import { useAlarmValues } from './words.ts';

/** In a list: whole numbers need no decimals where they are large. */
function shortValue(format: Format, value: number, { unit, decimals }: Alarm['metric']): string {
  const digits = String(Math.trunc(Math.abs(value))).length;
  return metricValue(format, value, { unit, decimals: Math.min(decimals, Math.max(0, 6 - digits)) });
}

/** The newest value until the alarm is closed; a metric that is silent has none. */
export function Now({ alarm: { type, value, endedAt, metric } }: { alarm: Alarm }) {
  const format = useFormat();
  if (value === null || (type === 'no-data' && endedAt === null)) return '–';
  return (
    <b title={metricValue(format, value.value, metric)}>
      {value.state ?? shortValue(format, value.value, metric)}
    </b>
  );
}

/** The furthest value or change, or how long nothing has come; its name tells what state it is. */
export function Worst({ alarm }: { alarm: Alarm }) {
  const format = useFormat();
  const { worstOf, silenceOf } = useAlarmValues();
  const now = useNow();
  const { type, peakValue, metric } = alarm;
  if (type === 'state') return '–';
  const sign = type === 'rate' && peakValue > 0 ? '+' : '';
  const text =
    type === 'no-data'
      ? durationText(format.locale, largestUnit(silenceOf(alarm, now)))
      : `${sign}${shortValue(format, peakValue, metric)}`;
  return <span title={worstOf(alarm, now)}>{text}</span>;
}

/** The same in the facts of its page, whole. */
export function WholeWorst({ alarm }: { alarm: Alarm }) {
  const now = useNow();
  return useAlarmValues().worstOf(alarm, now);
}
