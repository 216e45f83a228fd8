/** How alike two words are, for names of columns, values of a closed list and records that may be the same. */

/** Lower case without accents, spaces and punctuation: `Serien-Nr.` and `serien nr` are the same. */
export function normalised(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/**
 * Insertions, deletions, replacements and swaps of neighbours that make one word of the other (optimal string
 * alignment), or anything above `most` as `most + 1`.
 */
export function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const here = [row];
    let least = row;
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1;
      let steps = Math.min(above[column]! + 1, here[column - 1]! + 1, above[column - 1]! + same);
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (row > 1 && column > 1 && swapped) steps = Math.min(steps, before[column - 2]! + 1);
      here.push(steps);
      least = Math.min(least, steps);
    }
    if (least > most) return most + 1;
    before = above;
    above = here;
  }
  return Math.min(above[other.length]!, most + 1);
}

/** Typing errors that a word of this length may have and still be known. */
function slips(length: number): number {
  return length < 4 ? 0 : length < 9 ? 1 : 2;
}

/** The one candidate that differs from the word by a typing error; undefined when there is none, or more than one. */
export function closest<T>(
  word: string,
  candidates: Iterable<readonly [word: string, meaning: T]>,
): T | undefined {
  const wanted = normalised(word);
  const most = slips(wanted.length);
  let best: T | undefined;
  let least = most + 1;
  let isSole = true;
  for (const [candidate, meaning] of candidates) {
    const steps = distance(wanted, candidate, most);
    if (steps > least || steps > most) continue;
    isSole = steps < least || meaning === best;
    best = meaning;
    least = steps;
  }
  return isSole ? best : undefined;
}

/** Names that are told apart by their numbers, as Floor 1 and Floor 4 are: one is never written for the other. */
function hasOtherNumbers(one: string, other: string): boolean {
  const [ours, theirs] = [one, other].map((name) =>
    (name.match(/\d+/g) ?? []).map((figures) => Number(figures)),
  );
  return ours!.length === theirs!.length && ours!.some((number, at) => number !== theirs![at]);
}

/** Candidates that look like the word, best first. */
export function alike<T>(word: string, candidates: Iterable<readonly [name: string, T]>, most: number): T[] {
  const wanted = normalised(word);
  if (wanted === '') return [];
  const found: { steps: number; meaning: T }[] = [];
  for (const [name, meaning] of candidates) {
    const other = normalised(name);
    if (other === '' || hasOtherNumbers(word, name)) continue;
    const contains = other.includes(wanted) || wanted.includes(other);
    // Where every letter would have to be another one, nothing is alike.
    const bound = Math.min(Math.max(2, Math.floor(wanted.length / 3)), wanted.length - 1);
    const steps =
      other === wanted
        ? 0
        : contains && Math.min(other.length, wanted.length) > 2
          ? 1.5
          : distance(wanted, other, bound);
    if (steps <= bound) found.push({ steps, meaning });
  }
  return found
    .toSorted((one, other) => one.steps - other.steps)
    .slice(0, most)
    .map(({ meaning }) => meaning);
}
