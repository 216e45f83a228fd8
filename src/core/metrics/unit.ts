/**
 * The unit of a metric. What is stored holds numbers without a unit, so another one says something else about all of
 * them at once: it changes while there are none, or because it was wrong from the beginning.
 */
import { eq } from 'drizzle-orm';
import type { Inputs } from '../../shared/contract/index.ts';
import { isSameUnit } from '../../shared/domain/units.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import { assertUnchanged } from '../database/assert-unchanged.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { meterChanges, metrics } from '../database/schema/index.ts';
import { findSeries, metricRow, storedSpan } from './series.ts';

/** Whether values in its unit are stored: readings, also those of which only sums are kept, or changes of its meter. */
export function hasValues(db: Reader, metricId: Id): boolean {
  const series = findSeries(db, metricId);
  if (series !== undefined && storedSpan(db, series) !== null) return true;
  const replaced = db.select().from(meterChanges).where(eq(meterChanges.metricId, metricId)).limit(1).get();
  return replaced !== undefined;
}

/** Whether values would say something else in the wanted unit; another spelling says the same. */
export function isUnitInUse(db: Reader, metricId: Id, stands: string, wanted: string): boolean {
  return !isSameUnit(stands, wanted) && hasValues(db, metricId);
}

/**
 * Gives a metric the unit its values always had; no value is converted.
 * @throws AppError NOT_FOUND, RECORD_CHANGED {by}, INVALID_INPUT {fields: ['unit']} for a metric that has states
 */
export function correctUnit(tx: WriteTx, { id, unit, base }: Inputs['metrics']['correctUnit']): void {
  const { kind } = metricRow(tx, id);
  if (kind === 'characteristic') throw new AppError('INVALID_INPUT', { fields: ['unit'] });
  assertUnchanged(tx, metrics, id, { changes: { unit }, base: { unit: base } });
  tx.update(metrics).set({ unit, updatedAt: tx.now }).where(eq(metrics.id, id)).run();
}
