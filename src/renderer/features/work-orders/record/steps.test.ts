import { describe, expect, it } from 'vitest';
import { WORK_ORDER_STATUSES, type WorkOrderStatus } from '../../../../shared/domain/vocabulary.ts';
import { allowedTransitions, isClosed } from '../../../../shared/domain/work-order.ts';
import { canBeUndone, verbOf } from './steps.ts';

const steps = WORK_ORDER_STATUSES.flatMap((from) =>
  allowedTransitions(from).map((to) => [from, to] as const),
);

describe('a step of a work order', () => {
  it.each<[WorkOrderStatus, WorkOrderStatus, string]>([
    ['requested', 'open', 'approve'],
    ['requested', 'cancelled', 'decline'],
    ['open', 'in-progress', 'start'],
    ['open', 'completed', 'complete'],
    ['open', 'cancelled', 'cancel'],
    ['in-progress', 'open', 'putBack'],
    ['in-progress', 'on-hold', 'hold'],
    ['on-hold', 'in-progress', 'resume'],
    ['completed', 'in-progress', 'reopen'],
    ['cancelled', 'open', 'reopen'],
  ])('from %s to %s is called %s', (from, to, verb) => {
    expect(verbOf(from, to)).toBe(verb);
  });

  it('has a name of its own among those that are possible at the same time', () => {
    for (const from of WORK_ORDER_STATUSES) {
      const verbs = allowedTransitions(from).map((to) => verbOf(from, to));
      expect(new Set(verbs).size).toBe(verbs.length);
    }
  });

  it('is offered to be undone only where the way back is allowed, and never out of or into closed work', () => {
    for (const [from, to] of steps.filter(([from, to]) => canBeUndone(from, to))) {
      expect(allowedTransitions(to)).toContain(from);
      expect([isClosed(from), isClosed(to)]).toEqual([false, false]);
    }
    expect(canBeUndone('open', 'in-progress')).toBe(true);
    expect(canBeUndone('requested', 'open')).toBe(false);
  });
});
