/**
 * Places in a list that people reorder: each item carries a position, and a new one is made between two
 * neighbours without touching them, so that stations can do so apart from each other. A position is a fraction
 * between 0 and 1 in base 62, written without the leading zero (David Greenspan, "Implementing Fractional
 * Indexing"). Positions compare as plain strings by code unit: SQLite's BINARY and PostgreSQL's "C" collation.
 *
 * Two stations that insert at the same place make the same position; such items are ordered by id, and
 * `placeAt` pulls them apart when something is put between them.
 */

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE = DIGITS.length;
const LAST = DIGITS[BASE - 1]!;
const POSITION = /^[0-9A-Za-z]*[1-9A-Za-z]$/;
const MOST_POSITIONS = 1_000_000;

export interface Positioned {
  readonly id: string;
  readonly position: string;
}

/** True for a position: base-62 digits that do not end in the lowest, which would be a second spelling. */
export function isPosition(text: string): boolean {
  return POSITION.test(text);
}

/** Order of a list: by position, where stations collided by id. */
export function compareByPosition(a: Positioned, b: Positioned): number {
  if (a.position !== b.position) return a.position < b.position ? -1 : 1;
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1;
}

/**
 * A position strictly between two others; null stands for the start or the end of the list. Positions grow by
 * a digit with about 60 insertions at an end of the list, or 5 at one place within.
 * @throws RangeError when one is not a position or `before` is not less than `after`
 */
export function positionBetween(before: string | null, after: string | null): string {
  if (before !== null && !isPosition(before)) throw new RangeError('before is not a position');
  if (after !== null && !isPosition(after)) throw new RangeError('after is not a position');
  if (before === null) return after === null ? DIGITS[BASE >> 1]! : stepDown(after);
  if (after === null) return stepUp(before);
  if (before >= after) throw new RangeError('before is not less than after');
  return midpoint(before, after);
}

/**
 * Positions for a new list of `count` items, in order, evenly spread and as short as that allows.
 * @throws RangeError when `count` is not a whole number from 0 to a million
 */
export function positions(count: number): string[] {
  if (!Number.isInteger(count) || count < 0 || count > MOST_POSITIONS) {
    throw new RangeError('count is not a whole number from 0 to a million');
  }
  let length = 1;
  while (BASE ** length <= count) length += 1;
  return Array.from({ length: count }, (_, index) =>
    written(Math.floor(((index + 1) * BASE ** length) / (count + 1)), length),
  );
}

/**
 * Puts an item, new or already in the list, at an index of the list without it. Returns the positions to
 * write: none where it stands there already, otherwise that of the item, followed by those of items that
 * shared the position of the one before it.
 * @param items sorted by `compareByPosition`
 * @param index from 0, the start, to the number of other items, the end
 * @throws RangeError when the index is outside the list
 */
export function placeAt(items: readonly Positioned[], id: string, index: number): Positioned[] {
  const others = items.filter((item) => item.id !== id);
  if (!Number.isInteger(index) || index < 0 || index > others.length) {
    throw new RangeError('index is outside the list');
  }
  if (items[index]?.id === id) return [];
  let position = others[index - 1]?.position ?? null;
  const rest = others.slice(index);
  const apart = rest.findIndex((item) => item.position !== position);
  const tied = apart === -1 ? rest : rest.slice(0, apart);
  const after = apart === -1 ? null : rest[apart]!.position;
  return [id, ...tied.map((item) => item.id)].map((moved) => {
    position = positionBetween(position, after);
    return { id: moved, position };
  });
}

/** A position greater than this one: the first digit that can grows by one, what follows it is dropped. */
function stepUp(position: string): string {
  const index = Array.from(position).findIndex((digit) => digit !== LAST);
  return index === -1 ? `${position}1` : position.slice(0, index) + digitAfter(position, index, 1);
}

/** A position less than this one: its first digit other than 0 shrinks by one, what follows it is dropped. */
function stepDown(position: string): string {
  const index = Array.from(position).findIndex((digit) => digit !== '0');
  if (position[index] !== '1') return position.slice(0, index) + digitAfter(position, index, -1);
  const shorter = position.slice(0, index + 1);
  return shorter === position ? `${position.slice(0, index)}0${LAST}` : shorter;
}

/** A position half-way between two, as short as can be; an upper bound of null stands for 1. */
function midpoint(low: string, high: string | null): string {
  let prefix = '';
  let upper = high;
  for (let index = 0; ; index += 1) {
    const from = digitAt(low, index);
    const to = upper === null ? BASE : digitAt(upper, index);
    if (to - from > 1) return prefix + DIGITS[Math.round((from + to) / 2)]!;
    if (to > from) {
      if (upper !== null && upper.length > index + 1) return prefix + DIGITS[to]!;
      upper = null;
    }
    prefix += DIGITS[from]!;
  }
}

/** The digit's value; beyond the end of a position its digits are 0. */
function digitAt(position: string, index: number): number {
  return index < position.length ? DIGITS.indexOf(position[index]!) : 0;
}

function digitAfter(position: string, index: number, step: 1 | -1): string {
  return DIGITS[digitAt(position, index) + step]!;
}

/** The fraction `numerator / BASE ** length` as a position. */
function written(numerator: number, length: number): string {
  let text = '';
  for (let rest = numerator, left = length; left > 0; left -= 1) {
    text = DIGITS[rest % BASE]! + text;
    rest = Math.floor(rest / BASE);
  }
  return text.replace(/0+$/, '');
}
