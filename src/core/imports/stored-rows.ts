/**
 * What of a file goes against what is stored, found as an import finds it, without storing anything: another value at
 * an instant that has one, and what a counter cannot have shown.
 */
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { closedAt } from '../metrics/closed.ts';
import { findCounter, placer } from '../metrics/counters.ts';
import { standing } from '../metrics/same.ts';
import { findSeries } from '../metrics/series.ts';
import type { Problem, ReadingsBatch } from './csv/readings.ts';

/** Places of a batch: its column in the plan and its row. */
export interface RefusedReading {
  readonly column: number;
  readonly row: number;
  readonly reason: 'counter-impossible' | 'value-differs';
}

/**
 * Takes the batches of a file one after the other. Of a file that is not in order of time what an earlier batch
 * brought is not known: some readings of counters may turn out impossible only when they are stored.
 */
export function makeStoredCheck(
  db: Reader,
  metricIds: readonly Id[],
): (batch: Pick<ReadingsBatch, 'ts' | 'values'>) => RefusedReading[] {
  const columns = metricIds.map((metricId) => {
    const [series, counter] = [findSeries(db, metricId), findCounter(db, metricId)];
    return {
      isEmpty: series === undefined && counter === null,
      isCounter: counter !== null,
      isClosed: series === undefined ? () => false : closedAt(db, series),
      standingAt: standing(db, metricId),
      place: counter === null ? null : placer(db, counter),
    };
  });
  return ({ ts, values }) =>
    columns.flatMap(({ isEmpty, isCounter, isClosed, standingAt, place }, column): RefusedReading[] => {
      if (isEmpty) return [];
      const rows = [...ts.keys()].filter((row) => !Number.isNaN(values[column]![row]!));
      if (isCounter) rows.sort((a, b) => ts[a]! - ts[b]!);
      return rows.flatMap((row): RefusedReading[] => {
        const [at, value] = [ts[row]!, values[column]![row]!];
        if (isClosed(at)) return [];
        const there = standingAt(at, value);
        if (there === 'other') return [{ column, row, reason: 'value-differs' }];
        if (there === 'same' || place === null || place(at, value).ltd !== null) return [];
        return [{ column, row, reason: 'counter-impossible' }];
      });
    });
}

/** @param names of the columns of the plan */
export function asProblem(
  { line, values }: Pick<ReadingsBatch, 'line' | 'values'>,
  { column, row, reason }: RefusedReading,
  names: readonly string[],
): Problem {
  return { line: line[row]!, column: names[column]!, value: String(values[column]![row]!), reason };
}
