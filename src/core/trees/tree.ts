/**
 * What the tree of assets and the tree of locations have in common. The promise kept here: whatever is moved,
 * archived and restored, both stay trees, and nothing live stands below something archived.
 */
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';

/** A table whose rows stand below one another by their `parent_id`. */
export interface Tree {
  readonly table: 'assets' | 'locations';
  /** As refusals name it. */
  readonly entity: 'asset' | 'location';
  /** Column with the name people call a node by; children stand in its order. */
  readonly name: 'tag' | 'name';
}

export const ASSET_TREE: Tree = { table: 'assets', entity: 'asset', name: 'tag' };
export const LOCATION_TREE: Tree = { table: 'locations', entity: 'location', name: 'name' };

/** The order of the children of a node: by their names, of the same name by their making. */
export function inOrder({ name }: Tree, table: string): string {
  return `natural_key(${table}.${name}), ${table}.rowid`;
}

/** A node and where it stands. */
export interface Place {
  readonly id: Id;
  readonly parentId: Id | null;
}

/** Deeper than any plant; ends the walk whatever the file holds. */
export const MAX_DEPTH = 500;

/**
 * Each id of the JSON array `?` and all that stand above it, with the number of steps up, as `up (start, id, depth)`.
 * What is joined to it is joined by CROSS JOIN: SQLite does not know how few they are and would rather walk a whole
 * table.
 */
export function ancestry({ table }: Tree): string {
  return `WITH RECURSIVE up (start, id, depth) AS (
    SELECT value, value, 0 FROM json_each(?)
    UNION ALL
    SELECT up.start, t.parent_id, up.depth + 1 FROM up CROSS JOIN ${table} t ON t.id = up.id
    WHERE t.parent_id IS NOT NULL AND up.depth < ${MAX_DEPTH}
  )`;
}

/**
 * The ids of the JSON array `:ids` and all that stand below them, as `down (id)`, to be joined as `ancestry` is.
 * @param live whether it ends at what is archived
 */
export function descent({ table }: Tree, live: boolean): string {
  return `WITH RECURSIVE down (id) AS (
    SELECT value FROM json_each(:ids)
    UNION
    SELECT t.id FROM down CROSS JOIN ${table} t ON t.parent_id = down.id${live ? ' WHERE t.archived_at IS NULL' : ''}
  )`;
}

/** @throws AppError NOT_FOUND {entity} when one is not there or is archived */
export function assertLive(db: Reader, tree: Tree, ids: readonly Id[]): void {
  const wanted = new Set(ids);
  const found = db
    .sql(
      `SELECT count(*) FROM json_each(?) wanted CROSS JOIN ${tree.table} t ON t.id = wanted.value
       WHERE t.archived_at IS NULL`,
    )
    .pluck()
    .get(JSON.stringify([...wanted])) as number;
  if (found < wanted.size) throw new AppError('NOT_FOUND', { entity: tree.entity });
}

/** Those of the nodes that do not stand below another one of them, in the order given. */
export function topmostOf(db: Reader, tree: Tree, ids: readonly Id[]): Id[] {
  const below = db
    .sql(
      `${ancestry(tree)}, chosen (id) AS MATERIALIZED (SELECT value FROM json_each(?))
       SELECT DISTINCT up.start FROM up WHERE up.depth > 0 AND up.id IN (SELECT id FROM chosen)`,
    )
    .pluck()
    .all(JSON.stringify(ids), JSON.stringify(ids)) as Id[];
  const lower = new Set(below);
  return [...new Set(ids)].filter((id) => !lower.has(id));
}

/** What people call the nodes, by id; none for what is not there. */
export function namesOf(db: Reader, tree: Tree, ids: readonly Id[]): Map<Id, string> {
  const rows = db
    .sql(
      `SELECT t.id, t.${tree.name} AS name FROM json_each(?) wanted CROSS JOIN ${tree.table} t ON t.id = wanted.value`,
    )
    .all(JSON.stringify(ids)) as { id: Id; name: string }[];
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/**
 * Refuses a parent that is one of the nodes or stands below one.
 * @throws AppError TREE_CYCLE {node, parent}: what the two are called
 */
export function assertNotBelowItself(db: Reader, tree: Tree, ids: readonly Id[], parentId: Id): void {
  const above = db
    .sql(`${ancestry(tree)} SELECT id FROM up ORDER BY depth`)
    .pluck()
    .all(JSON.stringify([parentId])) as Id[];
  const moved = new Set(ids);
  const node = above.find((id) => moved.has(id));
  if (node === undefined) return;
  const names = namesOf(db, tree, [node, parentId]);
  throw new AppError('TREE_CYCLE', { node: names.get(node) ?? '', parent: names.get(parentId) ?? '' });
}
