import { eq } from 'drizzle-orm';
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import { sameThreshold, type Threshold, validateThreshold } from '../../shared/domain/threshold.ts';
import { AppError } from '../../shared/errors.ts';
import { derivedId, type Id } from '../../shared/ids.ts';
import { assertLiveAsset } from '../assets/service.ts';
import { assertNew } from '../database/assert-new.ts';
import { assertUnchanged, lastChangedBy } from '../database/assert-unchanged.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { assertOtherThan } from '../database/same-name.ts';
import { metrics, thresholds } from '../database/schema/index.ts';
import { evaluateHistory, findThreshold, foreseeHistory, watchesOfMetric } from './evaluate.ts';
import type { Foresights } from './foresee.ts';
import { ingest, LATEST_AHEAD_MS } from './ingest.ts';
import { refreshRollups } from './rollups.ts';
import { createSource, findSeries, halfDoneSources, metricRow } from './series.ts';

/** @throws AppError NOT_FOUND for the asset, ALREADY_EXISTS for a second metric of the same name on it */
export function createMetric(tx: WriteTx, input: Inputs['metrics']['create'] & { decimals?: number }): void {
  assertNew(tx, metrics, input.id);
  assertLiveAsset(tx, input.assetId);
  const { id, assetId, name, unit, decimals = 2, description = null, noDataMs = null } = input;
  assertOtherThan(tx, 'metrics', 'name', { id, name }, { column: 'asset_id', id: assetId });
  tx.insert(metrics)
    .values({
      id,
      assetId,
      name,
      unit,
      decimals,
      description,
      noDataMs,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .run();
}

/** @throws AppError NOT_FOUND, ALREADY_EXISTS or RECORD_CHANGED {by} */
export function updateMetric(tx: WriteTx, { id, changes, base }: Inputs['metrics']['update']): void {
  const { assetId } = metricRow(tx, id);
  assertUnchanged(tx, metrics, id, { changes, base });
  const { name } = changes;
  if (name !== undefined)
    assertOtherThan(tx, 'metrics', 'name', { id, name }, { column: 'asset_id', id: assetId });
  tx.update(metrics)
    .set({ ...changes, updatedAt: tx.now })
    .where(eq(metrics.id, id))
    .run();
}

/**
 * The long part of a `setThreshold` to come, without blocking the core.
 * @throws AppError NOT_FOUND or THRESHOLD_INVALID {problems}
 */
export async function foreseeThreshold(
  db: Reader,
  metricId: Id,
  threshold: Threshold | null,
): Promise<Foresights> {
  metricRow(db, metricId);
  if (threshold !== null) assertThreshold(threshold);
  return foreseeHistory(db, metricId, watchesOfMetric(db, metricId, threshold));
}

/**
 * Saves the limits of a metric, or removes them, and evaluates the stored history against them.
 * @param base what the change was made from; undefined replaces whatever stands
 * @throws AppError NOT_FOUND, THRESHOLD_INVALID {problems}, or THRESHOLD_CHANGED {by} when others stand than `base`
 */
export function setThreshold(
  tx: WriteTx,
  metricId: Id,
  threshold: Threshold | null,
  base?: Threshold | null,
  foresights?: Foresights,
): Outputs['metrics']['setThreshold'] {
  assertLiveAsset(tx, metricRow(tx, metricId).assetId);
  if (base !== undefined) assertThresholdUnchanged(tx, metricId, base, threshold);
  if (threshold === null) {
    tx.delete(thresholds).where(eq(thresholds.metricId, metricId)).run();
  } else {
    assertThreshold(threshold);
    const values = { ...threshold, updatedAt: tx.now };
    tx.insert(thresholds)
      .values({ id: derivedId('threshold', metricId), metricId, ...values })
      .onConflictDoUpdate({ target: thresholds.metricId, set: values })
      .run();
  }
  return { episodes: evaluateHistory(tx, metricId, foresights) };
}

/** What is wanted may stand already: then the command got through before, and its answer was lost. */
function assertThresholdUnchanged(
  tx: WriteTx,
  metricId: Id,
  base: Threshold | null,
  wanted: Threshold | null,
): void {
  const stands = findThreshold(tx, metricId) ?? null;
  if (sameThreshold(stands, base) || sameThreshold(stands, wanted)) return;
  throw new AppError('THRESHOLD_CHANGED', {
    by: lastChangedBy(tx, 'thresholds', derivedId('threshold', metricId)),
  });
}

/** @throws AppError THRESHOLD_INVALID {problems} */
export function assertThreshold(threshold: Threshold): void {
  const problems = validateThreshold(threshold);
  if (problems.length > 0) throw new AppError('THRESHOLD_INVALID', { problems });
}

/**
 * Stores a value read by hand. The same value at the same instant again is harmless.
 * @returns ids of the alarms it raised
 * @throws AppError NOT_FOUND, also for an archived asset, INVALID_INPUT for an instant too far ahead,
 * READING_IMPLAUSIBLE {limit}, READING_EXISTS {value} when another value stands at that instant, or HISTORY_CLOSED for
 * a time of which single readings are no longer kept
 */
export function addReading(tx: WriteTx, metricId: Id, ts: number, value: number): Id[] {
  if (ts > tx.now + LATEST_AHEAD_MS) throw new AppError('INVALID_INPUT', { fields: ['ts'] });
  const { assetId, plausibleMin, plausibleMax } = metricRow(tx, metricId);
  assertLiveAsset(tx, assetId);
  if (plausibleMin !== null && value < plausibleMin)
    throw new AppError('READING_IMPLAUSIBLE', { limit: plausibleMin });
  if (plausibleMax !== null && value > plausibleMax)
    throw new AppError('READING_IMPLAUSIBLE', { limit: plausibleMax });
  const series = findSeries(tx, metricId);
  const there =
    series === undefined
      ? undefined
      : (tx.sql('SELECT value, source FROM readings WHERE series = ? AND ts = ?').get(series, ts) as
          | { value: number; source: number }
          | undefined);
  if (series !== undefined && there !== undefined) {
    if (there.value !== value) throw new AppError('READING_EXISTS', { value: there.value });
    if (!halfDoneSources(tx, series).includes(there.source)) return [];
    // The import that brought it may be taken back; what a person has read stays.
    tx.sql('DELETE FROM readings WHERE series = ? AND ts = ?').run(series, ts);
    refreshRollups(tx, series, [ts]);
  }
  const source = createSource(tx, { kind: 'manual', label: 'manual' });
  const { closed, raised } = ingest(tx, source, [{ metricId, ts: [ts], values: [value] }]);
  if (closed > 0) throw new AppError('HISTORY_CLOSED');
  return raised;
}
