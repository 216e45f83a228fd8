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

  it('are taken for metrics of an asset or a type, and for fields of a type, and for no others', async () => {
    await using test = await createTestCore();
    const admin = test.as('admin');
    const taken = { code: 'ALREADY_EXISTS', params: { field: 'name' } };
    const [type, otherType, metric, field] = [test.newId(), test.newId(), test.newId(), test.newId()];
    await admin.assetTypes.create({ id: type, name: 'Pump' });
    await admin.assetTypes.create({ id: otherType, name: 'Fan' });
    const assetId = anAsset(test, { assetTypeId: type });
    const other = anAsset(test);

    const ofAsset = { assetId, name: 'Öldruck', unit: 'bar' };
    await admin.metrics.create({ ...ofAsset, id: metric });
    const again = { ...ofAsset, id: test.newId(), name: 'öldruck' };
    expect(await refusal(admin.metrics.create(again))).toEqual(taken);
    await admin.metrics.create({ ...again, assetId: other });
    const flow = test.newId();
    await admin.metrics.create({ ...ofAsset, id: flow, name: 'Flow' });
    const renamed = admin.metrics.update({ id: flow, changes: { name: 'ÖLDRUCK' } });
    expect(await refusal(renamed)).toEqual(taken);
    await admin.metrics.update({ id: metric, changes: { name: 'ÖLDRUCK' } });

    const ofType = { unit: 'bar', decimals: 1, threshold: null };
    const typeMetric = { ...ofType, id: test.newId(), assetTypeId: type, name: 'öldruck' };
    await admin.assetTypes.addMetric(typeMetric);
    const twice = { ...typeMetric, id: test.newId(), name: 'Öldruck' };
    expect(await refusal(admin.assetTypes.addMetric(twice))).toEqual(taken);
    await admin.assetTypes.addMetric({ ...twice, assetTypeId: otherType });
    expect((await admin.assetTypes.missingMetrics({ assetId })).names).toEqual([]);

    const ofField = { assetTypeId: type, kind: 'text' as const, unit: null, choices: null };
    await admin.assetTypes.addField({ ...ofField, id: field, name: 'Höhe' });
    const sameField = { ...ofField, id: test.newId(), name: 'HÖHE' };
    expect(await refusal(admin.assetTypes.addField(sameField))).toEqual(taken);
    await admin.assetTypes.archiveField({ id: field });
    await admin.assetTypes.addField(sameField);
    expect(await refusal(admin.assetTypes.restoreField({ id: field }))).toEqual(taken);
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
