/** Archiving assets, restoring them, and what was archived. */
import type { AssetRef } from '../../shared/contract/base.ts';
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { archivedAbove, archiveNodes, archivedTops, liveSubtree, restoreNodes } from '../trees/archive.ts';
import { type HangingQuestion, hangingOn, nodesOf } from '../trees/hanging.ts';
import { assetPaths } from '../trees/paths.ts';
import { ASSET_TREE } from '../trees/tree.ts';

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
      WHERE a.rings = 1 AND (a.ended_at IS NULL OR a.acknowledged_at IS NULL)`,
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
 * With all that was archived together with them.
 * @returns how many are back
 * @throws AppError NOT_FOUND {entity}, PARENT_ARCHIVED {node, parent}
 */
export function restoreAssets(tx: WriteTx, input: Required<Inputs['assets']['restore']>): number {
  const back = restoreNodes(tx, ASSET_TREE, input);
  if (back.length > 0) tx.touch('alarms');
  return back.length;
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
