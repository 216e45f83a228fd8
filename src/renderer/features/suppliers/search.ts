/** What stands in the address of the suppliers' pages. */
import { z } from 'zod';

export const VIEWS = ['all', 'reorder', 'archived'] as const;
export type View = (typeof VIEWS)[number];

/** With `new` the form for a new supplier is open. */
export const suppliersSearchSchema = z.object({
  view: z.enum(VIEWS).optional().catch(undefined),
  text: z.coerce.string().max(200).optional().catch(undefined),
  new: z.boolean().optional().catch(undefined),
});
export type SuppliersSearch = z.infer<typeof suppliersSearchSchema>;

/** `parts` says which of its parts are listed. */
export const supplierSearchSchema = z.object({
  tab: z.string().optional().catch(undefined),
  parts: z.enum(['all', 'reorder']).optional().catch(undefined),
});
