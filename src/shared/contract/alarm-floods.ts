/** Times in which more alarms ring than people can answer one by one. */
import { z } from 'zod';
import { SEVERITIES } from '../domain/vocabulary.ts';
import { command, idSchema, query } from './base.ts';

/** Over how long rings are counted (ISA-18.2, EEMUA 191): ten minutes. */
export const FLOOD_WINDOW_MS = 600_000;

export const FLOOD_ALARMS = { least: 2, most: 1000 } as const;

export const floodSettingsSchema = z.object({
  /** More alarms than that within ten minutes are a flood; fewer than half of it end it. */
  alarms: z.int().min(FLOOD_ALARMS.least).max(FLOOD_ALARMS.most),
});
export type FloodSettings = z.infer<typeof floodSettingsSchema>;

/** What people are told of a flood. */
export const floodToldSchema = z.object({
  alarms: z.int(),
  critical: z.int(),
  /** In which they have rung; at least those in which a flood is counted. */
  minutes: z.int(),
  severity: z.enum(SEVERITIES),
});

export const alarmFloods = {
  /** The flood with this id, without one the flood that lasts; null when there is none. */
  get: query('alarms.read', ['alarms'])
    .input(z.object({ id: idSchema.nullable().default(null) }))
    .output(
      z
        .object({
          id: idSchema,
          /** When its first alarm rang. */
          startedAt: z.int(),
          endedAt: z.int().nullable(),
          alarms: z.int(),
          critical: z.int(),
          /** Neither acknowledged nor held back. */
          waiting: z.int(),
        })
        .nullable(),
    ),
  settings: query('alarms.read', ['plant']).output(floodSettingsSchema),
  changeSettings: command('plant.manage').input(floodSettingsSchema).output(z.object({})),
};
