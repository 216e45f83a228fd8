/**
 * What follows records without a journal of its own: the companions of metrics, what people were told, the
 * numbers of work orders, and whether a part asks to be reordered.
 */
import { formatNumber } from '../../shared/domain/numbers.ts';
import type { Id } from '../../shared/ids.ts';
import type { SliceProgress, WriteTx } from '../database/database.ts';
import { settleReorderAlert } from '../parts/ledger.ts';

const GOES = `SELECT row_id FROM undo_rows WHERE kind = 'insert' AND reason IS NULL`;

/** Before the rows go: what the database would not let stand without them. */
export function removeCompanions(tx: WriteTx): void {
  const metrics = `${GOES} AND entity = 'metrics'`;
  tx.sql(`DELETE FROM series WHERE metric_id IN (${metrics})`).run();
  tx.sql(`DELETE FROM threshold_states WHERE metric_id IN (${metrics})`).run();
  const checked = `${GOES} AND entity IN ('metrics', 'asset_types')`;
  tx.sql(`DELETE FROM prediction_checks WHERE id IN (${checked})`).run();
  tx.sql(`DELETE FROM predictions WHERE metric_id IN (${metrics})`).run();
  tx.sql(`DELETE FROM predictions WHERE asset_id IN (${GOES} AND entity = 'assets')`).run();
  tx.sql(`DELETE FROM import_assets WHERE asset_id IN (${GOES} AND entity = 'assets')`).run();
  const users = `${GOES} AND entity = 'users'`;
  for (const table of ['sessions', 'notifications']) {
    tx.sql(`DELETE FROM ${table} WHERE user_id IN (${users})`).run();
  }
}

/** After the rows are as they were. */
export function* settle(tx: WriteTx, at: number): Generator<SliceProgress | void, void, void> {
  withdrawNotifications(tx, at);
  turnNumbersBack(tx);
  yield { step: 'settling', fraction: 0.96 };
  const parts = tx
    .sql(
      `SELECT DISTINCT u.part_id FROM undo_rows u JOIN parts p ON p.id = u.part_id AND p.archived_at IS NULL
       WHERE u.entity = 'stock_movements' AND u.reason IS NULL`,
    )
    .pluck()
    .all() as Id[];
  for (const [index, part] of parts.entries()) {
    settleReorderAlert(tx, part);
    if (index % 200 === 199) yield { step: 'settling', fraction: 0.96 + (0.03 * index) / parts.length };
  }
}

/** What was told of records that are gone, and what the change set itself had told of those it changed. */
function withdrawNotifications(tx: WriteTx, at: number): void {
  const { changes } = tx
    .sql(
      `DELETE FROM notifications WHERE entity_id IN (${GOES})
         OR (created_at = ? AND entity_id IN (
           SELECT row_id FROM undo_rows WHERE reason IS NULL
           UNION SELECT part_id FROM undo_rows WHERE entity = 'reorder_alerts' AND reason IS NULL))`,
    )
    .run(at);
  if (changes > 0) tx.touch('notifications');
}

/** A series goes back over the numbers of work orders that are gone, unless others have come after them. */
function turnNumbersBack(tx: WriteTx): void {
  const series = tx.sql('SELECT prefix, year, last FROM number_series').all() as {
    prefix: string;
    year: number;
    last: number;
  }[];
  const gone = new Set(
    tx
      .sql(
        `SELECT j.old ->> '$.number' FROM undo_rows u
         CROSS JOIN journal j ON j.entity = 'work_orders' AND j.row_id = u.row_id AND j.op = 'delete' AND j.change_set = ?
         WHERE u.entity = 'work_orders' AND u.kind = 'insert' AND u.reason IS NULL`,
      )
      .pluck()
      .all(tx.changeSet) as string[],
  );
  for (const { prefix, year, last } of series) {
    let before = last;
    while (before > 0 && gone.has(formatNumber(prefix, year, before))) before -= 1;
    if (before === last) continue;
    if (before === 0) tx.sql('DELETE FROM number_series WHERE prefix = ? AND year = ?').run(prefix, year);
    else tx.sql('UPDATE number_series SET last = ? WHERE prefix = ? AND year = ?').run(before, prefix, year);
  }
}
