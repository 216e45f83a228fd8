import { and, eq, isNull } from 'drizzle-orm';
import { isClosed } from '../../shared/domain/work-order.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { checklistItems, workOrders } from '../database/schema/index.ts';

export type StoredWorkOrder = typeof workOrders.$inferSelect;
export type StoredChecklistItem = typeof checklistItems.$inferSelect;

/** @throws AppError NOT_FOUND */
export function findWorkOrder(db: Reader, id: Id): StoredWorkOrder {
  const found = db
    .select()
    .from(workOrders)
    .where(and(eq(workOrders.id, id), isNull(workOrders.archivedAt)))
    .get();
  if (found === undefined) throw new AppError('NOT_FOUND', { entity: 'workOrder' });
  return found;
}

/**
 * The work order, to be worked on.
 * @throws AppError NOT_FOUND or WORK_ORDER_CLOSED
 */
export function findOpenWorkOrder(db: Reader, id: Id): StoredWorkOrder {
  const found = findWorkOrder(db, id);
  if (isClosed(found.status)) throw new AppError('WORK_ORDER_CLOSED');
  return found;
}

/**
 * An item of a work order that is not closed.
 * @throws AppError NOT_FOUND or WORK_ORDER_CLOSED
 */
export function findItem(db: Reader, id: Id): StoredChecklistItem {
  const item = db
    .select()
    .from(checklistItems)
    .where(and(eq(checklistItems.id, id), isNull(checklistItems.archivedAt)))
    .get();
  if (item === undefined) throw new AppError('NOT_FOUND', { entity: 'checklistItem' });
  findOpenWorkOrder(db, item.workOrderId);
  return item;
}

/** What a work order is called in a notification. */
export function subjectOf({ number, title }: Pick<StoredWorkOrder, 'number' | 'title'>): string {
  return `${number} ${title}`;
}
