/**
 * Promise: whatever one change set did and whatever others did after it, an undo restores each row that nobody
 * touched to the last column or names the record that stays, leaves every later edit as it is, and the database
 * keeps all its invariants.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anImport, undone } from '../../testing/change-sets.ts';
import { createTestCore, ended, type TestCore } from '../../testing/core.ts';
import { difference, dump } from '../../testing/dump.ts';
import { violations } from '../../testing/invariants.ts';
import type { Id } from '../../shared/ids.ts';
import type { WriteTx } from '../database/database.ts';
import type { ImportUndone } from '../imports/undo.ts';
import { assetKeywords, assets, locations, parts, workOrders } from '../database/schema/index.ts';
import { recordMovement, settleReorderAlert } from '../parts/ledger.ts';
import { nextWorkOrderNumber } from '../work-orders/numbers.ts';
import { OWNERS, rowKey, SHAPES } from './graph.ts';

/** UNDO_RUNS=500 tries more. */
const RUNS = Number(process.env['UNDO_RUNS'] ?? 40);

const KINDS = [
  'add asset',
  'rename asset',
  'retag asset',
  'move asset',
  'archive asset',
  'place asset',
  'keyword',
  'add location',
  'move location',
  'rename location',
  'add part',
  'rename part',
  'receive',
  'count',
  'transfer',
  'add order',
  'retitle order',
  'assign order',
] as const;

/** One edit of something: what is done, and two numbers that choose what it is done to. */
const edit = fc.record({ kind: fc.constantFrom(...KINDS), one: fc.nat(1000), other: fc.nat(1000) });
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

/** Does an edit as the services would; one that a rule forbids is left out. */
function apply(tx: WriteTx, { kind, one, other }: Edit): void {
  const { now } = tx;
  const stamps = { createdAt: now, updatedAt: now };
  const pick = (table: string, index: number): Id => {
    const ids = tx.sql(`SELECT id FROM ${table} ORDER BY id`).pluck().all() as Id[];
    return ids[index % ids.length]!;
  };
  const asset = () => pick('assets', one);
  // What is written in vain touches `updated_at`, and the journal does not know.
  const change = (table: string, id: Id, column: string, value: string | number | null) =>
    tx
      .sql(`UPDATE ${table} SET ${column} = ?, updated_at = ? WHERE id = ? AND ${column} IS NOT ?`)
      .run(value, now, id, value);
  const isBelow = (table: string, id: Id, above: Id) =>
    tx
      .sql(
        `WITH RECURSIVE up (id) AS (SELECT ? UNION SELECT t.parent_id FROM ${table} t JOIN up ON t.id = up.id WHERE t.parent_id IS NOT NULL)
         SELECT 1 FROM up WHERE id = ?`,
      )
      .get(id, above) !== undefined;
  const move = (table: 'assets' | 'locations') => {
    const [id, parent] = [pick(table, one), other % 4 === 0 ? null : pick(table, other)];
    if (parent !== null && isBelow(table, parent, id)) return;
    change(table, id, 'parent_id', parent);
  };
  const movement = { partId: pick('parts', one), locationId: pick('stores', other) };
  switch (kind) {
    case 'add asset':
      tx.insert(assets)
        .values({
          id: tx.newId(),
          tag: tx.newId(),
          name: 'New',
          parentId: asset(),
          locationId: pick('locations', other),
          criticality: 'C',
          status: 'running',
          ...stamps,
        })
        .run();
      return;
    case 'rename asset':
      change('assets', asset(), 'name', `Name ${other}`);
      return;
    case 'retag asset': {
      const tag = `TAG-${other % 3}`;
      const taken = tx.sql('SELECT 1 FROM assets WHERE lower(tag) = lower(?)').get(tag) !== undefined;
      if (!taken) change('assets', asset(), 'tag', tag);
      return;
    }
    case 'move asset':
      move('assets');
      return;
    case 'archive asset':
      tx.sql(
        'UPDATE assets SET archived_at = iif(archived_at IS NULL, ?, NULL), updated_at = ? WHERE id = ?',
      ).run(now, now, asset());
      return;
    case 'place asset':
      change('assets', asset(), 'location_id', pick('locations', other));
      return;
    case 'keyword': {
      const row = { assetId: asset(), keyword: `word/${other % 2}` };
      const { changes } = tx
        .sql('DELETE FROM asset_keywords WHERE asset_id = ? AND keyword = ?')
        .run(row.assetId, row.keyword);
      if (changes === 0) tx.insert(assetKeywords).values(row).run();
      return;
    }
    case 'add location':
      tx.insert(locations)
        .values({ id: tx.newId(), name: 'New', kind: 'store', parentId: pick('locations', one), ...stamps })
        .run();
      return;
    case 'move location':
      move('locations');
      return;
    case 'rename location':
      change('locations', pick('locations', one), 'name', `Name ${other}`);
      return;
    case 'add part': {
      const id = tx.newId();
      tx.insert(parts)
        .values({ id, number: id, name: 'New', unit: 'pcs', averageCost: 0, reorderPoint: 5000, ...stamps })
        .run();
      settleReorderAlert(tx, id);
      return;
    }
    case 'rename part':
      change('parts', movement.partId, 'name', `Name ${other}`);
      return;
    case 'receive':
      recordMovement(tx, {
        id: tx.newId(),
        ...movement,
        kind: 'receipt',
        quantity: 1000 * (1 + (other % 9)),
        unitCost: other,
      });
      return;
    case 'count':
      recordMovement(tx, { id: tx.newId(), ...movement, kind: 'count', quantity: 1000 * (other % 5) });
      return;
    case 'transfer': {
      const to = pick('stores', other + 1);
      if (to === movement.locationId) return;
      recordMovement(tx, { id: tx.newId(), ...movement, kind: 'transfer-out', quantity: -1000 });
      recordMovement(tx, {
        id: tx.newId(),
        ...movement,
        locationId: to,
        kind: 'transfer-in',
        quantity: 1000,
      });
      return;
    }
    case 'add order':
      tx.insert(workOrders)
        .values({
          id: tx.newId(),
          number: nextWorkOrderNumber(tx),
          title: 'New',
          assetId: asset(),
          type: 'corrective',
          status: 'open',
          priority: 'low',
          ...stamps,
        })
        .run();
      return;
    case 'retitle order':
      change('work_orders', pick('work_orders', one), 'title', `Title ${other}`);
      return;
    case 'assign order':
      change('work_orders', pick('work_orders', one), 'asset_id', asset());
  }
}

const SEED: readonly Edit[] = [
  ...Array.from({ length: 5 }, (_unused, one) => ({ kind: 'add asset' as const, one, other: one })),
  ...Array.from({ length: 2 }, (_unused, one) => ({ kind: 'add location' as const, one, other: 0 })),
  ...Array.from({ length: 2 }, (_unused, one) => ({ kind: 'add part' as const, one, other: 0 })),
  { kind: 'add order', one: 0, other: 0 },
  { kind: 'receive', one: 0, other: 3 },
];

function write(test: TestCore, actorId: Id, edits: readonly Edit[]): void {
  for (const one of edits) {
    test.ports.clock.advance(60_000);
    test.core.services.database.write({ actorId, command: 'test.edit' }, (tx) => apply(tx, one));
  }
}

/** What each row of the journaled tables is, by table and key. */
function rowsByKey(test: TestCore): Map<string, string> {
  const { database } = test.core.services;
  return new Map(
    [...SHAPES.keys()]
      .filter((table) => table !== 'imports')
      .flatMap((table) =>
        (
          database.sql(`SELECT ${rowKey(table, 'c')} AS "the key", c.* FROM "${table}" c`).all() as Record<
            string,
            unknown
          >[]
        ).map(({ 'the key': key, ...row }) => [`${table} ${String(key)}`, JSON.stringify(row)] as const),
      ),
  );
}

async function aPlant(test: TestCore) {
  const { database } = test.core.services;
  const admin = test.as('admin', 'Ada');
  database
    .connectionForTests()
    .exec("CREATE TEMP VIEW stores AS SELECT id FROM locations WHERE kind = 'store'");
  database.write({ actorId: admin.userId, command: 'test.seed' }, (tx) => {
    const stamps = { createdAt: tx.now, updatedAt: tx.now };
    tx.insert(assets)
      .values({ id: tx.newId(), tag: 'ROOT', name: 'Root', criticality: 'C', status: 'running', ...stamps })
      .run();
    tx.insert(locations)
      .values({ id: tx.newId(), name: 'Root', kind: 'store', ...stamps })
      .run();
  });
  write(test, admin.userId, SEED);
  return { admin, database };
}

describe('an undo after random edits', () => {
  it('without later ones leaves the database as it was', async () => {
    await using test = await createTestCore();
    const { admin, database } = await aPlant(test);
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 25, size: 'max' }), async (edits) => {
        const before = dump(database);
        test.ports.clock.advance(60_000);
        const id = await anImport(test, admin.userId, (tx) => edits.forEach((one) => apply(tx, one)));
        test.ports.clock.advance(60_000);
        expect((await undone(test, admin, id)).kept).toEqual([]);
        expect(difference(before, dump(database))).toEqual({});
      }),
      { numRuns: RUNS },
    );
    expect(violations(database)).toEqual([]);
  });

  it('restores each row exactly or names its record, and keeps what others did since', async () => {
    const edits = fc.array(edit, { minLength: 1, maxLength: 15, size: 'max' });
    await using test = await createTestCore();
    const { admin, database } = await aPlant(test);
    await fc.assert(
      fc.asyncProperty(edits, fc.array(edit, { maxLength: 12, size: 'max' }), async (own, later) => {
        const before = rowsByKey(test);
        test.ports.clock.advance(60_000);
        const id = await anImport(test, admin.userId, (tx) => own.forEach((one) => apply(tx, one)));
        write(test, admin.userId, later);
        const between = rowsByKey(test);
        const changeSet = database
          .sql('SELECT change_set FROM imports WHERE id = ?')
          .pluck()
          .get(id) as number;
        const touchedSince = new Set(
          database
            .sql("SELECT DISTINCT entity || ' ' || row_id FROM journal WHERE change_set > ?")
            .pluck()
            .all(changeSet),
        );
        const touched = database
          .sql(
            "SELECT DISTINCT entity, row_id AS rowId FROM journal WHERE change_set = ? AND entity <> 'imports'",
          )
          .all(changeSet) as { entity: string; rowId: string }[];
        test.ports.clock.advance(60_000);
        const { jobId } = await admin.imports.undo({ id });
        const job = await ended(test, jobId);
        expect(job).toMatchObject({ state: 'done' });
        const { kept } = test.core.services.jobs.result(jobId, 'import-undo') as ImportUndone;
        const after = rowsByKey(test);
        const named = new Set(kept.map(({ entity, rowId }) => `${entity} ${rowId}`));
        const ofImport = new Set(touched.map(({ entity, rowId }) => `${entity} ${rowId}`));
        for (const { entity, rowId } of touched) {
          const key = `${entity} ${rowId}`;
          if (after.get(key) === before.get(key) || entity === 'reorder_alerts') continue;
          // Not as it was: then it is as it was before the undo, and it or the record it is part of is named.
          expect([key, after.get(key)]).toEqual([key, between.get(key)]);
          const owner = OWNERS.get(entity);
          const ownerKey = owner === undefined ? key : `${owner.owner} ${ownerOf(rowId)}`;
          expect([key, named.has(ownerKey)]).toEqual([key, true]);
        }
        for (const [key, row] of between) {
          if (ofImport.has(key) || key.startsWith('reorder_alerts')) continue;
          expect([key, after.get(key)]).toEqual([key, row]);
        }
        for (const key of touchedSince) {
          if (typeof key !== 'string' || key.startsWith('reorder_alerts') || key.startsWith('imports'))
            continue;
          if (after.get(key) !== between.get(key))
            expect([key, before.get(key)]).toEqual([key, after.get(key)]);
        }
      }),
      { numRuns: RUNS },
    );
    expect(violations(database)).toEqual([]);
  });
});

/** Of the rows in question the owner's id is the first part of the key. */
function ownerOf(rowId: string): string {
  return rowId.slice(0, 36);
}
