/** The list of assets: one window, filtered, sorted and counted. */
import { and, asc, count, desc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { natural } from '../database/natural-order.ts';
import { assets, assetTypes, locations, teams, users } from '../database/schema/index.ts';
import { matchText } from '../search/match.ts';
import { liveSubtree } from '../trees/archive.ts';
import { LOCATION_TREE } from '../trees/tree.ts';
import { knownSpelling } from './keywords.ts';
import { openWorkOrdersOf, standingAlarmsOf } from './queries.ts';

type ListFilter = Required<Omit<Inputs['assets']['list'], 'health'>>;
type Row = Omit<Outputs['assets']['list']['rows'][number], 'health'>;

/**
 * One window of the list, and how many assets the filter lets through.
 * @param userId who asks, for what they answer for
 */
export function listAssets(db: Reader, filter: ListFilter, userId: Id): { rows: Row[]; total: number } {
  const match = matchText(db, 'assets', assets.id, filter.text);
  const others = filtersOf(db, filter, userId);
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

function filtersOf(db: Reader, filter: ListFilter, userId: Id): SQL | undefined {
  const { status, typeId, locationId, criticality, responsible, keyword } = filter;
  return and(
    status.length === 0 ? undefined : inArray(assets.status, status),
    criticality.length === 0 ? undefined : inArray(assets.criticality, criticality),
    typeId === null ? undefined : eq(assets.assetTypeId, typeId),
    locationId === null ? undefined : standsIn(liveSubtree(db, LOCATION_TREE, [locationId])),
    responsible === null ? undefined : answeredForBy(db, userId, responsible === 'my-teams'),
    keyword === null ? undefined : hasKeyword(knownSpelling(db, keyword)),
  );
}

/** The teams are asked for first: SQLite walks all assets for an OR with a question in it. */
function answeredForBy(db: Reader, userId: Id, withTeams: boolean): SQL | undefined {
  const own = eq(assets.responsibleUserId, userId);
  if (!withTeams) return own;
  const ofTeams = db.sql('SELECT team_id FROM team_members WHERE user_id = ?').pluck().all(userId) as Id[];
  return ofTeams.length === 0 ? own : or(own, inArray(assets.responsibleTeamId, ofTeams));
}

/** One parameter for all locations: a site may have more of them than SQLite takes parameters. */
function standsIn(locationIds: readonly Id[]): SQL {
  return sql`${assets.locationId} IN (SELECT value FROM json_each(${JSON.stringify(locationIds)}))`;
}

function hasKeyword(keyword: string): SQL {
  return sql`${assets.id} IN (SELECT asset_id FROM asset_keywords WHERE keyword = ${keyword})`;
}

/** Equal names stay in the order of their making, the others in that of their tags: what the indexes hold. */
function orderOf({ sort, direction }: ListFilter): SQL[] {
  const along = direction === 'asc' ? asc : desc;
  switch (sort) {
    case 'tag':
      return [along(natural(assets.tag))];
    case 'name':
      return [along(natural(assets.name)), along(sql`${assets}.rowid`)];
    case 'status':
    case 'criticality':
      return [along(assets[sort]), along(natural(assets.tag))];
  }
}

function assetRows(db: Reader, ids: readonly Id[]): Row[] {
  const rows = db
    .select({
      id: assets.id,
      tag: assets.tag,
      name: assets.name,
      status: assets.status,
      criticality: assets.criticality,
      typeName: assetTypes.name,
      locationName: locations.name,
      manufacturer: assets.manufacturer,
      model: assets.model,
      serialNumber: assets.serialNumber,
      installedOn: assets.installedOn,
      responsibleUser: { id: users.id, fullName: users.fullName },
      responsibleTeam: { id: teams.id, name: teams.name },
      standingAlarms: standingAlarmsOf,
      openWorkOrders: openWorkOrdersOf,
    })
    .from(assets)
    .leftJoin(assetTypes, eq(assetTypes.id, assets.assetTypeId))
    .leftJoin(locations, eq(locations.id, assets.locationId))
    .leftJoin(users, eq(users.id, assets.responsibleUserId))
    .leftJoin(teams, eq(teams.id, assets.responsibleTeamId))
    .where(inArray(assets.id, [...ids]))
    .all();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id)!);
}
