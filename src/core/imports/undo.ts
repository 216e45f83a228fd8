/**
 * Undoes an import. Promise: all of it or nothing; what others have changed or built upon since stays, and is
 * named. Records go back by the change set they came in, readings by their source.
 */
import { eq } from 'drizzle-orm';
import type { UndoOutcome } from '../../shared/contract/imports.ts';
import { type ImportKind, type ImportState, isWhole } from '../../shared/domain/vocabulary.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Permission } from '../../shared/permissions.ts';
import type { Database, Reader, WriteTx } from '../database/database.ts';
import { imports } from '../database/schema/index.ts';
import type { JobControl } from '../jobs/jobs.ts';
import { isPrunedImport } from '../metrics/closed.ts';
import type { Principal } from '../people/sessions.ts';
import { KINDS } from '../records/kinds/index.ts';
import { previewUndo, undoChangeSet, type UndoFindings } from '../undo/undo.ts';
import { previewReadings, undoReadings } from './undo-readings.ts';

type ImportRow = typeof imports.$inferSelect;

export interface ImportUndone extends UndoFindings {
  readonly importId: Id;
  readonly kind: ImportKind;
}

/** The permission that somebody lacks to undo such an import, or null when they may. */
export function lacksToUndo(kind: ImportKind, { permissions }: Principal): Permission | null {
  const needed: readonly Permission[] =
    kind === 'readings' ? ['readings.import'] : ['records.import', KINDS[kind].write];
  return needed.find((permission) => !permissions.has(permission)) ?? null;
}

/** It is there whole, and it is known what it wrote. */
export function isUndoable({
  kind,
  state,
  changeSet,
}: Pick<ImportRow, 'kind' | 'state' | 'changeSet'>): boolean {
  return isWhole(state) && (kind === 'readings' || changeSet !== null);
}

/** @throws AppError NOT_FOUND, FORBIDDEN {permission}, IMPORT_NOT_UNDOABLE {state}, IMPORT_PRUNED */
export function assertUndoable(db: Reader, id: Id, by: Principal): ImportRow {
  const record = db.select().from(imports).where(eq(imports.id, id)).get();
  if (record === undefined) throw new AppError('NOT_FOUND', { entity: 'import' });
  const lacking = lacksToUndo(record.kind, by);
  if (lacking !== null) throw new AppError('FORBIDDEN', { permission: lacking });
  if (!isUndoable(record)) throw new AppError('IMPORT_NOT_UNDOABLE', { state: record.state });
  if (isPrunedImport(db, id)) throw new AppError('IMPORT_PRUNED');
  return record;
}

/** What undoing would do; others write meanwhile. */
export async function previewImport(
  database: Database,
  record: ImportRow,
  control: JobControl,
): Promise<ImportUndone> {
  const findings = await database.askInSlices(
    (notes) =>
      record.kind === 'readings' ? previewReadings(database, record) : previewUndo(notes, record.changeSet!),
    control,
  );
  return { importId: record.id, kind: record.kind, ...findings };
}

/**
 * While it runs the import is marked `undoing`, so that the next start can tell when the program died.
 * @throws AppError IMPORT_NOT_UNDOABLE, DATABASE_BUSY; the signal's reason, the import is then still there
 */
export async function undoImport(
  database: Database,
  { id: importId, by }: { readonly id: Id; readonly by: Principal },
  control: JobControl,
): Promise<ImportUndone> {
  const options = { actorId: by.userId, command: 'imports.undo' };
  const record = await database.writeWhenIdle(
    options,
    (tx) => {
      const found = assertUndoable(tx, importId, by);
      setState(tx, importId, 'undoing');
      return found;
    },
    control.signal,
  );
  try {
    return await undoMarked(database, { record, by }, control);
  } catch (error) {
    await database.writeWhenIdle(options, (tx) => setState(tx, importId, record.state));
    throw error;
  }
}

function setState(tx: WriteTx, id: Id, state: ImportState): void {
  tx.update(imports).set({ state }).where(eq(imports.id, id)).run();
}

async function undoMarked(
  database: Database,
  { record, by }: { readonly record: ImportRow; readonly by: Principal },
  control: JobControl,
): Promise<ImportUndone> {
  const { id: importId, kind, changeSet } = record;
  const options = { actorId: by.userId, command: 'imports.undo' };
  const findings = await database.writeInSlices(
    changeSet === null ? options : { ...options, undoes: changeSet },
    function* (tx) {
      const found =
        kind === 'readings' ? yield* undoReadings(tx, record) : yield* undoChangeSet(tx, changeSet!);
      tx.update(imports)
        .set({
          state: found.kept.length === 0 ? 'undone' : 'partly-undone',
          undoneAt: tx.now,
          undoneBy: by.userId,
        })
        .where(eq(imports.id, importId))
        .run();
      return found;
    },
    control,
  );
  return { importId, kind, ...findings };
}

/** The answer of the contract. */
export function outcomeOf({ importId, counts, kept }: ImportUndone): UndoOutcome {
  return { importId, counts, keptCount: kept.length };
}
