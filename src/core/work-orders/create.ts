/** Opens a work order: planned, asked for, or from an alarm. */
import { eq } from 'drizzle-orm';
import type { AlarmRule } from '../../shared/contract/alarm-rules.ts';
import type { Outputs } from '../../shared/contract/index.ts';
import type { NewWorkOrder } from '../../shared/contract/work-orders.ts';
import { priorityForAlarm, titleForAlarm } from '../../shared/domain/alarm-work.ts';
import { AppError } from '../../shared/errors.ts';
import { derivedId, type Id } from '../../shared/ids.ts';
import { assertLiveAsset } from '../assets/service.ts';
import { assertNew } from '../database/assert-new.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { alarms, metrics, workOrders } from '../database/schema/index.ts';
import type { Principal } from '../people/sessions.ts';
import { plantOf } from '../setup/plant.ts';
import { assertAssignable, assignees, tellAssignee } from './assignees.ts';
import { applyTemplate } from './checklist.ts';
import { nextWorkOrderNumber } from './numbers.ts';
import { listTemplates } from './templates.ts';

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
  const number = insertWorkOrder(tx, {
    id,
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
  });
  if (templateId !== null) applyTemplate(tx, { id, workOrderId: id, templateId });
  if (assigneeId !== null) tellAssignee(tx, assigneeId, { id, number, title });
  return { id, number };
}

type NewRow = Omit<typeof workOrders.$inferInsert, 'number' | 'createdAt' | 'updatedAt'>;

/** @returns the number it got */
function insertWorkOrder(tx: WriteTx, row: NewRow): string {
  const number = nextWorkOrderNumber(tx);
  tx.insert(workOrders)
    .values({ ...row, number, createdAt: tx.now, updatedAt: tx.now })
    .run();
  if (row.alarmId) linkToAlarm(tx, row.id, row.alarmId);
  return number;
}

/** Opens work that is known beforehand; the caller has looked at what it names. @returns its number */
export function openPlannedWork(tx: WriteTx, row: NewRow): string {
  return insertWorkOrder(tx, row);
}

function linkToAlarm(tx: WriteTx, workOrderId: Id, alarmId: Id): void {
  tx.update(alarms).set({ workOrderId }).where(eq(alarms.id, alarmId)).run();
}

/**
 * Opens work for an alarm by the rule of its metric, in nobody's name. Its id follows from the alarm's, so that two
 * stations make one. Whoever or whatever the rule names and is no longer there is left out: the work matters more.
 */
export function openWorkByRule(tx: WriteTx, alarmId: Id, rule: AlarmRule): void {
  const id = derivedId('alarm-work', alarmId);
  const there = tx.select({ id: workOrders.id }).from(workOrders).where(eq(workOrders.id, id)).get();
  if (there !== undefined) return linkToAlarm(tx, id, alarmId);
  const alarm = findAlarm(tx, alarmId);
  const title = rule.workTitle ?? titleForAlarm(alarm, plantOf(tx).language);
  const assigneeId = assignees(tx).some((person) => person.id === rule.assigneeId) ? rule.assigneeId : null;
  const number = insertWorkOrder(tx, {
    id,
    title,
    assetId: alarm.assetId,
    alarmId,
    type: 'corrective',
    status: 'open',
    priority: rule.workPriority ?? priorityForAlarm(alarm.severity),
    assigneeId,
    createdBy: null,
  });
  const template = listTemplates(tx).find((one) => one.id === rule.checklistTemplateId);
  if (template !== undefined) applyTemplate(tx, { id, workOrderId: id, templateId: template.id });
  if (assigneeId !== null) tellAssignee(tx, assigneeId, { id, number, title }, { actorToo: true });
}

/** An alarm gets one work order, also when two people ask for it. */
function alarmToWorkOn(db: Reader, by: Principal, alarmId: Id) {
  if (!by.permissions.has('alarms.read')) throw new AppError('FORBIDDEN', { permission: 'alarms.read' });
  const alarm = findAlarm(db, alarmId);
  if (alarm.number !== null) throw new AppError('ALARM_HAS_WORK_ORDER', { number: alarm.number });
  return alarm;
}

function findAlarm(db: Reader, alarmId: Id) {
  const alarm = db
    .select({
      assetId: alarms.assetId,
      type: alarms.type,
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
  return alarm;
}
