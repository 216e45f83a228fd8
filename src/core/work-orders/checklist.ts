/** The checklist of one work order. Its items are rows of their own, so that stations only add to each other. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Inputs } from '../../shared/contract/index.ts';
import { placeAt, positionBetween } from '../../shared/domain/ordering.ts';
import { AppError } from '../../shared/errors.ts';
import { derivedId, type Id } from '../../shared/ids.ts';
import { assertNew } from '../database/assert-new.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { checklistItems } from '../database/schema/index.ts';
import { findItem, findOpenWorkOrder, type StoredChecklistItem } from './find.ts';
import { assertRead, metricByName, metricToRead } from './step-readings.ts';
import { findTemplate, templateItems } from './templates.ts';

/**
 * Adds an item at the end.
 * @throws AppError NOT_FOUND, WORK_ORDER_CLOSED or ALREADY_EXISTS
 */
export function addChecklistItem(tx: WriteTx, input: Inputs['workOrders']['addChecklistItem']): void {
  const { id, workOrderId, text, mandatory = false, metricId = null } = input;
  assertNew(tx, checklistItems, id);
  findOpenWorkOrder(tx, workOrderId);
  const read =
    metricId === null ? { metricId: null, metricName: null } : metricToRead(tx, workOrderId, metricId);
  append(tx, workOrderId, [{ id, text, mandatory, ...read }]);
}

/**
 * Copies the items of a template to the end; what becomes of the template later does not touch them. The
 * copies' ids come from the command's, so that a command sent twice copies once.
 * @throws AppError NOT_FOUND or WORK_ORDER_CLOSED
 */
export function applyTemplate(tx: WriteTx, input: Inputs['workOrders']['applyTemplate']): { added: number } {
  const { id: commandId, workOrderId, templateId } = input;
  const { assetId } = findOpenWorkOrder(tx, workOrderId);
  findTemplate(tx, templateId);
  const items = templateItems(tx, templateId).map(({ id, text, mandatory, metricName }) => ({
    id: derivedId('checklist-item', commandId, id),
    text,
    mandatory,
    metricName,
    metricId: metricName === null ? null : metricByName(tx, assetId, metricName),
  }));
  append(
    tx,
    workOrderId,
    items.filter(({ id }) => !isThere(tx, id)),
  );
  return { added: items.length };
}

function isThere(db: Reader, id: Id): boolean {
  return (
    db.select({ id: checklistItems.id }).from(checklistItems).where(eq(checklistItems.id, id)).get() !==
    undefined
  );
}

function append(
  tx: WriteTx,
  workOrderId: Id,
  items: readonly Pick<StoredChecklistItem, 'id' | 'text' | 'mandatory' | 'metricName' | 'metricId'>[],
): void {
  let position = itemsOf(tx, workOrderId).at(-1)?.position ?? null;
  for (const item of items) {
    position = positionBetween(position, null);
    tx.insert(checklistItems)
      .values({ ...item, workOrderId, position, createdAt: tx.now })
      .run();
  }
}

/**
 * Ticks, unticks, renames or notes an item. Ticked again it keeps who ticked it first.
 * @throws AppError NOT_FOUND, WORK_ORDER_CLOSED, or INVALID_INPUT for a step that is ticked by a reading
 */
export function updateChecklistItem(
  tx: WriteTx,
  actor: Id,
  { id, done, note, text }: Inputs['workOrders']['updateChecklistItem'],
): void {
  const item = findItem(tx, id);
  const ticks = done !== undefined && done !== (item.doneAt !== null);
  if (ticks && done) assertRead(tx, item);
  tx.update(checklistItems)
    .set({
      text: text ?? item.text,
      note: note === undefined ? item.note : note || null,
      ...(ticks ? { doneAt: done ? tx.now : null, doneBy: done ? actor : null } : {}),
    })
    .where(eq(checklistItems.id, id))
    .run();
}

/**
 * Puts an item after another one of the same work order, or first.
 * @throws AppError NOT_FOUND, also for the other one, or WORK_ORDER_CLOSED
 */
export function moveChecklistItem(
  tx: WriteTx,
  { id, afterId }: Inputs['workOrders']['moveChecklistItem'],
): void {
  const { workOrderId } = findItem(tx, id);
  if (afterId === id) return;
  const items = itemsOf(tx, workOrderId);
  const after = items.filter((item) => item.id !== id).findIndex((item) => item.id === afterId);
  if (afterId !== null && after === -1) throw new AppError('NOT_FOUND', { entity: 'checklistItem' });
  for (const moved of placeAt(items, id, after + 1)) {
    tx.update(checklistItems).set({ position: moved.position }).where(eq(checklistItems.id, moved.id)).run();
  }
}

/** @throws AppError NOT_FOUND or WORK_ORDER_CLOSED */
export function removeChecklistItem(tx: WriteTx, id: Id): void {
  findItem(tx, id);
  tx.update(checklistItems).set({ archivedAt: tx.now }).where(eq(checklistItems.id, id)).run();
}

/** @throws AppError NOT_FOUND or WORK_ORDER_CLOSED */
export function restoreChecklistItem(tx: WriteTx, id: Id): void {
  const item = tx.select().from(checklistItems).where(eq(checklistItems.id, id)).get();
  if (item === undefined) throw new AppError('NOT_FOUND', { entity: 'checklistItem' });
  findOpenWorkOrder(tx, item.workOrderId);
  tx.update(checklistItems).set({ archivedAt: null }).where(eq(checklistItems.id, id)).run();
}

/** In the order of the list, as `compareByPosition` has it. */
function itemsOf(db: Reader, workOrderId: Id) {
  return db
    .select({ id: checklistItems.id, position: checklistItems.position })
    .from(checklistItems)
    .where(and(eq(checklistItems.workOrderId, workOrderId), isNull(checklistItems.archivedAt)))
    .orderBy(asc(checklistItems.position), asc(checklistItems.id))
    .all();
}
