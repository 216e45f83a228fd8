/** What people say about an alarm. A comment that was removed stays in the journal. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import { assertNew } from '../database/assert-new.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { alarmComments, alarms, users } from '../database/schema/index.ts';

/** Oldest first. */
export function commentsOn(db: Reader, alarmId: Id): Outputs['alarms']['comments'] {
  return db
    .select({
      id: alarmComments.id,
      author: { id: users.id, fullName: users.fullName },
      body: alarmComments.body,
      createdAt: alarmComments.createdAt,
    })
    .from(alarmComments)
    .innerJoin(users, eq(users.id, alarmComments.authorId))
    .where(and(eq(alarmComments.alarmId, alarmId), isNull(alarmComments.archivedAt)))
    .orderBy(asc(alarmComments.createdAt), asc(alarmComments.id))
    .all();
}

/** @throws AppError ALREADY_EXISTS {field: 'id'} or NOT_FOUND */
export function addComment(tx: WriteTx, by: Id, { id, alarmId, body }: Inputs['alarms']['addComment']): void {
  assertNew(tx, alarmComments, id);
  const alarm = tx.select({ id: alarms.id }).from(alarms).where(eq(alarms.id, alarmId)).get();
  if (alarm === undefined) throw new AppError('NOT_FOUND', { entity: 'alarm' });
  tx.insert(alarmComments).values({ id, alarmId, authorId: by, body, createdAt: tx.now }).run();
}

/**
 * Removes what one has said oneself.
 * @throws AppError NOT_FOUND, also for one that was removed before, or FORBIDDEN
 */
export function removeComment(tx: WriteTx, by: Id, id: Id): void {
  const comment = tx
    .select({ authorId: alarmComments.authorId })
    .from(alarmComments)
    .where(and(eq(alarmComments.id, id), isNull(alarmComments.archivedAt)))
    .get();
  if (comment === undefined) throw new AppError('NOT_FOUND', { entity: 'comment' });
  if (comment.authorId !== by) throw new AppError('FORBIDDEN', { permission: 'alarms.acknowledge' });
  tx.update(alarmComments).set({ archivedAt: tx.now }).where(eq(alarmComments.id, id)).run();
}
