/** Trees of assets and locations: paths up to the root and the rule that nothing stands below itself. */
import { AppError } from '../../shared/errors.ts';
import type { AssetRef } from '../../shared/contract/base.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';

type Tree = 'assets' | 'locations';

/** Deeper than any plant; ends the walk whatever the file holds. */
const MAX_DEPTH = 500;

/** Each given id and all that stand above it, with the number of steps up. */
function ancestry(tree: Tree): string {
  return `WITH RECURSIVE up (start, id, depth) AS (
    SELECT value, value, 0 FROM json_each(?)
    UNION ALL
    SELECT up.start, t.parent_id, up.depth + 1 FROM up JOIN ${tree} t ON t.id = up.id
    WHERE t.parent_id IS NOT NULL AND up.depth < ${MAX_DEPTH}
  )`;
}

/** From the root down to the parent of each asset; empty for a root. */
export function assetPaths(db: Reader, ids: readonly Id[]): Map<Id, AssetRef[]> {
  const rows = db
    .sql(
      `${ancestry('assets')}
       SELECT up.start, a.id, a.tag, a.name FROM up JOIN assets a ON a.id = up.id
       WHERE up.depth > 0 ORDER BY up.depth DESC`,
    )
    .all(JSON.stringify(ids)) as (AssetRef & { start: Id })[];
  const paths = new Map<Id, AssetRef[]>(ids.map((id) => [id, []]));
  for (const { start, ...asset } of rows) paths.get(start)!.push(asset);
  return paths;
}

/** Names from the site down to each location itself. */
export function locationPaths(db: Reader, ids: readonly Id[]): Map<Id, string[]> {
  const rows = db
    .sql(
      `${ancestry('locations')}
       SELECT up.start, l.name FROM up JOIN locations l ON l.id = up.id ORDER BY up.depth DESC`,
    )
    .all(JSON.stringify(ids)) as { start: Id; name: string }[];
  const paths = new Map<Id, string[]>(ids.map((id) => [id, []]));
  for (const { start, name } of rows) paths.get(start)!.push(name);
  return paths;
}

/** How a path of locations is written in one line. */
export function joinPath(names: readonly string[]): string {
  return names.join(' / ');
}

/**
 * Refuses a parent that is the asset itself or stands below it.
 * @throws AppError TREE_CYCLE
 */
export function assertNotBelowItself(db: Reader, id: Id, parentId: Id): void {
  // UNION drops what was seen before, so the walk ends even in a ring.
  const closes = db
    .sql(
      `WITH RECURSIVE up (id) AS (
         SELECT :parentId
         UNION
         SELECT t.parent_id FROM up JOIN assets t ON t.id = up.id WHERE t.parent_id IS NOT NULL
       )
       SELECT 1 FROM up WHERE id = :id`,
    )
    .get({ parentId, id });
  if (closes !== undefined) throw new AppError('TREE_CYCLE');
}
