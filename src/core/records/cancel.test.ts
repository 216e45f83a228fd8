/** Promise: whichever moment of an import or its undo somebody cancels at, the plant is as it was before. */
import { describe, expect, it } from 'vitest';
import type { Client } from '../../shared/contract/index.ts';
import type { ImportState } from '../../shared/domain/vocabulary.ts';
import type { Id } from '../../shared/ids.ts';
import { undone } from '../../testing/change-sets.ts';
import { createTestCore, ended, type TestCore } from '../../testing/core.ts';
import { difference, dump } from '../../testing/dump.ts';
import { uploadFile } from '../../testing/imports.ts';
import { violations } from '../../testing/invariants.ts';
import { checkFile, importRecordsFile, planFor } from '../../testing/records.ts';

const ROWS = 3000;
const FILE = ['Tag,Name,Description']
  .concat(Array.from({ length: ROWS }, (_, row) => `P-${row},Pump,${'long '.repeat(60)}`))
  .join('\n');

/** Cancels a job as soon as it is at that step; tells how it ended. */
async function cancelAt(test: TestCore, client: Client, jobId: Id, step: string): Promise<string> {
  const { jobs } = test.core.services;
  while (jobs.get(jobId).step !== step && jobs.get(jobId).state === 'running') {
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  await client.jobs.cancel({ id: jobId });
  return (await ended(test, jobId)).state;
}

describe('cancelled', () => {
  it.each(['reading', 'checking'])(
    'while it is %s, a dry run leaves nothing and can be started again',
    async (step) => {
      await using test = await createTestCore();
      const planner = test.as('planner');
      const uploadId = await uploadFile(test, planner, FILE, 'plant.csv', 'records');
      const plan = await planFor(planner, uploadId);
      const { jobId } = await planner.records.startDryRun({ uploadId, plan });
      expect(await cancelAt(test, planner, jobId, step)).toBe('cancelled');
      expect((await planner.imports.list({})).total).toBe(0);
      const again = await planner.records.startDryRun({ uploadId, plan });
      expect((await ended(test, again.jobId)).state).toBe('done');
    },
  );

  it.each(['reading', 'checking', 'writing'])(
    'while it is %s, an import leaves nothing but that it was, and can be started again',
    async (step) => {
      await using test = await createTestCore();
      const { database } = test.core.services;
      const planner = test.as('planner');
      const { uploadId, plan, jobId: shown } = await checkFile(test, planner, FILE, {}, 'plant.csv');
      const before = dump(database);
      const importId = test.newId();
      const { jobId } = await planner.records.start({ uploadId, importId, plan, shown });
      expect(await cancelAt(test, planner, jobId, step)).toBe('cancelled');
      expect(difference(before, dump(database))).toEqual({});
      expect(violations(database)).toEqual([]);
      expect(await planner.imports.get({ id: importId })).toMatchObject({
        state: 'cancelled',
        fileName: 'plant.csv',
        createdBy: { id: planner.userId },
        finishedAt: test.ports.clock.now(),
        mayUndo: false,
        jobId: null,
      });
      const again = await planner.records.start({ uploadId, importId: test.newId(), plan, shown });
      expect((await ended(test, again.jobId)).state).toBe('done');
    },
  );

  it.each(['collecting', 'comparing', 'undoing'])(
    'while it is %s, an undo has undone nothing and can be started again',
    async (step) => {
      await using test = await createTestCore();
      const { database } = test.core.services;
      const planner = test.as('planner');
      const { importId } = await importRecordsFile(test, planner, FILE);
      const behind = test.core.services.jobs.running('search-catch-up');
      if (behind !== null) await ended(test, behind);
      const before = dump(database);
      const { jobId } = await planner.imports.undo({ id: importId });
      expect(await cancelAt(test, planner, jobId, step)).toBe('cancelled');
      expect(difference(before, dump(database))).toEqual({});
      expect(violations(database)).toEqual([]);
      expect(await planner.imports.get({ id: importId })).toMatchObject({ state: 'done', mayUndo: true });
      expect((await undone(test, planner, importId)).kept).toEqual([]);
      expect(await planner.imports.get({ id: importId })).toMatchObject({ state: 'undone', mayUndo: false });
    },
  );
});

describe('an import that says what becomes of it', () => {
  it('is named as running with its job while it runs, and as failed when rows are bad', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const file = 'Tag,Name,Purchase cost\nP-1,Pump,dear\n';
    const { uploadId, plan, jobId: shown } = await checkFile(test, planner, file, { kind: 'assets' });
    const importId = test.newId();
    const { jobId } = await planner.records.start({ uploadId, importId, plan, shown });
    while ((await planner.imports.list({})).total === 0)
      await new Promise<void>((resolve) => setImmediate(resolve));
    expect(await planner.imports.get({ id: importId })).toMatchObject({ state: 'running', jobId });
    expect(await ended(test, jobId)).toMatchObject({
      state: 'failed',
      error: { code: 'IMPORT_HAS_BAD_ROWS' },
    });
    expect(await planner.imports.get({ id: importId })).toMatchObject({ state: 'failed', jobId: null });
    const ids = async (states: ImportState[] | null) =>
      (await planner.imports.list({ states, kinds: ['assets'] })).rows.map(({ id }) => id);
    expect([await ids(['failed', 'done']), await ids(['done']), await ids(null)]).toEqual([
      [importId],
      [],
      [importId],
    ]);
  });

  it('counts the rows that were left out, not their bad cells, and lines that are no rows', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const file = 'Tag,Status,Purchase cost\nP-1,runing,dear\nP-2,running,5\n"P-3,running,5\n';
    const { importId, job } = await importRecordsFile(test, planner, file, { badRows: 'skip' });
    expect(job).toMatchObject({ state: 'done', error: null });
    expect(await planner.imports.get({ id: importId })).toMatchObject({ created: 1, problems: 2 });
  });
});
