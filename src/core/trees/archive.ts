/** Soft deletion of whole subtrees, and its undo. */
import type { Inputs } from '../../shared/contract/index.ts';
import { MAX_RETURNED } from '../../shared/contract/trees.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { putPlaces } from './move.ts';
import { ancestry, assertLive, descent, inOrder, namesOf, type Place, topmostOf, type Tree } from './tree.ts';

/** A node that was restored, as it was before. */
export interface Returned extends Place {
  readonly archivedAt: number;
}

/** Whether so many that came back can be archived again at once. */
export function isUndoable(nodes: readonly Returned[]): boolean {
  return nodes.length <= MAX_RETURNED;
}

/** @throws AppError NOT_FOUND {entity} when one is not there; it may be archived */
function assertKnown(db: Reader, tree: Tree, ids: readonly Id[]): void {
  if (namesOf(db, tree, ids).size < new Set(ids).size)
    throw new AppError('NOT_FOUND', { entity: tree.entity });
}

/** The nodes and all that stand below them, without what is archived. */
export function liveSubtree(db: Reader, tree: Tree, ids: readonly Id[]): Id[] {
  return db
    .sql(
      `${descent(tree, true)}
       SELECT t.id FROM down CROSS JOIN ${tree.table} t ON t.id = down.id WHERE t.archived_at IS NULL`,
    )
    .pluck()
    .all({ ids: JSON.stringify(ids) }) as Id[];
}

/**
 * Archives nodes with all that stands below them. What is archived already stays as it is.
 * @returns how many were archived
 * @throws AppError NOT_FOUND {entity}
 */
export function archiveNodes(tx: WriteTx, tree: Tree, ids: readonly Id[]): number {
  assertKnown(tx, tree, ids);
  const nodes = liveSubtree(tx, tree, ids);
  const instant = freeInstant(tx, tree, ids);
  const update = tx.sql(`UPDATE ${tree.table} SET archived_at = ?, updated_at = ? WHERE id = ?`);
  for (const id of nodes) update.run(instant, tx.now, id);
  return nodes.length;
}

/** The instant tells later what went together: another one than that of what was archived there before. */
function freeInstant(tx: WriteTx, tree: Tree, ids: readonly Id[]): number {
  const latest = tx
    .sql(
      `${descent(tree, false)}
       SELECT max(t.archived_at) FROM down CROSS JOIN ${tree.table} t ON t.id = down.id WHERE t.archived_at >= :now`,
    )
    .pluck()
    .get({ ids: JSON.stringify(ids), now: tx.now }) as number | null;
  return latest === null ? tx.now : latest + 1;
}

/**
 * Brings nodes back with all that was archived together with them. What is live already stays as it is.
 * @param to where a node goes whose parent is archived: `place` refuses, `root` puts it at the top, `parents`
 * brings those above it back, too, but nothing else
 * @returns the nodes that are back, as they were before
 * @throws AppError NOT_FOUND {entity}, PARENT_ARCHIVED {node, parent}
 */
export function restoreNodes(
  tx: WriteTx,
  tree: Tree,
  { ids, to }: Required<Inputs['locations']['restore']>,
): Returned[] {
  assertKnown(tx, tree, ids);
  const back = new Set<Id>();
  for (const id of topmostOf(tx, tree, ids)) for (const each of wentWith(tx, tree, id)) back.add(each);
  // What was chosen may have been archived before what stands above it.
  for (const id of ids) for (const each of wentWith(tx, tree, id)) back.add(each);
  if (to === 'parents') {
    for (const { id } of archivedAbove(tx, tree, ids)) back.add(id);
  }
  const before = asArchived(tx, tree, [...back]);
  const update = tx.sql(`UPDATE ${tree.table} SET archived_at = NULL, updated_at = ? WHERE id = ?`);
  for (const id of back) update.run(tx.now, id);
  settleBelowArchived(tx, tree, [...back], to);
  return before;
}

function asArchived(db: Reader, { table }: Tree, ids: readonly Id[]): Returned[] {
  return db
    .sql(
      `SELECT t.id, t.parent_id AS parentId, t.archived_at AS archivedAt
       FROM json_each(?) back CROSS JOIN ${table} t ON t.id = back.value`,
    )
    .all(JSON.stringify(ids)) as Returned[];
}

/**
 * Takes a restore back: each node stands where it stood and was archived when it was, so that what went together
 * stays together. What has come to stand below it meanwhile is archived, too.
 * @returns how many were archived
 * @throws AppError NOT_FOUND {entity} when one is archived already, TREE_CYCLE {node, parent} when others have moved
 */
export function archiveAgain(tx: WriteTx, tree: Tree, nodes: readonly Returned[]): number {
  const ids = nodes.map(({ id }) => id);
  assertLive(tx, tree, ids);
  assertKnown(
    tx,
    tree,
    nodes.flatMap(({ parentId }) => parentId ?? []),
  );
  putPlaces(tx, tree, nodes);
  const update = tx.sql(`UPDATE ${tree.table} SET archived_at = ?, updated_at = ? WHERE id = ?`);
  for (const { id, archivedAt } of nodes) update.run(archivedAt, tx.now, id);
  return nodes.length + archiveNodes(tx, tree, ids);
}

/** A node that is archived, and what below it was archived with it. */
export function wentWith(db: Reader, { table }: Tree, id: Id): Id[] {
  return db
    .sql(
      `WITH RECURSIVE down (id, at) AS (
         SELECT id, archived_at FROM ${table} WHERE id = ? AND archived_at IS NOT NULL
         UNION ALL
         SELECT t.id, t.archived_at FROM down CROSS JOIN ${table} t ON t.parent_id = down.id
         WHERE t.archived_at = down.at
       ) SELECT id FROM down`,
    )
    .pluck()
    .all(id) as Id[];
}

/** Those above the nodes that are archived, from the root down. */
export function archivedAbove(db: Reader, tree: Tree, ids: readonly Id[]): { id: Id; depth: number }[] {
  return db
    .sql(
      `${ancestry(tree)}
       SELECT up.id, max(up.depth) AS depth FROM up CROSS JOIN ${tree.table} t ON t.id = up.id
       WHERE up.depth > 0 AND t.archived_at IS NOT NULL GROUP BY up.id ORDER BY depth DESC`,
    )
    .all(JSON.stringify(ids)) as { id: Id; depth: number }[];
}

/** Nothing live stands below something archived. */
function settleBelowArchived(
  tx: WriteTx,
  tree: Tree,
  ids: readonly Id[],
  to: 'place' | 'root' | 'parents',
): void {
  const stranded = tx
    .sql(
      `SELECT t.id, t.${tree.name} AS node, p.${tree.name} AS parent
       FROM json_each(?) back CROSS JOIN ${tree.table} t ON t.id = back.value JOIN ${tree.table} p ON p.id = t.parent_id
       WHERE p.archived_at IS NOT NULL`,
    )
    .all(JSON.stringify(ids)) as { id: Id; node: string; parent: string }[];
  const [first] = stranded;
  if (first === undefined) return;
  if (to !== 'root') throw new AppError('PARENT_ARCHIVED', { node: first.node, parent: first.parent });
  const update = tx.sql(`UPDATE ${tree.table} SET parent_id = NULL WHERE id = ?`);
  for (const { id } of stranded) update.run(id);
}

/** What was archived, newest first: the topmost nodes of each time by name, with how many they took along. */
export function archivedTops(
  db: Reader,
  tree: Tree,
  columns: string,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): { rows: unknown[]; total: number } {
  const { table } = tree;
  const tops = `FROM ${table} t LEFT JOIN ${table} p ON p.id = t.parent_id
    WHERE t.archived_at IS NOT NULL AND p.archived_at IS NOT t.archived_at`;
  const rows = db
    .sql(
      `WITH RECURSIVE tops (id, at) AS MATERIALIZED (
         SELECT t.id, t.archived_at ${tops} ORDER BY t.archived_at DESC, ${inOrder(tree, 't')} LIMIT ? OFFSET ?
       ), down (top, id, at) AS (
         SELECT id, id, at FROM tops
         UNION ALL
         SELECT down.top, c.id, down.at FROM down CROSS JOIN ${table} c ON c.parent_id = down.id
         WHERE c.archived_at = down.at
       )
       SELECT t.id, ${columns}, t.archived_at AS archivedAt,
         (SELECT count(*) - 1 FROM down WHERE down.top = t.id) AS below
       FROM tops CROSS JOIN ${table} t ON t.id = tops.id ORDER BY tops.at DESC, ${inOrder(tree, 't')}`,
    )
    .all(limit, offset);
  const total = db.sql(`SELECT count(*) ${tops}`).pluck().get() as number;
  return { rows, total };
}
