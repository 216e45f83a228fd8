import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { MOVEMENT_KINDS } from '../../../shared/domain/vocabulary.ts';
import { natural } from '../natural-order.ts';
import { archivedAt, createdAt, id, instant, milli, money, updatedAt, knownValue } from './columns.ts';
import { locations } from './locations.ts';
import { users } from './people.ts';
import { workOrders } from './work-orders.ts';

export const suppliers = sqliteTable(
  'suppliers',
  {
    id: id().primaryKey(),
    name: text('name').notNull(),
    description: text('description'),
    website: text('website'),
    phone: text('phone'),
    email: text('email'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    archivedAt: archivedAt(),
  },
  (table) => [uniqueIndex('suppliers_name').on(table.name)],
);

export const parts = sqliteTable(
  'parts',
  {
    id: id().primaryKey(),
    number: text('number').notNull(),
    name: text('name').notNull(),
    description: text('description'),
    category: text('category'),
    /** Other words it is looked for by. */
    keywords: text('keywords'),
    /** Unit in which the part is counted, e.g. `pcs`, `m`, `l`. */
    unit: text('unit').notNull(),
    /** Moving average cost of one unit, kept by receipts. */
    averageCost: money('average_cost').notNull(),
    supplierId: id('supplier_id').references(() => suppliers.id),
    supplierSku: text('supplier_sku'),
    /** Stock at or below this asks for a reorder; null never asks. */
    reorderPoint: milli('reorder_point'),
    reorderQuantity: milli('reorder_quantity'),
    /** Days from order to delivery; null: not known. */
    leadDays: integer('lead_days'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    archivedAt: archivedAt(),
  },
  (table) => [
    uniqueIndex('parts_number_any_case').on(sql`lower(${table.number})`),
    index('parts_by_number')
      .on(natural(table.number))
      .where(sql`${table.archivedAt} IS NULL`),
    index('parts_by_name')
      .on(natural(table.name))
      .where(sql`${table.archivedAt} IS NULL`),
    index('parts_category').on(table.category),
    index('parts_supplier').on(table.supplierId),
    check('parts_reorder', sql`${table.reorderPoint} IS NULL OR ${table.reorderPoint} >= 0`),
    check('parts_reorder_quantity', sql`${table.reorderQuantity} IS NULL OR ${table.reorderQuantity} > 0`),
  ],
);

/** Append-only ledger: a balance is the sum of its movements, and a mistake is mended by another movement. */
export const stockMovements = sqliteTable(
  'stock_movements',
  {
    id: id().primaryKey(),
    partId: id('part_id')
      .notNull()
      .references(() => parts.id),
    locationId: id('location_id')
      .notNull()
      .references(() => locations.id),
    kind: text('kind', {
      enum: MOVEMENT_KINDS,
    }).notNull(),
    /** Signed: what comes in is positive, what goes out negative. */
    quantity: milli('quantity').notNull(),
    /** Cost of one unit when it moved. */
    unitCost: money('unit_cost').notNull(),
    workOrderId: id('work_order_id').references(() => workOrders.id),
    note: text('note'),
    movedAt: instant('moved_at').notNull(),
    movedBy: id('moved_by').references(() => users.id),
  },
  (table) => [
    index('stock_movements_part').on(table.partId, table.movedAt),
    index('stock_movements_work_order').on(table.workOrderId),
    index('stock_movements_location').on(table.locationId),
    knownValue('stock_movements_kind_known', table.kind),
    check('stock_movements_moves', sql`${table.quantity} <> 0 OR ${table.kind} = 'count'`),
  ],
);

/** Sum of the movements per part and location, kept by a trigger on the ledger; nothing else writes it. */
export const stockBalances = sqliteTable(
  'stock_balances',
  {
    partId: id('part_id').notNull(),
    locationId: id('location_id').notNull(),
    quantity: milli('quantity').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.partId, table.locationId] }),
    index('stock_balances_location').on(table.locationId),
  ],
);

/** Open from the moment the stock reaches the reorder point until it is above it again. */
export const reorderAlerts = sqliteTable(
  'reorder_alerts',
  {
    id: id().primaryKey(),
    partId: id('part_id')
      .notNull()
      .references(() => parts.id),
    openedAt: instant('opened_at').notNull(),
    onHand: milli('on_hand').notNull(),
    suggested: milli('suggested').notNull(),
    closedAt: instant('closed_at'),
  },
  (table) => [
    uniqueIndex('reorder_alerts_open')
      .on(table.partId)
      .where(sql`${table.closedAt} IS NULL`),
    index('reorder_alerts_part').on(table.partId, table.openedAt),
  ],
);
