/** Metrics that a type gives to its assets: with the asset when it is made, later only when somebody asks for it. */
import { eq } from 'drizzle-orm';
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import { positionBetween } from '../../shared/domain/ordering.ts';
import { changedMeasure, GAUGE, type Measure } from '../../shared/domain/measure.ts';
import { NO_LIMITS, type Threshold } from '../../shared/domain/threshold.ts';
import { AppError } from '../../shared/errors.ts';
import { derivedId, type Id } from '../../shared/ids.ts';
import { assertNew } from '../database/assert-new.ts';
import type { Reader, SliceProgress, WriteTx } from '../database/database.ts';
import { assertOtherThan, folded, idsBeyondAscii } from '../database/same-name.ts';
import { assetTypeMetrics, metrics, thresholds } from '../database/schema/index.ts';
import { assertMeasure, assertThreshold } from '../metrics/service.ts';
import { assertAssetType, metricsOfType } from './queries.ts';

function assertFits(measure: Measure, threshold: Threshold | null): void {
  assertMeasure(measure);
  if (threshold !== null) assertThreshold(threshold, measure.kind);
}

/** @throws AppError NOT_FOUND for the type, ALREADY_EXISTS {field}, METRIC_INVALID or THRESHOLD_INVALID {problems} */
export function addTypeMetric(
  tx: WriteTx,
  input: Inputs['assetTypes']['addMetric'] & { threshold: Threshold | null },
): void {
  const { id, assetTypeId, threshold, ...fields } = input;
  assertNew(tx, assetTypeMetrics, id);
  assertAssetType(tx, assetTypeId);
  assertFits(changedMeasure(GAUGE, input), threshold);
  assertOtherThan(tx, 'asset_type_metrics', 'name', input, { column: 'asset_type_id', id: assetTypeId });
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

/** @throws AppError NOT_FOUND, ALREADY_EXISTS {field}, METRIC_INVALID or THRESHOLD_INVALID {problems} */
export function updateTypeMetric(
  tx: WriteTx,
  {
    id,
    changes,
  }: Inputs['assetTypes']['updateMetric'] & { changes: { threshold?: Threshold | null | undefined } },
): void {
  const { threshold, ...fields } = changes;
  const assetTypeId = typeOf(tx, id);
  const stands = metricsOfType(tx, assetTypeId).find((metric) => metric.id === id)!;
  assertFits(changedMeasure(stands, changes), threshold === undefined ? stands.threshold : threshold);
  const { name } = changes;
  if (name !== undefined) {
    const scope = { column: 'asset_type_id', id: assetTypeId };
    assertOtherThan(tx, 'asset_type_metrics', 'name', { id, name }, scope);
  }
  const values = { ...fields, ...(threshold === undefined ? {} : (threshold ?? NO_LIMITS)) };
  if (Object.keys(values).length === 0) return;
  tx.update(assetTypeMetrics).set(values).where(eq(assetTypeMetrics.id, id)).run();
}

/** Assets that have it keep it. @throws AppError NOT_FOUND */
export function removeTypeMetric(tx: WriteTx, id: Id): void {
  typeOf(tx, id);
  tx.delete(assetTypeMetrics).where(eq(assetTypeMetrics.id, id)).run();
}

/** @throws AppError NOT_FOUND */
function typeOf(db: Reader, id: Id): Id {
  const found = db.sql('SELECT asset_type_id FROM asset_type_metrics WHERE id = ?').pluck().get(id);
  if (found === undefined) throw new AppError('NOT_FOUND', { entity: 'metric' });
  return found as Id;
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
  const { id: typeMetricId, threshold, ...fields } = metric;
  const id = derivedId('metric-of-type', assetId, typeMetricId);
  const stamps = { createdAt: tx.now, updatedAt: tx.now };
  tx.insert(metrics)
    .values({ id, assetId, ...fields, ...stamps })
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

/** Assets that are looked at between two pauses. */
const SLICE = 100;

/** The live assets that are meant, by tag. */
function assetsOf(db: Reader, target: Inputs['assetTypes']['missingMetrics']): Id[] {
  const [column, id] = 'assetId' in target ? ['id', target.assetId] : ['asset_type_id', target.assetTypeId];
  return db
    .sql(`SELECT id FROM assets WHERE ${column} = ? AND archived_at IS NULL ORDER BY natural_key(tag)`)
    .pluck()
    .all(id) as Id[];
}

/** Each metric of their types that these assets lack. One they have under that name, also an archived one, is not missing. */
function missingOf(db: Reader, assetIds: readonly Id[]): Missing[] {
  const rows = db
    .sql(
      `SELECT a.id AS assetId, t.asset_type_id AS assetTypeId, t.id AS typeMetricId, t.name,
         EXISTS (SELECT 1 FROM metrics m WHERE m.asset_id = a.id) AS hasOthers
       FROM json_each(?) given JOIN assets a ON a.id = given.value
       JOIN asset_type_metrics t ON t.asset_type_id = a.asset_type_id
       WHERE NOT EXISTS (SELECT 1 FROM metrics m WHERE m.asset_id = a.id AND lower(m.name) = lower(t.name))
       ORDER BY given.key, t.position, t.id`,
    )
    .all(JSON.stringify(assetIds)) as (Missing & { hasOthers: 0 | 1 })[];
  // One that was renamed on the asset still has the id that it was given with the type.
  return rows.filter(
    ({ assetId, typeMetricId, name, hasOthers }) =>
      hasOthers === 0 ||
      (db
        .sql('SELECT 1 FROM metrics WHERE id = ?')
        .get(derivedId('metric-of-type', assetId, typeMetricId)) === undefined &&
        idsBeyondAscii(db, 'metrics', 'name', [folded(name)], { column: 'asset_id', id: assetId }).length ===
          0),
  );
}

type Added = Outputs['assetTypes']['addMissingMetrics'];

function countOf(missing: readonly Missing[]): Added {
  return { assets: new Set(missing.map(({ assetId }) => assetId)).size, metrics: missing.length };
}

/** What `addMissingMetrics` would do. */
export function missingMetrics(
  db: Reader,
  target: Inputs['assetTypes']['missingMetrics'],
): Outputs['assetTypes']['missingMetrics'] {
  const missing = missingOf(db, assetsOf(db, target));
  return { ...countOf(missing), names: [...new Set(missing.map(({ name }) => name))] };
}

/** Gives an asset the metrics of its type that it lacks. */
export function addMissingMetrics(tx: WriteTx, target: Inputs['assetTypes']['addMissingMetrics']): Added {
  return giveMissing(tx, assetsOf(tx, target));
}

/**
 * Gives all assets of a type the metrics that they lack: the work of a long unit of work.
 * @throws AppError NOT_FOUND {entity: 'assetType'}
 */
export function* addMissingMetricsOfType(
  tx: WriteTx,
  assetTypeId: Id,
): Generator<SliceProgress, Added, void> {
  assertAssetType(tx, assetTypeId);
  const assetIds = assetsOf(tx, { assetTypeId });
  const sum = { assets: 0, metrics: 0 };
  for (let from = 0; from < assetIds.length; from += SLICE) {
    const added = giveMissing(tx, assetIds.slice(from, from + SLICE));
    sum.assets += added.assets;
    sum.metrics += added.metrics;
    yield { step: 'metrics', fraction: Math.min(1, (from + SLICE) / assetIds.length) };
  }
  return sum;
}

function giveMissing(tx: WriteTx, assetIds: readonly Id[]): Added {
  const missing = missingOf(tx, assetIds);
  const ofType = new Map<Id, Map<Id, TypeMetric>>();
  for (const { assetId, assetTypeId, typeMetricId } of missing) {
    let known = ofType.get(assetTypeId);
    if (known === undefined) {
      known = new Map(metricsOfType(tx, assetTypeId).map((metric) => [metric.id, metric]));
      ofType.set(assetTypeId, known);
    }
    giveMetric(tx, assetId, known.get(typeMetricId)!);
  }
  return countOf(missing);
}
