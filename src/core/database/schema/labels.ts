import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { RECORD_KINDS } from '../../../shared/domain/vocabulary.ts';
import { archivedAt, createdAt, id, knownValue, updatedAt } from './columns.ts';

/** A code that stood on a record before it had a label of ours: scanning it still finds the record. */
export const codes = sqliteTable(
  'codes',
  {
    id: id().primaryKey(),
    code: text('code').notNull(),
    entity: text('entity', { enum: RECORD_KINDS }).notNull(),
    recordId: id('record_id').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('codes_code').on(sql`upper(${table.code})`),
    index('codes_record').on(table.entity, table.recordId),
    knownValue('codes_entity_known', table.entity),
  ],
);

/** A label printer in the plant's network that takes ZPL. */
export const labelPrinters = sqliteTable(
  'label_printers',
  {
    id: id().primaryKey(),
    name: text('name').notNull(),
    host: text('host').notNull(),
    port: integer('port').notNull(),
    /** Dots per inch of its head. */
    dpi: integer('dpi').notNull(),
    /** Of one label, tenths of a millimetre. */
    labelWidth: integer('label_width').notNull(),
    labelHeight: integer('label_height').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    archivedAt: archivedAt(),
  },
  (table) => [
    uniqueIndex('label_printers_name')
      .on(sql`lower(${table.name})`)
      .where(sql`${table.archivedAt} IS NULL`),
  ],
);
