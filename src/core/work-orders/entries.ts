/** What people add to a work order: time worked and comments. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Inputs } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import { assertNew } from '../database/assert-new.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { comments, labourEntries, users } from '../database/schema/index.ts';
import { notify } from '../notifications/notify.ts';
import { findOpenWorkOrder, findWorkOrder, subjectOf } from './find.ts';

/**
 * Books time for a person, by default for the one who acts.
 * @throws AppError NOT_FOUND, WORK_ORDER_CLOSED or ALREADY_EXISTS
 */
export function addLabour(tx: WriteTx, actor: Id, input: Inputs['workOrders']['addLabour']): void {
  const { id, workOrderId, workedOn, minutes, note } = input;
  assertNew(tx, labourEntries, id);
  findOpenWorkOrder(tx, workOrderId);
  const userId = input.userId ?? actor;
  if (userId !== actor) assertActive(tx, userId);
  insertLabour(tx, { id, workOrderId, userId, workedOn, minutes, note: note || null });
}

export function insertLabour(
  tx: WriteTx,
  entry: Omit<typeof labourEntries.$inferInsert, 'createdAt' | 'archivedAt'>,
): void {
  tx.insert(labourEntries)
    .values({ ...entry, createdAt: tx.now })
    .run();
}

/** @throws AppError NOT_FOUND */
export function assertActive(db: Reader, userId: Id): void {
  const found = db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), eq(users.status, 'active'), isNull(users.archivedAt)))
    .get();
  if (found === undefined) throw new AppError('NOT_FOUND', { entity: 'person' });
}

/**
 * Comments, and tells whoever has the work and whoever wanted it. Closed work can still be talked about.
 * @throws AppError NOT_FOUND or ALREADY_EXISTS
 */
export function addComment(tx: WriteTx, actor: Id, input: Inputs['workOrders']['addComment']): void {
  const { id, workOrderId, body } = input;
  const workOrder = findWorkOrder(tx, workOrderId);
  tx.insert(comments).values({ id, workOrderId, authorId: actor, body, createdAt: tx.now }).run();
  const concerned = [workOrder.assigneeId, workOrder.createdBy].filter((person) => person !== null);
  notify(tx, [...new Set(concerned)], {
    kind: 'work-comment',
    entity: 'work_orders',
    entityId: workOrderId,
    subject: subjectOf(workOrder),
  });
}
