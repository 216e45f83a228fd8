import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortedByName } from '../../shared/domain/collation.ts';
import { createTestCore, type TestCore } from '../../testing/core.ts';
import { aLocation, anAsset } from '../../testing/factories.ts';
import { queryPlans } from '../../testing/query-plans.ts';
import { listAssets } from '../assets/list.ts';
import { childNodes } from '../assets/nodes.ts';
import { childLocations } from '../locations/queries.ts';
import { listParts } from '../parts/queries.ts';
import { condition, pageOf } from '../work-orders/list.ts';
import { workOrderFilterSchema } from '../../shared/contract/work-orders.ts';
import type { Reader } from './database.ts';

const control = { signal: new AbortController().signal };
const ASKED = "SELECT natural_key('Ärmel 12')";
const KEY = 'armel 212\u0001Ärmel 12';
const WINDOW = { offset: 0, limit: 100, text: '' };

describe('the natural order in SQL', () => {
  it('is known on the connection of the core, beside a long unit of work, within it, and in a long question', async () => {
    await using test = await createTestCore();
    const { database } = test.core.services;
    const ask = (db: Pick<Reader, 'sql'>) => db.sql(ASKED).pluck().get();
    expect(ask(database)).toBe(KEY);
    const answers = await database.writeInSlices(
      { actorId: null, command: 'test.order' },
      function* (tx) {
        yield;
        return [ask(tx), ask(database)];
      },
      control,
    );
    expect(answers).toEqual([KEY, KEY]);
    const answer = await database.askInSlices(function* (notes) {
      yield;
      return ask(notes);
    }, control);
    expect(answer).toBe(KEY);
  });

  it('is that of the lists that are sorted here, whatever the names', async () => {
    await using test = await createTestCore();
    const name = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.stringMatching(/^[PpÄ]{1,2}[- _]?[0-9]{0,4}$/),
      fc.constantFrom('😀', '\uFFFD', '\uE000', '泵'),
    );
    const inSql = test.core.services.database
      .sql('SELECT value FROM json_each(?) ORDER BY natural_key(value)')
      .pluck();
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 20 }), (names) => {
        expect(inSql.all(JSON.stringify(names))).toEqual(sortedByName(names, (each) => each));
      }),
    );
  });

  it('leaves nothing where there is no name', async () => {
    await using test = await createTestCore();
    expect(test.core.services.database.sql('SELECT natural_key(NULL)').pluck().get()).toBe(null);
  });
});

const NAMES = ['P-10', 'p-2', 'Ändern', 'Bolt', 'anders'];
const IN_ORDER = ['Ändern', 'anders', 'Bolt', 'p-2', 'P-10'];

describe('lists of names', () => {
  it('have one order, wherever they stand', async () => {
    await using test = await createTestCore();
    const person = test.as('admin');
    for (const name of NAMES) {
      await person.parts.create({ id: test.newId(), number: name, name, unit: 'pcs', category: name });
      await person.suppliers.create({ id: test.newId(), name });
      await person.assetTypes.create({ id: test.newId(), name });
      const store = aLocation(test, { name, kind: 'store' });
      anAsset(test, { tag: name, name, locationId: store });
    }
    const [site] = await person.locations.list();
    const named = <Row>(rows: readonly Row[], nameOf: (row: Row) => string) => rows.map(nameOf);
    const lists = {
      assets: named((await person.assets.list({})).rows, ({ tag }) => tag),
      assetsByName: named((await person.assets.list({ sort: 'name' })).rows, ({ name }) => name),
      assetsByStatus: named((await person.assets.list({ sort: 'status' })).rows, ({ tag }) => tag),
      roots: named((await person.assets.children({ parentId: null })).nodes, ({ tag }) => tag),
      types: named(await person.assetTypes.list({}), ({ name }) => name),
      parts: named((await person.parts.list({})).rows, ({ number }) => number),
      partsByName: named((await person.parts.list({ sort: 'name' })).rows, ({ name }) => name),
      categories: await person.parts.categories(),
      suppliers: named((await person.suppliers.list({})).rows, ({ name }) => name),
      places: named((await person.locations.children({ parentId: null })).nodes, ({ name }) => name),
      stores: named(await person.parts.stores(), ({ path }) => path),
      paths: named(await person.locations.list(), ({ path }) => path),
    };
    expect(lists).toEqual(Object.fromEntries(Object.keys(lists).map((list) => [list, IN_ORDER])));
    const backwards = await person.assets.list({ direction: 'desc' });
    expect(backwards.rows.map(({ tag }) => tag)).toEqual(IN_ORDER.toReversed());
    expect(site?.path).toBe('Ändern');
  });
});

/** Steps that sort instead of walking along an index. */
function sorts(test: TestCore, read: (db: Reader) => unknown): string[] {
  return queryPlans(test, read).filter((step) => step.includes('TEMP B-TREE FOR ORDER BY'));
}

describe('long lists', () => {
  it('are read along an index of their order, not sorted', async () => {
    await using test = await createTestCore();
    const typeId = test.newId();
    const assets = {
      status: [],
      typeId: null,
      locationId: null,
      criticality: [],
      responsible: null,
      keyword: null,
    };
    const parts = { category: null, supplierId: null, view: 'all' as const };
    for (const direction of ['asc', 'desc'] as const) {
      for (const sort of ['tag', 'name', 'status', 'criticality'] as const) {
        expect(sorts(test, (db) => listAssets(db, { ...WINDOW, ...assets, sort, direction }, ''))).toEqual(
          [],
        );
      }
      const only = { ...WINDOW, ...assets, sort: 'tag' as const, direction };
      expect(sorts(test, (db) => listAssets(db, { ...only, status: ['down'] }, ''))).toEqual([]);
      expect(sorts(test, (db) => listAssets(db, { ...only, criticality: ['A'] }, ''))).toEqual([]);
      expect(sorts(test, (db) => listAssets(db, { ...only, typeId }, ''))).toEqual([]);
      for (const sort of ['number', 'name'] as const) {
        expect(sorts(test, (db) => listParts(db, { ...WINDOW, ...parts, sort, direction }))).toEqual([]);
      }
      for (const sort of ['number', 'title'] as const) {
        const filter = workOrderFilterSchema.parse({ view: 'all', sort, direction });
        const viewer = { userId: '', today: '2026-11-21' };
        expect(sorts(test, (db) => pageOf(db, filter, condition(filter, viewer)).all())).toEqual([]);
      }
    }
    const branch = { parentId: null, limit: 5000, through: null };
    expect(sorts(test, (db) => childNodes(db, branch))).toEqual([]);
    expect(sorts(test, (db) => childLocations(db, branch))).toEqual([]);
  });
});
