/** Archiving assets, restoring them, and what was archived. */
import type { AssetRef } from '../../shared/contract/base.ts';
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { archiveLocationsAgain, restoreLocations } from '../locations/archive.ts';
import {
  archiveAgain,
  archivedAbove,
  archiveNodes,
  archivedTops,
  isUndoable,
  liveSubtree,
  restoreNodes,
  wentWith,
} from '../trees/archive.ts';
import { type HangingQuestion, hangingOn, nodesOf } from '../trees/hanging.ts';
import { assetPaths, joinPath, locationPaths } from '../trees/paths.ts';
import { ASSET_TREE } from '../trees/tree.ts';
import { locate } from './move.ts';

type Return = Inputs['assets']['archiveAgain'];

/** Nothing of it blocks: work stays open, readings are no longer taken, all is back once it is restored. */
const QUESTIONS: readonly HangingQuestion[] = [
  {
    kind: 'open-work',
    rows: `JOIN work_orders w ON w.asset_id = s.value
      WHERE w.status NOT IN ('completed', 'cancelled') AND w.archived_at IS NULL`,
    name: 'w.number',
    blocks: false,
  },
  {
    kind: 'standing-alarms',
    rows: `JOIN alarms a ON a.asset_id = s.value JOIN metrics m ON m.id = a.metric_id
      WHERE a.rings = 1 AND a.held IS NULL AND (a.ended_at IS NULL OR a.acknowledged_at IS NULL)`,
    name: 'm.name',
    blocks: false,
  },
  {
    kind: 'metrics',
    rows: 'JOIN metrics m ON m.asset_id = s.value WHERE m.archived_at IS NULL',
    name: 'm.name',
    blocks: false,
  },
  {
    kind: 'files',
    rows: "JOIN attachments f ON f.record_id = s.value AND f.entity = 'assets' WHERE f.archived_at IS NULL",
    name: 'coalesce(f.title, f.file_name)',
    blocks: false,
  },
];

/** What archiving the assets would take along. */
export function assetsArchiving(db: Reader, ids: readonly Id[]): Outputs['assets']['archiving'] {
  const subtree = liveSubtree(db, ASSET_TREE, ids);
  const { below, ...nodes } = nodesOf(db, ASSET_TREE, ids, subtree);
  return { ...nodes, hanging: [...below, ...hangingOn(db, subtree, QUESTIONS)] };
}

/**
 * With all that stands below them.
 * @returns how many were archived
 * @throws AppError NOT_FOUND {entity}
 */
export function archiveAssets(tx: WriteTx, ids: readonly Id[]): number {
  const archived = archiveNodes(tx, ASSET_TREE, ids);
  // Their alarms are no longer shown, which the alarms themselves do not know.
  if (archived > 0) tx.touch('alarms');
  return archived;
}

/**
 * With all that was archived together with them. Nothing live stands at an archived location afterwards.
 * @throws AppError NOT_FOUND {entity}, PARENT_ARCHIVED {node, parent}, LOCATION_ARCHIVED {node, location},
 * ALREADY_EXISTS {field, name} for a location that would come back
 */
export function restoreAssets(
  tx: WriteTx,
  { atArchived, ...input }: Required<Inputs['assets']['restore']>,
): Outputs['assets']['restore'] {
  const back = restoreNodes(tx, ASSET_TREE, input);
  const ids = back.map(({ id }) => id);
  const stood = locationsOf(tx, ids);
  const nodes = back.map((node) => ({ ...node, locationId: stood.get(node.id)! }));
  const locations = settleAtArchived(tx, ids, atArchived);
  if (back.length > 0) tx.touch('alarms');
  return {
    count: nodes.length,
    before: isUndoable(nodes) && isUndoable(locations) ? { nodes, locations } : null,
  };
}

function locationsOf(db: Reader, ids: readonly Id[]): Map<Id, Id | null> {
  const rows = db
    .sql(
      'SELECT a.id, a.location_id AS locationId FROM json_each(?) given CROSS JOIN assets a ON a.id = given.value',
    )
    .all(JSON.stringify(ids)) as { id: Id; locationId: Id | null }[];
  return new Map(rows.map(({ id, locationId }) => [id, locationId]));
}

interface Stranded {
  readonly id: Id;
  readonly tag: string;
  readonly locationId: Id;
}

/** Those of the assets that stand at an archived location. */
function atArchivedLocation(db: Reader, ids: readonly Id[]): Stranded[] {
  return db
    .sql(
      `SELECT a.id, a.tag, l.id AS locationId
       FROM json_each(?) given CROSS JOIN assets a ON a.id = given.value JOIN locations l ON l.id = a.location_id
       WHERE l.archived_at IS NOT NULL`,
    )
    .all(JSON.stringify(ids)) as Stranded[];
}

function settleAtArchived(
  tx: WriteTx,
  ids: readonly Id[],
  atArchived: Required<Inputs['assets']['restore']>['atArchived'],
): Return['locations'] {
  const stranded = atArchivedLocation(tx, ids);
  const [first] = stranded;
  if (first === undefined) return [];
  const locations = [...new Set(stranded.map(({ locationId }) => locationId))];
  if (atArchived === 'restore') return restoreLocations(tx, { ids: locations, to: 'parents' });
  if (atArchived === 'refuse') {
    const location = joinPath(locationPaths(tx, [first.locationId]).get(first.locationId)!);
    throw new AppError('LOCATION_ARCHIVED', { node: first.tag, location });
  }
  locate(
    tx,
    stranded.map(({ id }) => ({ id, locationId: null })),
  );
  return [];
}

/**
 * Takes a restore back.
 * @returns how many assets were archived
 * @throws AppError NOT_FOUND {entity}, TREE_CYCLE {node, parent}, LOCATION_IN_USE {assets, parts, items} when
 * something else was put where a location came back
 */
export function archiveAssetsAgain(tx: WriteTx, { nodes, locations }: Return): number {
  const present = locationsOf(
    tx,
    nodes.map(({ id }) => id),
  );
  const archived = archiveAgain(tx, ASSET_TREE, nodes);
  locate(
    tx,
    nodes.filter(({ id, locationId }) => present.get(id) !== locationId),
  );
  archiveLocationsAgain(tx, locations);
  if (archived > 0) tx.touch('alarms');
  return archived;
}

/** Paths of the archived locations at which an archived asset and what would come back with it stand. */
export function archivedLocationsOf(db: Reader, id: Id): string[] {
  const back = [...wentWith(db, ASSET_TREE, id), ...archivedAssetsAbove(db, id).map((above) => above.id)];
  const ids = [...new Set(atArchivedLocation(db, back).map(({ locationId }) => locationId))];
  return [...locationPaths(db, ids).values()].map(joinPath);
}

/** What was archived, newest first. */
export function archivedAssets(
  db: Reader,
  window: { readonly offset: number; readonly limit: number },
): Outputs['assets']['archived'] {
  const tops = archivedTops(db, ASSET_TREE, 't.tag, t.name', window);
  const rows = tops.rows as Omit<Outputs['assets']['archived']['rows'][number], 'path'>[];
  const paths = assetPaths(
    db,
    rows.map(({ id }) => id),
  );
  return { rows: rows.map((row) => ({ ...row, path: paths.get(row.id)! })), total: tops.total };
}

/** Archived assets above one, from the root down. */
export function archivedAssetsAbove(db: Reader, id: Id): AssetRef[] {
  const above = new Set(archivedAbove(db, ASSET_TREE, [id]).map((node) => node.id));
  return assetPaths(db, [id])
    .get(id)!
    .filter((node) => above.has(node.id));
}
