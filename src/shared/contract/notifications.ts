import { z } from 'zod';
import {
  ALARM_TYPES,
  NOTIFICATION_KINDS,
  NOTIFIED_ENTITIES,
  SEVERITIES,
  SIDES,
} from '../domain/vocabulary.ts';
import { floodToldSchema } from './alarm-floods.ts';
import { command, idSchema, query } from './base.ts';

export const notificationSchema = z.object({
  id: idSchema,
  kind: z.enum(NOTIFICATION_KINDS),
  entity: z.enum(NOTIFIED_ENTITIES),
  entityId: idSchema,
  subject: z.string(),
  /** Of an alarm: what is wrong, as it is now. */
  alarm: z
    .object({
      type: z.enum(ALARM_TYPES),
      side: z.enum(SIDES),
      severity: z.enum(SEVERITIES),
      /** What a state is called. */
      label: z.string().nullable(),
    })
    .nullable(),
  /** Of a flood of alarms: what it is by now. */
  flood: floodToldSchema.nullable(),
  createdAt: z.int(),
  readAt: z.int().nullable(),
  /**
   * Nothing is left to do: the alarm was acknowledged by anybody, the work is closed or in other hands, the part is
   * no longer to be reordered. What is settled does not count as unread.
   */
  settled: z.boolean(),
});

export const notifications = {
  /** Of the person who asks, newest first, at most 50. */
  list: query('signed-in', ['notifications', 'alarms', 'metrics', 'work', 'stock']).output(
    z.object({ unread: z.int(), rows: z.array(notificationSchema) }),
  ),
  /** Null marks all of them. */
  markRead: command('signed-in')
    .input(z.object({ id: idSchema.nullable() }))
    .output(z.object({})),
};
