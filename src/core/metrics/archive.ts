/**
 * Archiving metrics and restoring them. An archived one keeps all it has, takes no readings and is not watched: sources
 * hold back what they bring for it, and its alarms end, acknowledged by whoever archived it.
 */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Outputs } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import { assertLiveAsset } from '../assets/service.ts';
import { quieten } from '../alarms/quieten.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { natural } from '../database/natural-order.ts';
import { checklistItems, metrics, predictions } from '../database/schema/index.ts';
import { setAside } from '../predictions/keep.ts';
import { evaluate, watchesOfMetric } from './evaluate.ts';
import { anyMetricRow, findSeries, isImporting, latestReading, metricRow, storedSpan } from './series.ts';

/** What hangs on a metric. @throws AppError NOT_FOUND */
export function metricArchiving(db: Reader, id: Id): Outputs['metrics']['archiving'] {
  const { noDataMs } = metricRow(db, id);
  const series = findSeries(db, id);
  const count = (from: string) => db.sql(`SELECT count(*) FROM ${from}`).pluck().get(id) as number;
  return {
    readings: series === undefined ? 0 : (storedSpan(db, series)?.count ?? 0),
    isWatched: noDataMs !== null || watchesOfMetric(db, id).length > 0,
    alarms: count(
      'alarms WHERE metric_id = ? AND rings = 1 AND held IS NULL AND (ended_at IS NULL OR acknowledged_at IS NULL)',
    ),
    openWork: count(
      `work_orders w JOIN alarms a ON a.id = w.alarm_id WHERE a.metric_id = ? AND w.archived_at IS NULL
         AND w.status NOT IN ('completed', 'cancelled')`,
    ),
    predictions: openPredictions(db, id).length,
    steps: count(`checklist_items i JOIN work_orders w ON w.id = i.work_order_id
      WHERE i.metric_id = ? AND i.reading_ts IS NULL AND i.archived_at IS NULL
        AND w.status NOT IN ('completed', 'cancelled')`),
    sources: db
      .sql(
        `SELECT s.name FROM data_sources s WHERE s.archived_at IS NULL
           AND EXISTS (SELECT 1 FROM json_each(s.mapping) m WHERE m.value ->> '$.metricId' = ?) ORDER BY s.name`,
      )
      .pluck()
      .all(id) as string[],
  };
}

function openPredictions(db: Reader, metricId: Id): Id[] {
  return db
    .select({ id: predictions.id })
    .from(predictions)
    .where(
      and(
        eq(predictions.metricId, metricId),
        eq(predictions.state, 'open'),
        isNull(predictions.setAsideAt),
        isNull(predictions.settledAt),
        isNull(predictions.preventedAt),
      ),
    )
    .all()
    .map((row) => row.id);
}

/** Archived already, it stays so. @throws AppError NOT_FOUND, JOB_RUNNING while an import into it runs */
export function archiveMetric(tx: WriteTx, by: Id, id: Id): void {
  if (anyMetricRow(tx, id).archivedAt !== null) return;
  if (isImporting(tx, id)) throw new AppError('JOB_RUNNING');
  quieten(tx, id, by, tx.now);
  for (const prediction of openPredictions(tx, id)) setAside(tx, prediction, 'withdrawn');
  // By its name a step finds the metric again once that is restored; until then it can be ticked without a value.
  tx.update(checklistItems)
    .set({ metricId: null })
    .where(and(eq(checklistItems.metricId, id), isNull(checklistItems.readingTs)))
    .run();
  tx.update(metrics).set({ archivedAt: tx.now, updatedAt: tx.now }).where(eq(metrics.id, id)).run();
}

/**
 * A breach in which it was archived goes on if the newest readings are still in it.
 * @throws AppError NOT_FOUND, also for a metric of an archived asset
 */
export function restoreMetric(tx: WriteTx, id: Id): void {
  const { archivedAt, assetId } = anyMetricRow(tx, id);
  if (archivedAt === null) return;
  assertLiveAsset(tx, assetId);
  tx.update(metrics).set({ archivedAt: null, updatedAt: tx.now }).where(eq(metrics.id, id)).run();
  const series = findSeries(tx, id);
  const latest = series === undefined ? undefined : latestReading(tx, series);
  if (latest !== undefined) evaluate(tx, id, { from: latest.ts, to: latest.ts });
}

/** The archived metrics of an asset by name. */
export function archivedMetrics(db: Reader, assetId: Id): Outputs['metrics']['archived'] {
  return db
    .select({ id: metrics.id, name: metrics.name, unit: metrics.unit, archivedAt: metrics.archivedAt })
    .from(metrics)
    .where(and(eq(metrics.assetId, assetId), sql`${metrics.archivedAt} IS NOT NULL`))
    .orderBy(natural(metrics.name))
    .all()
    .map((row) => {
      const series = findSeries(db, row.id);
      return {
        ...row,
        archivedAt: row.archivedAt!,
        readings: series === undefined ? 0 : (storedSpan(db, series)?.count ?? 0),
      };
    });
}
