/** Commands of a checklist. A tick shows at once and is taken back, in words, when the core refuses it. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { WorkOrderDetail } from '../../../../../shared/contract/work-orders.ts';
import { api, useSignedIn } from '../../../../api.ts';
import { notifyError } from '../../../../ui/notify.ts';
import { showUndoToast } from '../../../../ui/UndoToast.tsx';
import { moved } from './order.ts';

export type ChecklistItem = WorkOrderDetail['checklist'][number];

/** A step that is ticked by the value that is read at it. */
export function needsReading({ reading }: ChecklistItem): boolean {
  return reading !== null && reading.metric !== null && reading.value === null;
}

export interface ChecklistCommands {
  readonly tick: (id: string, done: boolean) => void;
  /** Puts the item at `from` to the place `to`. */
  readonly move: (from: number, to: number) => void;
  readonly remove: (item: ChecklistItem) => void;
}

export function useChecklist({ id: workOrderId, checklist }: WorkOrderDetail): ChecklistCommands {
  const { t } = useTranslation('workOrders');
  const { user } = useSignedIn();
  const change = useOptimisticChecklist(workOrderId);
  const update = useMutation(api.workOrders.updateChecklistItem.mutationOptions());
  const reorder = useMutation(api.workOrders.moveChecklistItem.mutationOptions());
  const remove = useMutation(api.workOrders.removeChecklistItem.mutationOptions({ onError: notifyError }));
  const restore = useMutation(api.workOrders.restoreChecklistItem.mutationOptions());

  return {
    tick: (id, done) =>
      void change(
        (items) =>
          items.map((item) =>
            item.id === id
              ? {
                  ...item,
                  doneAt: done ? Date.now() : null,
                  doneBy: done ? { id: user.id, fullName: user.fullName } : null,
                }
              : item,
          ),
        () => update.mutateAsync({ id, done }),
      ),
    move: (from, to) => {
      const item = checklist[from];
      if (item === undefined || from === to || to < 0 || to >= checklist.length) return;
      const next = moved(checklist, from, to);
      void change(
        () => next,
        () => reorder.mutateAsync({ id: item.id, afterId: next[to - 1]?.id ?? null }),
      );
    },
    remove: ({ id, text }) =>
      remove.mutate(
        { id },
        {
          onSuccess: () =>
            showUndoToast({
              message: t('checklist.removed', { text }),
              undo: () => restore.mutateAsync({ id }),
            }),
        },
      ),
  };
}

type Change = (
  show: (items: ChecklistItem[]) => ChecklistItem[],
  send: () => Promise<unknown>,
) => Promise<void>;

/** Shows a change before it is sent; what the core says of it, also a refusal, replaces it. */
function useOptimisticChecklist(workOrderId: string): Change {
  const queries = useQueryClient();
  const { queryKey } = api.workOrders.get.queryOptions({ input: { id: workOrderId } });
  return async (show, send) => {
    await queries.cancelQueries({ queryKey });
    const before = queries.getQueryData(queryKey);
    queries.setQueryData(queryKey, (shown) => shown && { ...shown, checklist: show(shown.checklist) });
    try {
      await send();
    } catch (error) {
      queries.setQueryData(queryKey, before);
      notifyError(error);
      await queries.invalidateQueries({ queryKey });
    }
  };
}
