/** What stands in the address of the location pages. */
import { z } from 'zod';
import { idSchema } from '../../../shared/contract/base.ts';

/** With `new` the form for a new location is open, inside of the location `below`. */
export const locationsSearchSchema = z.object({
  new: z.boolean().optional().catch(undefined),
  below: idSchema.optional().catch(undefined),
});

export const locationSearchSchema = z.object({ tab: z.string().optional().catch(undefined) });
