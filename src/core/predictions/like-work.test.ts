import { describe, expect, it } from 'vitest';
import type { Id } from '../../shared/ids.ts';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { aLocation, aMetric, anAsset, aPrediction } from '../../testing/factories.ts';
import { aPart, issue } from '../../testing/stock.ts';
import { alarmRules, alarms, checklistTemplates, workOrders } from '../database/schema/index.ts';

const DAY = 86_400_000;
const MADE = Date.UTC(2026, 10, 2, 6);

/** Two pumps of one type, each with a vibration; a prediction that the first one's is too high. */
async function scene(test: TestCore) {
  const planner = test.as('planner');
  const typeId = test.newId();
  await planner.assetTypes.create({ id: typeId, name: 'Pump' });
  const pump = (tag: string) => anAsset(test, { tag, assetTypeId: typeId });
  const [assetId, sisterId] = [pump('P-1'), pump('P-2')];
  const [metricId, sisterMetricId] = [assetId, sisterId].map((id) =>
    aMetric(test, { assetId: id, name: 'Vibration' }),
  ) as [Id, Id];
  const storeId = aLocation(test);
  const clerk = test.as('manager');
  const part = (number: string, leadDays: number | null = null) => aPart(test, clerk, { number, leadDays });
  return {
    planner,
    typeId,
    assetId,
    sisterId,
    metricId,
    sisterMetricId,
    part,
    predictionId: aPrediction(test, assetId, metricId),
    /** Work that was completed so many days ago and took the part. */
    done: (
      assetOf: Id,
      partId: Id,
      daysAgo: number,
      values: Partial<typeof workOrders.$inferInsert> = {},
    ) => {
      const id = aWorkOrder(test, assetOf, {
        status: 'completed',
        completedAt: MADE - daysAgo * DAY,
        result: 'Done',
        ...values,
      });
      issue(test, partId, storeId, 1000, id);
      return id;
    },
  };
}

function aWorkOrder(test: TestCore, assetId: Id, values: Partial<typeof workOrders.$inferInsert> = {}): Id {
  const id = test.newId();
  const row = {
    id,
    number: `WO-${id.slice(-8)}`,
    title: 'Work',
    type: 'corrective',
    status: 'open',
  } as const;
  test.core.services.database.write({ actorId: null, command: 'test.work' }, (tx) => {
    tx.insert(workOrders)
      .values({ ...row, priority: 'medium', assetId, createdAt: tx.now, updatedAt: tx.now, ...values })
      .run();
  });
  return id;
}

function anAlarm(
  test: TestCore,
  { metricId, assetId, workOrderId }: { metricId: Id; assetId: Id; workOrderId: Id },
  values: Partial<typeof alarms.$inferInsert> = {},
): void {
  const at = MADE - 30 * DAY;
  test.core.services.database.write({ actorId: null, command: 'test.alarm' }, (tx) => {
    const breach = { side: 'high', severity: 'critical', limit: 9, peakValue: 10, rings: true } as const;
    tx.insert(alarms)
      .values({
        id: test.newId(),
        metricId,
        assetId,
        workOrderId,
        ...breach,
        startedAt: at,
        raisedAt: at,
        peakAt: at,
        createdAt: at,
        ...values,
      })
      .run();
  });
}

const planOf = async (test: TestCore, id: Id) => (await test.as('planner').predictions.get({ id })).plan;

describe('the parts of work against a prediction', () => {
  it('are not those of other work on the asset', async () => {
    await using test = await createTestCore();
    const { assetId, predictionId, part, done } = await scene(test);
    done(assetId, await part('OIL-1'), 3, { type: 'preventive' });
    done(assetId, await part('BELT-1'), 2);
    expect(await planOf(test, predictionId)).toMatchObject({
      from: null,
      asIn: null,
      parts: [],
      orderBy: null,
      leadDays: null,
    });
  });

  it('are those of the last work from an alarm of the metric on its side', async () => {
    await using test = await createTestCore();
    const { assetId, metricId, predictionId, part, done } = await scene(test);
    const [oil, bearing] = [await part('OIL-1'), await part('BRG-1', 10)];
    const older = done(assetId, bearing, 243);
    anAlarm(test, { metricId, assetId, workOrderId: older });
    const low = done(assetId, oil, 20);
    anAlarm(test, { metricId, assetId, workOrderId: low }, { side: 'low' });
    const silence = done(assetId, oil, 10);
    anAlarm(test, { metricId, assetId, workOrderId: silence }, { type: 'no-data' });
    expect(await planOf(test, predictionId)).toMatchObject({
      from: 'work',
      asIn: { id: older, completedOn: '2026-03-04', asset: { id: assetId }, template: null },
      leadDays: 10,
      parts: [{ number: 'BRG-1', isShort: true }],
    });
  });

  it('are else those of the same metric on another asset of the type', async () => {
    await using test = await createTestCore();
    const { sisterId, sisterMetricId, predictionId, part, done } = await scene(test);
    const workOrderId = done(sisterId, await part('BRG-1'), 5);
    anAlarm(test, { metricId: sisterMetricId, assetId: sisterId, workOrderId });
    expect(await planOf(test, predictionId)).toMatchObject({
      asIn: { id: workOrderId, asset: { tag: 'P-2' } },
      parts: [{ number: 'BRG-1' }],
    });
  });

  it('are else those of work by the same checklist', async () => {
    await using test = await createTestCore();
    const { assetId, metricId, predictionId, part, done } = await scene(test);
    const other = aMetric(test, { assetId, name: 'Temperature' });
    const workOrderId = done(assetId, await part('BRG-1'), 5);
    anAlarm(test, { metricId: other, assetId, workOrderId });
    test.core.services.database.write({ actorId: null, command: 'test.rules' }, (tx) => {
      const checklistTemplateId = test.newId();
      tx.insert(checklistTemplates)
        .values({ id: checklistTemplateId, name: 'Bearing change', createdAt: tx.now, updatedAt: tx.now })
        .run();
      for (const of of [metricId, other]) {
        const rule = {
          metricId: of,
          checklistTemplateId,
          workSeverity: 'critical',
          updatedAt: tx.now,
        } as const;
        tx.insert(alarmRules)
          .values({ id: test.newId(), ...rule })
          .run();
      }
    });
    expect((await planOf(test, predictionId)).asIn).toMatchObject({
      id: workOrderId,
      template: 'Bearing change',
    });
  });

  it('are else those that fit, and those of a failure are those of the last failure', async () => {
    await using test = await createTestCore();
    const { planner, typeId, assetId, metricId, predictionId, part, done } = await scene(test);
    const [seal, bearing] = [await part('SEAL-1', 4), await part('BRG-1')];
    await planner.bom.add({ id: test.newId(), owner: { assetTypeId: typeId }, partId: seal, quantity: 1000 });
    done(assetId, bearing, 5);
    expect(await planOf(test, predictionId)).toMatchObject({ from: 'fits', parts: [{ number: 'SEAL-1' }] });
    const failing = aPrediction(test, assetId, metricId, {
      kind: 'failure',
      subject: `failure:${assetId}`,
      metricId: null,
      side: null,
    });
    const plan = await planOf(test, failing);
    expect(plan).toMatchObject({ from: 'work', parts: [{ number: 'BRG-1', isShort: true }] });
    // Its lead time is not known, so neither is the day to order by.
    expect(plan).toMatchObject({ orderBy: null, leadDays: null, isLate: false });
  });
});

describe('a prediction against which work is open', () => {
  it('is added to what an alarm of the metric has opened, however often it is asked for', async () => {
    await using test = await createTestCore();
    const { planner, assetId, metricId, predictionId } = await scene(test);
    const workOrderId = aWorkOrder(test, assetId, { number: 'WO-2026-0017', dueOn: '2026-11-20' });
    anAlarm(test, { metricId, assetId, workOrderId });
    expect((await planOf(test, predictionId)).openWork).toEqual({
      id: workOrderId,
      number: 'WO-2026-0017',
      dueOn: '2026-11-20',
    });
    const answer = { workOrderId, number: 'WO-2026-0017', added: true };
    expect(await planner.predictions.draft({ id: predictionId })).toEqual(answer);
    expect(await planner.predictions.draft({ id: predictionId })).toEqual(answer);
    expect((await planner.workOrders.list({ view: 'all' })).total).toBe(1);
    expect(await planner.predictions.get({ id: predictionId })).toMatchObject({
      state: 'accepted',
      workOrder: { id: workOrderId },
    });
    expect(await refusal(planner.predictions.reject({ id: predictionId, reason: 'no' }))).toMatchObject({
      code: 'PREDICTION_HAS_WORK',
    });
  });

  it('is added to what another prediction of the metric has drafted', async () => {
    await using test = await createTestCore();
    const { planner, assetId, metricId, predictionId } = await scene(test);
    const { workOrderId, added } = await planner.predictions.draft({ id: predictionId });
    expect(added).toBe(false);
    const critical = aPrediction(test, assetId, metricId, {
      subject: `limit:${metricId}:high:critical`,
      severity: 'critical',
      limit: 9,
    });
    expect(await planner.predictions.draft({ id: critical })).toMatchObject({ workOrderId, added: true });
    const aside = aPrediction(test, assetId, metricId, { subject: `limit:${metricId}:low:warning` });
    const { rows, total } = await planner.predictions.list({ view: 'all', workOrderId });
    expect(rows.map(({ id }) => id).toSorted()).toEqual([predictionId, critical].toSorted());
    expect(total).toBe(2);
    expect((await planner.predictions.list({ view: 'all' })).rows.map(({ id }) => id)).toContain(aside);
  });

  it('gets its own beside other work, and beside what is completed or of the other side', async () => {
    await using test = await createTestCore();
    const { planner, assetId, metricId, predictionId } = await scene(test);
    aWorkOrder(test, assetId);
    const over = aWorkOrder(test, assetId, { status: 'completed', completedAt: MADE - DAY, result: 'Done' });
    anAlarm(test, { metricId, assetId, workOrderId: over });
    anAlarm(test, { metricId, assetId, workOrderId: aWorkOrder(test, assetId) }, { side: 'low' });
    expect(await planner.predictions.draft({ id: predictionId })).toMatchObject({ added: false });
    expect((await planner.workOrders.list({ view: 'all' })).total).toBe(4);
  });
});
