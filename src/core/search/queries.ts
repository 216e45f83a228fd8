/** Finds records by the beginnings of their words. What is typed only ever means words, never FTS5 syntax. */
import { type AnyColumn, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { SEARCH_ENTITIES, type SearchEntity, type SearchHit } from '../../shared/contract/search.ts';
import type { Id } from '../../shared/ids.ts';
import type { Permission } from '../../shared/permissions.ts';
import type { Reader } from '../database/database.ts';
import {
  assets,
  assetTypes,
  locations,
  parts,
  roles,
  stockBalances,
  users,
  workOrders,
} from '../database/schema/index.ts';
import { roleName } from '../people/roles.ts';

const NEEDED: Readonly<Record<SearchEntity, Permission>> = {
  assets: 'assets.read',
  work_orders: 'work.read',
  parts: 'parts.read',
  users: 'people.read',
};

/** Of the records that begin with what was typed, so many are looked at for one that is called just that. */
const OPENINGS = 50;

/** What the tokenizer `unicode61` takes for words: it splits at everything else, `_` included. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu) ?? [];
}

/** Every word as the quoted beginning of one. */
function prefixes(words: readonly string[]): string {
  return words.map((word) => `"${word}" *`).join(' ');
}

/**
 * A list is made from the matches while they are few. When more than this share of all records match, walking
 * the list in its order and asking each row is cheaper, and so is the window of those that come first.
 */
const WALKED_SHARE = 0.25;
/** Fewer matches are never worth a walk. */
const FEW_MATCHES = 2000;

export interface TextMatch {
  /** For the WHERE of a list. */
  readonly condition: SQL;
  /** How many records of the entity match, archived ones left out. */
  count(): number;
}

/**
 * Narrows a list to the records in which every word of the text begins a word. Undefined, which leaves nothing
 * out, when the text has no word.
 * @param id the column with the id of the record
 */
export function matchText(
  db: Reader,
  entity: SearchEntity,
  id: AnyColumn,
  text: string,
): TextMatch | undefined {
  const words = wordsOf(text);
  if (words.length === 0) return undefined;
  const match = prefixes(words);
  // As many as were ever made: near enough, and read off the end of the table.
  const records = (db.sql(`SELECT max(rowid) FROM ${entity}`).pluck().get() as number | null) ?? 0;
  const many = Math.max(FEW_MATCHES, Math.ceil(records * WALKED_SHARE));
  const seen = db
    .sql('SELECT count(*) FROM (SELECT 1 FROM search_index WHERE search_index MATCH ? LIMIT ?)')
    .pluck()
    .get(match, many) as number;
  const condition =
    seen < many
      ? sql`${id} IN (
          SELECT d.row_id FROM search_index i JOIN search_documents d ON d.key = i.rowid
          WHERE i.search_index MATCH ${match} AND d.entity = ${entity})`
      : sql`(SELECT d.key FROM search_documents d WHERE d.entity = ${entity} AND d.row_id = ${id})
          IN (SELECT rowid FROM search_index WHERE search_index MATCH ${match})`;
  return {
    condition,
    count: () =>
      db
        .sql(
          `SELECT count(*) FROM search_index i JOIN search_documents d ON d.key = i.rowid
           WHERE i.search_index MATCH ? AND d.entity = ?`,
        )
        .pluck()
        .get(match, entity) as number,
  };
}

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

interface Hit {
  readonly entity: SearchEntity;
  readonly id: Id;
}

function rankedHits(db: Reader, entities: readonly SearchEntity[], text: string, limit: number): Hit[] {
  const words = wordsOf(text);
  if (words.length === 0 || entities.length === 0) return [];
  const exact = exactHits(db, entities, text, words);
  // A hit in the title, that is in tag, number or name, counts ten times one in the rest.
  const ranked = db
    .sql(
      `SELECT d.entity, d.row_id AS id FROM search_index i JOIN search_documents d ON d.key = i.rowid
       WHERE i.search_index MATCH ? AND i.rank MATCH 'bm25(10.0, 1.0)'
         AND d.entity IN (SELECT value FROM json_each(?))
       ORDER BY i.rank LIMIT ?`,
    )
    .all(prefixes(words), JSON.stringify(entities), limit) as Hit[];
  const known = new Set(exact.map(({ id }) => id));
  return [...exact, ...ranked.filter(({ id }) => !known.has(id))].slice(0, limit);
}

/** How a record is called, and how it is found by that through an index, which knows case. */
const NAMED: Readonly<Record<SearchEntity, { readonly column: string; readonly lookup: string }>> = {
  assets: { column: 'tag', lookup: 'tag IN (:typed, :upper, :lower)' },
  work_orders: { column: 'number', lookup: 'number IN (:typed, :upper, :lower)' },
  parts: { column: 'number', lookup: 'number IN (:typed, :upper, :lower)' },
  users: { column: 'full_name', lookup: 'lower(username) IN (:typed, :upper, :lower)' },
};

/**
 * Records that are called just what was typed. Case and separators do not matter, as long as fewer than
 * `OPENINGS` others begin with the same words; as typed, in capitals or in small letters it is always found.
 */
function exactHits(
  db: Reader,
  entities: readonly SearchEntity[],
  text: string,
  words: readonly string[],
): Hit[] {
  const typed = sameWords(words);
  return entities.flatMap((entity) => {
    const { column, lookup } = NAMED[entity];
    const byName = db
      .sql(`SELECT id FROM ${entity} WHERE ${lookup} AND archived_at IS NULL`)
      .pluck()
      .all({ typed: text, upper: text.toUpperCase(), lower: text.toLowerCase() }) as Id[];
    const openings = db
      .sql(
        `SELECT r.id, r.${column} AS name FROM search_index i
         JOIN search_documents d ON d.key = i.rowid JOIN ${entity} r ON r.id = d.row_id
         WHERE i.search_index MATCH ? AND d.entity = '${entity}' LIMIT ${OPENINGS}`,
      )
      .all(`title : ^"${words.join(' ')}"`) as { id: Id; name: string }[];
    const byWords = openings.filter(({ name }) => sameWords(wordsOf(name)) === typed).map(({ id }) => id);
    return [...new Set([...byName, ...byWords])].map((id) => ({ entity, id }));
  });
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
