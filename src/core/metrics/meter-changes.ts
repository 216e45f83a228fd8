/**
 * Meters of counters that were replaced. Life to date goes on from what the old one showed last. A change that is
 * entered late moves what was stored after it, in the same unit of work.
 */
import { and, eq, gte, sql } from 'drizzle-orm';
import type { Inputs } from '../../shared/contract/index.ts';
import { counterRise, tidy } from '../../shared/domain/counter.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import { assertLiveAsset } from '../assets/service.ts';
import { assertNew } from '../database/assert-new.ts';
import type { WriteTx } from '../database/database.ts';
import { meterChanges } from '../database/schema/index.ts';
import { around, type Counter, findCounter } from './counters.ts';
import { evaluate } from './evaluate.ts';
import { metricRow, storedSpan } from './series.ts';
import { shiftAfter } from './shift.ts';

/**
 * @throws AppError NOT_FOUND also for a metric that is no counter
 */
export function counterOf(tx: WriteTx, metricId: Id): Counter {
  const { assetId } = metricRow(tx, metricId);
  assertLiveAsset(tx, assetId);
  const counter = findCounter(tx, metricId);
  if (counter === null) throw new AppError('NOT_FOUND', { entity: 'metric' });
  return counter;
}

/**
 * @returns ids of the alarms that were raised by what moved
 * @throws AppError ALREADY_EXISTS {field: 'id' | 'at'}, NOT_FOUND, INVALID_INPUT {fields: ['at']} for the future,
 * COUNTER_BELOW {than} where the old meter had shown more already, COUNTER_BEYOND {than}, COUNTER_ABOVE {than} where a
 * reading of the new one shows less than it began with, METER_CHANGE_TOO_LATE {count}, HISTORY_CLOSED
 */
export function changeMeter(tx: WriteTx, by: Id, input: Inputs['counters']['changeMeter']): Id[] {
  assertNew(tx, meterChanges, input.id);
  const { id, metricId, at, oldFace, newFace, reason } = input;
  const counter = counterOf(tx, metricId);
  if (at > tx.now) throw new AppError('INVALID_INPUT', { fields: ['at'] });
  if (counter.changes.some((change) => change.at === at))
    throw new AppError('ALREADY_EXISTS', { field: 'at' });
  const { before, after, rolloverAt } = around(tx, counter, at, { inclusive: true });
  const beyond = [oldFace, newFace].some((face) => rolloverAt !== null && face >= rolloverAt);
  if (beyond) throw new AppError('COUNTER_BEYOND', { than: rolloverAt! });
  const rise = before === null ? oldFace : counterRise(before.face, oldFace, rolloverAt);
  if (rise === null) throw new AppError('COUNTER_BELOW', { than: before!.face });
  const ltd = tidy((before?.ltd ?? 0) + rise);
  const since = after === null ? 0 : counterRise(newFace, after.face, rolloverAt);
  if (since === null) throw new AppError('COUNTER_ABOVE', { than: after!.face });
  tx.insert(meterChanges)
    .values({
      id,
      metricId,
      at,
      oldFace,
      newFace,
      rolloverAt,
      ltd,
      reason,
      changedBy: by,
      createdAt: tx.now,
    })
    .run();
  return after === null ? [] : moveAfter(tx, counter, { at }, tidy(ltd + since - after.ltd));
}

/**
 * As if the meter had never been replaced.
 * @throws AppError NOT_FOUND, METER_CHANGE_NEEDED {from, to} where the readings on both sides cannot be of one meter,
 * METER_CHANGE_TOO_LATE {count}, HISTORY_CLOSED
 */
export function removeMeterChange(tx: WriteTx, id: Id): Id[] {
  const change = tx.select().from(meterChanges).where(eq(meterChanges.id, id)).get();
  if (change === undefined) throw new AppError('NOT_FOUND', { entity: 'meterChange' });
  const counter = counterOf(tx, change.metricId);
  const { before } = around(tx, counter, change.at, { inclusive: true });
  const { after, rolloverAt } = around(tx, counter, change.at, { inclusive: true, ofNew: true });
  tx.delete(meterChanges).where(eq(meterChanges.id, id)).run();
  if (after === null) return [];
  const rise = before === null ? after.face : counterRise(before.face, after.face, rolloverAt);
  if (rise === null) throw new AppError('METER_CHANGE_NEEDED', { from: before!.face, to: after.face });
  return moveAfter(tx, counter, { at: change.at }, tidy((before?.ltd ?? 0) + rise - after.ltd));
}

/**
 * Moves the readings after an instant and the changes from one on, and has the alarms follow.
 * @returns ids of those that were raised
 */
export function moveAfter(
  tx: WriteTx,
  { metricId, series }: Counter,
  { at, changesFrom = at + 1 }: { readonly at: number; readonly changesFrom?: number },
  by: number,
): Id[] {
  if (by === 0) return [];
  tx.update(meterChanges)
    .set({ ltd: sql`round(${meterChanges.ltd} + ${by}, 6)` })
    .where(and(eq(meterChanges.metricId, metricId), gte(meterChanges.at, changesFrom)))
    .run();
  if (series === undefined) return [];
  shiftAfter(tx, series, at, by);
  const span = storedSpan(tx, series);
  return span === null || span.to <= at ? [] : evaluate(tx, metricId, { from: at + 1, to: span.to });
}
