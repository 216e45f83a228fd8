/** Metrics that a type gives to its assets: with the asset when it is made, later only when somebody asks for it. */
import { eq } from 'drizzle-orm';
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import { positionBetween } from '../../shared/domain/ordering.ts';
import { type Threshold, validateThreshold } from '../../shared/domain/threshold.ts';
import { AppError } from '../../shared/errors.ts';
import { derivedId, type Id } from '../../shared/ids.ts';
import { assertNew } from '../database/assert-new.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { assetTypeMetrics, metrics, thresholds } from '../database/schema/index.ts';
import { assertAssetType, metricsOfType } from './queries.ts';

const NO_LIMITS: Threshold = {
  lowCritical: null,
  lowWarning: null,
  highWarning: null,
  highCritical: null,
  deadband: 0,
  onDelayMs: 0,
  offDelayMs: 0,
};

function assertThreshold(threshold: Threshold | null): void {
  const problems = threshold === null ? [] : validateThreshold(threshold);
  if (problems.length > 0) throw new AppError('THRESHOLD_INVALID', { problems });
}

/** @throws AppError NOT_FOUND for the type, ALREADY_EXISTS {field}, THRESHOLD_INVALID {problems} */
export function addTypeMetric(tx: WriteTx, input: Inputs['assetTypes']['addMetric']): void {
  const { id, assetTypeId, threshold, ...fields } = input;
  assertNew(tx, assetTypeMetrics, id);
  assertAssetType(tx, assetTypeId);
  assertThreshold(threshold);
  tx.insert(assetTypeMetrics)
    .values({
      id,
      assetTypeId,
      ...fields,
      ...(threshold ?? NO_LIMITS),
      position: positionBetween(lastPosition(tx, assetTypeId), null),
    })
    .run();
}

function lastPosition(db: Reader, assetTypeId: Id): string | null {
  return db
    .sql('SELECT max(position) FROM asset_type_metrics WHERE asset_type_id = ?')
    .pluck()
    .get(assetTypeId) as string | null;
}

/** @throws AppError NOT_FOUND, ALREADY_EXISTS {field}, THRESHOLD_INVALID {problems} */
export function updateTypeMetric(tx: WriteTx, { id, changes }: Inputs['assetTypes']['updateMetric']): void {
  const { threshold, ...fields } = changes;
  assertTypeMetric(tx, id);
  if (threshold !== undefined) assertThreshold(threshold);
  const values = { ...fields, ...(threshold === undefined ? {} : (threshold ?? NO_LIMITS)) };
  if (Object.keys(values).length === 0) return;
  tx.update(assetTypeMetrics).set(values).where(eq(assetTypeMetrics.id, id)).run();
}

/** Assets that have it keep it. @throws AppError NOT_FOUND */
export function removeTypeMetric(tx: WriteTx, id: Id): void {
  assertTypeMetric(tx, id);
  tx.delete(assetTypeMetrics).where(eq(assetTypeMetrics.id, id)).run();
}

function assertTypeMetric(db: Reader, id: Id): void {
  const found = db.sql('SELECT 1 FROM asset_type_metrics WHERE id = ?').get(id);
  if (found === undefined) throw new AppError('NOT_FOUND', { entity: 'metric' });
}

/**
 * Gives a new asset the metrics of its type. The ids are derived, so that stations that do the same apart from each
 * other make the same metrics.
 */
export function inheritMetrics(tx: WriteTx, assetId: Id, assetTypeId: Id): void {
  for (const metric of metricsOfType(tx, assetTypeId)) giveMetric(tx, assetId, metric);
}

type TypeMetric = ReturnType<typeof metricsOfType>[number];

function giveMetric(tx: WriteTx, assetId: Id, metric: TypeMetric): void {
  const { name, unit, decimals, threshold } = metric;
  const id = derivedId('metric-of-type', assetId, metric.id);
  const stamps = { createdAt: tx.now, updatedAt: tx.now };
  tx.insert(metrics)
    .values({ id, assetId, name, unit, decimals, ...stamps })
    .run();
  if (threshold === null) return;
  tx.insert(thresholds)
    .values({ id: derivedId('threshold', id), metricId: id, ...threshold, updatedAt: tx.now })
    .run();
}

interface Missing {
  readonly assetId: Id;
  readonly assetTypeId: Id;
  readonly typeMetricId: Id;
  readonly name: string;
}

/** Each metric of the type that a live asset lacks. One it has under that name, also an archived one, is not missing. */
function missingOf(db: Reader, target: Inputs['assetTypes']['missingMetrics']): Missing[] {
  const [column, id] = 'assetId' in target ? ['id', target.assetId] : ['asset_type_id', target.assetTypeId];
  // One that was renamed on the asset still has the id that it was given with the type.
  return (
    db
      .sql(
        `SELECT a.id AS assetId, t.asset_type_id AS assetTypeId, t.id AS typeMetricId, t.name
         FROM assets a JOIN asset_type_metrics t ON t.asset_type_id = a.asset_type_id
         WHERE a.${column} = ? AND a.archived_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM metrics m WHERE m.asset_id = a.id AND lower(m.name) = lower(t.name))
         ORDER BY a.tag, t.position, t.id`,
      )
      .all(id) as Missing[]
  ).filter(
    ({ assetId, typeMetricId }) =>
      db.sql('SELECT 1 FROM metrics WHERE id = ?').get(derivedId('metric-of-type', assetId, typeMetricId)) ===
      undefined,
  );
}

/** What `addMissingMetrics` would do. */
export function missingMetrics(
  db: Reader,
  target: Inputs['assetTypes']['missingMetrics'],
): Outputs['assetTypes']['missingMetrics'] {
  const missing = missingOf(db, target);
  return {
    assets: new Set(missing.map(({ assetId }) => assetId)).size,
    metrics: missing.length,
    names: [...new Set(missing.map(({ name }) => name))],
  };
}

/** Gives one asset, or all of a type, the metrics of their type that they lack. */
export function addMissingMetrics(
  tx: WriteTx,
  target: Inputs['assetTypes']['addMissingMetrics'],
): Outputs['assetTypes']['addMissingMetrics'] {
  const missing = missingOf(tx, target);
  const ofType = new Map<Id, Map<Id, TypeMetric>>();
  for (const { assetId, assetTypeId, typeMetricId } of missing) {
    let known = ofType.get(assetTypeId);
    if (known === undefined) {
      known = new Map(metricsOfType(tx, assetTypeId).map((metric) => [metric.id, metric]));
      ofType.set(assetTypeId, known);
    }
    giveMetric(tx, assetId, known.get(typeMetricId)!);
  }
  return { assets: new Set(missing.map(({ assetId }) => assetId)).size, metrics: missing.length };
}
