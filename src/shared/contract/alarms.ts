import { z } from 'zod';
import { ALARM_TYPES, CRITICALITIES, HOLDS, SEVERITIES, SIDES } from '../domain/vocabulary.ts';
import {
  assetRefSchema,
  command,
  doneSchema,
  idSchema,
  instantSchema,
  page,
  personRefSchema,
  query,
  windowSchema,
} from './base.ts';

/**
 * States of an episode after ISA-18.2; `suppressed` is by design. `closed` has ended and was acknowledged, or has
 * ended while it was held back.
 */
export const ALARM_STATES = [
  'unacknowledged',
  'acknowledged',
  'returned-unacknowledged',
  'shelved',
  'suppressed',
  'closed',
] as const;

/** Longest time that a metric may stay on the shelf: 30 days. */
export const MAX_SHELF_MS = 30 * 24 * 60 * 60 * 1000;

/** As many alarms as are acknowledged together. */
export const MAX_ACKNOWLEDGED = 5000;

/** How long one may take back one's own acknowledgement: two minutes. */
export const TAKE_BACK_MS = 2 * 60 * 1000;

/** Somebody's word that the alarms of a metric shall not ring until an instant. */
const shelfSchema = z.object({
  until: z.int(),
  reason: z.string(),
  shelvedBy: personRefSchema,
  shelvedAt: z.int(),
});

export const alarmSchema = z.object({
  id: idSchema,
  state: z.enum(ALARM_STATES),
  asset: assetRefSchema.extend({ criticality: z.enum(CRITICALITIES) }),
  metric: z.object({ id: idSchema, name: z.string(), unit: z.string(), decimals: z.int() }),
  type: z.enum(ALARM_TYPES),
  /** Of a characteristic: what the state that raised it is called. */
  label: z.string().nullable(),
  /** The window in which a change is watched, as it is set now. */
  windowMs: z.int().nullable(),
  side: z.enum(SIDES),
  severity: z.enum(SEVERITIES),
  /** In the metric's unit; of a change how far and below zero where it falls, of a state its code, of silence in ms. */
  limit: z.number(),
  startedAt: z.int(),
  raisedAt: z.int(),
  endedAt: z.int().nullable(),
  peakValue: z.number(),
  peakAt: z.int(),
  /** The metric's newest reading until the alarm is closed, then null; of a characteristic with the name of the state. */
  value: z.object({ ts: z.int(), value: z.number(), state: z.string().nullable() }).nullable(),
  rings: z.boolean(),
  /** Why it does not ring although it would. */
  held: z.enum(HOLDS).nullable(),
  /** While it lasts: the asset whose status holds it back, its own or the nearest above that does not run. */
  heldBy: assetRefSchema.nullable(),
  /** The open shelf that holds it back. */
  shelf: shelfSchema.nullable(),
  acknowledgedAt: z.int().nullable(),
  acknowledgedBy: personRefSchema.nullable(),
  acknowledgeNote: z.string().nullable(),
  workOrder: z.object({ id: idSchema, number: z.string() }).nullable(),
  /** Completed work that was to have mended this, and that it came so soon after. */
  relapseOf: z.object({ id: idSchema, number: z.string(), completedAt: z.int() }).nullable(),
  /** The span to draw: the episode and the readings that led to it, with some time before and after. */
  slice: z.object({ from: z.int(), to: z.int() }),
});
export type Alarm = z.infer<typeof alarmSchema>;

const manySchema = z.object({ ids: z.array(idSchema).min(1).max(MAX_ACKNOWLEDGED) });

const views = z.enum(['standing', 'held', 'all']);

export const alarms = {
  /**
   * `standing`: lasting or not yet acknowledged. `held`: lasting, but held back. Both by consequence: severity, then
   * criticality of the asset, then the newest. `all`: every episode, newest first.
   */
  list: query('alarms.read', ['alarms', 'assets', 'metrics', 'readings', 'work', 'people'])
    .input(
      windowSchema.extend({
        view: views.default('standing'),
        assetId: idSchema.nullable().default(null),
        severity: z.enum(SEVERITIES).nullable().default(null),
        /** Only those of a flood, by consequence in every view. */
        floodId: idSchema.nullable().default(null),
      }),
    )
    .output(page(alarmSchema)),
  get: query('alarms.read', ['alarms', 'assets', 'metrics', 'readings', 'work', 'people'])
    .input(z.object({ id: idSchema }))
    .output(alarmSchema),
  /** Refused with ALARM_ALREADY_ACKNOWLEDGED. */
  acknowledge: command('alarms.acknowledge')
    .input(z.object({ id: idSchema, note: z.string().trim().max(1000).nullable().default(null) }))
    .output(doneSchema),
  /**
   * Those that somebody else has acknowledged before are left out; answers with those that one has acknowledged
   * oneself and may still take back.
   */
  acknowledgeMany: command('alarms.acknowledge')
    .input(manySchema)
    .output(z.object({ ids: z.array(idSchema) })),
  /**
   * Takes one's own acknowledgements back; harmless where there is none. Refused with ACKNOWLEDGEMENT_STANDS when one
   * of them is somebody else's or older than `TAKE_BACK_MS`.
   */
  unacknowledge: command('alarms.acknowledge').input(manySchema).output(manySchema),

  /** Metrics on the shelf, the one that ends first before others; whether an alarm of theirs lasts or not. */
  shelves: query('alarms.read', ['alarms', 'assets', 'metrics', 'people'])
    .input(windowSchema.extend({ metricId: idSchema.nullable().default(null) }))
    .output(
      page(
        shelfSchema.extend({
          id: idSchema,
          asset: assetRefSchema,
          metric: z.object({ id: idSchema, name: z.string() }),
        }),
      ),
    ),
  /** Keeps the alarms of a metric from ringing; takes the place of an open shelf. */
  shelve: command('alarms.acknowledge')
    .input(
      z.object({
        id: idSchema,
        metricId: idSchema,
        until: instantSchema,
        reason: z.string().trim().min(1).max(1000),
      }),
    )
    .output(doneSchema),
  /** Harmless where none is open. What still lasts rings now. */
  unshelve: command('alarms.acknowledge')
    .input(z.object({ metricId: idSchema }))
    .output(doneSchema),

  /** What people have said about an alarm, oldest first. */
  comments: query('alarms.read', ['alarms', 'people'])
    .input(z.object({ id: idSchema }))
    .output(
      z.array(z.object({ id: idSchema, author: personRefSchema, body: z.string(), createdAt: z.int() })),
    ),
  addComment: command('alarms.acknowledge')
    .input(z.object({ id: idSchema, alarmId: idSchema, body: z.string().trim().min(1).max(10_000) }))
    .output(doneSchema),
  /** One's own; refused with FORBIDDEN for somebody else's. */
  removeComment: command('alarms.acknowledge')
    .input(z.object({ id: idSchema }))
    .output(doneSchema),
};
