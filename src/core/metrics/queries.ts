import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Metric } from '../../shared/contract/metrics.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { natural } from '../database/natural-order.ts';
import { metrics, series, thresholds } from '../database/schema/index.ts';
import { pickThreshold } from '../../shared/domain/threshold.ts';
import { findCounter, newestMark } from './counters.ts';
import { levelsOf } from './levels.ts';
import { latestReading, storedSpan, usualInterval } from './series.ts';

function selectMetrics(db: Reader) {
  return db
    .select({ metric: metrics, threshold: thresholds, series: series.id })
    .from(metrics)
    .leftJoin(thresholds, eq(thresholds.metricId, metrics.id))
    .leftJoin(series, eq(series.metricId, metrics.id));
}

type Row = ReturnType<ReturnType<typeof selectMetrics>['all']>[number];

function toMetric(db: Reader, { metric, threshold, series: seriesId }: Row, level: Metric['level']): Metric {
  const { id, assetId, name, unit, decimals, description, noDataMs } = metric;
  const newest = seriesId === null ? null : (latestReading(db, seriesId) ?? null);
  const counter = metric.kind === 'counter' ? findCounter(db, id) : null;
  const mark = counter === null ? null : newestMark(db, counter);
  const { kind, plausibleMin, plausibleMax, rolloverAt, choices } = metric;
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
    rolloverAt,
    choices: choices === null ? null : [...choices],
    threshold: threshold === null ? null : pickThreshold(threshold),
    latest: mark === null ? newest : { ts: mark.ts, value: mark.ltd },
    face: mark?.face ?? null,
    intervalMs: seriesId === null ? null : usualInterval(db, seriesId),
    span: seriesId === null ? null : storedSpan(db, seriesId),
    level,
  };
}

/** The metrics of an asset by name. */
export function metricsOfAsset(db: Reader, assetId: Id): Metric[] {
  const rows = selectMetrics(db)
    .where(and(eq(metrics.assetId, assetId), isNull(metrics.archivedAt)))
    .orderBy(asc(natural(metrics.name)))
    .all();
  return toMetrics(db, rows);
}

/** Of the metrics those that there are, in any order. */
export function metricsByIds(db: Reader, ids: readonly Id[]): Metric[] {
  const rows = selectMetrics(db)
    .where(and(inArray(metrics.id, [...ids]), isNull(metrics.archivedAt)))
    .all();
  return toMetrics(db, rows);
}

function toMetrics(db: Reader, rows: readonly Row[]): Metric[] {
  const levels = levelsOf(
    db,
    rows.map(({ metric }) => metric.id),
  );
  return rows.map((row) => toMetric(db, row, levels.get(row.metric.id)!));
}

/** Also of one that is archived: its alarms are still shown. @throws AppError NOT_FOUND */
export function metricById(db: Reader, id: Id): Metric {
  const row = selectMetrics(db).where(eq(metrics.id, id)).get();
  if (row === undefined) throw new AppError('NOT_FOUND', { entity: 'metric' });
  return toMetrics(db, [row])[0]!;
}
