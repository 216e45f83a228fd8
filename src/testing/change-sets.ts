/** Change sets that look like imports of records, and undoing them through the contract. */
import type { Client } from '../shared/contract/index.ts';
import type { KeptRecord, UndoOutcome } from '../shared/contract/imports.ts';
import type { ImportKind } from '../shared/domain/vocabulary.ts';
import type { Id } from '../shared/ids.ts';
import type { WriteTx } from '../core/database/database.ts';
import { imports } from '../core/database/schema/index.ts';
import { ended, type TestCore } from './core.ts';

/** Does something as one change set that an import of records stands for; returns the id of the import. */
export async function anImport(
  test: Pick<TestCore, 'core' | 'newId'>,
  actorId: Id | null,
  work: (tx: WriteTx) => void | Generator<void, void, void>,
  kind: ImportKind = 'assets',
): Promise<Id> {
  const id = test.newId();
  const { signal } = new AbortController();
  await test.core.services.database.writeInSlices(
    { actorId, command: 'records.start' },
    function* (tx) {
      yield* work(tx) ?? [];
      tx.insert(imports)
        .values({
          id,
          kind,
          fileName: 'plant.csv',
          state: 'done',
          plan: {},
          lines: 1,
          added: 0,
          duplicates: 0,
          problems: 0,
          alarmIds: [],
          created: 1,
          changed: 0,
          unchanged: 0,
          changeSet: tx.changeSet,
          createdBy: actorId,
          createdAt: tx.now,
          finishedAt: tx.now,
        })
        .run();
    },
    { signal },
  );
  return id;
}

export interface Undone extends UndoOutcome {
  readonly kept: readonly KeptRecord[];
}

/** Undoes an import, or finds out what that would do, and tells what came of it. */
export async function undone(
  test: TestCore,
  client: Client,
  id: Id,
  what: 'undo' | 'undoPreview' = 'undo',
): Promise<Undone> {
  const { jobId } = await client.imports[what]({ id });
  const job = await ended(test, jobId);
  if (job.state !== 'done') throw new Error(`the job is ${job.state}: ${job.error?.code}`);
  const outcome = await client.imports.undoResult({ jobId });
  const { rows } = await client.imports.undoKept({ jobId, limit: 500 });
  return { ...outcome, kept: rows };
}
