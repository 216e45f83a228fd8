import { describe, expect, it } from 'vitest';
import type { Id } from '../../shared/ids.ts';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { aMetric, anAsset, aPrediction, aThreshold } from '../../testing/factories.ts';
import { settings, workOrders } from '../database/schema/index.ts';

const HOUR = 3_600_000;

type Person = ReturnType<TestCore['as']>;

async function create(
  test: TestCore,
  person: Person,
  values: Partial<Parameters<Person['workOrders']['create']>[0]> = {},
) {
  return person.workOrders.create({ id: test.newId(), title: 'Replace seal', ...values });
}

/** A reading above its limit, taken by a technician. */
async function anAlarm(test: TestCore, severity: 'warning' | 'critical', assetId: Id): Promise<Id> {
  const metricId = aMetric(test, { assetId, name: 'Bearing temperature' });
  const threshold = aThreshold({ highWarning: 70, highCritical: 90 });
  await test.as('planner').metrics.setThreshold({ metricId, threshold });
  const value = severity === 'warning' ? 75 : 95;
  const ts = test.ports.clock.now();
  const { alarmIds } = await test.as('technician').metrics.addReading({ metricId, ts, value });
  return alarmIds[0]!;
}

function setPrefix(test: TestCore, value: unknown): void {
  test.core.services.database.write({ actorId: null, command: 'test.setting' }, (tx) => {
    tx.insert(settings)
      .values({ id: 'workOrderPrefix', value })
      .onConflictDoUpdate({ target: settings.id, set: { value } })
      .run();
  });
}

describe('the number of a work order', () => {
  it('counts up within the year of the plant, not of Greenwich', async () => {
    await using test = await createTestCore();
    // Half past eleven at night in Berlin; an hour later it is still last year in Greenwich.
    test.ports.clock.set(Date.UTC(2026, 11, 31, 22, 30));
    const planner = test.as('planner');
    expect((await create(test, planner)).number).toBe('WO-2026-0001');
    expect((await create(test, planner)).number).toBe('WO-2026-0002');
    test.ports.clock.advance(HOUR);
    expect((await create(test, planner)).number).toBe('WO-2027-0001');
  });

  it('is not used up by a creation that is refused, and not given again afterwards', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const id = test.newId();
    expect((await create(test, planner, { id })).number).toBe('WO-2026-0001');
    expect(await refusal(create(test, planner, { id }))).toEqual({
      code: 'ALREADY_EXISTS',
      params: { field: 'id' },
    });
    expect((await create(test, planner)).number).toBe('WO-2026-0002');
    test.core.services.database.write({ actorId: null, command: 'test.archive' }, (tx) => {
      tx.update(workOrders).set({ archivedAt: tx.now }).run();
    });
    await test.restart();
    expect((await create(test, planner)).number).toBe('WO-2026-0003');
  });

  it('begins with the prefix of the plant, and steps over a number that is there already', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    setPrefix(test, 'INST');
    const { id, number } = await create(test, planner);
    expect(number).toBe('INST-2026-0001');
    test.core.services.database.write({ actorId: null, command: 'test.import' }, (tx) => {
      tx.update(workOrders).set({ number: 'INST-2026-0002' }).run();
    });
    expect((await planner.workOrders.get({ id })).number).toBe('INST-2026-0002');
    expect((await create(test, planner)).number).toBe('INST-2026-0003');
    setPrefix(test, 'no good!');
    expect((await create(test, planner)).number).toBe('WO-2026-0001');
  });
});

describe('creating a work order', () => {
  it('opens planned work at once, with everything the planner gave', async () => {
    await using test = await createTestCore();
    const [planner, technician] = [test.as('planner', 'Paula'), test.as('technician', 'Tom')];
    const assetId = anAsset(test, { tag: 'P-101', name: 'Feed pump' });
    const { id } = await create(test, planner, {
      description: 'Leaks at the shaft',
      assetId,
      type: 'inspection',
      priority: 'high',
      assigneeId: technician.userId,
      dueOn: '2026-11-05',
      estimatedMinutes: 90,
    });
    expect(await technician.workOrders.get({ id })).toEqual({
      id,
      number: 'WO-2026-0001',
      proof: null,
      proofOffer: null,
      relapses: [],
      verification: null,
      title: 'Replace seal',
      description: 'Leaks at the shaft',
      type: 'inspection',
      status: 'open',
      priority: 'high',
      asset: { id: assetId, tag: 'P-101', name: 'Feed pump' },
      assignee: { id: technician.userId, fullName: 'Tom' },
      dueOn: '2026-11-05',
      overdue: false,
      estimatedMinutes: 90,
      actualMinutes: 0,
      partsCost: 0,
      otherCost: null,
      createdAt: test.ports.clock.now(),
      createdBy: { id: planner.userId, fullName: 'Paula' },
      startedAt: null,
      completedAt: null,
      completedBy: null,
      result: null,
      downtimeMinutes: null,
      alarm: null,
      checklist: [],
      labour: [],
      comments: [],
      parts: [],
      transitions: ['in-progress', 'on-hold', 'completed', 'cancelled'],
      missing: ['result', 'labour'],
    });
  });

  it.each(['requester', 'technician', 'storekeeper'] as const)(
    'of a %s is a request that nobody has planned',
    async (role) => {
      await using test = await createTestCore();
      const person = test.as(role);
      const { id } = await create(test, person);
      expect(await person.workOrders.get({ id })).toMatchObject({ status: 'requested', transitions: [] });
      for (const plan of [
        { assigneeId: test.as('technician').userId },
        { dueOn: '2026-11-05' },
        { estimatedMinutes: 90 },
        { templateId: test.newId() },
      ]) {
        expect(await refusal(create(test, person, plan))).toEqual({
          code: 'FORBIDDEN',
          params: { permission: 'work.plan' },
        });
      }
      expect((await person.workOrders.list({ view: 'all' })).total).toBe(1);
    },
  );

  it('is assigned to people who do work only', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner', 'Paula');
    const [technician, storekeeper] = [test.as('technician', 'Tom'), test.as('storekeeper', 'Sven')];
    expect(await planner.workOrders.assignees()).toEqual([
      { id: planner.userId, fullName: 'Paula', role: { name: 'Planner', builtin: 'planner' } },
      { id: technician.userId, fullName: 'Tom', role: { name: 'Technician', builtin: 'technician' } },
    ]);
    const wrong = { code: 'NOT_FOUND', params: { entity: 'assignee' } };
    expect(await refusal(create(test, planner, { assigneeId: storekeeper.userId }))).toEqual(wrong);
    expect(await refusal(create(test, planner, { assigneeId: test.newId() }))).toEqual(wrong);
  });

  it('is refused for an asset, an alarm or a template that is not there', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const archived = anAsset(test, { archivedAt: 1 });
    const id = test.newId();
    for (const [values, entity] of [
      [{ assetId: id }, 'asset'],
      [{ assetId: archived }, 'asset'],
      [{ alarmId: id }, 'alarm'],
      [{ templateId: id }, 'checklistTemplate'],
    ] as const) {
      expect(await refusal(create(test, planner, values))).toEqual({ code: 'NOT_FOUND', params: { entity } });
    }
    expect((await planner.workOrders.list({ view: 'all' })).total).toBe(0);
  });

  it('needs a title', async () => {
    await using test = await createTestCore();
    const call = test.as('planner').workOrders.create({ id: test.newId() });
    expect(await refusal(call)).toEqual({ code: 'INVALID_INPUT', params: { fields: ['title'] } });
  });

  it('copies the checklist of a template', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const templateId = test.newId();
    const items = [
      { text: 'Lock out', mandatory: true },
      { text: 'Grease', mandatory: false },
    ];
    await planner.workOrders.saveTemplate({ id: templateId, name: 'Pump', assetTypeId: null, items });
    const { id } = await create(test, planner, { templateId });
    expect((await planner.workOrders.get({ id })).checklist).toMatchObject(items);
  });
});

describe('a work order from an alarm', () => {
  it('takes asset, title and priority from it, and each shows the other', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const assetId = anAsset(test);
    const alarmId = await anAlarm(test, 'critical', assetId);
    const created = await create(test, technician, { alarmId, title: undefined });
    const workOrder = await technician.workOrders.get({ id: created.id });
    expect(workOrder).toMatchObject({
      title: 'Bearing temperature: critically high',
      priority: 'critical',
      type: 'corrective',
      asset: { id: assetId },
      alarm: { id: alarmId, workOrder: created, metric: { name: 'Bearing temperature' } },
    });
    expect(workOrder.alarm!.slice.from).toBeLessThan(workOrder.alarm!.startedAt);
    expect((await technician.alarms.get({ id: alarmId })).workOrder).toEqual(created);
  });

  it('keeps what the person says instead', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const [assetId, motor] = [anAsset(test), anAsset(test)];
    const alarmId = await anAlarm(test, 'warning', assetId);
    const { id } = await create(test, planner, {
      alarmId,
      title: 'Grease it',
      priority: 'low',
      assetId: motor,
    });
    expect(await planner.workOrders.get({ id })).toMatchObject({
      title: 'Grease it',
      priority: 'low',
      asset: { id: motor },
      alarm: { id: alarmId, asset: { id: assetId } },
    });
  });

  it('is refused when the alarm has one, and the second takes no number', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const alarmId = await anAlarm(test, 'warning', anAsset(test));
    await create(test, planner, { alarmId });
    expect(await refusal(create(test, planner, { alarmId }))).toEqual({
      code: 'ALARM_HAS_WORK_ORDER',
      params: { number: 'WO-2026-0001' },
    });
    expect((await create(test, planner)).number).toBe('WO-2026-0002');
  });

  describe('that a prediction has drafted work against', () => {
    /** A prediction, its draft, and the alarm that came. */
    async function foreseen(test: TestCore) {
      const planner = test.as('planner');
      const assetId = anAsset(test);
      const alarmId = await anAlarm(test, 'critical', assetId);
      const { metric } = await planner.alarms.get({ id: alarmId });
      const draft = await planner.predictions.draft({ id: aPrediction(test, assetId, metric.id) });
      return { planner, alarmId, id: draft.workOrderId, number: draft.number };
    }

    it('opens no second order: it names the draft, which becomes its work', async () => {
      await using test = await createTestCore();
      const { planner, alarmId, id, number } = await foreseen(test);
      expect(await refusal(create(test, planner, { alarmId }))).toEqual({
        code: 'ALARM_WORK_FORESEEN',
        params: { number },
      });
      expect(await planner.workOrders.foreseen({ alarmId })).toEqual({ id, number });
      await planner.workOrders.attachAlarm({ id, alarmId });
      await planner.workOrders.attachAlarm({ id, alarmId });
      expect((await planner.alarms.get({ id: alarmId })).workOrder).toEqual({ id, number });
      expect(await planner.workOrders.get({ id })).toMatchObject({
        alarm: { id: alarmId },
        priority: 'critical',
      });
      expect(await planner.workOrders.foreseen({ alarmId })).toBeNull();
      expect((await planner.workOrders.list({ view: 'all' })).total).toBe(1);
    });

    it('is not approved by who may only ask for it', async () => {
      await using test = await createTestCore();
      const { alarmId, id } = await foreseen(test);
      test.core.services.database.write({ actorId: null, command: 'test.work' }, (tx) => {
        tx.update(workOrders).set({ status: 'requested' }).run();
      });
      await test.as('technician').workOrders.attachAlarm({ id, alarmId });
      expect(await test.as('planner').workOrders.get({ id })).toMatchObject({ status: 'requested' });
    });

    it('takes no other order, and none once it has one', async () => {
      await using test = await createTestCore();
      const { planner, alarmId, id } = await foreseen(test);
      const other = (await create(test, planner)).id;
      expect(await refusal(planner.workOrders.attachAlarm({ id: other, alarmId }))).toMatchObject({
        code: 'NOT_FOUND',
      });
      await planner.workOrders.transition({ id, to: 'cancelled' });
      const { number } = await create(test, planner, { alarmId });
      expect(await refusal(planner.workOrders.attachAlarm({ id, alarmId }))).toEqual({
        code: 'ALARM_HAS_WORK_ORDER',
        params: { number },
      });
    });
  });

  it('is told to who may read alarms, and its parts to who may read parts', async () => {
    await using test = await createTestCore();
    const alarmId = await anAlarm(test, 'warning', anAsset(test));
    const { id } = await create(test, test.as('planner'), { alarmId });
    expect(await test.as('technician').workOrders.get({ id })).toMatchObject({
      alarm: { id: alarmId },
      partsCost: 0,
    });
    expect(await test.as('requester').workOrders.get({ id })).toMatchObject({
      alarm: null,
      parts: [],
      partsCost: null,
    });
  });

  it('is refused to who may not see alarms', async () => {
    await using test = await createTestCore();
    const alarmId = await anAlarm(test, 'warning', anAsset(test));
    const call = create(test, test.as('requester'), { alarmId });
    expect(await refusal(call)).toEqual({ code: 'FORBIDDEN', params: { permission: 'alarms.read' } });
    expect((await test.as('planner').alarms.get({ id: alarmId })).workOrder).toBeNull();
  });
});
