/**
 * Keeps the pyramid true: after any change of the readings of a series, the buckets that hold the changed
 * instants are computed anew from below, in the same transaction. Promise: rollups = aggregate(readings), of all that
 * were ever accepted, whether they are still kept or not.
 */
import {
  aggregate,
  bucketStart,
  combine,
  type Rollup,
  ROLLUP_LEVELS_MS,
} from '../../shared/domain/rollup.ts';
import type { Reading } from '../../shared/domain/threshold.ts';
import type { Reader, WriteTx } from '../database/database.ts';

export const ROLLUP_COLUMNS =
  'bucket, count, min, max, sum, first, first_ts AS firstTs, last, last_ts AS lastTs';

/** Readings of a series in `[from, to)`, oldest first. */
export function readingsIn(db: Reader, series: number, from: number, to: number): Reading[] {
  return db
    .sql('SELECT ts, value FROM readings WHERE series = ? AND ts >= ? AND ts < ? ORDER BY ts')
    .all(series, from, to) as Reading[];
}

/** Rollups of a level (an index into ROLLUP_LEVELS_MS) whose bucket begins in `[from, to)`, oldest first. */
export function rollupsIn(db: Reader, series: number, level: number, from: number, to: number): Rollup[] {
  return db
    .sql(
      `SELECT ${ROLLUP_COLUMNS} FROM rollups WHERE series = ? AND level = ? AND bucket >= ? AND bucket < ? ORDER BY bucket`,
    )
    .all(series, level, from, to) as Rollup[];
}

/** Recomputes every bucket that holds one of the instants; none of them may be closed (see `closed.ts`). */
export function refreshRollups(tx: WriteTx, series: number, instants: Iterable<number>): void {
  let dirty = distinctBuckets(instants, ROLLUP_LEVELS_MS[0]);
  ROLLUP_LEVELS_MS.forEach((width, level) => {
    if (level > 0) dirty = distinctBuckets(dirty, width);
    for (const [from, to] of runs(dirty, width)) {
      const rollups =
        level === 0
          ? aggregate(readingsIn(tx, series, from, to), width)
          : combine(rollupsIn(tx, series, level - 1, from, to), width);
      replaceRollups(tx, series, level, from, to, rollups);
    }
  });
}

/** Computes the higher buckets that hold an instant anew from what is below them. */
export function combineAt(tx: WriteTx, series: number, ts: number): void {
  ROLLUP_LEVELS_MS.forEach((width, level) => {
    if (level === 0) return;
    const from = bucketStart(ts, width);
    const rollups = combine(rollupsIn(tx, series, level - 1, from, from + width), width);
    replaceRollups(tx, series, level, from, from + width, rollups);
  });
}

function replaceRollups(
  tx: WriteTx,
  series: number,
  level: number,
  from: number,
  to: number,
  rollups: readonly Rollup[],
): void {
  const width = ROLLUP_LEVELS_MS[level]!;
  if (rollups.length < (to - from) / width) {
    tx.sql('DELETE FROM rollups WHERE series = ? AND level = ? AND bucket >= ? AND bucket < ?').run(
      series,
      level,
      from,
      to,
    );
  }
  const upsert = tx.sql(
    'INSERT OR REPLACE INTO rollups (series, level, bucket, count, min, max, sum, first, first_ts, last, last_ts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  for (const { bucket, count, min, max, sum, first, firstTs, last, lastTs } of rollups) {
    upsert.run(series, level, bucket, count, min, max, sum, first, firstTs, last, lastTs);
  }
}

/** The buckets of the instants, each once, in increasing order. */
function distinctBuckets(instants: Iterable<number>, width: number): number[] {
  const buckets = new Set<number>();
  let last: number | undefined;
  for (const instant of instants) {
    const bucket = bucketStart(instant, width);
    if (bucket === last) continue;
    last = bucket;
    buckets.add(bucket);
  }
  return [...buckets].sort((a, b) => a - b);
}

/** Neighbouring buckets as half-open ranges, none longer than 64 buckets, so that one query is never large. */
function* runs(buckets: readonly number[], width: number): Generator<[number, number]> {
  let from: number | undefined;
  let to = 0;
  for (const bucket of buckets) {
    if (from !== undefined && bucket === to && bucket - from < 64 * width) {
      to = bucket + width;
      continue;
    }
    if (from !== undefined) yield [from, to];
    from = bucket;
    to = bucket + width;
  }
  if (from !== undefined) yield [from, to];
}
