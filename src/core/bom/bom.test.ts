import { describe, expect, it } from 'vitest';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { aLocation, anAsset } from '../../testing/factories.ts';

/** A type of pumps, one of them, and two parts of which one lies in a store. */
async function pumps(test: TestCore) {
  const admin = test.as('admin');
  const [assetTypeId, seal, bearing] = [test.newId(), test.newId(), test.newId()];
  await admin.assetTypes.create({ id: assetTypeId, name: 'Pump' });
  await admin.parts.create({ id: seal, number: 'SEAL-1', name: 'Seal', unit: 'pcs' });
  await admin.parts.create({ id: bearing, number: 'BRG-1', name: 'Bearing', unit: 'pcs' });
  const storeId = aLocation(test, { name: 'Main store' });
  const stock = { partId: bearing, locationId: storeId, quantity: 4000, unitCost: 500 };
  await admin.parts.receive({ id: test.newId(), ...stock });
  const assetId = anAsset(test, { tag: 'P-1', assetTypeId });
  return { admin, assetTypeId, assetId, seal, bearing, storeId };
}

describe('the parts that fit', () => {
  it('are those of the asset and of its type, with what lies where', async () => {
    await using test = await createTestCore();
    const { admin, assetTypeId, assetId, seal, bearing, storeId } = await pumps(test);
    const [ofType, own] = [test.newId(), test.newId()];
    await admin.bom.add({
      id: ofType,
      owner: { assetTypeId },
      partId: bearing,
      quantity: 2000,
      note: 'both ends',
    });
    await admin.bom.add({ id: own, owner: { assetId }, partId: seal, quantity: 1000 });
    expect(await admin.bom.of({ assetId })).toMatchObject([
      {
        id: ofType,
        source: 'assetType',
        part: { number: 'BRG-1', onHand: 4000 },
        quantity: 2000,
        note: 'both ends',
        stock: [{ locationId: storeId, locationPath: 'Main store', quantity: 4000 }],
      },
      { id: own, source: 'asset', part: { number: 'SEAL-1' }, quantity: 1000, note: null, stock: [] },
    ]);
    expect(await admin.bom.of({ assetTypeId })).toMatchObject([{ id: ofType }]);
    expect(await admin.bom.whereUsed({ partId: bearing })).toEqual({
      types: [
        {
          lineId: ofType,
          quantity: 2000,
          note: 'both ends',
          type: { id: assetTypeId, name: 'Pump' },
          assetCount: 1,
        },
      ],
      assets: [],
    });
    expect(await admin.bom.whereUsed({ partId: seal })).toMatchObject({
      assets: [{ asset: { tag: 'P-1' } }],
    });
  });

  it('are told once where the asset has a part of its own that is of its type, too', async () => {
    await using test = await createTestCore();
    const { admin, assetTypeId, assetId, bearing } = await pumps(test);
    await admin.bom.add({ id: test.newId(), owner: { assetTypeId }, partId: bearing, quantity: 2000 });
    await admin.bom.add({ id: test.newId(), owner: { assetId }, partId: bearing, quantity: 3000 });
    expect(await admin.bom.of({ assetId })).toMatchObject([{ source: 'asset', quantity: 3000 }]);
    const again = admin.bom.add({ id: test.newId(), owner: { assetId }, partId: bearing, quantity: 1 });
    expect(await refusal(again)).toEqual({ code: 'ALREADY_EXISTS', params: { field: 'partId' } });
  });

  it('change and go, and the history of the asset tells it', async () => {
    await using test = await createTestCore();
    const { admin, assetId, seal } = await pumps(test);
    const id = test.newId();
    await admin.bom.add({ id, owner: { assetId }, partId: seal, quantity: 1000 });
    await admin.bom.update({ id, changes: { quantity: 2000, note: 'drive end' } });
    expect(await admin.bom.of({ assetId })).toMatchObject([{ quantity: 2000, note: 'drive end' }]);
    await admin.bom.remove({ id });
    expect(await admin.bom.of({ assetId })).toEqual([]);
    const { rows } = await admin.history.of({ subject: 'assets', id: assetId });
    const told = rows.filter(({ entity }) => entity === 'asset_parts');
    expect(told.map(({ subject, events }) => [subject, events[0]?.event])).toEqual([
      ['SEAL-1', 'fit-removed'],
      ['SEAL-1', undefined],
      ['SEAL-1', 'fit-added'],
    ]);
  });

  it('are listed by who may change assets', async () => {
    await using test = await createTestCore();
    const { assetId, seal } = await pumps(test);
    const add = { id: test.newId(), owner: { assetId }, partId: seal, quantity: 1000 };
    expect(await refusal(test.as('technician').bom.add(add))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await test.as('technician').bom.of({ assetId })).toEqual([]);
  });
});
