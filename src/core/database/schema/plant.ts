import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { createdAt, id } from './columns.ts';

/** The plant this database belongs to: one row once it is set up. */
export const companies = sqliteTable('companies', {
  id: id().primaryKey(),
  name: text('name').notNull(),
  address: text('address'),
  phone: text('phone'),
  email: text('email'),
  /** IANA zone in which days begin and local times of imports are read. */
  timeZone: text('time_zone').notNull(),
  language: text('language').notNull(),
  /** ISO 4217 code; its minor unit is the unit of every amount. */
  currency: text('currency').notNull(),
  createdAt: createdAt(),
});

/** The workstations that have written to this database; the first is the one that made it. */
export const stations = sqliteTable('stations', {
  id: id().primaryKey(),
  name: text('name').notNull(),
  createdAt: createdAt(),
});

/** Plant-wide settings by key; values are JSON checked by the code that owns the key. */
export const settings = sqliteTable('settings', {
  id: text('id').primaryKey(),
  value: text('value', { mode: 'json' }).$type<unknown>().notNull(),
});

/** What only this copy of the database knows about itself: which station it is, how its triggers were made. */
export const localState = sqliteTable('local_state', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
});
