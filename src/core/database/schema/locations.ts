import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, index, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { LOCATION_KINDS } from '../../../shared/domain/vocabulary.ts';
import { natural } from '../natural-order.ts';
import { archivedAt, createdAt, id, knownValue, updatedAt } from './columns.ts';

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
    index('locations_parent').on(table.parentId, natural(table.name)),
    index('locations_by_name').on(natural(table.name)),
    knownValue('locations_kind_known', table.kind),
    index('locations_kind').on(table.kind),
    index('locations_archived')
      .on(table.archivedAt)
      .where(sql`${table.archivedAt} IS NOT NULL`),
  ],
);
