/** What is typed into a search, as words: pure, and never search syntax. */

/** What the tokenizer `unicode61` takes for words: it splits at everything else, `_` included. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu) ?? [];
}

/** Letters as the index keeps them: small and without their marks. */
export function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').normalize('NFC').toLowerCase();
}

/** The different words of a text that have no digit, folded: those that may be meant by one that was mistyped. */
export function plainWords(text: string): string[] {
  return [...new Set(wordsOf(fold(text)))].filter((word) => !/\d/.test(word));
}

/** How German writes a letter that a keyboard lacks; the index itself takes `ä` for `a`. */
const SPELLINGS: readonly (readonly [string, string])[] = [
  ['ae', 'a'],
  ['oe', 'o'],
  ['ue', 'u'],
  ['ss', 'ß'],
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
  ['ß', 'ss'],
];

const SPELT = new RegExp(`(${SPELLINGS.map(([written]) => written).join('|')})`, 'u');

/** Places of a word that are spelt each in its own way; those behind them as the last of these. */
const SPELT_EACH = 4;

/**
 * The word and the other ways to spell it: `oel` is also `ol`, as the index keeps `öl`; `öl` is also `oel`. At
 * most 16 of them.
 */
export function spellings(word: string): string[] {
  const parts = word.normalize('NFC').toLowerCase().split(SPELT);
  const meant = new Map(SPELLINGS);
  let begun: readonly (readonly [text: string, isMeant: boolean])[] = [['', false]];
  for (const [index, part] of parts.entries()) {
    begun = begun.flatMap(([text, wasMeant]) => {
      if (index % 2 === 0) return [[text + part, wasMeant]];
      const choices = [
        [text + part, false],
        [text + meant.get(part)!, true],
      ] as const;
      return index < 2 * SPELT_EACH ? choices : choices.filter(([, isMeant]) => isMeant === wasMeant);
    });
  }
  return [...new Set(begun.map(([text]) => fold(text)))];
}

/** Without the words that another one says already: every spelling of it begins with one of theirs. */
export function tellingWords(words: readonly string[]): string[] {
  const spelt = words.map(spellings);
  const says = (one: number, other: number) =>
    spelt[one]!.every((long) => spelt[other]!.some((short) => long.startsWith(short)));
  return words.filter(
    (_word, index) =>
      !words.some(
        (_other, other) => other !== index && says(other, index) && (!says(index, other) || other < index),
      ),
  );
}

/** Every three letters in a row; none of a word that is shorter. */
export function trigramsOf(word: string): string[] {
  const letters = Array.from(word);
  return letters.slice(2).map((letter, index) => `${letters[index]}${letters[index + 1]}${letter}`);
}

/** Typing errors forgiven in a word: none in a short one, where every other word would be near. */
export function forgiven(word: string): number {
  const { length } = Array.from(word);
  if (length < 4 || /\p{N}/u.test(word)) return 0;
  return length < 7 ? 1 : 2;
}

/** A word of three letters with two neighbours swapped; none of others, nor of what has a digit. */
export function swapsOf(word: string): string[] {
  const [one, two, three, ...more] = Array.from(word);
  if (three === undefined || more.length > 0 || /\p{N}/u.test(word)) return [];
  return [`${two}${one}${three}`, `${one}${three}${two}`].filter((swapped) => swapped !== word);
}

/**
 * Typing errors between a word and the beginning of a term that it comes nearest to, or all of the term: letters
 * left out, put in, mistaken or swapped with their neighbour (optimal string alignment distance), up to `most`.
 * @returns Infinity beyond `most`
 */
export function errorsBetween(
  word: string,
  term: string,
  most: number,
  of: 'beginning' | 'whole' = 'beginning',
): number {
  const typed = Array.from(word);
  const letters = Array.from(term);
  if (of === 'whole' && letters.length > typed.length + most) return Number.POSITIVE_INFINITY;
  const meant = letters.slice(0, typed.length + most);
  let before: number[] = [];
  let last = Array.from({ length: meant.length + 1 }, (_, column) => column);
  for (let row = 1; row <= typed.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= meant.length; column += 1) {
      const isSame = typed[row - 1] === meant[column - 1];
      let errors = Math.min(next[column - 1]! + 1, last[column]! + 1, last[column - 1]! + (isSame ? 0 : 1));
      const isSwapped =
        row > 1 && column > 1 && typed[row - 1] === meant[column - 2] && typed[row - 2] === meant[column - 1];
      if (isSwapped) errors = Math.min(errors, before[column - 2]! + 1);
      next.push(errors);
    }
    before = last;
    last = next;
    if (Math.min(...next) > most) return Number.POSITIVE_INFINITY;
  }
  const errors = of === 'whole' ? last.at(-1)! : Math.min(...last);
  return errors <= most ? errors : Number.POSITIVE_INFINITY;
}
