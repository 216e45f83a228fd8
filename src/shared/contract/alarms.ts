import { z } from 'zod';
import { ALARM_TYPES, SEVERITIES, SIDES } from '../domain/vocabulary.ts';
import {
  assetRefSchema,
  command,
  doneSchema,
  idSchema,
  page,
  personRefSchema,
  query,
  windowSchema,
} from './base.ts';

/** States of an episode after ISA-18.2; `closed` has ended and was acknowledged. */
export const ALARM_STATES = ['unacknowledged', 'acknowledged', 'returned-unacknowledged', 'closed'] as const;

export const alarmSchema = z.object({
  id: idSchema,
  state: z.enum(ALARM_STATES),
  asset: assetRefSchema,
  metric: z.object({ id: idSchema, name: z.string(), unit: z.string(), decimals: z.int() }),
  type: z.enum(ALARM_TYPES),
  side: z.enum(SIDES),
  severity: z.enum(SEVERITIES),
  limit: z.number(),
  startedAt: z.int(),
  raisedAt: z.int(),
  endedAt: z.int().nullable(),
  peakValue: z.number(),
  peakAt: z.int(),
  /** The metric's newest reading until the alarm is closed, then null. */
  value: z.object({ ts: z.int(), value: z.number() }).nullable(),
  rings: z.boolean(),
  acknowledgedAt: z.int().nullable(),
  acknowledgedBy: personRefSchema.nullable(),
  acknowledgeNote: z.string().nullable(),
  workOrder: z.object({ id: idSchema, number: z.string() }).nullable(),
  /** The span to draw: the episode with some time before and after. */
  slice: z.object({ from: z.int(), to: z.int() }),
});
export type Alarm = z.infer<typeof alarmSchema>;

export const alarms = {
  /** `standing`: lasting or not yet acknowledged, worst and newest first. `all`: every episode, newest first. */
  list: query('alarms.read', ['alarms', 'assets', 'metrics', 'readings', 'work', 'people'])
    .input(
      windowSchema.extend({
        view: z.enum(['standing', 'all']).default('standing'),
        assetId: idSchema.nullable().default(null),
        severity: z.enum(SEVERITIES).nullable().default(null),
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
};
