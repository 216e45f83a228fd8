/** When a machine did not run, as the journal has it: it, or what it then stood below, was down or under maintenance. */
import type { Pause } from '../../shared/domain/verification.ts';
import type { AssetStatus } from '../../shared/domain/vocabulary.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { MAX_DEPTH } from '../trees/tree.ts';

type Column = 'status' | 'parent_id';

interface Span<Value> {
  readonly from: number;
  /** Null up to the present. */
  readonly to: number | null;
  readonly value: Value;
}

/** Stops since an instant, in no order; one that lasts has no end. */
export function stopsOf(db: Reader, assetId: Id, since: number): Pause[] {
  return stopsWithin(db, assetId, { from: since, to: null }, 0);
}

function stopsWithin(db: Reader, assetId: Id, within: Pause, depth: number): Pause[] {
  if (depth > MAX_DEPTH) return [];
  const own = spansOf<AssetStatus>(db, assetId, 'status', within)
    .filter(({ value }) => value === 'down' || value === 'maintenance')
    .map(({ from, to }) => ({ from, to }));
  const above = spansOf<Id | null>(db, assetId, 'parent_id', within).flatMap(({ value, ...span }) =>
    value === null ? [] : stopsWithin(db, value, span, depth + 1),
  );
  return [...own, ...above];
}

/** What a column of an asset held within a time, span by span from the present back. */
function spansOf<Value extends string | null>(
  db: Reader,
  assetId: Id,
  column: Column,
  { from, to }: Pause,
): Span<Value>[] {
  const present = db.sql(`SELECT ${column} AS value FROM assets WHERE id = ?`).get(assetId) as
    | { readonly value: Value }
    | undefined;
  if (present === undefined) return [];
  const changes = db
    .sql(
      `SELECT j.old, c.at FROM journal j JOIN change_sets c ON c.seq = j.change_set
       WHERE j.entity = 'assets' AND j.row_id = ? AND j.field = ? AND c.at > ? ORDER BY j.seq DESC`,
    )
    .all(assetId, column, from) as { old: Value; at: number }[];
  const spans: Span<Value>[] = [];
  let end = to;
  let { value } = present;
  for (const { old, at } of changes) {
    if (at < (end ?? Infinity)) {
      spans.push({ from: at, to: end, value });
      end = at;
    }
    value = old;
  }
  if (from < (end ?? Infinity)) spans.push({ from, to: end, value });
  return spans;
}
