import { describe, expect, it } from 'vitest';
import type { Id } from '../../shared/ids.ts';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';

const DAY = '2026-11-02';
const overDay = { code: 'LABOUR_OVER_DAY', params: {} };

type Person = ReturnType<TestCore['as']>;

async function aWorkOrder(test: TestCore): Promise<Id> {
  const { id } = await test.as('planner').workOrders.create({ id: test.newId(), title: 'Replace seal' });
  return id;
}

function book(test: TestCore, person: Person, workOrderId: Id, minutes: number, workedOn = DAY) {
  return person.workOrders.addLabour({ id: test.newId(), workOrderId, minutes, workedOn });
}

async function minutesOf(person: Person, id: Id): Promise<number> {
  return (await person.workOrders.get({ id })).actualMinutes;
}

describe('hours of a person on one day', () => {
  it('are at most 24, over all work orders', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const [one, other] = [await aWorkOrder(test), await aWorkOrder(test)];
    await book(test, technician, one, 1000);
    await book(test, technician, other, 440);
    expect(await refusal(book(test, technician, other, 1))).toEqual(overDay);
    await book(test, technician, other, 1, '2026-11-03');
    await book(test, test.as('technician', 'Somebody else'), other, 1440);
    expect(await minutesOf(technician, other)).toBe(1881);
  });

  it('are at most 24 with those booked while completing, which then completes nothing', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const id = await aWorkOrder(test);
    await book(test, technician, id, 1440);
    const labour = { id: test.newId(), minutes: 1, workedOn: DAY };
    expect(await refusal(technician.workOrders.complete({ id, result: 'Done', labour }))).toEqual(overDay);
    expect((await technician.workOrders.get({ id })).status).toBe('open');
  });
});

describe('a booking of hours', () => {
  it('can be removed and put back by whose hours they are', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const workOrderId = await aWorkOrder(test);
    const { id } = await book(test, technician, workOrderId, 130);
    await technician.workOrders.removeLabour({ id });
    expect(await technician.workOrders.get({ id: workOrderId })).toMatchObject({
      actualMinutes: 0,
      labour: [],
    });
    await technician.workOrders.restoreLabour({ id });
    expect(await minutesOf(technician, workOrderId)).toBe(130);
  });

  it('is removed by nobody else, unless they plan the work', async () => {
    await using test = await createTestCore();
    const workOrderId = await aWorkOrder(test);
    const { id } = await book(test, test.as('technician'), workOrderId, 130);
    const other = test.as('technician', 'Somebody else');
    const forbidden = { code: 'FORBIDDEN', params: { permission: 'work.plan' } };
    expect(await refusal(other.workOrders.removeLabour({ id }))).toEqual(forbidden);
    await test.as('planner').workOrders.removeLabour({ id });
    expect(await refusal(other.workOrders.restoreLabour({ id }))).toEqual(forbidden);
    expect(await minutesOf(other, workOrderId)).toBe(0);
  });

  it('stays as it is once the work is closed', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const workOrderId = await aWorkOrder(test);
    const { id } = await book(test, technician, workOrderId, 130);
    await technician.workOrders.complete({ id: workOrderId, result: 'Done', labour: null });
    const closed = { code: 'WORK_ORDER_CLOSED', params: {} };
    expect(await refusal(technician.workOrders.removeLabour({ id }))).toEqual(closed);
  });

  it('is not put back where the day has become too long meanwhile', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const workOrderId = await aWorkOrder(test);
    const { id } = await book(test, technician, workOrderId, 1440);
    await technician.workOrders.removeLabour({ id });
    await book(test, technician, workOrderId, 60);
    expect(await refusal(technician.workOrders.restoreLabour({ id }))).toEqual(overDay);
  });

  it('is told in the history when it was removed and put back', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const workOrderId = await aWorkOrder(test);
    const { id } = await book(test, planner, workOrderId, 130);
    await planner.workOrders.removeLabour({ id });
    await planner.workOrders.restoreLabour({ id });
    const { rows } = await planner.history.of({ subject: 'work_orders', id: workOrderId });
    const events = rows.flatMap((entry) => entry.events.map(({ event }) => event));
    expect(events.slice(0, 3)).toEqual(['hours-restored', 'hours-removed', 'hours-booked']);
  });
});

describe('the downtime of an asset', () => {
  it('is refused when it is longer than the work order could have been about', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const id = await aWorkOrder(test);
    test.ports.clock.advance(2 * 3_600_000);
    const labour = { id: test.newId(), minutes: 30, workedOn: DAY };
    const complete = (downtimeMinutes: number) =>
      technician.workOrders.complete({ id, result: 'Done', labour, downtimeMinutes });
    const most = (24 + 2) * 60;
    const invalid = { code: 'INVALID_INPUT', params: { fields: ['downtimeMinutes'] } };
    expect(await refusal(complete(99_999 * 60))).toEqual(invalid);
    expect(await refusal(complete(most + 1))).toEqual(invalid);
    await complete(most);
    expect((await technician.workOrders.get({ id })).downtimeMinutes).toBe(most);
  });
});
