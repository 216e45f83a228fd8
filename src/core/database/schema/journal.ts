import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { anyValue, id, instant } from './columns.ts';

/** One command: everything it changed carries its number, and undo and sync take it as a whole. */
export const changeSets = sqliteTable(
  'change_sets',
  {
    seq: integer('seq').primaryKey(),
    id: id().notNull().unique(),
    /** Null when the program itself acted. */
    actorId: id('actor_id'),
    stationId: id('station_id').notNull(),
    at: instant('at').notNull(),
    /** The procedure or job that made it, e.g. `workOrders.complete`. */
    command: text('command').notNull(),
  },
  (table) => [index('change_sets_at').on(table.at), index('change_sets_actor').on(table.actorId, table.at)],
);

/** Every change of every journaled table, written by triggers. An insert or delete is one row, an update one per field. */
export const journal = sqliteTable(
  'journal',
  {
    seq: integer('seq').primaryKey(),
    changeSet: integer('change_set').notNull(),
    entity: text('entity').notNull(),
    rowId: text('row_id').notNull(),
    op: text('op', { enum: ['insert', 'update', 'delete'] }).notNull(),
    /** The column of an update; null when the whole row came or went. */
    field: text('field'),
    /** The field's value before, or the whole row as JSON for a delete. */
    old: anyValue('old'),
    /** The field's value after, or the whole row as JSON for an insert. */
    new: anyValue('new'),
  },
  (table) => [
    index('journal_row').on(table.entity, table.rowId),
    index('journal_change_set').on(table.changeSet),
  ],
);
