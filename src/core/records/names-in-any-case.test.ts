import { describe, expect, it } from 'vitest';
import { createTestCore } from '../../testing/core.ts';
import { anAsset } from '../../testing/factories.ts';
import { checkFile, importRecordsFile } from '../../testing/records.ts';

describe('upper and lower case of any letter', () => {
  it('are one name: of records of the plant, of rows of a file, and of what is made on the way', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const id = anAsset(test, { tag: 'Ö1', name: 'Old' });
    await planner.assetTypes.create({ id: test.newId(), name: 'Überhitzer' });
    const file = 'Tag,Name,Type,Parent\nö1,New,überhitzer,\nÄ2,b,Kühler,ö1\nä2,c,,\nX,d,KÜHLER,ä2\n';
    const { result, jobId } = await checkFile(test, planner, file, { createUnknown: true });
    expect(result.counts).toEqual({ create: 2, change: 1, leave: 0, bad: 1 });
    expect(result.alsoCreated).toMatchObject([{ kind: 'asset_types', count: 1 }]);
    const { rows } = await planner.records.dryRunProblems({ jobId });
    expect(rows).toMatchObject([{ line: 4, reason: 'duplicate-in-file', detail: '3' }]);
    const { job } = await importRecordsFile(test, planner, file, { createUnknown: true, badRows: 'skip' });
    expect(job.error).toBeNull();
    expect((await planner.assets.get({ id })).tag).toBe('ö1');
    expect((await planner.assetTypes.list()).map(({ name }) => name).toSorted()).toEqual([
      'Kühler',
      'Überhitzer',
    ]);
  });

  it('are one number of a work order, and one name of a supplier or a metric', async () => {
    await using test = await createTestCore();
    const admin = test.as('admin');
    anAsset(test, { tag: 'P-1' });
    const twice = async (kind: 'work_orders' | 'suppliers' | 'metrics', one: string, other: string) => {
      await importRecordsFile(test, admin, one, { kind });
      const { counts } = (await checkFile(test, admin, other, { kind })).result;
      const { problemsByReason } = (
        await checkFile(test, admin, one + other.split('\n')[1]! + '\n', { kind })
      ).result;
      return [counts.create, counts.change, problemsByReason];
    };
    const changed = [0, 1, { 'duplicate-in-file': 1 }];
    expect(await twice('work_orders', 'Work order,Title\nWO-1,a\n', 'Work order,Title\nwo-1,b\n')).toEqual(
      changed,
    );
    expect(await twice('suppliers', 'Supplier name\nÄrger\n', 'Supplier name\nÄRGER\n')).toEqual(changed);
    expect(await twice('metrics', 'Asset,Metric\nP-1,Öl\n', 'Asset,Metric\nP-1,öl\n')).toEqual(changed);
  });

  it('of two records that the plant tells apart: each is found as it is written, and both come back unchanged', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const [large, small] = [anAsset(test, { tag: 'Ö1' }), anAsset(test, { tag: 'ö1' })];
    const { jobId } = await checkFile(test, planner, 'Tag,Name\nö1,New\n');
    const { rows } = await planner.records.dryRunRows({ jobId, action: 'change' });
    expect(rows.map(({ recordId }) => recordId)).toEqual([small]);
    const both = `Millwright id,Tag\n${large},Ö1\n${small},ö1\n`;
    expect((await checkFile(test, planner, both)).result.counts.leave).toBe(2);
  });
});
