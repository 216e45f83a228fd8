/**
 * Takes back a value that was read by hand, as if it had never been typed. What is stored need not be what was typed:
 * of a counter it is its life to date.
 */
import type { Id } from '../../shared/ids.ts';
import type { WriteTx } from '../database/database.ts';
import { closedAt } from './closed.ts';
import { type Next, removeReading, SOURCED, type SourcedReading } from './corrections.ts';
import { findSeries } from './series.ts';

/**
 * What it had raised goes, unless somebody acted on it. A value that also came another way stays, and so does one of a
 * time of which single readings are no longer kept.
 * @param next what is typed in its place
 * @throws AppError as `removeReading` does
 */
export function retractReading(tx: WriteTx, metricId: Id, ts: number, next?: Next): void {
  const series = findSeries(tx, metricId);
  if (series === undefined || closedAt(tx, series)(ts)) return;
  const typed = tx
    .sql(`SELECT ${SOURCED} WHERE r.series = ? AND r.ts = ? AND s.kind = 'manual'`)
    .get(series, ts) as SourcedReading | undefined;
  if (typed !== undefined) removeReading(tx, metricId, typed, next);
}
