import { eq, isNull } from 'drizzle-orm';
import type { LocationNode } from '../../shared/contract/locations.ts';
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import { sortedByPath } from '../../shared/domain/collation.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { locations } from '../database/schema/index.ts';
import { matchText } from '../search/match.ts';
import { rankedIds } from '../search/queries.ts';
import { archivedAbove } from '../trees/archive.ts';
import { type BranchQuestion, childrenOf, filteredNodes } from '../trees/branches.ts';
import { joinPath, locationPaths, locationRefPaths } from '../trees/paths.ts';
import { descent, LOCATION_TREE } from '../trees/tree.ts';

const COLUMNS = 't.name, t.kind';
/** The location `:ids` and all that stand below it, archived or not: as `down (id)`. */
const HERE = descent(LOCATION_TREE, false);

type Window = Required<Inputs['locations']['assets']>;

/** Locations in the order of their paths. */
export function locationList(db: Reader): Outputs['locations']['list'] {
  const rows = db
    .select({ id: locations.id, name: locations.name, kind: locations.kind, parentId: locations.parentId })
    .from(locations)
    .where(isNull(locations.archivedAt))
    .all();
  const paths = locationPaths(
    db,
    rows.map(({ id }) => id),
  );
  return sortedByPath(rows, ({ id }) => paths.get(id)!).map((row) => ({
    ...row,
    path: joinPath(paths.get(row.id)!),
  }));
}

/** Children of a location (null: the sites) by name. */
export function childLocations(db: Reader, question: BranchQuestion): Outputs['locations']['children'] {
  return childrenOf(db, LOCATION_TREE, COLUMNS, question) as unknown as Outputs['locations']['children'];
}

/** The locations that match best, with all that stand above them. */
export function filteredLocations(
  db: Reader,
  filter: Required<Inputs['locations']['filter']>,
): Outputs['locations']['filter'] {
  const filtered = filteredNodes(db, LOCATION_TREE, COLUMNS, filter);
  const nodes = filtered.nodes as unknown as Outputs['locations']['filter']['nodes'];
  const shown = nodes.filter(({ matches }) => matches).length;
  const total =
    shown < filter.limit ? shown : (matchText(db, 'locations', locations.id, filter.text)?.count() ?? shown);
  return { nodes, total, best: filtered.best };
}

/** Locations that match, best first, each with its path from the site down. */
export function findLocations(db: Reader, text: string, limit: number): Outputs['locations']['find'] {
  const ids = rankedIds(db, 'locations', text, limit);
  const paths = locationRefPaths(db, ids);
  const kinds = new Map(
    (
      db
        .sql('SELECT l.id, l.kind FROM json_each(?) wanted CROSS JOIN locations l ON l.id = wanted.value')
        .all(JSON.stringify(ids)) as Pick<LocationNode, 'id' | 'kind'>[]
    ).map(({ id, kind }) => [id, kind]),
  );
  return ids.map((id) => {
    const path = paths.get(id)!;
    return { ...path.at(-1)!, kind: kinds.get(id)!, path: path.slice(0, -1) };
  });
}

/** @throws AppError NOT_FOUND; an archived location can still be looked at */
export function locationById(db: Reader, id: Id): Outputs['locations']['get'] {
  const row = db.select().from(locations).where(eq(locations.id, id)).get();
  if (row === undefined) throw new AppError('NOT_FOUND', { entity: 'location' });
  const path = locationRefPaths(db, [id]).get(id)!.slice(0, -1);
  const above =
    row.archivedAt === null
      ? new Set()
      : new Set(archivedAbove(db, LOCATION_TREE, [id]).map((node) => node.id));
  const count = (sql: string) =>
    db
      .sql(sql)
      .pluck()
      .get({ ids: JSON.stringify([id]) }) as number;
  return {
    ...row,
    path,
    childCount: db
      .sql('SELECT count(*) FROM locations WHERE parent_id = ? AND archived_at IS NULL')
      .pluck()
      .get(id) as number,
    assetCount: count(`${HERE} SELECT count(*) ${ASSETS_HERE}`),
    stockedParts: count(`${HERE} SELECT count(DISTINCT b.part_id) ${STOCK_HERE}`),
    archivedAbove: path.filter((node) => above.has(node.id)),
  };
}

const ASSETS_HERE = 'FROM down CROSS JOIN assets a ON a.location_id = down.id WHERE a.archived_at IS NULL';

/** One window of the assets at a location and below, by tag. */
export function assetsAt(db: Reader, { id, offset, limit }: Window): Outputs['locations']['assets'] {
  const ids = JSON.stringify([id]);
  const rows = db
    .sql(
      `${HERE} SELECT a.id, a.tag, a.name, a.status, a.criticality, l.id AS locationId, l.name AS locationName
       FROM down CROSS JOIN assets a ON a.location_id = down.id JOIN locations l ON l.id = down.id
       WHERE a.archived_at IS NULL ORDER BY natural_key(a.tag) LIMIT :limit OFFSET :offset`,
    )
    .all({ ids, limit, offset }) as (Omit<Outputs['locations']['assets']['rows'][number], 'location'> & {
    locationId: Id;
    locationName: string;
  })[];
  return {
    rows: rows.map(({ locationId, locationName, ...asset }) => ({
      ...asset,
      location: { id: locationId, name: locationName },
    })),
    total: db.sql(`${HERE} SELECT count(*) ${ASSETS_HERE}`).pluck().get({ ids }) as number,
  };
}

const STOCK_HERE = `FROM stock_balances b JOIN parts p ON p.id = b.part_id
  WHERE b.location_id IN (SELECT id FROM down) AND b.quantity <> 0`;

/** One window of the stock kept at a location and below, by part number. */
export function stockAt(db: Reader, { id, offset, limit }: Window): Outputs['locations']['stock'] {
  const ids = JSON.stringify([id]);
  const rows = db
    .sql(
      `${HERE} SELECT p.id, p.number, p.name, p.unit, b.quantity, l.id AS locationId, l.name AS locationName
       FROM stock_balances b JOIN parts p ON p.id = b.part_id JOIN locations l ON l.id = b.location_id
       WHERE b.location_id IN (SELECT id FROM down) AND b.quantity <> 0
       ORDER BY natural_key(p.number), natural_key(l.name) LIMIT :limit OFFSET :offset`,
    )
    .all({ ids, limit, offset }) as {
    id: Id;
    number: string;
    name: string;
    unit: string;
    quantity: number;
    locationId: Id;
    locationName: string;
  }[];
  return {
    rows: rows.map(({ id, number, name, unit, quantity, locationId, locationName }) => ({
      part: { id, number, name },
      unit,
      quantity,
      location: { id: locationId, name: locationName },
    })),
    total: db.sql(`${HERE} SELECT count(*) ${STOCK_HERE}`).pluck().get({ ids }) as number,
  };
}
