import { z } from 'zod';
import { FAILURE_KINDS, STANDING_STATES } from '../domain/health.ts';
import { PRIORITIES, SEVERITIES } from '../domain/vocabulary.ts';
import { command, daySchema, doneSchema, idSchema, personRefSchema, query } from './base.ts';

/** So many records of a line are named; `count` says how many there are. */
export const HEALTH_LINE_ROWS = 20;

const scoreSchema = z.int().min(0).max(100);

/** Of the records of a line: `sum` is of all of them, of which `points` count, `most` at the most. */
const summed = { points: z.int(), most: z.int(), sum: z.int(), count: z.int() };
const row = { id: idSchema, points: z.int() };

/** What the score is made of: causes as in `domain/health.ts`, each with the records behind it, heaviest first. */
export const healthLineSchema = z.discriminatedUnion('cause', [
  z.object({
    cause: z.literal('alarms'),
    ...summed,
    rows: z.array(
      z.object({
        ...row,
        metricName: z.string(),
        severity: z.enum(SEVERITIES),
        state: z.enum(STANDING_STATES),
      }),
    ),
  }),
  z.object({
    cause: z.literal('overdue'),
    ...summed,
    rows: z.array(
      z.object({
        ...row,
        number: z.string(),
        title: z.string(),
        priority: z.enum(PRIORITIES),
        dueOn: daySchema,
      }),
    ),
  }),
  z.object({
    cause: z.literal('age'),
    points: z.int(),
    most: z.int(),
    installedOn: daySchema.nullable(),
    /** The asset's own, else that of its type. */
    expectedLifetimeMonths: z.int().nullable(),
    /** Days that the item had served in other positions before. */
    earlierDays: z.int(),
    /** How much of the lifetime is over, 1 being all of it; null when installation or lifetime are not known. */
    used: z.number().nullable(),
  }),
  z.object({
    cause: z.literal('failures'),
    ...summed,
    rows: z.array(
      z.object({
        ...row,
        kind: z.enum(FAILURE_KINDS),
        /** A work order's number and title, an alarm's metric. */
        name: z.string(),
        day: daySchema,
      }),
    ),
  }),
]);
export type HealthLine = z.infer<typeof healthLineSchema>;

export const healthOverrideSchema = z.object({
  score: scoreSchema,
  reason: z.string(),
  /** Its last day. */
  until: daySchema,
  /** Null when the program itself set it. */
  by: personRefSchema.nullable(),
  at: z.int().nullable(),
});
export type HealthOverride = z.infer<typeof healthOverrideSchema>;

export const assetHealthSchema = z.object({
  /** The one that counts: somebody's word while that is in force, else the computed one. */
  score: scoreSchema,
  computed: scoreSchema,
  lines: z.array(healthLineSchema),
  /** Points for alarms and work orders that the person may not read; the score is the same for everybody. */
  unseen: z.int(),
  override: healthOverrideSchema.nullable(),
});
export type AssetHealth = z.infer<typeof assetHealthSchema>;

export const health = {
  /** 100 is the points of `lines` and `unseen` and the computed score together. Refused with NOT_FOUND. */
  of: query('assets.read', ['assets', 'alarms', 'work', 'metrics', 'people'])
    .input(z.object({ assetId: idSchema }))
    .output(assetHealthSchema),
  /** In force to the end of `until`: today at the earliest, in a year at the latest (INVALID_INPUT {fields}). */
  override: command('assets.write')
    .input(
      z.object({
        assetId: idSchema,
        score: scoreSchema,
        reason: z.string().trim().min(1).max(500),
        until: daySchema,
      }),
    )
    .output(doneSchema),
  /** The computed score counts again. */
  clearOverride: command('assets.write')
    .input(z.object({ assetId: idSchema }))
    .output(doneSchema),
};
