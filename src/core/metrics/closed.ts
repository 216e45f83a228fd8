/**
 * Closed buckets: those of the finest level of which the rollup is kept and the readings are not. Nothing goes into
 * them or is computed anew from what is left; see docs/readings.md.
 */
import { bucketStart, type Rollup, ROLLUP_LEVELS_MS } from '../../shared/domain/rollup.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { ROLLUP_COLUMNS } from './rollups.ts';

const [BUCKET_MS] = ROLLUP_LEVELS_MS;
const CLOSED_UNTIL = 'readings-closed-until';

/** No bucket at or after this instant is closed, of any metric: nearly always all that has to be asked. */
export function closedUntil(db: Reader): number {
  const value = db.sql('SELECT value FROM local_state WHERE key = ?').pluck().get(CLOSED_UNTIL);
  return value === undefined ? Number.NEGATIVE_INFINITY : Number(value);
}

/** Says, in the unit of work that removes them, that readings before an instant are removed. */
export function noteClosed(tx: WriteTx, until: number): void {
  if (until > closedUntil(tx)) note(tx, CLOSED_UNTIL, String(until));
}

function note(tx: WriteTx, key: string, value: string): void {
  tx.sql('INSERT OR REPLACE INTO local_state (key, value) VALUES (?, ?)').run(key, value);
}

/** Tells for instants of a series, best in order, whether their bucket is closed. */
export function closedAt(db: Reader, series: number): (ts: number) => boolean {
  const until = closedUntil(db);
  const has = db
    .sql(
      `SELECT EXISTS (SELECT 1 FROM rollups WHERE series = :series AND level = 0 AND bucket = :bucket)
         AND NOT EXISTS (SELECT 1 FROM readings WHERE series = :series AND ts >= :bucket AND ts < :end)`,
    )
    .pluck();
  let known = Number.NaN;
  let isClosed = false;
  return (ts) => {
    if (ts >= until) return false;
    const bucket = bucketStart(ts, BUCKET_MS);
    if (bucket !== known) {
      isClosed = has.get({ series, bucket, end: bucket + BUCKET_MS }) === 1;
      known = bucket;
    }
    return isClosed;
  };
}

/** The closed buckets that share an instant with `[from, to)`, oldest first, at most `limit`. */
export function closedIn(
  db: Reader,
  series: number,
  { from, to, limit = -1 }: { readonly from: number; readonly to: number; readonly limit?: number },
): Rollup[] {
  const until = Math.min(to, closedUntil(db));
  if (from >= until) return [];
  return db
    .sql(
      `SELECT ${ROLLUP_COLUMNS} FROM rollups r WHERE series = ? AND level = 0 AND bucket > ? AND bucket < ?
         AND NOT EXISTS (SELECT 1 FROM readings WHERE series = r.series AND ts >= r.bucket AND ts < r.bucket + ${BUCKET_MS})
       ORDER BY bucket LIMIT ?`,
    )
    .all(series, from - BUCKET_MS, until, limit) as Rollup[];
}

/** End of the newest closed bucket of a series: before it not all single readings are kept. Null: there is none. */
export function prunedUntil(db: Reader, series: number): number | null {
  const bucket = db
    .sql(
      `SELECT bucket FROM rollups r WHERE series = ? AND level = 0 AND bucket < ?
         AND NOT EXISTS (SELECT 1 FROM readings WHERE series = r.series AND ts >= r.bucket AND ts < r.bucket + ${BUCKET_MS})
       ORDER BY bucket DESC LIMIT 1`,
    )
    .pluck()
    .get(series, closedUntil(db)) as number | undefined;
  return bucket === undefined ? null : bucket + BUCKET_MS;
}

const prunedKey = (importId: Id) => `import-pruned:${importId}`;

/** Notes that readings which an import has brought are no longer kept. */
export function notePrunedImport(tx: WriteTx, importId: Id): void {
  note(tx, prunedKey(importId), '1');
  tx.touch('imports');
}

/** Whether readings of an import are gone, so that it can no longer be told what it had added. */
export function isPrunedImport(db: Reader, importId: Id): boolean {
  return db.sql('SELECT 1 FROM local_state WHERE key = ?').get(prunedKey(importId)) !== undefined;
}
