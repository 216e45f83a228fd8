import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { CALENDAR_UNITS, CUSTOM_FIELD_KINDS } from '../../../shared/domain/vocabulary.ts';
import { archivedAt, createdAt, id, knownValue, milli, updatedAt } from './columns.ts';
import { limitChecks, limits, measure } from './limits.ts';
import { parts } from './parts.ts';

/** What assets have in common; new assets of a type begin with its defaults. Its checklists are templates that name it. */
export const assetTypes = sqliteTable(
  'asset_types',
  {
    id: id().primaryKey(),
    name: text('name').notNull(),
    category: text('category'),
    description: text('description'),
    /** Name of a Tabler icon. */
    icon: text('icon'),
    commonIssues: text('common_issues'),
    troubleshooting: text('troubleshooting'),
    /** How often assets of this type are maintained, in `maintenanceUnit`; null: not by the calendar. */
    maintenanceEvery: integer('maintenance_every'),
    maintenanceUnit: text('maintenance_unit', { enum: CALENDAR_UNITS }),
    /** For assets that do not say their own. */
    expectedLifetimeMonths: integer('expected_lifetime_months'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    archivedAt: archivedAt(),
  },
  (table) => [uniqueIndex('asset_types_name').on(table.name)],
);

/** A field that all assets of a type have beside the built-in ones. */
export const customFields = sqliteTable(
  'custom_fields',
  {
    id: id().primaryKey(),
    assetTypeId: id('asset_type_id')
      .notNull()
      .references(() => assetTypes.id),
    name: text('name').notNull(),
    kind: text('kind', { enum: CUSTOM_FIELD_KINDS }).notNull(),
    /** Unit symbol of a number. */
    unit: text('unit'),
    /** What a choice may be, in the order shown. */
    choices: text('choices', { mode: 'json' }).$type<string[]>(),
    /** Fractional position, as of checklist items. */
    position: text('position').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    archivedAt: archivedAt(),
  },
  (table) => [
    index('custom_fields_type').on(table.assetTypeId, table.position),
    uniqueIndex('custom_fields_name')
      .on(table.assetTypeId, sql`lower(${table.name})`)
      .where(sql`${table.archivedAt} IS NULL`),
    knownValue('custom_fields_kind_known', table.kind),
  ],
);

/** A metric that new assets of a type get, with its limits (all null: none). */
export const assetTypeMetrics = sqliteTable(
  'asset_type_metrics',
  {
    id: id().primaryKey(),
    assetTypeId: id('asset_type_id')
      .notNull()
      .references(() => assetTypes.id),
    name: text('name').notNull(),
    ...measure(),
    ...limits(),
    position: text('position').notNull(),
  },
  (table) => [
    uniqueIndex('asset_type_metrics_name').on(table.assetTypeId, sql`lower(${table.name})`),
    knownValue('asset_type_metrics_kind_known', table.kind),
    ...limitChecks('asset_type_metrics', table),
  ],
);

/** Parts that fit every asset of a type. */
export const assetTypeParts = sqliteTable(
  'asset_type_parts',
  {
    id: id().primaryKey(),
    assetTypeId: id('asset_type_id')
      .notNull()
      .references(() => assetTypes.id),
    partId: id('part_id')
      .notNull()
      .references((): AnySQLiteColumn => parts.id),
    quantity: milli('quantity').notNull(),
    note: text('note'),
  },
  (table) => [
    uniqueIndex('asset_type_parts_once').on(table.assetTypeId, table.partId),
    index('asset_type_parts_part').on(table.partId),
    check('asset_type_parts_quantity', sql`${table.quantity} > 0`),
  ],
);
