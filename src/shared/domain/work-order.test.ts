import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WORK_ORDER_STATUSES, type WorkOrderStatus } from './vocabulary.ts';
import {
  allowedTransitions,
  canTransition,
  isClosed,
  isOverdue,
  isReopening,
  nextSensibleAction,
  requiredToComplete,
  TRANSITIONS,
} from './work-order.ts';

const pairs = WORK_ORDER_STATUSES.flatMap((from) => WORK_ORDER_STATUSES.map((to) => ({ from, to })));

describe('the status of a work order', () => {
  /** The whole table: rows are where it stands, columns where it would go, in the order of the vocabulary. */
  const TABLE = `
                requested open in-progress on-hold completed cancelled
    requested       .      x       .          .       .         x
    open            .      .       x          x       x         x
    in-progress     .      x       .          x       x         x
    on-hold         .      x       x          .       .         x
    completed       .      .       x          .       .         .
    cancelled       .      x       .          .       .         .`;
  const [columns, ...rows] = TABLE.trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  const allowed = new Set(
    rows.flatMap(([from, ...cells]) =>
      cells.flatMap((cell, index) => (cell === 'x' ? [`${from} -> ${columns![index]}`] : [])),
    ),
  );

  it('has a row and a column in the table for each status', () => {
    expect(columns).toEqual(WORK_ORDER_STATUSES);
    expect(rows.map(([from]) => from)).toEqual(WORK_ORDER_STATUSES);
  });

  it.each(pairs)('moves from $from to $to only where the table says so', ({ from, to }) => {
    const isAllowed = allowed.has(`${from} -> ${to}`);
    expect(canTransition(from, to)).toBe(isAllowed);
    expect(allowedTransitions(from).includes(to)).toBe(isAllowed);
  });

  it.each(WORK_ORDER_STATUSES)('lists what follows %s once and in the order of the vocabulary', (from) => {
    expect(allowedTransitions(from)).toEqual(WORK_ORDER_STATUSES.filter((to) => canTransition(from, to)));
  });

  it('is closed when completed or cancelled', () => {
    expect(WORK_ORDER_STATUSES.filter(isClosed)).toEqual(['completed', 'cancelled']);
  });

  it.each(pairs)('from $from to $to is a reopening only out of a closed status', ({ from, to }) => {
    const reopenings = ['completed -> in-progress', 'cancelled -> open'];
    expect(isReopening(from, to)).toBe(reopenings.includes(`${from} -> ${to}`));
  });

  it('can be closed and reopened from wherever it stands, and never becomes a request again', () => {
    for (const status of WORK_ORDER_STATUSES) {
      const reached = new Set<WorkOrderStatus>([status]);
      for (const from of reached) for (const to of TRANSITIONS[from]) reached.add(to);
      expect([...reached]).toEqual(expect.arrayContaining(['open', 'in-progress', 'completed', 'cancelled']));
      expect(reached.has('requested')).toBe(status === 'requested');
    }
  });

  it.each<[WorkOrderStatus, string | undefined]>([
    ['requested', 'approve'],
    ['open', 'start'],
    ['in-progress', 'complete'],
    ['on-hold', 'resume'],
    ['completed', undefined],
    ['cancelled', undefined],
  ])('%s offers %s as the next action, which is allowed', (status, action) => {
    const next = nextSensibleAction(status);
    expect(next?.action).toBe(action);
    expect(next === null || canTransition(status, next.to)).toBe(true);
  });
});

describe('completing', () => {
  const complete = {
    result: 'Bearing replaced',
    labour: [{ minutes: 30 }],
    checklist: [
      { mandatory: true, doneAt: 1 },
      { mandatory: false, doneAt: null },
    ],
  };

  it.each([
    ['needs nothing more when all is there', {}, []],
    ['does not need a checklist', { checklist: [] }, []],
    ['needs a result', { result: null }, ['result']],
    ['needs a result that is more than spaces', { result: ' \n' }, ['result']],
    ['needs labour', { labour: [] }, ['labour']],
    ['needs labour of more than no minutes', { labour: [{ minutes: 0 }, { minutes: -5 }] }, ['labour']],
    ['takes one labour entry with minutes among others', { labour: [{ minutes: 0 }, { minutes: 1 }] }, []],
    [
      'needs every mandatory item done',
      {
        checklist: [
          { mandatory: true, doneAt: 1 },
          { mandatory: true, doneAt: null },
        ],
      },
      ['checklist'],
    ],
    ['takes an item done at the epoch as done', { checklist: [{ mandatory: true, doneAt: 0 }] }, []],
    [
      'names all that is missing',
      { result: '', labour: [], checklist: [{ mandatory: true, doneAt: null }] },
      ['result', 'labour', 'checklist'],
    ],
  ])('%s', (_, overrides, missing) => {
    expect(requiredToComplete({ ...complete, ...overrides })).toEqual(missing);
  });
});

describe('overdue work', () => {
  it.each<[string, string | null, WorkOrderStatus, boolean]>([
    ['was due yesterday', '2026-11-20', 'open', true],
    ['was due last year', '2025-12-31', 'in-progress', true],
    ['is overdue while on hold', '2026-11-20', 'on-hold', true],
    ['is overdue while it waits for approval', '2026-11-20', 'requested', true],
    ['is not due today', '2026-11-21', 'open', false],
    ['is not due tomorrow', '2026-11-22', 'open', false],
    ['has a due day', null, 'open', false],
    ['is not completed', '2026-11-20', 'completed', false],
    ['is not cancelled', '2026-11-20', 'cancelled', false],
  ])('%s', (_, dueOn, status, overdue) => {
    expect(isOverdue(dueOn, status, '2026-11-21')).toBe(overdue);
  });

  it('becomes overdue on one day and stays so', () => {
    const days = fc
      .integer({ min: 0, max: 20_000 })
      .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, days, (dueOn, today) => {
        expect(isOverdue(dueOn, 'open', today)).toBe(Date.parse(dueOn) < Date.parse(today));
      }),
    );
  });
});
