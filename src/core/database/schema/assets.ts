import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { ASSET_STATUSES, CRITICALITIES, ITEM_STATES } from '../../../shared/domain/vocabulary.ts';
import { natural } from '../natural-order.ts';
import { assetTypes, customFields } from './asset-types.ts';
import {
  anyValue,
  archivedAt,
  createdAt,
  day,
  id,
  instant,
  knownValue,
  milli,
  money,
  updatedAt,
} from './columns.ts';
import { locations } from './locations.ts';
import { parts } from './parts.ts';
import { teams, users } from './people.ts';

/**
 * A position in the plant and the plate of what is installed there. What was taken out of it is an item of its
 * own (`items`), and takes its plate with it.
 */
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
    responsibleUserId: id('responsible_user_id').references(() => users.id),
    responsibleTeamId: id('responsible_team_id').references(() => teams.id),
    /** Somebody's word on the health score, 0 to 100, in force to the end of its day. */
    healthOverride: integer('health_override'),
    healthOverrideReason: text('health_override_reason'),
    healthOverrideUntil: day('health_override_until'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    archivedAt: archivedAt(),
  },
  (table) => {
    // Lists leave out what is archived, so an index without it answers and counts by itself.
    const isLive = sql`${table.archivedAt} IS NULL`;
    const byTag = natural(table.tag);
    return [
      // Two plates that differ in the size of letters alone would be taken for one another.
      uniqueIndex('assets_tag_any_case').on(sql`lower(${table.tag})`),
      index('assets_by_tag').on(byTag).where(isLive),
      index('assets_parent').on(table.parentId, byTag),
      index('assets_status').on(table.status, byTag).where(isLive),
      index('assets_criticality').on(table.criticality, byTag).where(isLive),
      index('assets_type').on(table.assetTypeId, byTag),
      index('assets_location').on(table.locationId, byTag),
      index('assets_by_name').on(natural(table.name)).where(isLive),
      index('assets_responsible_user').on(table.responsibleUserId),
      index('assets_responsible_team').on(table.responsibleTeamId),
      // A machine is also known by the number on its plate.
      index('assets_serial').on(sql`lower(${table.serialNumber})`),
      index('assets_archived')
        .on(table.archivedAt)
        .where(sql`${table.archivedAt} IS NOT NULL`),
      knownValue('assets_criticality_known', table.criticality),
      knownValue('assets_status_known', table.status),
      check('assets_not_own_parent', sql`${table.parentId} IS NULL OR ${table.parentId} <> ${table.id}`),
    ];
  },
);

/** Free words a plant sorts its assets by; on the screen they are called keywords, for the tag is the plate's. */
export const assetKeywords = sqliteTable(
  'asset_keywords',
  {
    assetId: id('asset_id')
      .notNull()
      .references(() => assets.id),
    keyword: text('keyword').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.assetId, table.keyword] }),
    index('asset_keywords_keyword').on(table.keyword),
  ],
);

/** What an asset has in the fields of its type: a number for a number field, text for all others. */
export const customValues = sqliteTable(
  'custom_values',
  {
    assetId: id('asset_id')
      .notNull()
      .references(() => assets.id),
    fieldId: id('field_id')
      .notNull()
      .references(() => customFields.id),
    value: anyValue('value').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.assetId, table.fieldId] }),
    index('custom_values_field').on(table.fieldId),
  ],
);

/**
 * A physical thing that has been taken out of its position at least once. While it is installed its plate is
 * that of the asset and the columns here are null; while it is not, they hold it. So the plate is never kept twice.
 */
export const items = sqliteTable(
  'items',
  {
    id: id().primaryKey(),
    state: text('state', { enum: ITEM_STATES }).notNull(),
    manufacturer: text('manufacturer'),
    model: text('model'),
    serialNumber: text('serial_number'),
    purchaseCost: money('purchase_cost'),
    expectedLifetimeMonths: integer('expected_lifetime_months'),
    warrantyUntil: day('warranty_until'),
    assetTypeId: id('asset_type_id').references(() => assetTypes.id),
    /** Where it lies while it is stored. */
    locationId: id('location_id').references(() => locations.id),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    archivedAt: archivedAt(),
  },
  (table) => [
    knownValue('items_state_known', table.state),
    index('items_state').on(table.state),
    index('items_type').on(table.assetTypeId),
    index('items_location').on(table.locationId),
    index('items_serial').on(sql`lower(${table.serialNumber})`),
  ],
);

/** Which item was in which position, and from when to when; the open one is there now. */
export const installations = sqliteTable(
  'installations',
  {
    id: id().primaryKey(),
    itemId: id('item_id')
      .notNull()
      .references(() => items.id),
    assetId: id('asset_id')
      .notNull()
      .references(() => assets.id),
    /** Null: since longer than anybody has written down. */
    installedAt: instant('installed_at'),
    removedAt: instant('removed_at'),
    /** Why it was taken out. */
    reason: text('reason'),
  },
  (table) => [
    index('installations_item').on(table.itemId, table.installedAt),
    index('installations_asset').on(table.assetId, table.installedAt),
    uniqueIndex('installations_in_place')
      .on(table.assetId)
      .where(sql`${table.removedAt} IS NULL`),
    uniqueIndex('installations_in_one_place')
      .on(table.itemId)
      .where(sql`${table.removedAt} IS NULL`),
    check(
      'installations_in_order',
      sql`${table.removedAt} IS NULL OR ${table.installedAt} IS NULL OR ${table.removedAt} >= ${table.installedAt}`,
    ),
  ],
);

/** Parts that fit one asset, beside those of its type. */
export const assetParts = sqliteTable(
  'asset_parts',
  {
    id: id().primaryKey(),
    assetId: id('asset_id')
      .notNull()
      .references(() => assets.id),
    partId: id('part_id')
      .notNull()
      .references((): AnySQLiteColumn => parts.id),
    /** How many of it are built in. */
    quantity: milli('quantity').notNull(),
    note: text('note'),
  },
  (table) => [
    uniqueIndex('asset_parts_once').on(table.assetId, table.partId),
    index('asset_parts_part').on(table.partId),
    check('asset_parts_quantity', sql`${table.quantity} > 0`),
  ],
);
