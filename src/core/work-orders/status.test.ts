import { describe, expect, it } from 'vitest';
import { WORK_ORDER_STATUSES, type WorkOrderStatus } from '../../shared/domain/vocabulary.ts';
import { allowedTransitions, canTransition } from '../../shared/domain/work-order.ts';
import type { Id } from '../../shared/ids.ts';
import type { BuiltinRole } from '../../shared/permissions.ts';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { anAsset } from '../../testing/factories.ts';
import { workOrders } from '../database/schema/index.ts';

const DAY = '2026-11-02';
const MINUTE = 60_000;

type Person = ReturnType<TestCore['as']>;

async function aWorkOrder(
  test: TestCore,
  person: Person,
  values: Partial<Parameters<Person['workOrders']['create']>[0]> = {},
): Promise<Id> {
  const { id } = await person.workOrders.create({ id: test.newId(), title: 'Replace seal', ...values });
  return id;
}

/** A work order that stands at a status however it got there. */
async function workOrderAt(test: TestCore, planner: Person, status: WorkOrderStatus): Promise<Id> {
  const id = await aWorkOrder(test, planner);
  test.core.services.database.write({ actorId: null, command: 'test.status' }, (tx) => {
    tx.update(workOrders).set({ status }).run();
  });
  return id;
}

function booked(test: TestCore, minutes = 30) {
  return { id: test.newId(), minutes, workedOn: DAY };
}

const pairs = WORK_ORDER_STATUSES.flatMap((from) => WORK_ORDER_STATUSES.map((to) => ({ from, to })));
const steps = pairs.filter(({ from, to }) => to !== 'completed' && canTransition(from, to));

describe('the status of a work order', () => {
  it.each(steps)('goes from $from to $to', async ({ from, to }) => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const id = await workOrderAt(test, planner, from);
    expect(await planner.workOrders.transition({ id, to })).toEqual({ id });
    expect((await planner.workOrders.get({ id })).status).toBe(to);
  });

  it.each(pairs.filter((pair) => !steps.includes(pair)))('does not go from $from to $to', async (params) => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const id = await workOrderAt(test, planner, params.from);
    const call = planner.workOrders.transition({ id, to: params.to });
    expect(await refusal(call)).toEqual({ code: 'TRANSITION_NOT_ALLOWED', params });
    expect((await planner.workOrders.get({ id })).status).toBe(params.from);
  });

  it.each<[BuiltinRole, WorkOrderStatus]>([
    ['planner', 'requested'],
    ['planner', 'cancelled'],
    ['technician', 'open'],
    ['technician', 'on-hold'],
    ['technician', 'completed'],
  ])('shows a %s what may follow %s', async (role, status) => {
    await using test = await createTestCore();
    const id = await workOrderAt(test, test.as('planner'), status);
    const person = test.as(role);
    const { transitions } = await person.workOrders.get({ id });
    expect(transitions).toEqual(allowedTransitions(status));
    expect(await person.workOrders.transition({ id, to: transitions[0]! })).toEqual({ id });
  });

  it.each<[BuiltinRole, WorkOrderStatus]>([
    ['technician', 'requested'],
    ['technician', 'cancelled'],
    ['storekeeper', 'open'],
    ['requester', 'requested'],
  ])('offers a %s no step from %s, and lets them take none', async (role, status) => {
    await using test = await createTestCore();
    const id = await workOrderAt(test, test.as('planner'), status);
    const person = test.as(role);
    expect((await person.workOrders.get({ id })).transitions).toEqual([]);
    const call = person.workOrders.transition({ id, to: allowedTransitions(status)[0]! });
    expect((await refusal(call)).code).toBe('FORBIDDEN');
  });

  it('of a request is approved by a planner, not by who would do the work', async () => {
    await using test = await createTestCore();
    const [technician, planner] = [test.as('technician'), test.as('planner')];
    const id = await aWorkOrder(test, technician);
    for (const to of ['open', 'cancelled'] as const) {
      expect(await refusal(technician.workOrders.transition({ id, to }))).toEqual({
        code: 'FORBIDDEN',
        params: { permission: 'work.plan' },
      });
    }
    // Nor by the back door: a request that was turned down is not reopened by them.
    await planner.workOrders.transition({ id, to: 'cancelled' });
    expect((await refusal(technician.workOrders.transition({ id, to: 'open' }))).code).toBe('FORBIDDEN');
    await planner.workOrders.transition({ id, to: 'open' });
    expect((await technician.workOrders.get({ id })).status).toBe('open');
  });

  it('remembers when the work was first started', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const id = await aWorkOrder(test, test.as('planner'));
    const started = test.ports.clock.now();
    await technician.workOrders.transition({ id, to: 'in-progress' });
    test.ports.clock.advance(MINUTE);
    await technician.workOrders.transition({ id, to: 'on-hold' });
    await technician.workOrders.transition({ id, to: 'in-progress' });
    expect((await technician.workOrders.get({ id })).startedAt).toBe(started);
  });

  it('is not that of a work order that is not there', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const id = test.newId();
    const missing = { code: 'NOT_FOUND', params: { entity: 'workOrder' } };
    expect(await refusal(planner.workOrders.transition({ id, to: 'open' }))).toEqual(missing);
    expect(await refusal(planner.workOrders.get({ id }))).toEqual(missing);
    const complete = planner.workOrders.complete({ id, result: 'Done', labour: null });
    expect(await refusal(complete)).toEqual(missing);
  });
});

describe('completing', () => {
  it('writes the result, books the hours of who completes and closes', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician', 'Tom');
    const id = await aWorkOrder(test, test.as('planner'));
    await technician.workOrders.transition({ id, to: 'in-progress' });
    test.ports.clock.advance(MINUTE);
    const labour = booked(test, 45);
    await technician.workOrders.complete({ id, result: ' New seal ', labour, downtimeMinutes: 20 });
    expect(await technician.workOrders.get({ id })).toMatchObject({
      status: 'completed',
      result: 'New seal',
      downtimeMinutes: 20,
      completedAt: test.ports.clock.now(),
      completedBy: { id: technician.userId, fullName: 'Tom' },
      actualMinutes: 45,
      labour: [{ id: labour.id, user: { fullName: 'Tom' }, workedOn: DAY, minutes: 45, note: null }],
      transitions: ['in-progress'],
      missing: [],
    });
  });

  it('is refused while hours or mandatory steps are missing, and then nothing is booked', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const id = await aWorkOrder(test, test.as('planner'));
    const step = test.newId();
    const add = { workOrderId: id, text: 'Lock out', mandatory: true };
    await technician.workOrders.addChecklistItem({ id: step, ...add });
    await technician.workOrders.addChecklistItem({
      id: test.newId(),
      workOrderId: id,
      text: 'Sweep the floor',
    });

    const incomplete = (missing: string[]) => ({ code: 'COMPLETION_INCOMPLETE', params: { missing } });
    const complete = (labour: ReturnType<typeof booked> | null) =>
      technician.workOrders.complete({ id, result: 'Done', labour });
    expect((await technician.workOrders.get({ id })).missing).toEqual(['result', 'labour', 'checklist']);
    expect(await refusal(complete(null))).toEqual(incomplete(['labour', 'checklist']));
    expect(await refusal(complete(booked(test)))).toEqual(incomplete(['checklist']));
    expect(await technician.workOrders.get({ id })).toMatchObject({
      status: 'open',
      labour: [],
      result: null,
    });

    await technician.workOrders.updateChecklistItem({ id: step, done: true });
    expect(await refusal(complete(null))).toEqual(incomplete(['labour']));
    await technician.workOrders.addLabour({
      id: test.newId(),
      workOrderId: id,
      workedOn: DAY,
      minutes: 10,
    });
    expect((await technician.workOrders.get({ id })).missing).toEqual(['result']);
    await complete(null);
    expect((await technician.workOrders.get({ id })).status).toBe('completed');
  });

  it('needs a result in words', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const id = await aWorkOrder(test, test.as('planner'));
    const call = technician.workOrders.complete({ id, result: '  ', labour: booked(test) });
    expect(await refusal(call)).toEqual({ code: 'INVALID_INPUT', params: { fields: ['result'] } });
  });

  it.each(['requested', 'on-hold', 'completed', 'cancelled'] as const)('is refused from %s', async (from) => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const id = await workOrderAt(test, planner, from);
    const call = planner.workOrders.complete({ id, result: 'Done', labour: booked(test) });
    const params = { from, to: 'completed' };
    expect(await refusal(call)).toEqual({ code: 'TRANSITION_NOT_ALLOWED', params });
    expect((await planner.workOrders.get({ id })).actualMinutes).toBe(0);
  });

  it('can be taken back by reopening, which keeps the result as a draft', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const id = await aWorkOrder(test, test.as('planner'));
    await technician.workOrders.complete({ id, result: 'New seal', labour: booked(test) });
    await technician.workOrders.transition({ id, to: 'in-progress' });
    expect(await technician.workOrders.get({ id })).toMatchObject({
      status: 'in-progress',
      result: 'New seal',
      completedAt: null,
      completedBy: null,
      missing: [],
    });
    await technician.workOrders.complete({ id, result: 'New seal, again', labour: null });
    expect((await technician.workOrders.get({ id })).result).toBe('New seal, again');
  });
});

describe('changing a work order', () => {
  it('changes the fields given and leaves the others', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const assetId = anAsset(test);
    const id = await aWorkOrder(test, planner, { assetId, priority: 'low', dueOn: '2026-11-09' });
    await planner.workOrders.update({ id, changes: { priority: 'critical', dueOn: null } });
    expect(await planner.workOrders.get({ id })).toMatchObject({
      title: 'Replace seal',
      priority: 'critical',
      dueOn: null,
      asset: { id: assetId },
    });
    await planner.workOrders.update({ id, changes: { assetId: null } });
    expect((await planner.workOrders.get({ id })).asset).toBeNull();
  });

  it('is refused for closed work', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const id = await aWorkOrder(test, planner);
    await planner.workOrders.transition({ id, to: 'cancelled' });
    const call = planner.workOrders.update({ id, changes: { title: 'Other' } });
    expect((await refusal(call)).code).toBe('WORK_ORDER_CLOSED');
    expect((await planner.workOrders.get({ id })).title).toBe('Replace seal');
  });

  it('is refused with an asset or assignee that cannot be, but not for one that has left since', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const technician = test.as('technician');
    const id = await aWorkOrder(test, planner, { assigneeId: technician.userId });
    test.core.services.database.write({ actorId: null, command: 'test.leave' }, (tx) => {
      tx.sql(`UPDATE users SET status = 'disabled' WHERE id = ?`).run(technician.userId);
    });
    const update = (changes: Parameters<Person['workOrders']['update']>[0]['changes']) =>
      planner.workOrders.update({ id, changes });
    expect((await refusal(update({ assetId: test.newId() }))).params).toEqual({ entity: 'asset' });
    expect((await refusal(update({ assigneeId: test.newId() }))).params).toEqual({ entity: 'assignee' });
    expect(await update({ title: 'Other', assigneeId: technician.userId })).toEqual({ id });
  });

  it('is for who plans', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const id = await aWorkOrder(test, technician);
    const call = technician.workOrders.update({ id, changes: { priority: 'critical' } });
    expect(await refusal(call)).toEqual({ code: 'FORBIDDEN', params: { permission: 'work.plan' } });
  });
});

describe('other costs', () => {
  it('are written down by who plans, also when the work is closed, and taken back', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const id = await aWorkOrder(test, planner);
    await planner.workOrders.transition({ id, to: 'cancelled' });
    await planner.workOrders.setOtherCost({ id, otherCost: 48_050 });
    expect((await planner.workOrders.get({ id })).otherCost).toBe(48_050);
    await planner.workOrders.setOtherCost({ id, otherCost: null });
    expect((await planner.workOrders.get({ id })).otherCost).toBeNull();
    const call = test.as('technician').workOrders.setOtherCost({ id, otherCost: 1 });
    expect(await refusal(call)).toEqual({ code: 'FORBIDDEN', params: { permission: 'work.plan' } });
    const below = planner.workOrders.setOtherCost({ id, otherCost: -1 });
    expect((await refusal(below)).code).toBe('INVALID_INPUT');
  });
});
