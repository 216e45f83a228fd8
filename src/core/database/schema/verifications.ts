import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import {
  ALARM_TYPES,
  SIDES,
  UNVERIFIED_REASONS,
  VERIFICATION_STATES,
} from '../../../shared/domain/vocabulary.ts';
import { createdAt, id, instant, knownValue, updatedAt } from './columns.ts';
import { metrics } from './metrics.ts';
import { workOrders } from './work-orders.ts';

/** Whether the metric that opened a work order has stayed in band since it was completed. */
export const verifications = sqliteTable(
  'verifications',
  {
    /** Derived from the work order. */
    id: id().primaryKey(),
    workOrderId: id('work_order_id')
      .notNull()
      .references(() => workOrders.id),
    metricId: id('metric_id')
      .notNull()
      .references(() => metrics.id),
    type: text('type', { enum: ALARM_TYPES }).notNull(),
    side: text('side', { enum: SIDES }).notNull(),
    /** Kept when the work is reopened: what followed it stays its relapse. */
    completedAt: instant('completed_at').notNull(),
    holdMs: integer('hold_ms').notNull(),
    relapseMs: integer('relapse_ms').notNull(),
    waivedReason: text('waived_reason'),
    state: text('state', { enum: VERIFICATION_STATES }).notNull(),
    reason: text('reason', { enum: UNVERIFIED_REASONS }),
    /** The stretch to stay in band for; null from: not yet back in band, and `until` is when it must be. */
    inBandFrom: instant('in_band_from'),
    until: instant('until').notNull(),
    decidedAt: instant('decided_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex('verifications_work_order').on(table.workOrderId),
    index('verifications_metric').on(table.metricId, table.until),
    index('verifications_waiting')
      .on(table.until)
      .where(sql`${table.state} = 'verifying'`),
    index('verifications_missing')
      .on(table.workOrderId)
      .where(sql`${table.state} = 'not-verified'`),
    knownValue('verifications_type_known', table.type),
    knownValue('verifications_side_known', table.side),
    knownValue('verifications_state_known', table.state),
    check(
      'verifications_reason_known',
      sql`${table.reason} IS NULL OR ${table.reason} IN ('out-of-band', 'not-back', 'no-data', 'not-watched')`,
    ),
    check('verifications_times', sql`${table.holdMs} > 0 AND ${table.relapseMs} >= 0`),
  ],
);
