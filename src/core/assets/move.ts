/** Moves assets in their tree, and back. */
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import type { Id } from '../../shared/ids.ts';
import { assertOneOf } from '../database/assert-unchanged.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { moveNodes, putBackNodes } from '../trees/move.ts';
import { ASSET_TREE, assertLive, descent, LOCATION_TREE } from '../trees/tree.ts';

type Located = Outputs['assets']['move']['located'];

/**
 * Puts assets below another one; with `withLocation` they go to its location, too.
 * @returns where those stood that have changed
 * @throws AppError NOT_FOUND {entity}, TREE_CYCLE {node, parent}
 */
export function moveAssets(
  tx: WriteTx,
  { ids, parentId, withLocation }: Required<Inputs['assets']['move']>,
): Outputs['assets']['move'] {
  const before = moveNodes(tx, ASSET_TREE, ids, parentId);
  const locationId = withLocation && parentId !== null ? locationOf(tx, parentId) : null;
  const moved = before.map(({ id }) => id);
  const located = locationId === null ? [] : takeAlong(tx, moved, locationId);
  return { before, located, to: { parentId, locationId } };
}

/** What stood below a moved asset in the same place goes with it; what stood elsewhere stays there. */
function takeAlong(tx: WriteTx, ids: readonly Id[], locationId: Id): Located {
  const located = ids.flatMap(
    (id) =>
      tx
        .sql(
          `${descent(ASSET_TREE, true)}
           SELECT t.id, t.location_id AS locationId FROM down CROSS JOIN assets t ON t.id = down.id
           WHERE t.location_id IS NOT :locationId AND t.archived_at IS NULL
             AND t.location_id IS (SELECT location_id FROM assets WHERE id = :id)`,
        )
        .all({ ids: JSON.stringify([id]), id, locationId }) as Located,
  );
  locate(
    tx,
    located.map(({ id }) => ({ id, locationId })),
  );
  return located;
}

function locationOf(db: Reader, id: Id): Id | null {
  return db.sql('SELECT location_id FROM assets WHERE id = ?').pluck().get(id) as Id | null;
}

/** Says of each asset where it is. */
export function locate(tx: WriteTx, located: Located): void {
  const update = tx.sql('UPDATE assets SET location_id = ?, updated_at = ? WHERE id = ?');
  for (const { id, locationId } of located) update.run(locationId, tx.now, id);
}

/**
 * Takes a move back.
 * @returns how many assets have moved
 * @throws AppError NOT_FOUND {entity}, RECORD_CHANGED {by}, TREE_CYCLE {node, parent} when others have moved
 * meanwhile
 */
export function putBackAssets(
  tx: WriteTx,
  { nodes, located, from }: Required<Inputs['assets']['putBack']>,
): number {
  assertLive(
    tx,
    ASSET_TREE,
    located.map(({ id }) => id),
  );
  assertLive(
    tx,
    LOCATION_TREE,
    located.flatMap(({ locationId }) => locationId ?? []),
  );
  for (const { id, locationId } of located) {
    assertOneOf(tx, 'assets', id, locationOf(tx, id), [from.locationId, locationId]);
  }
  locate(tx, located);
  return putBackNodes(tx, ASSET_TREE, nodes, from.parentId);
}
