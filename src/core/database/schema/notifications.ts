import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { NOTIFICATION_KINDS, NOTIFIED_ENTITIES } from '../../../shared/domain/vocabulary.ts';
import { createdAt, id, instant } from './columns.ts';
import { users } from './people.ts';

/** Something one person should know; the bell counts the unread ones. */
export const notifications = sqliteTable(
  'notifications',
  {
    id: id().primaryKey(),
    userId: id('user_id')
      .notNull()
      .references(() => users.id),
    kind: text('kind', { enum: NOTIFICATION_KINDS }).notNull(),
    /** The record it is about, by entity and id; the words are made when it is shown. */
    entity: text('entity', { enum: NOTIFIED_ENTITIES }).notNull(),
    entityId: id('entity_id').notNull(),
    /** Short name of the record at that moment, e.g. tag and metric. */
    subject: text('subject').notNull(),
    createdAt: createdAt(),
    readAt: instant('read_at'),
  },
  (table) => [
    index('notifications_user').on(table.userId, table.createdAt),
    uniqueIndex('notifications_once').on(table.userId, table.kind, table.entityId),
  ],
);
