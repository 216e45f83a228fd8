/**
 * Moves what is stored after an instant by a constant, and the pyramid with it: a shift of the readings of a bucket is
 * a shift of what sums them up, so closed buckets move too. The sum of a bucket is exact but for rounding.
 */
import { COUNTER_DECIMALS } from '../../shared/domain/counter.ts';
import { ROLLUP_LEVELS_MS } from '../../shared/domain/rollup.ts';
import { AppError } from '../../shared/errors.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { combineAt, refreshRollups } from './rollups.ts';

/** Readings that are moved in one unit of work: less than a second. */
export const MOST_SHIFTED = 250_000;

/** The bucket of a level that has readings up to an instant and after it. */
function straddling(db: Reader, series: number, level: number, at: number): number | undefined {
  return db
    .sql(
      `SELECT bucket FROM rollups WHERE series = ? AND level = ? AND bucket > ? AND bucket <= ?
         AND first_ts <= ? AND last_ts > ?`,
    )
    .pluck()
    .get(series, level, at - ROLLUP_LEVELS_MS[level]!, at, at, at) as number | undefined;
}

/**
 * @throws AppError METER_CHANGE_TOO_LATE {count} for more readings than `MOST_SHIFTED`, HISTORY_CLOSED where the instant
 * lies within a closed bucket; nothing is moved then
 */
export function shiftAfter(
  tx: WriteTx,
  series: number,
  at: number,
  by: number,
  most: number = MOST_SHIFTED,
): void {
  const count = tx
    .sql('SELECT count(*) FROM (SELECT 1 FROM readings WHERE series = ? AND ts > ? LIMIT ?)')
    .pluck()
    .get(series, at, most + 1) as number;
  if (count > most) throw new AppError('METER_CHANGE_TOO_LATE', { count: most });
  const split = straddling(tx, series, 0, at);
  const isKept = tx.sql('SELECT 1 FROM readings WHERE series = ? AND ts >= ? AND ts < ? LIMIT 1');
  if (split !== undefined && isKept.get(series, split, split + ROLLUP_LEVELS_MS[0]) === undefined)
    throw new AppError('HISTORY_CLOSED');

  const moved = (column: string) => `${column} = round(${column} + :by, ${COUNTER_DECIMALS})`;
  tx.sql(`UPDATE readings SET ${moved('value')} WHERE series = :series AND ts > :at`).run({ series, at, by });
  const columns = ['min', 'max', 'first', 'last'].map(moved).join(', ');
  ROLLUP_LEVELS_MS.forEach((width, level) => {
    tx.sql(
      `UPDATE rollups SET ${columns}, sum = sum + :by * count
       WHERE series = :series AND level = :level AND bucket > :from AND first_ts > :at`,
    ).run({ series, level, from: at - width, at, by });
  });
  if (split !== undefined) refreshRollups(tx, series, [split]);
  else combineAt(tx, series, at);
  tx.touch('readings');
}
