import { eq, inArray, sql } from 'drizzle-orm';
import type { AssetRef } from '../../shared/contract/base.ts';
import type { Outputs } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import { isStanding } from '../alarms/queries.ts';
import type { Reader } from '../database/database.ts';
import { maintenanceOf } from '../asset-types/queries.ts';
import { assets, assetTypes, locations, teams, users } from '../database/schema/index.ts';
import { rankedIds } from '../search/queries.ts';
import { archivedAssetsAbove, archivedLocationsOf } from './archive.ts';
import { customOf } from './custom-values.ts';
import { keywordsOf } from './keywords.ts';
import { assetPaths, locationPaths } from '../trees/paths.ts';

// Written out instead of with the schema's columns, whose table the query builder leaves out now and then.
const childrenCounted = sql<number>`(SELECT count(*) FROM assets c WHERE c.parent_id = assets.id AND c.archived_at IS NULL)`;
export const standingAlarmsOf = sql<number>`(SELECT count(*) FROM alarms WHERE alarms.asset_id = assets.id AND ${isStanding})`;
export const openWorkOrdersOf = sql<number>`(SELECT count(*) FROM work_orders w WHERE w.asset_id = assets.id
  AND w.status NOT IN ('completed', 'cancelled') AND w.archived_at IS NULL)`;

/** Assets that match, best first, each with its path from the root. */
export function findAssets(db: Reader, text: string, limit: number): Outputs['assets']['find'] {
  const ids = rankedIds(db, 'assets', text, limit);
  const refs = assetRefs(db, ids);
  const paths = assetPaths(db, ids);
  return ids.map((id) => ({ ...refs.get(id)!, path: paths.get(id)! }));
}

function assetRefs(db: Reader, ids: readonly Id[]): Map<Id, AssetRef> {
  const rows = db
    .select({ id: assets.id, tag: assets.tag, name: assets.name })
    .from(assets)
    .where(inArray(assets.id, [...ids]))
    .all();
  return new Map(rows.map((row) => [row.id, row]));
}

/** @throws AppError NOT_FOUND; an archived asset can still be looked at */
export function assetById(db: Reader, id: Id): Outputs['assets']['get'] {
  const row = db
    .select({
      asset: assets,
      type: assetTypes,
      responsibleUser: { id: users.id, fullName: users.fullName },
      responsibleTeam: { id: teams.id, name: teams.name },
      location: { id: locations.id, name: locations.name },
      childCount: childrenCounted,
      metricCount: sql<number>`(SELECT count(*) FROM metrics m WHERE m.asset_id = assets.id AND m.archived_at IS NULL)`,
      standingAlarms: standingAlarmsOf,
      openWorkOrders: openWorkOrdersOf,
    })
    .from(assets)
    .leftJoin(assetTypes, eq(assetTypes.id, assets.assetTypeId))
    .leftJoin(locations, eq(locations.id, assets.locationId))
    .leftJoin(users, eq(users.id, assets.responsibleUserId))
    .leftJoin(teams, eq(teams.id, assets.responsibleTeamId))
    .where(eq(assets.id, id))
    .get();
  if (row === undefined) throw new AppError('NOT_FOUND', { entity: 'asset' });
  const { asset, type, ...rest } = row;
  return {
    ...asset,
    ...rest,
    type: type === null ? null : typeRef(type),
    keywords: keywordsOf(db, id),
    ...customOf(db, id, asset.assetTypeId),
    path: assetPaths(db, [id]).get(id)!,
    locationPath:
      asset.locationId === null ? [] : locationPaths(db, [asset.locationId]).get(asset.locationId)!,
    archivedAbove: asset.archivedAt === null ? [] : archivedAssetsAbove(db, id),
    archivedLocations: asset.archivedAt === null ? [] : archivedLocationsOf(db, id),
  };
}

function typeRef(type: typeof assetTypes.$inferSelect): NonNullable<Outputs['assets']['get']['type']> {
  const { id, name, icon, expectedLifetimeMonths } = type;
  return { id, name, icon, expectedLifetimeMonths, maintenance: maintenanceOf(type) };
}
