import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { stream, TOPICS } from './base.ts';

export const live = {
  /** What has just changed, by topic only, after each commit; the first event says `connected` so that nothing is missed. */
  changes: stream('public').output(
    eventIterator(
      z.discriminatedUnion('type', [
        z.object({ type: z.literal('connected') }),
        z.object({ type: z.literal('changed'), topics: z.array(z.enum(TOPICS)) }),
      ]),
    ),
  ),
};
