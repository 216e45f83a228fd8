import { describe, expect, it } from 'vitest';
import type { Id } from '../../shared/ids.ts';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { aLocation, anAsset } from '../../testing/factories.ts';
import { scans } from '../../testing/query-plans.ts';
import { aPart, issue, movementCount, receive, type Clerk } from '../../testing/stock.ts';
import { suppliers, workOrders } from '../database/schema/index.ts';
import { movementsOf, partById, partsOfAsset, reorderList, stockOf } from './queries.ts';

function aWorkOrder(test: TestCore, assetId: Id): Id {
  const id = test.newId();
  test.core.services.database.write({ actorId: null, command: 'test.workOrder' }, (tx) => {
    tx.insert(workOrders)
      .values({
        id,
        number: `WO-${id.slice(-6)}`,
        title: 'Change bearing',
        assetId,
        type: 'corrective',
        status: 'open',
        priority: 'high',
        createdAt: tx.now,
        updatedAt: tx.now,
      })
      .run();
  });
  return id;
}

function aSupplier(test: TestCore, name: string): Id {
  const id = test.newId();
  test.core.services.database.write({ actorId: null, command: 'test.supplier' }, (tx) => {
    tx.insert(suppliers).values({ id, name, createdAt: tx.now, updatedAt: tx.now }).run();
  });
  return id;
}

describe('a part', () => {
  it('shows its stock by store with the path, its value and where it was used', async () => {
    await using test = await createTestCore();
    const clerk = test.as('storekeeper');
    const site = aLocation(test, { kind: 'site', name: 'Plant' });
    const store = aLocation(test, { name: 'Main store', parentId: site });
    const bin = aLocation(test, { kind: 'bin', name: 'A-01', parentId: store });
    const supplierId = aSupplier(test, 'SKF');
    const partId = await aPart(test, clerk, { number: 'BRG-6205', supplierId, reorderPoint: 2_000 });
    await receive(test, clerk, partId, bin, 10_000, 250);
    await receive(test, clerk, partId, store, 2_000, 250);
    const [pump, fan] = [anAsset(test, { tag: 'P-1' }), anAsset(test, { tag: 'F-1' })];
    const onFan = aWorkOrder(test, fan);
    issue(test, partId, bin, 1_000, aWorkOrder(test, pump));
    issue(test, partId, bin, 4_000, onFan);
    issue(test, partId, bin, -1_000, onFan);
    issue(test, partId, store, 2_000);

    const part = await test.as('technician').parts.get({ id: partId });
    expect(part).toMatchObject({
      number: 'BRG-6205',
      onHand: 6_000,
      averageCost: 250,
      stockValue: 1_500,
      supplier: { id: supplierId, name: 'SKF', archivedAt: null },
      alert: null,
      stock: [{ locationId: bin, locationPath: 'Plant / Main store / A-01', quantity: 6_000 }],
      usedOn: [
        { id: fan, tag: 'F-1', quantity: 3_000 },
        { id: pump, tag: 'P-1', quantity: 1_000 },
      ],
    });
    expect(await clerk.parts.availability({ partId })).toEqual([
      { locationId: bin, locationPath: 'Plant / Main store / A-01', quantity: 6_000 },
      { locationId: store, locationPath: 'Plant / Main store', quantity: 0 },
    ]);
    expect(await clerk.parts.ofAsset({ assetId: fan })).toMatchObject([
      { id: partId, onHand: 6_000, used: 3_000, lastUsedAt: test.ports.clock.now() },
    ]);
    expect(await clerk.parts.stores()).toEqual([
      { id: store, path: 'Plant / Main store' },
      { id: bin, path: 'Plant / Main store / A-01' },
    ]);
  });

  it('changes only in the fields that are given', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const id = await aPart(test, planner, { number: 'B-1', category: 'Bearings', reorderQuantity: 5_000 });
    test.ports.clock.advance(1000);
    await planner.parts.update({ id, changes: { name: 'Deep groove bearing', category: null } });
    expect(await planner.parts.get({ id })).toMatchObject({
      number: 'B-1',
      name: 'Deep groove bearing',
      category: null,
      reorderQuantity: 5_000,
      updatedAt: test.ports.clock.now(),
    });
  });

  it('has a number of its own, and what is refused leaves nothing behind', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const first = await aPart(test, planner, { number: 'B-1' });
    const second = await aPart(test, planner, { number: 'B-2' });
    const taken = { code: 'ALREADY_EXISTS', params: { field: 'number' } };
    expect(await refusal(aPart(test, planner, { number: 'B-1' }))).toEqual(taken);
    const rename = planner.parts.update({ id: second, changes: { number: 'B-1', name: 'Other' } });
    expect(await refusal(rename)).toEqual(taken);
    const repeated = planner.parts.create({ id: first, number: 'B-3', name: 'Bearing', unit: 'pcs' });
    expect(await refusal(repeated)).toEqual({ code: 'ALREADY_EXISTS', params: { field: 'id' } });
    const nowhere = aPart(test, planner, { supplierId: test.newId() });
    expect(await refusal(nowhere)).toEqual({ code: 'NOT_FOUND', params: { entity: 'supplier' } });
    const unknown = planner.parts.update({ id: test.newId(), changes: {} });
    expect(await refusal(unknown)).toEqual({ code: 'NOT_FOUND', params: { entity: 'part' } });
    const { rows, total } = await planner.parts.list({});
    expect(total).toBe(2);
    expect(rows.map(({ number, name }) => [number, name])).toEqual([
      ['B-1', 'Bearing'],
      ['B-2', 'Bearing'],
    ]);
  });

  it('is not told from another by the size of the letters of its number', async () => {
    await using test = await createTestCore();
    const clerk = test.as('storekeeper');
    await aPart(test, clerk, { number: 'BRG-6205' });
    expect(await refusal(aPart(test, clerk, { number: 'brg-6205' }))).toEqual({
      code: 'ALREADY_EXISTS',
      params: { field: 'number' },
    });
  });

  it('keeps its unit once stock was booked in it', async () => {
    await using test = await createTestCore();
    const clerk = test.as('storekeeper');
    const id = await aPart(test, clerk, {});
    await clerk.parts.update({ id, changes: { unit: 'l' } });
    await receive(test, clerk, id, aLocation(test), 5_000);
    expect(await refusal(clerk.parts.update({ id, changes: { unit: 'm', name: 'Hose' } }))).toEqual({
      code: 'UNIT_IN_USE',
      params: {},
    });
    await clerk.parts.update({ id, changes: { unit: 'l', category: 'Hoses' } });
    expect(await clerk.parts.get({ id })).toMatchObject({ unit: 'l', name: 'Bearing', category: 'Hoses' });
  });

  it('is never worth more than can be added up', async () => {
    await using test = await createTestCore();
    const clerk = test.as('storekeeper');
    const id = await aPart(test, clerk, {});
    const store = aLocation(test);
    const most = 1_000_000_000_000;
    await receive(test, clerk, id, store, 1_000_000, most / 1_000);
    for (const [quantity, cost] of [
      [1_000, most / 1_000],
      [most, most],
      [most, 1],
    ] as const) {
      expect((await refusal(receive(test, clerk, id, store, quantity, cost))).code).toBe('INVALID_INPUT');
    }
    expect(movementCount(test)).toBe(1);
    expect((await clerk.parts.get({ id })).stockValue).toBe(most);
  });

  it('is kept by those whose role allows it', async () => {
    await using test = await createTestCore();
    const clerk = test.as('storekeeper');
    const partId = await aPart(test, clerk);
    const locationId = aLocation(test);
    const technician = test.as('technician');
    expect(await refusal(aPart(test, technician))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(receive(test, technician, partId, locationId, 1_000))).toEqual({
      code: 'FORBIDDEN',
      params: { permission: 'stock.receive' },
    });
    const counting = { id: test.newId(), partId, locationId, counted: 0 };
    expect(await refusal(technician.parts.count(counting))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(test.as('requester').parts.list({}))).toMatchObject({ code: 'FORBIDDEN' });
    expect(movementCount(test)).toBe(0);
  });
});

describe('the pages of a part and of an asset', () => {
  it('read only rows that belong to them', async () => {
    await using test = await createTestCore();
    const partId = await aPart(test, test.as('planner'), { reorderPoint: 1_000 });
    const assetId = anAsset(test);
    issue(test, partId, aLocation(test), 1_000, aWorkOrder(test, assetId));
    const found = scans(test, (db) => [
      partById(db, partId),
      movementsOf(db, { partId, offset: 0, limit: 50 }),
      partsOfAsset(db, assetId),
      stockOf(db, partId),
    ]);
    expect(found).toEqual([]);
    expect(scans(test, (db) => reorderList(db, 5))).toEqual([
      'SCAN reorder_alerts USING INDEX reorder_alerts_open',
      'SCAN reorder_alerts USING INDEX reorder_alerts_open',
    ]);
  });
});

describe('the list of parts', () => {
  it('sorts, filters, searches and counts', async () => {
    await using test = await createTestCore();
    const clerk = test.as('storekeeper');
    const locationId = aLocation(test);
    const bearing = await aPart(test, clerk, {
      number: 'B-2',
      name: 'Bearing 6205',
      category: 'Bearings',
      reorderPoint: 3_000,
      reorderQuantity: 10_000,
    });
    const seal = await aPart(test, clerk, { number: 'S-1', name: 'Shaft seal', category: 'Seals' });
    const belt = await aPart(test, clerk, { number: 'B-1', name: 'V-belt', supplierSku: 'XPZ 987' });
    await receive(test, clerk, bearing, locationId, 2_000);
    await receive(test, clerk, seal, locationId, 9_000);
    const ids = async (filter: Parameters<Clerk['parts']['list']>[0]) => {
      const { rows, total } = await clerk.parts.list(filter);
      expect(total).toBe(rows.length);
      return rows.map(({ id }) => id);
    };
    expect(await ids({})).toEqual([belt, bearing, seal]);
    expect(await ids({ sort: 'onHand', direction: 'desc' })).toEqual([seal, bearing, belt]);
    expect(await ids({ sort: 'name' })).toEqual([bearing, seal, belt]);
    expect(await ids({ sort: 'category', direction: 'desc' })).toEqual([seal, bearing, belt]);
    expect(await ids({ text: 'bear 62' })).toEqual([bearing]);
    expect(await ids({ text: 'xpz' })).toEqual([belt]);
    expect(await ids({ text: '"-- ' })).toHaveLength(3);
    expect(await ids({ category: 'Seals' })).toEqual([seal]);
    expect(await ids({ view: 'reorder' })).toEqual([bearing]);
    expect(await ids({ view: 'out-of-stock' })).toEqual([belt]);
    expect(await clerk.parts.list({ limit: 1, offset: 1 })).toMatchObject({
      total: 3,
      rows: [{ id: bearing, onHand: 2_000, averageCost: 100, alert: { suggested: 10_000 } }],
    });
    expect(await clerk.parts.categories()).toEqual(['Bearings', 'Seals']);
    expect(reorderList(test.core.services.database, 5)).toMatchObject({ total: 1, rows: [{ id: bearing }] });
  });
});

describe('the reorder point', () => {
  it('opens and closes the alert when it is set, moved and taken away', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const clerk = test.as('storekeeper');
    const id = await aPart(test, planner);
    await receive(test, clerk, id, aLocation(test), 5_000);
    const alertAfter = async (changes: Parameters<Clerk['parts']['update']>[0]['changes']) => {
      await planner.parts.update({ id, changes });
      return (await planner.parts.get({ id })).alert;
    };
    expect(await alertAfter({ reorderPoint: 4_999 })).toBeNull();
    expect(await alertAfter({ reorderPoint: 5_000 })).toMatchObject({ suggested: 1_000 });
    expect(await alertAfter({ reorderQuantity: 8_000 })).toMatchObject({ suggested: 8_000 });
    expect(await alertAfter({ reorderPoint: null })).toBeNull();
  });

  it('alerts at once for a new part that is not there', async () => {
    await using test = await createTestCore();
    const clerk = test.as('storekeeper');
    const id = await aPart(test, clerk, { reorderPoint: 2_000, reorderQuantity: 5_000 });
    expect((await clerk.parts.get({ id })).alert).toMatchObject({ suggested: 5_000 });
  });
});
