import { and, eq, isNull } from 'drizzle-orm';
import type { Inputs } from '../../shared/contract/index.ts';
import { transfer } from '../../shared/domain/stock.ts';
import { AppError } from '../../shared/errors.ts';
import { assertNew } from '../database/assert-new.ts';
import { assertUnchanged } from '../database/assert-unchanged.ts';
import type { WriteTx } from '../database/database.ts';
import { assertOtherThan } from '../database/same-name.ts';
import { parts } from '../database/schema/index.ts';
import { assertSupplier } from '../suppliers/service.ts';
import { balanceAt, hasMoved, recordMovement, settleReorderAlert } from './ledger.ts';

/** @throws AppError NOT_FOUND {entity: 'supplier'}, ALREADY_EXISTS {field} */
export function createPart(tx: WriteTx, input: Inputs['parts']['create']): void {
  assertNew(tx, parts, input.id);
  if (typeof input.supplierId === 'string') assertSupplier(tx, input.supplierId);
  assertOtherThan(tx, 'parts', 'number', { id: input.id, name: input.number });
  tx.insert(parts)
    .values({ ...input, averageCost: 0, createdAt: tx.now, updatedAt: tx.now })
    .run();
  settleReorderAlert(tx, input.id);
}

/**
 * Changes only the fields that are given.
 * @throws AppError NOT_FOUND {entity}, ALREADY_EXISTS {field}, RECORD_CHANGED {by}, UNIT_IN_USE once stock was
 * booked in the unit
 */
export function updatePart(tx: WriteTx, { id, changes, base }: Inputs['parts']['update']): void {
  const part = tx
    .select({ id: parts.id, unit: parts.unit })
    .from(parts)
    .where(and(eq(parts.id, id), isNull(parts.archivedAt)))
    .get();
  if (part === undefined) throw new AppError('NOT_FOUND', { entity: 'part' });
  assertUnchanged(tx, parts, id, { changes, base });
  if (changes.unit !== undefined && changes.unit !== part.unit && hasMoved(tx, id)) {
    throw new AppError('UNIT_IN_USE');
  }
  if (typeof changes.supplierId === 'string') assertSupplier(tx, changes.supplierId);
  if (changes.number !== undefined) assertOtherThan(tx, 'parts', 'number', { id, name: changes.number });
  tx.update(parts)
    .set({ ...changes, updatedAt: tx.now })
    .where(eq(parts.id, id))
    .run();
  settleReorderAlert(tx, id);
}

/** Books a delivery. @throws AppError as `recordMovement` does */
export function receivePart(tx: WriteTx, input: Inputs['parts']['receive']): void {
  recordMovement(tx, { ...input, kind: 'receipt' });
}

/**
 * Moves stock from one store to another; nothing comes or goes.
 * @throws AppError NOT_ENOUGH_STOCK {available: thousandths}, INVALID_INPUT for a transfer to the same place,
 * and as `recordMovement` does
 */
export function transferPart(tx: WriteTx, input: Inputs['parts']['transfer']): void {
  const { partId, fromLocationId, toLocationId, quantity, note } = input;
  if (fromLocationId === toLocationId) throw new AppError('INVALID_INPUT', { fields: ['toLocationId'] });
  const [out, back] = transfer(quantity);
  const { balance, unitCost } = recordMovement(tx, {
    id: input.outId,
    partId,
    locationId: fromLocationId,
    kind: out.kind,
    quantity: out.quantityMilli,
    note,
  });
  if (balance < 0) throw new AppError('NOT_ENOUGH_STOCK', { available: Math.max(0, balance + quantity) });
  recordMovement(tx, {
    id: input.inId,
    partId,
    locationId: toLocationId,
    kind: back.kind,
    quantity: back.quantityMilli,
    unitCost,
    note,
  });
}

/**
 * Records counted minus expected, so that a movement that arrives late still adds up. That the books were
 * right is recorded too.
 * @returns the difference in thousandths
 * @throws AppError as `recordMovement` does
 */
export function countPart(tx: WriteTx, input: Inputs['parts']['count']): number {
  const { id, partId, locationId, counted, note } = input;
  const difference = counted - balanceAt(tx, partId, locationId);
  recordMovement(tx, { id, partId, locationId, kind: 'count', quantity: difference, note });
  return difference;
}
