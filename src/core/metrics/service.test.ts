import { describe, expect, it } from 'vitest';
import { createTestCore, refusal } from '../../testing/core.ts';
import { aMetric, anAsset, aThreshold } from '../../testing/factories.ts';
import { ingest } from './ingest.ts';
import { createSource } from './series.ts';

it('makes no metric on an asset that is archived', async () => {
  await using test = await createTestCore();
  const assetId = anAsset(test, { archivedAt: 1 });
  const call = test.as('planner').metrics.create({ id: test.newId(), assetId, name: 'Flow', unit: '' });
  expect(await refusal(call)).toEqual({ code: 'NOT_FOUND', params: { entity: 'asset' } });
  expect(test.core.services.database.sql('SELECT count(*) FROM metrics').pluck().get()).toBe(0);
});

describe('limits that were changed meanwhile', () => {
  const first = aThreshold({ highWarning: 250, lowWarning: 205, deadband: 2 });
  const second = aThreshold({ highCritical: 260 });

  it('are not overwritten, and who changed them is told', async () => {
    await using test = await createTestCore();
    const metricId = aMetric(test);
    const planner = test.as('planner').metrics;
    await planner.setThreshold({ metricId, threshold: first, base: null });
    const stale = planner.setThreshold({ metricId, threshold: second, base: null });
    const [by] = test.core.services.database.sql('SELECT full_name FROM users').pluck().all();
    expect(await refusal(stale)).toEqual({ code: 'THRESHOLD_CHANGED', params: { by } });
    const removal = planner.setThreshold({ metricId, threshold: null, base: second });
    expect(await refusal(removal)).toMatchObject({ code: 'THRESHOLD_CHANGED' });
    expect((await planner.get({ id: metricId })).threshold).toEqual(first);
  });

  it('are replaced by a change that was made from them, also when it is sent again', async () => {
    await using test = await createTestCore();
    const metricId = aMetric(test);
    const planner = test.as('planner').metrics;
    await planner.setThreshold({ metricId, threshold: first, base: null });
    await planner.setThreshold({ metricId, threshold: second, base: first });
    await planner.setThreshold({ metricId, threshold: second, base: first });
    expect((await planner.get({ id: metricId })).threshold).toEqual(second);
    await planner.setThreshold({ metricId, threshold: null, base: second });
    await planner.setThreshold({ metricId, threshold: first, base: null });
    expect((await planner.get({ id: metricId })).threshold).toEqual(first);
  });
});

describe('where a metric stands', () => {
  const MINUTE = 60_000;

  /** After readings a minute apart, of which some breach a limit with an on-delay of two minutes. */
  async function standing(values: readonly number[], sql?: string) {
    await using test = await createTestCore();
    const metricId = aMetric(test);
    const planner = test.as('planner').metrics;
    const threshold = aThreshold({
      highWarning: 5,
      highCritical: 9,
      rateCritical: 20,
      rateWindowMs: MINUTE,
      onDelayMs: 2 * MINUTE,
    });
    await planner.setThreshold({ metricId, threshold });
    test.core.services.database.write({ actorId: null, command: 'test.ingest' }, (tx) => {
      const ts = values.map((_value, index) => Date.UTC(2026, 0, 1) + index * MINUTE);
      ingest(tx, createSource(tx, { kind: 'manual', label: 'test' }), [{ metricId, ts, values }]);
      if (sql !== undefined) tx.sql(sql).run();
    });
    const { assetId } = await planner.get({ id: metricId });
    const all = await planner.ofAsset({ assetId });
    expect(all).toHaveLength(1);
    return all[0]!.level;
  }

  it.each([
    ['normal within its limits', [1, 2, 3], 'normal'],
    ['pending while the on-delay runs', [1, 6, 6], 'pending'],
    ['in its alarm, however it is watched beside', [1, 6, 6, 6], 'warning'],
    ['in the worst of its alarms', [1, 10, 10, 10], 'critical'],
  ])('is %s', async (_what, values, level) => {
    expect(await standing(values)).toBe(level);
  });

  it('is silent when that is all there is to say', async () => {
    const silent = "UPDATE alarms SET type = 'no-data', ended_at = NULL";
    expect(await standing([1, 6, 6, 6, 1], silent)).toBe('no-data');
    expect(await standing([1, 6, 6, 6], silent)).toBe('warning');
  });
});

it('counts the time in alarm of a trial by readings, not by the calendar', async () => {
  await using test = await createTestCore();
  const metricId = aMetric(test);
  const minute = 60_000;
  const start = Date.UTC(2026, 0, 1);
  const later = start + 30 * 86_400_000;
  const ts = [start, later].flatMap((from) =>
    Array.from({ length: 100 }, (_unused, index) => from + index * minute),
  );
  // Too high from minute 90 on, over the month without readings, up to minute 20 after it.
  const values = ts.map((at) => (at >= start + 90 * minute && at < later + 20 * minute ? 9 : 1));
  test.core.services.database.write({ actorId: null, command: 'test.ingest' }, (tx) =>
    ingest(tx, createSource(tx, { kind: 'manual', label: 'test' }), [{ metricId, ts, values }]),
  );
  const trial = await test
    .as('planner')
    .metrics.tryThreshold({ metricId, threshold: aThreshold({ highWarning: 5 }) });
  expect(trial).toMatchObject({
    episodes: 1,
    totalMs: (9 + 20) * minute,
    longestMs: (9 + 20) * minute,
    recordedMs: (99 + 99) * minute,
    readings: 200,
  });
});

it.each([
  [[], null],
  [[0], null],
  [[0, 7], 7],
  [[0, 7, 10], 3],
  [[0, 5, 10, 15, 1_000_000, 1_000_005], 5],
])('knows how often a metric is read that was read at %j', async (instants, intervalMs) => {
  await using test = await createTestCore();
  const id = aMetric(test);
  const planner = test.as('planner').metrics;
  for (const ts of instants) await planner.addReading({ metricId: id, ts, value: 1 });
  expect((await planner.get({ id })).intervalMs).toBe(intervalMs);
});
