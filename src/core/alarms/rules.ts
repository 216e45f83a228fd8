/** What an alarm does when it rings. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Id } from '../../shared/ids.ts';
import type { WriteTx } from '../database/database.ts';
import { alarms, assets, metrics } from '../database/schema/index.ts';
import { notify, usersWith } from '../notifications/notify.ts';

/**
 * Rings an alarm: one just raised, one that became worse, or one that is no longer held. One that never rings,
 * or is held, stays quiet.
 */
export function ring(tx: WriteTx, alarmId: Id): void {
  const about = tx
    .select({ tag: assets.tag, metric: metrics.name })
    .from(alarms)
    .innerJoin(metrics, eq(metrics.id, alarms.metricId))
    .innerJoin(assets, eq(assets.id, metrics.assetId))
    .where(and(eq(alarms.id, alarmId), eq(alarms.rings, true), isNull(alarms.held)))
    .get();
  if (about === undefined) return;
  notify(tx, usersWith(tx, 'alarms.acknowledge'), {
    kind: 'alarm-raised',
    entity: 'alarms',
    entityId: alarmId,
    subject: `${about.tag} · ${about.metric}`,
  });
}
