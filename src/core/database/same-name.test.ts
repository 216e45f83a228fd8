import { describe, expect, it } from 'vitest';
import { createTestCore, refusal } from '../../testing/core.ts';
import { anAsset } from '../../testing/factories.ts';

describe('names in another case, of letters that SQLite does not know', () => {
  it('are taken for assets, parts and types, new and renamed', async () => {
    await using test = await createTestCore();
    const admin = test.as('admin');
    const taken = (field: string) => ({ code: 'ALREADY_EXISTS', params: { field } });
    const id = () => test.newId();
    anAsset(test, { tag: 'Ö1' });
    const other = anAsset(test, { tag: 'P-2' });
    expect(await refusal(admin.assets.create({ id: id(), tag: 'ö1', name: 'x' }))).toEqual(taken('tag'));
    expect(await refusal(admin.assets.update({ id: other, changes: { tag: 'ö1' } }))).toEqual(taken('tag'));
    await admin.assets.create({ id: id(), tag: 'Ö2', name: 'x' });

    await admin.parts.create({ id: id(), number: 'Ä', name: 'x', unit: 'pcs' });
    const part = id();
    await admin.parts.create({ id: part, number: 'B', name: 'x', unit: 'pcs' });
    const again = { id: id(), number: 'ä', name: 'x', unit: 'pcs' };
    expect(await refusal(admin.parts.create(again))).toEqual(taken('number'));
    expect(await refusal(admin.parts.update({ id: part, changes: { number: 'ä' } }))).toEqual(
      taken('number'),
    );

    const type = id();
    await admin.assetTypes.create({ id: type, name: 'Überhitzer' });
    expect(await refusal(admin.assetTypes.create({ id: id(), name: 'überhitzer' }))).toEqual(taken('name'));
    await admin.assetTypes.update({ id: type, changes: { name: 'ÜBERHITZER' } });
  });

  it('of two records from earlier days may stay as they are', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const [large, small] = [anAsset(test, { tag: 'Ö1' }), anAsset(test, { tag: 'ö1' })];
    await planner.assets.update({ id: small, changes: { tag: 'ö1', name: 'Fan' } });
    await planner.assets.update({ id: large, changes: { tag: 'Ö3' } });
    expect((await planner.assets.get({ id: large })).tag).toBe('Ö3');
  });

  it('are told to be those of an archived asset', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    anAsset(test, { tag: 'Ö1', archivedAt: 1 });
    const create = planner.assets.create({ id: test.newId(), tag: 'ö1', name: 'x' });
    expect(await refusal(create)).toEqual({ code: 'ASSET_ARCHIVED', params: { tag: 'Ö1' } });
  });
});
