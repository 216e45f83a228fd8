/** The silences of a metric's past that were longer than it may be silent. Writes nothing. */
import { bucketStart, ROLLUP_LEVELS_MS } from '../../shared/domain/rollup.ts';
import type { Reader } from '../database/database.ts';
import type { Slices } from './follow.ts';
import { storedSpan } from './series.ts';

export interface Silences {
  readonly episodes: number;
  /** The longest, in ms, from reading to reading, or up to now; 0 when there was none. */
  readonly longestMs: number;
  /** It is silent for too long now: it would ring at once. */
  readonly lasts: boolean;
}

interface Found {
  readonly count: number;
  readonly longest: number | null;
}

/**
 * Distances between buckets of the pyramid are exact. Shorter ones lie within a bucket and are told by its readings;
 * within a closed bucket none is known.
 * @param limitMs how long it may be silent
 */
export async function silencesOf(
  db: Reader,
  seriesId: number,
  { limitMs, now, slices }: { readonly limitMs: number; readonly now: number; readonly slices: Slices },
): Promise<Silences> {
  const between = db
    .sql(
      `SELECT count(*) AS count, max(ms) AS longest FROM (
         SELECT first_ts - lag(last_ts) OVER (ORDER BY bucket) AS ms FROM rollups WHERE series = ? AND level = 0)
       WHERE ms > ?`,
    )
    .get(seriesId, limitMs) as Found;
  const within = limitMs < ROLLUP_LEVELS_MS[0] ? await silencesWithin(db, seriesId, limitMs, slices) : null;
  const last = storedSpan(db, seriesId)?.to;
  const lasting = last === undefined ? 0 : now - last;
  const lasts = lasting > limitMs;
  return {
    episodes: between.count + (within?.count ?? 0) + (lasts ? 1 : 0),
    longestMs: Math.max(between.longest ?? 0, within?.longest ?? 0, lasts ? lasting : 0),
    lasts,
  };
}

async function silencesWithin(
  db: Reader,
  seriesId: number,
  limitMs: number,
  { readings, pause }: Slices,
): Promise<Found> {
  const [width] = ROLLUP_LEVELS_MS;
  const page = db.sql('SELECT ts FROM readings WHERE series = ? AND ts > ? ORDER BY ts LIMIT ?').pluck();
  let count = 0;
  let longest = 0;
  let before = Number.NEGATIVE_INFINITY;
  for (;;) {
    const instants = page.all(seriesId, Math.max(before, -8.64e15), readings) as number[];
    for (const ts of instants) {
      const silent = ts - before;
      if (silent > limitMs && bucketStart(ts, width) <= before) {
        count += 1;
        longest = Math.max(longest, silent);
      }
      before = ts;
    }
    if (instants.length < readings) return { count, longest };
    await pause();
  }
}
