/** What stands in the address of the parts pages. */
import { z } from 'zod';
import { codeSchema } from '../../../shared/contract/codes.ts';
import type { Inputs } from '../../api.ts';

export const VIEWS = ['all', 'reorder', 'out-of-stock'] as const;
export type View = (typeof VIEWS)[number];

/** With `new` the form for a new part is open, with `code` to link a scanned one to it. */
export const partsSearchSchema = z.object({
  view: z.enum(VIEWS).optional().catch(undefined),
  text: z.coerce.string().max(200).optional().catch(undefined),
  category: z.coerce.string().max(200).optional().catch(undefined),
  new: z.boolean().optional().catch(undefined),
  code: codeSchema.optional().catch(undefined),
});
export type PartsSearch = z.infer<typeof partsSearchSchema>;

export const partSearchSchema = z.object({ tab: z.string().optional().catch(undefined) });

export function filterOf({
  view = 'all',
  text = '',
  category,
}: PartsSearch): Partial<Inputs['parts']['list']> {
  return { view, text, category: category ?? null };
}

export function isNarrowed({ text, category }: PartsSearch): boolean {
  return Boolean(text || category);
}
