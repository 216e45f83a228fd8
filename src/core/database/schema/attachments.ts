import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { ATTACHMENT_KINDS, RECORD_KINDS } from '../../../shared/domain/vocabulary.ts';
import { archivedAt, createdAt, id, knownValue, updatedAt } from './columns.ts';
import { users } from './people.ts';

/** A file on a record. Its bytes lie in the data folder under their hash, once for all that are the same. */
export const attachments = sqliteTable(
  'attachments',
  {
    id: id().primaryKey(),
    entity: text('entity', { enum: RECORD_KINDS }).notNull(),
    recordId: id('record_id').notNull(),
    /** SHA-256 of the bytes, hexadecimal: also the name of the file that holds them. */
    hash: text('hash').notNull(),
    fileName: text('file_name').notNull(),
    title: text('title'),
    kind: text('kind', { enum: ATTACHMENT_KINDS }).notNull(),
    /** By the content, never by the name. */
    mediaType: text('media_type').notNull(),
    /** Bytes. */
    size: integer('size').notNull(),
    createdBy: id('created_by').references(() => users.id),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    archivedAt: archivedAt(),
  },
  (table) => [
    index('attachments_record').on(table.entity, table.recordId),
    index('attachments_hash').on(table.hash),
    knownValue('attachments_entity_known', table.entity),
    knownValue('attachments_kind_known', table.kind),
  ],
);
