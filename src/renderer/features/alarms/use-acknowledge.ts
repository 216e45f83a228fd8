import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alarm } from '../../../shared/contract/alarms.ts';
import { client } from '../../api.ts';
import { errorCodeOf } from '../../ui/errors.ts';
import { notifyDone, notifyError } from '../../ui/notify.ts';
import { useAlarmName } from './words.ts';

/** True while an alarm waits for somebody to acknowledge it. */
export function canAcknowledge({ state }: Pick<Alarm, 'state'>): boolean {
  return state === 'unacknowledged' || state === 'returned-unacknowledged';
}

/** Acknowledges at once, without a note. */
export function useAcknowledge() {
  const { t } = useTranslation('alarms');
  const nameOf = useAlarmName();
  const [running, setRunning] = useState(false);
  const run = async (command: () => Promise<void>) => {
    setRunning(true);
    try {
      await command();
    } catch (error) {
      notifyError(error);
    } finally {
      setRunning(false);
    }
  };
  return {
    running,
    one: (alarm: Alarm) => {
      if (!canAcknowledge(alarm)) return;
      void run(async () => {
        await client.alarms.acknowledge({ id: alarm.id });
        notifyDone(t('acknowledge.done', { alarm: `${nameOf(alarm)}, ${alarm.asset.tag}` }));
      });
    },
    /** Those that somebody else has acknowledged meanwhile are as good as done. */
    many: (ids: readonly string[]) =>
      run(async () => {
        let done = 0;
        for (const id of ids) {
          try {
            await client.alarms.acknowledge({ id });
            done += 1;
          } catch (error) {
            if (errorCodeOf(error) !== 'ALARM_ALREADY_ACKNOWLEDGED') throw error;
          }
        }
        notifyDone(t('acknowledge.doneMany', { count: done }));
      }),
  };
}
