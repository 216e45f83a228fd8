import { useTranslation } from 'react-i18next';
import type { Alarm } from '../../../shared/contract/alarms.ts';
import { client } from '../../api.ts';
import { notifyDone } from '../../ui/notify.ts';
import { showUndoToast } from '../../ui/UndoToast.tsx';
import { useRun } from '../../ui/use-run.ts';
import { useAlarmName } from './words.ts';

/** True while an alarm waits for somebody to acknowledge it. */
export function canAcknowledge({ state }: Pick<Alarm, 'state'>): boolean {
  return state === 'unacknowledged' || state === 'returned-unacknowledged';
}

/** Tells that alarms are acknowledged, and offers to take that back. */
export function useToldAcknowledged(): (ids: readonly string[], message: string) => void {
  const { t } = useTranslation('alarms');
  return (ids, message) =>
    showUndoToast({
      message,
      undo: () => client.alarms.unacknowledge({ ids: [...ids] }),
      undone: t('acknowledge.undone', { count: ids.length }),
    });
}

/** Acknowledges at once, without a note. */
export function useAcknowledge() {
  const { t } = useTranslation('alarms');
  const nameOf = useAlarmName();
  const told = useToldAcknowledged();
  const { running, run } = useRun();
  return {
    running,
    one: (alarm: Alarm) => {
      if (!canAcknowledge(alarm)) return;
      void run(async () => {
        await client.alarms.acknowledge({ id: alarm.id });
        told([alarm.id], t('acknowledge.done', { alarm: nameOf(alarm) }));
      });
    },
    /** Those that others have acknowledged meanwhile are left out. */
    many: (ids: readonly string[]) =>
      run(async () => {
        const { ids: mine } = await client.alarms.acknowledgeMany({ ids: [...ids] });
        if (mine.length === 0) notifyDone(t('acknowledge.doneNone'));
        else told(mine, t('acknowledge.doneMany', { count: mine.length }));
      }),
  };
}
