/** What a step from one status to another is called, and whether one press takes it back. */
import type { WorkOrderStatus } from '../../../../shared/domain/vocabulary.ts';
import { canTransition, isReopening } from '../../../../shared/domain/work-order.ts';

export type Verb =
  | 'approve'
  | 'start'
  | 'resume'
  | 'complete'
  | 'reopen'
  | 'hold'
  | 'putBack'
  | 'cancel'
  | 'decline';

/** What a step is called by those who take it. */
export function verbOf(from: WorkOrderStatus, to: WorkOrderStatus): Verb {
  if (isReopening(from, to)) return 'reopen';
  switch (to) {
    case 'completed':
      return 'complete';
    case 'cancelled':
      return from === 'requested' ? 'decline' : 'cancel';
    case 'on-hold':
      return 'hold';
    case 'in-progress':
      return from === 'on-hold' ? 'resume' : 'start';
    case 'open':
    case 'requested':
      return from === 'requested' ? 'approve' : 'putBack';
  }
}

/** Between open, in progress and on hold a step can lead straight back; approving, closing and reopening stay. */
export function canBeUndone(from: WorkOrderStatus, to: WorkOrderStatus): boolean {
  const among: readonly WorkOrderStatus[] = ['open', 'in-progress', 'on-hold'];
  return among.includes(from) && among.includes(to) && canTransition(to, from);
}
