import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { anImport, undone } from '../../testing/change-sets.ts';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
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
async function plant() {
  const test = await createTestCore();
  const scene = await aScene(test);
  const planner = test.as('planner', 'Pia Planner');
  const ana = test.as('admin', 'Ana Admin');
  test.ports.clock.advance(60_000);
  const { database } = test.core.services;
  return { test, scene, planner, ana, database };
}

const ids = (test: TestCore, count: number): Id[] => Array.from({ length: count }, () => test.newId());

describe('undoing an import', () => {
  it('leaves the database as it was to the last column', async () => {
    const { test, scene, planner, database } = await plant();
    await using _core = test;
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
});
