/** Makes, changes and archives suppliers. No two have the same name, whatever its case. */
import { eq } from 'drizzle-orm';
import type { Inputs } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import { assertNew } from '../database/assert-new.ts';
import { assertUnchanged } from '../database/assert-unchanged.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { suppliers } from '../database/schema/index.ts';

/** @throws AppError ALREADY_EXISTS {field}, SUPPLIER_ARCHIVED {name} */
export function createSupplier(tx: WriteTx, input: Inputs['suppliers']['create']): void {
  assertNew(tx, suppliers, input.id);
  assertNameFree(tx, input.id, input.name);
  tx.insert(suppliers)
    .values({ ...input, createdAt: tx.now, updatedAt: tx.now })
    .run();
}

/**
 * Changes only the fields that are given.
 * @throws AppError NOT_FOUND {entity: 'supplier'}, ALREADY_EXISTS {field: 'name', name}, SUPPLIER_ARCHIVED {name},
 * RECORD_CHANGED {by}
 */
export function updateSupplier(tx: WriteTx, { id, changes, base }: Inputs['suppliers']['update']): void {
  assertSupplier(tx, id);
  assertUnchanged(tx, suppliers, id, { changes, base });
  if (changes.name !== undefined) assertNameFree(tx, id, changes.name);
  tx.update(suppliers)
    .set({ ...changes, updatedAt: tx.now })
    .where(eq(suppliers.id, id))
    .run();
}

/** Parts that are bought from it keep it. @throws AppError NOT_FOUND {entity: 'supplier'} */
export function archiveSupplier(tx: WriteTx, id: Id): void {
  if (archivedAtOf(tx, id) === null) setArchived(tx, id, tx.now);
}

/** @throws AppError NOT_FOUND {entity: 'supplier'} */
export function restoreSupplier(tx: WriteTx, id: Id): void {
  if (archivedAtOf(tx, id) !== null) setArchived(tx, id, null);
}

/** @throws AppError NOT_FOUND {entity: 'supplier'} also for one that is archived */
export function assertSupplier(db: Reader, id: Id): void {
  if (archivedAtOf(db, id) !== null) throw new AppError('NOT_FOUND', { entity: 'supplier' });
}

function archivedAtOf(db: Reader, id: Id): number | null {
  const supplier = db
    .select({ archivedAt: suppliers.archivedAt })
    .from(suppliers)
    .where(eq(suppliers.id, id))
    .get();
  if (supplier === undefined) throw new AppError('NOT_FOUND', { entity: 'supplier' });
  return supplier.archivedAt;
}

function setArchived(tx: WriteTx, id: Id, archivedAt: number | null): void {
  tx.update(suppliers).set({ archivedAt, updatedAt: tx.now }).where(eq(suppliers.id, id)).run();
}

function assertNameFree(db: Reader, id: Id, name: string): void {
  // SQLite tells the case of ASCII letters alone; upper and lower case of a name are of one length.
  const others = db
    .sql('SELECT name, archived_at AS archivedAt FROM suppliers WHERE length(name) = length(?) AND id <> ?')
    .all(name, id) as { name: string; archivedAt: number | null }[];
  const same = others.find((other) => other.name.toLowerCase() === name.toLowerCase());
  if (same === undefined) return;
  if (same.archivedAt !== null) throw new AppError('SUPPLIER_ARCHIVED', { name: same.name });
  throw new AppError('ALREADY_EXISTS', { field: 'name', name: same.name });
}
