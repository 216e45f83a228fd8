/** Alarms that come too soon after the work that was to have mended what they tell of. */
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { AlarmType, Side } from '../../shared/domain/vocabulary.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { alarms, assets, metrics, workOrders } from '../database/schema/index.ts';
import { notify, usersWith } from '../notifications/notify.ts';

interface NewEpisode {
  readonly metricId: Id;
  readonly type: AlarmType;
  readonly side: Side;
  readonly startedAt: number;
}

export interface Relapse {
  readonly relapseOfId: Id | null;
  readonly fixedAt: number | null;
}

/** The work that was completed last before an episode of its kind, if its time for a relapse was not over and it was not reopened. */
export function relapseOf(db: Reader, { metricId, type, side, startedAt }: NewEpisode): Relapse {
  const found = db
    .sql(
      `SELECT work_order_id AS relapseOfId, completed_at AS fixedAt FROM verifications
       WHERE metric_id = :metricId AND type = :type AND side = :side
         AND completed_at < :startedAt AND completed_at + relapse_ms >= :startedAt
         AND state <> 'withdrawn'
       ORDER BY completed_at DESC, work_order_id LIMIT 1`,
    )
    .get({ metricId, type, side, startedAt }) as { relapseOfId: Id; fixedAt: number } | undefined;
  return found ?? { relapseOfId: null, fixedAt: null };
}

/**
 * Who completed the work, who asked for it and who is responsible for the asset; failing the latter two, who plans
 * work.
 */
export function concernedBy(db: Reader, workOrderId: Id): Id[] {
  const work = db
    .select({
      completedBy: workOrders.completedBy,
      createdBy: workOrders.createdBy,
      responsible: assets.responsibleUserId,
    })
    .from(workOrders)
    .leftJoin(assets, eq(assets.id, workOrders.assetId))
    .where(and(eq(workOrders.id, workOrderId), isNull(workOrders.archivedAt)))
    .get();
  if (work === undefined) return [];
  const over = [work.createdBy, work.responsible].filter((id) => id !== null);
  const above = over.length > 0 ? over : usersWith(db, 'work.plan');
  const readers = new Set(usersWith(db, 'work.read'));
  const told = new Set([...(work.completedBy === null ? [] : [work.completedBy]), ...above]);
  return [...told].filter((id) => readers.has(id));
}

/** Tells those whom it concerns that what was mended is back; nothing where the alarm is no relapse. */
export function tellRelapse(tx: WriteTx, alarmId: Id): void {
  const found = tx
    .select({ workOrderId: workOrders.id, number: workOrders.number, tag: assets.tag, metric: metrics.name })
    .from(alarms)
    .innerJoin(workOrders, eq(workOrders.id, alarms.relapseOfId))
    .innerJoin(assets, eq(assets.id, alarms.assetId))
    .innerJoin(metrics, eq(metrics.id, alarms.metricId))
    .where(eq(alarms.id, alarmId))
    .get();
  if (found === undefined) return;
  const { workOrderId, number, tag, metric } = found;
  notify(
    tx,
    concernedBy(tx, workOrderId),
    {
      kind: 'work-relapsed',
      entity: 'alarms',
      entityId: alarmId,
      subject: `${number} · ${tag} · ${metric}`,
    },
    { actorToo: true },
  );
}

/** The alarms that came too soon after a piece of work, the first before others. */
export function relapsesOf(db: Reader, workOrderId: Id): Id[] {
  return db
    .select({ id: alarms.id })
    .from(alarms)
    .where(eq(alarms.relapseOfId, workOrderId))
    .orderBy(alarms.startedAt, desc(alarms.id))
    .limit(20)
    .all()
    .map(({ id }) => id);
}
