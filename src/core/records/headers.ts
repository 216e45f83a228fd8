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

/**
 * The field each column is proposed for; null to leave it out. No field is proposed twice: a name that fits
 * exactly goes before one that only looks like it.
 */
export function guessFields(
  names: readonly string[],
  fields: readonly Field[],
  samplesOf: (index: number) => readonly string[],
): (string | null)[] {
  const words = meanings(fields);
  const taken = new Set<string>();
  const guesses: (string | null)[] = names.map(() => null);
  const reasons = normalised(REASON_COLUMN);
  const guess = (meaningOf: (name: string) => string | undefined): void => {
    names.forEach((name, index) => {
      const key = guesses[index] === null && normalised(name) !== reasons ? meaningOf(name) : undefined;
      if (key === undefined || taken.has(key)) return;
      // Somebody else's numbers stand under `ID`, too.
      if (key === 'id' && !samplesOf(index).every(isId)) return;
      taken.add(key);
      guesses[index] = key;
    });
  };
  guess((name) => words.get(normalised(name)));
  guess((name) => words.get(normalised(withoutUnit(name))));
  guess((name) => closest(withoutUnit(name), words));
  return guesses;
}

/** What the file most probably holds; null when nothing speaks for any kind. */
export function guessKind(
  names: readonly string[],
  kinds: readonly (readonly [Kind, readonly Field[]])[],
): RecordImportKind | null {
  let best: RecordImportKind | null = null;
  let bestScore = 0;
  for (const [{ kind }, fields] of kinds) {
    const guesses = guessFields(names, fields, () => []);
    const found = new Set(guesses.filter((key) => key !== null && key !== 'id'));
    const needed = fields
      .filter(({ isKey, required }) => isKey || required)
      .filter(({ key }) => key !== 'id');
    const isWhole = needed.every(({ key, required }) => !required || found.has(key));
    // A kind's own word for a field says more than one that several kinds use.
    const telling = names.reduce((sum, name, at) => {
      const key = guesses[at];
      if (key === null || key === undefined || key === 'id') return sum;
      return sum + (normalised(name) === normalised(key) ? 1 : 0.6);
    }, 0);
    const keys = needed.filter(({ key }) => found.has(key)).length;
    const score = (telling + 0.25 * keys) * (isWhole ? 2 : 0.5);
    if (found.size > 0 && score > bestScore) {
      best = kind;
      bestScore = score;
    }
  }
  return best;
}
