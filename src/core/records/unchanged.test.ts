/** What the plant has in a way that no file could bring still comes back from its own export unchanged. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../shared/contract/index.ts';
import { EXPORT_FORMATS, RECORD_IMPORT_KINDS, type RecordImportKind } from '../../shared/contract/records.ts';
import { createTestCore, type TestCore } from '../../testing/core.ts';
import { aLocation, aMetric } from '../../testing/factories.ts';
import { checkFile, exportFile, importRecordsFile } from '../../testing/records.ts';
import type { WriteTx } from '../database/database.ts';
import { recordMovement } from '../parts/ledger.ts';

/** What is wrong or different about the plant's own export, for every kind and in both formats. */
async function differences(
  test: TestCore,
  admin: Client,
  kinds: readonly RecordImportKind[] = RECORD_IMPORT_KINDS,
): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const kind of kinds) {
    for (const format of EXPORT_FORMATS) {
      for (const emptyCells of ['leave', 'clear'] as const) {
        const { bytes, rows, fileName } = await exportFile(test, admin, kind, format);
        if (rows === 0) continue;
        const { result, jobId } = await checkFile(test, admin, bytes, { kind, emptyCells }, fileName);
        const problems = (await admin.records.dryRunProblems({ jobId })).rows;
        const changes = (await admin.records.dryRunRows({ jobId, action: 'change' })).rows;
        if (result.counts.leave < rows || result.problemCount > 0 || result.unknown.length > 0)
          found.push({ kind, format, emptyCells, counts: result.counts, problems, changes });
      }
    }
  }
  return found;
}

function write(test: TestCore, work: (tx: WriteTx) => void): void {
  test.core.services.database.write({ actorId: null, command: 'test.set' }, work);
}

/** An asset of a type with fields, and a person responsible for it. */
async function aPlant(test: TestCore) {
  const admin = test.as('admin');
  const [pump, fan] = [test.newId(), test.newId()];
  await admin.assetTypes.create({ id: pump, name: 'Pump' });
  await admin.assetTypes.create({ id: fan, name: 'Fan' });
  const fields = { power: test.newId(), seal: test.newId(), fanPower: test.newId() };
  await admin.assetTypes.addField({ id: fields.power, assetTypeId: pump, name: 'Power', kind: 'number' });
  await admin.assetTypes.addField({ id: fields.fanPower, assetTypeId: fan, name: 'Power', kind: 'number' });
  await admin.assetTypes.addField({
    id: fields.seal,
    assetTypeId: pump,
    name: 'Seal',
    kind: 'choice',
    choices: ['=A', 'B'],
  });
  const technician = test.as('technician');
  const asset = test.newId();
  await admin.assets.create({
    id: asset,
    tag: 'P-1',
    name: 'Pump one',
    assetTypeId: pump,
    responsibleUserId: technician.userId,
    customValues: [
      { fieldId: fields.power, value: 5e13 },
      { fieldId: fields.seal, value: '=A' },
    ],
  });
  return { admin, technician, pump, fan, fields, asset };
}

describe('an export comes back as it is', () => {
  it('where a person has left', async () => {
    await using test = await createTestCore();
    const { admin, technician, asset } = await aPlant(test);
    await admin.workOrders.create({
      id: test.newId(),
      title: 'Seal',
      assetId: asset,
      type: 'corrective',
      priority: 'low',
      assigneeId: technician.userId,
    });
    write(test, (tx) => void tx.sql('UPDATE users SET archived_at = 5 WHERE id = ?').run(technician.userId));
    expect(await differences(test, admin)).toEqual([]);
    const file = 'Tag,Responsible person\nP-1,\nP-2,';
    const username = test.core.services.database
      .sql('SELECT username FROM users WHERE id = ?')
      .pluck()
      .get(technician.userId) as string;
    const { result } = await checkFile(test, admin, file + username, { kind: 'assets' });
    expect(result.problemsByReason).toEqual({ 'archived-reference': 1 });
  });

  it('where work and metrics are of an asset that is archived', async () => {
    await using test = await createTestCore();
    const { admin, asset } = await aPlant(test);
    const work = { title: 'Seal', assetId: asset, type: 'corrective', priority: 'low' } as const;
    await admin.workOrders.create({ id: test.newId(), ...work });
    aMetric(test, { assetId: asset });
    await admin.assets.archive({ ids: [asset] });
    expect(await differences(test, admin)).toEqual([]);
  });

  it('where an asset has changed its type: values of the old one wait and are not shown', async () => {
    await using test = await createTestCore();
    const { admin, asset, fan, pump } = await aPlant(test);
    await admin.assets.update({ id: asset, changes: { assetTypeId: fan } });
    expect(await differences(test, admin)).toEqual([]);
    const { bytes } = await exportFile(test, admin, 'assets', 'csv');
    expect(Buffer.from(bytes).toString('utf8')).not.toContain('50000000000000');
    const back = await importRecordsFile(test, admin, 'Tag,Type,Power\nP-1,Pump,7\n');
    expect([back.result.counts.change, back.job.error]).toEqual([1, null]);
    const { customValues, assetTypeId } = await admin.assets.get({ id: asset });
    expect([assetTypeId, customValues.map(({ value }) => value)]).toEqual([pump, [7, '=A']]);
  });

  it('gives a value to the field of the new type that the field of the old one has too', async () => {
    await using test = await createTestCore();
    const { admin, asset, fields } = await aPlant(test);
    const file = 'Tag,Type,Power\nP-1,Fan,50000000000000\n';
    const { job } = await importRecordsFile(test, admin, file);
    expect(job.error).toBeNull();
    const { customValues } = await admin.assets.get({ id: asset });
    expect(customValues).toMatchObject([{ fieldId: fields.fanPower, value: 5e13 }]);
  });

  it('where a choice is no longer offered, a balance is below zero, and a store is none any more', async () => {
    await using test = await createTestCore();
    const { admin, fields } = await aPlant(test);
    write(
      test,
      (tx) => void tx.sql(`UPDATE custom_fields SET choices = '["B"]' WHERE id = ?`).run(fields.seal),
    );
    const [store, gone] = [
      aLocation(test, { name: 'Store', kind: 'store' }),
      aLocation(test, { name: 'Gone', kind: 'store' }),
    ];
    const part = test.newId();
    await admin.parts.create({ id: part, number: 'B-1', name: 'Bearing', unit: 'pcs' });
    write(test, (tx) => {
      for (const locationId of [store, gone]) {
        const move = { partId: part, locationId, quiet: true };
        recordMovement(tx, { id: tx.newId(), kind: 'count', quantity: 1000, ...move });
      }
      tx.sql('UPDATE stock_balances SET quantity = -1500 WHERE location_id = ?').run(store);
      tx.sql("UPDATE locations SET kind = 'area' WHERE id = ?").run(store);
      tx.sql('UPDATE locations SET archived_at = 5 WHERE id = ?').run(gone);
    });
    expect(await differences(test, admin)).toEqual([]);
  });

  it('where work began at 02:50 and ended at 02:10 of the hour that came twice', async () => {
    await using test = await createTestCore();
    const admin = test.as('admin');
    const id = test.newId();
    await admin.workOrders.create({ id, title: 'Night', type: 'corrective', priority: 'low' });
    write(test, (tx) => {
      tx.sql(
        "UPDATE work_orders SET status = 'completed', created_at = ?, started_at = ?, completed_at = ?",
      ).run(Date.UTC(2019, 9, 26), Date.UTC(2019, 9, 27, 0, 50), Date.UTC(2019, 9, 27, 1, 10));
    });
    expect(await differences(test, admin, ['work_orders'])).toEqual([]);
  });
});

it('whatever the services take comes back from an export unchanged', async () => {
  await using test = await createTestCore();
  const { admin, asset, fields } = await aPlant(test);
  const metric = test.newId();
  await admin.metrics.create({ id: metric, assetId: asset, name: 'Flow', unit: 'l', decimals: 2 });
  const finite = fc.oneof(
    fc.double({ min: -1e15, max: 1e15, noNaN: true }),
    fc.constantFrom(1e-7, -1e15, 1e15, 2e12, 0.1, 1234.5, 1.234, -0.5),
  );
  const plant = fc.record({
    decimals: fc.integer({ min: 0, max: 9 }),
    power: finite,
    limits: fc.uniqueArray(finite, { minLength: 4, maxLength: 4 }),
    delay: fc.integer({ min: 0, max: 86_400_000 }),
    cost: fc.integer({ min: 0, max: 1_000_000_000_000 }),
    installedOn: fc.option(fc.integer({ min: 0, max: 50_000 })),
  });
  const day = (count: number) => new Date(count * 86_400_000).toISOString().slice(0, 10);
  await fc.assert(
    fc.asyncProperty(plant, async ({ decimals, power, limits, delay, cost, installedOn }) => {
      await admin.assets.update({
        id: asset,
        changes: {
          purchaseCost: cost,
          installedOn: installedOn === null ? null : day(installedOn),
          customValues: [{ fieldId: fields.power, value: power }],
        },
      });
      const [lowCritical, lowWarning, highWarning, highCritical] = limits.toSorted((a, b) => a - b);
      await admin.metrics.update({ id: metric, changes: { decimals } });
      await admin.metrics.setThreshold({
        metricId: metric,
        threshold: {
          lowCritical: lowCritical!,
          lowWarning: lowWarning!,
          highWarning: highWarning!,
          highCritical: highCritical!,
          deadband: 0,
          onDelayMs: delay,
          offDelayMs: 0,
        },
      });
      expect(await differences(test, admin, ['assets', 'metrics'])).toEqual([]);
    }),
    { numRuns: 15 },
  );
});
