import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { anImport, undone } from '../../testing/change-sets.ts';
import { createTestCore, ended, refusal, type TestCore } from '../../testing/core.ts';
import { anAttachment } from '../../testing/documents.ts';
import { difference, dump } from '../../testing/dump.ts';
import { violations } from '../../testing/invariants.ts';
import { aScene } from '../../testing/scene.ts';
import type { Id } from '../../shared/ids.ts';
import type { WriteTx } from '../database/database.ts';
import * as schema from '../database/schema/index.ts';
import { recordMovement } from '../parts/ledger.ts';
import { nextWorkOrderNumber } from '../work-orders/numbers.ts';

const { assets, locations, assetKeywords, parts, workOrders, metrics, codes } = schema;

function addAsset(tx: WriteTx, id: Id, tag: string, more: Partial<typeof assets.$inferInsert> = {}): void {
  const { now } = tx;
  tx.insert(assets)
    .values({
      id,
      tag,
      name: tag,
      criticality: 'C',
      status: 'running',
      createdAt: now,
      updatedAt: now,
      ...more,
    })
    .run();
}

function addLocation(tx: WriteTx, id: Id, more: Partial<typeof locations.$inferInsert> = {}): void {
  const { now } = tx;
  tx.insert(locations)
    .values({ id, name: id, kind: 'area', createdAt: now, updatedAt: now, ...more })
    .run();
}

/** A plant with a planner in it, somewhat later. */
async function plant(test: TestCore) {
  const scene = await aScene(test);
  const planner = test.as('planner', 'Pia Planner');
  const ana = test.as('admin', 'Ana Admin');
  test.ports.clock.advance(60_000);
  const { database } = test.core.services;
  return { scene, planner, ana, database };
}

const ids = (test: TestCore, count: number): Id[] => Array.from({ length: count }, () => test.newId());

describe('undoing an import', () => {
  it('leaves the database as it was to the last column', async () => {
    await using test = await createTestCore();
    const { scene, planner, database } = await plant(test);
    const [hall, store, pump, motor, part, order, metric] = ids(test, 7) as [Id, Id, Id, Id, Id, Id, Id];
    test.ports.clock.advance(60_000);
    const before = dump(database);
    test.ports.clock.advance(60_000);
    const id = await anImport(test, planner.userId, (tx) => {
      const { now } = tx;
      addLocation(tx, hall, { parentId: scene.siteId, kind: 'building' });
      addLocation(tx, store, { parentId: hall, kind: 'store' });
      addAsset(tx, motor, 'M-1', { locationId: hall, parentId: scene.assetId });
      addAsset(tx, pump, 'P-1', { parentId: motor, assetTypeId: scene.assetTypeId });
      tx.insert(assetKeywords).values({ assetId: pump, keyword: 'a/b' }).run();
      tx.update(assets)
        .set({ name: 'Renamed', parentId: pump, archivedAt: now, updatedAt: now })
        .where(eq(assets.id, scene.childId))
        .run();
      tx.update(assets).set({ name: 'Twice', updatedAt: now }).where(eq(assets.id, scene.childId)).run();
      tx.insert(parts)
        .values({
          id: part,
          number: 'N-1',
          name: 'Seal',
          unit: 'pcs',
          averageCost: 0,
          reorderPoint: 9000,
          createdAt: now,
          updatedAt: now,
        })
        .run();
      for (const partId of [part, scene.partId]) {
        recordMovement(tx, {
          id: tx.newId(),
          partId,
          locationId: store,
          kind: 'receipt',
          quantity: 3000,
          unitCost: 777,
        });
        recordMovement(tx, {
          id: tx.newId(),
          partId,
          locationId: scene.storeId,
          kind: 'receipt',
          quantity: 3000,
          unitCost: 77,
        });
      }
      tx.insert(workOrders)
        .values({
          id: order,
          number: nextWorkOrderNumber(tx),
          title: 'Old',
          assetId: pump,
          type: 'corrective',
          status: 'open',
          priority: 'low',
          createdBy: planner.userId,
          createdAt: now,
          updatedAt: now,
        })
        .run();
      tx.insert(metrics)
        .values({
          id: metric,
          assetId: pump,
          name: 'Flow',
          unit: 'm³/h',
          decimals: 1,
          createdAt: now,
          updatedAt: now,
        })
        .run();
      tx.delete(codes).where(eq(codes.id, scene.codeId)).run();
      tx.insert(codes)
        .values({ id: tx.newId(), code: 'OLD-77', entity: 'assets', recordId: pump, createdAt: now })
        .run();
    });
    expect(Object.keys(difference(before, dump(database))).length).toBeGreaterThan(8);
    test.ports.clock.advance(60_000);
    const preview = await undone(test, planner, id, 'undoPreview');
    const { kept, counts } = await undone(test, planner, id);
    expect(difference(before, dump(database))).toEqual({});
    expect(kept).toEqual([]);
    expect(preview).toEqual({ importId: id, kept: [], keptCount: 0, counts });
    expect(counts).toEqual(
      expect.arrayContaining([
        { entity: 'assets', removed: 2, restored: 1, kept: 0 },
        { entity: 'locations', removed: 2, restored: 0, kept: 0 },
        { entity: 'stock_movements', removed: 4, restored: 0, kept: 0 },
        { entity: 'parts', removed: 1, restored: 1, kept: 0 },
        { entity: 'codes', removed: 1, restored: 1, kept: 0 },
      ]),
    );
    expect(violations(database)).toEqual([]);
    const record = await planner.imports.get({ id });
    expect(record).toMatchObject({ state: 'undone', mayUndo: false, undoneBy: { fullName: 'Pia Planner' } });
    expect(await refusal(planner.imports.undo({ id }))).toEqual({
      code: 'IMPORT_NOT_UNDOABLE',
      params: { state: 'undone' },
    });
  });

  it('leaves a record that somebody has changed since, and says who changed it and when', async () => {
    await using test = await createTestCore();
    const { scene, planner, ana, database } = await plant(test);
    const [pump, motor] = ids(test, 2) as [Id, Id];
    const before = dump(database);
    const id = await anImport(test, planner.userId, (tx) => {
      addAsset(tx, pump, 'P-1');
      addAsset(tx, motor, 'M-1');
      tx.insert(assetKeywords).values({ assetId: pump, keyword: 'atex' }).run();
      tx.update(assets).set({ model: 'X', updatedAt: tx.now }).where(eq(assets.id, scene.childId)).run();
      tx.update(assets).set({ model: 'X', updatedAt: tx.now }).where(eq(assets.id, scene.assetId)).run();
    });
    test.ports.clock.advance(60_000);
    await ana.assets.update({ id: pump, changes: { name: 'My pump' } });
    await ana.assets.update({ id: scene.assetId, changes: { name: 'My asset' } });
    const at = test.ports.clock.now();
    test.ports.clock.advance(60_000);
    const { kept, counts } = await undone(test, planner, id);
    const by = { id: ana.userId, fullName: 'Ana Admin' };
    const changed = { entity: 'assets', reason: 'changed', because: null, undoFirst: null, by, at };
    expect(kept).toEqual([
      { ...changed, label: 'P-1', link: { entity: 'assets', id: pump } },
      expect.objectContaining({ ...changed, link: { entity: 'assets', id: scene.assetId } }),
    ]);
    expect(counts).toEqual([{ entity: 'assets', removed: 1, restored: 1, kept: 2 }]);
    expect(await planner.assets.get({ id: pump })).toMatchObject({ name: 'My pump', keywords: ['atex'] });
    expect(await refusal(planner.assets.get({ id: motor }))).toMatchObject({ code: 'NOT_FOUND' });
    const { lost } = difference(before, dump(database))['assets']!;
    expect(lost.map((row) => (JSON.parse(row) as { id: Id }).id)).toEqual([scene.assetId]);
    expect((await planner.imports.get({ id })).state).toBe('partly-undone');
    expect(violations(database)).toEqual([]);
  });

  it('leaves what others rely on, and what that stands below, each with what it stays for', async () => {
    await using test = await createTestCore();
    const { scene, planner, ana, database } = await plant(test);
    const [site, hall, pump, motor, seal, order, child] = ids(test, 7) as [Id, Id, Id, Id, Id, Id, Id];
    const id = await anImport(test, planner.userId, (tx) => {
      addLocation(tx, site, { name: 'Site' });
      addLocation(tx, hall, { name: 'Hall', parentId: site });
      addAsset(tx, pump, 'P-1', { locationId: hall });
      addAsset(tx, motor, 'M-1', { parentId: pump });
      addAsset(tx, seal, 'S-1', { parentId: scene.assetId });
    });
    await ana.workOrders.create({ id: order, title: 'Look', assetId: motor });
    await ana.assets.create({ id: child, tag: 'NEW-1', name: 'Child', parentId: seal });
    const { number } = await ana.workOrders.get({ id: order });
    const { kept } = await undone(test, planner, id);
    const told = kept.map(({ label, reason, because, by }) => [label, reason, because?.label, by?.fullName]);
    expect(told.sort()).toEqual([
      ['Hall', 'relied-on', 'P-1', 'Ana Admin'],
      ['M-1', 'relied-on', number, 'Ana Admin'],
      ['P-1', 'relied-on', 'M-1', 'Ana Admin'],
      ['S-1', 'relied-on', 'NEW-1', 'Ana Admin'],
      ['Site', 'relied-on', 'Hall', 'Ana Admin'],
    ]);
    expect(violations(database)).toEqual([]);
  });

  it('leaves what carries a file, a code or readings of others', async () => {
    await using test = await createTestCore();
    const { planner, ana, database } = await plant(test);
    const [pump, motor, seal, metric] = ids(test, 4) as [Id, Id, Id, Id];
    const id = await anImport(test, planner.userId, (tx) => {
      const { now } = tx;
      for (const [asset, tag] of [
        [pump, 'P-1'],
        [motor, 'M-1'],
        [seal, 'S-1'],
      ] as const)
        addAsset(tx, asset, tag);
      tx.insert(metrics)
        .values({
          id: metric,
          assetId: seal,
          name: 'Flow',
          unit: '',
          decimals: 0,
          createdAt: now,
          updatedAt: now,
        })
        .run();
    });
    await ana.codes.link({ id: test.newId(), code: 'OLD-1', entity: 'assets', recordId: pump });
    await anAttachment(test, ana, { entity: 'assets', recordId: motor }, 'Grease it.', 'note.txt');
    await ana.metrics.addReading({ metricId: metric, ts: test.ports.clock.now(), value: 1 });
    const { kept } = await undone(test, planner, id);
    expect(kept.map(({ label, because }) => [label, because?.entity, because?.label]).sort()).toEqual([
      ['Flow', 'readings', 'Flow'],
      ['M-1', 'attachments', 'note.txt'],
      ['P-1', 'codes', 'OLD-1'],
      ['S-1', 'metrics', 'Flow'],
    ]);
    expect(violations(database)).toEqual([]);
  });

  it('leaves a record whose old name another has by now, or whose old place is gone', async () => {
    await using test = await createTestCore();
    const { scene, planner, ana, database } = await plant(test);
    const [hall, mover] = ids(test, 2) as [Id, Id];
    await anImport(test, planner.userId, (tx) => {
      addLocation(tx, hall, { name: 'Hall' });
      addAsset(tx, mover, 'MOVER');
    });
    const gone = await anImport(test, planner.userId, (tx) =>
      addLocation(tx, test.newId(), { name: 'Other hall' }),
    );
    const { locationId } = database
      .sql("SELECT id AS locationId FROM locations WHERE name = 'Other hall'")
      .get() as { locationId: Id };
    await ana.assets.update({ id: mover, changes: { locationId } });
    const tag = (await ana.assets.get({ id: scene.childId })).tag;
    const id = await anImport(test, planner.userId, (tx) => {
      tx.update(assets).set({ tag: 'NEW-TAG', updatedAt: tx.now }).where(eq(assets.id, scene.childId)).run();
      tx.update(assets).set({ locationId: hall, updatedAt: tx.now }).where(eq(assets.id, mover)).run();
    });
    await ana.assets.create({ id: test.newId(), tag: tag.toLowerCase(), name: 'Has the tag' });
    expect((await undone(test, planner, gone)).kept).toEqual([]);
    const { kept } = await undone(test, planner, id);
    expect(kept.map(({ label, reason, because }) => [label, reason, because?.label])).toEqual([
      ['NEW-TAG', 'value-taken', tag.toLowerCase()],
      ['MOVER', 'reference-gone', undefined],
    ]);
    expect(violations(database)).toEqual([]);
  });

  it('keeps trees trees: what would stand below itself stays where it is', async () => {
    await using test = await createTestCore();
    const { planner, ana, database } = await plant(test);
    const [pump, motor] = ids(test, 2) as [Id, Id];
    await ana.assets.create({ id: motor, tag: 'M-1', name: 'Motor' });
    await ana.assets.create({ id: pump, tag: 'P-1', name: 'Pump', parentId: motor });
    const id = await anImport(test, planner.userId, (tx) => {
      tx.update(assets).set({ parentId: null, updatedAt: tx.now }).where(eq(assets.id, pump)).run();
    });
    await ana.assets.move({ ids: [motor], parentId: pump });
    const { kept } = await undone(test, planner, id);
    expect(kept).toMatchObject([{ label: 'P-1', reason: 'cycle', because: { label: 'M-1' } }]);
    expect(violations(database)).toEqual([]);
  });

  it('takes movements out of the ledger only while none has come after them at that place', async () => {
    await using test = await createTestCore();
    const { scene, planner, ana, database } = await plant(test);
    const receive = (tx: WriteTx, locationId: Id): void => {
      const { partId } = scene;
      const receipt = { kind: 'receipt', quantity: 3000, unitCost: 777 } as const;
      recordMovement(tx, { id: tx.newId(), partId, locationId, ...receipt });
    };
    const id = await anImport(test, planner.userId, (tx) => receive(tx, scene.storeId), 'stock');
    const other = await anImport(test, planner.userId, (tx) => receive(tx, scene.otherStoreId), 'stock');
    await ana.parts.count({
      id: test.newId(),
      partId: scene.partId,
      locationId: scene.storeId,
      counted: 1000,
    });
    const before = dump(database);
    expect((await refusal(planner.imports.undo({ id }))).code).toBe('FORBIDDEN');
    const { kept } = await undone(test, ana, id);
    expect(kept).toMatchObject([
      { entity: 'parts', reason: 'changed' },
      {
        entity: 'stock_movements',
        label: 'BRG-6204',
        reason: 'moved-later',
        because: { entity: 'stock_movements', link: { entity: 'parts', id: scene.partId } },
        by: { fullName: 'Ana Admin' },
        link: { entity: 'parts', id: scene.partId },
      },
    ]);
    expect(difference(before, dump(database))).toEqual({});
    expect((await undone(test, ana, other)).kept).toEqual([]);
    const movements = database.sql('SELECT count(*) FROM stock_movements WHERE location_id = ?').pluck();
    expect(movements.get(scene.otherStoreId)).toBe(0);
    expect(violations(database)).toEqual([]);
  });

  it('newest first undoes import after import, down to what was there before the first', async () => {
    await using test = await createTestCore();
    const { scene, planner, database } = await plant(test);
    const pump = test.newId();
    const states = [dump(database)];
    const imported: Id[] = [];
    for (const work of [
      (tx: WriteTx) => {
        addAsset(tx, pump, 'P-1');
        tx.update(assets).set({ model: 'A', updatedAt: tx.now }).where(eq(assets.id, scene.childId)).run();
        tx.insert(assetKeywords).values({ assetId: pump, keyword: 'a' }).run();
      },
      (tx: WriteTx) => {
        tx.update(assets).set({ name: 'B', updatedAt: tx.now }).where(eq(assets.id, pump)).run();
        tx.update(assets).set({ model: 'B', updatedAt: tx.now }).where(eq(assets.id, scene.childId)).run();
        tx.delete(assetKeywords).where(eq(assetKeywords.assetId, pump)).run();
        tx.insert(assetKeywords).values({ assetId: pump, keyword: 'b' }).run();
      },
      (tx: WriteTx) => {
        tx.update(assets).set({ model: 'C', updatedAt: tx.now }).where(eq(assets.id, scene.childId)).run();
      },
    ]) {
      test.ports.clock.advance(60_000);
      imported.push(await anImport(test, planner.userId, work));
      states.push(dump(database));
    }
    for (const id of imported.toReversed()) {
      test.ports.clock.advance(60_000);
      states.pop();
      expect((await undone(test, planner, id)).kept).toEqual([]);
      expect(difference(states.at(-1)!, dump(database))).toEqual({});
    }
    expect(violations(database)).toEqual([]);
  });

  it('is not misled by an undone import that had changed a record and changed it back', async () => {
    await using test = await createTestCore();
    const { scene, planner, database } = await plant(test);
    const name = (tx: WriteTx, value: string) =>
      tx.update(assets).set({ name: value, updatedAt: tx.now }).where(eq(assets.id, scene.childId)).run();
    const before = dump(database);
    const present = (await planner.assets.get({ id: scene.childId })).name;
    for (const names of [['Other', present], ['Another']]) {
      test.ports.clock.advance(60_000);
      const id = await anImport(test, planner.userId, (tx) => names.forEach((value) => name(tx, value)));
      test.ports.clock.advance(60_000);
      await undone(test, planner, id);
      expect(difference(before, dump(database))).toEqual({});
    }
  });

  it('gives numbers back unless others were given after them', async () => {
    await using test = await createTestCore();
    const { planner, ana } = await plant(test);
    const addOrders = (count: number) => (tx: WriteTx) => {
      for (let added = 0; added < count; added += 1) {
        tx.insert(workOrders)
          .values({
            id: tx.newId(),
            number: nextWorkOrderNumber(tx),
            title: 'Old',
            type: 'corrective',
            status: 'open',
            priority: 'low',
            createdAt: tx.now,
            updatedAt: tx.now,
          })
          .run();
      }
    };
    const created = async () => (await ana.workOrders.create({ id: test.newId(), title: 'New' })).number;
    const number = async () => Number((await created()).slice(-4));
    const first = await number();
    const once = await anImport(test, planner.userId, addOrders(3), 'work_orders');
    await undone(test, planner, once);
    expect(await number()).toBe(first + 1);
    const twice = await anImport(test, planner.userId, addOrders(3), 'work_orders');
    expect(await number()).toBe(first + 5);
    await undone(test, planner, twice);
    expect(await number()).toBe(first + 6);
  });

  it('can be cancelled, and then has not been', async () => {
    await using test = await createTestCore();
    const { planner, database } = await plant(test);
    const id = await anImport(test, planner.userId, (tx) => {
      for (let count = 0; count < 600; count += 1) addAsset(tx, tx.newId(), `P-${count}`);
    });
    const before = dump(database);
    const { jobId } = await planner.imports.undo({ id });
    await planner.jobs.cancel({ id: jobId });
    expect((await ended(test, jobId)).state).toBe('cancelled');
    expect(difference(before, dump(database))).toEqual({});
    expect(await planner.imports.get({ id })).toMatchObject({ state: 'done', mayUndo: true });
    expect((await undone(test, planner, id)).kept).toEqual([]);
  });

  it('puts rows back that had exchanged their names', async () => {
    await using test = await createTestCore();
    const { scene, planner, database } = await plant(test);
    const before = dump(database);
    test.ports.clock.advance(60_000);
    const id = await anImport(test, planner.userId, (tx) => {
      const tagOf = (asset: Id) => tx.select().from(assets).where(eq(assets.id, asset)).get()!.tag;
      const setTag = (asset: Id, tag: string) =>
        tx.update(assets).set({ tag, updatedAt: tx.now }).where(eq(assets.id, asset)).run();
      const [one, other] = [tagOf(scene.childId), tagOf(scene.equippedId)];
      setTag(scene.childId, 'aside');
      setTag(scene.equippedId, one);
      setTag(scene.childId, other);
    });
    expect((await undone(test, planner, id)).kept).toEqual([]);
    expect(difference(before, dump(database))).toEqual({});
    expect(violations(database)).toEqual([]);
  });
});
