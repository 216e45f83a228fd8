/** What can be done with a work order from here, as actions of its page. */
import { useMutation } from '@tanstack/react-query';
import {
  IconCheck,
  IconCircleX,
  IconPlayerPause,
  IconPlayerPlay,
  IconRestore,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { WorkOrderDetail } from '../../../../shared/contract/work-orders.ts';
import type { WorkOrderStatus } from '../../../../shared/domain/vocabulary.ts';
import { isReopening, nextSensibleAction } from '../../../../shared/domain/work-order.ts';
import { api } from '../../../api.ts';
import { useTranslator } from '../../../i18n/dynamic.ts';
import { notifyDone, notifyError } from '../../../ui/notify.ts';
import type { PageAction } from '../../../ui/Page.tsx';
import { showUndoToast } from '../../../ui/UndoToast.tsx';
import { canBeUndone, verbOf, type Verb } from './steps.ts';

const icons: Readonly<Record<Verb, Icon>> = {
  approve: IconCheck,
  start: IconPlayerPlay,
  resume: IconPlayerPlay,
  complete: IconCheck,
  reopen: IconRestore,
  hold: IconPlayerPause,
  putBack: IconRestore,
  cancel: IconCircleX,
  decline: IconCircleX,
};

export interface Transitions {
  /** The next sensible one, also the way back of closed work; undefined where the person may do nothing. */
  readonly next: PageAction | undefined;
  /** Completing, where it is not the next sensible one but allowed: what is mended already is closed at once. */
  readonly complete: PageAction | undefined;
  readonly others: readonly PageAction[];
}

/** @param asks opens the dialogs of those steps that need more than a press */
export function useTransitions(
  workOrder: WorkOrderDetail,
  asks: { readonly complete: () => void; readonly cancel: () => void },
): Transitions {
  const { t } = useTranslation('workOrders');
  const word = useTranslator('status');
  const transition = useMutation(api.workOrders.transition.mutationOptions({ onError: notifyError }));
  const { id, number, status: from, transitions } = workOrder;

  const go = (to: WorkOrderStatus) =>
    transition.mutate(
      { id, to },
      {
        onSuccess: () => {
          const message = t('transitionDone', { number, status: word(`workOrder.${to}`) });
          if (!canBeUndone(from, to)) notifyDone(message);
          else showUndoToast({ message, undo: () => transition.mutateAsync({ id, to: from }) });
        },
      },
    );
  const actionTo = (to: WorkOrderStatus): PageAction => {
    const verb = verbOf(from, to);
    const asking = to === 'completed' ? asks.complete : to === 'cancelled' ? asks.cancel : undefined;
    return {
      label: t(`action.${verb}`),
      icon: icons[verb],
      onClick: asking ?? (() => go(to)),
      loading: transition.isPending && transition.variables.to === to,
      danger: to === 'cancelled',
    };
  };

  const sensible = nextSensibleAction(from)?.to ?? transitions.find((to) => isReopening(from, to));
  const next = transitions.find((to) => to === sensible);
  const others = transitions.filter((to) => to !== next && to !== 'completed');
  return {
    next: next === undefined ? undefined : actionTo(next),
    complete: transitions.includes('completed') && next !== 'completed' ? actionTo('completed') : undefined,
    others: others.map(actionTo),
  };
}
