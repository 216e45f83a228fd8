/** How long readings are kept, how many there are, and the removal of old ones. */
import { z } from 'zod';
import { command, idSchema, query } from './base.ts';
import { jobStartedSchema } from './jobs.ts';

export const RAW_MONTHS = { least: 1, most: 120 } as const;
export const ROLLUP_YEARS = { least: 1, most: 50 } as const;

export const retentionSchema = z
  .object({
    /** Single readings, in months. */
    rawMonths: z.int().min(RAW_MONTHS.least).max(RAW_MONTHS.most),
    /** What they are summed up to, in years. */
    rollupYears: z.int().min(ROLLUP_YEARS.least).max(ROLLUP_YEARS.most),
  })
  .refine(({ rawMonths, rollupYears }) => rawMonths <= 12 * rollupYears, { path: ['rollupYears'] });
export type Retention = z.infer<typeof retentionSchema>;

/** Metrics that a survey names: those with most readings. */
export const MAX_SURVEYED = 200;

export const surveySchema = z.object({
  readings: z.int(),
  rollups: z.int(),
  /** Of readings and pyramid, about: SQLite does not say it exactly without reading everything. */
  bytes: z.int(),
  oldest: z.int().nullable(),
  /** Readings and rows of the pyramid that would go now. */
  goingReadings: z.int(),
  goingRollups: z.int(),
  goingBytes: z.int(),
  /** Before which readings, and days of the pyramid, are old. */
  rawBefore: z.int(),
  rollupsBefore: z.int(),
  metricCount: z.int(),
  /** Most readings first. */
  metrics: z.array(
    z.object({
      id: idSchema,
      name: z.string(),
      asset: z.object({ id: idSchema, tag: z.string(), name: z.string() }),
      readings: z.int(),
      bytes: z.int(),
      oldest: z.int().nullable(),
      going: z.int(),
    }),
  ),
});
export type RetentionSurvey = z.infer<typeof surveySchema>;

export const retention = {
  settings: query('signed-in', ['plant']).output(retentionSchema),
  /** Of what is gone by then nothing comes back. */
  changeSettings: command('plant.manage').input(retentionSchema).output(z.object({})),
  /** Before this instant not all single readings of the asset's metrics are kept; null: all are. */
  prunedUntil: query('metrics.read', ['readings', 'metrics'])
    .input(z.object({ assetId: idSchema }))
    .output(z.object({ until: z.int().nullable() })),
  /** Counts what there is and what would go, as a job that writes nothing. */
  startSurvey: command('plant.manage', { writesNothing: true }).output(jobStartedSchema),
  surveyResult: query('plant.manage', ['jobs'])
    .input(z.object({ jobId: idSchema }))
    .output(surveySchema),
  /**
   * Removes what is old by the settings, as a job; cancelled, what is gone by then stays gone. `shown`: nothing that
   * is newer than what somebody was shown and agreed to, whatever was set since.
   */
  startPrune: command('plant.manage', { writesNothing: true })
    .input(z.object({ shown: surveySchema.pick({ rawBefore: true, rollupsBefore: true }).optional() }))
    .output(jobStartedSchema),
  /** The prune that runs, or the last one since the program was started, by hand or by itself. */
  lastPrune: query('plant.manage', ['jobs']).output(z.object({ jobId: idSchema.nullable() })),
  /** What was freed; bytes are pages inside the file, which does not become smaller. */
  pruneResult: query('plant.manage', ['jobs'])
    .input(z.object({ jobId: idSchema }))
    .output(z.object({ readings: z.int(), rollups: z.int(), bytes: z.int() })),
};
