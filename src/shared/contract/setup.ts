import { z } from 'zod';
import { command, nameSchema } from './base.ts';
import { jobStartedSchema } from './jobs.ts';

export const setupPlantInputSchema = z.object({
  companyName: nameSchema,
  adminFullName: nameSchema,
  adminUsername: z
    .string()
    .trim()
    .min(2)
    .max(50)
    .regex(/^[A-Za-z0-9._-]+$/),
  adminPassword: z.string().min(12).max(256),
  timeZone: z.string().min(1).max(60),
  language: z.enum(['en', 'de']),
  currency: z.string().regex(/^[A-Z]{3}$/),
});

export const setup = {
  /** Sets up an empty plant and signs its first admin in. Refused with ALREADY_SET_UP. */
  plant: command('public')
    .input(setupPlantInputSchema)
    .output(z.object({ token: z.string() })),
  /** Builds the demo plant as a job that can be watched and cancelled. Refused with ALREADY_SET_UP. */
  demo: command('public', { writesNothing: true })
    .input(z.object({ timeZone: z.string().min(1).max(60), language: z.enum(['en', 'de']) }))
    .output(jobStartedSchema),
};
