/**
 * What a change set did, row by row, as temporary tables of a connection: `undo_rows`, what came, went or changed
 * and why it must stay, and `undo_fields`, what was in the fields that changed.
 */
import type { Statement } from 'better-sqlite3';
import type { SliceProgress } from '../database/database.ts';
import { isRow, OWNERS, SHAPES, STOCK_OF_PART } from './graph.ts';

/** A connection on which temporary tables may be made: a unit of work, or a reader of its own. */
export interface Notes {
  sql(text: string): Statement;
}

/** Rows looked at between two pauses. */
export const SLICE = 1000;

/** The import's own record tells that it was; it is no part of what it brought. */
const NEVER_UNDONE = ['imports'];

const TABLES = ['undo_rows', 'undo_fields', 'undo_history', 'undo_later'];

export function dropNotes(db: Notes): void {
  for (const table of TABLES) db.sql(`DROP TABLE IF EXISTS temp.${table}`).run();
}

/**
 * Reads the change set out of the journal.
 * @throws Error for a change of secrets, which the journal does not know
 */
export function* collect(db: Notes, changeSet: number): Generator<SliceProgress | void, void, void> {
  dropNotes(db);
  db.sql(
    `CREATE TEMP TABLE undo_rows (n INTEGER PRIMARY KEY, entity TEXT NOT NULL, row_id TEXT NOT NULL,
       k1 TEXT NOT NULL, k2 TEXT, first_op TEXT NOT NULL, last_op TEXT NOT NULL, gone_at INTEGER,
       kind TEXT, owner_entity TEXT, owner_id TEXT, part_id TEXT,
       reason TEXT, round INTEGER, because_entity TEXT, because_row TEXT, by_set INTEGER,
       UNIQUE (entity, row_id))`,
  ).run();
  db.sql(
    `CREATE TEMP TABLE undo_fields (entity TEXT NOT NULL, row_id TEXT NOT NULL, field TEXT NOT NULL, value,
       PRIMARY KEY (entity, row_id, field)) WITHOUT ROWID`,
  ).run();
  const [from, to] = span(db, changeSet);
  const total = Math.max(1, to - from + 1);
  for (let seq = from; seq <= to; seq += SLICE) {
    collectRows(db, changeSet, seq, seq + SLICE);
    yield { step: 'collecting', fraction: (0.08 * (seq - from)) / total };
  }
  decideKinds(db);
  yield;
  for (let seq = from; seq <= to; seq += SLICE) {
    collectFields(db, changeSet, seq, seq + SLICE);
    yield { step: 'collecting', fraction: 0.08 + (0.07 * (seq - from)) / total };
  }
  db.sql('CREATE INDEX temp.undo_rows_kept ON undo_rows (entity, round) WHERE round IS NOT NULL').run();
  db.sql('CREATE INDEX temp.undo_rows_parts ON undo_rows (part_id) WHERE part_id IS NOT NULL').run();
  db.sql('CREATE INDEX temp.undo_rows_owners ON undo_rows (owner_id) WHERE owner_id IS NOT NULL').run();
  db.sql("CREATE INDEX temp.undo_rows_back ON undo_rows (entity) WHERE kind <> 'insert'").run();
  yield;
  relate(db);
  yield;
  rememberUndone(db);
}

function span(db: Notes, changeSet: number): [number, number] {
  const { from, to } = db
    .sql('SELECT min(seq) AS "from", max(seq) AS "to" FROM journal WHERE change_set = ?')
    .get(changeSet) as { from: number | null; to: number | null };
  return from === null ? [1, 0] : [from, to!];
}

/** Of `asset_id` in the recorded row, for the tables that are parts of others. */
function ownerColumn(): string {
  const cases = [...OWNERS].map(
    ([table, { column }]) => `WHEN '${table}' THEN coalesce(new, old) ->> '$.${column}'`,
  );
  return `CASE WHEN op = 'update' THEN NULL ELSE CASE entity ${cases.join(' ')} END END`;
}

function collectRows(db: Notes, changeSet: number, from: number, below: number): void {
  const composite = quoted(
    [...SHAPES.values()].filter(({ key }) => key.length === 2).map(({ name }) => name),
  );
  const isComposite = `entity IN (${composite})`;
  db.sql(
    `INSERT INTO undo_rows (entity, row_id, k1, k2, first_op, last_op, gone_at, owner_id, part_id)
     SELECT entity, row_id,
       iif(${isComposite}, substr(row_id, 1, instr(row_id, '/') - 1), row_id),
       iif(${isComposite}, substr(row_id, instr(row_id, '/') + 1), NULL),
       op, op, iif(op = 'delete', seq, NULL), ${ownerColumn()},
       CASE WHEN op <> 'update' AND entity IN (${quoted(STOCK_OF_PART)}) THEN coalesce(new, old) ->> '$.part_id' END
     FROM journal
     WHERE change_set = ? AND seq >= ? AND seq < ? AND entity NOT IN (${quoted(NEVER_UNDONE)}) ORDER BY seq
     ON CONFLICT (entity, row_id) DO UPDATE SET last_op = excluded.last_op, gone_at = coalesce(gone_at, excluded.gone_at)`,
  ).run(changeSet, from, below);
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(', ');
}

/** What a row has come to by the change set: it came, it went, or it is another than before. */
function decideKinds(db: Notes): void {
  db.sql("DELETE FROM undo_rows WHERE first_op = 'insert' AND last_op = 'delete'").run();
  db.sql(
    `UPDATE undo_rows SET kind = CASE WHEN first_op = 'insert' THEN 'insert' WHEN last_op = 'delete' THEN 'delete' ELSE 'update' END`,
  ).run();
  const secrets = db
    .sql("SELECT count(*) FROM undo_rows WHERE entity = 'credentials' AND kind <> 'insert'")
    .pluck()
    .get() as number;
  if (secrets > 0) throw new Error('secrets cannot be set back: the journal does not know them');
}

/** The values before: of an update the first old one of each field, of a row that went all of them. */
function collectFields(db: Notes, changeSet: number, from: number, below: number): void {
  db.sql(
    `INSERT OR IGNORE INTO undo_fields (entity, row_id, field, value)
     SELECT j.entity, j.row_id, j.field, j.old
     FROM journal j JOIN undo_rows u ON u.entity = j.entity AND u.row_id = j.row_id
     WHERE j.change_set = ? AND j.seq >= ? AND j.seq < ? AND j.op = 'update' AND u.kind <> 'insert'
       AND (u.gone_at IS NULL OR j.seq < u.gone_at) ORDER BY j.seq`,
  ).run(changeSet, from, below);
  db.sql(
    `INSERT OR IGNORE INTO undo_fields (entity, row_id, field, value)
     SELECT j.entity, j.row_id, f.key, f.atom
     FROM journal j JOIN undo_rows u ON u.entity = j.entity AND u.row_id = j.row_id AND u.gone_at = j.seq
       JOIN json_each(j.old) f
     WHERE j.change_set = ? AND j.seq >= ? AND j.seq < ? AND j.op = 'delete' AND u.kind <> 'insert'`,
  ).run(changeSet, from, below);
}

/** To the records that rows are parts of. */
function relate(db: Notes): void {
  for (const [table, { column, owner }] of OWNERS) {
    const shape = SHAPES.get(table)!;
    db.sql(`UPDATE undo_rows SET owner_entity = '${owner}' WHERE entity = '${table}'`).run();
    db.sql(
      `UPDATE undo_rows SET owner_id = (SELECT c."${column}" FROM "${table}" c WHERE ${isRow(table, 'c', 'undo_rows')})
       WHERE entity = '${shape.name}' AND owner_id IS NULL`,
    ).run();
  }
  for (const table of STOCK_OF_PART) {
    db.sql(
      `UPDATE undo_rows SET part_id = (SELECT part_id FROM "${table}" c WHERE c.id = undo_rows.k1)
       WHERE entity = '${table}' AND part_id IS NULL`,
    ).run();
  }
  db.sql(
    `UPDATE undo_rows SET part_id = row_id WHERE entity = 'parts' AND EXISTS (
       SELECT 1 FROM undo_fields f WHERE f.entity = 'parts' AND f.row_id = undo_rows.row_id AND f.field = 'average_cost')`,
  ).run();
}

/** Which change sets have been undone already, and by which: what both did to a row is as if it had never been. */
function rememberUndone(db: Notes): void {
  db.sql('CREATE TEMP TABLE undo_history (undone INTEGER PRIMARY KEY, undo INTEGER NOT NULL)').run();
  db.sql(
    `INSERT OR IGNORE INTO undo_history (undone, undo)
     SELECT i.change_set, j.change_set FROM imports i
     JOIN journal j ON j.entity = 'imports' AND j.row_id = i.id AND j.field = 'undone_at'
     WHERE i.change_set IS NOT NULL AND i.undone_at IS NOT NULL`,
  ).run();
}
