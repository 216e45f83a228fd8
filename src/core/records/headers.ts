/** Which field a column holds and what kind of records a file has, as far as the names of the columns tell. Pure. */
import type { RecordImportKind } from '../../shared/contract/records.ts';
import { isId } from '../../shared/ids.ts';
import type { Kind } from './kinds/kind.ts';
import { closest, normalised } from './similar.ts';
import type { Field } from './values.ts';

/** Of the last column of a file of bad rows; reading leaves it out. */
export const REASON_COLUMN = 'Millwright: reason';

/** Names of columns that mean a field, normalised; the first of two fields that share one has it. */
export function meanings(fields: readonly Field[]): Map<string, string> {
  const words = new Map<string, string>();
  const add = (word: string, key: string): void => {
    const known = normalised(word);
    if (known !== '' && !words.has(known)) words.set(known, key);
  };
  for (const { key, name } of fields) add(name ?? key, key);
  for (const { key, headers } of fields) for (const header of headers) add(header, key);
  return words;
}

/** `Voltage [V]` without its unit. */
function withoutUnit(header: string): string {
  return header.replace(/\s*[[(][^\])]{1,20}[\])]\s*$/, '');
}

/** Names that stand above the numbers of anything; they tell no kind, and nothing that only looks like them is meant. */
const ANY_NUMBER: ReadonlySet<string> = new Set(['nr', 'no', 'number', 'nummer', 'code']);

/**
 * The field each column is proposed for; null to leave it out. No field is proposed twice: a name that fits
 * exactly goes before one that only looks like it, and of two that fit the one that says more.
 */
export function guessFields(
  names: readonly string[],
  fields: readonly Field[],
  samplesOf: (index: number) => readonly string[],
): (string | null)[] {
  const words = meanings(fields);
  const ranks = new Map([...words.keys()].map((word, rank) => [word, rank]));
  const telling = [...words].filter(([word]) => !ANY_NUMBER.has(word));
  const taken = new Set<string>();
  const guesses: (string | null)[] = names.map(() => null);
  const reasons = normalised(REASON_COLUMN);
  const guess = (meaningOf: (name: string) => string | undefined): void => {
    const found = names.flatMap((name, index) => {
      const key = guesses[index] === null && normalised(name) !== reasons ? meaningOf(name) : undefined;
      return key === undefined || taken.has(key)
        ? []
        : [{ index, key, rank: ranks.get(normalised(name)) ?? Infinity }];
    });
    for (const { index, key } of found.toSorted((one, other) => one.rank - other.rank)) {
      // Somebody else's numbers stand under `ID`, too.
      if (taken.has(key) || (key === 'id' && !samplesOf(index).every(isId))) continue;
      taken.add(key);
      guesses[index] = key;
    }
  };
  guess((name) => words.get(normalised(name)));
  guess((name) => words.get(normalised(withoutUnit(name))));
  guess((name) => closest(withoutUnit(name), telling));
  for (const { key, insteadOf } of fields) {
    if (insteadOf === undefined || taken.has(key)) continue;
    const index = guesses.indexOf(insteadOf);
    if (index >= 0) guesses[index] = key;
  }
  return guesses;
}

/** How much better the best kind has to fit than the next: less is a guess nobody should have to notice. */
const LEAD = 1.05;

/** What the file most probably holds; null when nothing speaks for any kind, or as much for several. */
export function guessKind(
  names: readonly string[],
  kinds: readonly (readonly [Kind, readonly Field[]])[],
): RecordImportKind | null {
  const all = kinds.map(([{ kind }, fields]) => ({
    kind,
    fields,
    guesses: guessFields(names, fields, () => []).map((key) => (key === 'id' ? null : key)),
  }));
  // A word that several kinds know says less than one that only this kind knows.
  const kindsOf = names.map((_, at) => all.filter(({ guesses }) => guesses[at] !== null).length);
  const [best, next] = all
    .flatMap(({ kind, fields, guesses }) => {
      const found = new Set(guesses);
      const needed = fields.filter(({ key, isKey, required }) => key !== 'id' && (isKey || required));
      const keys = needed.filter(({ key }) => found.has(key)).length;
      const missing = needed.filter(({ key, required }) => required && !found.has(key)).length;
      let telling = 0.25 * keys;
      let isTold = false;
      names.forEach((name, at) => {
        const key = guesses[at]!;
        if (key === null) return;
        const word = normalised(name);
        const isOwn = word === normalised(key) && !ANY_NUMBER.has(word);
        telling += (ANY_NUMBER.has(word) ? 0.3 : isOwn ? 1 : 0.6) * (1 + 1 / kindsOf[at]!);
        isTold ||= kindsOf[at]! <= 2 || (isOwn && needed.some((field) => field.key === key));
      });
      const share = guesses.filter((key) => key !== null).length / names.length;
      const score = telling * (0.5 + share) * (missing === 0 ? 1.5 : 0.75);
      return keys === 0 || !isTold || missing > 1 ? [] : [{ kind, score }];
    })
    .toSorted((one, other) => other.score - one.score);
  if (best === undefined) return null;
  return next === undefined || best.score >= next.score * LEAD ? best.kind : null;
}
