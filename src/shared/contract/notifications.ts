import { z } from 'zod';
import { NOTIFICATION_KINDS } from '../domain/vocabulary.ts';
import { command, idSchema, query } from './base.ts';

export const notificationSchema = z.object({
  id: idSchema,
  kind: z.enum(NOTIFICATION_KINDS),
  entity: z.enum(['alarms', 'work_orders', 'parts']),
  entityId: idSchema,
  subject: z.string(),
  createdAt: z.int(),
  readAt: z.int().nullable(),
});

export const notifications = {
  /** Of the person who asks, newest first, at most 50. */
  list: query('signed-in', ['notifications']).output(
    z.object({ unread: z.int(), rows: z.array(notificationSchema) }),
  ),
  /** Null marks all of them. */
  markRead: command('signed-in')
    .input(z.object({ id: idSchema.nullable() }))
    .output(z.object({})),
};
