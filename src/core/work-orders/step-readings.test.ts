import { describe, expect, it } from 'vitest';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { aMetric, anAsset, aThreshold } from '../../testing/factories.ts';
import { violations } from '../../testing/invariants.ts';

const MINUTE = 60_000;

/** Work on a pump whose temperature must stay below 80 °C, with a step that reads it. */
async function aStep(test: TestCore) {
  const planner = test.as('planner');
  const tom = test.as('technician', 'Tom');
  const assetId = anAsset(test);
  const metricId = aMetric(test, { assetId, name: 'Temperature', unit: '°C', decimals: 1 });
  await planner.metrics.setThreshold({ metricId, threshold: aThreshold({ highWarning: 80 }) });
  const { id: workOrderId } = await planner.workOrders.create({ id: test.newId(), title: 'Look', assetId });
  const id = test.newId();
  await tom.workOrders.addChecklistItem({ id, workOrderId, text: 'Read it', mandatory: true, metricId });
  const answer = (value: number, more: { ts?: number; unit?: string } = {}) =>
    tom.workOrders.answerChecklistItem({ id, ts: test.ports.clock.now(), value, ...more });
  const step = async () => (await tom.workOrders.get({ id: workOrderId })).checklist[0]!;
  const readings = () =>
    test.core.services.database.sql('SELECT value FROM readings ORDER BY ts').pluck().all();
  return { planner, tom, assetId, metricId, workOrderId, id, answer, step, readings };
}

describe('a step that takes a reading', () => {
  it('stores what is typed as a reading of the metric, is ticked, and tells of an alarm at once', async () => {
    await using test = await createTestCore();
    const { planner, metricId, id, workOrderId, answer, step, readings } = await aStep(test);
    const ts = test.ports.clock.now();
    const { alarmIds } = await answer(85);
    expect(alarmIds).toHaveLength(1);
    expect(readings()).toEqual([85]);
    expect((await planner.metrics.get({ id: metricId })).latest).toEqual({ ts, value: 85 });
    expect(await step()).toMatchObject({
      doneAt: ts,
      doneBy: { fullName: 'Tom' },
      reading: { metricName: 'Temperature', metric: { id: metricId, unit: '°C' }, ts, value: 85 },
    });
    const told = await planner.history.of({ subject: 'work_orders', id: workOrderId });
    expect(told.rows.find(({ entityId }) => entityId === id)!.events).toMatchObject([
      { event: 'step-read', facts: [{ field: 'readingValue', new: '85' }] },
    ]);
  });

  it('takes a value in another unit of the same quantity, and no other', async () => {
    await using test = await createTestCore();
    const { answer, step, readings } = await aStep(test);
    expect(await refusal(answer(5, { unit: 'bar' }))).toEqual({
      code: 'INVALID_INPUT',
      params: { fields: ['unit'] },
    });
    expect(readings()).toEqual([]);
    await answer(122, { unit: '°F' });
    expect((await step()).reading!.value).toBeCloseTo(50, 9);
  });

  it('answers the same when the answer was lost, and stores nothing twice', async () => {
    await using test = await createTestCore();
    const { answer, readings } = await aStep(test);
    const ts = test.ports.clock.now();
    await answer(50, { ts });
    test.ports.clock.advance(MINUTE);
    await answer(50, { ts });
    expect(readings()).toEqual([50]);
  });

  it('keeps the reading when it is unticked, and replaces it when another value is typed', async () => {
    await using test = await createTestCore();
    const { tom, id, answer, step, readings } = await aStep(test);
    const slip = await answer(850);
    await tom.workOrders.updateChecklistItem({ id, done: false });
    expect(readings()).toEqual([850]);
    expect(await step()).toMatchObject({ doneAt: null, reading: { value: 850 } });
    test.ports.clock.advance(MINUTE);
    await answer(58);
    expect(readings()).toEqual([58]);
    expect((await refusal(tom.alarms.get({ id: slip.alarmIds[0]! }))).code).toBe('NOT_FOUND');
    expect(violations(test.core.services.database)).toEqual([]);
  });

  it('of a counter takes a slip back that no lower value could follow', async () => {
    await using test = await createTestCore();
    const { tom, assetId, workOrderId } = await aStep(test);
    const metricId = aMetric(test, { assetId, name: 'Hours', unit: 'h', kind: 'counter' });
    const id = test.newId();
    await tom.workOrders.addChecklistItem({ id, workOrderId, text: 'Read the hours', metricId });
    const answer = (value: number) =>
      tom.workOrders.answerChecklistItem({ id, ts: test.ports.clock.now(), value });
    await tom.metrics.addReading({ metricId, ts: test.ports.clock.now() - MINUTE, value: 100 });
    await answer(850);
    test.ports.clock.advance(MINUTE);
    await answer(105);
    expect((await tom.metrics.get({ id: metricId })).latest).toMatchObject({ value: 105 });
  });

  it('is not ticked without a value', async () => {
    await using test = await createTestCore();
    const { tom, id, step } = await aStep(test);
    const tick = tom.workOrders.updateChecklistItem({ id, done: true });
    expect(await refusal(tick)).toEqual({ code: 'INVALID_INPUT', params: { fields: ['value'] } });
    expect((await step()).doneAt).toBeNull();
  });

  it('of a template reads the metric of that name on the asset of the work, wherever that moves', async () => {
    await using test = await createTestCore();
    const { planner, tom, assetId, metricId } = await aStep(test);
    const templateId = test.newId();
    const items = [{ text: 'Read the heat', mandatory: true, metricName: 'temperature' }];
    await planner.workOrders.saveTemplate({ id: templateId, name: 'Round', assetTypeId: null, items });
    expect(await planner.workOrders.templates()).toMatchObject([{ items }]);
    const { id } = await planner.workOrders.create({ id: test.newId(), title: 'Round', assetId, templateId });
    const reading = async () => (await tom.workOrders.get({ id })).checklist[0]!.reading;
    expect(await reading()).toMatchObject({ metricName: 'temperature', metric: { id: metricId } });
    const bare = anAsset(test);
    await planner.workOrders.update({ id, changes: { assetId: bare } });
    expect(await reading()).toMatchObject({ metricName: 'temperature', metric: null });
    const itsOwn = aMetric(test, { assetId: bare, name: 'Temperature' });
    expect(await reading()).toMatchObject({ metric: { id: itsOwn } });
  });

  it('is ticked like any other where the asset has no such metric', async () => {
    await using test = await createTestCore();
    const { planner, tom } = await aStep(test);
    const templateId = test.newId();
    const items = [{ text: 'Read', mandatory: false, metricName: 'Flow' }];
    await planner.workOrders.saveTemplate({ id: templateId, name: 'Flow', assetTypeId: null, items });
    const { id: workOrderId } = await planner.workOrders.create({
      id: test.newId(),
      title: 'Round',
      templateId,
    });
    const { id } = (await tom.workOrders.get({ id: workOrderId })).checklist[0]!;
    await tom.workOrders.updateChecklistItem({ id, done: true });
    const answer = tom.workOrders.answerChecklistItem({ id, ts: test.ports.clock.now(), value: 1 });
    expect((await refusal(answer)).code).toBe('NOT_FOUND');
  });

  it('reads metrics of its own asset only', async () => {
    await using test = await createTestCore();
    const { tom, workOrderId } = await aStep(test);
    const metricId = aMetric(test);
    const add = tom.workOrders.addChecklistItem({ id: test.newId(), workOrderId, text: 'Read', metricId });
    expect((await refusal(add)).code).toBe('NOT_FOUND');
  });
});
