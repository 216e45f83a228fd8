import { describe, expect, it } from 'vitest';
import { TODAY_ROWS } from '../../shared/contract/today.ts';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { aLocation, aMetric, anAsset, aThreshold } from '../../testing/factories.ts';

const TODAY = '2026-11-02';

type Person = ReturnType<TestCore['as']>;

function create(test: TestCore, by: Person, title: string, dueOn?: string, assignee?: Person) {
  const values = { dueOn: dueOn ?? null, assigneeId: assignee?.userId ?? null };
  return by.workOrders.create({ id: test.newId(), title, ...values });
}

async function anAlarm(test: TestCore): Promise<string> {
  const planner = test.as('planner');
  const metricId = aMetric(test, { assetId: anAsset(test) });
  await planner.metrics.setThreshold({ metricId, threshold: aThreshold({ highCritical: 10 }) });
  const reading = { metricId, ts: test.ports.clock.now(), value: 11 };
  return (await planner.metrics.addReading(reading)).alarmIds[0]!;
}

async function aPartToReorder(test: TestCore): Promise<string> {
  const keeper = test.as('storekeeper');
  const id = test.newId();
  await keeper.parts.create({ id, number: 'BRG-6205', name: 'Bearing', unit: 'pcs', reorderPoint: 2000 });
  const where = { partId: id, locationId: aLocation(test) };
  await keeper.parts.receive({ id: test.newId(), ...where, quantity: 1000, unitCost: 450 });
  return id;
}

function titles(section: { rows: { title: string }[] }): string[] {
  return section.rows.map(({ title }) => title);
}

describe('today', () => {
  it('shows a technician what is theirs, overdue and due, the alarms and what is short', async () => {
    await using test = await createTestCore();
    const [planner, tom] = [test.as('planner'), test.as('technician')];
    await create(test, planner, 'Late', '2026-11-01', tom);
    await create(test, planner, 'Now', TODAY);
    await create(test, planner, 'Later', '2026-11-20', tom);
    await create(test, tom, 'Wish');
    const alarmId = await anAlarm(test);
    const partId = await aPartToReorder(test);
    const overview = await tom.today.overview();
    expect(titles(overview.myWork)).toEqual(['Late', 'Later']);
    expect(titles(overview.overdue)).toEqual(['Late']);
    expect(titles(overview.dueToday)).toEqual(['Now']);
    expect(overview.standingAlarms).toMatchObject({ total: 1, rows: [{ id: alarmId }] });
    expect(overview.reorder).toMatchObject({ total: 1, rows: [{ id: partId }] });
    expect(overview.requests).toEqual({ total: 0, rows: [] });
  });

  it('says that a plant is new until the first asset is there, archived or not', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    expect((await planner.today.overview()).isNewPlant).toBe(true);
    anAsset(test, { archivedAt: 1 });
    expect((await planner.today.overview()).isNewPlant).toBe(false);
  });

  it('puts the most urgent request first', async () => {
    await using test = await createTestCore();
    const requester = test.as('requester');
    for (const priority of ['low', 'critical', 'medium', 'high'] as const) {
      await requester.workOrders.create({ id: test.newId(), title: priority, priority });
    }
    const { requests } = await test.as('planner').today.overview();
    expect(titles(requests)).toEqual(['critical', 'high', 'medium', 'low']);
  });

  it('asks a planner to approve what was requested', async () => {
    await using test = await createTestCore();
    const [planner, requester] = [test.as('planner'), test.as('requester')];
    const { id } = await create(test, requester, 'Door squeaks');
    expect((await planner.today.overview()).requests).toMatchObject({
      total: 1,
      rows: [{ id, status: 'requested' }],
    });
    await planner.workOrders.transition({ id, to: 'open' });
    expect((await planner.today.overview()).requests).toEqual({ total: 0, rows: [] });
  });

  it('shows nobody what they may not read', async () => {
    await using test = await createTestCore();
    await anAlarm(test);
    await aPartToReorder(test);
    await create(test, test.as('planner'), 'Late', '2026-11-01');
    const nothing = { total: 0, rows: [] };
    expect(await test.as('requester').today.overview()).toMatchObject({
      standingAlarms: nothing,
      reorder: nothing,
      requests: nothing,
      overdue: { total: 1 },
    });
    expect((await refusal(test.anonymous().today.overview())).code).toBe('NOT_SIGNED_IN');
  });

  it('shows the first rows of each list and counts the rest', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const requester = test.as('requester');
    for (let n = 0; n < TODAY_ROWS + 2; n += 1) {
      test.ports.clock.advance(1000);
      await create(test, planner, `Job ${n}`, TODAY, planner);
      await create(test, requester, `Wish ${n}`);
    }
    const first = Array.from({ length: TODAY_ROWS }, (_, n) => n);
    const { dueToday, myWork, requests } = await planner.today.overview();
    expect([dueToday.total, myWork.total, requests.total]).toEqual(Array(3).fill(TODAY_ROWS + 2));
    expect(titles(dueToday)).toEqual(first.map((n) => `Job ${n}`));
    expect(titles(myWork)).toEqual(first.map((n) => `Job ${n}`));
    // Of equal urgency the newest.
    expect(titles(requests)).toEqual([6, 5, 4, 3, 2].map((n) => `Wish ${n}`));
  });
});
