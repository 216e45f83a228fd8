import { z } from 'zod';
import { idSchema, page, personRefSchema, query, TOPICS, windowSchema } from './base.ts';

/** Whose history: a record with everything that belongs to it (a work order's checklist, an asset's metrics and work). */
export const HISTORY_SUBJECTS = ['assets', 'work_orders', 'parts', 'metrics', 'alarms'] as const;
export type HistorySubject = (typeof HISTORY_SUBJECTS)[number];

/** Records whose changes a history tells. */
export const HISTORY_ENTITIES = [
  ...HISTORY_SUBJECTS,
  'thresholds',
  'checklist_items',
  'labour_entries',
  'comments',
  'stock_movements',
  'reorder_alerts',
] as const;
export type HistoryEntity = (typeof HISTORY_ENTITIES)[number];

/**
 * How the value of a changed field is written, and so how it is shown:
 * - `text`: as it is; cut after 500 characters, which an ellipsis shows
 * - `name`: of the record that is referred to: a person's full name, an asset's tag, a work order's or part's
 *   number, a location's, type's, supplier's or metric's name
 * - `word`: of a closed list (`in-progress`), to be translated by field
 * - `flag`: `true` or `false`
 * - `instant`: ISO 8601 in UTC; `day`: `YYYY-MM-DD`
 * - `number`: decimal number with a point; `minutes`, `months`, `milliseconds`: whole ones
 * - `money`: minor units of the plant's currency; `quantity`: thousandths of the part's unit
 * - `position`: the record was moved within its list; there is no value to show
 */
export const HISTORY_VALUE_KINDS = [
  'text',
  'name',
  'word',
  'flag',
  'instant',
  'day',
  'number',
  'minutes',
  'months',
  'milliseconds',
  'money',
  'quantity',
  'position',
] as const;
export type HistoryValueKind = (typeof HISTORY_VALUE_KINDS)[number];

export const historyChangeSchema = z.object({
  /** Name of the field in the words of the contract, e.g. `assigneeId`. */
  field: z.string(),
  kind: z.enum(HISTORY_VALUE_KINDS),
  old: z.string().nullable(),
  new: z.string().nullable(),
});
export type HistoryChange = z.infer<typeof historyChangeSchema>;

/** What one command did to one record. */
export const historyEntrySchema = z.object({
  /** Rises with time; unique in the database. */
  seq: z.int(),
  at: z.int(),
  /** Null when the program itself acted. */
  actor: personRefSchema.nullable(),
  station: z.string(),
  /** The procedure or job, e.g. `workOrders.complete`. */
  command: z.string(),
  entity: z.enum(HISTORY_ENTITIES),
  entityId: idSchema,
  /**
   * Name of the record now: an asset's tag, a work order's or part's number, a metric's name, the text of a
   * checklist item. A threshold and an alarm go by their metric's name, a movement and a reorder alert by their
   * part's number, hours by who worked, a comment by its author.
   */
  subject: z.string(),
  /** The work order that a checklist item, hours, a comment or a movement belong to. */
  workOrder: z.object({ id: idSchema, number: z.string() }).nullable(),
  op: z.enum(['insert', 'update', 'delete']),
  /** Of an update every changed field, of a new or removed record the few that tell what it is, empty ones left out. */
  changes: z.array(historyChangeSchema),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

export const history = {
  /**
   * Newest first. What belongs to the record: an asset's metrics, limits, alarms and work orders with all that
   * was done on them; a work order's checklist, hours, comments, parts and the acknowledgement of its alarm; a
   * part's movements and reorder alerts; a metric's limits and alarms. Left out is what the person may not read.
   * Refused with NOT_FOUND {entity}, or FORBIDDEN for a record of a kind the person may not read.
   */
  of: query(
    'history.read',
    [...TOPICS].filter((topic) => topic !== 'readings' && topic !== 'jobs'),
  )
    .input(windowSchema.extend({ subject: z.enum(HISTORY_SUBJECTS), id: idSchema }))
    .output(page(historyEntrySchema)),
};
