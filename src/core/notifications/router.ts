import { and, eq, isNull } from 'drizzle-orm';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { WriteTx } from '../database/database.ts';
import { notifications } from '../database/schema/index.ts';
import { os, userId } from '../rpc/base.ts';
import { newest } from './queries.ts';

export const notificationsRouter = {
  list: os.notifications.list.handler(({ context }) => newest(context.db, userId(context))),

  markRead: os.notifications.markRead.handler(({ input, context }) => {
    const reader = userId(context);
    context.write((tx) => markRead(tx, reader, input.id));
    return {};
  }),
};

/**
 * Marks one as read, or all of this person's when `id` is null. What was read stays read since then.
 * @throws AppError NOT_FOUND, also for a notification of somebody else
 */
function markRead(tx: WriteTx, reader: Id, id: Id | null): void {
  if (id !== null) {
    const own = tx
      .select({ id: notifications.id })
      .from(notifications)
      .where(and(eq(notifications.id, id), eq(notifications.userId, reader)))
      .get();
    if (own === undefined) throw new AppError('NOT_FOUND', { entity: 'notification' });
  }
  const { changes } = tx
    .update(notifications)
    .set({ readAt: tx.now })
    .where(and(isUnreadOf(reader), id === null ? undefined : eq(notifications.id, id)))
    .run();
  if (changes > 0) tx.touch('notifications');
}

function isUnreadOf(reader: Id) {
  return and(eq(notifications.userId, reader), isNull(notifications.readAt));
}
