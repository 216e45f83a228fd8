/** What is true of every database between two commands, whatever happened before. */
import { closedIn } from '../core/metrics/closed.ts';
import { JOURNALED, journaledTables } from '../core/database/journal.ts';
import { aggregate, combine, type Rollup, ROLLUP_LEVELS_MS } from '../shared/domain/rollup.ts';
import type { Reading } from '../shared/domain/threshold.ts';
import type { Reader } from '../core/database/database.ts';

/** Each invariant that does not hold, in words; empty when all do. */
export function violations(db: Reader): string[] {
  return [
    ...file(db),
    ...stock(db),
    ...journalComplete(db),
    ...[...JOURNALED.keys()].flatMap((entity) => journalTells(db, entity)),
    ...pyramid(db),
    ...imports(db),
  ];
}

function file(db: Reader): string[] {
  const integrity = db.sql('PRAGMA integrity_check').pluck().all() as string[];
  const orphans = db.sql('PRAGMA foreign_key_check').all() as { table: string }[];
  return [
    ...integrity.filter((line) => line !== 'ok'),
    ...orphans.map(({ table }) => `a row of ${table} without its parent`),
  ];
}

function stock(db: Reader): string[] {
  const wrong = db
    .sql(
      `SELECT part_id FROM (
         SELECT part_id, location_id, quantity FROM stock_balances
         UNION ALL SELECT part_id, location_id, -sum(quantity) FROM stock_movements GROUP BY part_id, location_id
       ) GROUP BY part_id, location_id HAVING sum(quantity) <> 0`,
    )
    .pluck()
    .all() as string[];
  const halves = db
    .sql(
      "SELECT coalesce(sum(quantity), 0) FROM stock_movements WHERE kind IN ('transfer-out', 'transfer-in')",
    )
    .pluck()
    .get() as number;
  return [
    ...wrong.map((part) => `the balance of part ${part} is not the sum of its movements`),
    ...(halves === 0 ? [] : ['half a transfer']),
  ];
}

function journalComplete(db: Reader): string[] {
  const lost = db
    .sql('SELECT count(*) FROM journal WHERE change_set NOT IN (SELECT seq FROM change_sets)')
    .pluck()
    .get() as number;
  const empty = db
    .sql('SELECT count(*) FROM change_sets WHERE seq NOT IN (SELECT change_set FROM journal)')
    .pluck()
    .get() as number;
  return [
    ...(lost === 0 ? [] : [`${lost} changes without their change set`]),
    ...(empty === 0 ? [] : [`${empty} change sets without a change`]),
  ];
}

interface Entry {
  readonly rowId: string;
  readonly op: 'insert' | 'update' | 'delete';
  readonly field: string | null;
  readonly new: unknown;
}

const SECRET = '(secret)';

/** The table is what the journal says happened to it. */
function journalTells(db: Reader, entity: string): string[] {
  const told = new Map<string, Record<string, unknown>>();
  const entries = db
    .sql('SELECT row_id AS rowId, op, field, new FROM journal WHERE entity = ? ORDER BY seq')
    .iterate(entity) as Iterable<Entry>;
  for (const { rowId, op, field, new: value } of entries) {
    if (op === 'insert') told.set(rowId, JSON.parse(value as string) as Record<string, unknown>);
    else if (op === 'delete') told.delete(rowId);
    else told.get(rowId)![field!] = value;
  }
  const { key, columns } = journaledTables().find(({ name }) => name === entity)!;
  const rows = db.sql(`SELECT * FROM "${entity}"`).all() as Record<string, unknown>[];
  const problems = rows.flatMap((row) => {
    const rowId = key.map((column) => row[column]).join('/');
    const expected = told.get(rowId);
    told.delete(rowId);
    if (expected === undefined) return [`${entity} ${rowId} is not in the journal`];
    return columns
      .filter((column) => expected[column] !== SECRET && expected[column] !== row[column])
      .map((column) => `${column} of ${entity} ${rowId} is not what the journal says`);
  });
  return [...problems, ...[...told.keys()].map((rowId) => `${entity} ${rowId} is only in the journal`)];
}

/** Of closed buckets only the rollup is known. */
function pyramid(db: Reader): string[] {
  const seriesIds = db
    .sql('SELECT DISTINCT series FROM readings UNION SELECT DISTINCT series FROM rollups')
    .pluck()
    .all() as number[];
  return seriesIds.flatMap((series) => {
    const readings = db
      .sql('SELECT ts, value FROM readings WHERE series = ? ORDER BY ts')
      .all(series) as Reading[];
    const stored = db
      .sql(
        `SELECT level, bucket, count, min, max, sum, first, first_ts AS firstTs, last, last_ts AS lastTs
         FROM rollups WHERE series = ? ORDER BY level, bucket`,
      )
      .all(series);
    const closed = closedIn(db, series, { from: -8.64e15, to: 8.64e15 });
    let level: Rollup[] = [];
    const computed = ROLLUP_LEVELS_MS.flatMap((width, index) => {
      level =
        index === 0
          ? [...aggregate(readings, width), ...closed].sort((a, b) => a.bucket - b.bucket)
          : combine(level, width);
      return level.map((rollup) => ({ level: index, ...rollup }));
    });
    return sameRows(stored, computed) ? [] : [`the pyramid of series ${series} is not that of its readings`];
  });
}

function sameRows(stored: readonly unknown[], computed: readonly object[]): boolean {
  const inOrder = (row: object) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
  return (
    stored.length === computed.length &&
    stored.every((row, index) => inOrder(row as object) === inOrder(computed[index]!))
  );
}

/** An import is whole or not at all. */
function imports(db: Reader): string[] {
  const wrong = db
    .sql(
      `SELECT i.id FROM imports i WHERE i.kind <> 'readings' AND iif(
         i.state IN (${WHOLE}), i.change_set IS NULL OR i.change_set NOT IN (SELECT seq FROM change_sets),
         i.state NOT IN (${GONE}) OR i.change_set IS NOT NULL)
       UNION ALL
       SELECT i.id FROM imports i WHERE i.kind = 'readings' AND (i.state IN ('running', 'undoing') OR (i.state IN ('done', 'undo-broken-off')) <> (
         i.added > 0 AND ${KEPT_OF_ADDED}))`,
    )
    .pluck()
    .all() as string[];
  return wrong.map((id) => `import ${id} is neither whole nor gone`);
}

/** As many readings as were added, or fewer, of an import of which readings are no longer kept. */
const KEPT_OF_ADDED = `(SELECT iif(EXISTS (SELECT 1 FROM local_state WHERE key = 'import-pruned:' || i.id), count(*) < i.added, count(*) = i.added)
  FROM readings r JOIN reading_sources s ON s.id = r.source WHERE s.import_id = i.id)`;
const WHOLE = "'done', 'undo-broken-off', 'undone', 'partly-undone'";
const GONE = "'cancelled', 'failed', 'broken-off'";
