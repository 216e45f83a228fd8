/** Opens a work order: planned, asked for, or from an alarm. */
import { and, asc, desc, eq, getTableColumns, isNull, ne, notInArray } from 'drizzle-orm';
import type { AlarmRule } from '../../shared/contract/alarm-rules.ts';
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import type { NewWorkOrder } from '../../shared/contract/work-orders.ts';
import { priorityForAlarm, titleForAlarm } from '../../shared/domain/alarm-work.ts';
import { PRIORITIES } from '../../shared/domain/vocabulary.ts';
import { AppError } from '../../shared/errors.ts';
import { derivedId, type Id } from '../../shared/ids.ts';
import { assertLiveAsset } from '../assets/service.ts';
import { assertNew } from '../database/assert-new.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { alarms, metrics, predictions, workOrders } from '../database/schema/index.ts';
import type { Principal } from '../people/sessions.ts';
import { plantOf } from '../setup/plant.ts';
import { assertAssignable, assignees, tellAssignee } from './assignees.ts';
import { applyTemplate } from './checklist.ts';
import { nextWorkOrderNumber } from './numbers.ts';
import { listTemplates } from './templates.ts';

/**
 * What somebody without `work.plan` creates is a request, which a planner approves and assigns.
 * @throws AppError NOT_FOUND, ALREADY_EXISTS, FORBIDDEN {permission}, ALARM_HAS_WORK_ORDER {number}, or ALARM_WORK_FORESEEN
 * {number} where a prediction has drafted open work against it
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
  const foreseen = alarm === null ? undefined : workForeseen(tx, alarm);
  if (foreseen !== undefined) throw new AppError('ALARM_WORK_FORESEEN', { number: foreseen.number });
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
 * stations make one. Open work that a prediction of this breach had drafted becomes the alarm's instead. Whoever or
 * whatever the rule names and is no longer there is left out: the work matters more.
 */
export function openWorkByRule(tx: WriteTx, alarmId: Id, rule: AlarmRule): void {
  const id = derivedId('alarm-work', alarmId);
  const there = tx.select({ id: workOrders.id }).from(workOrders).where(eq(workOrders.id, id)).get();
  if (there !== undefined) return linkToAlarm(tx, id, alarmId);
  const alarm = findAlarm(tx, alarmId);
  const priority = rule.workPriority ?? priorityForAlarm(alarm.severity);
  const assigneeId = assignees(tx).some((person) => person.id === rule.assigneeId) ? rule.assigneeId : null;
  const foreseen = workForeseen(tx, alarm);
  if (foreseen !== undefined) {
    return takeForeseen(tx, foreseen, { alarmId, priority, assigneeId, approves: true });
  }
  const title = rule.workTitle ?? titleForAlarm(alarm, plantOf(tx).language);
  const number = insertWorkOrder(tx, {
    id,
    title,
    assetId: alarm.assetId,
    alarmId,
    type: 'corrective',
    status: 'open',
    priority,
    assigneeId,
    createdBy: null,
  });
  const template = listTemplates(tx).find((one) => one.id === rule.checklistTemplateId);
  if (template !== undefined) applyTemplate(tx, { id, workOrderId: id, templateId: template.id });
  if (assigneeId !== null) tellAssignee(tx, assigneeId, { id, number, title }, { actorToo: true });
}

type WorkRow = typeof workOrders.$inferSelect;

/** Open work that was drafted before the breach it is against, and that no alarm has yet. Limits are of the level. */
function workForeseen(db: Reader, { metricId, type, side }: ReturnType<typeof findAlarm>) {
  if (type === 'no-data') return undefined;
  return db
    .select(getTableColumns(workOrders))
    .from(predictions)
    .innerJoin(workOrders, eq(workOrders.id, predictions.workOrderId))
    .where(
      and(
        eq(predictions.metricId, metricId),
        eq(predictions.side, side),
        type === 'level' ? undefined : ne(predictions.kind, 'limit'),
        isNull(workOrders.alarmId),
        isNull(workOrders.archivedAt),
        notInArray(workOrders.status, ['completed', 'cancelled']),
      ),
    )
    .orderBy(desc(workOrders.createdAt), asc(workOrders.id))
    .get();
}

/** What is open against an alarm beforehand; null also where it has work already. @throws AppError NOT_FOUND */
export function foreseenFor(db: Reader, alarmId: Id): Outputs['workOrders']['foreseen'] {
  const alarm = findAlarm(db, alarmId);
  const work = alarm.workOrderId === null ? workForeseen(db, alarm) : undefined;
  return work === undefined ? null : { id: work.id, number: work.number };
}

/**
 * Makes open work that a prediction had drafted the alarm's; attached again it stays as it is. Without `work.plan` a
 * request stays one.
 * @throws AppError NOT_FOUND, FORBIDDEN {permission} or ALARM_HAS_WORK_ORDER {number}
 */
export function attachAlarm(
  tx: WriteTx,
  by: Principal,
  { id, alarmId }: Inputs['workOrders']['attachAlarm'],
): void {
  if (findAlarm(tx, alarmId).workOrderId === id) return;
  const alarm = alarmToWorkOn(tx, by, alarmId);
  const foreseen = workForeseen(tx, alarm);
  if (foreseen?.id !== id) throw new AppError('NOT_FOUND', { entity: 'workOrder' });
  const approves = by.permissions.has('work.plan');
  takeForeseen(tx, foreseen, {
    alarmId,
    priority: priorityForAlarm(alarm.severity),
    assigneeId: null,
    approves,
  });
}

/** What was planned stays, its checklist too; it is at least as urgent as the alarm is. */
function takeForeseen(
  tx: WriteTx,
  { id, number, title, ...row }: WorkRow,
  {
    alarmId,
    priority,
    assigneeId,
    approves,
  }: Pick<WorkRow, 'priority' | 'assigneeId'> & { alarmId: Id; approves: boolean },
): void {
  const rank = Math.max(...[row.priority, priority].map((one) => PRIORITIES.indexOf(one)));
  tx.update(workOrders)
    .set({
      alarmId,
      status: approves && row.status === 'requested' ? 'open' : row.status,
      priority: PRIORITIES[rank]!,
      assigneeId: row.assigneeId ?? assigneeId,
      updatedAt: tx.now,
    })
    .where(eq(workOrders.id, id))
    .run();
  linkToAlarm(tx, id, alarmId);
  if (row.assigneeId === null && assigneeId !== null) {
    tellAssignee(tx, assigneeId, { id, number, title }, { actorToo: true });
  }
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
      metricId: alarms.metricId,
      type: alarms.type,
      side: alarms.side,
      severity: alarms.severity,
      metricName: metrics.name,
      workOrderId: alarms.workOrderId,
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
