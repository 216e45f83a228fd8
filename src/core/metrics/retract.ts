/**
 * Takes back a value that was read by hand, as if it had never been typed. What is stored need not be what was typed:
 * of a counter it is its life to date.
 */
import type { Id } from '../../shared/ids.ts';
import type { WriteTx } from '../database/database.ts';
import { closedAt } from './closed.ts';
import { reconsider } from './evaluate.ts';
import { refreshRollups } from './rollups.ts';
import { findSeries } from './series.ts';

/**
 * What it had raised goes, unless somebody acted on it. A value that also came another way stays, and so does one of a
 * time of which single readings are no longer kept.
 */
export function retractReading(tx: WriteTx, metricId: Id, ts: number): void {
  const series = findSeries(tx, metricId);
  if (series === undefined || closedAt(tx, series)(ts)) return;
  const typed = tx
    .sql(
      `SELECT s.created_at AS at FROM readings r JOIN reading_sources s ON s.id = r.source
       WHERE r.series = ? AND r.ts = ? AND s.kind = 'manual'`,
    )
    .get(series, ts) as { at: number } | undefined;
  if (typed === undefined) return;
  tx.sql('DELETE FROM readings WHERE series = ? AND ts = ?').run(series, ts);
  refreshRollups(tx, series, [ts]);
  tx.touch('readings');
  reconsider(tx, metricId, { from: ts, to: ts }, typed.at);
}
