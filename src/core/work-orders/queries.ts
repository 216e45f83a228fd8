/** One work order with all that belongs to it. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { WorkOrderDetail } from '../../shared/contract/work-orders.ts';
import { isClosed, requiredToComplete } from '../../shared/domain/work-order.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import { alarmById } from '../alarms/queries.ts';
import type { Reader } from '../database/database.ts';
import {
  assets,
  checklistItems,
  comments,
  labourEntries,
  users,
  workOrders,
} from '../database/schema/index.ts';
import type { Principal } from '../people/sessions.ts';
import { rowColumns, withOverdue } from './list.ts';
import { relapsesOf } from '../verifications/relapse.ts';
import { proofOffer, verificationOf } from '../verifications/service.ts';
import { partsUsed } from './parts-used.ts';
import { readingOf } from './step-readings.ts';
import { transitionsFor } from './service.ts';

const completer = alias(users, 'completer');
const creator = alias(users, 'creator');

/**
 * Its alarm and its parts with their cost are told to those who may read them elsewhere.
 * @param today the day it is in the plant
 * @throws AppError NOT_FOUND
 */
export function workOrderDetail(db: Reader, id: Id, by: Principal, today: string): WorkOrderDetail {
  const found = db
    .select({
      ...rowColumns,
      alarmId: workOrders.alarmId,
      description: workOrders.description,
      estimatedMinutes: workOrders.estimatedMinutes,
      startedAt: workOrders.startedAt,
      completedBy: { id: completer.id, fullName: completer.fullName },
      createdBy: { id: creator.id, fullName: creator.fullName },
      result: workOrders.result,
      downtimeMinutes: workOrders.downtimeMinutes,
      otherCost: workOrders.otherCost,
    })
    .from(workOrders)
    .leftJoin(assets, eq(assets.id, workOrders.assetId))
    .leftJoin(users, eq(users.id, workOrders.assigneeId))
    .leftJoin(completer, eq(completer.id, workOrders.completedBy))
    .leftJoin(creator, eq(creator.id, workOrders.createdBy))
    .where(and(eq(workOrders.id, id), isNull(workOrders.archivedAt)))
    .get();
  if (found === undefined) throw new AppError('NOT_FOUND', { entity: 'workOrder' });
  const { alarmId, ...fields } = found;
  const checklist = checklistOf(db, id);
  const labour = labourOf(db, id);
  const readsParts = by.permissions.has('parts.read');
  const parts = readsParts ? partsUsed(db, id) : [];
  return {
    ...withOverdue(fields, today),
    ...fields,
    actualMinutes: labour.reduce((sum, { minutes }) => sum + minutes, 0),
    partsCost: readsParts ? parts.reduce((sum, { cost }) => sum + cost, 0) : null,
    alarm: alarmId === null || !by.permissions.has('alarms.read') ? null : alarmById(db, alarmId),
    verification: verificationOf(db, id),
    proofOffer: isClosed(fields.status) ? null : proofOffer(db, id),
    relapses: by.permissions.has('alarms.read')
      ? relapsesOf(db, id).flatMap((alarm) => alarmById(db, alarm) ?? [])
      : [],
    checklist,
    labour,
    comments: commentsOf(db, id),
    parts,
    transitions: transitionsFor(fields.status, by),
    missing: isClosed(fields.status) ? [] : requiredToComplete({ result: fields.result, labour, checklist }),
  };
}

function checklistOf(db: Reader, workOrderId: Id): WorkOrderDetail['checklist'] {
  return db
    .select({ item: checklistItems, doneBy: { id: users.id, fullName: users.fullName } })
    .from(checklistItems)
    .leftJoin(users, eq(users.id, checklistItems.doneBy))
    .where(and(eq(checklistItems.workOrderId, workOrderId), isNull(checklistItems.archivedAt)))
    .orderBy(asc(checklistItems.position), asc(checklistItems.id))
    .all()
    .map(({ item, doneBy }) => {
      const { id, position, text, mandatory, doneAt, note } = item;
      return { id, position, text, mandatory, doneAt, doneBy, note, reading: readingOf(db, item) };
    });
}

function labourOf(db: Reader, workOrderId: Id): WorkOrderDetail['labour'] {
  return db
    .select({
      id: labourEntries.id,
      user: { id: users.id, fullName: users.fullName },
      workedOn: labourEntries.workedOn,
      minutes: labourEntries.minutes,
      note: labourEntries.note,
      createdAt: labourEntries.createdAt,
    })
    .from(labourEntries)
    .innerJoin(users, eq(users.id, labourEntries.userId))
    .where(and(eq(labourEntries.workOrderId, workOrderId), isNull(labourEntries.archivedAt)))
    .orderBy(asc(labourEntries.workedOn), asc(labourEntries.createdAt), asc(labourEntries.id))
    .all();
}

function commentsOf(db: Reader, workOrderId: Id): WorkOrderDetail['comments'] {
  return db
    .select({
      id: comments.id,
      author: { id: users.id, fullName: users.fullName },
      body: comments.body,
      createdAt: comments.createdAt,
    })
    .from(comments)
    .innerJoin(users, eq(users.id, comments.authorId))
    .where(and(eq(comments.workOrderId, workOrderId), isNull(comments.archivedAt)))
    .orderBy(asc(comments.createdAt), asc(comments.id))
    .all();
}
