import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../shared/contract/index.ts';
import { SEARCH_ENTITIES } from '../../shared/contract/search.ts';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { aLocation, anAsset } from '../../testing/factories.ts';
import { queryPlans, scans } from '../../testing/query-plans.ts';
import { assets, assetTypes, locations, parts, workOrders } from '../database/schema/index.ts';
import { rankedIds } from './queries.ts';
import { fold, spellings, wordsOf } from './words.ts';

function aPart(test: TestCore, number: string, name: string): string {
  const id = test.newId();
  test.core.services.database.write({ actorId: null, command: 'test.part' }, (tx) => {
    tx.insert(parts)
      .values({ id, number, name, unit: 'pcs', averageCost: 0, createdAt: tx.now, updatedAt: tx.now })
      .run();
  });
  return id;
}

function aWorkOrder(test: TestCore, number: string, title: string): string {
  const id = test.newId();
  const known = { type: 'corrective', status: 'in-progress', priority: 'high' } as const;
  test.core.services.database.write({ actorId: null, command: 'test.workOrder' }, (tx) => {
    tx.insert(workOrders)
      .values({ id, number, title, ...known, createdAt: tx.now, updatedAt: tx.now })
      .run();
  });
  return id;
}

/** More assets than are ranked one by one, made as an import makes them. */
function manyAssets(test: TestCore, count: number, name: string, model: string, from = 1): void {
  test.core.services.database.write({ actorId: null, command: 'test.assets' }, (tx) => {
    tx.sql(
      `WITH RECURSIVE n(value) AS (VALUES (?) UNION ALL SELECT value + 1 FROM n WHERE value < ?)
       INSERT INTO assets (id, tag, name, model, criticality, status, created_at, updated_at)
       SELECT printf('00000000-0000-7000-8000-%012d', value), 'T-' || value, ?, ?, 'B', 'running', 1, 1 FROM n`,
    ).run(from, from + count - 1, name, model);
  });
}

async function titles(client: Client, text: string, limit?: number): Promise<string[]> {
  const hits = await client.search.find(limit === undefined ? { text } : { text, limit });
  return hits.map(({ title }) => title);
}

describe('search', () => {
  it('finds records in which a word begins with each word typed', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    anAsset(test, { tag: 'vav_C180', name: 'VAV box' });
    anAsset(test, { tag: 'vav_C181', name: 'VAV box' });
    for (const text of ['vav c180', 'VAV_C180', 'vav-c180', 'vav.c180', 'vav/c180', '  c180 ', 'bo c180']) {
      expect(await titles(planner, text)).toEqual(['vav_C180 VAV box']);
    }
    expect(await titles(planner, 'vav_c18')).toHaveLength(2);
    expect(await titles(planner, 'vav pump')).toEqual([]);
  });

  it('takes letters with and without their marks for the same', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    anAsset(test, { tag: 'K-1', name: 'Kühlpumpe Süd' });
    expect(await titles(planner, 'kuhl sud')).toHaveLength(1);
    expect(await titles(planner, 'KÜHL')).toHaveLength(1);
    expect(await titles(planner, 'ku\u0308hl')).toHaveLength(1);
  });

  it('finds a tag, model or serial number that is typed without its separators', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    anAsset(test, { tag: 'vav_C180', name: 'Air box', serialNumber: 'SN 47/11-B', model: 'CR 32-4' });
    for (const text of ['vavc180', 'VAVC18', 'sn4711b', 'cr324', 'SN 47/11-B']) {
      expect([text, await titles(planner, text)]).toEqual([text, ['vav_C180 Air box']]);
    }
  });

  it('finds what stands in the middle of a word, after what begins with it', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    anAsset(test, { tag: 'K-1', name: 'Ölkühlung' });
    anAsset(test, { tag: 'K-2', name: 'Kühlturm' });
    anAsset(test, { tag: 'K-3', name: 'Pumpe', serialNumber: 'XK004711' });
    expect(await titles(planner, 'kühl')).toEqual(['K-2 Kühlturm', 'K-1 Ölkühlung']);
    expect(await titles(planner, 'kühlung öl')).toEqual(['K-1 Ölkühlung']);
    expect(await titles(planner, '4711')).toEqual(['K-3 Pumpe']);
    expect((await planner.assets.list({ text: 'kühl' })).total).toBe(2);
    expect((await planner.assets.list({ text: 'umpe 4711' })).total).toBe(1);
  });

  it('knows how German is spelt without its own letters', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    anAsset(test, { tag: 'O-1', name: 'Ölfilter' });
    anAsset(test, { tag: 'O-2', name: 'Oelpumpe' });
    anAsset(test, { tag: 'S-1', name: 'Gießerei' });
    for (const text of ['öl', 'oel', 'OEL']) expect(await titles(planner, text)).toHaveLength(2);
    expect(await titles(planner, 'ol')).toEqual(['O-1 Ölfilter']);
    expect(await titles(planner, 'giesserei')).toEqual(['S-1 Gießerei']);
  });

  it('finds what was meant behind the one record that holds the same typing error', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const fans = ['E1', 'E2', 'E3', 'E4'].map((tag) => anAsset(test, { tag, name: 'Exhaust fan' }));
    aWorkOrder(test, 'WO-1', 'Exaust fan runs hot');
    const found = await titles(planner, 'exaust fan');
    expect(found[0]).toBe('WO-1 Exaust fan runs hot');
    expect(found).toHaveLength(1 + fans.length);
    expect(await titles(planner, 'exhaust fan')).toHaveLength(fans.length);
  });

  it('forgives a typing error when nothing is called as typed, but none in a number', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    anAsset(test, { tag: 'C-101', name: 'Compressor' });
    anAsset(test, { tag: 'C-102', name: 'Conveyor' });
    expect(await titles(planner, 'comprssor')).toEqual(['C-101 Compressor']);
    expect(await titles(planner, 'conevyor c')).toEqual(['C-102 Conveyor']);
    expect(await titles(planner, 'compressor 103')).toEqual([]);
    expect(await titles(planner, 'xompressor')).toEqual([]);
    expect((await planner.assets.list({ text: 'convayor' })).total).toBe(1);
  });

  it('finds assets by where they are and what they are, also once these are called otherwise', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const locationId = aLocation(test, { kind: 'area', name: 'Hall 2' });
    anAsset(test, { tag: 'P-1', name: 'Pump', locationId });
    anAsset(test, { tag: 'P-2', name: 'Pump' });
    expect(await titles(planner, 'pump hall 2')).toEqual(['P-1 Pump']);
    expect(await titles(planner, 'hall')).toEqual(['Hall 2', 'P-1 Pump']);
    test.core.services.database.write({ actorId: null, command: 'test.rename' }, (tx) => {
      tx.update(locations).set({ name: 'Brewhouse' }).run();
    });
    expect(await titles(planner, 'pump brewh')).toEqual(['P-1 Pump']);
    expect(await titles(planner, 'pump hall 2')).toEqual([]);
  });

  it('puts the record that is called just that first, however many begin the same', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    for (let index = 0; index < 60; index += 1) anAsset(test, { tag: `L1-${index}`, name: 'L1' });
    anAsset(test, { tag: 'L1', name: 'Bottling line with a long name of many words' });
    anAsset(test, { tag: 'vav_C18', name: 'Air volume controller of the east wing' });
    anAsset(test, { tag: 'vav_C18_x', name: 'C18' });
    expect((await titles(planner, 'l1'))[0]).toMatch(/^L1 Bottling/);
    expect((await titles(planner, 'VAV c18'))[0]).toMatch(/^vav_C18 Air/);
    expect(await titles(planner, 'l1', 5)).toHaveLength(5);
  });

  it('knows what is called just that by any spelling, however many begin the same', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    for (let index = 0; index < 60; index += 1) aLocation(test, { kind: 'bin', name: `Öl-Lager 1-${index}` });
    aLocation(test, { kind: 'store', name: 'Öl-Lager 1' });
    await planner.parts.create({ id: test.newId(), number: 'Ø_22 x 007', name: 'Ring', unit: 'pcs' });
    expect((await titles(planner, 'ol lager 01'))[0]).toBe('Öl-Lager 1');
    expect(await titles(planner, 'Öl-Lager 1', 1)).toEqual(['Öl-Lager 1']);
    expect((await titles(planner, 'o 22 X 7'))[0]).toBe('Ø_22 x 007 Ring');
  });

  it('looks for it through indexes only', async () => {
    await using test = await createTestCore();
    anAsset(test, { tag: 'F-1', name: 'Filler' });
    for (const entity of SEARCH_ENTITIES) {
      for (const text of ['Öl-Lager 1', 'f', 'filr 1']) {
        expect(scans(test, (db) => rankedIds(db, entity, text, 20))).toEqual([]);
      }
    }
    const mistyped = queryPlans(test, (db) => rankedIds(db, 'assets', 'filr', 20));
    expect(mistyped.filter((step) => step.includes('vocabulary'))).toEqual([
      'SEARCH search_index_vocabulary USING PRIMARY KEY (word>? AND word<?)',
    ]);
    expect(mistyped.filter((step) => step.includes('search_index_words'))).toEqual([]);
  });

  it('puts the nearest first when something was mistyped, and things before what only begins alike', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner', 'Luis Moreira');
    anAsset(test, { tag: 'M-1', name: 'Motors of line two with a long name of many words' });
    anAsset(test, { tag: 'M-2', name: 'Motor with a long name and a heater of its own' });
    const found = await titles(planner, 'motr');
    expect(
      found
        .slice(0, 2)
        .map((title) => title.slice(0, 3))
        .sort(),
    ).toEqual(['M-1', 'M-2']);
    expect(found[2]).toBe('Luis Moreira');
  });

  it('forgives two letters that were swapped in a word of three', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    anAsset(test, { tag: 'vav_C180', name: 'Air box' });
    anAsset(test, { tag: 'FAN1', name: 'Blower' });
    expect(await titles(planner, 'vva c180')).toEqual(['vav_C180 Air box']);
    expect(await titles(planner, 'fna')).toEqual(['FAN1 Blower']);
    expect(await titles(planner, 'vax c180')).toEqual([]);
  });

  it('takes nobody to mean a word that no record has any more', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const ids = Array.from({ length: 15 }, (_unused, index) =>
      anAsset(test, { tag: `C-${index}`, name: `conve${String.fromCodePoint(97 + index)}` }),
    );
    for (const id of ids) await planner.assets.update({ id, changes: { name: 'conveyor' } });
    expect(await titles(planner, 'convoyor', 20)).toHaveLength(15);
    expect(await titles(planner, 'conwe', 20)).toHaveLength(15);
  });

  it('finds the thing itself among thousands that are called after it', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    manyAssets(test, 2000, 'Sensors', 'Pump');
    const id = anAsset(test, { tag: 'X-1', name: 'Sensor' });
    const location = aLocation(test, { kind: 'area', name: 'Pump hall' });
    for (let index = 0; index < 30; index += 1) aWorkOrder(test, `WO-${index}`, 'Sensors');
    manyAssets(test, 2000, 'Sensors', 'Pump', 2001);
    expect((await titles(planner, 'sensor'))[0]).toBe('X-1 Sensor');
    expect((await titles(planner, 'sens')).slice(0, 1)).toEqual(['X-1 Sensor']);
    expect((await titles(planner, 'pump'))[0]).toBe('Pump hall');
    expect(await titles(planner, 'sensor x')).toEqual(['X-1 Sensor']);
    expect((await titles(planner, 's', 20)).length).toBe(20);
    const { database } = test.core.services;
    expect(rankedIds(database, 'locations', 'pump', 20)).toEqual([location]);
    expect(rankedIds(database, 'assets', 'senosr', 20)[0]).toBe(id);
  });

  it('finds every record in which words begin as typed, whichever way they are looked for', async () => {
    await using test = await createTestCore();
    const { database } = test.core.services;
    const letters = ['a', 'b', 'o', 'ö', 'e', 's', 'ß', 'ø', '1'];
    const word = fc
      .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 4 })
      .map((of) => of.join(''));
    const names = fc.sample(
      fc.array(word, { minLength: 1, maxLength: 4 }).map((of) => of.join(' ')),
      { numRuns: 120, seed: 7 },
    );
    const ids = names.map((name, index) => anAsset(test, { tag: `${index}`, name, model: names[index - 1] }));
    const texts = names.map((name, index) => wordsOf(fold(`${index} ${name} ${names[index - 1] ?? ''}`)));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), (typed) => {
        const expected = ids.filter((_id, index) =>
          typed.every((each) =>
            spellings(each).some((spelt) => texts[index]!.some((text) => text.startsWith(spelt))),
          ),
        );
        const found = new Set(rankedIds(database, 'assets', typed.join(' '), 500));
        expect(expected.filter((id) => !found.has(id))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('puts a thing before the many work orders that speak of it', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    for (let index = 0; index < 40; index += 1) aWorkOrder(test, `WO-${index}`, 'Filler');
    const locationId = aLocation(test, { kind: 'area', name: 'Bottling hall' });
    anAsset(test, {
      tag: 'L1-FIL',
      name: 'Rotary filler',
      model: 'VPC 3',
      manufacturer: 'Krones',
      locationId,
    });
    expect((await titles(planner, 'filler'))[0]).toBe('L1-FIL Rotary filler');
  });

  it('ranks a hit in tag, number or name above one in the rest', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    anAsset(test, { tag: 'P-1', name: 'Transfer', manufacturer: 'Krones', model: 'Krones' });
    anAsset(test, { tag: 'P-2', name: 'Krones labeller of line two with a longer name' });
    expect(await titles(planner, 'krones')).toEqual([
      'P-2 Krones labeller of line two with a longer name',
      'P-1 Transfer',
    ]);
  });

  it('tells of each record what its second line shows', async () => {
    await using test = await createTestCore();
    const admin = test.as('admin', 'Alma Adler');
    const assetTypeId = test.newId();
    test.core.services.database.write({ actorId: null, command: 'test.type' }, (tx) => {
      tx.insert(assetTypes)
        .values({ id: assetTypeId, name: 'Pump', createdAt: tx.now, updatedAt: tx.now })
        .run();
    });
    const locationId = aLocation(test, { kind: 'area', name: 'Hall 2' });
    const asset = anAsset(test, { tag: 'A-1', name: 'Alma pump', assetTypeId, locationId });
    const bare = anAsset(test, { tag: 'A-2', name: 'Alma fan' });
    const workOrder = aWorkOrder(test, 'WO-2026-0001', 'Check Alma pump');
    const part = aPart(test, 'B-1', 'Alma bearing');
    const store = aLocation(test);
    await admin.parts.receive({
      id: test.newId(),
      partId: part,
      locationId: store,
      quantity: 4_000,
      unitCost: 1,
    });
    const hits = await admin.search.find({ text: 'alma' });
    expect(new Map(hits.map(({ id, ...rest }) => [id, rest]))).toEqual(
      new Map<string, object>([
        [asset, { entity: 'assets', title: 'A-1 Alma pump', typeName: 'Pump', locationName: 'Hall 2' }],
        [bare, { entity: 'assets', title: 'A-2 Alma fan', typeName: null, locationName: null }],
        [workOrder, { entity: 'work_orders', title: 'WO-2026-0001 Check Alma pump', status: 'in-progress' }],
        [part, { entity: 'parts', title: 'B-1 Alma bearing', onHand: 4_000, unit: 'pcs' }],
        [admin.userId, { entity: 'users', title: 'Alma Adler', role: { name: 'Admin', builtin: 'admin' } }],
      ]),
    );
  });

  it('follows changes and forgets what is archived', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const id = anAsset(test, { tag: 'P-1', name: 'Pump' });
    await planner.assets.update({ id, changes: { name: 'Compressor' } });
    expect(await titles(planner, 'pump')).toEqual([]);
    expect(await titles(planner, 'compr')).toEqual(['P-1 Compressor']);
    test.core.services.database.write({ actorId: null, command: 'test.archive' }, (tx) => {
      tx.update(assets).set({ archivedAt: tx.now }).run();
    });
    expect(await titles(planner, 'compr')).toEqual([]);
  });

  it('gives its places to the kinds of record that are asked for', async () => {
    await using test = await createTestCore();
    const admin = test.as('admin', 'Alma Adler');
    anAsset(test, { tag: 'P-1', name: 'Feed pump of alma' });
    expect(await admin.search.find({ text: 'alma', limit: 1 })).toMatchObject([{ entity: 'users' }]);
    expect(
      await admin.search.find({ text: 'alma', limit: 1, entities: ['assets', 'work_orders', 'parts'] }),
    ).toMatchObject([{ title: 'P-1 Feed pump of alma' }]);
  });

  it('shows nobody what their role may not read', async () => {
    await using test = await createTestCore();
    const requester = test.as('requester', 'Xaver Bauer');
    anAsset(test, { tag: 'X-1', name: 'Xylophone' });
    aPart(test, 'X-2', 'Xylene');
    aWorkOrder(test, 'X-3', 'X-ray');
    expect((await requester.search.find({ text: 'x' })).map(({ entity }) => entity).sort()).toEqual([
      'assets',
      'work_orders',
    ]);
    expect(await titles(requester, 'X-2')).toEqual([]);
    expect(await titles(test.as('technician'), 'x')).toHaveLength(4);
    expect(await refusal(test.anonymous().search.find({ text: 'x' }))).toMatchObject({
      code: 'NOT_SIGNED_IN',
    });
  });

  it('takes anything that is typed for words, never for syntax', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    anAsset(test, { tag: 'P-1', name: 'Pump AND motor' });
    for (const text of [
      'NOT',
      'NEAR(',
      'pump OR',
      'title:pump',
      '"pump',
      '*',
      '^',
      '{title}: pump',
      'a* b"',
      "'",
      '\0',
    ]) {
      expect(Array.isArray(await planner.search.find({ text }))).toBe(true);
    }
    expect(await titles(planner, 'pump AND')).toHaveLength(1);
    expect(await titles(planner, 'pump OR seal')).toEqual([]);
    expect(await titles(planner, '')).toEqual([]);
    const nasty = fc.constantFrom(
      '"',
      '*',
      '^',
      '(',
      ')',
      ':',
      '-',
      '+',
      '{',
      '}',
      "'",
      '\0',
      '\ud800',
      'AND',
      'é',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .array(fc.oneof(nasty, fc.string({ maxLength: 3 })), { maxLength: 20 })
        .map((pieces) => pieces.join('')),
    );
    await fc.assert(
      fc.asyncProperty(text, async (typed) => {
        const input = { text: typed.slice(0, 200) };
        expect(Array.isArray(await planner.search.find(input))).toBe(true);
        expect(Array.isArray(await planner.assets.find(input))).toBe(true);
        expect(typeof (await planner.assets.list(input)).total).toBe('number');
        expect(typeof (await planner.parts.list(input)).total).toBe('number');
      }),
      { numRuns: 200 },
    );
  });
});
