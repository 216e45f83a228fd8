import { describe, expect, it } from 'vitest';
import { createTestCore, refusal } from '../../testing/core.ts';
import { aLocation, aMetric, anAsset } from '../../testing/factories.ts';
import { queryPlans, scans } from '../../testing/query-plans.ts';
import { items } from '../database/schema/index.ts';
import { archivedLocations, locationsArchiving } from './archive.ts';
import { assetsAt, childLocations, locationById } from './queries.ts';

describe('a location', () => {
  it('says where it is and what is there', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const [site, store, bin] = [test.newId(), test.newId(), test.newId()];
    await planner.locations.create({ id: site, name: 'Plant', kind: 'site', parentId: null });
    await planner.locations.create({
      id: store,
      name: 'Store',
      kind: 'store',
      parentId: site,
      address: 'Kanalstr. 7',
      description: 'Behind the hall',
      latitude: 52.5,
      longitude: 13.4,
    });
    await planner.locations.create({ id: bin, name: 'A-1', kind: 'bin', parentId: store });
    const pump = anAsset(test, { tag: 'P-2', locationId: store });
    const valve = anAsset(test, { tag: 'P-1', locationId: bin });
    anAsset(test, { tag: 'P-0', locationId: bin, archivedAt: 1 });
    anAsset(test, { tag: 'P-3', locationId: site });
    const partId = test.newId();
    const manager = test.as('manager');
    await manager.parts.create({ id: partId, number: 'BRG-1', name: 'Bearing', unit: 'pcs' });
    const stock = { partId, quantity: 3000, unitCost: 100 };
    await manager.parts.receive({ id: test.newId(), locationId: bin, ...stock });
    const now = test.ports.clock.now();
    expect(await planner.locations.get({ id: store })).toEqual({
      id: store,
      name: 'Store',
      kind: 'store',
      parentId: site,
      description: 'Behind the hall',
      address: 'Kanalstr. 7',
      latitude: 52.5,
      longitude: 13.4,
      path: [{ id: site, name: 'Plant' }],
      childCount: 1,
      assetCount: 2,
      stockedParts: 1,
      createdAt: now,
      updatedAt: now,
      archivedAt: null,
      archivedAbove: [],
    });
    expect(await planner.locations.assets({ id: store })).toMatchObject({
      total: 2,
      rows: [
        { id: valve, tag: 'P-1', location: { id: bin, name: 'A-1' } },
        { id: pump, tag: 'P-2', location: { id: store, name: 'Store' } },
      ],
    });
    expect(await planner.locations.stock({ id: store })).toEqual({
      total: 1,
      rows: [
        {
          part: { id: partId, number: 'BRG-1', name: 'Bearing' },
          unit: 'pcs',
          quantity: 3000,
          location: { id: bin, name: 'A-1' },
        },
      ],
    });
    expect(await planner.locations.find({ text: 'kanal' })).toEqual([
      { id: store, name: 'Store', kind: 'store', path: [{ id: site, name: 'Plant' }] },
    ]);
  });

  it('has a position whole or not at all, and on this earth', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const id = aLocation(test, { latitude: 10, longitude: 20 });
    const invalid = { code: 'INVALID_INPUT', params: { fields: ['latitude', 'longitude'] } };
    for (const changes of [
      { latitude: 52 },
      { longitude: null },
      { longitude: 13 },
      { latitude: null, longitude: 13 },
      { latitude: 52, longitude: null },
    ]) {
      expect(await refusal(planner.locations.update({ id, changes }))).toEqual(invalid);
    }
    for (const [latitude, longitude, field] of [
      [90.1, 0, 'latitude'],
      [-90.1, 0, 'latitude'],
      [0, 180.1, 'longitude'],
      [0, -180.1, 'longitude'],
    ] as const) {
      expect(await refusal(planner.locations.update({ id, changes: { latitude, longitude } }))).toEqual({
        code: 'INVALID_INPUT',
        params: { fields: [`changes.${field}`] },
      });
    }
    expect(await planner.locations.get({ id })).toMatchObject({ latitude: 10, longitude: 20 });
    await planner.locations.update({ id, changes: { latitude: -90, longitude: 180 } });
    await planner.locations.update({ id, changes: { latitude: null, longitude: null } });
    expect(await planner.locations.get({ id })).toMatchObject({ latitude: null, longitude: null });
  });

  it('has a name of its own among those beside it, whatever the case', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const hall = aLocation(test, { name: 'Halle', kind: 'building' });
    const oil = aLocation(test, { name: 'Öllager', parentId: hall });
    const top = aLocation(test, { name: 'öllager', kind: 'area' });
    const taken = { code: 'ALREADY_EXISTS', params: { field: 'name', name: 'Öllager' } };
    const id = test.newId();
    expect(
      await refusal(planner.locations.create({ id, name: 'ÖLLAGER', kind: 'store', parentId: hall })),
    ).toEqual(taken);
    expect(await refusal(planner.locations.move({ ids: [top], parentId: hall }))).toEqual(taken);
    expect(await refusal(planner.locations.update({ id: top, changes: { parentId: hall } }))).toEqual(taken);
    const bin = aLocation(test, { name: 'Bin', parentId: hall });
    expect(await refusal(planner.locations.update({ id: bin, changes: { name: 'öLLAGER' } }))).toEqual(taken);
    expect((await planner.locations.children({ parentId: hall })).nodes.map(({ name }) => name)).toEqual([
      'Bin',
      'Öllager',
    ]);
    await planner.locations.update({ id: oil, changes: { name: 'ÖLLAGER' } });
    await planner.locations.archive({ ids: [oil] });
    await planner.locations.move({ ids: [top], parentId: hall });
    expect(await refusal(planner.locations.restore({ ids: [oil] }))).toEqual({
      code: 'ALREADY_EXISTS',
      params: { field: 'name', name: 'öllager' },
    });
    expect((await planner.locations.get({ id: oil })).archivedAt).not.toBe(null);
  });

  it('does not become something without stock while stock lies there', async () => {
    await using test = await createTestCore();
    const manager = test.as('manager');
    const [store, partId] = [aLocation(test), test.newId()];
    await manager.parts.create({ id: partId, number: 'BRG-1', name: 'Bearing', unit: 'pcs' });
    const stock = { partId, locationId: store, quantity: 3000, unitCost: 100 };
    await manager.parts.receive({ id: test.newId(), ...stock });
    await manager.locations.update({ id: store, changes: { kind: 'bin' } });
    expect(await refusal(manager.locations.update({ id: store, changes: { kind: 'area' } }))).toEqual({
      code: 'LOCATION_IN_USE',
      params: { assets: 0, parts: 1, items: 0 },
    });
  });
});

describe('archiving a location', () => {
  it('is refused while something is there, and says what', async () => {
    await using test = await createTestCore();
    const manager = test.as('manager');
    const hall = aLocation(test, { name: 'Hall', kind: 'building' });
    const store = aLocation(test, { name: 'Store', parentId: hall });
    const pump = anAsset(test, { tag: 'P-1', locationId: store });
    const partId = test.newId();
    await manager.parts.create({ id: partId, number: 'BRG-1', name: 'Bearing', unit: 'pcs' });
    const stock = { partId, locationId: store };
    await manager.parts.receive({ id: test.newId(), ...stock, quantity: 3000, unitCost: 100 });
    test.core.services.database.write({ actorId: null, command: 'test.item' }, (tx) => {
      const stamps = { createdAt: tx.now, updatedAt: tx.now };
      tx.insert(items)
        .values({ id: tx.newId(), state: 'stored', serialNumber: 'SN-7', locationId: store, ...stamps })
        .run();
    });
    expect(await manager.locations.archiving({ ids: [hall] })).toEqual({
      names: ['Hall'],
      count: 1,
      hanging: [
        { kind: 'sub-locations', count: 1, names: ['Store'], blocks: false },
        { kind: 'assets', count: 1, names: ['P-1'], blocks: true },
        { kind: 'stock', count: 1, names: ['BRG-1'], blocks: true },
        { kind: 'items', count: 1, names: ['SN-7'], blocks: true },
      ],
    });
    expect(await refusal(manager.locations.archive({ ids: [hall] }))).toEqual({
      code: 'LOCATION_IN_USE',
      params: { assets: 1, parts: 1, items: 1 },
    });
    expect((await manager.locations.get({ id: hall })).archivedAt).toBe(null);
    await manager.assets.archive({ ids: [pump] });
    await manager.parts.count({ id: test.newId(), ...stock, counted: 0, note: 'empty' });
    test.core.services.database.write({ actorId: null, command: 'test.item' }, (tx) => {
      tx.update(items).set({ state: 'scrapped', locationId: null }).run();
    });
    expect(await manager.locations.archive({ ids: [hall] })).toEqual({ count: 2 });
    expect(await manager.locations.list()).toEqual([]);
    expect(await refusal(manager.assets.update({ id: aMachine(), changes: { locationId: store } }))).toEqual({
      code: 'NOT_FOUND',
      params: { entity: 'location' },
    });

    function aMachine() {
      return anAsset(test, { tag: 'P-2' });
    }
  });
});

describe('the tree of locations', () => {
  it('is read without passing over all of them', async () => {
    await using test = await createTestCore();
    const id = aLocation(test, { parentId: aLocation(test) });
    aMetric(test, { assetId: anAsset(test, { locationId: id }) });
    const window = { offset: 0, limit: 100 };
    const read = scans(test, (db) => [
      childLocations(db, { parentId: null, limit: 1000, through: null }),
      childLocations(db, { parentId: id, limit: 1000, through: id }),
      assetsAt(db, { id, ...window }),
    ]);
    expect(read).toEqual([]);
    expect(queryPlans(test, (db) => assetsAt(db, { id, ...window }))).toContain(
      'SEARCH a USING INDEX assets_location (location_id=?)',
    );
    for (const ask of [
      (db: Parameters<typeof locationById>[0]) => locationById(db, id),
      (db: Parameters<typeof locationById>[0]) => locationsArchiving(db, [id]),
      (db: Parameters<typeof locationById>[0]) => archivedLocations(db, window),
    ]) {
      expect(scans(test, ask)).toEqual([]);
    }
  });
});
