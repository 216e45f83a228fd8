import { eq } from 'drizzle-orm';
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import type { Choice } from '../../shared/domain/choices.ts';
import { tidy } from '../../shared/domain/counter.ts';
import {
  changedMeasure,
  GAUGE,
  type Measure,
  sameStates,
  validateMeasure,
} from '../../shared/domain/measure.ts';
import {
  hasLimits,
  sameThreshold,
  type Threshold,
  validateThreshold,
} from '../../shared/domain/threshold.ts';
import type { MetricKind } from '../../shared/domain/vocabulary.ts';
import { watchesOf } from '../../shared/domain/watch.ts';
import { AppError } from '../../shared/errors.ts';
import { derivedId, type Id } from '../../shared/ids.ts';
import { assertLiveAsset } from '../assets/service.ts';
import { assertNew } from '../database/assert-new.ts';
import { assertUnchanged, lastChangedBy } from '../database/assert-unchanged.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { assertOtherThan, folded } from '../database/same-name.ts';
import { metrics, thresholds } from '../database/schema/index.ts';
import { assertRolloverFits, counterRefusal, faceAt, findCounter, place } from './counters.ts';
import { evaluateHistory, findThreshold, foreseeHistory, watchesOfMetric } from './evaluate.ts';
import type { Foresights } from './foresee.ts';
import { ingest, LATEST_AHEAD_MS } from './ingest.ts';
import { refreshRollups } from './rollups.ts';
import { createSource, findSeries, halfDoneSources, metricRow } from './series.ts';
import { hasValues, isUnitInUse } from './unit.ts';

/** @throws AppError NOT_FOUND for the asset, ALREADY_EXISTS or METRIC_ARCHIVED {name} for a second metric of the same name on it */
export function createMetric(tx: WriteTx, input: Inputs['metrics']['create'] & { decimals?: number }): void {
  assertNew(tx, metrics, input.id);
  assertLiveAsset(tx, input.assetId);
  const { id, assetId, name, unit, decimals = 2, description = null, noDataMs = null } = input;
  const measure = changedMeasure(GAUGE, input);
  assertMeasure(measure);
  assertNotArchived(tx, assetId, { id, name });
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
      ...measure,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .run();
}

/** @throws AppError METRIC_ARCHIVED {name} for the name of another metric of the asset that is archived */
export function assertNotArchived(
  db: Reader,
  assetId: Id,
  { id, name }: { readonly id: Id; readonly name: string },
): void {
  const archived = db
    .sql('SELECT name FROM metrics WHERE asset_id = ? AND archived_at IS NOT NULL AND id <> ?')
    .pluck()
    .all(assetId, id) as string[];
  const same = archived.find((other) => folded(other) === folded(name));
  if (same !== undefined) throw new AppError('METRIC_ARCHIVED', { name: same });
}

/** @throws AppError METRIC_INVALID {problems} */
export function assertMeasure(measure: Measure): void {
  const problems = validateMeasure(measure);
  if (problems.length > 0) throw new AppError('METRIC_INVALID', { problems });
}

/** The long part of an `updateMetric` to come that has the history evaluated anew, without blocking the core. */
export async function foreseeUpdate(
  db: Reader,
  { id, changes: { choices } }: Inputs['metrics']['update'],
): Promise<Foresights | undefined> {
  if (choices === undefined || sameStates(metricRow(db, id).choices, choices)) return undefined;
  return foreseeHistory(db, id, watchesOf(findThreshold(db, id) ?? null, choices));
}

/**
 * Evaluates the stored history anew where other states are bad from now on.
 * @throws AppError NOT_FOUND, ALREADY_EXISTS, METRIC_ARCHIVED {name}, RECORD_CHANGED {by}, METRIC_INVALID {problems}, METRIC_KIND_FIXED,
 * METRIC_UNIT_IN_USE {unit}, METRIC_HAS_LIMITS, METRIC_CHOICE_IN_USE {choices} or COUNTER_ROLLOVER_IN_USE
 */
export function updateMetric(
  tx: WriteTx,
  { id, changes, base }: Inputs['metrics']['update'],
  foresights?: Foresights,
): void {
  const row = metricRow(tx, id);
  const { assetId } = row;
  const measure = changedMeasure(row, changes);
  assertMeasure(measure);
  assertUnchanged(tx, metrics, id, { changes, base });
  const { name } = changes;
  if (name !== undefined) {
    assertNotArchived(tx, assetId, { id, name });
    assertOtherThan(tx, 'metrics', 'name', { id, name }, { column: 'asset_id', id: assetId });
  }
  if (measure.kind !== row.kind) assertKindMayChange(tx, id, measure.kind);
  else assertChoicesUnused(tx, id, row.choices ?? [], measure.choices ?? []);
  if (changes.unit !== undefined && isUnitInUse(tx, id, row.unit, changes.unit)) {
    throw new AppError('METRIC_UNIT_IN_USE', { unit: row.unit });
  }
  if (measure.rolloverAt !== row.rolloverAt) assertRolloverFits(tx, id, measure.rolloverAt);
  tx.update(metrics)
    .set({ ...changes, updatedAt: tx.now })
    .where(eq(metrics.id, id))
    .run();
  if (!sameStates(row.choices, measure.choices)) evaluateHistory(tx, id, foresights);
}

function assertKindMayChange(db: Reader, id: Id, kind: MetricKind): void {
  if (hasValues(db, id)) throw new AppError('METRIC_KIND_FIXED');
  const limits = findThreshold(db, id);
  if (kind === 'characteristic' && limits !== undefined && hasLimits(limits)) {
    throw new AppError('METRIC_HAS_LIMITS');
  }
}

function assertChoicesUnused(db: Reader, id: Id, stand: readonly Choice[], wanted: readonly Choice[]): void {
  const series = findSeries(db, id);
  const kept = new Set(wanted.map(({ code }) => code));
  // The pyramid tells where to look at all, and of closed buckets what is known still.
  const isRead = db.sql(
    `SELECT 1 FROM rollups r WHERE r.series = :series AND r.level = 0 AND :code BETWEEN r.min AND r.max
       AND (:code IN (r.min, r.max, r.first, r.last)
         OR EXISTS (SELECT 1 FROM readings WHERE series = r.series AND ts BETWEEN r.first_ts AND r.last_ts
           AND value = :code)) LIMIT 1`,
  );
  const used = stand.filter(
    ({ code }) => series !== undefined && !kept.has(code) && isRead.get({ series, code }) !== undefined,
  );
  if (used.length > 0) {
    throw new AppError('METRIC_CHOICE_IN_USE', { choices: used.map(({ label }) => label) });
  }
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
  const { kind } = metricRow(db, metricId);
  if (threshold !== null) assertThreshold(threshold, kind);
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
  const { assetId, kind } = metricRow(tx, metricId);
  assertLiveAsset(tx, assetId);
  if (base !== undefined) assertThresholdUnchanged(tx, metricId, base, threshold);
  if (threshold === null) {
    tx.delete(thresholds).where(eq(thresholds.metricId, metricId)).run();
  } else {
    assertThreshold(threshold, kind);
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
export function assertThreshold(threshold: Threshold, kind: MetricKind): void {
  const problems = validateThreshold(threshold, kind);
  if (problems.length > 0) throw new AppError('THRESHOLD_INVALID', { problems });
}

/**
 * Stores a value read by hand; of a counter what its meter showed. The same value at the same instant again is harmless.
 * @returns ids of the alarms it raised
 * @throws AppError NOT_FOUND, also for an archived asset, INVALID_INPUT {fields} for an instant too far ahead or a state it has not,
 * READING_IMPLAUSIBLE {limit}, COUNTER_BELOW, COUNTER_ABOVE or COUNTER_BEYOND {than}, READING_EXISTS {value} when another value stands at that instant, or HISTORY_CLOSED for
 * a time of which single readings are no longer kept
 */
export function addReading(tx: WriteTx, metricId: Id, ts: number, value: number): Id[] {
  if (ts > tx.now + LATEST_AHEAD_MS) throw new AppError('INVALID_INPUT', { fields: ['ts'] });
  const { assetId, choices, plausibleMin, plausibleMax } = metricRow(tx, metricId);
  assertLiveAsset(tx, assetId);
  if (choices !== null && !choices.some(({ code }) => code === value)) {
    throw new AppError('INVALID_INPUT', { fields: ['value'] });
  }
  if (plausibleMin !== null && value < plausibleMin)
    throw new AppError('READING_IMPLAUSIBLE', { limit: plausibleMin });
  if (plausibleMax !== null && value > plausibleMax)
    throw new AppError('READING_IMPLAUSIBLE', { limit: plausibleMax });
  const counter = findCounter(tx, metricId);
  const series = findSeries(tx, metricId);
  const there =
    series === undefined
      ? undefined
      : (tx.sql('SELECT value, source FROM readings WHERE series = ? AND ts = ?').get(series, ts) as
          | { value: number; source: number }
          | undefined);
  if (series !== undefined && there !== undefined) {
    const shown = counter === null ? there.value : faceAt(counter, { ts, value: there.value });
    if (shown !== (counter === null ? value : tidy(value))) {
      throw new AppError('READING_EXISTS', { value: shown });
    }
    if (!halfDoneSources(tx, series).includes(there.source)) return [];
    // The import that brought it may be taken back; what a person has read stays.
    tx.sql('DELETE FROM readings WHERE series = ? AND ts = ?').run(series, ts);
    refreshRollups(tx, series, [ts]);
  }
  const placed = counter === null ? null : place(tx, counter, ts, value);
  if (placed !== null && placed.problem !== null) throw counterRefusal(placed);
  const source = createSource(tx, { kind: 'manual', label: 'manual', createdBy: tx.actorId });
  const { closed, raised } = ingest(tx, source, [{ metricId, ts: [ts], values: [value] }]);
  if (closed > 0) throw new AppError('HISTORY_CLOSED');
  return raised;
}
