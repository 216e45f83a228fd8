import { describe, expect, it } from 'vitest';
import type { Id } from '../../shared/ids.ts';
import { createTestCore, type TestCore } from '../../testing/core.ts';
import { aLocation, aMetric, anAsset, aThreshold } from '../../testing/factories.ts';
import { scans } from '../../testing/query-plans.ts';
import { ingest } from '../metrics/ingest.ts';
import { createSource } from '../metrics/series.ts';
import { fleetCells, strain } from './cells.ts';
import { frameOf, metricsOfFleet } from './selection.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 9, 1);

/** Ten days of readings every hour. */
function take(test: TestCore, metricId: Id, value: (hour: number) => number, hours = 240) {
  const ts = Array.from({ length: hours }, (_, hour) => START + hour * HOUR);
  test.core.services.database.write({ actorId: null, command: 'test.ingest' }, (tx) =>
    ingest(tx, createSource(tx, { kind: 'manual', label: 'test' }), [
      { metricId, ts, values: ts.map((_, hour) => value(hour)) },
    ]),
  );
}

async function aFleet(test: TestCore) {
  const planner = test.as('planner');
  const assetTypeId = test.newId();
  await planner.assetTypes.create({ id: assetTypeId, name: 'Pump' });
  const site = aLocation(test, { kind: 'site', name: 'North' });
  const hall = aLocation(test, { kind: 'building', name: 'Hall 2', parentId: site });
  const add = (tag: string, metric: Parameters<typeof aMetric>[1] = {}, locationId: Id | null = null) => {
    const assetId = anAsset(test, { tag, assetTypeId, locationId });
    return aMetric(test, { assetId, name: 'Flow', unit: 'l/min', ...metric });
  };
  const ids = {
    calm: add('P-10', {}, hall),
    near: add('P-2', { name: 'FLOW' }),
    ringing: add('P-1'),
    silent: add('P-3'),
  };
  for (const metricId of [ids.calm, ids.near, ids.ringing]) {
    await planner.metrics.setThreshold({ metricId, threshold: aThreshold({ highWarning: 100 }) });
  }
  take(test, ids.calm, () => 40);
  take(test, ids.near, (hour) => 99 - hour / 10);
  take(test, ids.ringing, (hour) => (hour < 230 ? 50 : 120));
  aMetric(test, { assetId: anAsset(test, { assetTypeId }), name: 'Flow', unit: 'bar' });
  aMetric(test, { assetId: anAsset(test), name: 'Flow', unit: 'l/min' });
  const fleet = { of: { assetTypeId }, name: 'flow', unit: 'l/min' };
  return { planner, ids, fleet, site, assetTypeId, period: { from: START, to: START + 10 * DAY } };
}

describe('the fleet of a metric', () => {
  it('is the metric of that name, in any case, and unit on the assets of the type', async () => {
    await using test = await createTestCore();
    const { planner, ids, fleet, site, assetTypeId, period } = await aFleet(test);
    const cells = async (more: object = {}) =>
      (await planner.fleet.cells({ ...fleet, ...period, sort: 'name', ...more })).rows;
    expect((await cells()).map(({ asset }) => asset.tag)).toEqual(['P-1', 'P-2', 'P-3', 'P-10']);
    expect(await cells({ locationId: site })).toMatchObject([{ id: ids.calm, location: 'Hall 2' }]);
    const { assetId } = await planner.metrics.get({ id: ids.near });
    expect((await cells({ of: { assetIds: [assetId] } })).map(({ id }) => id)).toEqual([ids.near]);
    expect(await planner.fleet.metrics({ of: { assetTypeId } })).toMatchObject([
      { unit: 'l/min', kind: 'gauge', count: 4 },
      { name: 'Flow', unit: 'bar', count: 1 },
    ]);
    await planner.assets.archive({ ids: [assetId] });
    expect((await cells()).map(({ asset }) => asset.tag)).toEqual(['P-1', 'P-3', 'P-10']);
  });

  it('comes in windows in the order that is asked for; what has nothing to sort by is last', async () => {
    await using test = await createTestCore();
    const { planner, fleet, period } = await aFleet(test);
    const order = async (sort: 'worst' | 'value' | 'trend' | 'name', direction: 'asc' | 'desc' = 'asc') =>
      (await planner.fleet.cells({ ...fleet, ...period, sort, direction })).rows.map(
        ({ asset }) => asset.tag,
      );
    expect(await order('worst')).toEqual(['P-1', 'P-2', 'P-10', 'P-3']);
    expect(await order('value')).toEqual(['P-10', 'P-2', 'P-1', 'P-3']);
    expect(await order('value', 'desc')).toEqual(['P-1', 'P-2', 'P-10', 'P-3']);
    expect(await order('trend')).toEqual(['P-2', 'P-10', 'P-1', 'P-3']);
    expect(await order('name', 'desc')).toEqual(['P-10', 'P-3', 'P-2', 'P-1']);
    const window = await planner.fleet.cells({ ...fleet, ...period, sort: 'worst', offset: 1, limit: 2 });
    expect(window.total).toBe(4);
    expect(window.rows.map(({ asset }) => asset.tag)).toEqual(['P-2', 'P-10']);
  });

  it('has charts that lose no peak, a trend and where each stands now', async () => {
    await using test = await createTestCore();
    const { planner, ids, fleet, period } = await aFleet(test);
    const { rows } = await planner.fleet.cells({ ...fleet, ...period, sort: 'worst', points: 20 });
    const ringing = rows.find(({ id }) => id === ids.ringing)!;
    const drawn = ringing.points.filter((point) => point !== null);
    expect(drawn).toHaveLength(20);
    expect(drawn.reduce((sum, { count }) => sum + count, 0)).toBe(240);
    expect([Math.min(...drawn.map(({ min }) => min)), Math.max(...drawn.map(({ max }) => max))]).toEqual([
      50, 120,
    ]);
    expect(ringing).toMatchObject({
      level: 'warning',
      latest: { value: 120 },
      threshold: { highWarning: 100 },
    });
    // The last 10 of 24 hours read 120, all before 50.
    expect(ringing.trend).toBeCloseTo((10 * 120 + 14 * 50) / 24 - 50);
    expect(rows.find(({ id }) => id === ids.silent)).toMatchObject({ trend: null, points: [], latest: null });
    const bare = await planner.fleet.cells({ ...fleet, ...period, points: 0 });
    expect(bare.rows.every(({ points }) => points.length === 0)).toBe(true);
  });

  it('has one period, up to the newest reading of all, and one range', async () => {
    await using test = await createTestCore();
    const { planner, fleet } = await aFleet(test);
    const to = START + 239 * HOUR + 15 * 60_000;
    expect(await planner.fleet.frame({ ...fleet, lastMs: DAY })).toEqual({
      found: 4,
      shown: 4,
      period: { from: to - DAY, to },
      range: { min: 40, max: 120 },
      limits: { min: 100, max: 100 },
    });
    expect((await planner.fleet.frame({ ...fleet, lastMs: null })).period).toEqual({ from: START, to });
    const span = { from: START + 231 * HOUR, to: START + 234 * HOUR };
    const free = await planner.fleet.frame({
      ...fleet,
      lastMs: null,
      span: { from: span.to, to: span.from },
    });
    expect(free).toMatchObject({ period: span, range: { min: 40, max: 120 } });
    const calm = { from: START + DAY, to: START + 2 * DAY };
    expect(await planner.fleet.frame({ ...fleet, lastMs: null, span: calm })).toMatchObject({
      period: calm,
      range: { max: 96.6 },
    });
    expect(await planner.fleet.frame({ ...fleet, name: 'Noise', lastMs: DAY })).toEqual({
      found: 0,
      shown: 0,
      period: null,
      range: null,
      limits: null,
    });
  });

  it('passes over no table', async () => {
    await using test = await createTestCore();
    const { fleet, site, period } = await aFleet(test);
    expect(
      scans(test, (db) => [
        metricsOfFleet(db, fleet.of),
        frameOf(db, { ...fleet, locationId: site, lastMs: null }),
        ...(['worst', 'name', 'value', 'trend'] as const).map((sort) =>
          fleetCells(db, {
            ...fleet,
            ...period,
            locationId: null,
            sort,
            direction: 'asc',
            offset: 0,
            limit: 24,
            points: 50,
          }),
        ),
      ]),
    ).toEqual([]);
  });
});

describe('the strain of a value', () => {
  const limits = { lowCritical: null, lowWarning: 10, highWarning: 100, highCritical: 120 };

  it('rises towards either limit and beyond it', () => {
    const inOrder = [40, 90, 99, 100, 130].map((value) => strain(value, limits));
    expect(inOrder).toEqual(inOrder.toSorted((one, other) => one - other));
    expect(strain(5, limits)).toBeGreaterThan(strain(15, limits));
  });

  it('stays between 0 and 1', () => {
    for (const value of [-1e15, 0, 1e15]) {
      expect(Math.abs(strain(value, limits) - 0.5)).toBeLessThanOrEqual(0.5);
    }
    expect(strain(null, limits)).toBe(0);
    expect(strain(5, undefined)).toBe(0);
  });
});
