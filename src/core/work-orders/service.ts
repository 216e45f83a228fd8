/** What happens to a work order after it was created: planning changes, its status, its completion. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Inputs } from '../../shared/contract/index.ts';
import type { WorkOrderStatus } from '../../shared/domain/vocabulary.ts';
import {
  allowedTransitions,
  canTransition,
  mostDowntimeMinutes,
  requiredToComplete,
} from '../../shared/domain/work-order.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Permission } from '../../shared/permissions.ts';
import { assertLiveAsset } from '../assets/service.ts';
import { assertUnchanged } from '../database/assert-unchanged.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { alarms, checklistItems, labourEntries, workOrders } from '../database/schema/index.ts';
import type { Principal } from '../people/sessions.ts';
import { askForProof, withdrawProof } from '../verifications/service.ts';
import { assertAssignable, tellAssignee } from './assignees.ts';
import { insertLabour } from './entries.ts';
import { readOnAsset } from './step-readings.ts';
import { findOpenWorkOrder, findWorkOrder, type StoredWorkOrder } from './find.ts';

/** @throws AppError NOT_FOUND, WORK_ORDER_CLOSED or RECORD_CHANGED {by} */
export function updateWorkOrder(tx: WriteTx, { id, changes, base }: Inputs['workOrders']['update']): void {
  const before = findOpenWorkOrder(tx, id);
  assertUnchanged(tx, workOrders, id, { changes, base });
  const { assetId, assigneeId } = changes;
  if (assetId && assetId !== before.assetId) assertLiveAsset(tx, assetId);
  const newAssignee = assigneeId && assigneeId !== before.assigneeId ? assigneeId : null;
  if (newAssignee !== null) assertAssignable(tx, newAssignee);
  tx.update(workOrders)
    .set({ ...changes, updatedAt: tx.now })
    .where(eq(workOrders.id, id))
    .run();
  if (assetId !== undefined && assetId !== before.assetId) readOnAsset(tx, id, assetId);
  if (newAssignee !== null) {
    tellAssignee(tx, newAssignee, { ...before, title: changes.title ?? before.title });
  }
}

/** @throws AppError NOT_FOUND */
export function setOtherCost(tx: WriteTx, { id, otherCost }: Inputs['workOrders']['setOtherCost']): void {
  findWorkOrder(tx, id);
  tx.update(workOrders).set({ otherCost, updatedAt: tx.now }).where(eq(workOrders.id, id)).run();
}

/** Whether work is to be done at all is for who plans; doing it, and taking it up again, for who does it. */
function permissionToLeave(status: WorkOrderStatus): Permission {
  return status === 'requested' || status === 'cancelled' ? 'work.plan' : 'work.do';
}

/** Where a person may take a work order of this status. */
export function transitionsFor(status: WorkOrderStatus, { permissions }: Principal): WorkOrderStatus[] {
  const may = permissions.has('work.do') && permissions.has(permissionToLeave(status));
  return may ? [...allowedTransitions(status)] : [];
}

/**
 * Takes the work order to another status; `completed` is reached by completing only.
 * @throws AppError NOT_FOUND, TRANSITION_NOT_ALLOWED {from, to} or FORBIDDEN {permission}
 */
export function transitionWorkOrder(
  tx: WriteTx,
  by: Principal,
  { id, to }: Inputs['workOrders']['transition'],
): void {
  const { status: from, startedAt } = findWorkOrder(tx, id);
  if (to === 'completed' || !canTransition(from, to)) {
    throw new AppError('TRANSITION_NOT_ALLOWED', { from, to });
  }
  const permission = permissionToLeave(from);
  if (!by.permissions.has(permission)) throw new AppError('FORBIDDEN', { permission });
  tx.update(workOrders)
    .set({
      status: to,
      startedAt: to === 'in-progress' ? (startedAt ?? tx.now) : startedAt,
      // Reopened work is not done; what was found stays as a draft of the next result.
      completedAt: null,
      completedBy: null,
      updatedAt: tx.now,
    })
    .where(eq(workOrders.id, id))
    .run();
  if (from === 'completed') withdrawProof(tx, id);
}

/**
 * Books the hours, writes the result and closes. Sent again by the same person it answers as before.
 * @throws AppError NOT_FOUND, TRANSITION_NOT_ALLOWED {from, to}, COMPLETION_INCOMPLETE {missing}, LABOUR_OVER_DAY,
 * INVALID_INPUT for a downtime that cannot be, or ALREADY_EXISTS
 */
export function completeWorkOrder(tx: WriteTx, actor: Id, input: Inputs['workOrders']['complete']): void {
  const { id, result, labour, downtimeMinutes } = input;
  const workOrder = findWorkOrder(tx, id);
  const { status: from } = workOrder;
  if (isCompletedSo(tx, workOrder, actor, input)) return;
  if (!canTransition(from, 'completed')) {
    throw new AppError('TRANSITION_NOT_ALLOWED', { from, to: 'completed' });
  }
  if ((downtimeMinutes ?? 0) > mostDowntime(tx, workOrder)) {
    throw new AppError('INVALID_INPUT', { fields: ['downtimeMinutes'] });
  }
  if (labour !== null) insertLabour(tx, { ...labour, workOrderId: id, userId: actor });
  const missing = missingFor(tx, { id, result });
  if (missing.length > 0) throw new AppError('COMPLETION_INCOMPLETE', { missing });
  tx.update(workOrders)
    .set({
      status: 'completed',
      result,
      downtimeMinutes,
      completedAt: tx.now,
      completedBy: actor,
      updatedAt: tx.now,
    })
    .where(eq(workOrders.id, id))
    .run();
  askForProof(tx, id, input.verification ?? null);
}

function mostDowntime(tx: WriteTx, { alarmId, createdAt }: StoredWorkOrder): number {
  const alarm =
    alarmId === null
      ? undefined
      : tx.select({ startedAt: alarms.startedAt }).from(alarms).where(eq(alarms.id, alarmId)).get();
  return mostDowntimeMinutes([createdAt, alarm?.startedAt ?? null], tx.now);
}

/** Whether it is this very completion that has closed the work order. */
function isCompletedSo(
  db: Reader,
  { status, result, downtimeMinutes, completedBy }: StoredWorkOrder,
  actor: Id,
  input: Inputs['workOrders']['complete'],
): boolean {
  const same =
    completedBy === actor && result === input.result && downtimeMinutes === (input.downtimeMinutes ?? null);
  if (status !== 'completed' || !same) return false;
  const { labour } = input;
  return (
    labour === null ||
    db.select().from(labourEntries).where(eq(labourEntries.id, labour.id)).get() !== undefined
  );
}

function missingFor(db: Reader, { id, result }: Pick<StoredWorkOrder, 'id' | 'result'>) {
  const labour = db
    .select({ minutes: labourEntries.minutes })
    .from(labourEntries)
    .where(and(eq(labourEntries.workOrderId, id), isNull(labourEntries.archivedAt)))
    .all();
  const checklist = db
    .select({ mandatory: checklistItems.mandatory, doneAt: checklistItems.doneAt })
    .from(checklistItems)
    .where(and(eq(checklistItems.workOrderId, id), isNull(checklistItems.archivedAt)))
    .all();
  return requiredToComplete({ result, labour, checklist });
}
