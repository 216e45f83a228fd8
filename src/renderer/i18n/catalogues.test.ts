import { describe, expect, it } from 'vitest';
import { catalogues } from './index.ts';
import { pseudoText, type TextTree } from './pseudo.ts';

const plural = /_(?:zero|one|two|few|many|other)$/;

function flatten(tree: TextTree, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[`${prefix}${key}`, value] as const]
        : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

/** The names in the blanks of a text, without their formats: `{{count, number}}` -> count. */
function blanks(text: string): readonly string[] {
  return [...text.matchAll(/\{\{\s*([^},\s]+)/g)].map((match) => match[1]!).sort();
}

const sources = import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.test.*', '!./**'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

interface UsedKey {
  readonly namespace: string;
  readonly key: string;
}

/** Literal keys that the functions of a file ask for, by the names their `useTranslation` results have. */
function usedKeys(source: string): readonly UsedKey[] {
  const used: UsedKey[] = [];
  for (const part of source.split(/^(?=(?:export )?function )/m)) {
    const hooks = part.matchAll(/const \{([^}]*)\} = useTranslation\((?:'([^']*)')?\)/g);
    for (const [, names = '', namespace = 'common'] of hooks) {
      const name = /\bt\b(?:: (\w+))?/.exec(names);
      if (name === null) continue;
      const call = new RegExp(`(?<![\\w.])${name[1] ?? 't'}\\(\\s*'([^']+)'`, 'g');
      for (const match of part.matchAll(call)) used.push({ namespace, key: match[1]! });
    }
  }
  return used;
}

describe.each(Object.entries(catalogues))('the catalogue %s', (_name, { en, de }) => {
  const english = flatten(en);
  const german = flatten(de);

  it('has the same keys in both languages', () => {
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('has the same blanks in both languages', () => {
    for (const [key, text] of english) expect([key, blanks(german.get(key)!)]).toEqual([key, blanks(text)]);
  });

  it('has no empty text', () => {
    for (const [key, text] of [...english, ...german]) expect([key, text.trim()]).not.toEqual([key, '']);
  });

  it('has every plural with one and other', () => {
    const bases = [...english.keys()].filter((key) => plural.test(key)).map((key) => key.replace(plural, ''));
    const halves = bases.filter((base) => !english.has(`${base}_one`) || !english.has(`${base}_other`));
    expect(halves).toEqual([]);
  });
});

describe('the keys in use', () => {
  const texts = new Map(Object.entries(catalogues).map(([name, { en }]) => [name, flatten(en)]));

  it('are all in a catalogue', () => {
    const used = Object.values(sources).flatMap((source) => usedKeys(source));
    expect(used.length).toBeGreaterThan(100);
    const missing = used.filter(({ namespace, key }) => {
      const known = texts.get(namespace);
      return known?.has(key) !== true && known?.has(`${key}_other`) !== true;
    });
    expect(missing).toEqual([]);
  });
});

describe('the pseudo-locale', () => {
  it('is longer, accented and in brackets', () => {
    expect(pseudoText('Save')).toBe('[Šáṽé ·]');
  });

  it('leaves blanks and tags as they are', () => {
    expect(pseudoText('{{count, number}} <b>rows</b>')).toContain('{{count, number}} <b>');
  });
});
