/**
 * Which documents a text means. First those in which a word begins with each word typed; failing these, those in
 * which each stands somewhere, in the middle of a word too; failing these, those that have words which differ by
 * a typing error or two. What is typed only ever means words, never FTS5 syntax.
 */
import { type AnyColumn, type SQL, sql } from 'drizzle-orm';
import type { SearchEntity } from '../../shared/contract/search.ts';
import type { Reader } from '../database/database.ts';
import { errorsBetween, fold, forgiven, spellings, trigramsOf, wordsOf } from './words.ts';

/** A question to one of the indexes: keys of documents. */
export interface Match {
  readonly index: 'search_index' | 'search_index_parts';
  readonly expression: string;
  /** Words too short for the trigrams: the documents must also have words that begin with them. */
  readonly short: string | null;
}

function quoted(text: string): string {
  return `"${text}"`;
}

function anyOf(expressions: readonly string[]): string {
  return expressions.length === 1 ? expressions[0]! : `(${expressions.join(' OR ')})`;
}

function beginsWith(words: readonly string[]): string {
  return words.map((word) => anyOf(spellings(word).map((spelt) => `${quoted(spelt)} *`))).join(' AND ');
}

/** A word of each begins with each that was typed. */
export function matchBeginnings(words: readonly string[]): Match {
  return { index: 'search_index', expression: beginsWith(words), short: null };
}

/** Each that was typed stands somewhere; null when all are too short to look for. */
export function matchParts(words: readonly string[]): Match | null {
  const long = words.filter((word) => spellings(word).every((spelt) => trigramsOf(spelt).length > 0));
  if (long.length === 0) return null;
  const short = words.filter((word) => !long.includes(word));
  return {
    index: 'search_index_parts',
    expression: long
      .map((word) =>
        anyOf(spellings(word).map((spelt) => `(${trigramsOf(spelt).map(quoted).join(' AND ')})`)),
      )
      .join(' AND '),
    short: short.length === 0 ? null : beginsWith(short),
  };
}

/** Words of the index taken for one that was mistyped, at most. */
const CLOSE_WORDS = 12;

/** Fewer records that match may be those in which somebody else has made the same error. */
export const FEW_HITS = 3;

/**
 * As `matchBeginnings`, with the nearest known words for those that hardly anything begins with; null when there
 * are none for one.
 */
export function matchClose(db: Reader, words: readonly string[]): Match | null {
  const meant: string[] = [];
  for (const word of words) {
    const typed = matchBeginnings([word]);
    const choices = hasAny(db, typed) ? [typed.expression] : [];
    if (!atLeast(db, typed, FEW_HITS)) choices.push(...closeWords(db, fold(word)).map(quoted));
    if (choices.length === 0) return null;
    meant.push(anyOf(choices));
  }
  return { index: 'search_index', expression: meant.join(' AND '), short: null };
}

/**
 * Few people mistype the first letter, and with it the walk is over a small part of the vocabulary; a number that
 * is near another is another thing.
 */
function closeWords(db: Reader, word: string): string[] {
  const most = forgiven(word);
  if (most === 0) return [];
  const [first] = word;
  const terms = db
    .sql("SELECT term FROM search_index_words WHERE term >= ? AND term < ? AND term NOT GLOB '*[0-9]*'")
    .pluck()
    .all(first, `${first}\u{10FFFF}`) as string[];
  return terms
    .map((term) => ({ term, errors: errorsBetween(word, term, most) }))
    .filter(({ errors }) => errors <= most)
    .toSorted((one, other) => one.errors - other.errors || one.term.length - other.term.length)
    .slice(0, CLOSE_WORDS)
    .map(({ term }) => term);
}

/** Keys of the matching documents, as SQL; its parameters are `parametersOf`. */
export function keysOf({ index, short }: Match): string {
  // The plus keeps SQLite from asking the index once for each of the other's rows, thousands of times.
  const also =
    short === null ? '' : ' AND +rowid IN (SELECT rowid FROM search_index WHERE search_index MATCH ?)';
  return `SELECT rowid FROM ${index} WHERE ${index} MATCH ?${also}`;
}

export function parametersOf({ expression, short }: Match): string[] {
  return short === null ? [expression] : [expression, short];
}

function hasAny(db: Reader, match: Match): boolean {
  return atLeast(db, match, 1);
}

function atLeast(db: Reader, match: Match, count: number): boolean {
  const seen = db
    .sql(`SELECT count(*) FROM (${keysOf(match)} LIMIT ?)`)
    .pluck()
    .get(...parametersOf(match), count) as number;
  return seen >= count;
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
 * Narrows a list to the records that a text means. Where thousands have words that begin so, it is these; what
 * else has the text somewhere would only make a long list longer. Undefined, which leaves nothing out, when the
 * text has no word.
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
  const match = meant(db, words);
  // As many as were ever made: near enough, and read off the end of the table.
  const records = (db.sql(`SELECT max(rowid) FROM ${entity}`).pluck().get() as number | null) ?? 0;
  const isWalked = atLeast(db, match, Math.max(FEW_MATCHES, Math.ceil(records * WALKED_SHARE)));
  const [before, ...after] = keysOf(match).split('?');
  const keys = sql.join(
    [sql.raw(before!), ...parametersOf(match).map((value, at) => sql`${value}${sql.raw(after[at]!)}`)],
    sql.raw(''),
  );
  const condition = isWalked
    ? sql`(SELECT d.key FROM search_documents d WHERE d.entity = ${entity} AND d.row_id = ${id}) IN (${keys})`
    : sql`${id} IN (SELECT d.row_id FROM search_documents d WHERE d.key IN (${keys}) AND d.entity = ${entity})`;
  return {
    condition,
    count: () =>
      db
        .sql(`SELECT count(*) FROM search_documents d WHERE d.key IN (${keysOf(match)}) AND d.entity = ?`)
        .pluck()
        .get(...parametersOf(match), entity) as number,
  };
}

function meant(db: Reader, words: readonly string[]): Match {
  const beginnings = matchBeginnings(words);
  if (atLeast(db, beginnings, FEW_MATCHES)) return beginnings;
  const parts = matchParts(words);
  if (parts !== null && hasAny(db, parts)) return parts;
  if (hasAny(db, beginnings)) return beginnings;
  return matchClose(db, words) ?? beginnings;
}
