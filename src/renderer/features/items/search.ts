/** What stands in the address of the item pages. */
import { z } from 'zod';
import { ITEM_STATES } from '../../../shared/domain/vocabulary.ts';

export const itemsSearchSchema = z.object({
  state: z.enum(ITEM_STATES).optional().catch(undefined),
  text: z.coerce.string().max(200).optional().catch(undefined),
  /** The form for a new item is open. */
  new: z.boolean().optional().catch(undefined),
});
export type ItemsSearch = z.infer<typeof itemsSearchSchema>;

export const itemSearchSchema = z.object({ tab: z.string().optional().catch(undefined) });
