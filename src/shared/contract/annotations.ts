/** What people write on the charts of metrics. */
import { z } from 'zod';
import {
  changeOf,
  command,
  doneSchema,
  idSchema,
  personRefSchema,
  query,
  readingInstantSchema,
} from './base.ts';

/** Metrics that can be asked about together. */
export const MAX_CHART_METRICS = 8;

export const annotationSchema = z.object({
  id: idSchema,
  metricId: idSchema,
  at: z.int(),
  /** Null for an instant. */
  until: z.int().nullable(),
  text: z.string(),
  author: personRefSchema,
  createdAt: z.int(),
});
export type Annotation = z.infer<typeof annotationSchema>;

const fields = {
  at: readingInstantSchema,
  until: readingInstantSchema.nullable(),
  text: z.string().trim().min(1).max(2000),
};

export const annotations = {
  /** Those that touch the closed interval, oldest first; of more than `limit` the newest. */
  list: query('metrics.read', ['metrics', 'people'])
    .input(
      z.object({
        metricIds: z.array(idSchema).min(1).max(MAX_CHART_METRICS),
        from: readingInstantSchema,
        to: readingInstantSchema,
        limit: z.int().min(1).max(500).default(200),
      }),
    )
    .output(z.object({ rows: z.array(annotationSchema), total: z.int() })),
  /** Whoever may comment on alarms may annotate. Refused with INVALID_INPUT {fields: ['until']} for an end before the start. */
  create: command('alarms.acknowledge')
    .input(z.object({ id: idSchema, metricId: idSchema, ...fields, until: fields.until.default(null) }))
    .output(doneSchema),
  /** One's own; somebody else's with `metrics.write`, otherwise FORBIDDEN. The same for what follows. */
  update: command('alarms.acknowledge')
    .input(changeOf(z.object(fields)))
    .output(doneSchema),
  archive: command('alarms.acknowledge')
    .input(z.object({ id: idSchema }))
    .output(doneSchema),
  /** Takes an archiving back. */
  restore: command('alarms.acknowledge')
    .input(z.object({ id: idSchema }))
    .output(doneSchema),
};
