import { describe, expect, it } from 'vitest';
import type { Id } from '../../shared/ids.ts';
import { createTestCore, ended, refusal, type TestCore } from '../../testing/core.ts';
import { aThreshold, anAsset } from '../../testing/factories.ts';
import { assets } from '../database/schema/index.ts';

type Person = ReturnType<TestCore['as']>;

/** A type of pumps. */
async function aType(test: TestCore, person: Person, name = 'Pump'): Promise<Id> {
  const id = test.newId();
  await person.assetTypes.create({ id, name });
  return id;
}

/** A long unit of work is open. */
async function underWay(test: TestCore): Promise<void> {
  while (!test.core.services.database.isBusy) await new Promise(setImmediate);
}

describe('an asset type', () => {
  it('keeps what its assets have in common, and changes only in what is given', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const id = test.newId();
    await planner.assetTypes.create({
      id,
      name: 'Pump',
      category: 'Rotating',
      maintenance: { every: 6, unit: 'month' },
      expectedLifetimeMonths: 120,
      commonIssues: 'Seal leaks.',
    });
    await planner.assetTypes.update({
      id,
      changes: { troubleshooting: 'Look at the seal.', category: null },
    });
    expect(await planner.assetTypes.get({ id })).toMatchObject({
      name: 'Pump',
      category: null,
      maintenance: { every: 6, unit: 'month' },
      expectedLifetimeMonths: 120,
      commonIssues: 'Seal leaks.',
      troubleshooting: 'Look at the seal.',
      assetCount: 0,
    });
    await planner.assetTypes.update({ id, changes: { maintenance: null } });
    expect(await planner.assetTypes.get({ id })).toMatchObject({ maintenance: null });
  });

  it('is archived once nothing is of it, and can come back', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const id = await aType(test, planner);
    const asset = anAsset(test, { assetTypeId: id });
    expect(await refusal(planner.assetTypes.archive({ id }))).toEqual({
      code: 'ASSET_TYPE_IN_USE',
      params: { count: 1 },
    });
    await planner.assets.update({ id: asset, changes: { assetTypeId: null } });
    await planner.assetTypes.archive({ id });
    expect(await planner.assetTypes.list()).toEqual([]);
    expect(await planner.assetTypes.list({ archived: true })).toMatchObject([{ id }]);
    const refused = planner.assets.update({ id: asset, changes: { assetTypeId: id } });
    expect(await refusal(refused)).toMatchObject({ code: 'NOT_FOUND' });
    await planner.assetTypes.restore({ id });
    expect(await planner.assetTypes.list()).toMatchObject([{ id, archivedAt: null }]);
  });

  it('shows its checklists to who may read work', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const id = await aType(test, planner);
    const templateId = test.newId();
    const items = [{ text: 'Grease', mandatory: true }];
    await planner.workOrders.saveTemplate({ id: templateId, name: 'Monthly', assetTypeId: null, items });
    await planner.assetTypes.assignChecklist({ templateId, assetTypeId: id });
    const checklist = { id: templateId, name: 'Monthly', steps: 1 };
    expect((await planner.assetTypes.get({ id })).checklists).toEqual([checklist]);
    await planner.assetTypes.assignChecklist({ templateId, assetTypeId: null });
    expect((await planner.assetTypes.get({ id })).checklists).toEqual([]);
  });
});

describe('the metrics of a type', () => {
  it('come with a new asset, with their limits', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const assetTypeId = await aType(test, planner);
    const threshold = aThreshold({ highWarning: 70, highCritical: 85, deadband: 2 });
    const heat = { assetTypeId, name: 'Bearing temperature', unit: '°C', decimals: 1, threshold };
    await planner.assetTypes.addMetric({ ...heat, id: test.newId() });
    const flow = { assetTypeId, name: 'Flow', unit: 'l/min', decimals: 0, threshold: null };
    await planner.assetTypes.addMetric({ ...flow, id: test.newId() });
    const id = test.newId();
    await planner.assets.create({ id, tag: 'P-1', name: 'Feed pump', assetTypeId });
    expect(await planner.metrics.ofAsset({ assetId: id })).toMatchObject([
      { name: 'Bearing temperature', unit: '°C', decimals: 1, threshold },
      { name: 'Flow', unit: 'l/min', threshold: null },
    ]);
    const { rows } = await planner.history.of({ subject: 'assets', id });
    expect(rows.map(({ events }) => events[0]?.event)).toContain('limits-set');
  });

  it('have limits that do not contradict each other', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const assetTypeId = await aType(test, planner);
    const threshold = aThreshold({ highWarning: 90, highCritical: 85 });
    const metric = { assetTypeId, name: 'Bearing temperature', unit: '°C', decimals: 1 };
    expect(await refusal(planner.assetTypes.addMetric({ ...metric, id: test.newId(), threshold }))).toEqual({
      code: 'THRESHOLD_INVALID',
      params: { problems: ['high-critical-below-high-warning'] },
    });
    expect((await planner.assetTypes.get({ id: assetTypeId })).metrics).toEqual([]);
  });

  it('are given to assets that lack them when somebody asks, and no metric is touched', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const assetTypeId = await aType(test, planner);
    const [old, other, archived] = [
      anAsset(test, { tag: 'P-1', assetTypeId }),
      anAsset(test, { tag: 'P-2', assetTypeId }),
      anAsset(test, { tag: 'P-3', assetTypeId, archivedAt: 1 }),
    ];
    const own = test.newId();
    await planner.metrics.create({ id: own, assetId: old, name: 'FLOW', unit: 'm³/h' });
    const flow = {
      assetTypeId,
      name: 'Flow',
      unit: 'l/min',
      decimals: 0,
      threshold: aThreshold({ lowWarning: 5 }),
    };
    await planner.assetTypes.addMetric({ ...flow, id: test.newId() });
    const heat = { assetTypeId, name: 'Heat', unit: '°C', decimals: 0, threshold: null };
    await planner.assetTypes.addMetric({ ...heat, id: test.newId() });

    expect(await planner.metrics.ofAsset({ assetId: other })).toEqual([]);
    expect(await planner.assetTypes.missingMetrics({ assetTypeId })).toEqual({
      assets: 2,
      metrics: 3,
      names: ['Heat', 'Flow'],
    });
    expect(await planner.assetTypes.addMissingMetrics({ assetId: old })).toEqual({ assets: 1, metrics: 1 });
    const { jobId } = await planner.assetTypes.startMissingMetrics({ assetTypeId });
    expect(await ended(test, jobId)).toMatchObject({ state: 'done' });
    expect(await planner.assetTypes.missingMetrics({ assetTypeId })).toMatchObject({ assets: 0, metrics: 0 });
    expect(await planner.metrics.ofAsset({ assetId: old })).toMatchObject([
      { id: own, name: 'FLOW', unit: 'm³/h', threshold: null },
      { name: 'Heat' },
    ]);
    expect(await planner.metrics.ofAsset({ assetId: archived })).toEqual([]);
  });

  it('come to a large type in one unit of work, beside which others are answered', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const assetTypeId = await aType(test, planner);
    const heat = {
      assetTypeId,
      name: 'Heat',
      unit: '°C',
      decimals: 0,
      threshold: aThreshold({ highWarning: 80 }),
    };
    await planner.assetTypes.addMetric({ ...heat, id: test.newId() });
    const { database } = test.core.services;
    database.write({ actorId: null, command: 'test.assets' }, (tx) => {
      const row = {
        assetTypeId,
        name: 'Pump',
        criticality: 'C' as const,
        status: 'running' as const,
        createdAt: tx.now,
        updatedAt: tx.now,
      };
      for (let n = 0; n < 2000; n += 1)
        tx.insert(assets)
          .values({ id: tx.newId(), tag: `P-${n}`, ...row })
          .run();
    });
    const count = () => database.sql('SELECT count(*) FROM metrics').pluck().get();

    const cancelled = await planner.assetTypes.startMissingMetrics({ assetTypeId });
    await underWay(test);
    expect(await planner.assetTypes.missingMetrics({ assetTypeId })).toMatchObject({ metrics: 2000 });
    await planner.jobs.cancel({ id: cancelled.jobId });
    expect(await ended(test, cancelled.jobId)).toMatchObject({ state: 'cancelled' });
    expect(count()).toBe(0);

    const { jobId } = await planner.assetTypes.startMissingMetrics({ assetTypeId });
    await underWay(test);
    expect(await refusal(planner.assetTypes.startMissingMetrics({ assetTypeId }))).toMatchObject({
      code: 'JOB_RUNNING',
    });
    expect(await ended(test, jobId)).toMatchObject({ state: 'done', progress: 1 });
    expect(count()).toBe(2000);
    const sets = "SELECT count(DISTINCT change_set) FROM journal WHERE entity IN ('metrics', 'thresholds')";
    expect(database.sql(sets).pluck().get()).toBe(1);
  });

  it('are not given twice to an asset that has renamed its own', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const assetTypeId = await aType(test, planner);
    const flow = { assetTypeId, name: 'Flow', unit: 'l/min', decimals: 0, threshold: null };
    await planner.assetTypes.addMetric({ ...flow, id: test.newId() });
    const assetId = test.newId();
    await planner.assets.create({ id: assetId, tag: 'P-1', name: 'Feed pump', assetTypeId });
    const [metric] = await planner.metrics.ofAsset({ assetId });
    await planner.metrics.update({ id: metric!.id, changes: { name: 'Flow at the outlet' } });
    expect(await planner.assetTypes.missingMetrics({ assetId })).toMatchObject({ metrics: 0 });
    expect(await planner.assetTypes.addMissingMetrics({ assetId })).toEqual({ assets: 0, metrics: 0 });
  });
});

describe('the fields of a type', () => {
  async function classField(test: TestCore, planner: Person, assetTypeId: Id): Promise<Id> {
    const id = test.newId();
    const choices = ['IE2', 'IE3', 'IE4'];
    await planner.assetTypes.addField({ id, assetTypeId, name: 'Class', kind: 'choice', choices });
    return id;
  }

  it('stand in an order that people choose', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const assetTypeId = await aType(test, planner);
    const [power, date, link] = [test.newId(), test.newId(), test.newId()];
    await planner.assetTypes.addField({ id: power, assetTypeId, name: 'Power', kind: 'number', unit: 'kW' });
    await planner.assetTypes.addField({ id: date, assetTypeId, name: 'Inspected', kind: 'date' });
    await planner.assetTypes.addField({ id: link, assetTypeId, name: 'Data sheet', kind: 'link' });
    await planner.assetTypes.moveField({ id: link, afterId: null });
    await planner.assetTypes.moveField({ id: power, afterId: date });
    const { fields } = await planner.assetTypes.get({ id: assetTypeId });
    expect(fields.map(({ name }) => name)).toEqual(['Data sheet', 'Inspected', 'Power']);
    const again = { id: test.newId(), assetTypeId, name: 'POWER', kind: 'text' } as const;
    expect(await refusal(planner.assetTypes.addField(again))).toMatchObject({ code: 'ALREADY_EXISTS' });
  });

  it.each([
    ['a choice without choices', { kind: 'choice' as const }],
    ['the same choice twice', { kind: 'choice' as const, choices: ['a', 'a'] }],
    ['choices of a text', { kind: 'text' as const, choices: ['a'] }],
    ['a unit of a day', { kind: 'date' as const, unit: 'd' }],
  ])('are not %s', async (_what, field) => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const assetTypeId = await aType(test, planner);
    const add = planner.assetTypes.addField({ id: test.newId(), assetTypeId, name: 'Odd', ...field });
    expect(await refusal(add)).toMatchObject({ code: 'INVALID_INPUT' });
    expect((await planner.assetTypes.get({ id: assetTypeId })).fields).toEqual([]);
  });

  it('do not lose a choice that assets have: it moves, or the field is emptied, or nothing happens', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const assetTypeId = await aType(test, planner);
    const fieldId = await classField(test, planner, assetTypeId);
    const assets = ['IE2', 'IE3', 'IE3'].map((value, index) => ({
      id: test.newId(),
      tag: `P-${index}`,
      name: 'Pump',
      assetTypeId,
      customValues: [{ fieldId, value }],
    }));
    for (const asset of assets) await planner.assets.create(asset);
    const values = async () => {
      const answers = await Promise.all(assets.map(({ id }) => planner.assets.get({ id })));
      return answers.map(({ customValues }) => customValues[0]?.value ?? null);
    };
    const without = { id: fieldId, changes: { choices: ['IE4', 'IE5'] } };
    expect(await refusal(planner.assetTypes.updateField(without))).toEqual({
      code: 'CHOICE_IN_USE',
      params: { count: 3 },
    });
    expect(await values()).toEqual(['IE2', 'IE3', 'IE3']);
    const elsewhere = { ...without, moved: [{ from: 'IE3', to: 'IE9' }] };
    expect(await refusal(planner.assetTypes.updateField(elsewhere))).toMatchObject({ code: 'INVALID_INPUT' });

    const moved = [
      { from: 'IE2', to: null },
      { from: 'IE3', to: 'IE4' },
    ];
    await planner.assetTypes.updateField({ ...without, moved });
    expect(await values()).toEqual([null, 'IE4', 'IE4']);
    const { fields } = await planner.assetTypes.get({ id: assetTypeId });
    expect(fields).toMatchObject([
      { used: 2, choices: ['IE4', 'IE5'], choiceUse: [{ choice: 'IE4', assets: 2 }] },
    ]);
    const traded = [
      { from: 'IE4', to: 'IE5' },
      { from: 'IE5', to: 'IE4' },
    ];
    await planner.assetTypes.updateField({ id: fieldId, changes: {}, moved: traded });
    expect(await values()).toEqual([null, 'IE5', 'IE5']);
  });

  it('keep their values while they are archived', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const assetTypeId = await aType(test, planner);
    const fieldId = await classField(test, planner, assetTypeId);
    const id = test.newId();
    const customValues = [{ fieldId, value: 'IE3' }];
    await planner.assets.create({ id, tag: 'P-1', name: 'Pump', assetTypeId, customValues });
    await planner.assetTypes.archiveField({ id: fieldId });
    expect(await planner.assets.get({ id })).toMatchObject({ customFields: [], customValues: [] });
    await planner.assetTypes.restoreField({ id: fieldId });
    expect(await planner.assets.get({ id })).toMatchObject({ customValues });
  });
});
