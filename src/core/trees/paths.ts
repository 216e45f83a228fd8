/** The ways from the root down to nodes of the two trees. */
import type { AssetRef } from '../../shared/contract/base.ts';
import type { LocationRef } from '../../shared/contract/locations.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { ancestry, ASSET_TREE, LOCATION_TREE } from './tree.ts';

/** From the root down to the parent of each asset; empty for a root. An id may be given several times. */
export function assetPaths(db: Reader, ids: readonly Id[]): Map<Id, AssetRef[]> {
  const rows = db
    .sql(
      `${ancestry(ASSET_TREE)}
       SELECT up.start, a.id, a.tag, a.name FROM up CROSS JOIN assets a ON a.id = up.id
       WHERE up.depth > 0 ORDER BY up.depth DESC`,
    )
    .all(JSON.stringify([...new Set(ids)])) as (AssetRef & { start: Id })[];
  const paths = new Map<Id, AssetRef[]>(ids.map((id) => [id, []]));
  for (const { start, ...asset } of rows) paths.get(start)!.push(asset);
  return paths;
}

/** From the site down to each location itself. An id may be given several times. */
export function locationRefPaths(db: Reader, ids: readonly Id[]): Map<Id, LocationRef[]> {
  const rows = db
    .sql(
      `${ancestry(LOCATION_TREE)}
       SELECT up.start, l.id, l.name FROM up CROSS JOIN locations l ON l.id = up.id ORDER BY up.depth DESC`,
    )
    .all(JSON.stringify([...new Set(ids)])) as (LocationRef & { start: Id })[];
  const paths = new Map<Id, LocationRef[]>(ids.map((id) => [id, []]));
  for (const { start, ...location } of rows) paths.get(start)!.push(location);
  return paths;
}

/** Names from the site down to each location itself. */
export function locationPaths(db: Reader, ids: readonly Id[]): Map<Id, string[]> {
  const paths = locationRefPaths(db, ids);
  return new Map([...paths].map(([id, path]) => [id, path.map(({ name }) => name)]));
}

/** How a path of locations is written in one line. */
export function joinPath(names: readonly string[]): string {
  return names.join(' / ');
}
