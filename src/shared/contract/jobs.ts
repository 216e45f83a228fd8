import { z } from 'zod';
import { ERROR_CODES } from '../errors.ts';
import { command, idSchema, query } from './base.ts';

export const jobStartedSchema = z.object({ jobId: idSchema });

/** Work that takes longer than a moment: what it is doing, how far it is, how it ended. */
export const jobSchema = z.object({
  id: idSchema,
  kind: z.enum([
    'demo',
    'import-inspect',
    'import-run',
    'label-print',
    'import-undo',
    'import-undo-preview',
    'files-check',
    'records-inspect',
    'records-run',
    'records-export',
    'readings-export',
    'search-catch-up',
    'type-metrics',
    'retention-survey',
    'retention-prune',
  ]),
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  /** Key of the sentence that says what is being done, e.g. `readings`. */
  step: z.string(),
  /** 0 to 1. */
  progress: z.number().min(0).max(1),
  error: z.object({ code: z.enum(ERROR_CODES), params: z.record(z.string(), z.unknown()) }).nullable(),
});
export type Job = z.infer<typeof jobSchema>;

export const jobs = {
  get: query('public', ['jobs'])
    .input(z.object({ id: idSchema }))
    .output(jobSchema),
  /** Asks the job to stop; it takes back what it has done. */
  cancel: command('public', { writesNothing: true })
    .input(z.object({ id: idSchema }))
    .output(z.object({})),
};
