/** Makes, changes and moves locations. Those with the same parent have different names, whatever their case. */
import { eq } from 'drizzle-orm';
import type { Inputs } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import { assertNew } from '../database/assert-new.ts';
import { assertUnchanged } from '../database/assert-unchanged.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { locations } from '../database/schema/index.ts';
import { moveNodes, putBackNodes } from '../trees/move.ts';
import { assertLive, assertNotBelowItself, LOCATION_TREE, type Place } from '../trees/tree.ts';

type Create = Inputs['locations']['create'];

/** @throws AppError NOT_FOUND {entity: 'location'} for the parent, ALREADY_EXISTS {field, name}, INVALID_INPUT {fields} */
export function createLocation(tx: WriteTx, input: Create): void {
  assertNew(tx, locations, input.id);
  assertCoordinates(input);
  if (input.parentId !== null) assertLive(tx, LOCATION_TREE, [input.parentId]);
  tx.insert(locations)
    .values({ ...input, createdAt: tx.now, updatedAt: tx.now })
    .run();
  assertNamesFree(tx, [input.id]);
}

/**
 * Changes only the fields that are given. A place where stock lies stays a store or bin.
 * @throws AppError NOT_FOUND {entity}, TREE_CYCLE {node, parent}, ALREADY_EXISTS {field, name}, INVALID_INPUT
 * {fields}, LOCATION_IN_USE {parts}, RECORD_CHANGED {by}
 */
export function updateLocation(tx: WriteTx, { id, changes, base }: Inputs['locations']['update']): void {
  const { parentId, kind } = changes;
  assertLive(tx, LOCATION_TREE, [id, ...(typeof parentId === 'string' ? [parentId] : [])]);
  assertUnchanged(tx, locations, id, { changes, base });
  assertCoordinates(changes);
  if (typeof parentId === 'string') assertNotBelowItself(tx, LOCATION_TREE, [id], parentId);
  if (kind !== undefined && kind !== 'store' && kind !== 'bin') assertEmptyOfStock(tx, id);
  tx.update(locations)
    .set({ ...changes, updatedAt: tx.now })
    .where(eq(locations.id, id))
    .run();
  if (changes.name !== undefined || parentId !== undefined) assertNamesFree(tx, [id]);
}

/**
 * @returns where those stood that have moved
 * @throws AppError NOT_FOUND {entity}, TREE_CYCLE {node, parent}, ALREADY_EXISTS {field, name}
 */
export function moveLocations(tx: WriteTx, { ids, parentId }: Inputs['locations']['move']): Place[] {
  const before = moveNodes(tx, LOCATION_TREE, ids, parentId);
  assertNamesFree(
    tx,
    before.map(({ id }) => id),
  );
  return before;
}

/**
 * @returns how many have moved
 * @throws AppError as `moveLocations`, RECORD_CHANGED {by}
 */
export function putBackLocations(tx: WriteTx, { nodes, from }: Inputs['locations']['putBack']): number {
  const moved = putBackNodes(tx, LOCATION_TREE, nodes, from.parentId);
  assertNamesFree(
    tx,
    nodes.map(({ id }) => id),
  );
  return moved;
}

/** Half a position is none, and none is changed by half. */
function assertCoordinates({ latitude, longitude }: Pick<Partial<Create>, 'latitude' | 'longitude'>): void {
  const isHalf = (latitude === undefined) !== (longitude === undefined);
  if (isHalf || (latitude === null) !== (longitude === null)) {
    throw new AppError('INVALID_INPUT', { fields: ['latitude', 'longitude'] });
  }
}

function assertEmptyOfStock(db: Reader, id: Id): void {
  const parts = db
    .sql('SELECT count(*) FROM stock_balances WHERE location_id = ? AND quantity <> 0')
    .pluck()
    .get(id) as number;
  if (parts > 0) throw new AppError('LOCATION_IN_USE', { assets: 0, parts, items: 0 });
}

/**
 * Asked once the locations stand where they are to stand.
 * @throws AppError ALREADY_EXISTS {field: 'name', name}: one that has a sibling of its name
 */
export function assertNamesFree(db: Reader, ids: readonly Id[]): void {
  // SQLite tells the case of ASCII letters alone; upper and lower case of a name are of one length.
  const pairs = db
    .sql(
      `SELECT t.name, other.name AS otherName FROM json_each(?) given JOIN locations t ON t.id = given.value
       JOIN locations other ON other.parent_id IS t.parent_id AND length(other.name) = length(t.name)
       WHERE other.id <> t.id AND t.archived_at IS NULL AND other.archived_at IS NULL`,
    )
    .all(JSON.stringify(ids)) as { name: string; otherName: string }[];
  const taken = pairs.find(({ name, otherName }) => name.toLowerCase() === otherName.toLowerCase());
  if (taken !== undefined) throw new AppError('ALREADY_EXISTS', { field: 'name', name: taken.otherName });
}
