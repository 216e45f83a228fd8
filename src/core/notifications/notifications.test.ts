import { describe, expect, it } from 'vitest';
import { metaOf } from '../../shared/contract/index.ts';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { aLocation, aMetric, aThreshold } from '../../testing/factories.ts';
import { scans } from '../../testing/query-plans.ts';
import { newest } from './queries.ts';

type Person = ReturnType<TestCore['as']>;

async function aWorkOrder(test: TestCore, by: Person, title: string, assignee?: Person) {
  return by.workOrders.create({ id: test.newId(), title, assigneeId: assignee?.userId ?? null });
}

function comment(test: TestCore, by: Person, workOrderId: string, body = 'Done soon') {
  return by.workOrders.addComment({ id: test.newId(), workOrderId, body });
}

async function subjects(person: Person): Promise<string[]> {
  const { rows } = await person.notifications.list();
  return rows.map(({ kind, subject }) => `${kind}: ${subject}`);
}

describe('work that is assigned', () => {
  it('is told to whom it is given, by creating or by changing, but not to who gives it to themselves', async () => {
    await using test = await createTestCore();
    const [planner, tom, tina] = [test.as('planner'), test.as('technician'), test.as('technician')];
    const { id, number } = await aWorkOrder(test, planner, 'Replace seal', tom);
    expect((await tom.notifications.list()).rows).toEqual([
      {
        id: expect.any(String) as string,
        kind: 'work-assigned',
        entity: 'work_orders',
        entityId: id,
        subject: `${number} Replace seal`,
        createdAt: test.ports.clock.now(),
        readAt: null,
        settled: false,
        alarm: null,
        flood: null,
      },
    ]);
    const changes = { title: 'Replace both seals', assigneeId: tina.userId };
    await planner.workOrders.update({ id, changes });
    await planner.workOrders.update({ id, changes: { priority: 'high', assigneeId: tina.userId } });
    expect(await subjects(tina)).toEqual([`work-assigned: ${number} Replace both seals`]);
    await planner.workOrders.update({ id, changes: { assigneeId: planner.userId } });
    expect(await subjects(planner)).toEqual([]);
  });
});

describe('a comment', () => {
  it('is told once to who has the work and who created it, not to who writes it', async () => {
    await using test = await createTestCore();
    const [planner, tom, tina] = [test.as('planner'), test.as('technician', 'Tom'), test.as('technician')];
    const { id, number } = await aWorkOrder(test, planner, 'Replace seal', tom);
    test.ports.clock.advance(1000);
    await comment(test, tom, id);
    test.ports.clock.advance(1000);
    await comment(test, tina, id, 'Seal is on shelf B3');
    expect(await subjects(planner)).toEqual([`work-comment: ${number} Replace seal`]);
    expect(await subjects(tom)).toEqual([
      `work-comment: ${number} Replace seal`,
      `work-assigned: ${number} Replace seal`,
    ]);
    expect(await subjects(tina)).toEqual([]);
    expect((await tina.workOrders.get({ id })).comments).toMatchObject([
      { author: { id: tom.userId, fullName: 'Tom' }, body: 'Done soon' },
      { author: { id: tina.userId }, body: 'Seal is on shelf B3' },
    ]);
  });

  it('can be written on closed work, where hours cannot be booked any more', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const { id: workOrderId } = await aWorkOrder(test, planner, 'Replace seal');
    await planner.workOrders.transition({ id: workOrderId, to: 'cancelled' });
    await comment(test, test.as('requester'), workOrderId, 'Why?');
    const labour = { id: test.newId(), workOrderId, workedOn: '2026-11-02', minutes: 5 };
    expect((await refusal(planner.workOrders.addLabour(labour))).code).toBe('WORK_ORDER_CLOSED');
    expect(await planner.workOrders.get({ id: workOrderId })).toMatchObject({
      comments: [{ body: 'Why?' }],
      labour: [],
    });
  });

  it('needs a work order that exists, and is written once', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const { id: workOrderId } = await aWorkOrder(test, planner, 'Replace seal');
    const written = { id: test.newId(), workOrderId, body: 'Once' };
    await planner.workOrders.addComment(written);
    expect((await refusal(planner.workOrders.addComment(written))).code).toBe('ALREADY_EXISTS');
    expect((await refusal(comment(test, planner, test.newId()))).code).toBe('NOT_FOUND');
  });
});

describe('hours', () => {
  it('are booked for oneself or for a colleague who is there', async () => {
    await using test = await createTestCore();
    const [tom, tina] = [test.as('technician', 'Tom'), test.as('technician', 'Tina')];
    const { id: workOrderId } = await aWorkOrder(test, test.as('planner'), 'Replace seal');
    const book = (values: object) =>
      tom.workOrders.addLabour({
        id: test.newId(),
        workOrderId,
        workedOn: '2026-11-02',
        minutes: 30,
        ...values,
      });
    await book({ note: 'Waited for the crane' });
    await book({ userId: tina.userId, minutes: 45, workedOn: '2026-11-01', note: '' });
    expect((await refusal(book({ userId: test.newId() }))).params).toEqual({ entity: 'person' });
    expect(await tom.workOrders.get({ id: workOrderId })).toMatchObject({
      actualMinutes: 75,
      labour: [
        { user: { fullName: 'Tina' }, workedOn: '2026-11-01', minutes: 45, note: null },
        { user: { fullName: 'Tom' }, workedOn: '2026-11-02', minutes: 30, note: 'Waited for the crane' },
      ],
    });
  });
});

describe('what is dealt with', () => {
  async function anAlarm(test: TestCore, value: number) {
    const metricId = aMetric(test, { name: 'Flow' });
    const threshold = aThreshold({ highWarning: 100, highCritical: 120 });
    await test.as('planner').metrics.setThreshold({ metricId, threshold });
    const ts = test.ports.clock.now();
    const { alarmIds } = await test.as('technician').metrics.addReading({ metricId, ts, value });
    return { metricId, id: alarmIds[0]! };
  }

  /** Of each notification whether it is settled, and how many the bell counts. */
  async function bell(person: Person) {
    const { unread, rows } = await person.notifications.list();
    return { unread, rows: rows.map(({ kind, settled }) => `${kind}${settled ? ', settled' : ''}`) };
  }

  it('is unread for nobody once somebody has acknowledged the alarm', async () => {
    await using test = await createTestCore();
    const [tom, tina] = [test.as('technician'), test.as('technician')];
    const { id } = await anAlarm(test, 110);
    expect(await bell(tina)).toEqual({ unread: 1, rows: ['alarm-raised'] });
    test.ports.clock.advance(1000);
    await tom.alarms.acknowledge({ id, note: null });
    for (const person of [tom, tina]) {
      expect(await bell(person)).toEqual({ unread: 0, rows: ['alarm-raised, settled'] });
    }
    expect((await tina.notifications.list()).rows[0]!.readAt).toBeNull();
  });

  it('is unread again when the acknowledged alarm becomes worse', async () => {
    await using test = await createTestCore();
    const tina = test.as('technician');
    const { id, metricId } = await anAlarm(test, 110);
    await tina.alarms.acknowledge({ id, note: null });
    test.ports.clock.advance(1000);
    await test.as('planner').metrics.addReading({ metricId, ts: test.ports.clock.now(), value: 130 });
    expect(await bell(tina)).toEqual({ unread: 1, rows: ['alarm-raised'] });
  });

  it('goes with an alarm that late readings have disproved', async () => {
    await using test = await createTestCore();
    const tina = test.as('technician');
    const { id } = await anAlarm(test, 110);
    test.core.services.database.write({ actorId: null, command: 'test' }, (tx) => {
      tx.sql('DELETE FROM alarms WHERE id = ?').run(id);
    });
    expect(await bell(tina)).toEqual({ unread: 0, rows: [] });
  });

  it('is assigned work that was completed or called off, until it is reopened', async () => {
    await using test = await createTestCore();
    const [planner, tom] = [test.as('planner'), test.as('technician')];
    const { id } = await aWorkOrder(test, planner, 'Replace seal', tom);
    await planner.workOrders.transition({ id, to: 'cancelled' });
    expect(await bell(tom)).toEqual({ unread: 0, rows: ['work-assigned, settled'] });
    await planner.workOrders.transition({ id, to: 'open' });
    expect(await bell(tom)).toEqual({ unread: 1, rows: ['work-assigned'] });
    const labour = { id: test.newId(), minutes: 5, workedOn: '2026-11-02' };
    await planner.workOrders.complete({ id, result: 'Done', labour, downtimeMinutes: null });
    expect(await bell(tom)).toEqual({ unread: 0, rows: ['work-assigned, settled'] });
  });

  it('is assigned work that somebody else has now', async () => {
    await using test = await createTestCore();
    const [planner, tom, tina] = [test.as('planner'), test.as('technician'), test.as('technician')];
    const { id } = await aWorkOrder(test, planner, 'Replace seal', tom);
    await planner.workOrders.update({ id, changes: { assigneeId: tina.userId } });
    expect(await bell(tom)).toEqual({ unread: 0, rows: ['work-assigned, settled'] });
    expect(await bell(tina)).toEqual({ unread: 1, rows: ['work-assigned'] });
  });

  it('is never a comment: it is still to be read when the work is done', async () => {
    await using test = await createTestCore();
    const [planner, tom] = [test.as('planner'), test.as('technician')];
    const { id } = await aWorkOrder(test, planner, 'Replace seal');
    await comment(test, tom, id);
    await planner.workOrders.transition({ id, to: 'cancelled' });
    expect(await bell(planner)).toEqual({ unread: 1, rows: ['work-comment'] });
  });

  it('is a reorder that was received', async () => {
    await using test = await createTestCore();
    const [clerk, other] = [test.as('storekeeper'), test.as('storekeeper')];
    const partId = test.newId();
    const locationId = aLocation(test);
    await clerk.parts.create({
      id: partId,
      number: 'SEAL-1',
      name: 'Seal',
      unit: 'pcs',
      reorderPoint: 2_000,
    });
    expect(await bell(other)).toEqual({ unread: 1, rows: ['reorder'] });
    const receipt = { id: test.newId(), partId, locationId, quantity: 5_000, unitCost: 100 };
    await clerk.parts.receive(receipt);
    expect(await bell(other)).toEqual({ unread: 0, rows: ['reorder, settled'] });
    await clerk.parts.count({ id: test.newId(), partId, locationId, counted: 0 });
    expect(await bell(other)).toEqual({ unread: 1, rows: ['reorder'] });
  });

  it('is looked up by the record of each notification, and no table is passed over', async () => {
    await using test = await createTestCore();
    const { userId } = test.as('technician');
    expect(scans(test, (db) => newest(db, userId))).toEqual([]);
  });

  it('is heard of at once in every window', () => {
    const { reads } = metaOf(['notifications', 'list']);
    for (const topic of ['notifications', 'alarms', 'work', 'stock']) expect(reads).toContain(topic);
  });
});

describe('the bell', () => {
  it('shows the newest fifty, newest first, and counts all that are unread', async () => {
    await using test = await createTestCore();
    const [planner, tom] = [test.as('planner'), test.as('technician')];
    for (let n = 1; n <= 53; n += 1) {
      test.ports.clock.advance(1000);
      await aWorkOrder(test, planner, `Job ${n}`, tom);
    }
    const { unread, rows } = await tom.notifications.list();
    expect(unread).toBe(53);
    expect(rows).toHaveLength(50);
    expect(rows[0]!.subject).toBe('WO-2026-0053 Job 53');
    expect(rows.at(-1)!.subject).toBe('WO-2026-0004 Job 4');
  });

  it('is marked read one by one or as a whole, and what was read stays read since then', async () => {
    await using test = await createTestCore();
    const [planner, tom] = [test.as('planner'), test.as('technician')];
    for (const title of ['a', 'b', 'c']) {
      test.ports.clock.advance(1000);
      await aWorkOrder(test, planner, title, tom);
    }
    const [newest] = (await tom.notifications.list()).rows;
    const first = test.ports.clock.now();
    await tom.notifications.markRead({ id: newest!.id });
    expect((await tom.notifications.list()).unread).toBe(2);
    test.ports.clock.advance(1000);
    await tom.notifications.markRead({ id: newest!.id });
    await tom.notifications.markRead({ id: null });
    const { unread, rows } = await tom.notifications.list();
    expect(unread).toBe(0);
    expect(rows.map(({ readAt }) => readAt)).toEqual([first, first + 1000, first + 1000]);
  });

  it('rings again when the same thing happens again', async () => {
    await using test = await createTestCore();
    const [planner, tom] = [test.as('planner'), test.as('technician')];
    const { id } = await aWorkOrder(test, planner, 'Replace seal');
    await comment(test, tom, id);
    await planner.notifications.markRead({ id: null });
    await comment(test, tom, id);
    expect(await planner.notifications.list()).toMatchObject({ unread: 1, rows: [{ readAt: null }] });
  });

  it('belongs to one person', async () => {
    await using test = await createTestCore();
    const [planner, tom, tina] = [test.as('planner'), test.as('technician'), test.as('technician')];
    await aWorkOrder(test, planner, 'Replace seal', tom);
    const [row] = (await tom.notifications.list()).rows;
    expect(await tina.notifications.list()).toEqual({ unread: 0, rows: [] });
    expect(await refusal(tina.notifications.markRead({ id: row!.id }))).toEqual({
      code: 'NOT_FOUND',
      params: { entity: 'notification' },
    });
    await tina.notifications.markRead({ id: null });
    expect((await tom.notifications.list()).unread).toBe(1);
  });

  it('tells every window when something was read, and nothing when nothing was', async () => {
    await using test = await createTestCore();
    const [planner, tom] = [test.as('planner'), test.as('technician')];
    await aWorkOrder(test, planner, 'Replace seal', tom);
    await tom.notifications.list();
    const heard: string[][] = [];
    const stop = test.core.services.database.onChange((topics) => heard.push([...topics]));
    await tom.notifications.markRead({ id: null });
    await tom.notifications.markRead({ id: null });
    stop();
    expect(heard).toEqual([['notifications']]);
  });
});

describe('what is told of an alarm', () => {
  it('says what is wrong by its type: a level, a change, a state, silence', async () => {
    await using test = await createTestCore();
    const [planner, technician] = [test.as('planner'), test.as('technician')];
    const { clock } = test.ports;
    const flow = aMetric(test, { name: 'Flow' });
    const valve = aMetric(test, {
      name: 'Valve',
      kind: 'characteristic',
      choices: [
        { code: 0, label: 'Open', severity: null },
        { code: 3, label: 'Jammed', severity: 'critical' },
      ],
    });
    const threshold = aThreshold({ highWarning: 100, rateWarning: 20, rateWindowMs: 60_000 });
    await planner.metrics.setThreshold({ metricId: flow, threshold });
    await planner.metrics.setThreshold({ metricId: valve, threshold: aThreshold({}) });
    for (const value of [90, 111]) {
      await planner.metrics.addReading({ metricId: flow, ts: clock.now(), value });
      clock.advance(30_000);
    }
    await planner.metrics.addReading({ metricId: valve, ts: clock.now(), value: 3 });
    await planner.metrics.update({ id: flow, changes: { noDataMs: 60_000 } });
    await test.ports.timers.pass(180_000);
    const told = (await technician.notifications.list()).rows.map(({ alarm }) => alarm);
    expect(told).toEqual(
      expect.arrayContaining([
        { type: 'level', side: 'high', severity: 'warning', label: null },
        { type: 'rate', side: 'high', severity: 'warning', label: null },
        { type: 'state', side: 'high', severity: 'critical', label: 'Jammed' },
        { type: 'no-data', side: 'low', severity: 'warning', label: null },
      ]),
    );
    const { rows } = await technician.history.of({ subject: 'metrics', id: valve });
    expect(rows[0]?.events[0]).toMatchObject({
      event: 'alarm-state-critical',
      facts: [{ field: 'stateName', new: 'Jammed' }],
    });
  });
});
