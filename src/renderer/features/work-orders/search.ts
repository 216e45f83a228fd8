/** What stands in the address of the work pages. */
import { z } from 'zod';
import { idSchema } from '../../../shared/contract/base.ts';
import { PRIORITIES, WORK_ORDER_STATUSES } from '../../../shared/domain/vocabulary.ts';
import type { Inputs } from '../../api.ts';

export const VIEWS = [
  'open',
  'mine',
  'overdue',
  'due-today',
  'requests',
  'not-verified',
  'closed',
  'all',
] as const;
export type View = (typeof VIEWS)[number];

const optionalId = idSchema.optional().catch(undefined);

/** With `new` the form is open, filled in from the asset and the alarm; without it the asset is a filter. */
export const workSearchSchema = z.object({
  view: z.enum(VIEWS).optional().catch(undefined),
  text: z.coerce.string().max(200).optional().catch(undefined),
  status: z.array(z.enum(WORK_ORDER_STATUSES)).optional().catch(undefined),
  priority: z.array(z.enum(PRIORITIES)).optional().catch(undefined),
  assigneeId: optionalId,
  assetId: optionalId,
  alarmId: optionalId,
  new: z.boolean().optional().catch(undefined),
});
export type WorkSearch = z.infer<typeof workSearchSchema>;

export const recordSearchSchema = z.object({ tab: z.string().optional().catch(undefined) });

/** What the list procedure is asked for; requests are open work that waits for approval. */
export function filterOf(search: WorkSearch): Partial<Inputs['workOrders']['list']> {
  const { view = 'open', text = '', status = [], priority = [], assigneeId, assetId } = search;
  const common = { text, priority, assigneeId: assigneeId ?? null, assetId: assetId ?? null };
  return view === 'requests'
    ? { ...common, view: 'open', status: ['requested'] }
    : { ...common, view, status };
}

export function isNarrowed({ text, status, priority, assigneeId, assetId }: WorkSearch): boolean {
  return Boolean(text || status?.length || priority?.length || assigneeId || assetId);
}
