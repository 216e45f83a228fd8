/** What the counters of a file cannot have shown, found as an import finds it, without storing anything. */
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { closedAt } from '../metrics/closed.ts';
import { findCounter, placer } from '../metrics/counters.ts';
import type { Problem, ReadingsBatch } from './csv/readings.ts';

/** Places of a batch: its column in the plan and its row. */
export interface ImpossibleReading {
  readonly column: number;
  readonly row: number;
}

/**
 * Takes the batches of a file one after the other. Of a file that is not in order of time what an earlier batch
 * brought is not known: some of its readings may turn out impossible only when they are stored.
 */
export function makeCounterCheck(
  db: Reader,
  metricIds: readonly Id[],
): (batch: Pick<ReadingsBatch, 'ts' | 'values'>) => ImpossibleReading[] {
  const isStored = db.sql('SELECT 1 FROM readings WHERE series = ? AND ts = ?').pluck();
  const counters = metricIds.flatMap((metricId, column) => {
    const counter = findCounter(db, metricId);
    if (counter === null) return [];
    const { series } = counter;
    const isClosed = series === undefined ? () => false : closedAt(db, series);
    const isKnown = (ts: number) => series !== undefined && isStored.get(series, ts) !== undefined;
    return [{ column, isLeftOut: (ts: number) => isClosed(ts) || isKnown(ts), place: placer(db, counter) }];
  });
  return ({ ts, values }) =>
    counters.flatMap(({ column, isLeftOut, place }) =>
      [...ts.keys()]
        .filter((row) => !Number.isNaN(values[column]![row]!))
        .toSorted((a, b) => ts[a]! - ts[b]!)
        .filter((row) => !isLeftOut(ts[row]!) && place(ts[row]!, values[column]![row]!).ltd === null)
        .map((row) => ({ column, row })),
    );
}

/** @param names of the columns of the plan */
export function asProblem(
  { line, values }: Pick<ReadingsBatch, 'line' | 'values'>,
  { column, row }: ImpossibleReading,
  names: readonly string[],
): Problem {
  const value = String(values[column]![row]!);
  return { line: line[row]!, column: names[column]!, value, reason: 'counter-impossible' };
}
