import { useTranslation } from 'react-i18next';
import type { Alarm } from '../../../shared/contract/alarms.ts';

/** What an alarm is called, e.g. "Vibration too high". */
export function useAlarmName(): (alarm: Pick<Alarm, 'side' | 'metric'>) => string {
  const { t } = useTranslation('alarms');
  return ({ side, metric }) => t(`name.${side}`, { metric: metric.name });
}
