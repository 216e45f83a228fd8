/** Finds records by what is typed, best first. */
import { and, count, eq, inArray, isNull, sql } from 'drizzle-orm';
import { SEARCH_ENTITIES, type SearchEntity, type SearchHit } from '../../shared/contract/search.ts';
import type { Id } from '../../shared/ids.ts';
import type { Permission } from '../../shared/permissions.ts';
import { joinPath, locationPaths } from '../trees/paths.ts';
import type { Reader } from '../database/database.ts';
import { isSpelt, spellingsOf } from '../database/natural-order.ts';
import {
  assets,
  assetTypes,
  items,
  locations,
  parts,
  roles,
  stockBalances,
  suppliers,
  users,
  workOrders,
} from '../database/schema/index.ts';
import { roleName } from '../people/roles.ts';
import { FEW_HITS, matchBeginnings, matchClose } from './match.ts';
import { type Hit, partMatches, rankedMatches } from './ranking.ts';
import { wordsOf } from './words.ts';

const NEEDED: Readonly<Record<SearchEntity, Permission>> = {
  assets: 'assets.read',
  work_orders: 'work.read',
  parts: 'parts.read',
  locations: 'assets.read',
  asset_types: 'assets.read',
  items: 'assets.read',
  suppliers: 'parts.read',
  users: 'people.read',
};

/** Of the titles that begin with what was typed, so many of the shortest are looked at for one that is just that. */
const OPENINGS = 50;

/** The records of one entity that match, best first; none when the text has no word. */
export function rankedIds(db: Reader, entity: SearchEntity, text: string, limit: number): Id[] {
  return rankedHits(db, [entity], text, limit).map(({ id }) => id);
}

/** Finds what the person may read, records called just what was typed first, then the best first. */
export function find(
  db: Reader,
  permissions: ReadonlySet<Permission>,
  text: string,
  limit: number,
  entities: readonly SearchEntity[] = SEARCH_ENTITIES,
): SearchHit[] {
  const readable = SEARCH_ENTITIES.filter(
    (entity) => permissions.has(NEEDED[entity]) && entities.includes(entity),
  );
  const hits = rankedHits(db, readable, text, limit);
  const described = describe(db, hits);
  return hits.flatMap(({ id }) => described.get(id) ?? []);
}

/**
 * Those that are called just that, then those in which words begin so, best first, then those in which it stands
 * anywhere; only when there is hardly anything of the kind those that it was perhaps meant for.
 */
function rankedHits(db: Reader, entities: readonly SearchEntity[], text: string, limit: number): Hit[] {
  const words = wordsOf(text);
  if (words.length === 0 || entities.length === 0) return [];
  const hits = new Map<Id, Hit>();
  const add = (more: readonly Hit[]) => {
    for (const hit of more) if (!hits.has(hit.id)) hits.set(hit.id, hit);
  };
  add(exactHits(db, entities, text, words, limit));
  add(rankedMatches(db, entities, matchBeginnings(words), limit));
  if (hits.size < limit) add(partMatches(db, entities, words, limit));
  if (hits.size < Math.min(FEW_HITS, limit)) {
    for (const close of matchClose(db, words)) {
      if (hits.size < limit) add(rankedMatches(db, entities, close, limit));
    }
  }
  return [...hits.values()].slice(0, limit);
}

/** How records are found that are called just so, all by an index. */
interface Named {
  /** Column of the name, where an index has it in the natural order: case, accents and separators do not matter. */
  readonly natural?: string;
  /** Where none has: the name as typed, in capitals or in small letters; the rest by the words of their titles. */
  readonly lookup?: string;
  readonly isByTitle?: true;
}

const NAMED: Readonly<Record<SearchEntity, Named>> = {
  // Also by the number on the plate.
  assets: { natural: 'tag', lookup: 'lower(serial_number) = :lower' },
  work_orders: { natural: 'number' },
  parts: { natural: 'number' },
  locations: { natural: 'name' },
  asset_types: { lookup: 'name IN (:typed, :upper, :lower)', isByTitle: true },
  items: { lookup: 'lower(serial_number) = :lower', isByTitle: true },
  suppliers: { lookup: 'name IN (:typed, :upper, :lower)', isByTitle: true },
  users: { lookup: 'lower(username) = :lower', isByTitle: true },
};

/**
 * Records that are called just what was typed. Case and separators do not matter; where no index has the names in
 * their order, as long as fewer than `OPENINGS` of them do.
 */
function exactHits(
  db: Reader,
  entities: readonly SearchEntity[],
  text: string,
  words: readonly string[],
  limit: number,
): Hit[] {
  const typed = text.trim();
  const inputs = {
    typed,
    upper: typed.toUpperCase(),
    lower: typed.toLowerCase(),
    ...spellingsOf(typed),
    limit,
  };
  const byTitle = calledSo(
    db,
    entities.filter((entity) => NAMED[entity].isByTitle),
    words,
  );
  return entities.flatMap((entity) => {
    const { natural, lookup } = NAMED[entity];
    const conditions = [
      ...(natural === undefined
        ? []
        : [`${isSpelt(natural)} AND archived_at IS NULL ORDER BY natural_key(${natural})`]),
      ...(lookup === undefined ? [] : [`${lookup} AND archived_at IS NULL`]),
    ];
    const ids = conditions.flatMap(
      (condition) =>
        db.sql(`SELECT id FROM ${entity} WHERE ${condition} LIMIT :limit`).pluck().all(inputs) as Id[],
    );
    return [...ids.map((id) => ({ entity, id })), ...byTitle.filter((hit) => hit.entity === entity)];
  });
}

/**
 * Of those that begin with the words, those that have no others: among the shortest, for these have the fewest.
 * The title of their documents is that name alone.
 */
function calledSo(db: Reader, entities: readonly SearchEntity[], words: readonly string[]): Hit[] {
  if (entities.length === 0) return [];
  const openings = db
    .sql(
      `SELECT d.entity, d.row_id AS id, d.title FROM search_index i
       CROSS JOIN search_documents d ON d.key = i.rowid
       WHERE i.search_index MATCH ? AND d.entity IN (SELECT value FROM json_each(?))
       ORDER BY length(d.title) LIMIT ${OPENINGS}`,
    )
    .all(`title : ^"${words.join(' ')}"`, JSON.stringify(entities)) as (Hit & { title: string })[];
  return openings
    .filter(({ title }) => sameWords(wordsOf(title)) === sameWords(words))
    .map(({ entity, id }) => ({ entity, id }));
}

function sameWords(words: readonly string[]): string {
  return words.join(' ').toLowerCase();
}

/** What the second line of each hit shows: one question per kind of record. */
function describe(db: Reader, hits: readonly Hit[]): Map<Id, SearchHit> {
  const idsOf = (entity: SearchEntity) => hits.filter((hit) => hit.entity === entity).map(({ id }) => id);
  const found: SearchHit[] = [
    ...db
      .select({
        id: assets.id,
        title: sql<string>`${assets.tag} || ' ' || ${assets.name}`,
        typeName: assetTypes.name,
        locationName: locations.name,
      })
      .from(assets)
      .leftJoin(assetTypes, eq(assetTypes.id, assets.assetTypeId))
      .leftJoin(locations, eq(locations.id, assets.locationId))
      .where(inArray(assets.id, idsOf('assets')))
      .all()
      .map((row) => ({ entity: 'assets' as const, ...row })),
    ...db
      .select({
        id: workOrders.id,
        title: sql<string>`${workOrders.number} || ' ' || ${workOrders.title}`,
        status: workOrders.status,
      })
      .from(workOrders)
      .where(inArray(workOrders.id, idsOf('work_orders')))
      .all()
      .map((row) => ({ entity: 'work_orders' as const, ...row })),
    ...db
      .select({
        id: parts.id,
        title: sql<string>`${parts.number} || ' ' || ${parts.name}`,
        onHand: sql<number>`coalesce(sum(${stockBalances.quantity}), 0)`,
        unit: parts.unit,
      })
      .from(parts)
      .leftJoin(stockBalances, eq(stockBalances.partId, parts.id))
      .where(inArray(parts.id, idsOf('parts')))
      .groupBy(parts.id)
      .all()
      .map((row) => ({ entity: 'parts' as const, ...row })),
    ...describeLocations(db, idsOf('locations')),
    ...db
      .select({ id: assetTypes.id, title: assetTypes.name, category: assetTypes.category })
      .from(assetTypes)
      .where(inArray(assetTypes.id, idsOf('asset_types')))
      .all()
      .map((row) => ({ entity: 'asset_types' as const, ...row })),
    ...describeItems(db, idsOf('items')),
    ...db
      .select({ id: suppliers.id, title: suppliers.name, partCount: count(parts.id) })
      .from(suppliers)
      .leftJoin(parts, and(eq(parts.supplierId, suppliers.id), isNull(parts.archivedAt)))
      .where(inArray(suppliers.id, idsOf('suppliers')))
      .groupBy(suppliers.id)
      .all()
      .map((row) => ({ entity: 'suppliers' as const, ...row })),
    ...db
      .select({ id: users.id, title: users.fullName, role: roleName })
      .from(users)
      .innerJoin(roles, eq(roles.id, users.roleId))
      .where(inArray(users.id, idsOf('users')))
      .all()
      .map((row) => ({ entity: 'users' as const, ...row })),
  ];
  return new Map(found.map((hit) => [hit.id, hit]));
}

function describeLocations(db: Reader, ids: readonly Id[]): SearchHit[] {
  const rows = db
    .select({ id: locations.id, title: locations.name, kind: locations.kind })
    .from(locations)
    .where(inArray(locations.id, [...ids]))
    .all();
  const paths = locationPaths(db, ids);
  return rows.map((row) => ({
    entity: 'locations' as const,
    ...row,
    path: joinPath(paths.get(row.id)!.slice(0, -1)),
  }));
}

function describeItems(db: Reader, ids: readonly Id[]): SearchHit[] {
  const rows = db
    .select({
      id: items.id,
      title: sql<string>`trim(coalesce(${items.manufacturer}, '') || ' ' || coalesce(${items.model} || ' ', '')
        || coalesce(${items.serialNumber}, ''))`,
      state: items.state,
      locationId: items.locationId,
    })
    .from(items)
    .where(inArray(items.id, [...ids]))
    .all();
  const places = locationPaths(
    db,
    rows.flatMap(({ locationId }) => locationId ?? []),
  );
  return rows.map(({ locationId, ...row }) => ({
    entity: 'items' as const,
    ...row,
    path: locationId === null ? '' : joinPath(places.get(locationId)!),
  }));
}
