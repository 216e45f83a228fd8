import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type WorkOrderFilter, workOrderFilterSchema } from '../../shared/contract/work-orders.ts';
import { PRIORITIES, WORK_ORDER_STATUSES } from '../../shared/domain/vocabulary.ts';
import { isClosed } from '../../shared/domain/work-order.ts';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { anAsset } from '../../testing/factories.ts';
import { workOrders } from '../database/schema/index.ts';
import { condition, pageOf } from './list.ts';

/** A Monday morning in Berlin. */
const TODAY = '2026-11-02';

type Person = ReturnType<TestCore['as']>;
type Stored = typeof workOrders.$inferInsert;

/** Writes work orders as they stand, numbered as they come unless they say otherwise. */
function put(test: TestCore, rows: readonly Partial<Stored>[]): void {
  test.core.services.database.write({ actorId: null, command: 'test.workOrders' }, (tx) => {
    for (const [index, row] of rows.entries()) {
      tx.insert(workOrders)
        .values({
          id: tx.newId(),
          number: `WO-2026-${String(index + 1).padStart(4, '0')}`,
          title: 'Replace seal',
          type: 'corrective',
          status: 'open',
          priority: 'medium',
          createdAt: tx.now,
          updatedAt: tx.now,
          ...row,
        })
        .run();
    }
  });
}

async function numbers(person: Person, filter: Partial<WorkOrderFilter> = {}): Promise<string[]> {
  const { rows, total } = await person.workOrders.list(filter);
  expect(total).toBe(rows.length);
  return rows.map(({ number }) => number.replace('WO-2026-000', ''));
}

describe('the list of work orders', () => {
  it('shows what is open, what is due first on top and what is due at no time last', async () => {
    await using test = await createTestCore();
    put(test, [
      { dueOn: null },
      { dueOn: '2026-11-09' },
      { dueOn: '2026-11-01', status: 'completed' },
      { dueOn: '2026-11-03', status: 'on-hold' },
      { dueOn: '2026-11-03', status: 'requested' },
      { dueOn: '2026-11-03', archivedAt: 1 },
      { dueOn: '2026-11-01', status: 'cancelled' },
    ]);
    const person = test.as('technician');
    expect(await numbers(person)).toEqual(['4', '5', '2', '1']);
    expect(await numbers(person, { direction: 'desc' })).toEqual(['2', '5', '4', '1']);
  });

  it('shows a row with its asset, its assignee and whether it is overdue', async () => {
    await using test = await createTestCore();
    const tom = test.as('technician', 'Tom');
    const assetId = anAsset(test, { tag: 'P-101', name: 'Feed pump' });
    put(test, [{ assetId, assigneeId: tom.userId, dueOn: '2026-11-01', type: 'inspection' }]);
    const { rows, total } = await tom.workOrders.list({});
    expect(total).toBe(1);
    expect(rows).toEqual([
      {
        id: rows[0]!.id,
        proof: null,
        number: 'WO-2026-0001',
        title: 'Replace seal',
        type: 'inspection',
        status: 'open',
        priority: 'medium',
        asset: { id: assetId, tag: 'P-101', name: 'Feed pump' },
        assignee: { id: tom.userId, fullName: 'Tom' },
        dueOn: '2026-11-01',
        overdue: true,
        createdAt: test.ports.clock.now(),
        completedAt: null,
      },
    ]);
  });

  it('has views of what is mine, overdue, due today and closed', async () => {
    await using test = await createTestCore();
    const [tom, tina] = [test.as('technician'), test.as('technician')];
    put(test, [
      { dueOn: '2026-11-01', assigneeId: tom.userId },
      { dueOn: TODAY },
      { dueOn: '2026-11-03', assigneeId: tina.userId },
      { dueOn: '2026-11-01', assigneeId: tom.userId, status: 'completed' },
      { dueOn: TODAY, status: 'cancelled' },
      { assigneeId: tom.userId },
    ]);
    expect(await numbers(tom, { view: 'mine' })).toEqual(['1', '6']);
    expect(await numbers(tina, { view: 'mine' })).toEqual(['3']);
    expect(await numbers(tom, { view: 'overdue' })).toEqual(['1']);
    expect(await numbers(tom, { view: 'due-today' })).toEqual(['2']);
    expect(await numbers(tom, { view: 'closed' })).toEqual(['4', '5']);
    expect(await numbers(tom, { view: 'all' })).toEqual(['1', '4', '2', '5', '3', '6']);
  });

  it('takes the day from the plant: overdue begins at its midnight', async () => {
    await using test = await createTestCore();
    put(test, [{ dueOn: TODAY }]);
    // A minute to midnight in Berlin.
    test.ports.clock.set(Date.UTC(2026, 10, 2, 22, 59));
    const planner = test.as('planner');
    expect(await numbers(planner, { view: 'overdue' })).toEqual([]);
    test.ports.clock.advance(60_000);
    expect(await numbers(planner, { view: 'overdue' })).toEqual(['1']);
    expect(await numbers(planner, { view: 'due-today' })).toEqual([]);
  });

  it('filters by status, priority, asset and assignee within the view', async () => {
    await using test = await createTestCore();
    const tom = test.as('technician');
    const assetId = anAsset(test);
    put(test, [
      { status: 'requested', priority: 'low' },
      { status: 'open', priority: 'critical', assetId },
      { status: 'on-hold', priority: 'high', assigneeId: tom.userId },
      { status: 'completed', priority: 'high', assetId, assigneeId: tom.userId },
    ]);
    expect(await numbers(tom, { status: ['requested', 'on-hold'] })).toEqual(['1', '3']);
    expect(await numbers(tom, { status: ['completed'] })).toEqual([]);
    expect(await numbers(tom, { view: 'all', status: ['completed'] })).toEqual(['4']);
    expect(await numbers(tom, { priority: ['high', 'critical'] })).toEqual(['2', '3']);
    expect(await numbers(tom, { view: 'all', assetId })).toEqual(['2', '4']);
    expect(await numbers(tom, { view: 'closed', assigneeId: tom.userId })).toEqual(['4']);
  });

  it('finds words in number, title and asset tag, all of them, in any case', async () => {
    await using test = await createTestCore();
    const assetId = anAsset(test, { tag: 'KP-7', name: 'Kreiselpumpe' });
    put(test, [
      { title: 'Öldruck prüfen', assetId },
      { title: 'Kreiselpumpe schmieren' },
      { title: '100 % Kontrolle' },
      { title: 'Check_valve stuck' },
      { title: 'Öldruck prüfen', status: 'completed' },
    ]);
    const person = test.as('technician');
    const found = (text: string) => numbers(person, { text });
    expect(await found('öldruck')).toEqual(['1']);
    expect(await found('ÖLDRUCK PRÜFEN')).toEqual(['1']);
    expect(await found('kp-7 druck')).toEqual(['1']);
    expect(await found('PUMPE')).toEqual(['2']);
    expect(await found('wo-2026-0003')).toEqual(['3']);
    expect(await found('%')).toEqual(['3']);
    expect(await found('_')).toEqual(['4']);
    expect(await found('\\')).toEqual([]);
    expect(await found('druck pumpe')).toEqual([]);
    expect(await found('   ')).toEqual(['1', '2', '3', '4']);
  });

  it('sorts priority and status by their order, numbers by what they count and titles as people do', async () => {
    await using test = await createTestCore();
    put(test, [
      { number: 'WO-2026-9999', priority: 'low', status: 'on-hold', title: 'beta' },
      { number: 'WO-2026-10000', priority: 'critical', status: 'open', title: 'Alpha' },
      { number: 'WO-2025-10001', priority: 'high', status: 'requested', title: 'alpha' },
      { number: 'WO-2026-0001', priority: 'medium', status: 'in-progress', title: 'Gamma' },
    ]);
    const person = test.as('planner');
    const sorted = async (sort: WorkOrderFilter['sort'], direction: WorkOrderFilter['direction'] = 'asc') => {
      const { rows } = await person.workOrders.list({ sort, direction });
      return rows;
    };
    expect((await sorted('priority')).map((row) => row.priority)).toEqual(PRIORITIES);
    expect((await sorted('priority', 'desc')).map((row) => row.priority)).toEqual(PRIORITIES.toReversed());
    expect((await sorted('status')).map((row) => row.status)).toEqual(
      WORK_ORDER_STATUSES.filter((status) => !isClosed(status)),
    );
    const byNumber = ['WO-2025-10001', 'WO-2026-0001', 'WO-2026-9999', 'WO-2026-10000'];
    expect((await sorted('number')).map((row) => row.number)).toEqual(byNumber);
    expect((await sorted('number', 'desc')).map((row) => row.number)).toEqual(byNumber.toReversed());
    expect((await sorted('title')).map((row) => row.title)).toEqual(['Alpha', 'alpha', 'beta', 'Gamma']);
  });

  it('sorts what is closed by its completion, and what was cancelled after it', async () => {
    await using test = await createTestCore();
    put(test, [
      { status: 'completed', completedAt: 3000, createdAt: 1 },
      { status: 'cancelled', createdAt: 9 },
      { status: 'completed', completedAt: 1000, createdAt: 3 },
      { status: 'completed', completedAt: 2000, createdAt: 2 },
    ]);
    const person = test.as('technician');
    const closed = { view: 'closed', sort: 'completedAt' } as const;
    expect(await numbers(person, { ...closed, direction: 'desc' })).toEqual(['1', '4', '3', '2']);
    expect(await numbers(person, { ...closed, direction: 'asc' })).toEqual(['3', '4', '1', '2']);
  });

  it('gives every row once when it is read in windows, whatever it is sorted by', async () => {
    await using test = await createTestCore();
    const person = test.as('planner');
    const day = fc.constantFrom(null, '2026-11-01', TODAY, '2026-11-03');
    const row = fc.record({
      dueOn: day,
      priority: fc.constantFrom(...PRIORITIES),
      status: fc.constantFrom(...WORK_ORDER_STATUSES),
      completedAt: fc.constantFrom(null, 1000, 2000),
      title: fc.constantFrom('Replace seal', 'Grease', 'grease'),
    });
    put(
      test,
      fc.sample(row, { numRuns: 60, seed: 7 }).map((values, index) => ({ ...values, createdAt: index % 5 })),
    );
    for (const view of ['open', 'closed', 'all'] as const) {
      for (const sort of workOrderFilterSchema.shape.sort.unwrap().options) {
        for (const direction of ['asc', 'desc'] as const) {
          const whole = await person.workOrders.list({ view, sort, direction });
          const windows: string[] = [];
          for (let offset = 0; offset < whole.total; offset += 7) {
            const { rows, total } = await person.workOrders.list({ view, sort, direction, offset, limit: 7 });
            expect(total).toBe(whole.total);
            windows.push(...rows.map(({ id }) => id));
          }
          expect(windows).toEqual(whole.rows.map(({ id }) => id));
          expect(new Set(windows).size).toBe(whole.total);
        }
      }
    }
  });

  it('agrees with the rule of what is overdue on every row', async () => {
    await using test = await createTestCore();
    const person = test.as('planner');
    const days = [null, '2026-10-31', '2026-11-01', TODAY, '2026-11-03'];
    put(
      test,
      WORK_ORDER_STATUSES.flatMap((status) => days.map((dueOn) => ({ status, dueOn }))),
    );
    const { rows } = await person.workOrders.list({ view: 'all' });
    const overdue = rows.filter((row) => row.overdue).map(({ id }) => id);
    const view = await person.workOrders.list({ view: 'overdue' });
    expect(overdue).toHaveLength(8);
    expect(new Set(view.rows.map(({ id }) => id))).toEqual(new Set(overdue));
  });

  it('is not for who is not signed in', async () => {
    await using test = await createTestCore();
    expect((await refusal(test.anonymous().workOrders.list({}))).code).toBe('NOT_SIGNED_IN');
  });
});

describe('the plan of a list', () => {
  async function plan(filter: Partial<WorkOrderFilter>): Promise<{ page: string; count: string }> {
    await using test = await createTestCore();
    const { database } = test.core.services;
    const viewer = { userId: test.as('technician').userId, today: TODAY };
    const whole = workOrderFilterSchema.parse(filter);
    const where = condition(whole, viewer);
    const explain = ({ sql, params }: { sql: string; params: unknown[] }) =>
      (database.sql(`EXPLAIN QUERY PLAN ${sql}`).all(...params) as { detail: string }[])
        .map(({ detail }) => detail)
        .join('; ');
    return {
      page: explain(pageOf(database, whole, where).toSQL()),
      count: explain(database.select({ id: workOrders.id }).from(workOrders).where(where).toSQL()),
    };
  }

  it.each<[string, Partial<WorkOrderFilter>]>([
    ['what is open', {}],
    ['what is open by priority', { sort: 'priority', direction: 'desc' }],
    ['what is open with a word', { text: 'pump' }],
    ['requests', { status: ['requested'] }],
    ['mine', { view: 'mine' }],
    ['overdue', { view: 'overdue' }],
    ['due today', { view: 'due-today' }],
    ['all of an asset', { view: 'all', assetId: '01a19ad7-db00-744c-874f-397b385dbfc9' }],
  ])('of %s looks at those only', async (_name, filter) => {
    const { page, count } = await plan(filter);
    for (const text of [page, count]) {
      // The partial index holds what is open and nothing else, so walking it is looking at those only.
      expect(text).toMatch(/SEARCH work_orders USING (COVERING )?INDEX|INDEX work_orders_open/);
      expect(text).not.toMatch(/SCAN work_orders(?! USING (COVERING )?INDEX work_orders_open)/);
    }
  });

  it.each<[string, Partial<WorkOrderFilter>]>([
    ['all by due day', { view: 'all', sort: 'dueOn' }],
    ['all by due day, last first', { view: 'all', sort: 'dueOn', direction: 'desc' }],
    ['all by creation', { view: 'all', sort: 'createdAt', direction: 'desc' }],
    ['what is closed by due day', { view: 'closed', sort: 'dueOn' }],
    ['what is closed by completion', { view: 'closed', sort: 'completedAt' }],
    ['what is closed by completion, last first', { view: 'closed', sort: 'completedAt', direction: 'desc' }],
    ['what is closed by creation', { view: 'closed', sort: 'createdAt', direction: 'desc' }],
  ])('of %s walks along an index and stops', async (_name, filter) => {
    const { page } = await plan(filter);
    expect(page).toMatch(/^SCAN work_orders USING (COVERING )?INDEX work_orders_\w+/);
    // Rows that are due or were made together may be sorted by number; the whole may not.
    expect(page).not.toMatch(/USE TEMP B-TREE FOR ORDER BY/);
  });
});
