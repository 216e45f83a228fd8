import { z } from 'zod';
import { ITEM_STATES, LOCATION_KINDS, WORK_ORDER_STATUSES } from '../domain/vocabulary.ts';
import { idSchema, query, roleNameSchema } from './base.ts';

export const SEARCH_ENTITIES = [
  'assets',
  'work_orders',
  'parts',
  'locations',
  'asset_types',
  'items',
  'suppliers',
  'users',
] as const;
export type SearchEntity = (typeof SEARCH_ENTITIES)[number];

const found = { id: idSchema, title: z.string() };

/** A record that was found, with what its second line shows. */
export const searchHitSchema = z.discriminatedUnion('entity', [
  z.object({
    entity: z.literal('assets'),
    ...found,
    typeName: z.string().nullable(),
    locationName: z.string().nullable(),
  }),
  z.object({ entity: z.literal('work_orders'), ...found, status: z.enum(WORK_ORDER_STATUSES) }),
  z.object({ entity: z.literal('parts'), ...found, onHand: z.int(), unit: z.string() }),
  z.object({
    entity: z.literal('locations'),
    ...found,
    kind: z.enum(LOCATION_KINDS),
    /** Of what it stands in, from the site down; empty for a site. */
    path: z.string(),
  }),
  z.object({ entity: z.literal('asset_types'), ...found, category: z.string().nullable() }),
  z.object({
    entity: z.literal('items'),
    ...found,
    state: z.enum(ITEM_STATES),
    /** Where it lies, from the site down; empty for what is scrapped. */
    path: z.string(),
  }),
  z.object({
    entity: z.literal('suppliers'),
    ...found,
    /** Parts that are bought from it. */
    partCount: z.int(),
  }),
  z.object({ entity: z.literal('users'), ...found, role: roleNameSchema }),
]);
export type SearchHit = z.infer<typeof searchHitSchema>;

export const search = {
  /**
   * Records that are called just what was typed first, then those in which a word begins with each word typed,
   * best first, then those that have it anywhere. When there is none, those that differ by a typing error or two.
   * Only what the person may read. `_`, `-`, `.` and `/` separate words like a space does, and may be left out.
   */
  find: query('signed-in', ['assets', 'work', 'parts', 'stock', 'people'])
    .input(
      z.object({
        text: z.string().trim().max(200),
        limit: z.int().min(1).max(50).default(12),
        /** The kinds of record to find; left out: all. */
        entities: z
          .array(z.enum(SEARCH_ENTITIES))
          .max(SEARCH_ENTITIES.length)
          .default([...SEARCH_ENTITIES]),
      }),
    )
    .output(z.array(searchHitSchema)),
};
