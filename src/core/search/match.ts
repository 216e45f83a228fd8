/**
 * Which documents a text means. First those in which a word begins with each word typed; failing these, those in
 * which each stands somewhere, in the middle of a word too; failing these, those that have words which differ by
 * a typing error or two. What is typed only ever means words, never FTS5 syntax.
 */
import { type AnyColumn, type SQL, sql } from 'drizzle-orm';
import type { SearchEntity } from '../../shared/contract/search.ts';
import type { Reader } from '../database/database.ts';
import {
  errorsBetween,
  fold,
  forgiven,
  spellings,
  swapsOf,
  tellingWords,
  trigramsOf,
  wordsOf,
} from './words.ts';

/** A question to one of the indexes: keys of documents. */
export interface Match {
  readonly index: 'search_index' | 'search_index_parts';
  readonly expression: string;
  /** Words too short for the trigrams: the documents must also have words that begin with them. */
  readonly short: string | null;
}

/** What one typed word is taken for: words of the index that begin so, or are just these. */
export interface Wanted {
  readonly beginnings: readonly string[];
  readonly terms: readonly string[];
}

/** A question to the index of words, and what it asks for, word by word. */
export interface WordMatch extends Match {
  readonly wanted: readonly Wanted[];
  /**
   * The same in a form that gives its first documents at once. FTS5 has all beginnings of two letters in an index,
   * but goes through every word there is for one of a single letter. It knows the letters a to z and the digits as
   * second ones only, so it serves to look at some of very many.
   */
  readonly streamed: string;
  /** Only those that have the words themselves. */
  readonly whole: string;
}

export interface PartMatch extends Match {
  /** The spellings of each short word. */
  readonly beginnings: readonly (readonly string[])[];
}

function quoted(text: string): string {
  return `"${text}"`;
}

function anyOf(expressions: readonly string[]): string {
  return expressions.length === 1 ? expressions[0]! : `(${expressions.join(' OR ')})`;
}

const SECOND_LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz0123456789');

function streamedBeginning(text: string): string[] {
  if (!/^[a-z0-9]$/.test(text)) return [`${quoted(text)} *`];
  return [quoted(text), ...SECOND_LETTERS.map((letter) => `${quoted(text + letter)} *`)];
}

function wordMatch(wanted: readonly Wanted[]): WordMatch {
  const all = (beginning: (text: string) => readonly string[]) =>
    wanted
      .map(({ beginnings, terms }) => anyOf([...beginnings.flatMap(beginning), ...terms.map(quoted)]))
      .join(' AND ');
  return {
    index: 'search_index',
    expression: all((text) => [`${quoted(text)} *`]),
    short: null,
    wanted,
    streamed: all(streamedBeginning),
    whole: all((text) => [quoted(text)]),
  };
}

/** A word of each begins with each that was typed. */
export function matchBeginnings(words: readonly string[]): WordMatch {
  return wordMatch(tellingWords(words).map((word) => ({ beginnings: spellings(word), terms: [] })));
}

/** Each that was typed stands somewhere; null when all are too short to look for. */
export function matchParts(words: readonly string[]): PartMatch | null {
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
    short: short.length === 0 ? null : matchBeginnings(short).expression,
    beginnings: short.map(spellings),
  };
}

/** Words of the index taken for one that was mistyped, at most. */
const CLOSE_WORDS = 12;

/** Fewer records that match may be those in which somebody else has made the same error. */
export const FEW_HITS = 3;

/**
 * As `matchBeginnings`, with the nearest known words for those that hardly anything begins with: first only those
 * that differ by the errors alone, then also those that go on behind them. Empty when there are none for one.
 */
export function matchClose(db: Reader, words: readonly string[]): WordMatch[] {
  const telling = tellingWords(words);
  if (!telling.some((word) => forgiven(fold(word)) > 0 || swapsOf(fold(word)).length > 0)) return [];
  const nearest: Wanted[] = [];
  const near: Wanted[] = [];
  for (const word of telling) {
    const typed = matchBeginnings([word]);
    const known = countUpTo(db, typed.streamed, FEW_HITS);
    const beginnings = known > 0 ? spellings(word) : [];
    if (known >= FEW_HITS) {
      nearest.push({ beginnings, terms: [] });
      near.push({ beginnings, terms: [] });
      continue;
    }
    const swapped = swapsOf(fold(word)).filter((text) => hasAny(db, matchBeginnings([text])));
    const close = closeWords(db, fold(word));
    const all = { beginnings: [...beginnings, ...swapped], terms: close.map(({ term }) => term) };
    if (all.beginnings.length + all.terms.length === 0) return [];
    const terms = close.filter(({ isWhole }) => isWhole).map(({ term }) => term);
    nearest.push(all.beginnings.length + terms.length === 0 ? all : { ...all, terms });
    near.push(all);
  }
  const [first, then] = [wordMatch(nearest), wordMatch(near)];
  return first.expression === then.expression ? [then] : [first, then];
}

interface CloseWord {
  readonly term: string;
  /** It differs by the errors alone, or goes on behind a known word that does; others go on in any way. */
  readonly isWhole: boolean;
}

/**
 * Few people mistype the first letter, and with it the walk is over a small part of the vocabulary, which has no
 * words with digits: a number that is near another is another thing.
 */
function closeWords(db: Reader, word: string): CloseWord[] {
  const most = forgiven(word);
  if (most === 0) return [];
  const [first] = word;
  const terms = db
    .sql('SELECT word FROM search_index_vocabulary WHERE word >= ? AND word < ?')
    .pluck()
    .all(first, `${first}\u{10FFFF}`) as string[];
  const close = terms
    .map((term) => ({ term, errors: errorsBetween(word, term, most) }))
    .filter(({ errors }) => errors <= most)
    .map((each) => ({ ...each, whole: errorsBetween(word, each.term, most, 'whole') }))
    .toSorted(
      (one, other) =>
        one.errors - other.errors ||
        Math.min(one.whole, most + 1) - Math.min(other.whole, most + 1) ||
        one.term.length - other.term.length,
    );
  const found: CloseWord[] = [];
  for (const { term, whole } of close) {
    if (found.length === CLOSE_WORDS) break;
    // The vocabulary keeps words that no record has any more.
    if (countUpTo(db, quoted(term), 1) === 0) continue;
    const isWhole =
      whole <= most || found.some((each) => each.term.length >= word.length && term.startsWith(each.term));
    found.push({ term, isWhole });
  }
  return found;
}

/** How many documents match in the index of words, counted no further than `most`. */
export function countUpTo(db: Reader, expression: string, most: number): number {
  return db
    .sql('SELECT count(*) FROM (SELECT rowid FROM search_index WHERE search_index MATCH ? LIMIT ?)')
    .pluck()
    .get(expression, most) as number;
}

/**
 * Whether fewer than `most` match. Counting all words together costs as much as ranking them, so each number among
 * them is asked first: where one is as rare as that, nothing else is counted.
 */
export function matchesFewer(db: Reader, { wanted, streamed }: WordMatch, most: number): boolean {
  const isNumber = ({ beginnings }: Wanted) => beginnings.some((text) => /\p{N}/u.test(text));
  const isRare = (word: Wanted) => countUpTo(db, wordMatch([word]).streamed, most) < most;
  return (wanted.length > 1 && wanted.filter(isNumber).some(isRare)) || countUpTo(db, streamed, most) < most;
}

/** Keys of the matching documents, as SQL; its parameters are `parametersOf`. */
export function keysOf({ index, short }: Match): string {
  const keys = `SELECT rowid FROM ${index} WHERE ${index} MATCH ?`;
  // Far more documents have the short words than the long ones, so these are what is noted. The plus keeps SQLite
  // from asking the index once for each of them.
  return short === null
    ? keys
    : `SELECT rowid FROM search_index WHERE search_index MATCH ? AND +rowid IN (${keys})`;
}

export function parametersOf({ expression, short }: Match): string[] {
  return short === null ? [expression] : [short, expression];
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
  return matchClose(db, words).at(-1) ?? beginnings;
}
