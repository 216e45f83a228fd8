/** What is told of an import of records itself, from its first moment to its end. */
import { eq } from 'drizzle-orm';
import type { RecordsPlan } from '../../shared/contract/records.ts';
import type { Id } from '../../shared/ids.ts';
import type { WriteTx } from '../database/database.ts';
import { imports } from '../database/schema/index.ts';

interface Begun {
  readonly importId: Id;
  readonly fileName: string;
  readonly plan: RecordsPlan;
  /** Of the bytes of the file. */
  readonly fingerprint: string;
}

export function beginImport(tx: WriteTx, { importId, fileName, plan, fingerprint }: Begun): void {
  tx.insert(imports)
    .values({
      id: importId,
      kind: plan.kind,
      fileName,
      state: 'running',
      // Readings name their metrics here; records have a change set.
      plan: { ...plan, fingerprint, targets: [] },
      lines: 0,
      added: 0,
      duplicates: 0,
      problems: 0,
      alarmIds: [],
      createdBy: tx.actorId,
      createdAt: tx.now,
    })
    .run();
}

type Came = 'lines' | 'added' | 'duplicates' | 'problems' | 'created' | 'changed' | 'unchanged' | 'changeSet';
type End =
  | { readonly state: 'cancelled' | 'failed' }
  | ({ readonly state: 'done' } & { readonly [Count in Came]: number });

/** @param end how it ended, and what came where it is done */
export function endImport(tx: WriteTx, importId: Id, end: End): void {
  tx.update(imports)
    .set({ ...end, finishedAt: tx.now })
    .where(eq(imports.id, importId))
    .run();
}
