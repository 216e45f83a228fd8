import { and, asc, count, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { AssetNode } from '../../shared/contract/assets.ts';
import type { AssetRef } from '../../shared/contract/base.ts';
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import { sortedByName } from '../../shared/domain/collation.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import { isStanding } from '../alarms/queries.ts';
import type { Reader } from '../database/database.ts';
import { assets, assetTypes, locations } from '../database/schema/index.ts';
import { matchText } from '../search/match.ts';
import { rankedIds } from '../search/queries.ts';
import { assetPaths, joinPath, locationPaths } from './tree.ts';

type ListFilter = Required<Inputs['assets']['list']>;

// Written out instead of with the schema's columns, whose table the query builder leaves out now and then.
const childrenCounted = sql<number>`(SELECT count(*) FROM assets c WHERE c.parent_id = assets.id AND c.archived_at IS NULL)`;
const standingAlarmsOf = sql<number>`(SELECT count(*) FROM alarms WHERE alarms.asset_id = assets.id AND ${isStanding})`;
const openWorkOrdersOf = sql<number>`(SELECT count(*) FROM work_orders w WHERE w.asset_id = assets.id
  AND w.status NOT IN ('completed', 'cancelled') AND w.archived_at IS NULL)`;

/** Children of a node (null: the roots) by tag, each with what its row in the tree shows. */
export function childrenOf(db: Reader, parentId: Id | null): AssetNode[] {
  const rows = db
    .sql(
      `SELECT a.id, a.parent_id AS parentId, a.tag, a.name, a.status, a.criticality,
         (SELECT count(*) FROM assets c WHERE c.parent_id = a.id AND c.archived_at IS NULL) AS childCount
       FROM assets a WHERE a.parent_id IS ? AND a.archived_at IS NULL`,
    )
    .all(parentId) as Omit<AssetNode, 'alarm' | 'alarmBelow'>[];
  const { own, below } = standingAlarms(db);
  return sortedByName(rows, ({ tag }) => tag).map((row) => ({
    ...row,
    alarm: own.get(row.id) ?? 'none',
    alarmBelow: below.get(row.id) ?? 'none',
  }));
}

type Worst = Exclude<AssetNode['alarm'], 'none'>;

/**
 * The worst standing alarm of each asset that has one, and of everything below each that stands above one. They
 * are few: asked once they cost a tenth of what each child asking for itself does.
 */
function standingAlarms(db: Reader): { own: Map<Id, Worst>; below: Map<Id, Worst> } {
  // Left alone, SQLite would group by walking all alarms there ever were in the order of their assets.
  const rows = db
    .sql(
      `WITH RECURSIVE standing (id, critical) AS MATERIALIZED (
         SELECT asset_id, max(severity = 'critical') FROM alarms INDEXED BY alarms_standing
         WHERE rings = 1 AND (ended_at IS NULL OR acknowledged_at IS NULL) GROUP BY asset_id
       ), above (id, critical) AS (
         SELECT a.parent_id, standing.critical FROM standing JOIN assets a ON a.id = standing.id
         WHERE a.parent_id IS NOT NULL AND a.archived_at IS NULL
         UNION
         SELECT a.parent_id, above.critical FROM above JOIN assets a ON a.id = above.id
         WHERE a.parent_id IS NOT NULL
       )
       SELECT 'own' AS whose, id, critical FROM standing
       UNION ALL SELECT 'below', id, max(critical) FROM above GROUP BY id`,
    )
    .all() as { whose: 'own' | 'below'; id: Id; critical: 0 | 1 }[];
  const alarms = { own: new Map<Id, Worst>(), below: new Map<Id, Worst>() };
  for (const { whose, id, critical } of rows) alarms[whose].set(id, critical === 1 ? 'critical' : 'warning');
  return alarms;
}

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

/** One window of the list, and how many assets the filter lets through. */
export function listAssets(db: Reader, filter: ListFilter): Outputs['assets']['list'] {
  const match = matchText(db, 'assets', assets.id, filter.text);
  const others = and(
    filter.status.length === 0 ? undefined : inArray(assets.status, filter.status),
    filter.typeId === null ? undefined : eq(assets.assetTypeId, filter.typeId),
  );
  const where = and(isNull(assets.archivedAt), match?.condition, others);
  const total =
    match !== undefined && others === undefined
      ? match.count()
      : db.select({ total: count() }).from(assets).where(where).get()!.total;
  const ids = db
    .select({ id: assets.id })
    .from(assets)
    .where(where)
    .orderBy(...orderOf(filter))
    .limit(filter.limit)
    .offset(filter.offset)
    .all()
    .map(({ id }) => id);
  return { rows: assetRows(db, ids), total };
}

/** Equal values stay in the order of their making, of their tags with the same status: what the indexes hold. */
function orderOf({ sort, direction }: ListFilter): SQL[] {
  const way = sql.raw(direction);
  const next = sort === 'status' ? sql`${assets.tag} ${way}` : sql`${assets}.rowid ${way}`;
  return [sql`${assets[sort]} ${way}`, next];
}

function assetRows(db: Reader, ids: readonly Id[]): Outputs['assets']['list']['rows'] {
  const rows = db
    .select({
      id: assets.id,
      tag: assets.tag,
      name: assets.name,
      status: assets.status,
      criticality: assets.criticality,
      typeName: assetTypes.name,
      locationName: locations.name,
      standingAlarms: standingAlarmsOf,
      openWorkOrders: openWorkOrdersOf,
    })
    .from(assets)
    .leftJoin(assetTypes, eq(assetTypes.id, assets.assetTypeId))
    .leftJoin(locations, eq(locations.id, assets.locationId))
    .where(inArray(assets.id, [...ids]))
    .all();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id)!);
}

/** @throws AppError NOT_FOUND; an archived asset can still be looked at */
export function assetById(db: Reader, id: Id): Outputs['assets']['get'] {
  const row = db
    .select({
      asset: assets,
      type: { id: assetTypes.id, name: assetTypes.name, icon: assetTypes.icon },
      location: { id: locations.id, name: locations.name },
      childCount: childrenCounted,
      metricCount: sql<number>`(SELECT count(*) FROM metrics m WHERE m.asset_id = assets.id AND m.archived_at IS NULL)`,
      standingAlarms: standingAlarmsOf,
      openWorkOrders: openWorkOrdersOf,
    })
    .from(assets)
    .leftJoin(assetTypes, eq(assetTypes.id, assets.assetTypeId))
    .leftJoin(locations, eq(locations.id, assets.locationId))
    .where(eq(assets.id, id))
    .get();
  if (row === undefined) throw new AppError('NOT_FOUND', { entity: 'asset' });
  const { asset, ...rest } = row;
  return {
    ...asset,
    ...rest,
    path: assetPaths(db, [id]).get(id)!,
    locationPath:
      asset.locationId === null ? [] : locationPaths(db, [asset.locationId]).get(asset.locationId)!,
  };
}

/** Types by name, with how many assets are of each. */
export function assetTypeList(db: Reader): Outputs['assets']['types'] {
  return db
    .select({
      id: assetTypes.id,
      name: assetTypes.name,
      icon: assetTypes.icon,
      category: assetTypes.category,
      assetCount: sql<number>`(SELECT count(*) FROM assets a WHERE a.asset_type_id = asset_types.id AND a.archived_at IS NULL)`,
    })
    .from(assetTypes)
    .where(isNull(assetTypes.archivedAt))
    .orderBy(asc(assetTypes.name))
    .all();
}

/** Locations in the order of their paths. */
export function locationList(db: Reader): Outputs['assets']['locations'] {
  const rows = db
    .select({ id: locations.id, name: locations.name, kind: locations.kind, parentId: locations.parentId })
    .from(locations)
    .where(isNull(locations.archivedAt))
    .all();
  const paths = locationPaths(
    db,
    rows.map(({ id }) => id),
  );
  return rows
    .map((row) => ({ ...row, path: joinPath(paths.get(row.id)!) }))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}
