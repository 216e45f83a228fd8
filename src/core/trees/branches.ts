/** Reads branches of a tree, and trees made of what matches a text. */
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { rankedIds } from '../search/queries.ts';
import { ancestry, inOrder, type Place, type Tree } from './tree.ts';

export interface BranchQuestion {
  readonly parentId: Id | null;
  readonly limit: number;
  /** A child that must be among them. */
  readonly through: Id | null;
}

/** A row of a tree with the columns that were asked for. */
export type NodeRow = Place & Readonly<Record<string, unknown>>;

/** What a row of either tree begins with. */
function nodeColumns({ table }: Tree): string {
  return `t.id, t.parent_id AS parentId,
    (SELECT count(*) FROM ${table} c WHERE c.parent_id = t.id AND c.archived_at IS NULL) AS childCount`;
}

/**
 * The live children of a node in the order of their names, which is that of the index.
 * @param columns of the table `t`, besides id, parentId and childCount
 */
export function childrenOf(
  db: Reader,
  tree: Tree,
  columns: string,
  { parentId, limit, through }: BranchQuestion,
): { nodes: NodeRow[]; total: number } {
  const wanted = Math.max(limit, through === null ? 0 : placeOf(db, tree, parentId, through));
  const read = db
    .sql(
      `SELECT ${nodeColumns(tree)}, ${columns} FROM ${tree.table} t
       WHERE t.parent_id IS ? AND t.archived_at IS NULL ORDER BY ${inOrder(tree, 't')} LIMIT ?`,
    )
    .all(parentId, wanted + 1) as NodeRow[];
  const total = read.length <= wanted ? read.length : countOf(db, tree, parentId);
  return { nodes: read.slice(0, wanted), total };
}

function countOf(db: Reader, { table }: Tree, parentId: Id | null): number {
  return db
    .sql(`SELECT count(*) FROM ${table} WHERE parent_id IS ? AND archived_at IS NULL`)
    .pluck()
    .get(parentId) as number;
}

/** How many of the children stand at or before one of them, in the order of the index. */
function placeOf(db: Reader, { table, name }: Tree, parentId: Id | null, id: Id): number {
  return db
    .sql(
      `SELECT count(*) FROM ${table} WHERE parent_id IS ? AND archived_at IS NULL
         AND natural_key(${name}) <= (SELECT natural_key(${name}) FROM ${table} WHERE id = ?)`,
    )
    .pluck()
    .get(parentId, id) as number;
}

/** The best matches and all that stand above them, in the order of their names. */
export function filteredNodes(
  db: Reader,
  tree: Tree,
  columns: string,
  { text, limit }: { readonly text: string; readonly limit: number },
): { nodes: (NodeRow & { matches: boolean })[]; best: Id | null } {
  const ids = rankedIds(db, tree.table, text, limit);
  const matching = new Set(ids);
  const rows = db
    .sql(
      `${ancestry(tree)}, shown (id) AS MATERIALIZED (SELECT DISTINCT id FROM up)
       SELECT ${nodeColumns(tree)}, ${columns} FROM shown CROSS JOIN ${tree.table} t ON t.id = shown.id
       ORDER BY ${inOrder(tree, 't')}`,
    )
    .all(JSON.stringify(ids)) as NodeRow[];
  const nodes = rows.map((node) => ({ ...node, matches: matching.has(node.id) }));
  return { nodes, best: ids[0] ?? null };
}
