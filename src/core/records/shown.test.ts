import { describe, expect, it } from 'vitest';
import type { Client } from '../../shared/contract/index.ts';
import { createTestCore, ended, refusal, type TestCore } from '../../testing/core.ts';
import { anAsset } from '../../testing/factories.ts';
import { type CheckedFile, checkFile } from '../../testing/records.ts';

async function start(test: TestCore, client: Client, { uploadId, plan, jobId }: CheckedFile) {
  const importId = test.newId();
  const run = await client.records.start({ uploadId, importId, plan, shown: jobId });
  return { importId, job: await ended(test, run.jobId) };
}

const nameOf = (test: TestCore, tag: string) =>
  test.core.services.database.sql('SELECT name FROM assets WHERE tag = ?').pluck().get(tag);

describe('an import of what a dry run has shown', () => {
  it('is refused when a record has been made meanwhile that it would overwrite', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const shown = await checkFile(test, planner, 'Tag,Name\nP-1,Theirs\nP-2,New\n');
    anAsset(test, { tag: 'P-1', name: 'Mine' });
    const { job, importId } = await start(test, planner, shown);
    expect(job).toMatchObject({
      state: 'failed',
      error: { code: 'IMPORT_NOT_AS_SHOWN', params: { count: 1 } },
    });
    expect([nameOf(test, 'P-1'), nameOf(test, 'P-2')]).toEqual(['Mine', undefined]);
    expect(await planner.imports.get({ id: importId })).toMatchObject({ state: 'failed' });
    const again = await checkFile(test, planner, 'Tag,Name\nP-1,Theirs\nP-2,New\n');
    expect((await start(test, planner, again)).job.error).toBeNull();
    expect(nameOf(test, 'P-1')).toBe('Theirs');
  });

  it('is refused when what it would change is something else by now, or more would be made', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const id = anAsset(test, { tag: 'P-1', name: 'Old' });
    const shown = await checkFile(test, planner, 'Tag,Name\nP-1,New\n');
    await planner.assets.update({ id, changes: { name: 'Better' } });
    expect((await start(test, planner, shown)).job.error?.code).toBe('IMPORT_NOT_AS_SHOWN');
    expect(nameOf(test, 'P-1')).toBe('Better');
    await planner.assetTypes.create({ id: test.newId(), name: 'Pump' });
    const typed = await checkFile(test, planner, 'Tag,Type\nP-2,Pump\n', { createUnknown: true });
    test.core.services.database.write(
      { actorId: null, command: 'test.rename' },
      (tx) => void tx.sql("UPDATE asset_types SET name = 'Pumps'").run(),
    );
    expect((await start(test, planner, typed)).job.error?.code).toBe('IMPORT_NOT_AS_SHOWN');
  });

  it('goes on when something else of the plant has changed', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const id = anAsset(test, { tag: 'P-1', name: 'Old', model: 'X' });
    const shown = await checkFile(test, planner, 'Tag,Name,Type\nP-1,New,\nP-3,c,Pump\n', {
      createUnknown: true,
    });
    await planner.assets.update({ id, changes: { model: 'Y' } });
    anAsset(test, { tag: 'P-2' });
    expect((await start(test, planner, shown)).job.error).toBeNull();
    expect([nameOf(test, 'P-1'), nameOf(test, 'P-3')]).toEqual(['New', 'c']);
  });

  it('that is asked for again meets its own record, also when nobody knows any more what was shown', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const { importId } = await start(test, planner, await checkFile(test, planner, 'Tag,Name\nP-1,a\n'));
    const { uploadId, plan } = await checkFile(test, planner, 'Tag,Name\nP-1,a\n');
    const again = planner.records.start({ uploadId, plan, importId, shown: test.newId() });
    expect(await refusal(again)).toEqual({ code: 'ALREADY_EXISTS', params: { field: 'id' } });
  });

  it('is not that of another person', async () => {
    await using test = await createTestCore();
    const [planner, other] = [test.as('planner'), test.as('planner')];
    const shown = await checkFile(test, planner, 'Tag,Name\nP-1,a\n');
    const own = await checkFile(test, other, 'Tag,Name\nP-1,a\n');
    const mixed = { uploadId: own.uploadId, plan: own.plan, shown: shown.jobId, importId: test.newId() };
    expect(await refusal(other.records.start(mixed))).toMatchObject({ code: 'NOT_FOUND' });
  });
});
