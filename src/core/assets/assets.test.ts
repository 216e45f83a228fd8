import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Id } from '../../shared/ids.ts';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { aLocation, aMetric, anAsset } from '../../testing/factories.ts';
import { queryPlans, scans } from '../../testing/query-plans.ts';
import { alarms, assets, assetTypes, workOrders } from '../database/schema/index.ts';
import { childNodes, filteredAssets } from './nodes.ts';
import { listAssets } from './list.ts';
import { assetById, findAssets } from './queries.ts';

type Planner = ReturnType<TestCore['as']>;

function anAlarm(test: TestCore, assetId: Id, values: Partial<typeof alarms.$inferInsert> = {}): void {
  const metricId = aMetric(test, { assetId });
  test.core.services.database.write({ actorId: null, command: 'test.alarm' }, (tx) => {
    tx.insert(alarms)
      .values({
        id: tx.newId(),
        metricId,
        assetId,
        side: 'high',
        severity: 'warning',
        limit: 4.5,
        startedAt: 1000,
        raisedAt: 2000,
        peakValue: 6,
        peakAt: 2000,
        rings: true,
        createdAt: tx.now,
        ...values,
      })
      .run();
  });
}

function aWorkOrder(test: TestCore, assetId: Id, status: (typeof workOrders.$inferInsert)['status']): void {
  test.core.services.database.write({ actorId: null, command: 'test.workOrder' }, (tx) => {
    const id = tx.newId();
    const known = { number: `WO-${id}`, title: 'Work', type: 'corrective', priority: 'low' } as const;
    tx.insert(workOrders)
      .values({ id, ...known, assetId, status, createdAt: tx.now, updatedAt: tx.now })
      .run();
  });
}

describe('the asset tree', () => {
  it('shows the children of a node by tag, how many stand below each and the worst standing alarm of it and below it', async () => {
    await using test = await createTestCore();
    const line = anAsset(test, { tag: 'L1', name: 'Line 1' });
    const filler = anAsset(test, { tag: 'L1-B', name: 'Filler', parentId: line, status: 'standby' });
    const washer = anAsset(test, { tag: 'L1-A', name: 'Washer', parentId: line, criticality: 'A' });
    const capper = anAsset(test, { tag: 'L1-C', name: 'Capper', parentId: line });
    const labeller = anAsset(test, { tag: 'L1-D', name: 'Labeller', parentId: line });
    anAsset(test, { tag: 'L1-E', parentId: line, archivedAt: 1 });
    const valve = anAsset(test, { tag: 'L1-B-1', parentId: filler });
    anAlarm(test, anAsset(test, { tag: 'L1-B-1-S', parentId: valve }), { severity: 'warning' });
    anAsset(test, { tag: 'L1-B-2', parentId: filler });
    anAsset(test, { tag: 'L1-B-3', parentId: filler, archivedAt: 1 });
    anAlarm(test, filler, { severity: 'warning' });
    anAlarm(test, filler, { severity: 'critical', endedAt: 3000 });
    anAlarm(test, washer, { acknowledgedAt: 2500 });
    anAlarm(test, capper, { severity: 'critical', endedAt: 3000, acknowledgedAt: 3500 });
    anAlarm(test, labeller, { severity: 'critical', rings: false });

    const technician = test.as('technician');
    const quiet = { alarm: 'none', alarmBelow: 'none' };
    const node = { parentId: line, childCount: 0, criticality: 'B', status: 'running', ...quiet };
    expect((await technician.assets.children({ parentId: line })).nodes).toEqual([
      { ...node, id: washer, tag: 'L1-A', name: 'Washer', criticality: 'A', alarm: 'warning' },
      {
        ...node,
        id: filler,
        tag: 'L1-B',
        name: 'Filler',
        status: 'standby',
        childCount: 2,
        alarm: 'critical',
        alarmBelow: 'warning',
      },
      { ...node, id: capper, tag: 'L1-C', name: 'Capper' },
      { ...node, id: labeller, tag: 'L1-D', name: 'Labeller' },
    ]);
    expect((await technician.assets.children({ parentId: null })).nodes).toMatchObject([
      { id: line, parentId: null, childCount: 4, alarm: 'none', alarmBelow: 'critical' },
    ]);
    expect(await technician.assets.children({ parentId: test.newId() })).toEqual({ nodes: [], total: 0 });
  });

  it('opens at what is found, from the root down', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const line = anAsset(test, { tag: 'L1', name: 'Line 1' });
    const filler = anAsset(test, { tag: 'L1-B', name: 'Filler', parentId: line });
    const valve = anAsset(test, { tag: 'V-17', name: 'Valve', parentId: filler, serialNumber: 'SN/4711' });
    expect(await technician.assets.find({ text: 'sn 47' })).toEqual([
      {
        id: valve,
        tag: 'V-17',
        name: 'Valve',
        path: [
          { id: line, tag: 'L1', name: 'Line 1' },
          { id: filler, tag: 'L1-B', name: 'Filler' },
        ],
      },
    ]);
    expect(await technician.assets.find({ text: 'l1' })).toMatchObject([
      { id: line, path: [] },
      { id: filler, path: [{ id: line }] },
    ]);
    expect(await technician.assets.find({ text: ' ' })).toEqual([]);
  });

  it('reads only rows of the nodes it shows, and of all alarms those that stand', async () => {
    await using test = await createTestCore();
    const id = anAsset(test, { parentId: anAsset(test) });
    const found = scans(test, (db) => [
      childNodes(db, { parentId: null, limit: 1000, through: null }),
      childNodes(db, { parentId: id, limit: 1000, through: id }),
      filteredAssets(db, { text: 'pmp', limit: 300 }),
      findAssets(db, 'pmp', 20),
      assetById(db, id),
    ]);
    expect(found).toEqual([
      'SCAN alarms USING INDEX alarms_standing',
      'SCAN alarms USING INDEX alarms_standing',
      'SCAN alarms USING INDEX alarms_standing',
    ]);
  });
});

describe('an asset', () => {
  it('is not told from another by the size of the letters of its tag', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    await planner.assets.create({ id: test.newId(), tag: 'L1-Fil', name: 'Filler' });
    const again = planner.assets.create({ id: test.newId(), tag: 'l1-FIL', name: 'Filler' });
    expect(await refusal(again)).toEqual({ code: 'ALREADY_EXISTS', params: { field: 'tag' } });
    expect((await planner.assets.list({})).total).toBe(1);
  });

  it('tells of its alarms to who may read alarms', async () => {
    await using test = await createTestCore();
    const parentId = anAsset(test, { tag: 'L1' });
    const id = anAsset(test, { tag: 'P-101', parentId });
    anAlarm(test, id);
    const told = async (role: 'technician' | 'requester') => {
      const { assets } = test.as(role);
      const { nodes } = await assets.children({ parentId: null });
      const [root] = nodes;
      const { rows } = await assets.list({ text: 'P-101' });
      const counts = [rows[0], await assets.get({ id })].map((asset) => asset?.standingAlarms);
      return [root?.alarmBelow, ...counts];
    };
    expect(await told('technician')).toEqual(['warning', 1, 1]);
    expect(await told('requester')).toEqual(['none', 0, 0]);
  });

  it('shows where it stands, what it is and how much there is to it', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const [site, hall] = [test.newId(), test.newId()];
    await planner.locations.create({ id: site, name: 'Plant', kind: 'site', parentId: null });
    await planner.locations.create({ id: hall, name: 'Hall 2', kind: 'area', parentId: site });
    const type = test.newId();
    await planner.assetTypes.create({ id: type, name: 'Pump', category: 'Rotating' });
    const line = anAsset(test, { tag: 'L1', name: 'Line 1' });
    const id = test.newId();
    await planner.assets.create({
      id,
      tag: 'P-101',
      name: 'Feed pump',
      parentId: line,
      locationId: hall,
      assetTypeId: type,
      purchaseCost: 125_000,
      installedOn: '2021-04-01',
    });
    anAsset(test, { parentId: id });
    aMetric(test, { assetId: id });
    aMetric(test, { assetId: id, archivedAt: 1 });
    anAlarm(test, id);
    for (const status of ['open', 'on-hold', 'completed', 'cancelled'] as const) aWorkOrder(test, id, status);
    const now = test.ports.clock.now();
    expect(await planner.assets.get({ id })).toEqual({
      id,
      tag: 'P-101',
      name: 'Feed pump',
      description: null,
      parentId: line,
      locationId: hall,
      assetTypeId: type,
      criticality: 'C',
      status: 'running',
      manufacturer: null,
      model: null,
      serialNumber: null,
      installedOn: '2021-04-01',
      purchaseCost: 125_000,
      expectedLifetimeMonths: null,
      warrantyUntil: null,
      path: [{ id: line, tag: 'L1', name: 'Line 1' }],
      type: { id: type, name: 'Pump', icon: null, expectedLifetimeMonths: null, maintenance: null },
      responsibleUserId: null,
      responsibleTeamId: null,
      responsibleUser: null,
      responsibleTeam: null,
      keywords: [],
      customFields: [],
      customValues: [],
      location: { id: hall, name: 'Hall 2' },
      locationPath: ['Plant', 'Hall 2'],
      childCount: 1,
      metricCount: 2,
      standingAlarms: 1,
      openWorkOrders: 2,
      createdAt: now,
      updatedAt: now,
      archivedAt: null,
      archivedAbove: [],
      archivedLocations: [],
    });
    expect(await planner.assets.get({ id: line })).toMatchObject({ path: [], locationPath: [], type: null });
    expect(await planner.assetTypes.list()).toMatchObject([{ id: type, name: 'Pump', assetCount: 1 }]);
    expect(await planner.locations.list()).toEqual([
      { id: site, name: 'Plant', kind: 'site', parentId: null, path: 'Plant' },
      { id: hall, name: 'Hall 2', kind: 'area', parentId: site, path: 'Plant / Hall 2' },
    ]);
  });

  it('changes only in the fields that are given', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const id = anAsset(test, { tag: 'P-1', model: 'X', manufacturer: 'KSB' });
    test.ports.clock.advance(1000);
    await planner.assets.update({ id, changes: { model: null, status: 'standby' } });
    expect(await planner.assets.get({ id })).toMatchObject({
      tag: 'P-1',
      model: null,
      manufacturer: 'KSB',
      status: 'standby',
      updatedAt: test.ports.clock.now(),
    });
  });

  it('has a tag of its own, and what is refused leaves nothing behind', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const first = anAsset(test, { tag: 'P-1', name: 'First' });
    const second = anAsset(test, { tag: 'P-2', name: 'Second' });
    const taken = { code: 'ALREADY_EXISTS', params: { field: 'tag' } };
    expect(await refusal(planner.assets.create({ id: test.newId(), tag: 'P-1', name: 'X' }))).toEqual(taken);
    const rename = planner.assets.update({ id: second, changes: { tag: 'P-1', name: 'X' } });
    expect(await refusal(rename)).toEqual(taken);
    expect(await refusal(planner.assets.create({ id: first, tag: 'P-3', name: 'X' }))).toEqual({
      code: 'ALREADY_EXISTS',
      params: { field: 'id' },
    });
    for (const [changes, entity] of [
      [{ parentId: test.newId() }, 'asset'],
      [{ locationId: test.newId() }, 'location'],
      [{ assetTypeId: test.newId() }, 'assetType'],
    ] as const) {
      const missing = { code: 'NOT_FOUND', params: { entity } };
      expect(await refusal(planner.assets.update({ id: first, changes }))).toEqual(missing);
      const create = planner.assets.create({ id: test.newId(), tag: 'P-4', name: 'X', ...changes });
      expect(await refusal(create)).toEqual(missing);
    }
    expect(await refusal(planner.assets.get({ id: test.newId() }))).toMatchObject({ code: 'NOT_FOUND' });
    expect((await planner.assets.list({})).rows.map(({ tag, name }) => [tag, name])).toEqual([
      ['P-1', 'First'],
      ['P-2', 'Second'],
    ]);
  });

  it('is changed by those whose role allows it', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const id = anAsset(test);
    const forbidden = { code: 'FORBIDDEN', params: { permission: 'assets.write' } };
    expect(await refusal(technician.assets.update({ id, changes: { name: 'X' } }))).toEqual(forbidden);
    expect(await refusal(technician.assets.create({ id: test.newId(), tag: 'X', name: 'X' }))).toEqual(
      forbidden,
    );
    expect(await refusal(test.anonymous().assets.list({}))).toMatchObject({ code: 'NOT_SIGNED_IN' });
    expect((await technician.assets.get({ id })).name).toBe('Transfer pump');
  });
});

describe('the list of assets', () => {
  it('sorts, filters, searches and counts', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const typeId = test.newId();
    test.core.services.database.write({ actorId: null, command: 'test.type' }, (tx) => {
      tx.insert(assetTypes).values({ id: typeId, name: 'Fan', createdAt: tx.now, updatedAt: tx.now }).run();
    });
    const locationId = aLocation(test, { name: 'Roof' });
    const pump = anAsset(test, { tag: 'P-2', name: 'Pump', criticality: 'A', status: 'down' });
    const fan = anAsset(test, { tag: 'F-1', name: 'Roof fan', assetTypeId: typeId, locationId });
    const spare = anAsset(test, { tag: 'P-1', name: 'Zed pump', criticality: 'C', status: 'retired' });
    anAsset(test, { tag: 'P-0', archivedAt: 1 });
    anAlarm(test, fan);
    anAlarm(test, fan, { endedAt: 3000, severity: 'critical' });
    aWorkOrder(test, fan, 'requested');
    const ids = async (filter: Parameters<Planner['assets']['list']>[0]) => {
      const { rows, total } = await technician.assets.list(filter);
      expect(total).toBe(rows.length);
      return rows.map(({ id }) => id);
    };
    expect(await ids({})).toEqual([fan, spare, pump]);
    expect(await ids({ direction: 'desc' })).toEqual([pump, spare, fan]);
    expect(await ids({ sort: 'name' })).toEqual([pump, fan, spare]);
    expect(await ids({ sort: 'status' })).toEqual([pump, spare, fan]);
    expect(await ids({ sort: 'criticality', direction: 'desc' })).toEqual([spare, fan, pump]);
    expect(await ids({ text: 'pum' })).toEqual([spare, pump]);
    expect(await ids({ status: ['down', 'retired'], text: 'p-2' })).toEqual([pump]);
    expect(await ids({ typeId })).toEqual([fan]);
    expect(await technician.assets.list({ offset: 0, limit: 1 })).toEqual({
      total: 3,
      rows: [
        {
          id: fan,
          tag: 'F-1',
          name: 'Roof fan',
          status: 'running',
          criticality: 'B',
          typeName: 'Fan',
          locationName: 'Roof',
          manufacturer: null,
          model: null,
          serialNumber: null,
          installedOn: null,
          responsibleUser: null,
          responsibleTeam: null,
          standingAlarms: 2,
          openWorkOrders: 1,
          health: null,
        },
      ],
    });
  });
});

/** Who asks, where nothing is filtered by who answers for it. */
const NOBODY = '';

/** The list as it is first opened. */
const FIRST_WINDOW = {
  offset: 0,
  limit: 10,
  text: '',
  status: [],
  typeId: null,
  locationId: null,
  criticality: [],
  responsible: null,
  keyword: null,
  sort: 'tag' as const,
  direction: 'asc' as const,
};

describe('a long list of assets', () => {
  it('is read in its order from an index, whatever it is sorted by', async () => {
    await using test = await createTestCore();
    anAsset(test);
    const orders = ['tag', 'name', 'status', 'criticality'] as const;
    for (const sort of orders) {
      const plans = queryPlans(test, (db) => listAssets(db, { ...FIRST_WINDOW, sort }, NOBODY));
      expect([sort, plans.filter((step) => step.includes('TEMP B-TREE'))]).toEqual([sort, []]);
    }
  });

  it('finds the same whether few match what was typed or nearly all', async () => {
    await using test = await createTestCore();
    const { database } = test.core.services;
    const total = 2500;
    database.write({ actorId: null, command: 'test.assets' }, (tx) => {
      for (let index = 0; index < total; index += 1) {
        const name = index % 100 === 0 ? 'Rare fan' : 'Pump';
        const status = index % 2 === 0 ? 'running' : 'down';
        const archivedAt = index % 1000 === 999 ? tx.now : null;
        tx.sql(
          `INSERT INTO assets (id, tag, name, criticality, status, created_at, updated_at, archived_at)
           VALUES (?, ?, ?, 'C', ?, 1, 1, ?)`,
        ).run(tx.newId(), `A-${String((index * 7) % total).padStart(4, '0')}`, name, status, archivedAt);
      }
    });
    const tags = (filter: Partial<Parameters<typeof listAssets>[1]>) => {
      const { rows, total: found } = listAssets(database, { ...FIRST_WINDOW, ...filter }, NOBODY);
      return { found, tags: rows.map(({ tag }) => tag) };
    };
    const all = tags({});
    expect(all.found).toBe(total - 2);
    expect(tags({ text: 'a' })).toEqual(all);
    expect(tags({ text: 'a', status: ['down'] })).toEqual(tags({ status: ['down'] }));
    expect(tags({ text: 'a', offset: 2490 })).toEqual(tags({ offset: 2490 }));
    const rare = tags({ text: 'rare' });
    expect(rare.found).toBe(25);
    const walk = queryPlans(test, (db) => listAssets(db, { ...FIRST_WINDOW, text: 'a' }, NOBODY));
    expect(walk).toContain('SCAN assets USING INDEX assets_by_tag');
    const made = queryPlans(test, (db) => listAssets(db, { ...FIRST_WINDOW, text: 'rare' }, NOBODY));
    expect(made).not.toContain('SCAN assets USING INDEX assets_by_tag');
  });
});

describe('moving assets', () => {
  it('refuses what would put an asset below itself', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const line = anAsset(test, { tag: 'L1' });
    const filler = anAsset(test, { parentId: line });
    const valve = anAsset(test, { parentId: filler });
    for (const parentId of [line, filler, valve]) {
      const move = planner.assets.update({ id: line, changes: { parentId, name: 'Moved' } });
      expect(await refusal(move)).toMatchObject({ code: 'TREE_CYCLE', params: { node: 'L1' } });
    }
    expect(await planner.assets.get({ id: line })).toMatchObject({ parentId: null, name: 'Transfer pump' });
    await planner.assets.update({ id: valve, changes: { parentId: line } });
    await planner.assets.update({ id: filler, changes: { parentId: valve } });
    expect((await planner.assets.get({ id: filler })).path.map(({ id }) => id)).toEqual([line, valve]);
  });

  it('keeps the tree a tree, whatever is moved where', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const ids = Array.from({ length: 7 }, () => anAsset(test));
    const node = fc.nat({ max: ids.length - 1 });
    const move = fc.record({ what: node, under: fc.option(node, { freq: 5 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 25 }), async (moves) => {
        for (const { what, under } of moves) {
          const id = ids[what]!;
          const parentId = under === null ? null : ids[under]!;
          const before = parentOf(test);
          const closes = parentId !== null && [parentId, ...above(before, parentId)].includes(id);
          const call = planner.assets.update({ id, changes: { parentId } });
          const outcome = await call.then(
            () => 'moved',
            (error: { code: string }) => error.code,
          );
          expect(outcome).toBe(closes ? 'TREE_CYCLE' : 'moved');
          const after = parentOf(test);
          expect(after).toEqual(closes ? before : new Map(before).set(id, parentId));
          for (const each of ids) expect(above(after, each)).not.toContain(each);
        }
      }),
      { numRuns: 30 },
    );
  });

  function parentOf(test: TestCore): Map<Id, Id | null> {
    const rows = test.core.services.database
      .select({ id: assets.id, parentId: assets.parentId })
      .from(assets)
      .all();
    return new Map(rows.map(({ id, parentId }) => [id, parentId]));
  }

  /** Everything above a node; ends where it meets what it has met before. */
  function above(parents: Map<Id, Id | null>, id: Id): Id[] {
    const met: Id[] = [];
    for (let at = parents.get(id) ?? null; at !== null && !met.includes(at); at = parents.get(at) ?? null)
      met.push(at);
    return met;
  }
});
