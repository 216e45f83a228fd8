import { z } from 'zod';
import { idSchema, page, personRefSchema, query, TOPICS, windowSchema } from './base.ts';

/** Whose history: a record with everything that belongs to it (a work order's checklist, an asset's metrics and work). */
export const HISTORY_SUBJECTS = [
  'assets',
  'work_orders',
  'parts',
  'metrics',
  'alarms',
  'locations',
  'asset_types',
  'items',
  'suppliers',
  'data_sources',
] as const;
export type HistorySubject = (typeof HISTORY_SUBJECTS)[number];

/** Records whose changes a history tells. */
export const HISTORY_ENTITIES = [
  ...HISTORY_SUBJECTS,
  'installations',
  'thresholds',
  'meter_changes',
  'reading_corrections',
  'alarm_rules',
  'alarm_shelves',
  'alarm_comments',
  'annotations',
  'quarantine_decisions',
  'predictions',
  'asset_keywords',
  'custom_values',
  'asset_parts',
  'custom_fields',
  'asset_type_metrics',
  'asset_type_parts',
  'verifications',
  'checklist_items',
  'labour_entries',
  'comments',
  'stock_movements',
  'reorder_alerts',
  'attachments',
  'codes',
  'imports',
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
 * - `limit`, `reading`: decimal number with a point in the unit of the entry; a limit is exact, a reading is shown
 *   with the decimals of the entry
 * - `number`: whole number; `count`: how many of what the field names; `minutes`, `months`, `milliseconds`
 * - `money`: minor units of the plant's currency; `quantity`: thousandths of the unit of the entry
 */
export const HISTORY_VALUE_KINDS = [
  'text',
  'name',
  'word',
  'flag',
  'instant',
  'day',
  'limit',
  'reading',
  'number',
  'count',
  'minutes',
  'months',
  'milliseconds',
  'money',
  'quantity',
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

const LIMITS = [
  'lowCritical',
  'lowWarning',
  'highWarning',
  'highCritical',
  'rateWarning',
  'rateCritical',
  'rateWindowMs',
  'deadband',
  'onDelayMs',
  'offDelayMs',
  'rearmMs',
] as const;

/**
 * What can have happened, each with the facts its sentence tells besides who did it and to what. Events of a work
 * order, a step and so on begin with its name; `archived`, `restored` and `deleted` are said of any record.
 */
export const HISTORY_EVENTS = {
  archived: [],
  restored: [],
  deleted: [],
  'asset-added': ['name'],
  /** Somebody's word on the health score, and its last day. */
  'health-set': ['healthOverride', 'healthOverrideUntil'],
  'health-cleared': ['healthOverride'],
  /** One item out of a position and another in. */
  'item-replaced': ['replacedPlate', 'installedPlate', 'assetId'],
  'item-installed': ['installedPlate', 'assetId'],
  'item-stored': ['removedPlate', 'assetId', 'locationId'],
  'item-discarded': ['removedPlate', 'assetId'],
  /** Straight onto a shelf. */
  'item-added': ['locationId'],
  /** That it was replaced, taken out or put in. */
  'item-move-undone': [],
  /** Of one that lay on a shelf. */
  'item-scrapped': [],
  'item-restored': ['locationId'],
  'location-added': [],
  'type-added': [],
  'metric-added': [],
  /** The label was wrong; the values stayed as they were. */
  'unit-corrected': [],
  'part-added': ['name'],
  'supplier-added': [],
  'keyword-added': [],
  'keyword-removed': [],
  /** Of a custom field. */
  'value-set': ['value'],
  'value-changed': ['value'],
  'value-removed': ['value'],
  /** A part that fits an asset or a type. */
  'fit-added': ['quantity'],
  'fit-removed': [],
  'field-added': [],
  'field-moved': [],
  /** What new assets of a type get. */
  'type-metric-added': [],
  'type-metric-removed': [],
  /** A counter's meter was replaced; that it was not, after all; its life to date has moved. */
  'meter-changed': ['oldFace', 'newFace'],
  'meter-change-removed': [],
  'meter-change-moved': ['ltd'],
  /** A reading that was wrong. */
  'reading-corrected': ['value', 'ts', 'newValue', 'newTs'],
  'reading-taken-out': ['value', 'ts'],
  'reading-put-back': ['value', 'ts'],
  'limits-set': LIMITS,
  'limits-changed': LIMITS,
  'limits-removed': LIMITS,
  /** Whom the alarms of a metric call, and what work they open. */
  'rule-set': [],
  'rule-changed': [],
  /** On the chart of a metric. */
  'annotation-written': ['at'],
  'annotation-removed': ['at'],
  'annotation-restored': ['at'],
  /** What brings readings by itself. */
  'source-added': [],
  'source-paused': [],
  'source-resumed': [],
  /** How it is reached, or which metrics its names mean; what of it, is for nobody to read. */
  'source-changed': [],
  /** Readings that were held back. */
  'held-taken': ['count'],
  'held-discarded': ['count'],
  'alarm-warning-low': ['limit', 'peakValue'],
  'alarm-warning-high': ['limit', 'peakValue'],
  'alarm-critical-low': ['limit', 'peakValue'],
  'alarm-critical-high': ['limit', 'peakValue'],
  /** A breach in stored readings, found when limits were saved; it never rang. */
  'alarm-found-warning-low': ['limit', 'peakValue'],
  'alarm-found-warning-high': ['limit', 'peakValue'],
  'alarm-found-critical-low': ['limit', 'peakValue'],
  'alarm-found-critical-high': ['limit', 'peakValue'],
  /** A value that changed too fast; limit and peak without their sign. */
  'alarm-rate-warning-low': ['limit', 'peakValue'],
  'alarm-rate-warning-high': ['limit', 'peakValue'],
  'alarm-rate-critical-low': ['limit', 'peakValue'],
  'alarm-rate-critical-high': ['limit', 'peakValue'],
  'alarm-found-rate-low': ['limit', 'peakValue'],
  'alarm-found-rate-high': ['limit', 'peakValue'],
  /** A characteristic in a state that is not normal. */
  'alarm-state-warning': ['stateName'],
  'alarm-state-critical': ['stateName'],
  'alarm-found-state': ['stateName'],
  /** The metric had been silent for longer than it may be. */
  'alarm-no-data': [],
  'alarm-escalated-low': ['limit'],
  'alarm-escalated-high': ['limit'],
  'alarm-escalated-rate-low': ['limit'],
  'alarm-escalated-rate-high': ['limit'],
  'alarm-escalated-state': ['stateName'],
  'alarm-ended': [],
  /** The end of a silence. */
  'alarm-data-again': [],
  /** Why it does not ring, and that it would again. */
  'alarm-held-shelved': [],
  'alarm-held-asset-down': [],
  'alarm-held-maintenance': [],
  'alarm-released': [],
  /** Of a metric: its alarms do not ring. */
  'alarm-shelved': ['until'],
  'alarm-unshelved': [],
  'alarm-commented': [],
  'alarm-comment-removed': [],
  'alarm-lasts-again': [],
  /** Readings that came late, or new limits, have moved its beginning, end or severity. */
  'alarm-corrected': [],
  'alarm-acknowledged': [],
  'alarm-unacknowledged': [],
  'alarm-work-created': ['workOrderId'],
  'alarm-work-opened-by-rule': ['workOrderId'],
  /** It began soon after completed work was to have mended it. */
  'alarm-relapse': ['relapseOfId'],
  /** That a metric reaches a limit, is unusual, or that an asset fails. */
  'prediction-made': [],
  'prediction-accepted': [],
  'prediction-rejected': [],
  'prediction-work-drafted': ['workOrderId'],
  /** What it speaks of has happened, or has not in its time. */
  'prediction-came-true': [],
  'prediction-did-not': [],
  /** Work was done against it. */
  'prediction-prevented': [],
  /** A newer one took its place, or the method no longer says so. */
  'prediction-set-aside': [],
  'work-created': ['title'],
  'work-created-from-alarm': ['title', 'alarmId'],
  /** By the program, as the rule of the metric says. */
  'work-opened-by-rule': ['title', 'alarmId'],
  'work-requested': ['title'],
  'work-requested-from-alarm': ['title', 'alarmId'],
  'work-approved': [],
  'work-declined': [],
  'work-started': [],
  'work-put-on-hold': [],
  'work-resumed': [],
  'work-put-back': [],
  'work-cancelled': [],
  'work-completed': [],
  'work-reopened': [],
  'work-taken': [],
  'work-assigned': ['assigneeId'],
  /** From one person to another: the fact has both. */
  'work-reassigned': ['assigneeId'],
  /** The metric shall stay in band for so long after the work was completed. */
  'proof-asked': ['holdMs'],
  'proof-waived': [],
  'proof-given': [],
  'proof-broken': [],
  'proof-not-back': [],
  'proof-no-data': [],
  'proof-not-watched': [],
  'proof-withdrawn': [],
  'step-added': [],
  /** A reading typed at a step. */
  'step-read': ['readingValue'],
  'step-state-read': [],
  'step-ticked': [],
  'step-unticked': [],
  'step-noted': [],
  'step-note-removed': [],
  'step-moved': [],
  'step-removed': [],
  'step-restored': [],
  'hours-booked': ['minutes'],
  'hours-booked-for': ['minutes'],
  'hours-removed': ['minutes'],
  'hours-restored': ['minutes'],
  'comment-written': [],
  'comment-removed': [],
  'comment-restored': [],
  'part-received': ['amount', 'locationId', 'cost'],
  /** Drawn for a work order. */
  'part-used': ['amount', 'locationId', 'cost'],
  /** Drawn for nothing in particular. */
  'part-taken': ['amount', 'locationId', 'cost'],
  'part-returned': ['amount', 'locationId', 'cost'],
  'part-moved': ['amount', 'locationId', 'toLocationId'],
  'stock-counted': ['locationId'],
  'stock-counted-more': ['amount', 'locationId'],
  'stock-counted-less': ['amount', 'locationId'],
  'average-cost-moved': ['averageCost'],
  /** What was drawn has brought the stock to the reorder point. */
  'reorder-reached': ['onHand', 'suggested'],
  /** The stock was there already when the part or its reorder point was entered. */
  'reorder-found': ['onHand', 'suggested'],
  'reorder-changed': ['suggested'],
  'reorder-settled': [],
  'document-added': [],
  'document-removed': [],
  'document-restored': [],
  'code-linked': [],
  'code-unlinked': [],
  'import-done': ['fileName', 'added', 'metricCount'],
  'import-nothing-new': ['fileName'],
  'import-cancelled': ['fileName'],
  'import-failed': ['fileName'],
  'import-undone': ['fileName'],
  'import-partly-undone': ['fileName'],
} as const satisfies Record<string, readonly string[]>;
export type HistoryEventName = keyof typeof HISTORY_EVENTS;

export const historyEventSchema = z.object({
  event: z.enum(Object.keys(HISTORY_EVENTS) as [HistoryEventName, ...HistoryEventName[]]),
  /**
   * Those of `HISTORY_EVENTS` that are known. The value is `new`, or `old` of what is gone; a fact that the event
   * has changed has both. `amount` is how much moved, always positive; `cost` what all of it cost.
   */
  facts: z.array(historyChangeSchema),
  /** What the person wrote with it: a result, a comment, a note; cut as a text is. */
  remark: z.string().nullable(),
});
export type HistoryEvent = z.infer<typeof historyEventSchema>;

/** What one command did to one record; the two halves of a stock transfer are one. */
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
   * checklist item, a keyword, a code. A threshold, an annotation, an alarm, its comments and a shelf go by their metric's name, a custom value by its field's, a
   * movement, a reorder alert and a part that fits by their part's number, hours by who worked, a comment by its
   * author, a document and an import by their file.
   */
  subject: z.string(),
  /** Of the metric or part it is about, empty for a plain number; null for what has none. */
  unit: z.string().nullable(),
  /** Digits after the decimal mark of that metric's readings. */
  decimals: z.int().nullable(),
  /** The work order that a checklist item, hours, a comment or a movement belong to. */
  workOrder: z.object({ id: idSchema, number: z.string() }).nullable(),
  op: z.enum(['insert', 'update', 'delete']),
  /** What happened, in the order to tell it; none when plain fields were edited. */
  events: z.array(historyEventSchema),
  /**
   * Changed fields that no event tells. Of a new record the few that tell what it is, empty ones left out.
   */
  changes: z.array(historyChangeSchema),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

export const history = {
  /**
   * Newest first. What belongs to the record: an asset's metrics, limits, alarms, imports of readings and work
   * orders with all that was done on them; a work order's checklist, hours, comments, parts and the acknowledgement of its alarm; a
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
