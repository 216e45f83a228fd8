import { describe, expect, it } from 'vitest';
import { undone } from '../../testing/change-sets.ts';
import { createTestCore, refusal } from '../../testing/core.ts';
import { aCollector } from '../../testing/data-sources.ts';
import { aMetric, anAsset, aPrediction, aThreshold } from '../../testing/factories.ts';
import { importFile } from '../../testing/imports.ts';
import { violations } from '../../testing/invariants.ts';
import { watchSilence } from '../alarms/silence.ts';
import { takeReadings } from '../data-sources/take.ts';

const MINUTE = 60_000;

/** A metric in alarm since ten minutes ago. */
async function inAlarm(values: Parameters<typeof aMetric>[1] = {}) {
  const test = await createTestCore();
  const assetId = anAsset(test);
  const metricId = aMetric(test, { assetId, name: 'Vibration', ...values });
  const planner = test.as('planner', 'Petra');
  const read = (minutesAgo: number, value: number) =>
    planner.metrics.addReading({ metricId, ts: test.ports.clock.now() - minutesAgo * MINUTE, value });
  await planner.metrics.setThreshold({ metricId, threshold: aThreshold({ highWarning: 5 }) });
  await read(20, 1);
  const { alarmIds } = await read(10, 9);
  return {
    test,
    assetId,
    metricId,
    planner,
    read,
    alarmId: alarmIds[0]!,
    [Symbol.asyncDispose]: () => test[Symbol.asyncDispose](),
  };
}

describe('a metric that is archived', () => {
  it('says before what hangs on it', async () => {
    await using scene = await inAlarm();
    const { test, planner, assetId, metricId, alarmId } = scene;
    aPrediction(test, assetId, metricId);
    await planner.workOrders.create({ id: test.newId(), alarmId, title: 'Look at it' });
    expect(await planner.metrics.archiving({ id: metricId })).toEqual({
      readings: 2,
      isWatched: true,
      alarms: 1,
      openWork: 1,
      predictions: 1,
      steps: 0,
      sources: [],
    });
  });

  it('is watched, too, where only its states are or its silence is', async () => {
    await using test = await createTestCore();
    const assetId = anAsset(test);
    const planner = test.as('planner', 'Petra');
    const watched = async (values: Parameters<typeof aMetric>[1]) => {
      const id = aMetric(test, { assetId, ...values });
      return (await planner.metrics.archiving({ id })).isWatched;
    };
    const choices = [
      { code: 0, label: 'Clean', severity: null },
      { code: 1, label: 'Blocked', severity: 'critical' as const },
    ];
    expect(await watched({ kind: 'characteristic', unit: '', choices })).toBe(true);
    expect(await watched({ name: 'Flow', noDataMs: 60_000 })).toBe(true);
    expect(await watched({ name: 'Level' })).toBe(false);
  });

  it('is in no list, takes no readings, and its alarm has ended and stands no more', async () => {
    await using scene = await inAlarm();
    const { test, planner, assetId, metricId, alarmId, read } = scene;
    const predictionId = aPrediction(test, assetId, metricId);
    await planner.metrics.archive({ id: metricId });
    await planner.metrics.archive({ id: metricId });
    expect(await planner.metrics.ofAsset({ assetId })).toEqual([]);
    expect(await planner.metrics.archived({ assetId })).toMatchObject([
      { id: metricId, name: 'Vibration', readings: 2 },
    ]);
    expect(await refusal(read(1, 2))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await planner.alarms.list({ view: 'standing' })).toMatchObject({ total: 0 });
    expect(await planner.alarms.get({ id: alarmId })).toMatchObject({
      endedAt: test.ports.clock.now(),
      acknowledgedBy: { fullName: 'Petra' },
    });
    expect(await planner.predictions.list({ view: 'current' })).toMatchObject({ total: 0 });
    expect(await planner.predictions.get({ id: predictionId })).toMatchObject({
      setAside: 'withdrawn',
    });
    const { rows } = await planner.history.of({ subject: 'metrics', id: metricId });
    expect(rows.flatMap(({ events }) => events.map(({ event }) => event))).toContain('archived');
  });

  it('has what sources bring held back, and no silence is told of it', async () => {
    await using scene = await inAlarm({ noDataMs: 15 * MINUTE });
    const { test, planner, metricId, assetId } = scene;
    const collectorId = await aCollector(test, test.as('admin'));
    await planner.metrics.archive({ id: metricId });
    const { outcomes } = test.core.services.database.write({ actorId: null, command: 'test' }, (tx) => {
      const origin = { id: collectorId, name: 'Press line', mapping: [{ address: 'a', metricId }] };
      return takeReadings(tx, origin, [{ address: 'a', ts: tx.now, value: 1, given: '1', unit: null }]);
    });
    expect(outcomes).toEqual(['archived-metric']);
    test.ports.clock.advance(60 * MINUTE);
    await watchSilence.run(test.core.services, 0);
    expect(await planner.alarms.list({ view: 'standing', assetId })).toMatchObject({ total: 0 });
  });

  it('rings no more when an import is undone that had ended its breach, or kept it from one', async () => {
    await using scene = await inAlarm();
    const { test, planner, metricId, assetId, alarmId, read } = scene;
    const waiting = aMetric(test, { assetId, name: 'Flow' });
    const threshold = aThreshold({ highWarning: 5, onDelayMs: 5 * MINUTE });
    await planner.metrics.setThreshold({ metricId: waiting, threshold });
    for (const id of [metricId, waiting]) {
      const rule = await planner.alarmRules.get({ metricId: id });
      await planner.alarmRules.save({
        metricId: id,
        rule: { ...rule, workSeverity: 'warning', workAfterMs: 0 },
      });
    }
    const now = test.ports.clock.now();
    const flow = (minutesAgo: number, value: number) =>
      planner.metrics.addReading({ metricId: waiting, ts: now - minutesAgo * MINUTE, value });
    await flow(12, 9);
    const at = (minutesAgo: number) => new Date(now - minutesAgo * MINUTE).toISOString();
    const content = `time;Vibration;Flow\n${at(9)};1;1\n`;
    const { result } = await importFile(test, planner, assetId, content);
    await flow(6, 9);
    expect(await planner.alarms.get({ id: alarmId })).toMatchObject({ endedAt: now - 9 * MINUTE });
    const told = (await test.as('technician').notifications.list()).rows.length;
    for (const id of [metricId, waiting]) await planner.metrics.archive({ id });
    test.ports.clock.advance(60 * MINUTE);
    await undone(test, planner, result.id);
    const open = test.core.services.database.sql('SELECT metric_id FROM alarms WHERE ended_at IS NULL').all();
    expect(open).toEqual([]);
    expect(await planner.alarms.list({ view: 'standing' })).toMatchObject({ total: 0 });
    expect((await planner.workOrders.list({})).total).toBe(0);
    expect((await test.as('technician').notifications.list()).rows).toHaveLength(told);
    expect(violations(test.core.services.database)).toEqual([]);
    for (const id of [metricId, waiting]) await planner.metrics.restore({ id });
    const { rows } = await planner.alarms.list({ view: 'all' });
    expect(rows).toMatchObject([{ endedAt: null }, { endedAt: null }]);
    expect((await planner.metrics.ofAsset({ assetId })).map(({ level }) => level)).toEqual([
      'warning',
      'warning',
    ]);
    await read(1, 2);
    expect(await planner.alarms.get({ id: alarmId })).toMatchObject({
      endedAt: test.ports.clock.now() - MINUTE,
    });
  });

  it('is not archived while an import that is to bring it readings runs', async () => {
    await using scene = await inAlarm();
    const { test, planner, assetId } = scene;
    const metricId = aMetric(test, { assetId, name: 'Flow' });
    test.core.services.database.write({ actorId: null, command: 'test' }, (tx) => {
      tx.sql(
        `INSERT INTO imports (id, kind, file_name, state, plan, lines, added, duplicates, problems, alarm_ids, created_at)
         VALUES (?, 'readings', 'a.csv', 'running', ?, 0, 0, 0, 0, '[]', 1)`,
      ).run(tx.newId(), JSON.stringify({ targets: [{ kind: 'metric', metricId }] }));
    });
    expect(await refusal(planner.metrics.archive({ id: metricId }))).toMatchObject({ code: 'JOB_RUNNING' });
  });

  it('lets a step of a checklist be ticked that would have read it', async () => {
    await using scene = await inAlarm();
    const { test, planner, assetId, metricId } = scene;
    const [workOrderId, id] = [test.newId(), test.newId()];
    await planner.workOrders.create({ id: workOrderId, title: 'Round', assetId });
    await planner.workOrders.addChecklistItem({ id, workOrderId, text: 'Read it', metricId });
    expect(await planner.metrics.archiving({ id: metricId })).toMatchObject({ steps: 1 });
    await planner.metrics.archive({ id: metricId });
    await planner.workOrders.updateChecklistItem({ id, done: true });
    await planner.workOrders.updateChecklistItem({ id, done: false });
    await planner.metrics.restore({ id: metricId });
    await planner.workOrders.answerChecklistItem({ id, ts: test.ports.clock.now(), value: 2 });
    expect(await planner.metrics.get({ id: metricId })).toMatchObject({ latest: { value: 2 } });
  });

  it('keeps its name, which is told when another metric is to have it', async () => {
    await using scene = await inAlarm();
    const { test, planner, assetId, metricId } = scene;
    const otherId = aMetric(test, { assetId, name: 'Noise' });
    await planner.metrics.archive({ id: metricId });
    const refused = { code: 'METRIC_ARCHIVED', params: { name: 'Vibration' } };
    const again = { id: test.newId(), assetId, name: 'VIBRATION', unit: '' };
    expect(await refusal(planner.metrics.create(again))).toEqual(refused);
    const renamed = { id: otherId, changes: { name: 'vibration' } };
    expect(await refusal(planner.metrics.update(renamed))).toEqual(refused);
    expect((await planner.metrics.ofAsset({ assetId })).map(({ name }) => name)).toEqual(['Noise']);
  });

  it('is not archived by who may not set metrics up', async () => {
    await using scene = await inAlarm();
    const call = scene.test.as('technician').metrics.archive({ id: scene.metricId });
    expect(await refusal(call)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await scene.planner.metrics.ofAsset({ assetId: scene.assetId })).toHaveLength(1);
  });
});

describe('a metric that is restored', () => {
  it('is watched again: a breach that lasts goes on as the same alarm', async () => {
    await using scene = await inAlarm();
    const { planner, metricId, alarmId, assetId, read } = scene;
    await planner.metrics.archive({ id: metricId });
    await planner.metrics.restore({ id: metricId });
    await planner.metrics.restore({ id: metricId });
    expect(await planner.metrics.ofAsset({ assetId })).toMatchObject([{ level: 'warning' }]);
    expect(await planner.alarms.get({ id: alarmId })).toMatchObject({ endedAt: null });
    await read(1, 2);
    expect(await planner.alarms.get({ id: alarmId })).not.toMatchObject({ endedAt: null });
    expect((await planner.alarms.list({ view: 'all' })).total).toBe(1);
  });

  it('needs its asset', async () => {
    await using scene = await inAlarm();
    const { planner, metricId, assetId } = scene;
    await planner.metrics.archive({ id: metricId });
    await planner.assets.archive({ ids: [assetId] });
    expect(await refusal(planner.metrics.restore({ id: metricId }))).toMatchObject({ code: 'NOT_FOUND' });
  });
});
