import { z } from 'zod';
import { idSchema, page, personRefSchema, query, TOPICS, windowSchema } from './base.ts';

/** Whose history: a record with everything that belongs to it (a work order's checklist, an asset's metrics and work). */
export const HISTORY_SUBJECTS = ['assets', 'work_orders', 'parts', 'metrics', 'alarms'] as const;

export const historyEntrySchema = z.object({
  seq: z.int(),
  at: z.int(),
  /** Null when the program itself acted. */
  actor: personRefSchema.nullable(),
  station: z.string(),
  command: z.string(),
  entity: z.string(),
  entityId: z.string(),
  /** Human name of the record: tag, number, text of the item. */
  subject: z.string(),
  op: z.enum(['insert', 'update', 'delete']),
  /** Changed fields in the words of the contract (camelCase); values as shown to people, references resolved. */
  changes: z.array(z.object({ field: z.string(), old: z.string().nullable(), new: z.string().nullable() })),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

export const history = {
  /** Newest first. */
  of: query(
    'history.read',
    [...TOPICS].filter((topic) => topic !== 'readings' && topic !== 'jobs'),
  )
    .input(windowSchema.extend({ subject: z.enum(HISTORY_SUBJECTS), id: idSchema }))
    .output(page(historyEntrySchema)),
};
