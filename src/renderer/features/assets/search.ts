/** What stands in the address of the asset pages. */
import { z } from 'zod';
import { idSchema } from '../../../shared/contract/base.ts';
import { chartSearchFields } from '../metrics/chart/address.ts';
import { codeSchema } from '../../../shared/contract/codes.ts';

/** With `new` the form for a new asset is open, part of the asset `below` or of the type `type`. */
export const assetsSearchSchema = z.object({
  new: z.boolean().optional().catch(undefined),
  below: idSchema.optional().catch(undefined),
  /** To be linked to the new asset. */
  code: codeSchema.optional().catch(undefined),
  type: idSchema.optional().catch(undefined),
});

/** The open tab, the metric whose chart is shown on it, and what that chart shows; with `add` the form for a new metric, with `replace` that to replace its item. */
export const assetSearchSchema = z.object({
  tab: z.string().optional().catch(undefined),
  metric: idSchema.optional().catch(undefined),
  add: z.boolean().optional().catch(undefined),
  replace: z.boolean().optional().catch(undefined),
  ...chartSearchFields,
});
