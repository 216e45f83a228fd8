/**
 * What of a change set cannot be undone, and why. Nothing that somebody did since is lost, nothing that stays is
 * left without what it refers to, and what must be unique or a tree stays so.
 */
import type { KeptReason } from '../../shared/contract/imports.ts';
import type { SliceProgress } from '../database/database.ts';
import { type Edge, EDGES, isRow, OWNERS, rowKey, SHAPES, TREES, uniqueIndexOf } from './graph.ts';
import { type Notes, SLICE } from './plan.ts';
import { markForbidden } from './rules.ts';

/** Marks in `undo_rows` what must stay. */
export function* findConflicts(db: Notes, changeSet: number): Generator<SliceProgress | void, void, void> {
  const last = db.sql('SELECT coalesce(max(n), 0) FROM undo_rows').pluck().get() as number;
  const edges = edgesOf(db);
  for (let from = 1; from <= last; from += SLICE) {
    markChanged(db, changeSet, from, from + SLICE);
    yield { step: 'comparing', fraction: 0.15 + (0.05 * from) / last };
  }
  forgiveWhatIsAsItWas(db, changeSet);
  markLaterMovements(db, changeSet);
  for (let from = 1; from <= last; from += SLICE) {
    for (const edge of edges) {
      // One type may be that of every asset.
      markReliedOn(db, edge, from, from + SLICE);
      yield;
    }
    yield { step: 'comparing', fraction: 0.2 + (0.1 * from) / last };
  }
  markMeasured(db);
  nameChangeSets(db);
  let round = 0;
  for (;;) {
    while (spread(db, edges, round) > 0) {
      round += 1;
      yield;
    }
    const found =
      markLost(db, edges, round) +
      markTaken(db, round) +
      markCycles(db, round) +
      markForbidden(db, changeSet, round);
    yield;
    if (found === 0) return;
  }
}

/** Those that speak of what the change set touched. */
function edgesOf(db: Notes): Edge[] {
  const touched = new Set(db.sql('SELECT DISTINCT entity FROM undo_rows').pluck().all() as string[]);
  return EDGES.filter(({ child, parent }) => touched.has(child) || touched.has(parent));
}

function markChanged(db: Notes, changeSet: number, from: number, below: number): void {
  db.sql(
    `UPDATE undo_rows SET reason = 'changed', round = 0, by_set = later.by_set FROM (
       SELECT u.n, max(j.change_set) AS by_set FROM undo_rows u
       CROSS JOIN journal j ON j.entity = u.entity AND j.row_id = u.row_id
       WHERE u.n >= ? AND u.n < ? AND j.change_set > ? GROUP BY u.n
     ) later WHERE undo_rows.n = later.n`,
  ).run(from, below, changeSet);
}

/**
 * A row that was changed and is now as the change set had left it, as after the undo of a later import, has not
 * been changed.
 */
function forgiveWhatIsAsItWas(db: Notes, changeSet: number): void {
  db.sql(
    `CREATE TEMP TABLE undo_later (entity TEXT NOT NULL, row_id TEXT NOT NULL, field TEXT NOT NULL, op TEXT NOT NULL,
       old, n INTEGER NOT NULL, differs INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (entity, row_id, field)) WITHOUT ROWID`,
  ).run();
  db.sql(
    `INSERT OR IGNORE INTO undo_later (entity, row_id, field, op, old, n)
     SELECT j.entity, j.row_id, coalesce(j.field, ''), j.op, j.old, u.n
     FROM undo_rows u CROSS JOIN journal j ON j.entity = u.entity AND j.row_id = u.row_id
     WHERE u.reason = 'changed' AND j.change_set > ? ORDER BY j.seq`,
  ).run(changeSet);
  const fields = db.sql('SELECT DISTINCT entity, field FROM undo_later').all() as {
    entity: string;
    field: string;
  }[];
  for (const { entity, field } of fields) {
    const isSame =
      field === '' ? `l.op = 'delete' AND l.old = ${recordedRow(entity)}` : `l.old IS c."${field}"`;
    db.sql(
      `UPDATE undo_later AS l SET differs = 1 WHERE l.entity = '${entity}' AND l.field = '${field}' AND NOT EXISTS (
         SELECT 1 FROM undo_rows u JOIN "${entity}" c ON ${isRow(entity, 'c', 'u')} WHERE u.n = l.n AND ${isSame})`,
    ).run();
  }
  db.sql(
    `UPDATE undo_rows SET reason = NULL, round = NULL, by_set = NULL
     WHERE reason = 'changed' AND n NOT IN (SELECT n FROM undo_later WHERE differs = 1)`,
  ).run();
}

/** The row as the journal would record it. */
function recordedRow(table: string): string {
  const pairs = SHAPES.get(table)!.columns.map((column) => `'${column}', c."${column}"`);
  return `json_object(${pairs.join(', ')})`;
}

/** A count or an issue since rests on what had been there. */
function markLaterMovements(db: Notes, changeSet: number): void {
  db.sql(
    `UPDATE undo_rows SET reason = 'moved-later', round = 0, because_entity = 'stock_movements',
       because_row = later.id, by_set = later.by_set
     FROM (
       SELECT u.n, o.id, max(j.change_set) AS by_set FROM undo_rows u
       CROSS JOIN stock_movements m ON m.id = u.k1
       CROSS JOIN stock_movements o ON o.part_id = m.part_id AND +o.location_id = m.location_id AND o.id <> m.id
       CROSS JOIN journal j ON j.entity = 'stock_movements' AND j.row_id = o.id AND j.op = 'insert'
       WHERE u.entity = 'stock_movements' AND u.kind = 'insert' AND u.reason IS NULL AND j.change_set > ?
       GROUP BY u.n
     ) later WHERE undo_rows.n = later.n`,
  ).run(changeSet);
}

/** Rows from elsewhere that refer to what the change set brought. */
function markReliedOn(db: Notes, edge: Edge, from: number, below: number): void {
  const { child, column, parent, where = 'TRUE' } = edge;
  const key = rowKey(child, 'c');
  db.sql(
    `UPDATE undo_rows SET reason = 'relied-on', round = 0, because_entity = '${child}', because_row = relying.key
     FROM (
       SELECT p.n, min(${key}) AS key FROM undo_rows p
       CROSS JOIN "${child}" c ON c."${column}" = p.k1
       LEFT JOIN undo_rows u ON u.entity = '${child}' AND u.row_id = ${key}
       WHERE p.n >= ? AND p.n < ? AND p.entity = '${parent}' AND p.kind = 'insert' AND p.reason IS NULL
         AND (${where}) AND (u.n IS NULL OR (u.kind = 'update' AND u.reason IS NULL AND NOT EXISTS (
           SELECT 1 FROM undo_fields f WHERE f.entity = u.entity AND f.row_id = u.row_id AND f.field = '${column}')))
       GROUP BY p.n
     ) relying WHERE undo_rows.n = relying.n`,
  ).run(from, below);
}

/** A metric with readings stays. */
function markMeasured(db: Notes): void {
  db.sql(
    `UPDATE undo_rows SET reason = 'relied-on', round = 0, because_entity = 'readings', because_row = row_id
     WHERE entity = 'metrics' AND kind = 'insert' AND reason IS NULL AND EXISTS (
       SELECT 1 FROM series s WHERE s.metric_id = undo_rows.k1 AND EXISTS (SELECT 1 FROM readings r WHERE r.series = s.id))`,
  ).run();
}

/** Who made the rows that others rely on; it is told of all that stays for them. */
function nameChangeSets(db: Notes): void {
  db.sql(
    `UPDATE undo_rows SET by_set = (
       SELECT max(j.change_set) FROM journal j WHERE j.entity = because_entity AND j.row_id = because_row)
     WHERE reason = 'relied-on'`,
  ).run();
}

/**
 * What stays with the rows that were found to stay in the last round: what they refer to, what they are parts
 * of, and their own parts.
 * @returns how many more stay
 */
function spread(db: Notes, edges: readonly Edge[], round: number): number {
  let found = 0;
  const mark = (reason: KeptReason | 'of-its-parts', rows: string) => {
    const reasoned = reason === 'of-its-parts' ? 'more.reason' : `'${reason}'`;
    found += db
      .sql(
        `UPDATE undo_rows SET reason = ${reasoned}, round = @round + 1, because_entity = more.entity,
           because_row = more.row_id, by_set = more.by_set
         FROM (${rows}) more WHERE undo_rows.n = more.n AND undo_rows.reason IS NULL`,
      )
      .run({ round }).changes;
  };
  const kept = db.sql('SELECT DISTINCT entity FROM undo_rows WHERE round = ?').pluck().all(round) as string[];
  for (const { child, column, parent, where = 'TRUE' } of edges) {
    if (!kept.includes(child)) continue;
    mark(
      'relied-on',
      `SELECT p.n, k.entity, k.row_id, max(k.by_set) AS by_set FROM undo_rows k
       CROSS JOIN "${child}" c ON ${isRow(child, 'c', 'k')}
       CROSS JOIN undo_rows p ON p.entity = '${parent}' AND p.row_id = c."${column}"
       WHERE k.entity = '${child}' AND k.round = @round AND (${where}) AND p.kind = 'insert' AND p.reason IS NULL
       GROUP BY p.n`,
    );
  }
  for (const [table, { owner }] of OWNERS) {
    if (kept.includes(table)) {
      mark(
        'of-its-parts',
        `SELECT p.n, iif(k.reason = 'changed', NULL, k.entity) AS entity, iif(k.reason = 'changed', NULL, k.row_id) AS row_id,
           max(k.by_set) AS by_set, iif(k.reason = 'changed', 'changed', 'relied-on') AS reason
         FROM undo_rows k CROSS JOIN undo_rows p ON p.entity = '${owner}' AND p.row_id = k.owner_id
         WHERE k.entity = '${table}' AND k.round = @round AND p.kind = 'insert' AND p.reason IS NULL GROUP BY p.n`,
      );
    }
    if (kept.includes(owner)) {
      mark(
        'part-of-kept',
        `SELECT p.n, k.entity, k.row_id, k.by_set FROM undo_rows k
         CROSS JOIN undo_rows p ON p.owner_id = k.row_id AND p.entity = '${table}'
         WHERE k.entity = '${owner}' AND k.round = @round AND p.reason IS NULL`,
      );
    }
  }
  mark(
    'part-of-kept',
    `SELECT p.n, k.entity, k.row_id, k.by_set FROM undo_rows k CROSS JOIN undo_rows p ON p.part_id = k.part_id
     WHERE k.round = @round AND k.part_id IS NOT NULL AND p.reason IS NULL GROUP BY p.n`,
  );
  return found;
}

/** Values set back must not refer to what is gone since, or stays gone. */
function markLost(db: Notes, edges: readonly Edge[], round: number): number {
  let found = 0;
  for (const { child, column, parent, where } of edges) {
    if (where !== undefined) continue;
    const [key] = SHAPES.get(parent)!.key;
    found += db
      .sql(
        `UPDATE undo_rows SET reason = 'reference-gone', round = ?
         WHERE entity = '${child}' AND kind <> 'insert' AND reason IS NULL AND EXISTS (
           SELECT 1 FROM undo_fields f WHERE f.entity = undo_rows.entity AND f.row_id = undo_rows.row_id
             AND f.field = '${column}' AND f.value IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM "${parent}" p WHERE p."${key}" = f.value)
             AND NOT EXISTS (SELECT 1 FROM undo_rows p WHERE p.entity = '${parent}' AND p.row_id = f.value
               AND p.kind = 'delete' AND p.reason IS NULL))`,
      )
      .run(round).changes;
  }
  return found;
}

/** Values set back must not be another's by now. */
function markTaken(db: Notes, round: number): number {
  const indexes = db
    .sql("SELECT sql FROM sqlite_master WHERE type = 'index' AND sql LIKE 'CREATE UNIQUE INDEX%'")
    .pluck()
    .all() as string[];
  let found = 0;
  for (const sql of indexes) {
    const index = uniqueIndexOf(sql);
    if (index === null) continue;
    const { table, terms, where, columns } = index;
    const fields = columns.map((column) => `'${column}'`).join(', ');
    const concerns = `u.entity = '${table}' AND u.kind <> 'insert' AND u.reason IS NULL AND EXISTS (
      SELECT 1 FROM undo_fields f WHERE f.entity = u.entity AND f.row_id = u.row_id AND f.field IN (${fields}))`;
    if (db.sql(`SELECT 1 FROM undo_rows u WHERE ${concerns} LIMIT 1`).get() === undefined) continue;
    const keys = terms.map((_term, number) => `x${number}`);
    const own = rowKey(table, `"${table}"`);
    found += db
      .sql(
        `UPDATE undo_rows SET reason = 'value-taken', round = ?, because_entity = '${table}', because_row = taken.key
         FROM (
           SELECT wanted.n, min(${own}) AS key
           FROM (SELECT ${terms.map((term, number) => `${term} AS x${number}`).join(', ')}, "${table}"."undo_n" AS n
                 FROM (${asItWas(table, columns, concerns)}) AS "${table}" WHERE ${where ?? 'TRUE'}) wanted
           JOIN "${table}" ON ${terms.map((term, number) => `${term} = wanted.${keys[number]}`).join(' AND ')}
           WHERE (${where ?? 'TRUE'}) AND NOT EXISTS (
             SELECT 1 FROM undo_rows u WHERE u.entity = '${table}' AND u.row_id = ${own}
               AND (u.n = wanted.n OR (u.reason IS NULL AND (u.kind = 'insert' OR (${concerns})))))
           GROUP BY wanted.n
         ) taken WHERE undo_rows.n = taken.n`,
      )
      .run(round).changes;
  }
  return found;
}

/** The rows that would be set back, in these columns as they were. */
function asItWas(table: string, columns: readonly string[], concerns: string): string {
  const values = columns.map(
    (column) => `iif(
      EXISTS (SELECT 1 FROM undo_fields f WHERE f.entity = u.entity AND f.row_id = u.row_id AND f.field = '${column}'),
      (SELECT f.value FROM undo_fields f WHERE f.entity = u.entity AND f.row_id = u.row_id AND f.field = '${column}'),
      c."${column}") AS "${column}"`,
  );
  return `SELECT u.n AS "undo_n", ${values.join(', ')}
    FROM undo_rows u LEFT JOIN "${table}" c ON ${isRow(table, 'c', 'u')} WHERE ${concerns}`;
}

/** What is set back below something must not have come to stand above it. */
function markCycles(db: Notes, round: number): number {
  let found = 0;
  for (const [table, column] of TREES) {
    const moved = db
      .sql(
        `SELECT u.row_id AS id, f.value AS parent FROM undo_rows u
         JOIN undo_fields f ON f.entity = u.entity AND f.row_id = u.row_id AND f.field = '${column}'
         WHERE u.entity = '${table}' AND u.reason IS NULL ORDER BY u.n`,
      )
      .all() as { id: string; parent: string | null }[];
    const stored = db.sql(`SELECT "${column}" FROM "${table}" WHERE id = ?`).pluck();
    const refuse = db.sql(
      `UPDATE undo_rows SET reason = 'cycle', round = ?, because_entity = '${table}', because_row = ?
       WHERE entity = '${table}' AND row_id = ?`,
    );
    const back = new Map(moved.map(({ id, parent }) => [id, parent]));
    const parentOf = (id: string): string | null =>
      back.has(id) ? back.get(id)! : ((stored.get(id) as string | null | undefined) ?? null);
    const sound = new Set<string>();
    for (const { id } of moved) {
      let circle = circleAbove(id, parentOf, sound);
      while (circle.length > 0) {
        const refused = circle.find((node) => back.has(node))!;
        refuse.run(round, back.get(refused), refused);
        back.delete(refused);
        found += 1;
        circle = circleAbove(id, parentOf, sound);
      }
    }
  }
  return found;
}

/** The nodes that stand above themselves on the way up from a node; those on a way to the top are added to `sound`. */
function circleAbove(
  id: string,
  parentOf: (id: string) => string | null,
  sound: Set<string>,
): readonly string[] {
  const way: string[] = [];
  const seen = new Set<string>();
  for (let at: string | null = id; at !== null && !sound.has(at); at = parentOf(at)) {
    if (seen.has(at)) return way.slice(way.indexOf(at));
    seen.add(at);
    way.push(at);
  }
  for (const node of way) sound.add(node);
  return [];
}
