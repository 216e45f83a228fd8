import { z } from 'zod';
import {
  command,
  finiteSchema,
  idSchema,
  nameSchema,
  personRefSchema,
  query,
  readingInstantSchema,
} from './base.ts';

/** What a person may do with a reading: nothing, take it out, or also put another in its place. */
const MAY = ['nothing', 'take-out', 'correct'] as const;

export const readingSchema = z.object({
  ts: z.int(),
  /** As it is stored; of a counter life to date. */
  value: z.number(),
  /** Of a counter what its meter showed, else the value. */
  shown: z.number(),
  source: z.enum(['typed', 'import', 'collector', 'demo']),
  /** Name of the file or of the collector; empty of what was typed. */
  label: z.string(),
  typedBy: personRefSchema.nullable(),
  may: z.enum(MAY),
});
export type StoredReading = z.infer<typeof readingSchema>;

export const readingCorrectionSchema = z.object({
  id: idSchema,
  /** The reading that was wrong, as it was shown. */
  ts: z.int(),
  value: z.number(),
  /** What stands in its place; null where it was taken out. */
  replacedBy: z.object({ ts: z.int(), value: z.number() }).nullable(),
  reason: z.string(),
  correctedBy: personRefSchema,
  at: z.int(),
  undoneAt: z.int().nullable(),
  mayUndo: z.boolean(),
});
export type ReadingCorrection = z.infer<typeof readingCorrectionSchema>;

/** The reading that is meant: its instant, and the value that was shown for it. */
const meant = { metricId: idSchema, ts: readingInstantSchema, shown: finiteSchema };
const raised = z.object({ alarmIds: z.array(idSchema) });

/**
 * Single readings, and what was corrected of them. One's own typed reading can be corrected or taken out for a day by
 * who does work, anything else by who sets metrics up; what was not typed can only be taken out. All evaluate as if the
 * wrong reading had never come. Refused with NOT_FOUND where it is not there (any more) as it was shown, FORBIDDEN,
 * HISTORY_CLOSED, READING_OF_STEP {number} for one that belongs to a step of a checklist, JOB_RUNNING while the import
 * that brought it runs, METER_CHANGE_NEEDED {from, to} where the readings left cannot be of one meter.
 */
export const readings = {
  /** Before an instant, newest first. */
  list: query('metrics.read', ['readings', 'metrics', 'people', 'imports', 'work'])
    .input(
      z.object({
        metricId: idSchema,
        before: readingInstantSchema.nullable().default(null),
        limit: z.int().min(1).max(200).default(20),
      }),
    )
    .output(z.object({ rows: z.array(readingSchema), hasMore: z.boolean() })),
  /** The newest 50, newest first. */
  corrections: query('metrics.read', ['readings', 'metrics', 'people'])
    .input(z.object({ metricId: idSchema }))
    .output(z.array(readingCorrectionSchema)),
  /** Another value or instant for a typed reading; refused as `metrics.addReading` is, and READING_NOT_TYPED. */
  correct: command('work.do')
    .input(
      z.object({
        id: idSchema,
        ...meant,
        newTs: readingInstantSchema,
        newValue: finiteSchema,
        reason: nameSchema,
      }),
    )
    .output(raised),
  takeOut: command('work.do')
    .input(z.object({ id: idSchema, ...meant, reason: nameSchema }))
    .output(raised),
  /** Undoes a correction. Refused with READING_EXISTS {value} where another reading has come to that instant. */
  putBack: command('work.do')
    .input(z.object({ id: idSchema }))
    .output(raised),
};
