/** Puts something before the people it concerns; told twice of the same thing, they see it once, unread again. */
import { and, eq, isNull, or } from 'drizzle-orm';
import type { NotificationKind, NotifiedEntity } from '../../shared/domain/vocabulary.ts';
import type { Id } from '../../shared/ids.ts';
import type { Permission } from '../../shared/permissions.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { notifications, rolePermissions, roles, users } from '../database/schema/index.ts';

export interface Notice {
  readonly kind: NotificationKind;
  readonly entity: NotifiedEntity;
  readonly entityId: Id;
  /** Short name of the record as it is now. */
  readonly subject: string;
}

export interface NotifyOptions {
  /** Of what follows from what somebody did, they are told like anybody else. */
  readonly actorToo: boolean;
  /** Those who have been told are not told again. */
  readonly once?: boolean;
}

/** The person who acts is not told of what they did themselves. */
export function notify(
  tx: WriteTx,
  userIds: readonly Id[],
  notice: Notice,
  { actorToo, once = false }: NotifyOptions = { actorToo: false },
): void {
  const others = userIds.filter((userId) => actorToo || userId !== tx.actorId);
  for (const userId of others) {
    tx.insert(notifications)
      .values({ id: tx.newId(), userId, ...notice, createdAt: tx.now })
      .onConflictDoUpdate({
        target: [notifications.userId, notifications.kind, notifications.entityId],
        set: { subject: notice.subject, ...(once ? {} : { createdAt: tx.now, readAt: null }) },
      })
      .run();
  }
  if (others.length > 0) tx.touch('notifications');
}

/** Takes back what was told of a record that is gone. */
export function withdraw(tx: WriteTx, kind: NotificationKind, entityId: Id): void {
  // By person, because that is what the index begins with.
  const { changes } = tx
    .sql('DELETE FROM notifications WHERE user_id IN (SELECT id FROM users) AND kind = ? AND entity_id = ?')
    .run(kind, entityId);
  if (changes > 0) tx.touch('notifications');
}

/** Takes back what was told of records and nobody has read; what somebody has read stays theirs. */
export function withdrawUnread(tx: WriteTx, kind: NotificationKind, entityIds: readonly Id[]): void {
  const { changes } = tx
    .sql(
      `DELETE FROM notifications WHERE user_id IN (SELECT id FROM users) AND kind = ? AND read_at IS NULL
         AND entity_id IN (SELECT value FROM json_each(?))`,
    )
    .run(kind, JSON.stringify(entityIds));
  if (changes > 0) tx.touch('notifications');
}

/** Active people whose role has the permission. */
export function usersWith(db: Reader, permission: Permission): Id[] {
  return db
    .selectDistinct({ id: users.id })
    .from(users)
    .innerJoin(roles, eq(roles.id, users.roleId))
    .leftJoin(
      rolePermissions,
      and(eq(rolePermissions.roleId, roles.id), eq(rolePermissions.permission, permission)),
    )
    .where(
      and(
        eq(users.status, 'active'),
        isNull(users.archivedAt),
        or(eq(roles.builtin, 'admin'), eq(rolePermissions.permission, permission)),
      ),
    )
    .all()
    .map(({ id }) => id);
}
