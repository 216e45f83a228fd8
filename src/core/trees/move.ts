/** Puts nodes of a tree elsewhere; the caller's unit of work makes it all or nothing. */
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import { assertOneOf } from '../database/assert-unchanged.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import {
  ancestry,
  assertLive,
  assertNotBelowItself,
  namesOf,
  type Place,
  topmostOf,
  type Tree,
} from './tree.ts';

/**
 * Puts nodes below `parentId` (null: at the top); what stands below another one of them stays below it.
 * @returns where those stood that have moved
 * @throws AppError NOT_FOUND {entity}, TREE_CYCLE {node, parent}
 */
export function moveNodes(tx: WriteTx, tree: Tree, ids: readonly Id[], parentId: Id | null): Place[] {
  assertLive(tx, tree, parentId === null ? ids : [...ids, parentId]);
  const topmost = topmostOf(tx, tree, ids);
  if (parentId !== null) assertNotBelowItself(tx, tree, topmost, parentId);
  const before = placesOf(tx, tree, topmost).filter((place) => place.parentId !== parentId);
  put(
    tx,
    tree,
    before.map(({ id }) => ({ id, parentId })),
  );
  return before;
}

/**
 * Puts each node where it is said to stand, to take a move back.
 * @param from where the move has put them
 * @returns how many have moved
 * @throws AppError NOT_FOUND {entity}, RECORD_CHANGED {by} where somebody has moved one on, TREE_CYCLE {node,
 * parent} when others have moved meanwhile
 */
export function putBackNodes(tx: WriteTx, tree: Tree, places: readonly Place[], from: Id | null): number {
  const ids = places.map(({ id }) => id);
  assertLive(tx, tree, [...ids, ...places.flatMap(({ parentId }) => parentId ?? [])]);
  const present = new Map(placesOf(tx, tree, ids).map(({ id, parentId }) => [id, parentId]));
  for (const { id, parentId } of places) {
    assertOneOf(tx, tree.table, id, present.get(id), [from, parentId]);
  }
  return putPlaces(tx, tree, places);
}

/**
 * Puts each node where it is said to stand, whether that is live or archived.
 * @returns how many have moved
 * @throws AppError TREE_CYCLE {node, parent}
 */
export function putPlaces(tx: WriteTx, tree: Tree, places: readonly Place[]): number {
  const ids = places.map(({ id }) => id);
  const present = new Map(placesOf(tx, tree, ids).map(({ id, parentId }) => [id, parentId]));
  const moved = places.filter(({ id, parentId }) => present.get(id) !== parentId);
  const itself = moved.find(({ id, parentId }) => id === parentId);
  if (itself !== undefined) assertNotBelowItself(tx, tree, [itself.id], itself.id);
  put(tx, tree, moved);
  assertNoRing(tx, tree, moved);
  return moved.length;
}

function placesOf(db: Reader, { table }: Tree, ids: readonly Id[]): Place[] {
  return db
    .sql(
      `SELECT t.id, t.parent_id AS parentId FROM json_each(?) wanted CROSS JOIN ${table} t ON t.id = wanted.value
       ORDER BY wanted.key`,
    )
    .all(JSON.stringify(ids)) as Place[];
}

function put(tx: WriteTx, { table }: Tree, places: readonly Place[]): void {
  const update = tx.sql(`UPDATE ${table} SET parent_id = ?, updated_at = ? WHERE id = ?`);
  for (const { id, parentId } of places) update.run(parentId, tx.now, id);
}

/** Each node has gone to a place of its own: only what they make together can be a ring. */
function assertNoRing(db: Reader, tree: Tree, moved: readonly Place[]): void {
  const ring = db
    .sql(`${ancestry(tree)} SELECT start FROM up WHERE depth > 0 AND id = start LIMIT 1`)
    .pluck()
    .get(JSON.stringify(moved.map(({ id }) => id))) as Id | undefined;
  if (ring === undefined) return;
  const parentId = moved.find(({ id }) => id === ring)!.parentId!;
  const names = namesOf(db, tree, [ring, parentId]);
  throw new AppError('TREE_CYCLE', { node: names.get(ring)!, parent: names.get(parentId)! });
}
