/** Who work can be assigned to: active people who may do work. */
import { eq, inArray } from 'drizzle-orm';
import type { Outputs } from '../../shared/contract/index.ts';
import { sortedByName } from '../../shared/domain/collation.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { roles, users } from '../database/schema/index.ts';
import { notify, type NotifyOptions, usersWith } from '../notifications/notify.ts';
import { roleName } from '../people/roles.ts';
import { type StoredWorkOrder, subjectOf } from './find.ts';

export function assignees(db: Reader): Outputs['workOrders']['assignees'] {
  const rows = db
    .select({ id: users.id, fullName: users.fullName, role: roleName })
    .from(users)
    .innerJoin(roles, eq(roles.id, users.roleId))
    .where(inArray(users.id, usersWith(db, 'work.do')))
    .all();
  return sortedByName(rows, ({ fullName }) => fullName);
}

/** @throws AppError NOT_FOUND for somebody who is not there or does no work */
export function assertAssignable(db: Reader, userId: Id): void {
  if (!usersWith(db, 'work.do').includes(userId)) throw new AppError('NOT_FOUND', { entity: 'assignee' });
}

export function tellAssignee(
  tx: WriteTx,
  assigneeId: Id,
  workOrder: Pick<StoredWorkOrder, 'id' | 'number' | 'title'>,
  options?: NotifyOptions,
): void {
  const notice = {
    kind: 'work-assigned',
    entity: 'work_orders',
    entityId: workOrder.id,
    subject: subjectOf(workOrder),
  } as const;
  notify(tx, [assigneeId], notice, options);
}
