import { z } from 'zod';
import { idSchema, query } from './base.ts';

export const SEARCH_ENTITIES = ['assets', 'work_orders', 'parts', 'users'] as const;

export const search = {
  /** Records whose words begin with the words typed, best first; only what the person may read. */
  find: query('signed-in', ['assets', 'work', 'parts', 'people'])
    .input(z.object({ text: z.string().trim().max(200), limit: z.int().min(1).max(50).default(12) }))
    .output(
      z.array(
        z.object({ entity: z.enum(SEARCH_ENTITIES), id: idSchema, title: z.string(), detail: z.string() }),
      ),
    ),
};
