import { describe, expect, it } from 'vitest';
import { catalogues } from './index.ts';
import type { TextTree } from './pseudo.ts';

/** One German word for one thing, as docs/renderer.md lists them, and the words that must not stand for it. */
const glossary: readonly (readonly [word: string, instead: RegExp])[] = [
  ['Gewährleistung', /garantie/i],
  ['Zugewiesen an', /zuständig/i],
  ['Warengruppe', /kategorie/i],
  ['Standort', /^Ort$/i],
  ['Grenzwert', /(?:^|[^a-zäöüß])Grenzen\b|schwell(?:e|en|wert)/i],
  ['Übersicht', /überblick/i],
  ['einlesen', /importier|\bImport\b/i],
  ['Bemerkung', /notiz|anmerkung/i],
  ['Inbetriebnahme', /eingebaut am|in betrieb seit/i],
];

function texts(tree: TextTree, path: string): (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}.${key}`, value] as const] : texts(value, `${path}.${key}`),
  );
}

/** What a person may type to find something is no word of the program. */
const german = Object.entries(catalogues)
  .flatMap(([name, { de }]) => texts(de, name))
  .filter(([key]) => !key.endsWith('.keywords'));

describe.each(glossary)('“%s”', (word, instead) => {
  it('is used', () => {
    expect(german.some(([, text]) => text.toLowerCase().includes(word.toLowerCase()))).toBe(true);
  });

  it('is the only word for it', () => {
    expect(german.filter(([, text]) => instead.test(text))).toEqual([]);
  });
});
