import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { ASSET_STATUSES, CRITICALITIES, LOCATION_KINDS } from '../../../shared/domain/vocabulary.ts';
import { archivedAt, createdAt, day, id, money, updatedAt, knownValue } from './columns.ts';

/** Where things are: site > building > area > store > bin, any depth. Parts are kept in stores and bins. */
export const locations = sqliteTable(
  'locations',
  {
    id: id().primaryKey(),
    parentId: id('parent_id').references((): AnySQLiteColumn => locations.id),
    kind: text('kind', { enum: LOCATION_KINDS }).notNull(),
    name: text('name').notNull(),
    description: text('description'),
    address: text('address'),
    latitude: real('latitude'),
    longitude: real('longitude'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    archivedAt: archivedAt(),
  },
  (table) => [
    index('locations_parent').on(table.parentId, table.name),
    knownValue('locations_kind_known', table.kind),
    index('locations_kind').on(table.kind),
  ],
);

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
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    archivedAt: archivedAt(),
  },
  (table) => [uniqueIndex('asset_types_name').on(table.name)],
);

export const assets = sqliteTable(
  'assets',
  {
    id: id().primaryKey(),
    /** The tag on the machine's plate, unique in the plant. */
    tag: text('tag').notNull(),
    name: text('name').notNull(),
    description: text('description'),
    parentId: id('parent_id').references((): AnySQLiteColumn => assets.id),
    locationId: id('location_id').references(() => locations.id),
    assetTypeId: id('asset_type_id').references(() => assetTypes.id),
    /** A: stops the plant; B: stops a line; C: can wait. */
    criticality: text('criticality', { enum: CRITICALITIES }).notNull(),
    status: text('status', { enum: ASSET_STATUSES }).notNull(),
    manufacturer: text('manufacturer'),
    model: text('model'),
    serialNumber: text('serial_number'),
    installedOn: day('installed_on'),
    purchaseCost: money('purchase_cost'),
    expectedLifetimeMonths: integer('expected_lifetime_months'),
    warrantyUntil: day('warranty_until'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    archivedAt: archivedAt(),
  },
  (table) => {
    // Lists leave out what is archived, so an index without it answers and counts by itself.
    const isLive = sql`${table.archivedAt} IS NULL`;
    return [
      uniqueIndex('assets_tag').on(table.tag),
      // Two plates that differ in the size of letters alone would be taken for one another.
      uniqueIndex('assets_tag_any_case').on(sql`lower(${table.tag})`),
      index('assets_parent').on(table.parentId, table.tag),
      index('assets_name').on(table.name).where(isLive),
      index('assets_status').on(table.status, table.tag).where(isLive),
      index('assets_criticality').on(table.criticality).where(isLive),
      index('assets_type').on(table.assetTypeId).where(isLive),
      index('assets_location').on(table.locationId),
      knownValue('assets_criticality_known', table.criticality),
      knownValue('assets_status_known', table.status),
      check('assets_not_own_parent', sql`${table.parentId} IS NULL OR ${table.parentId} <> ${table.id}`),
    ];
  },
);
