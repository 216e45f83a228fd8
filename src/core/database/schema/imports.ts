import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { IMPORT_KINDS, IMPORT_STATES } from '../../../shared/domain/vocabulary.ts';
import { assets } from './assets.ts';
import { createdAt, id, instant, updatedAt } from './columns.ts';
import { users } from './people.ts';

/** One file brought into the plant: what it was, how it was read and what came of it. */
export const imports = sqliteTable(
  'imports',
  {
    id: id().primaryKey(),
    kind: text('kind', { enum: IMPORT_KINDS }).notNull(),
    fileName: text('file_name').notNull(),
    /** `running` or `undoing` found at start-up means the program died: what was begun is not there. */
    state: text('state', { enum: IMPORT_STATES }).notNull(),
    plan: text('plan', { mode: 'json' }).$type<unknown>().notNull(),
    lines: integer('lines').notNull(),
    added: integer('added').notNull(),
    duplicates: integer('duplicates').notNull(),
    problems: integer('problems').notNull(),
    /** Ids of the alarms it raised. */
    alarmIds: text('alarm_ids', { mode: 'json' }).$type<string[]>().notNull(),
    /** Records that came, that changed and that were as the file says; null for readings. */
    created: integer('created'),
    changed: integer('changed'),
    unchanged: integer('unchanged'),
    /** The change set of everything it wrote: what *Undo import* takes back. Null for readings. */
    changeSet: integer('change_set'),
    undoneAt: instant('undone_at'),
    undoneBy: id('undone_by').references(() => users.id),
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

/** How the columns of a kind of file were read the last time; proposed when such a file comes again. */
export const importMappings = sqliteTable(
  'import_mappings',
  {
    kind: text('kind', { enum: IMPORT_KINDS }).notNull(),
    /** The names of its columns, hashed: files of one source have the same. */
    signature: text('signature').notNull(),
    mapping: text('mapping', { mode: 'json' }).$type<unknown>().notNull(),
    updatedAt: updatedAt(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.signature] })],
);
