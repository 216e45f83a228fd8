import { z } from 'zod';
import { PRIORITIES, WORK_ORDER_STATUSES, WORK_ORDER_TYPES } from '../domain/vocabulary.ts';
import { alarmSchema } from './alarms.ts';
import {
  changeOf,
  assetRefSchema,
  command,
  daySchema,
  doneSchema,
  finiteSchema,
  idSchema,
  lineSchema,
  longTextSchema,
  minutesSchema,
  moneySchema,
  nameSchema,
  page,
  personRefSchema,
  query,
  readingInstantSchema,
  roleNameSchema,
  sortDirectionSchema,
  windowSchema,
} from './base.ts';
import { proofOfferSchema, proofWishSchema, relapsesSchema, verificationSchema } from './verification.ts';
import { choicesSchema, thresholdSchema } from './metrics.ts';

/** Fields a planner may change while the work order is open. */
export const workOrderFieldsSchema = z.object({
  title: nameSchema,
  description: longTextSchema.nullable(),
  assetId: idSchema.nullable(),
  type: z.enum(WORK_ORDER_TYPES),
  priority: z.enum(PRIORITIES),
  assigneeId: idSchema.nullable(),
  dueOn: daySchema.nullable(),
  estimatedMinutes: minutesSchema.nullable(),
});

export const workOrderRowSchema = z.object({
  id: idSchema,
  number: z.string(),
  title: z.string(),
  type: z.enum(WORK_ORDER_TYPES),
  status: z.enum(WORK_ORDER_STATUSES),
  priority: z.enum(PRIORITIES),
  asset: assetRefSchema.nullable(),
  assignee: personRefSchema.nullable(),
  dueOn: daySchema.nullable(),
  overdue: z.boolean(),
  createdAt: z.int(),
  completedAt: z.int().nullable(),
  /** Whether it has proved itself, of completed work from an alarm. */
  proof: verificationSchema.shape.state.nullable(),
});
export type WorkOrderRow = z.infer<typeof workOrderRowSchema>;

export const checklistItemSchema = z.object({
  id: idSchema,
  position: z.string(),
  text: z.string(),
  mandatory: z.boolean(),
  doneAt: z.int().nullable(),
  doneBy: personRefSchema.nullable(),
  note: z.string().nullable(),
  /** Of a step that takes a reading. */
  reading: z
    .object({
      /** By which it is found on the asset. */
      metricName: z.string(),
      /** Null where the asset has none of that name: the step is ticked like any other. */
      metric: z
        .object({
          id: idSchema,
          name: z.string(),
          unit: z.string(),
          decimals: z.int(),
          choices: choicesSchema.nullable(),
          threshold: thresholdSchema.nullable(),
        })
        .nullable(),
      /** What was read, in the unit of the metric; it stays when the step is unticked. */
      ts: z.int().nullable(),
      value: z.number().nullable(),
    })
    .nullable(),
});

export const partUsedSchema = z.object({
  movementId: idSchema,
  part: z.object({ id: idSchema, number: z.string(), name: z.string(), unit: z.string() }),
  location: z.object({ id: idSchema, name: z.string() }),
  /** Positive for used, negative for returned. */
  quantity: z.int(),
  cost: z.int(),
  movedAt: z.int(),
  movedBy: personRefSchema.nullable(),
});

export const workOrderDetailSchema = workOrderRowSchema.extend({
  description: z.string().nullable(),
  estimatedMinutes: z.int().nullable(),
  actualMinutes: z.int(),
  /** Null for whoever may not read parts, who also gets none. */
  partsCost: z.int().nullable(),
  /** Of what is neither parts nor hours, e.g. a contractor's bill. */
  otherCost: z.int().nullable(),
  startedAt: z.int().nullable(),
  completedBy: personRefSchema.nullable(),
  createdBy: personRefSchema.nullable(),
  result: z.string().nullable(),
  downtimeMinutes: z.int().nullable(),
  /** The one it was opened from, for whoever may read alarms. */
  alarm: alarmSchema.nullable(),
  verification: verificationSchema.nullable(),
  /** What completing it would ask for; null where there is nothing to prove. */
  proofOffer: proofOfferSchema.nullable(),
  /** Alarms that came back too soon, for whoever may read alarms; at most 20. */
  relapses: relapsesSchema,
  checklist: z.array(checklistItemSchema),
  labour: z.array(
    z.object({
      id: idSchema,
      user: personRefSchema,
      workedOn: daySchema,
      minutes: z.int(),
      note: z.string().nullable(),
      createdAt: z.int(),
    }),
  ),
  comments: z.array(
    z.object({ id: idSchema, author: personRefSchema, body: z.string(), createdAt: z.int() }),
  ),
  parts: z.array(partUsedSchema),
  /** Where the status may go from here for the person who asks. */
  transitions: z.array(z.enum(WORK_ORDER_STATUSES)),
  /** What is still missing before it can be completed. */
  missing: z.array(z.enum(['result', 'labour', 'checklist'])),
});
export type WorkOrderDetail = z.infer<typeof workOrderDetailSchema>;

const checklistTemplateSchema = z.object({
  id: idSchema,
  name: z.string(),
  assetType: z.object({ id: idSchema, name: z.string() }).nullable(),
  items: z.array(z.object({ text: z.string(), mandatory: z.boolean(), metricName: z.string().nullable() })),
});

export const workOrderFilterSchema = windowSchema.extend({
  /** Words that all occur, each in the number, the title or the asset's tag. */
  text: z.string().trim().max(200).default(''),
  /**
   * `open` is everything that is neither completed nor cancelled; `mine`, `overdue` and `due-today` are parts
   * of it. `not-verified` is completed work whose fix has not proved itself.
   */
  view: z.enum(['open', 'mine', 'overdue', 'due-today', 'not-verified', 'closed', 'all']).default('open'),
  status: z.array(z.enum(WORK_ORDER_STATUSES)).max(6).default([]),
  priority: z.array(z.enum(PRIORITIES)).max(4).default([]),
  assetId: idSchema.nullable().default(null),
  assigneeId: idSchema.nullable().default(null),
  /** Priority and status sort in the order of their lists; what was never due or completed comes last either way. */
  sort: z
    .enum(['number', 'title', 'priority', 'status', 'dueOn', 'createdAt', 'completedAt'])
    .default('dueOn'),
  direction: sortDirectionSchema.default('asc'),
});
export type WorkOrderFilter = z.infer<typeof workOrderFilterSchema>;

export const newWorkOrderSchema = workOrderFieldsSchema
  .partial()
  .extend({
    id: idSchema,
    alarmId: idSchema.nullable().default(null),
    templateId: idSchema.nullable().default(null),
  })
  .refine(({ title, alarmId }) => title !== undefined || alarmId !== null, { path: ['title'] });
export type NewWorkOrder = z.infer<typeof newWorkOrderSchema>;

/** Minutes one person works on one day at most. */
export const MOST_LABOUR_MINUTES = 24 * 60;
const labourMinutesSchema = z.int().min(1).max(MOST_LABOUR_MINUTES);

const ofWorkOrder = z.object({ workOrderId: idSchema });

export const workOrders = {
  list: query('work.read', ['work', 'assets', 'people'])
    .input(workOrderFilterSchema)
    .output(page(workOrderRowSchema)),
  get: query('work.read', ['work', 'alarms', 'metrics', 'readings', 'assets', 'people', 'stock', 'parts'])
    .input(z.object({ id: idSchema }))
    .output(workOrderDetailSchema),
  /**
   * Without `work.plan` the work order is a request: whom it is assigned to, its due day, estimate and
   * checklist are then refused. From an alarm it takes title,
   * priority and asset where none are given; refused with ALARM_HAS_WORK_ORDER {number}, or with ALARM_WORK_FORESEEN
   * {number} where a prediction has drafted open work against it.
   */
  create: command('work.request')
    .input(newWorkOrderSchema)
    .output(z.object({ id: idSchema, number: z.string() })),
  /** Open work that a prediction has drafted against what the alarm tells; null once the alarm has work. */
  foreseen: query('alarms.read', ['work', 'alarms', 'metrics', 'predictions'])
    .input(z.object({ alarmId: idSchema }))
    .output(z.object({ id: idSchema, number: z.string() }).nullable()),
  /** Makes the foreseen work the alarm's. Refused with ALARM_HAS_WORK_ORDER {number}. */
  attachAlarm: command('work.request')
    .input(z.object({ id: idSchema, alarmId: idSchema }))
    .output(doneSchema),
  /** Refused with WORK_ORDER_CLOSED. */
  update: command('work.plan').input(changeOf(workOrderFieldsSchema)).output(doneSchema),
  /** Bills come late: also when the work is closed. */
  setOtherCost: command('work.plan')
    .input(z.object({ id: idSchema, otherCost: moneySchema.min(0).nullable() }))
    .output(doneSchema),
  /** Any move but completing. Refused with TRANSITION_NOT_ALLOWED {from, to}. */
  transition: command('work.do')
    .input(z.object({ id: idSchema, to: z.enum(WORK_ORDER_STATUSES) }))
    .output(doneSchema),
  /**
   * Writes the result, books the hours and closes. Refused with COMPLETION_INCOMPLETE {missing}, LABOUR_OVER_DAY, or
   * INVALID_INPUT for a downtime longer than `mostDowntimeMinutes`.
   */
  complete: command('work.do')
    .input(
      z.object({
        id: idSchema,
        result: longTextSchema.trim().min(1),
        /** Booked for the person who completes, in addition to what is there. */
        labour: z.object({ id: idSchema, minutes: labourMinutesSchema, workedOn: daySchema }).nullable(),
        downtimeMinutes: minutesSchema.nullable().default(null),
        /** Of work from an alarm; null: as the rule of the metric or the plant has it. */
        verification: proofWishSchema.nullable().default(null),
      }),
    )
    .output(doneSchema),
  addComment: command('work.request')
    .input(ofWorkOrder.extend({ id: idSchema, body: z.string().trim().min(1).max(10_000) }))
    .output(doneSchema),
  /** Refused with LABOUR_OVER_DAY where the person would have more than 24 hours on the day. */
  addLabour: command('work.do')
    .input(
      ofWorkOrder.extend({
        id: idSchema,
        userId: idSchema.nullable().default(null),
        workedOn: daySchema,
        minutes: labourMinutesSchema,
        note: z.string().trim().max(1000).nullable().default(null),
      }),
    )
    .output(doneSchema),
  /** One's own booking; with `work.plan` anybody's. Refused with WORK_ORDER_CLOSED. */
  removeLabour: command('work.do')
    .input(z.object({ id: idSchema }))
    .output(doneSchema),
  /** Takes a removal back; refused as the booking itself would be. */
  restoreLabour: command('work.do')
    .input(z.object({ id: idSchema }))
    .output(doneSchema),
  addChecklistItem: command('work.do')
    .input(
      ofWorkOrder.extend({
        id: idSchema,
        text: z.string().trim().min(1).max(500),
        mandatory: z.boolean().default(false),
        /** Takes a reading of this metric of the asset. */
        metricId: idSchema.nullable().default(null),
      }),
    )
    .output(doneSchema),
  /** Copies the items of a template to the end of the checklist; sent again with the same id it adds nothing. */
  applyTemplate: command('work.do')
    .input(ofWorkOrder.extend({ id: idSchema, templateId: idSchema }))
    .output(z.object({ added: z.int() })),
  /**
   * Stores what was read at a step as a reading of its metric and ticks the step; typed again it replaces what was read
   * before. In `unit` where that is another than the metric's. Refused as `metrics.addReading` is.
   */
  answerChecklistItem: command('work.do')
    .input(
      z.object({
        id: idSchema,
        ts: readingInstantSchema,
        value: finiteSchema,
        unit: lineSchema.max(20).nullable().default(null),
      }),
    )
    .output(z.object({ alarmIds: z.array(idSchema) })),
  /** Ticks, unticks, renames or notes an item. A step that takes a reading is ticked by answering it. */
  updateChecklistItem: command('work.do')
    .input(
      z.object({
        id: idSchema,
        done: z.boolean().optional(),
        note: z.string().trim().max(2000).nullable().optional(),
        text: z.string().trim().min(1).max(500).optional(),
      }),
    )
    .output(doneSchema),
  /** Puts an item after another one, or first when `afterId` is null. */
  moveChecklistItem: command('work.do')
    .input(z.object({ id: idSchema, afterId: idSchema.nullable() }))
    .output(doneSchema),
  removeChecklistItem: command('work.do')
    .input(z.object({ id: idSchema }))
    .output(doneSchema),
  /** Takes a removal back: the item stands where it stood, ticked as it was. */
  restoreChecklistItem: command('work.do')
    .input(z.object({ id: idSchema }))
    .output(doneSchema),
  /** Draws from a store through the ledger; the cost goes to the work order. Refused with NOT_A_STORE. */
  usePart: command('stock.issue')
    .input(
      ofWorkOrder.extend({
        id: idSchema,
        partId: idSchema,
        locationId: idSchema,
        quantity: z.int().min(1).max(1_000_000_000),
      }),
    )
    .output(
      z.object({
        movementId: idSchema,
        cost: z.int(),
        /** What is left there; negative means the shelf and the books disagree. */
        left: z.int(),
      }),
    ),
  /** Puts unused parts back at the cost they were drawn at. */
  returnPart: command('stock.issue')
    .input(
      ofWorkOrder.extend({
        id: idSchema,
        movementId: idSchema,
        quantity: z.int().min(1).max(1_000_000_000),
      }),
    )
    .output(doneSchema),
  templates: query('work.read', ['work', 'assets']).output(z.array(checklistTemplateSchema)),
  saveTemplate: command('work.plan')
    .input(
      z.object({
        id: idSchema,
        name: nameSchema,
        assetTypeId: idSchema.nullable(),
        items: z
          .array(
            z.object({
              text: z.string().trim().min(1).max(500),
              mandatory: z.boolean(),
              metricName: nameSchema.nullable().default(null),
            }),
          )
          .min(1)
          .max(200),
      }),
    )
    .output(doneSchema),
  /** People work can be assigned to. */
  assignees: query('work.read', ['people']).output(z.array(personRefSchema.extend({ role: roleNameSchema }))),
};
