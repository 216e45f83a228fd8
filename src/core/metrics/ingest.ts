/**
 * The way in for readings: stored once, summed up in the pyramid, and evaluated, all in the caller's
 * transaction. A reading at an instant that already has one is left out: the same value is a duplicate, another one
 * differs, and whoever brought it is told. So is one in a closed bucket: what else the bucket had is not known any more. Of a counter what its meter showed comes in and life
 * to date is stored; what the meter cannot have shown is left out.
 */
import type { Id } from '../../shared/ids.ts';
import type { WriteTx } from '../database/database.ts';
import { closedAt } from './closed.ts';
import { findCounter, placer } from './counters.ts';
import { evaluate, type Touched } from './evaluate.ts';
import { refreshRollups } from './rollups.ts';
import { standing } from './same.ts';
import { findSeries, seriesFor } from './series.ts';

/** How far ahead of the clock a reading may be stamped: clocks are off, but not by more than a day. */
export const LATEST_AHEAD_MS = 86_400_000;

/** Readings of one metric in any order; `ts` in milliseconds UTC and `values` side by side. */
export interface ReadingBatch {
  readonly metricId: Id;
  readonly ts: ArrayLike<number>;
  readonly values: ArrayLike<number>;
}

export interface Stored {
  readonly added: number;
  readonly duplicates: number;
  /** Readings at instants at which another value is stored. */
  readonly differing: number;
  /** Readings of a time of which single readings are no longer kept. */
  readonly closed: number;
  /** Per counter, the instants at which its meter cannot have shown what was given. */
  readonly impossible: ReadonlyMap<Id, ReadonlySet<number>>;
  /** Per metric, the span of what was added. */
  readonly touched: ReadonlyMap<Id, Touched>;
}

/**
 * Stores readings and keeps the pyramid, without evaluating them: for a bulk load that evaluates once at its end.
 * @throws RangeError for a value that is not finite, which the caller should have held back
 */
export function storeReadings(tx: WriteTx, source: number, batches: readonly ReadingBatch[]): Stored {
  const insert = tx.sql('INSERT OR IGNORE INTO readings (series, ts, value, source) VALUES (?, ?, ?, ?)');
  const touched = new Map<Id, Touched>();
  const impossible = new Map<Id, Set<number>>();
  let added = 0;
  let closed = 0;
  let differing = 0;
  let total = 0;
  for (const { metricId, ts, values } of batches) {
    const series = seriesFor(tx, metricId);
    const isClosed = closedAt(tx, series);
    const stored: number[] = [];
    const counter = findCounter(tx, metricId);
    const lifeAt = counter === null ? null : placer(tx, counter);
    const refused = new Set<number>();
    const standingAt = standing(tx, metricId);
    for (const index of lifeAt === null ? Array(ts.length).keys() : inOrder(ts)) {
      const at = ts[index]!;
      let value = values[index]!;
      if (!Number.isFinite(value)) throw new RangeError('a reading is not a finite number');
      if (isClosed(at)) {
        closed += 1;
        continue;
      }
      if (lifeAt !== null) {
        const there = standingAt(at, value);
        if (there === 'other') differing += 1;
        if (there !== 'none') continue;
        const { ltd } = lifeAt(at, value);
        if (ltd === null) {
          refused.add(at);
          continue;
        }
        value = ltd;
      }
      if (insert.run(series, at, value, source).changes === 1) stored.push(at);
      else if (standingAt(at, value) === 'other') differing += 1;
    }
    if (refused.size > 0) impossible.set(metricId, refused);
    total += ts.length;
    added += stored.length;
    if (stored.length === 0) continue;
    refreshRollups(tx, series, stored);
    touched.set(metricId, widen(touched.get(metricId), stored));
  }
  if (added > 0) tx.touch('readings');
  const left = [...impossible.values()].reduce((sum, instants) => sum + instants.size, 0);
  const duplicates = total - added - closed - differing - left;
  return { added, duplicates, differing, closed, impossible, touched };
}

/** The places of the instants, oldest first. */
function inOrder(ts: ArrayLike<number>): number[] {
  return [...Array(ts.length).keys()].sort((a, b) => ts[a]! - ts[b]!);
}

/**
 * Stores readings and evaluates them.
 * @returns also the ids of the alarms they raised
 */
export function ingest(
  tx: WriteTx,
  source: number,
  batches: readonly ReadingBatch[],
): Stored & { readonly raised: Id[] } {
  const stored = storeReadings(tx, source, batches);
  const raised = [...stored.touched].flatMap(([metricId, span]) => evaluate(tx, metricId, span));
  return { ...stored, raised };
}

/** Two spans as the one that holds both. */
export function widen(span: Touched | undefined, instants: Iterable<number>): Touched {
  let from = span?.from ?? Number.POSITIVE_INFINITY;
  let to = span?.to ?? Number.NEGATIVE_INFINITY;
  for (const instant of instants) {
    if (instant < from) from = instant;
    if (instant > to) to = instant;
  }
  return { from, to };
}

/**
 * Takes back everything a source has brought, metric by metric, a slice at a time.
 * @returns what was taken back; call again until it is null
 */
export function removeSource(
  tx: WriteTx,
  source: number,
  metricIds: readonly Id[],
  limit: number,
): { readonly metricId: Id; readonly instants: readonly number[] } | null {
  for (const metricId of metricIds) {
    const series = findSeries(tx, metricId);
    if (series === undefined) continue;
    const instants = tx
      .sql('SELECT ts FROM readings WHERE series = ? AND source = ? ORDER BY ts LIMIT ?')
      .pluck()
      .all(series, source, limit) as number[];
    if (instants.length === 0) continue;
    const remove = tx.sql('DELETE FROM readings WHERE series = ? AND ts = ?');
    for (const instant of instants) remove.run(series, instant);
    refreshRollups(tx, series, instants);
    tx.touch('readings');
    return { metricId, instants };
  }
  return null;
}
