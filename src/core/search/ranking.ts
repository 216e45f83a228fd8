/** Puts what matches in order, best first, in a time that does not grow with how many match. */
import type { SearchEntity } from '../../shared/contract/search.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import {
  keysOf,
  type Match,
  matchesFewer,
  matchParts,
  parametersOf,
  type PartMatch,
  type Wanted,
  type WordMatch,
} from './match.ts';
import { fold, wordsOf } from './words.ts';

export interface Hit {
  readonly entity: SearchEntity;
  readonly id: Id;
}

interface Document extends Hit {
  readonly title: string;
  readonly body: string;
}

/** A hit in the title, that is in tag, number or name, counts ten times one in the rest. */
const TITLE_WEIGHT = 10;

/** Every thing has many orders that speak of it: the thing itself comes before them. */
const WORK_WEIGHT = 0.4;

/** As many matches are ranked one by one. FTS5 takes a microsecond for each, and three where many words are meant. */
const RANKED = 3000;

/** Of more, so many are looked at from either end, which are those written first and those written last. */
const LOOKED_AT = 3000;

/** Of these, so many of the shortest are ranked. */
const SHORTEST = 150;

/** The documents that match, best first. */
export function rankedMatches(
  db: Reader,
  entities: readonly SearchEntity[],
  match: WordMatch,
  limit: number,
): Hit[] {
  // Single letters stand in every title and text alike.
  const lengths = match.wanted.map(({ beginnings }) => Math.min(...beginnings.map((text) => text.length)));
  const isVague = Math.min(...lengths) === 1 && Math.max(...lengths) <= 2;
  const { expression, streamed, whole } = match;
  if (isVague) return bestOf(db, entities, match, [`title : (${whole})`, streamed, expression], limit);
  if (!matchesFewer(db, match, RANKED)) {
    const forms = [`title : (${whole})`, `title : (${streamed})`, streamed];
    return bestOf(db, entities, match, forms, limit);
  }
  // `bm25` is called, not the column `rank` read: what FTS5 sorts by rank itself it ranks once more when the rank is
  // read, which goes through all matches of each word again. The better, the further below zero.
  return db
    .sql(
      `SELECT d.entity, d.row_id AS id FROM search_index i CROSS JOIN search_documents d ON d.key = i.rowid
       WHERE i.search_index MATCH ? AND d.entity IN (SELECT value FROM json_each(?))
       ORDER BY bm25(search_index, ${TITLE_WEIGHT}.0, 1.0) * iif(d.entity = 'work_orders', ${WORK_WEIGHT}, 1)
       LIMIT ?`,
    )
    .all(expression, JSON.stringify(entities), limit) as Hit[];
}

/**
 * The best of those that an expression finds, and where these are too few, of those that also the next one finds:
 * first those with the very words in the title, at last those that have them anywhere.
 */
function bestOf(
  db: Reader,
  entities: readonly SearchEntity[],
  { wanted }: WordMatch,
  expressions: readonly string[],
  limit: number,
): Hit[] {
  const found = new Map<Id, Document>();
  for (const expression of expressions) {
    for (const document of shortest(db, entities, expression, limit)) found.set(document.id, document);
    if (found.size >= limit) break;
  }
  return [...found.values()]
    .map((document) => ({ document, score: scoreOf(document, wanted) }))
    .toSorted((one, other) => other.score - one.score)
    .slice(0, limit)
    .map(({ document: { entity, id } }) => ({ entity, id }));
}

/** The shortest of the matches that were written first and of those that were written last. */
function shortest(
  db: Reader,
  entities: readonly SearchEntity[],
  expression: string,
  limit: number,
): Document[] {
  const most = Math.max(SHORTEST, limit);
  const ofEnd = (order: '' | 'ORDER BY i.rowid DESC') =>
    db
      .sql(
        `SELECT d.entity, d.row_id AS id, d.title, d.body FROM (
           SELECT key FROM (
             SELECT d.key, (length(d.title) + length(d.body)) * iif(d.entity = 'work_orders', 1 / ${WORK_WEIGHT}, 1) AS length
             FROM search_index i CROSS JOIN search_documents d ON d.key = i.rowid
             WHERE i.search_index MATCH ? AND d.entity IN (SELECT value FROM json_each(?)) ${order}
             LIMIT ${LOOKED_AT}
           ) ORDER BY length LIMIT ?
         ) AS k CROSS JOIN search_documents d ON d.key = k.key`,
      )
      .all(expression, JSON.stringify(entities), most) as Document[];
  const first = ofEnd('');
  return first.length < most ? first : [...first, ...ofEnd('ORDER BY i.rowid DESC')];
}

/** Words of a document at which its length neither adds to its score nor takes from it. */
const USUAL_LENGTH = 12;

/**
 * BM25 as FTS5 computes it (k1 = 1.2, b = 0.75), but a word that was typed to its end counts twice, and all words
 * weigh the same: how rare each is cannot be known without going through all of its matches.
 */
function scoreOf({ entity, title, body }: Document, wanted: readonly Wanted[]): number {
  const [inTitle, inBody] = [wordsOf(fold(title)), wordsOf(fold(body))];
  const norm = 1.2 * (0.25 + (0.75 * (inTitle.length + inBody.length)) / USUAL_LENGTH);
  const score = wanted.reduce((sum, { beginnings, terms }) => {
    const hitsIn = (text: readonly string[]) =>
      text.filter((word) => beginnings.some((beginning) => word.startsWith(beginning))).length +
      text.filter((word) => terms.includes(word) || beginnings.includes(word)).length;
    const hits = TITLE_WEIGHT * hitsIn(inTitle) + hitsIn(inBody);
    return sum + hits / (hits + norm);
  }, 0);
  return entity === 'work_orders' ? score * WORK_WEIGHT : score;
}

/** So many are looked at one by one for the short words. */
const FEW_PARTS = 500;

/** The earlier in the title the better; of those that are found first, for all of them may be very many. */
export function partMatches(
  db: Reader,
  entities: readonly SearchEntity[],
  words: readonly string[],
  limit: number,
): Hit[] {
  const match = matchParts(words);
  if (match === null) return [];
  const found = partsFound(db, entities, match, 4 * limit);
  const [first] = words.map(fold);
  const place = (title: string) => {
    const at = fold(title).indexOf(first!);
    return at === -1 ? Number.POSITIVE_INFINITY : at;
  };
  return found
    .map(({ title, entity, id }) => ({ hit: { entity, id }, at: place(title), length: title.length }))
    .toSorted((one, other) => (one.at === other.at ? one.length - other.length : one.at - other.at))
    .map(({ hit }) => hit);
}

function partsFound(
  db: Reader,
  entities: readonly SearchEntity[],
  match: PartMatch,
  limit: number,
): Document[] {
  const documents = (of: Match, most: number) =>
    db
      .sql(
        `SELECT d.entity, d.row_id AS id, d.title, d.body
         FROM (${keysOf(of)}) AS k CROSS JOIN search_documents d ON d.key = k.rowid
         WHERE d.entity IN (SELECT value FROM json_each(?)) LIMIT ?`,
      )
      .all(...parametersOf(of), JSON.stringify(entities), most) as Document[];
  if (match.short === null) return documents(match, limit);
  // The short words may stand in every document there is: a few are asked themselves.
  const few = documents({ ...match, short: null }, FEW_PARTS);
  if (few.length === FEW_PARTS) return documents(match, limit);
  return few
    .filter(({ title, body }) => {
      const has = wordsOf(fold(`${title} ${body}`));
      return match.beginnings.every((spelt) =>
        spelt.some((beginning) => has.some((word) => word.startsWith(beginning))),
      );
    })
    .slice(0, limit);
}
