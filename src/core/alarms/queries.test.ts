import { expect, it } from 'vitest';
import type { Inputs } from '../../shared/contract/index.ts';
import { createTestCore } from '../../testing/core.ts';
import { aMetric, anAsset, aThreshold } from '../../testing/factories.ts';
import { scans } from '../../testing/query-plans.ts';
import { standingAlarms } from './queries.ts';

it('tells the newest value of a metric until its alarm is closed', async () => {
  await using test = await createTestCore();
  const metricId = aMetric(test);
  const planner = test.as('planner');
  await planner.metrics.setThreshold({ metricId, threshold: aThreshold({ highWarning: 5 }) });
  const now = test.ports.clock.now();
  const read = (ts: number, value: number) => planner.metrics.addReading({ metricId, ts, value });
  const shown = async () => (await planner.alarms.list({})).rows.map(({ state, value }) => [state, value]);

  await read(now, 9);
  expect(await shown()).toEqual([['unacknowledged', { ts: now, value: 9, state: null }]]);
  await read(now + 1, 3);
  expect(await shown()).toEqual([['returned-unacknowledged', { ts: now + 1, value: 3, state: null }]]);
  const [alarm] = (await planner.alarms.list({})).rows;
  await planner.alarms.acknowledge({ id: alarm!.id });
  expect(await shown()).toEqual([]);
  expect((await planner.alarms.get({ id: alarm!.id })).value).toBeNull();
});

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

it('of a silence draws the last readings before it, of a change the whole of its window', async () => {
  await using test = await createTestCore();
  const planner = test.as('planner');
  const now = test.ports.clock.now();
  const silent = aMetric(test, { noDataMs: HOUR });
  await planner.metrics.addReading({ metricId: silent, ts: now, value: 5 });
  await test.ports.timers.pass(HOUR + MINUTE);
  const changing = aMetric(test);
  const change = aThreshold({ rateWarning: 5, rateWindowMs: HOUR });
  await planner.metrics.setThreshold({ metricId: changing, threshold: change });
  const later = test.ports.clock.now();
  for (const [ts, value] of [
    [later, 10],
    [later + HOUR, 16],
  ] as const) {
    test.ports.clock.advance(HOUR);
    await planner.metrics.addReading({ metricId: changing, ts, value });
  }
  const slices = new Map((await planner.alarms.list({})).rows.map(({ type, slice }) => [type, slice]));
  expect(slices.get('no-data')!.from).toBeLessThan(now);
  expect(slices.get('rate')!.from).toBeLessThanOrEqual(later);
});

it('of an alarm that lasts draws the newest reading too, and of one that has ended not what came later', async () => {
  await using test = await createTestCore();
  const metricId = aMetric(test);
  const planner = test.as('planner');
  await planner.metrics.setThreshold({ metricId, threshold: aThreshold({ highWarning: 5 }) });
  const start = test.ports.clock.now() - 9 * HOUR;
  const read = (ts: number, value: number) => planner.metrics.addReading({ metricId, ts, value });
  const slice = async () => (await planner.alarms.list({})).rows[0]!.slice;

  await read(start, 9);
  await read(start + 4 * HOUR, 6);
  expect(await slice()).toEqual({ from: start - 4 * HOUR, to: start + 8 * HOUR });
  await read(start + 5 * HOUR, 3);
  await read(start + 9 * HOUR, 3);
  expect((await slice()).to).toBe(start + 10 * HOUR);
});

it('tells the state that a characteristic is in by its name, and how critical the asset is', async () => {
  await using test = await createTestCore();
  const planner = test.as('planner');
  const ts = test.ports.clock.now();
  const choices: Inputs['metrics']['create']['choices'] = [
    { code: 0, label: 'Running', severity: null },
    { code: 1, label: 'Leak', severity: 'warning' },
    { code: 2, label: 'Tripped', severity: 'critical' },
  ];
  const assetId = anAsset(test, { criticality: 'A' });
  const metricId = aMetric(test, { assetId, kind: 'characteristic', unit: '', decimals: 0, choices });
  for (const [after, value] of [1, 2, 1].entries()) {
    await planner.metrics.addReading({ metricId, ts: ts + after, value });
  }
  const [alarm] = (await planner.alarms.list({})).rows;
  expect(alarm).toMatchObject({
    label: 'Tripped',
    startedAt: ts,
    peakAt: ts + 1,
    value: { value: 1, state: 'Leak' },
    asset: { criticality: 'A' },
  });
});

it('finds standing alarms without passing over the assets, where only these are counted', async () => {
  await using test = await createTestCore();
  for (let count = 0; count < 50; count += 1) aMetric(test);
  test.core.services.database.connectionForTests().exec('ANALYZE assets; ANALYZE metrics');
  const passedOver = scans(test, (db) => standingAlarms(db, { limit: 8 }));
  expect(passedOver.filter((step) => /^SCAN (assets|metrics)/.test(step))).toEqual([]);
});
