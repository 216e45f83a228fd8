import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { assets } from './assets.ts';
import { createdAt, id, instant } from './columns.ts';
import { users } from './people.ts';

/** One file brought into the plant: what it was, how it was read and what came of it. */
export const imports = sqliteTable(
  'imports',
  {
    id: id().primaryKey(),
    kind: text('kind', { enum: ['readings'] }).notNull(),
    fileName: text('file_name').notNull(),
    /** `running` found at start-up means the program died: the import is taken back. */
    state: text('state', { enum: ['running', 'done', 'cancelled', 'failed'] }).notNull(),
    plan: text('plan', { mode: 'json' }).$type<unknown>().notNull(),
    lines: integer('lines').notNull(),
    added: integer('added').notNull(),
    duplicates: integer('duplicates').notNull(),
    problems: integer('problems').notNull(),
    /** Ids of the alarms it raised. */
    alarmIds: text('alarm_ids', { mode: 'json' }).$type<string[]>().notNull(),
    createdBy: id('created_by').references(() => users.id),
    createdAt: createdAt(),
    finishedAt: instant('finished_at'),
  },
  (table) => [index('imports_created').on(table.createdAt)],
);

/** The assets whose metrics an import goes to, kept by a trigger from its plan; nothing else writes it. */
export const importAssets = sqliteTable(
  'import_assets',
  {
    assetId: id('asset_id')
      .notNull()
      .references(() => assets.id),
    importId: id('import_id')
      .notNull()
      .references(() => imports.id),
  },
  (table) => [primaryKey({ columns: [table.assetId, table.importId] })],
);
