/**
 * Parts drawn for a work order and put back. Both are movements of the stock ledger; what the work order has
 * used and what it cost is their sum.
 */
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import type { WorkOrderDetail } from '../../shared/contract/work-orders.ts';
import { lineCost } from '../../shared/domain/stock.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import { assertNew } from '../database/assert-new.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { locations, parts, stockMovements, users } from '../database/schema/index.ts';
import { recordMovement } from '../parts/ledger.ts';
import { findOpenWorkOrder } from './find.ts';

/**
 * Draws a part from a store at its moving average cost. What was used was used: the store may go below zero.
 * @throws AppError WORK_ORDER_CLOSED, and as `recordMovement` does
 */
export function usePart(
  tx: WriteTx,
  { id, workOrderId, partId, locationId, quantity }: Inputs['workOrders']['usePart'],
): Outputs['workOrders']['usePart'] {
  assertNew(tx, stockMovements, id);
  findOpenWorkOrder(tx, workOrderId);
  const { balance, unitCost } = recordMovement(tx, {
    id,
    partId,
    locationId,
    kind: 'issue',
    quantity: -quantity,
    workOrderId,
  });
  return { movementId: id, cost: lineCost(quantity, unitCost), left: balance };
}

/**
 * Puts parts that were drawn and not needed back where they came from, at the cost they were drawn at.
 * @throws AppError NOT_FOUND, WORK_ORDER_CLOSED, ALREADY_EXISTS, or INVALID_INPUT for more than was drawn by
 * that movement or is still out
 */
export function returnPart(
  tx: WriteTx,
  { id, workOrderId, movementId, quantity }: Inputs['workOrders']['returnPart'],
): void {
  assertNew(tx, stockMovements, id);
  findOpenWorkOrder(tx, workOrderId);
  const issue = tx
    .select()
    .from(stockMovements)
    .where(
      and(
        eq(stockMovements.id, movementId),
        eq(stockMovements.workOrderId, workOrderId),
        eq(stockMovements.kind, 'issue'),
      ),
    )
    .get();
  if (issue === undefined) throw new AppError('NOT_FOUND', { entity: 'movement' });
  const { partId, locationId, unitCost } = issue;
  if (quantity > Math.min(-issue.quantity, stillOut(tx, issue))) {
    throw new AppError('INVALID_INPUT', { fields: ['quantity'] });
  }
  recordMovement(tx, { id, partId, locationId, kind: 'return', quantity, unitCost, workOrderId });
}

/**
 * What the work order has drawn and not put back of this part, from this location and at this cost. The
 * ledger does not say which draw a return belongs to: among draws that are alike it makes no difference.
 */
function stillOut(
  db: Reader,
  { workOrderId, partId, locationId, unitCost }: typeof stockMovements.$inferSelect,
): number {
  const { out } = db
    .select({ out: sql<number>`-sum(${stockMovements.quantity})` })
    .from(stockMovements)
    .where(
      and(
        eq(stockMovements.workOrderId, workOrderId!),
        eq(stockMovements.partId, partId),
        eq(stockMovements.locationId, locationId),
        eq(stockMovements.unitCost, unitCost),
      ),
    )
    .get()!;
  return out;
}

/** Draws and returns of a work order in the order they were made. */
export function partsUsed(db: Reader, workOrderId: Id): WorkOrderDetail['parts'] {
  return db
    .select({
      movementId: stockMovements.id,
      part: { id: parts.id, number: parts.number, name: parts.name, unit: parts.unit },
      location: { id: locations.id, name: locations.name },
      quantity: sql<number>`-${stockMovements.quantity}`,
      unitCost: stockMovements.unitCost,
      movedAt: stockMovements.movedAt,
      movedBy: { id: users.id, fullName: users.fullName },
    })
    .from(stockMovements)
    .innerJoin(parts, eq(parts.id, stockMovements.partId))
    .innerJoin(locations, eq(locations.id, stockMovements.locationId))
    .leftJoin(users, eq(users.id, stockMovements.movedBy))
    .where(eq(stockMovements.workOrderId, workOrderId))
    .orderBy(asc(stockMovements.movedAt), asc(stockMovements.id))
    .all()
    .map(({ unitCost, ...used }) => ({ ...used, cost: lineCost(used.quantity, unitCost) }));
}
