import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { PRIORITIES, WORK_ORDER_STATUSES, WORK_ORDER_TYPES } from '../../../shared/domain/vocabulary.ts';
import { natural } from '../natural-order.ts';
import {
  archivedAt,
  createdAt,
  day,
  flag,
  id,
  instant,
  knownValue,
  minutes,
  money,
  updatedAt,
} from './columns.ts';
import { assetTypes } from './asset-types.ts';
import { assets } from './assets.ts';
import { alarms, metrics } from './metrics.ts';
import { users } from './people.ts';

/** The last number given in a series and year. */
export const numberSeries = sqliteTable(
  'number_series',
  {
    prefix: text('prefix').notNull(),
    year: integer('year').notNull(),
    last: integer('last').notNull(),
  },
  (table) => [primaryKey({ columns: [table.prefix, table.year] })],
);

export const workOrders = sqliteTable(
  'work_orders',
  {
    id: id().primaryKey(),
    /** `WO-2026-0042`; never changes once given. */
    number: text('number').notNull(),
    title: text('title').notNull(),
    description: text('description'),
    assetId: id('asset_id').references(() => assets.id),
    /** The alarm it was opened from; its metric and time span are the chart shown on the work order. */
    alarmId: id('alarm_id').references(() => alarms.id),
    type: text('type', { enum: WORK_ORDER_TYPES }).notNull(),
    status: text('status', {
      enum: WORK_ORDER_STATUSES,
    }).notNull(),
    priority: text('priority', { enum: PRIORITIES }).notNull(),
    assigneeId: id('assignee_id').references(() => users.id),
    createdBy: id('created_by').references(() => users.id),
    dueOn: day('due_on'),
    estimatedMinutes: minutes('estimated_minutes'),
    startedAt: instant('started_at'),
    completedAt: instant('completed_at'),
    completedBy: id('completed_by').references(() => users.id),
    /** What was found and done; required to complete. */
    result: text('result'),
    downtimeMinutes: minutes('downtime_minutes'),
    /** What it cost beside the parts and hours booked on it, e.g. a contractor's bill. */
    otherCost: money('other_cost'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    archivedAt: archivedAt(),
  },
  (table) => {
    // The order by priority has an index on an expression with commas, which drizzle-kit cannot write: migration 0004.
    const { number, status, dueOn, archivedAt } = table;
    return [
      uniqueIndex('work_orders_number').on(number),
      index('work_orders_status').on(status, dueOn),
      index('work_orders_asset').on(table.assetId, table.createdAt),
      index('work_orders_assignee').on(table.assigneeId, dueOn, number),
      index('work_orders_created').on(table.createdAt),
      // The columns behind the order let a list be filtered and counted without looking at the table.
      index('work_orders_due').on(dueOn, number, archivedAt, status),
      index('work_orders_completed').on(table.completedAt, number, archivedAt, status),
      index('work_orders_open')
        .on(dueOn, number, archivedAt, status)
        .where(sql`${archivedAt} IS NULL AND ${status} NOT IN ('completed', 'cancelled')`),
      index('work_orders_by_number').on(natural(number)),
      index('work_orders_by_title').on(natural(table.title), number),
      index('work_orders_alarm').on(table.alarmId),
      knownValue('work_orders_type_known', table.type),
      knownValue('work_orders_status_known', table.status),
      knownValue('work_orders_priority_known', table.priority),
      check('work_orders_downtime', sql`${table.downtimeMinutes} IS NULL OR ${table.downtimeMinutes} >= 0`),
      check('work_orders_estimate', sql`${table.estimatedMinutes} IS NULL OR ${table.estimatedMinutes} >= 0`),
    ];
  },
);

export const checklistItems = sqliteTable(
  'checklist_items',
  {
    id: id().primaryKey(),
    workOrderId: id('work_order_id')
      .notNull()
      .references(() => workOrders.id),
    /** Fractional position: two stations can insert between the same neighbours without renumbering. */
    position: text('position').notNull(),
    text: text('text').notNull(),
    mandatory: flag('mandatory').notNull(),
    doneAt: instant('done_at'),
    doneBy: id('done_by').references(() => users.id),
    note: text('note'),
    /** Of a step that takes a reading: what the metric is called, by which it is found on another asset. */
    metricName: text('metric_name'),
    /** Null where the asset has no such metric. */
    metricId: id('metric_id').references(() => metrics.id),
    /** The reading it took, in the unit of the metric. */
    readingTs: instant('reading_ts'),
    readingValue: real('reading_value'),
    createdAt: createdAt(),
    archivedAt: archivedAt(),
  },
  (table) => [index('checklist_items_work_order').on(table.workOrderId, table.position)],
);

export const checklistTemplates = sqliteTable(
  'checklist_templates',
  {
    id: id().primaryKey(),
    name: text('name').notNull(),
    assetTypeId: id('asset_type_id').references(() => assetTypes.id),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    archivedAt: archivedAt(),
  },
  (table) => [uniqueIndex('checklist_templates_name').on(table.name)],
);

export const checklistTemplateItems = sqliteTable(
  'checklist_template_items',
  {
    id: id().primaryKey(),
    templateId: id('template_id')
      .notNull()
      .references(() => checklistTemplates.id),
    position: text('position').notNull(),
    text: text('text').notNull(),
    mandatory: flag('mandatory').notNull(),
    /** Takes a reading of the metric of this name. */
    metricName: text('metric_name'),
  },
  (table) => [index('checklist_template_items_template').on(table.templateId, table.position)],
);

/** Time worked; the hours of a work order are their sum. */
export const labourEntries = sqliteTable(
  'labour_entries',
  {
    id: id().primaryKey(),
    workOrderId: id('work_order_id')
      .notNull()
      .references(() => workOrders.id),
    userId: id('user_id')
      .notNull()
      .references(() => users.id),
    workedOn: day('worked_on').notNull(),
    minutes: minutes('minutes').notNull(),
    note: text('note'),
    createdAt: createdAt(),
    archivedAt: archivedAt(),
  },
  (table) => [
    index('labour_entries_work_order').on(table.workOrderId),
    check('labour_entries_minutes', sql`${table.minutes} > 0`),
  ],
);

export const comments = sqliteTable(
  'comments',
  {
    id: id().primaryKey(),
    workOrderId: id('work_order_id')
      .notNull()
      .references(() => workOrders.id),
    authorId: id('author_id')
      .notNull()
      .references(() => users.id),
    body: text('body').notNull(),
    createdAt: createdAt(),
    archivedAt: archivedAt(),
  },
  (table) => [index('comments_work_order').on(table.workOrderId, table.createdAt)],
);
