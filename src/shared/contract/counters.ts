import { z } from 'zod';
import { COUNTER_PROBLEMS } from '../domain/counter.ts';
import { command, idSchema, nameSchema, personRefSchema, query, readingInstantSchema } from './base.ts';

/** What a meter shows, in the metric's unit. */
export const faceSchema = z.number().min(0).max(1e15);

const markSchema = z.object({ ts: z.int(), face: z.number(), ltd: z.number() });

export const meterChangeSchema = z.object({
  id: idSchema,
  at: z.int(),
  oldFace: z.number(),
  newFace: z.number(),
  /** Life to date at that instant. */
  ltd: z.number(),
  reason: z.string(),
  changedBy: personRefSchema,
});
export type MeterChange = z.infer<typeof meterChangeSchema>;

/** Metrics that only rise. Their readings are life to date; here is what their meters showed. */
export const counters = {
  /** NOT_FOUND for a metric that is no counter. */
  get: query('metrics.read', ['metrics', 'readings', 'people'])
    .input(z.object({ metricId: idSchema }))
    .output(
      z.object({
        /** The newest reading or change of the meter; null while there is none. */
        newest: markSchema.nullable(),
        /**
         * Rise per day between the newest reading and the last one 30 days before it, or the first there is since; null
         * where that is less than a day.
         */
        rate: z.object({ perDay: z.number(), from: z.int() }).nullable(),
        /** The newest 200, newest first. */
        changes: z.array(meterChangeSchema),
        changeCount: z.int(),
      }),
    ),
  /** What a face read at an instant would come to; writes nothing. */
  place: query('metrics.read', ['metrics', 'readings'])
    .input(z.object({ metricId: idSchema, ts: readingInstantSchema, face: faceSchema.nullable() }))
    .output(
      z.object({
        before: markSchema.nullable(),
        /** What it showed at that very instant, where a reading stands: another one is refused. */
        there: z.number().nullable(),
        /** Null where it cannot be, or no face was given. */
        ltd: z.number().nullable(),
        rolledOver: z.boolean(),
        problem: z.object({ kind: z.enum(COUNTER_PROBLEMS), than: z.number() }).nullable(),
      }),
    ),
  /**
   * The meter was replaced; what was read since moves with it. Refused with ALREADY_EXISTS {field: 'at'}, COUNTER_BELOW,
   * COUNTER_ABOVE or COUNTER_BEYOND {than}, METER_CHANGE_TOO_LATE {count}, HISTORY_CLOSED.
   */
  changeMeter: command('work.do')
    .input(
      z.object({
        id: idSchema,
        metricId: idSchema,
        at: readingInstantSchema,
        oldFace: faceSchema,
        newFace: faceSchema,
        reason: nameSchema,
      }),
    )
    .output(z.object({ alarmIds: z.array(idSchema) })),
  /** Refused with METER_CHANGE_NEEDED {from, to}, METER_CHANGE_TOO_LATE {count}, HISTORY_CLOSED. */
  removeChange: command('work.do')
    .input(z.object({ id: idSchema }))
    .output(z.object({ alarmIds: z.array(idSchema) })),
};
