/** The one place that puts an alarm into words, whatever it watches. */
import { useTranslation } from 'react-i18next';
import type { Alarm } from '../../../shared/contract/alarms.ts';
import { useFormat } from '../../ui/format.ts';
import type { Limit } from '../metrics/chart/shape.ts';
import { durationText } from '../metrics/duration.ts';
import { metricValue } from '../metrics/value.ts';

type Named = Pick<Alarm, 'type' | 'label' | 'side' | 'metric'>;

/** What an alarm is called, e.g. "Vibration too high". */
export function useAlarmName(): (alarm: Named) => string {
  const { t } = useTranslation('alarms');
  return ({ type, label, side, metric }) => {
    if (type === 'state') return t('name.state', { metric: metric.name, state: label ?? '' });
    if (type === 'no-data') return t('name.noData', { metric: metric.name });
    return t(`name.${type}.${side}`, { metric: metric.name });
  };
}

/** What the alarm watches in its own measure: a change within its time, a state by name, a silence by length. */
export function useAlarmValues() {
  const { t } = useTranslation('alarms');
  const format = useFormat();
  const within = ({ windowMs }: Alarm, change: string) =>
    windowMs === null ? change : t('within', { change, time: durationText(format.locale, windowMs) });
  const valueOf = (alarm: Alarm, value: number): string => {
    const { type, metric, label } = alarm;
    if (type === 'state') return label ?? '';
    if (type === 'no-data') return durationText(format.locale, value);
    if (type === 'rate') return within(alarm, metricValue(format, Math.abs(value), metric));
    return metricValue(format, value, metric);
  };
  return {
    limitOf: (alarm: Alarm) => valueOf(alarm, alarm.limit),
    /** @param now for how long a silence that lasts has been */
    worstOf: (alarm: Alarm, now: number) =>
      valueOf(alarm, alarm.type === 'no-data' ? silenceOf(alarm, now) : alarm.peakValue),
    silenceOf,
    /** What is wrong, e.g. "rose 6.1 °C within 10 min" or "silent since 12:40". */
    whatOf: (alarm: Alarm) => {
      const { type, side, peakValue, metric } = alarm;
      if (type === 'state') return alarm.label ?? '';
      if (type === 'no-data') return t('what.noData', { when: format.dateTime(silentSince(alarm)) });
      if (type === 'level') return metricValue(format, peakValue, metric);
      return t(`what.rate.${side}`, { change: valueOf(alarm, peakValue) });
    },
  };
}

/** The limit of the metric's values that was broken; a change, a state and a silence have none among them. */
export function brokenLimitOf({ type, side, severity, limit }: Alarm): Limit | null {
  return type === 'level' ? { side, severity, value: limit } : null;
}

/** When the last reading before a silence came. */
export function silentSince({ startedAt, limit }: Pick<Alarm, 'startedAt' | 'limit'>): number {
  return startedAt - limit;
}

/** How long nothing has come, or came, in milliseconds. */
function silenceOf(alarm: Alarm, now: number): number {
  return alarm.endedAt === null ? Math.max(alarm.limit, now - silentSince(alarm)) : alarm.peakValue;
}
