/** The alarms of a metric that is archived. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Id } from '../../shared/ids.ts';
import type { WriteTx } from '../database/database.ts';
import { alarms } from '../database/schema/index.ts';
import { isStanding } from './queries.ts';

/** Ends all that last, at an instant or their peak after it, and acknowledges all that stand. */
export function quieten(tx: WriteTx, metricId: Id, by: Id | null, at: number): void {
  tx.update(alarms)
    .set({ acknowledgedAt: tx.now, acknowledgedBy: by })
    .where(and(eq(alarms.metricId, metricId), isStanding, isNull(alarms.acknowledgedAt)))
    .run();
  tx.update(alarms)
    .set({ endedAt: sql`max(${alarms.peakAt}, ${at})` })
    .where(and(eq(alarms.metricId, metricId), isNull(alarms.endedAt)))
    .run();
}
