import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Metric } from '../../shared/contract/metrics.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { natural } from '../database/natural-order.ts';
import { metrics, series, thresholds, thresholdStates } from '../database/schema/index.ts';
import { pickThreshold, type ThresholdState } from '../../shared/domain/threshold.ts';
import { latestReading, storedSpan, usualInterval } from './series.ts';

function selectMetrics(db: Reader) {
  return db
    .select({ metric: metrics, threshold: thresholds, series: series.id, state: thresholdStates.state })
    .from(metrics)
    .leftJoin(thresholds, eq(thresholds.metricId, metrics.id))
    .leftJoin(series, eq(series.metricId, metrics.id))
    .leftJoin(thresholdStates, eq(thresholdStates.metricId, metrics.id));
}

type Row = ReturnType<ReturnType<typeof selectMetrics>['all']>[number];

function toMetric(db: Reader, { metric, threshold, series: seriesId, state }: Row): Metric {
  const { id, assetId, name, unit, decimals, description, noDataMs } = metric;
  return {
    id,
    assetId,
    name,
    unit,
    decimals,
    description,
    noDataMs,
    threshold: threshold === null ? null : pickThreshold(threshold),
    latest: seriesId === null ? null : (latestReading(db, seriesId) ?? null),
    intervalMs: seriesId === null ? null : usualInterval(db, seriesId),
    span: seriesId === null ? null : storedSpan(db, seriesId),
    level: levelOf(state as ThresholdState | null),
  };
}

function levelOf(state: ThresholdState | null): Metric['level'] {
  const breach = state?.breach ?? null;
  return breach === null || breach.raisedAt === null ? 'normal' : breach.severity;
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
