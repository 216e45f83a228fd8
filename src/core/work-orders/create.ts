/** Opens a work order: planned, asked for, or from an alarm. */
import { eq } from 'drizzle-orm';
import type { Outputs } from '../../shared/contract/index.ts';
import type { NewWorkOrder } from '../../shared/contract/work-orders.ts';
import { priorityForAlarm, titleForAlarm } from '../../shared/domain/alarm-work.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import { assertLiveAsset } from '../assets/service.ts';
import { assertNew } from '../database/assert-new.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { alarms, metrics, workOrders } from '../database/schema/index.ts';
import type { Principal } from '../people/sessions.ts';
import { plantOf } from '../setup/plant.ts';
import { assertAssignable, tellAssignee } from './assignees.ts';
import { applyTemplate } from './checklist.ts';
import { nextWorkOrderNumber } from './numbers.ts';

/**
 * What somebody without `work.plan` creates is a request, which a planner approves and assigns.
 * @throws AppError NOT_FOUND, ALREADY_EXISTS, FORBIDDEN {permission} or ALARM_HAS_WORK_ORDER {number}
 */
export function createWorkOrder(
  tx: WriteTx,
  by: Principal,
  input: NewWorkOrder,
): Outputs['workOrders']['create'] {
  const plans = by.permissions.has('work.plan');
  const { id, alarmId, templateId, assigneeId = null, description = null } = input;
  const { dueOn = null, estimatedMinutes = null } = input;
  assertNew(tx, workOrders, id);
  const planned = [assigneeId, dueOn, estimatedMinutes, templateId].some((value) => value !== null);
  if (planned && !plans) throw new AppError('FORBIDDEN', { permission: 'work.plan' });
  if (assigneeId !== null) assertAssignable(tx, assigneeId);
  const alarm = alarmId === null ? null : alarmToWorkOn(tx, by, alarmId);
  const assetId = input.assetId ?? alarm?.assetId ?? null;
  if (assetId !== null) assertLiveAsset(tx, assetId);
  const title = input.title ?? (alarm && titleForAlarm(alarm, plantOf(tx).language));
  if (title === null) throw new AppError('INVALID_INPUT', { fields: ['title'] });
  const number = nextWorkOrderNumber(tx);
  tx.insert(workOrders)
    .values({
      id,
      number,
      title,
      description,
      assetId,
      alarmId,
      type: input.type ?? 'corrective',
      status: plans ? 'open' : 'requested',
      priority: input.priority ?? (alarm ? priorityForAlarm(alarm.severity) : 'medium'),
      assigneeId,
      createdBy: by.userId,
      dueOn,
      estimatedMinutes,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .run();
  if (alarmId !== null) tx.update(alarms).set({ workOrderId: id }).where(eq(alarms.id, alarmId)).run();
  if (templateId !== null) applyTemplate(tx, { id, workOrderId: id, templateId });
  if (assigneeId !== null) tellAssignee(tx, assigneeId, { id, number, title });
  return { id, number };
}

/** An alarm gets one work order, also when two people ask for it. */
function alarmToWorkOn(db: Reader, by: Principal, alarmId: Id) {
  if (!by.permissions.has('alarms.read')) throw new AppError('FORBIDDEN', { permission: 'alarms.read' });
  const alarm = db
    .select({
      assetId: alarms.assetId,
      side: alarms.side,
      severity: alarms.severity,
      metricName: metrics.name,
      number: workOrders.number,
    })
    .from(alarms)
    .innerJoin(metrics, eq(metrics.id, alarms.metricId))
    .leftJoin(workOrders, eq(workOrders.id, alarms.workOrderId))
    .where(eq(alarms.id, alarmId))
    .get();
  if (alarm === undefined) throw new AppError('NOT_FOUND', { entity: 'alarm' });
  if (alarm.number !== null) throw new AppError('ALARM_HAS_WORK_ORDER', { number: alarm.number });
  return alarm;
}
