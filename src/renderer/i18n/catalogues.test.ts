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
/** Whose words are keys, too. */
const vocabulary = import.meta.glob<string>(['../../shared/**/*.ts', '!../../shared/**/*.test.*'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Their keys are put together of a code or of a kind and its value. */
const COMPOSED = new Set(['errors', 'status', 'history']);

/** Whether a key may be asked for somewhere: as a word of the program, or by what a template begins or ends with. */
function spokenKeys(texts: readonly string[]): (namespace: string, key: string) => boolean {
  const all = texts.join('\n');
  const words = new Set(
    [...all.matchAll(/'([A-Za-z][\w.:-]*)'|^\s*([\w-]+):/gm)].map((match) => match[1] ?? match[2]),
  );
  const beginnings = [...all.matchAll(/`(?:\w+:)?([A-Za-z][\w.-]*[.-])\$\{/g)].map((match) => match[1]!);
  const endings = [...all.matchAll(/`\$\{[^`{}]+\}(\.[\w.-]+)`/g)].map((match) => match[1]!);
  return (namespace, key) =>
    words.has(key) ||
    endings.some((ending) => key.endsWith(ending) && words.has(key.slice(0, -ending.length))) ||
    words.has(`${namespace}:${key}`) ||
    words.has(`${namespace}.${key}`) ||
    beginnings.some((beginning) => key.startsWith(beginning));
}

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

  it('are all there are: nothing is translated that nobody says', () => {
    const isSpoken = spokenKeys([...Object.values(sources), ...Object.values(vocabulary)]);
    const unsaid = [...texts].flatMap(([namespace, catalogue]) =>
      COMPOSED.has(namespace)
        ? []
        : [...catalogue.keys()]
            .filter((key) => !isSpoken(namespace, key.replace(plural, '')))
            .map((key) => `${namespace}:${key}`),
    );
    expect(unsaid).toEqual([]);
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
