/** Which alarms disturb most, and what a wider deadband would have spared. */
import { z } from 'zod';
import { ALARM_TYPES } from '../domain/vocabulary.ts';
import { assetRefSchema, idSchema, query } from './base.ts';

export const NUISANCE_DAYS = [7, 30, 90] as const;

/** What rang less often in the period is no nuisance. */
export const NUISANCE_LEAST = 3;

const daysSchema = z.union(NUISANCE_DAYS.map((days) => z.literal(days)));

export const nuisanceRowSchema = z.object({
  asset: assetRefSchema,
  metric: z.object({ id: idSchema, name: z.string(), unit: z.string(), decimals: z.int() }),
  type: z.enum(ALARM_TYPES),
  /** Alarms of this metric and type that rang in the period. */
  alarms: z.int(),
  /** Of these, those that began while another lasted or within five minutes of its end. */
  followers: z.int(),
  /** Of these, those that were part of three or more within a minute (chattering, ISA-18.2). */
  chattering: z.int(),
  /** Of these, those that stood for more than 24 hours (stale, ISA-18.2). */
  stale: z.int(),
  unacknowledged: z.int(),
  averageMs: z.int(),
});
export type NuisanceRow = z.infer<typeof nuisanceRowSchema>;

export const alarmNuisance = {
  /**
   * The ten that rang most often in the last days, `NUISANCE_LEAST` times or more, of live assets and metrics; `total`
   * is all that rang, `seldom` those that rang less often.
   */
  top: query('alarms.read', ['alarms', 'assets', 'metrics'])
    .input(z.object({ days: daysSchema }))
    .output(
      z.object({
        total: z.int(),
        seldom: z.object({ alarms: z.int(), metrics: z.int() }),
        rows: z.array(nuisanceRowSchema).max(10),
      }),
    ),
  /**
   * Replays the readings of the last days with wider deadbands; null where a deadband is of no use: states, silence,
   * or limits that are gone. Refused with NOT_FOUND.
   */
  widen: query('metrics.read', ['metrics', 'readings', 'imports'])
    .input(z.object({ metricId: idSchema, type: z.enum(ALARM_TYPES), days: daysSchema }))
    .output(
      z
        .object({
          deadband: z.number(),
          /** With the deadband there is. */
          alarms: z.int(),
          /** Null when none that was tried spares any. */
          proposed: z.object({ deadband: z.number(), alarms: z.int() }).nullable(),
        })
        .nullable(),
    ),
};
