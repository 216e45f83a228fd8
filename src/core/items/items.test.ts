import { describe, expect, it } from 'vitest';
import type { Id } from '../../shared/ids.ts';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { dump } from '../../testing/dump.ts';
import { aLocation, aMetric, anAsset } from '../../testing/factories.ts';
import { contents } from '../../testing/fingerprint.ts';
import { alarms } from '../database/schema/index.ts';

const HOUR = 3_600_000;
const OLD = { manufacturer: 'KSB', model: 'Etanorm', serialNumber: '123', purchaseCost: 250_000 };
const PLATE = {
  manufacturer: 'KSB',
  model: 'Etanorm R',
  serialNumber: '456',
  purchaseCost: 310_000,
  expectedLifetimeMonths: 120,
  warrantyUntil: '2028-11-01',
};
const NOTHING = {
  manufacturer: null,
  model: null,
  serialNumber: null,
  purchaseCost: null,
  expectedLifetimeMonths: null,
  warrantyUntil: null,
};

/** A pump in its position since 2021, a shelf, and somebody who may replace it. */
async function aPump(test: TestCore) {
  const planner = test.as('planner', 'Ana Kovač');
  const shelf = aLocation(test, { name: 'Shelf 2' });
  const assetId = anAsset(test, { tag: 'P-101', ...OLD, installedOn: '2021-04-01' });
  const now = test.ports.clock.now();
  const position = (at = now) => ({ id: test.newId(), assetId, at });
  const stored = { state: 'stored', locationId: shelf, reason: 'Bearing worn' } as const;
  return { planner, shelf, assetId, now, position, stored };
}

async function theStored(planner: Awaited<ReturnType<typeof aPump>>['planner']): Promise<Id> {
  return (await planner.items.list({})).rows[0]!.id;
}

describe('an item that was never installed', () => {
  it('is entered straight onto the shelf, found there and installed from it', async () => {
    await using test = await createTestCore();
    const { planner, shelf, assetId, position, stored } = await aPump(test);
    const assetTypeId = test.newId();
    await planner.assetTypes.create({ id: assetTypeId, name: 'Pump' });
    const id = test.newId();
    await planner.items.create({ id, plate: PLATE, locationId: shelf, assetTypeId });
    expect(await planner.items.get({ id })).toMatchObject({
      ...PLATE,
      state: 'stored',
      type: { name: 'Pump' },
      location: { id: shelf },
      asset: null,
      life: [],
    });
    expect((await planner.items.list({})).rows).toMatchObject([{ id, asset: null, removedAt: null }]);
    expect(await planner.search.find({ text: '456' })).toMatchObject([{ entity: 'items', id }]);
    await planner.items.replace({ ...position(), removed: stored, installed: { itemId: id } });
    expect(await planner.assets.get({ id: assetId })).toMatchObject(PLATE);
  });

  it('lies somewhere that is there, and is of a type that is there', async () => {
    await using test = await createTestCore();
    const { planner, shelf } = await aPump(test);
    const technician = test.as('technician');
    const before = contents(test);
    const create = (values: object) =>
      refusal(planner.items.create({ id: test.newId(), plate: PLATE, locationId: shelf, ...values }));
    expect(await create({ locationId: test.newId() })).toMatchObject({ params: { entity: 'location' } });
    expect(await create({ assetTypeId: test.newId() })).toMatchObject({ params: { entity: 'assetType' } });
    const forbidden = technician.items.create({ id: test.newId(), plate: PLATE, locationId: shelf });
    expect((await refusal(forbidden)).code).toBe('FORBIDDEN');
    expect(contents(test)).toEqual(before);
  });
});

describe('taking back what was done to the item of a position', () => {
  it('leaves everything as it was: a replacement, a removal, an installation', async () => {
    await using test = await createTestCore();
    const { planner, shelf, assetId, now, position, stored } = await aPump(test);
    const shelved = test.newId();
    await planner.items.create({ id: shelved, plate: PLATE, locationId: shelf });
    const undone = async (move: Promise<{ changeSet: number }>) => {
      await planner.items.undo({ assetId, changeSet: (await move).changeSet });
      return dump(test.core.services.database);
    };
    const { items } = planner;
    const begun = dump(test.core.services.database);
    expect(
      await undone(items.replace({ ...position(), removed: stored, installed: { plate: PLATE } })),
    ).toEqual(begun);
    expect(
      await undone(items.replace({ ...position(), removed: stored, installed: { itemId: shelved } })),
    ).toEqual(begun);
    expect(await undone(items.remove({ ...position(), removed: stored }))).toEqual(begun);

    await items.remove({ ...position(now - HOUR), removed: stored });
    const empty = dump(test.core.services.database);
    expect(await undone(items.install({ ...position(), installed: { itemId: shelved } }))).toEqual(empty);
    await items.install({ ...position(now - HOUR), installed: { itemId: shelved } });
    const full = dump(test.core.services.database);
    const scrapped = { state: 'scrapped', reason: 'Cracked' } as const;
    expect(await undone(items.remove({ ...position(), removed: scrapped }))).toEqual(full);
    expect(
      await undone(items.replace({ ...position(), removed: scrapped, installed: { plate: PLATE } })),
    ).toEqual(full);
  });

  it('is refused once somebody has built upon it, and nothing changes', async () => {
    await using test = await createTestCore();
    const { planner, assetId, now, position, stored } = await aPump(test);
    const { changeSet } = await planner.items.replace({
      ...position(now - HOUR),
      removed: stored,
      installed: { plate: PLATE },
    });
    const other = anAsset(test, { tag: 'P-102', serialNumber: '789' });
    const edit = await planner.items.update({ id: await theStored(planner), changes: { model: 'Etanorm' } });
    expect(edit.id).toBe(await theStored(planner));
    await planner.assets.update({ id: assetId, changes: { serialNumber: '457' } });
    const technician = test.as('technician');
    const before = contents(test);
    const refused = async (input: { assetId: Id; changeSet: number }, by = planner) =>
      (await refusal(by.items.undo(input))).code;
    expect(await refused({ assetId, changeSet })).toBe('CHANGED_SINCE');
    expect(await refused({ assetId: other, changeSet })).toBe('NOT_FOUND');
    expect(await refused({ assetId, changeSet: changeSet + 1 })).toBe('NOT_FOUND');
    expect(await refused({ assetId, changeSet }, technician)).toBe('FORBIDDEN');
    expect(contents(test)).toEqual(before);
  });
});

describe('replacing an item', () => {
  it('moves the plates: the old one goes to the shelf with its stay, the new one stands on the asset', async () => {
    await using test = await createTestCore();
    const { planner, shelf, assetId, now, position, stored } = await aPump(test);
    await planner.items.replace({ ...position(), removed: stored, installed: { plate: PLATE } });
    expect(await planner.assets.get({ id: assetId })).toMatchObject({ ...PLATE, installedOn: '2026-11-02' });
    const old = await planner.items.get({ id: await theStored(planner) });
    expect(old).toMatchObject({
      ...NOTHING,
      ...OLD,
      state: 'stored',
      location: { id: shelf, name: 'Shelf 2' },
      asset: null,
      life: [
        {
          asset: { id: assetId, tag: 'P-101' },
          installedAt: Date.parse('2021-04-01T00:00+02:00'),
          removedAt: now,
          reason: 'Bearing worn',
        },
      ],
    });
    const [present, before] = await planner.items.ofAsset({ assetId });
    expect(present).toMatchObject({
      serialNumber: '456',
      installedAt: now,
      removedAt: null,
      state: 'installed',
    });
    expect(before).toMatchObject({ itemId: old.id, serialNumber: '123', removedAt: now, state: 'stored' });
    expect(await planner.items.get({ id: present!.itemId! })).toMatchObject({
      ...PLATE,
      state: 'installed',
      asset: { id: assetId },
    });
  });

  it('ends what somebody has said of the health of the old one, and taking it back says it again', async () => {
    await using test = await createTestCore();
    const { planner, assetId, position, stored } = await aPump(test);
    const said = { score: 20, reason: 'The bearing howls', until: '2026-12-31' };
    await planner.health.override({ assetId, ...said });
    const { changeSet } = await planner.items.replace({
      ...position(),
      removed: stored,
      installed: { plate: PLATE },
    });
    expect(await planner.health.of({ assetId })).toMatchObject({ score: 100, override: null });
    await planner.items.undo({ assetId, changeSet });
    expect(await planner.health.of({ assetId })).toMatchObject({ score: 20, override: said });
  });

  it('lets the codes that are stuck on the old one go with it, when told so, and come back with it', async () => {
    await using test = await createTestCore();
    const { planner, assetId, position, stored } = await aPump(test);
    const link = (code: string) =>
      planner.codes.link({ id: test.newId(), code, entity: 'assets', recordId: assetId });
    const leadsTo = async (code: string) =>
      (await planner.codes.resolve({ code })).targets.map(({ entity, id }) => ({ entity, id }));
    await link('EQ/4711');
    const first = { ...position(), removed: stored, installed: { plate: PLATE } };
    await planner.items.replace(first);
    expect(await leadsTo('EQ/4711')).toEqual([{ entity: 'assets', id: assetId }]);
    const old = await theStored(planner);

    await link('EQ/4712');
    test.ports.clock.advance(HOUR);
    const at = test.ports.clock.now();
    const removed = { ...stored, withCodes: true };
    await planner.items.replace({ ...position(at), removed, installed: { itemId: old } });
    const newer = await theStored(planner);
    expect(await leadsTo('EQ/4712')).toEqual([{ entity: 'items', id: newer }]);

    test.ports.clock.advance(HOUR);
    await planner.items.replace({
      ...position(test.ports.clock.now()),
      removed: stored,
      installed: { itemId: newer },
    });
    expect(await leadsTo('EQ/4712')).toEqual([{ entity: 'assets', id: assetId }]);
  });

  it('puts in an item from the shelf, which brings its plate and its earlier stays', async () => {
    await using test = await createTestCore();
    const { planner, assetId, now, position, stored } = await aPump(test);
    await planner.items.replace({ ...position(now - HOUR), removed: stored, installed: { plate: PLATE } });
    const itemId = await theStored(planner);
    const other = anAsset(test, { tag: 'P-102', serialNumber: '789' });
    await planner.items.replace({
      id: test.newId(),
      assetId: other,
      at: now,
      removed: { state: 'scrapped', reason: 'Cracked' },
      installed: { itemId },
    });
    expect(await planner.assets.get({ id: other })).toMatchObject({ ...NOTHING, ...OLD });
    const { life, state } = await planner.items.get({ id: itemId });
    expect(state).toBe('installed');
    expect(life.map(({ asset, removedAt }) => [asset.id, removedAt])).toEqual([
      [other, null],
      [assetId, now - HOUR],
    ]);
    expect((await planner.items.list({})).total).toBe(0);
    expect((await planner.items.list({ state: 'scrapped' })).rows).toMatchObject([
      { serialNumber: '789', asset: { tag: 'P-102' }, reason: 'Cracked', locationPath: [] },
    ]);
    expect((await planner.items.list({ state: 'installed', text: 'etanorm 123' })).rows).toMatchObject([
      { id: itemId, asset: { tag: 'P-102' }, removedAt: null },
    ]);
  });

  it('leaves the position empty when there is nothing to put in, until something is installed', async () => {
    await using test = await createTestCore();
    const { planner, assetId, now, position, stored } = await aPump(test);
    await planner.items.remove({ ...position(now - 2 * HOUR), removed: stored });
    expect(await planner.assets.get({ id: assetId })).toMatchObject({ ...NOTHING, installedOn: null });
    expect(await planner.items.ofAsset({ assetId })).toMatchObject([
      { serialNumber: '123', state: 'stored' },
    ]);
    const itemId = await theStored(planner);
    await planner.items.install({ ...position(), installed: { itemId } });
    expect(await planner.assets.get({ id: assetId })).toMatchObject({ ...OLD, installedOn: '2026-11-02' });
    expect(await planner.items.ofAsset({ assetId })).toMatchObject([
      { itemId, installedAt: now, removedAt: null },
      { itemId, removedAt: now - 2 * HOUR },
    ]);
  });

  it('is refused for times that cannot be, items and positions that are not as told, and nothing changes', async () => {
    await using test = await createTestCore();
    const { planner, shelf, assetId, now, position, stored } = await aPump(test);
    const other = anAsset(test, { tag: 'P-102', serialNumber: '789' });
    const bare = anAsset(test, { tag: 'P-103' });
    const archived = anAsset(test, { tag: 'P-104', serialNumber: '1', archivedAt: 1 });
    await planner.items.replace({ ...position(now - HOUR), removed: stored, installed: { plate: PLATE } });
    const itemId = await theStored(planner);
    const technician = test.as('technician');
    const before = contents(test);
    const replace = async (values: object) => {
      const { code, params } = await refusal(
        planner.items.replace({
          ...position(),
          removed: stored,
          installed: { plate: PLATE },
          ...values,
        }),
      );
      return [code, params];
    };
    const early = ['INSTALLATION_TOO_EARLY', { since: now - HOUR }];
    expect(await replace({ at: now + 1 })).toEqual(['INVALID_INPUT', { fields: ['at'] }]);
    expect(await replace({ at: now - HOUR - 1 })).toEqual(early);
    // The item from the shelf was still in its last position then.
    expect(await replace({ assetId: other, at: now - HOUR - 1, installed: { itemId } })).toEqual(early);
    expect(await replace({ assetId: bare })).toEqual(['POSITION_EMPTY', {}]);
    expect(await replace({ assetId: archived })).toEqual(['NOT_FOUND', { entity: 'asset' }]);
    expect(await replace({ installed: { itemId: test.newId() } })).toEqual(['NOT_FOUND', { entity: 'item' }]);
    const inPlace = (await planner.items.ofAsset({ assetId }))[0]!.itemId!;
    expect(await replace({ installed: { itemId: inPlace } })).toEqual(['ITEM_NOT_STORED', {}]);
    expect(await replace({ removed: { ...stored, locationId: test.newId() } })).toEqual([
      'NOT_FOUND',
      { entity: 'location' },
    ]);
    expect(await replace({ removed: { ...stored, reason: ' ' } })).toMatchObject(['INVALID_INPUT', {}]);
    expect(await refusal(planner.items.install({ ...position(), installed: { itemId } }))).toMatchObject({
      code: 'POSITION_TAKEN',
    });
    expect(await refusal(planner.items.scrap({ id: inPlace }))).toMatchObject({ code: 'ITEM_NOT_STORED' });
    expect(await refusal(planner.items.store({ id: inPlace, locationId: shelf }))).toMatchObject({
      code: 'ITEM_NOT_STORED',
    });
    expect(await refusal(technician.items.remove({ ...position(), removed: stored }))).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(contents(test)).toEqual(before);
  });

  it('is done once, however often the command is sent', async () => {
    await using test = await createTestCore();
    const { planner, position, stored } = await aPump(test);
    const first = { ...position(), removed: stored, installed: { plate: PLATE } };
    await planner.items.replace(first);
    const done = contents(test);
    expect(await refusal(planner.items.replace(first))).toEqual({
      code: 'ALREADY_EXISTS',
      params: { field: 'id' },
    });
    expect(contents(test)).toEqual(done);
    const removal = { ...position(), removed: stored };
    await planner.items.remove(removal);
    const removed = contents(test);
    await planner.items.remove(removal);
    expect(contents(test)).toEqual(removed);
  });

  it('takes what somebody entered on an empty position for an item that came after the last one left', async () => {
    await using test = await createTestCore();
    const { planner, assetId, now, position, stored } = await aPump(test);
    await planner.items.remove({ ...position(now - HOUR), removed: stored });
    await planner.assets.update({ id: assetId, changes: { serialNumber: 'N-1', installedOn: '2020-01-01' } });
    await planner.items.remove({ ...position(), removed: { state: 'scrapped', reason: 'Wrong one' } });
    expect(await planner.items.ofAsset({ assetId })).toMatchObject([
      { serialNumber: 'N-1', installedAt: now - HOUR, removedAt: now },
      { serialNumber: '123', removedAt: now - HOUR },
    ]);
  });
});

describe('an item', () => {
  it('on a shelf is corrected, moved, scrapped and put back', async () => {
    await using test = await createTestCore();
    const { planner, position, stored } = await aPump(test);
    await planner.items.remove({ ...position(), removed: stored });
    const id = await theStored(planner);
    const [site, elsewhere] = [aLocation(test, { kind: 'site', name: 'Plant' }), test.newId()];
    aLocation(test, { id: elsewhere, name: 'Cellar', parentId: site });
    await planner.items.update({ id, changes: { serialNumber: '124', locationId: elsewhere } });
    expect(await planner.items.get({ id })).toMatchObject({
      serialNumber: '124',
      model: 'Etanorm',
      locationPath: ['Plant', 'Cellar'],
    });
    await planner.items.scrap({ id });
    expect(await planner.items.get({ id })).toMatchObject({ state: 'scrapped', location: null });
    expect(await refusal(planner.items.update({ id, changes: { model: 'X' } }))).toMatchObject({
      code: 'ITEM_NOT_STORED',
    });
    await planner.items.store({ id, locationId: elsewhere });
    expect(await planner.items.get({ id })).toMatchObject({
      state: 'stored',
      locationPath: ['Plant', 'Cellar'],
    });
  });

  it('says where it lies once, however many lie there', async () => {
    await using test = await createTestCore();
    const { planner, shelf } = await aPump(test);
    for (const serialNumber of ['1', '2']) {
      const plate = { ...NOTHING, serialNumber };
      await planner.items.create({ id: test.newId(), plate, locationId: shelf, assetTypeId: null });
    }
    const { rows } = await planner.items.list({});
    expect(rows.map(({ locationPath }) => locationPath)).toEqual([['Shelf 2'], ['Shelf 2']]);
  });

  it('is found by its serial number and model once it is on a shelf, and by its asset while it is installed', async () => {
    await using test = await createTestCore();
    const { planner, assetId, position, stored } = await aPump(test);
    const found = async (text: string) =>
      (await planner.search.find({ text })).map(({ entity, id, title }) => [entity, id, title]);
    await planner.items.remove({ ...position(), removed: stored });
    const id = await theStored(planner);
    expect(await found('123')).toEqual([['items', id, 'KSB Etanorm 123']]);
    expect(await found('etan')).toEqual([['items', id, 'KSB Etanorm 123']]);
    expect(await planner.search.find({ text: '123' })).toMatchObject([{ state: 'stored', path: 'Shelf 2' }]);
    await planner.items.install({ ...position(), installed: { itemId: id } });
    expect(await found('123')).toEqual([['assets', assetId, 'P-101 Transfer pump']]);
  });

  it('keeps the work orders and alarms of its positions from the times it was there', async () => {
    await using test = await createTestCore();
    const { planner, assetId, now, position, stored } = await aPump(test);
    const metricId = aMetric(test, { assetId, name: 'Vibration' });
    const anAlarm = (startedAt: number) => {
      const id = test.newId();
      test.core.services.database.write({ actorId: null, command: 'test.alarm' }, (tx) => {
        const fixed = { side: 'high', severity: 'critical', limit: 5, rings: true, createdAt: 1 } as const;
        const peak = { peakAt: startedAt, peakValue: 6, raisedAt: startedAt };
        tx.insert(alarms)
          .values({ id, metricId, assetId, startedAt, ...peak, ...fixed })
          .run();
      });
      return id;
    };
    const workId = test.newId();
    await planner.workOrders.create({ id: workId, title: 'Grease', assetId });
    const whileThere = anAlarm(now);
    test.ports.clock.advance(HOUR);
    await planner.items.replace({ ...position(now + HOUR), removed: stored, installed: { plate: PLATE } });
    const afterwards = anAlarm(now + 2 * HOUR);
    const old = await theStored(planner);
    const { rows, total } = await planner.items.events({ id: old });
    expect(total).toBe(2);
    expect(new Set(rows.map(({ id }) => id))).toEqual(new Set([workId, whileThere]));
    const successor = (await planner.items.ofAsset({ assetId }))[0]!.itemId!;
    expect((await planner.items.events({ id: successor })).rows).toMatchObject([
      { entity: 'alarms', id: afterwards, name: 'Vibration', severity: 'critical', asset: { tag: 'P-101' } },
    ]);
    const seen = await test.as('requester').items.events({ id: old });
    expect(seen).toMatchObject({ total: 1, rows: [{ entity: 'work_orders', id: workId }] });
  });
});
