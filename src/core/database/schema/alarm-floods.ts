import { sql } from 'drizzle-orm';
import { index, sqliteTable } from 'drizzle-orm/sqlite-core';
import { id, instant } from './columns.ts';

/** A time in which more alarms rang than people can answer one by one; at most one lasts. */
export const alarmFloods = sqliteTable(
  'alarm_floods',
  {
    /** Derived from the alarm that began it. */
    id: id().primaryKey(),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [
    index('alarm_floods_open')
      .on(table.startedAt)
      .where(sql`${table.endedAt} IS NULL`),
  ],
);

/** That an alarm has rung. No foreign key to the alarm: one that late readings disprove goes. */
export const alarmRings = sqliteTable(
  'alarm_rings',
  {
    alarmId: id('alarm_id').primaryKey(),
    /** When it rang last; null: it came late or with an import, and neither begins a flood nor makes it last. */
    rangAt: instant('rang_at'),
    floodId: id('flood_id').references(() => alarmFloods.id),
  },
  (table) => [index('alarm_rings_flood').on(table.floodId, table.rangAt)],
);
