import { z } from 'zod';
import { WORK_ORDER_STATUSES } from '../domain/vocabulary.ts';
import { idSchema, query, roleNameSchema } from './base.ts';

export const SEARCH_ENTITIES = ['assets', 'work_orders', 'parts', 'users'] as const;
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
  z.object({ entity: z.literal('users'), ...found, role: roleNameSchema }),
]);
export type SearchHit = z.infer<typeof searchHitSchema>;

export const search = {
  /**
   * Records in which a word begins with each word typed, whose tag or number is just that first, then best
   * first; only what the person may read. `_`, `-`, `.` and `/` separate words like a space does.
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
