import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Metric } from '../../shared/contract/metrics.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { natural } from '../database/natural-order.ts';
import { metrics, series, thresholds } from '../database/schema/index.ts';
import { pickThreshold, type ThresholdState } from '../../shared/domain/threshold.ts';
import { latestReading, storedSpan, usualInterval } from './series.ts';

function selectMetrics(db: Reader) {
  return db
    .select({ metric: metrics, threshold: thresholds, series: series.id })
    .from(metrics)
    .leftJoin(thresholds, eq(thresholds.metricId, metrics.id))
    .leftJoin(series, eq(series.metricId, metrics.id));
}

type Row = ReturnType<ReturnType<typeof selectMetrics>['all']>[number];

function toMetric(db: Reader, { metric, threshold, series: seriesId }: Row): Metric {
  const { id, assetId, name, unit, decimals, description, noDataMs } = metric;
  const { kind, plausibleMin, plausibleMax, choices } = metric;
  return {
    id,
    assetId,
    name,
    unit,
    decimals,
    description,
    noDataMs,
    kind,
    plausibleMin,
    plausibleMax,
    choices: choices === null ? null : [...choices],
    threshold: threshold === null ? null : pickThreshold(threshold),
    latest: seriesId === null ? null : (latestReading(db, seriesId) ?? null),
    intervalMs: seriesId === null ? null : usualInterval(db, seriesId),
    span: seriesId === null ? null : storedSpan(db, seriesId),
    level: levelOf(db, id),
  };
}

/** The worst of its alarms that stand; failing these, whether it is silent or waits out an on-delay. */
function levelOf(db: Reader, metricId: Id): Metric['level'] {
  const states = db
    .sql('SELECT state FROM threshold_states WHERE metric_id = ?')
    .pluck()
    .all(metricId) as string[];
  const breaches = states.flatMap((text) => (JSON.parse(text) as ThresholdState).breach ?? []);
  const raised = breaches.filter(({ raisedAt }) => raisedAt !== null).map(({ severity }) => severity);
  if (raised.length > 0) return raised.includes('critical') ? 'critical' : 'warning';
  const silent = db.sql(
    "SELECT 1 FROM alarms WHERE metric_id = ? AND type = 'no-data' AND ended_at IS NULL LIMIT 1",
  );
  if (silent.get(metricId) !== undefined) return 'no-data';
  return breaches.length > 0 ? 'pending' : 'normal';
}

/** The metrics of an asset by name. */
export function metricsOfAsset(db: Reader, assetId: Id): Metric[] {
  return selectMetrics(db)
    .where(and(eq(metrics.assetId, assetId), isNull(metrics.archivedAt)))
    .orderBy(asc(natural(metrics.name)))
    .all()
    .map((row) => toMetric(db, row));
}

/** @throws AppError NOT_FOUND */
export function metricById(db: Reader, id: Id): Metric {
  const row = selectMetrics(db)
    .where(and(eq(metrics.id, id), isNull(metrics.archivedAt)))
    .get();
  if (row === undefined) throw new AppError('NOT_FOUND', { entity: 'metric' });
  return toMetric(db, row);
}
