import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Inputs } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { WriteTx } from '../database/database.ts';
import { labelPrinters } from '../database/schema/index.ts';

/** Adds a printer, or changes the one with this id. @throws AppError ALREADY_EXISTS {field: 'name'} */
export function savePrinter(tx: WriteTx, { id, ...fields }: Inputs['labels']['savePrinter']): void {
  const namesake = tx
    .select({ id: labelPrinters.id })
    .from(labelPrinters)
    .where(
      and(
        eq(sql`lower(${labelPrinters.name})`, sql`lower(${fields.name})`),
        isNull(labelPrinters.archivedAt),
        ne(labelPrinters.id, id),
      ),
    )
    .get();
  if (namesake !== undefined) throw new AppError('ALREADY_EXISTS', { field: 'name' });
  const present = tx
    .select({ id: labelPrinters.id })
    .from(labelPrinters)
    .where(eq(labelPrinters.id, id))
    .get();
  if (present === undefined) {
    tx.insert(labelPrinters)
      .values({ id, ...fields, createdAt: tx.now, updatedAt: tx.now })
      .run();
    return;
  }
  // Saved anew, an archived one is back.
  tx.update(labelPrinters)
    .set({ ...fields, archivedAt: null, updatedAt: tx.now })
    .where(eq(labelPrinters.id, id))
    .run();
}

/** @throws AppError NOT_FOUND {entity: 'printer'} */
export function archivePrinter(tx: WriteTx, id: Id): void {
  const printer = tx
    .select({ archivedAt: labelPrinters.archivedAt })
    .from(labelPrinters)
    .where(eq(labelPrinters.id, id))
    .get();
  if (printer === undefined) throw new AppError('NOT_FOUND', { entity: 'printer' });
  if (printer.archivedAt !== null) return;
  tx.update(labelPrinters)
    .set({ archivedAt: tx.now, updatedAt: tx.now })
    .where(eq(labelPrinters.id, id))
    .run();
}
