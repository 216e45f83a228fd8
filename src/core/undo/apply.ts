/** Does what the plan in `undo_rows` says, but for what must stay. */
import type { SliceProgress, WriteTx } from '../database/database.ts';
import { SHAPES, type TableShape } from './graph.ts';

/** Rows written between two pauses. */
const SLICE = 150;

interface PlannedRow {
  readonly n: number;
  readonly k1: string;
  readonly k2: string | null;
  /** JSON of what was in its fields: `[[field, value], …]`. */
  readonly fields: readonly (readonly [string, unknown])[];
  readonly updatedAt: number | null;
}

/** What goes first, so that names and codes are free for what comes back. References are looked at in the end. */
export function* applyPlan(tx: WriteTx, changeSet: number): Generator<SliceProgress | void, void, void> {
  tx.sql('PRAGMA defer_foreign_keys = ON').run();
  const total = tx.sql('SELECT count(*) FROM undo_rows WHERE reason IS NULL').pluck().get() as number;
  let done = 0;
  const progress = (count: number): SliceProgress => {
    done += count;
    return { step: 'undoing', fraction: 0.35 + (0.6 * done) / Math.max(1, total) };
  };
  const at = tx.sql('SELECT at FROM change_sets WHERE seq = ?').pluck().get(changeSet) as number;
  for (const entity of entitiesOf(tx, 'insert').toReversed())
    yield* remove(tx, SHAPES.get(entity)!, progress);
  for (const entity of entitiesOf(tx, 'update')) {
    yield* setBack(tx, SHAPES.get(entity)!, { changeSet, at }, progress);
  }
  for (const entity of entitiesOf(tx, 'delete')) {
    yield* bringBack(tx, SHAPES.get(entity)!, changeSet, progress);
  }
}

/** In the order in which the change set came to them. */
function entitiesOf(tx: WriteTx, kind: string): string[] {
  return tx
    .sql('SELECT entity FROM undo_rows WHERE kind = ? AND reason IS NULL GROUP BY entity ORDER BY min(n)')
    .pluck()
    .all(kind) as string[];
}

type Progress = (count: number) => SliceProgress;

function* remove(
  tx: WriteTx,
  table: TableShape,
  progress: Progress,
): Generator<SliceProgress | void, void, void> {
  const key = table.key.map((column) => `"${column}"`).join(', ');
  const planned = table.key.map((_column, index) => `k${index + 1}`).join(', ');
  const next = tx
    .sql(
      `SELECT min(n) FROM (SELECT n FROM undo_rows WHERE entity = ? AND kind = 'insert' AND reason IS NULL AND n < ?
         ORDER BY n DESC LIMIT ${SLICE})`,
    )
    .pluck();
  const remove = tx.sql(
    `DELETE FROM "${table.name}" WHERE (${key}) IN (
       SELECT ${planned} FROM undo_rows WHERE entity = ? AND kind = 'insert' AND reason IS NULL AND n >= ? AND n < ?)`,
  );
  // The last that came goes first: what stands below before what it stands below.
  let below = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const from = next.get(table.name, below) as number | null;
    if (from === null) return;
    const { changes } = remove.run(table.name, from, below);
    below = from;
    yield progress(changes);
  }
}

/** Journal rows (as `alias`) of a row of the plan (`u`). */
function ofRow(alias: string): string {
  return `${alias}.entity = u.entity AND ${alias}.row_id = u.row_id`;
}

/** SQL of whether the change set of `j` left the row another than it had found it. */
const LEFT_IT_OTHER = `EXISTS (
  SELECT 1 FROM journal a WHERE ${ofRow('a')} AND a.change_set = j.change_set AND (a.op <> 'update' OR (
    NOT EXISTS (SELECT 1 FROM journal e
      WHERE ${ofRow('e')} AND e.change_set = j.change_set AND e.field = a.field AND e.seq < a.seq)
    AND a.old IS NOT (SELECT z.new FROM journal z
      WHERE ${ofRow('z')} AND z.change_set = j.change_set AND z.field = a.field ORDER BY z.seq DESC LIMIT 1))))`;

/**
 * SQL of when a row of the plan (`u`) had last been changed before; null when it had never been since it came.
 * What was undone since does not count, and undoing it left no trace on a row that it had left as it was.
 */
const CHANGED_BEFORE = `(
  SELECT s.at FROM journal j JOIN change_sets s ON s.seq = j.change_set
  WHERE ${ofRow('j')} AND j.change_set < @changeSet
    AND NOT EXISTS (SELECT 1 FROM undo_history h WHERE h.undo = j.change_set)
    AND NOT EXISTS (
      SELECT 1 FROM undo_history h WHERE h.undone = j.change_set AND h.undo < @changeSet AND (
        EXISTS (SELECT 1 FROM journal b WHERE ${ofRow('b')} AND b.change_set = h.undo) OR NOT ${LEFT_IT_OTHER}))
  ORDER BY j.change_set DESC LIMIT 1)`;

function* planned(
  tx: WriteTx,
  entity: string,
  kind: 'update' | 'delete',
  changeSet: number,
): Generator<PlannedRow[], void, void> {
  const read = tx.sql(
    `SELECT u.n, u.k1, u.k2, ${CHANGED_BEFORE} AS updatedAt FROM undo_rows u
     WHERE u.entity = @entity AND u.kind = @kind AND u.reason IS NULL AND u.n > @after ORDER BY u.n LIMIT ${SLICE}`,
  );
  const fieldsOf = tx
    .sql(
      `SELECT f.field, f.value FROM undo_fields f JOIN undo_rows u ON u.entity = f.entity AND u.row_id = f.row_id
       WHERE u.n = ? ORDER BY f.field`,
    )
    .raw();
  let after = 0;
  for (;;) {
    const rows = read.all({ entity, kind, changeSet, after }) as Omit<PlannedRow, 'fields'>[];
    if (rows.length === 0) return;
    after = rows.at(-1)!.n;
    yield rows.map((row) => ({ ...row, fields: fieldsOf.all(row.n) as [string, unknown][] }));
  }
}

interface Moment {
  readonly changeSet: number;
  readonly at: number;
}

function* setBack(
  tx: WriteTx,
  table: TableShape,
  moment: Moment,
  progress: Progress,
): Generator<SliceProgress | void, void, void> {
  let waiting: PlannedRow[] = [];
  for (const rows of planned(tx, table.name, 'update', moment.changeSet)) {
    for (const row of rows) if (!update(tx, table, row, moment.at)) waiting.push(row);
    yield progress(rows.length);
  }
  // What took over a name from a row that had yet to be set back has its turn after that one.
  for (let before = Infinity; waiting.length > 0 && waiting.length < before;) {
    before = waiting.length;
    waiting = waiting.filter((row) => !update(tx, table, row, moment.at));
    yield progress(0);
  }
  if (waiting.length > 0) exchange(tx, table, waiting, moment.at);
}

/** @returns false when a value is still another row's */
function update(tx: WriteTx, table: TableShape, row: PlannedRow, at: number): boolean {
  const assignments = row.fields.map(([field]) => `"${field}" = ?`);
  const values = row.fields.map(([, value]) => value);
  if (table.hasUpdatedAt) {
    const before = table.hasCreatedAt ? 'coalesce(?, "created_at")' : 'coalesce(?, "updated_at")';
    assignments.push(`"updated_at" = iif("updated_at" = ?, ${before}, "updated_at")`);
    values.push(at, row.updatedAt);
  }
  const where = table.key.map((column) => `"${column}" = ?`).join(' AND ');
  try {
    tx.sql(`UPDATE "${table.name}" SET ${assignments.join(', ')} WHERE ${where}`).run(
      ...values,
      ...keyOf(table, row),
    );
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === 'SQLITE_CONSTRAINT_UNIQUE') return false;
    throw error;
  }
}

function keyOf(table: TableShape, { k1, k2 }: PlannedRow): (string | null)[] {
  return table.key.length === 2 ? [k1, k2] : [k1];
}

/** Rows that had exchanged their names among themselves: none can be the first, so all go and come back. */
function exchange(tx: WriteTx, table: TableShape, rows: readonly PlannedRow[], at: number): void {
  const where = table.key.map((column) => `"${column}" = ?`).join(' AND ');
  const present = rows.map(
    (row) =>
      tx.sql(`SELECT * FROM "${table.name}" WHERE ${where}`).get(...keyOf(table, row)) as Record<
        string,
        unknown
      >,
  );
  for (const row of rows) tx.sql(`DELETE FROM "${table.name}" WHERE ${where}`).run(...keyOf(table, row));
  rows.forEach((row, index) => {
    const values = { ...present[index], ...Object.fromEntries(row.fields) };
    if (values['updated_at'] === at) values['updated_at'] = row.updatedAt ?? values['created_at'] ?? at;
    insert(tx, table, values);
  });
}

function* bringBack(
  tx: WriteTx,
  table: TableShape,
  changeSet: number,
  progress: Progress,
): Generator<SliceProgress | void, void, void> {
  for (const rows of planned(tx, table.name, 'delete', changeSet)) {
    for (const { fields, updatedAt } of rows) {
      const values: Record<string, unknown> = Object.fromEntries(fields);
      if (table.hasUpdatedAt) values['updated_at'] = updatedAt ?? values['created_at'] ?? tx.now;
      insert(tx, table, values);
    }
    yield progress(rows.length);
  }
}

function insert(tx: WriteTx, table: TableShape, values: Readonly<Record<string, unknown>>): void {
  const columns = Object.keys(values);
  tx.sql(
    `INSERT INTO "${table.name}" (${columns.map((column) => `"${column}"`).join(', ')})
     VALUES (${columns.map(() => '?').join(', ')})`,
  ).run(...Object.values(values));
}
