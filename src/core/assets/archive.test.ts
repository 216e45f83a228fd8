import { describe, expect, it } from 'vitest';
import { createTestCore, refusal } from '../../testing/core.ts';
import { aLocation, aMetric, anAsset, aThreshold } from '../../testing/factories.ts';
import { scans } from '../../testing/query-plans.ts';
import { archivedAssets, assetsArchiving } from './archive.ts';

describe('archiving an asset', () => {
  it('says before what hangs on it and on what stands below', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const line = anAsset(test, { tag: 'L1' });
    const pump = anAsset(test, { tag: 'P-1', parentId: line });
    anAsset(test, { tag: 'P-2', parentId: line, archivedAt: 1 });
    const metricId = aMetric(test, { assetId: pump, name: 'Vibration' });
    await planner.metrics.setThreshold({ metricId, threshold: aThreshold({ highWarning: 5 }) });
    await planner.metrics.addReading({ metricId, ts: test.ports.clock.now(), value: 9 });
    const [workOrderId, doneId] = [test.newId(), test.newId()];
    const { number } = await planner.workOrders.create({ id: workOrderId, title: 'Grease', assetId: pump });
    await planner.workOrders.create({ id: doneId, title: 'Clean', assetId: pump });
    await planner.workOrders.transition({ id: doneId, to: 'cancelled' });
    expect(await planner.assets.archiving({ ids: [line, pump] })).toEqual({
      names: ['L1'],
      count: 1,
      hanging: [
        { kind: 'sub-assets', count: 1, names: ['P-1'], blocks: false },
        { kind: 'open-work', count: 1, names: [number], blocks: false },
        { kind: 'standing-alarms', count: 1, names: ['Vibration'], blocks: false },
        { kind: 'metrics', count: 1, names: ['Vibration'], blocks: false },
      ],
    });
  });

  it('leaves its work open and its readings stored, but takes no new ones and shows its alarms to nobody', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const pump = anAsset(test, { tag: 'P-1' });
    const metricId = aMetric(test, { assetId: pump });
    const ts = test.ports.clock.now();
    await planner.metrics.setThreshold({ metricId, threshold: aThreshold({ highWarning: 5 }) });
    await planner.metrics.addReading({ metricId, ts, value: 9 });
    await planner.workOrders.create({ id: test.newId(), title: 'Grease', assetId: pump });
    await planner.assets.archive({ ids: [pump] });
    const archived = { code: 'NOT_FOUND', params: { entity: 'asset' } };
    expect(await refusal(planner.metrics.addReading({ metricId, ts: ts + 1, value: 1 }))).toEqual(archived);
    expect(await refusal(planner.metrics.setThreshold({ metricId, threshold: null }))).toEqual(archived);
    expect(await refusal(planner.workOrders.create({ id: test.newId(), title: 'X', assetId: pump }))).toEqual(
      archived,
    );
    expect(await refusal(planner.assets.update({ id: pump, changes: { name: 'X' } }))).toEqual(archived);
    expect(await planner.alarms.list({ view: 'standing' })).toMatchObject({ total: 0, rows: [] });
    expect((await planner.today.overview()).standingAlarms.total).toBe(0);
    expect((await planner.workOrders.list({ view: 'open' })).total).toBe(1);
    expect((await planner.assets.list({})).total).toBe(0);
    expect(await planner.assets.find({ text: 'P-1' })).toEqual([]);

    await planner.assets.restore({ ids: [pump] });
    expect(await planner.assets.get({ id: pump })).toMatchObject({ standingAlarms: 1, metricCount: 1 });
    expect((await planner.alarms.list({ view: 'standing' })).total).toBe(1);
    await planner.metrics.addReading({ metricId, ts: ts + 1, value: 1 });
  });

  it('keeps its tag, so that it can always come back', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const pump = anAsset(test, { tag: 'P-1' });
    await planner.assets.archive({ ids: [pump] });
    const again = planner.assets.create({ id: test.newId(), tag: 'p-1', name: 'Pump' });
    expect(await refusal(again)).toEqual({ code: 'ASSET_ARCHIVED', params: { tag: 'P-1' } });
    expect(await planner.assets.restore({ ids: [pump] })).toMatchObject({ count: 1 });
    expect((await planner.assets.list({})).rows.map(({ tag }) => tag)).toEqual(['P-1']);
  });

  it('is told in its history, and so is its return', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const pump = anAsset(test, { tag: 'P-1' });
    await planner.assets.archive({ ids: [pump] });
    test.ports.clock.advance(1000);
    await planner.assets.restore({ ids: [pump] });
    const { rows } = await planner.history.of({ subject: 'assets', id: pump });
    expect(rows.flatMap(({ events }) => events.map(({ event }) => event))).toEqual([
      'restored',
      'archived',
      'asset-added',
    ]);
  });

  it('is asked for without passing over all assets', async () => {
    await using test = await createTestCore();
    const id = anAsset(test, { parentId: anAsset(test), archivedAt: 1 });
    expect(
      scans(test, (db) => [assetsArchiving(db, [id]), archivedAssets(db, { offset: 0, limit: 100 })]),
    ).toEqual([]);
  });
});

describe('an asset whose location was archived after it', () => {
  async function archivedPlant() {
    const test = await createTestCore();
    const planner = test.as('planner');
    const site = aLocation(test, { name: 'Site' });
    const hall = aLocation(test, { name: 'Hall', parentId: site });
    const yard = aLocation(test, { name: 'Yard' });
    const line = anAsset(test, { tag: 'L1', locationId: yard });
    const pump = anAsset(test, { tag: 'P-1', parentId: line, locationId: hall });
    await planner.assets.archive({ ids: [line] });
    await planner.locations.archive({ ids: [site] });
    const contents = () =>
      ['assets', 'locations'].map((table) =>
        test.core.services.database
          .sql(
            `SELECT id, parent_id, archived_at${table === 'assets' ? ', location_id' : ''} FROM ${table} ORDER BY id`,
          )
          .all(),
      );
    return { test, planner, site, hall, yard, line, pump, contents };
  }

  it('is not restored before somebody says what becomes of it', async () => {
    const { test, planner, line, contents } = await archivedPlant();
    await using _ = test;
    const archived = contents();
    expect(await planner.assets.get({ id: line })).toMatchObject({ archivedLocations: ['Site / Hall'] });
    expect(await refusal(planner.assets.restore({ ids: [line] }))).toEqual({
      code: 'LOCATION_ARCHIVED',
      params: { node: 'P-1', location: 'Site / Hall' },
    });
    expect(contents()).toEqual(archived);
  });

  it('brings the location back, too, when that is wanted, and the undo archives both as they were', async () => {
    const { test, planner, line, pump, hall, contents } = await archivedPlant();
    await using _ = test;
    const archived = contents();
    const { count, before } = await planner.assets.restore({ ids: [line], atArchived: 'restore' });
    expect(count).toBe(2);
    expect(await planner.assets.get({ id: pump })).toMatchObject({
      locationPath: ['Site', 'Hall'],
      archivedLocations: [],
    });
    expect((await planner.locations.get({ id: hall })).archivedAt).toBe(null);
    expect(await planner.assets.archiveAgain(before!)).toEqual({ count: 2 });
    expect(contents()).toEqual(archived);
  });

  it('comes back without a location when that is wanted, and the undo gives it its location again', async () => {
    const { test, planner, line, pump, yard, contents } = await archivedPlant();
    await using _ = test;
    const archived = contents();
    const { before } = await planner.assets.restore({ ids: [line], atArchived: 'leave-empty' });
    expect((await planner.assets.get({ id: pump })).locationId).toBe(null);
    expect((await planner.assets.get({ id: line })).locationId).toBe(yard);
    await planner.assets.archiveAgain(before!);
    expect(contents()).toEqual(archived);
  });

  it('keeps the location when the undo finds that something else was put there', async () => {
    const { test, planner, line, hall, contents } = await archivedPlant();
    await using _ = test;
    const { before } = await planner.assets.restore({ ids: [line], atArchived: 'restore' });
    anAsset(test, { tag: 'NEW', locationId: hall });
    const restored = contents();
    expect(await refusal(planner.assets.archiveAgain(before!))).toMatchObject({ code: 'LOCATION_IN_USE' });
    expect(contents()).toEqual(restored);
  });
});

describe('moving assets', () => {
  it('takes what is chosen along to the place of the new parent when that is wanted, and back', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const [hall, roof, yard] = [aLocation(test), aLocation(test), aLocation(test)];
    const line = anAsset(test, { tag: 'L1', locationId: hall });
    const fan = anAsset(test, { tag: 'F-1', locationId: roof });
    const motor = anAsset(test, { tag: 'M-1', parentId: fan, locationId: roof });
    const sensor = anAsset(test, { tag: 'S-1', parentId: fan, locationId: yard });
    const places = () =>
      Promise.all([fan, motor, sensor].map(async (id) => (await planner.assets.get({ id })).locationId));
    await planner.assets.move({ ids: [fan], parentId: line });
    expect(await places()).toEqual([roof, roof, yard]);
    await planner.assets.move({ ids: [fan], parentId: null });
    const { before, located, to } = await planner.assets.move({
      ids: [fan],
      parentId: line,
      withLocation: true,
    });
    expect(await places()).toEqual([hall, hall, yard]);
    expect(await planner.assets.putBack({ nodes: before, located, from: to })).toEqual({ count: 1 });
    expect(await places()).toEqual([roof, roof, yard]);
    expect((await planner.assets.get({ id: fan })).path).toEqual([]);
  });
});
