/** Whether a reading that comes again is the one that is stored at its instant. */
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { faceAt, findCounter } from './counters.ts';
import { findSeries } from './series.ts';

/** What a conversion of units there and back leaves. */
const CLOSE = 1e-9;

export function isSameValue(one: number, other: number): boolean {
  return one === other || Math.abs(one - other) <= CLOSE * Math.max(Math.abs(one), Math.abs(other));
}

/**
 * Compares what is given at an instant with what is stored there; of a counter either may be what its meter showed, and
 * life to date also, as exports have it.
 */
export function sameTest(db: Reader, metricId: Id): (ts: number, stored: number, given: number) => boolean {
  const counter = findCounter(db, metricId);
  return (ts, stored, given) =>
    isSameValue(stored, given) ||
    (counter !== null && isSameValue(faceAt(counter, { ts, value: stored }), given));
}

/** What stands at instants of a series against what is given: nothing, the same, or another value. */
export function standing(db: Reader, metricId: Id): (ts: number, given: number) => 'none' | 'same' | 'other' {
  const series = findSeries(db, metricId);
  if (series === undefined) return () => 'none';
  const valueAt = db.sql('SELECT value FROM readings WHERE series = ? AND ts = ?').pluck();
  const isSame = sameTest(db, metricId);
  return (ts, given) => {
    const stored = valueAt.get(series, ts) as number | undefined;
    return stored === undefined ? 'none' : isSame(ts, stored, given) ? 'same' : 'other';
  };
}
