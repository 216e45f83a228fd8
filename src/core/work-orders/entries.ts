/** What people add to a work order: time worked and comments. */
import { and, eq, isNull, sum } from 'drizzle-orm';
import type { Inputs } from '../../shared/contract/index.ts';
import { MOST_LABOUR_MINUTES } from '../../shared/contract/work-orders.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import { assertNew } from '../database/assert-new.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { comments, labourEntries, users } from '../database/schema/index.ts';
import { notify } from '../notifications/notify.ts';
import type { Principal } from '../people/sessions.ts';
import { findOpenWorkOrder, findWorkOrder, subjectOf } from './find.ts';

/**
 * Books time for a person, by default for the one who acts.
 * @throws AppError NOT_FOUND, WORK_ORDER_CLOSED, LABOUR_OVER_DAY or ALREADY_EXISTS
 */
export function addLabour(tx: WriteTx, actor: Id, input: Inputs['workOrders']['addLabour']): void {
  const { id, workOrderId, workedOn, minutes, note } = input;
  assertNew(tx, labourEntries, id);
  findOpenWorkOrder(tx, workOrderId);
  const userId = input.userId ?? actor;
  if (userId !== actor) assertActive(tx, userId);
  insertLabour(tx, { id, workOrderId, userId, workedOn, minutes, note: note || null });
}

type StoredLabour = typeof labourEntries.$inferSelect;

/** @throws AppError LABOUR_OVER_DAY */
export function insertLabour(
  tx: WriteTx,
  entry: Omit<typeof labourEntries.$inferInsert, 'createdAt' | 'archivedAt'>,
): void {
  assertFitsDay(tx, entry);
  tx.insert(labourEntries)
    .values({ ...entry, createdAt: tx.now })
    .run();
}

/** A day has 24 hours, however many work orders it is spent on. @throws AppError LABOUR_OVER_DAY */
function assertFitsDay(
  db: Reader,
  { userId, workedOn, minutes }: Pick<StoredLabour, 'userId' | 'workedOn' | 'minutes'>,
): void {
  const booked = db
    .select({ minutes: sum(labourEntries.minutes).mapWith(Number) })
    .from(labourEntries)
    .where(
      and(
        eq(labourEntries.userId, userId),
        eq(labourEntries.workedOn, workedOn),
        isNull(labourEntries.archivedAt),
      ),
    )
    .get();
  if ((booked?.minutes ?? 0) + minutes > MOST_LABOUR_MINUTES) throw new AppError('LABOUR_OVER_DAY');
}

/**
 * Takes a booking back that was wrong.
 * @throws AppError NOT_FOUND, WORK_ORDER_CLOSED or FORBIDDEN {permission}
 */
export function removeLabour(tx: WriteTx, by: Principal, id: Id): void {
  const entry = findLabour(tx, by, id);
  if (entry.archivedAt !== null) throw new AppError('NOT_FOUND', { entity: 'labour' });
  tx.update(labourEntries).set({ archivedAt: tx.now }).where(eq(labourEntries.id, id)).run();
}

/** @throws AppError NOT_FOUND, WORK_ORDER_CLOSED, FORBIDDEN {permission} or LABOUR_OVER_DAY */
export function restoreLabour(tx: WriteTx, by: Principal, id: Id): void {
  const entry = findLabour(tx, by, id);
  if (entry.archivedAt === null) return;
  assertFitsDay(tx, entry);
  tx.update(labourEntries).set({ archivedAt: null }).where(eq(labourEntries.id, id)).run();
}

/** A booking of a work order that is not closed, the person's own or for whoever plans. */
function findLabour(db: Reader, by: Principal, id: Id): StoredLabour {
  const entry = db.select().from(labourEntries).where(eq(labourEntries.id, id)).get();
  if (entry === undefined) throw new AppError('NOT_FOUND', { entity: 'labour' });
  findOpenWorkOrder(db, entry.workOrderId);
  if (entry.userId !== by.userId && !by.permissions.has('work.plan')) {
    throw new AppError('FORBIDDEN', { permission: 'work.plan' });
  }
  return entry;
}

/** @throws AppError NOT_FOUND */
function assertActive(db: Reader, userId: Id): void {
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
