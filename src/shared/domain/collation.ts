/**
 * The order in which a person looks for names: by letters whatever their size and accents, numbers by their value
 * ("P-2" before "P-10"), and what stands between words counts as a gap, whatever it is and however long. Only of
 * names that are the same so far their spelling decides. It is the same in every language of the program, so that
 * one list does not change its order with the window it is seen in.
 *
 * Every list of the program has this order: short ones are sorted here, long ones by the database, which calls
 * `naturalKey` and keeps its keys in indexes. Whoever changes a key, in the slightest, adds a migration that makes
 * those indexes anew; `collation.test.ts` holds the keys as they are (docs/decisions/0009-natural-order.md).
 */
import { FOLDED_LETTERS } from './letters.ts';

/** Ends the name as it is compared; its spelling follows. Below everything that a compared name can have. */
const END = '\u0001';
const GAP = ' ';
/** Between the keys of a path. */
const BELOW = '\u0000';
const ZERO = 0x30;
const NINE = 0x39;
/** Places from the key of the number nought to that of the longest number with one mark of its length. */
const LENGTHS = 0x30;

/** What each of the first 128 characters is in a key; digits are not single. */
const ASCII: readonly string[] = Array.from({ length: 128 }, (_unused, code) => {
  const character = String.fromCharCode(code);
  return /[a-z]/i.test(character) ? character.toLowerCase() : GAP;
});

/**
 * A key by whose characters (as UTF-8 by its bytes) names stand in their order. Equal for equal names only.
 * Its part before END has small letters, gaps, and numbers as `numberKey` writes them.
 */
export function naturalKey(name: string): string {
  return naturalRoot(name) + name;
}

/**
 * The part of the key that does not know how a name is spelt, with its end: the keys of all names that differ in
 * nothing else begin with it.
 */
export function naturalRoot(name: string): string {
  let root = '';
  let afterGap = false;
  for (let at = 0; at < name.length; at += 1) {
    const code = name.charCodeAt(at);
    if (code >= ZERO && code <= NINE) {
      const from = at;
      while (isDigit(name.charCodeAt(at + 1))) at += 1;
      root += numberKey(name, from, at + 1);
      afterGap = false;
      continue;
    }
    const folded = code < 128 ? ASCII[code]! : foldedOf(code, name[at]!);
    if (folded === GAP && afterGap) continue;
    root += folded;
    if (folded !== '') afterGap = folded === GAP;
  }
  return root + END;
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

/** The number of its digits and then they, without leading noughts: the longer number is the greater. */
function numberKey(name: string, from: number, to: number): string {
  let first = from;
  while (first < to && name.charCodeAt(first) === ZERO) first += 1;
  const length = to - first;
  // The characters from 0 to _ mark lengths to 47; ` stands before the mark for 48 more. All are below a.
  const mark = String.fromCharCode(ZERO + (length % LENGTHS));
  return '`'.repeat(Math.floor(length / LENGTHS)) + mark + name.slice(first, to);
}

function foldedOf(code: number, character: string): string {
  const folded = FOLDED_LETTERS.get(code);
  if (folded !== undefined) return folded;
  // Accents that stand behind their letters.
  if (code >= 0x300 && code <= 0x36f) return '';
  return isPunctuation(code) ? GAP : character;
}

/** Punctuation, signs and spaces: of Latin-1, × and ÷, general and technical ones, those of East Asia. */
function isPunctuation(code: number): boolean {
  return (
    code < 0xc0 ||
    code === 0xd7 ||
    code === 0xf7 ||
    (code >= 0x2000 && code <= 0x2bff) ||
    (code >= 0x3000 && code <= 0x303f)
  );
}

/** Sorts a copy by the name of each row; rows of equal names keep their places. */
export function sortedByName<Row>(rows: readonly Row[], nameOf: (row: Row) => string): Row[] {
  return rows
    .map((row) => ({ row, key: naturalKey(nameOf(row)) }))
    .sort((one, other) => compareKeys(one.key, other.key))
    .map(({ row }) => row);
}

/** Sorts a copy by where each row is, from the root down: places in their order, each before what is in it. */
export function sortedByPath<Row>(rows: readonly Row[], pathOf: (row: Row) => readonly string[]): Row[] {
  const keys = new Map<string, string>();
  const keyOf = (name: string) => {
    const known = keys.get(name) ?? naturalKey(name);
    keys.set(name, known);
    return known;
  };
  return rows
    .map((row) => ({ row, key: pathOf(row).map(keyOf).join(BELOW) }))
    .sort((one, other) => compareKeys(one.key, other.key))
    .map(({ row }) => row);
}

/** Compares by code points, as SQLite compares the bytes; `<` takes the halves of a pair for characters. */
export function compareKeys(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length);
  for (let at = 0; at < shorter; at += 1) {
    const difference = placeOf(one.charCodeAt(at)) - placeOf(other.charCodeAt(at));
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

/** Halves of pairs stand for what is beyond U+FFFF. */
function placeOf(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
