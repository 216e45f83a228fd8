import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareKeys, naturalKey, naturalRoot, sortedByName, sortedByPath } from './collation.ts';

const sorted = (names: readonly string[]) => sortedByName(names, (name) => name);

/** Names as plants have them: few letters, so that many are alike. */
const name = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'P',
        'p',
        'Pump',
        'Ä',
        'a',
        'ä',
        'a\u0308',
        'ß',
        'ss',
        'Ø',
        'O',
        'Ж',
        'ж',
        '泵',
        '😀',
        '\uFFFD',
      ),
      fc.constantFrom('-', ' ', '_', '.', ' / ', '–', '('),
      fc.nat({ max: 120 }).map(String),
      fc.nat({ max: 12 }).map((number) => `00${number}`),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));

/** What makes the order of a name, the plain way: words, gaps and numbers one after another. */
function piecesOf(text: string): (string | bigint)[] {
  const folded = text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll('Ø', 'o')
    .replaceAll('ß', 'ss')
    .toLowerCase();
  return (folded.match(/\d+|[^\da-zж泵😀\uFFFD]+|[^\d]/gu) ?? []).map((piece) =>
    /^\d/.test(piece) ? BigInt(piece) : /^[a-zж泵😀\uFFFD]/u.test(piece) ? piece : ' ',
  );
}

/** A gap before a number before a letter; numbers by their value, letters by their code points. */
function plainly(one: string, other: string): number {
  const [ours, theirs] = [piecesOf(one), piecesOf(other)];
  const rank = (piece: string | bigint) => (piece === ' ' ? 0 : typeof piece === 'bigint' ? 1 : 2);
  for (let at = 0; at < Math.min(ours.length, theirs.length); at += 1) {
    const [a, b] = [ours[at]!, theirs[at]!];
    if (rank(a) !== rank(b)) return rank(a) - rank(b);
    if (typeof a === 'bigint' && typeof b === 'bigint' && a !== b) return a < b ? -1 : 1;
    if (typeof a === 'string' && typeof b === 'string' && a !== b)
      return a.codePointAt(0)! - b.codePointAt(0)!;
  }
  if (ours.length !== theirs.length) return ours.length - theirs.length;
  return one === other ? 0 : compareKeys(one, other);
}

describe('the order of names', () => {
  it.each([
    ['small letters stand with capitals', ['L1', 'a2', 'l1', 'B1'], ['a2', 'B1', 'L1', 'l1']],
    [
      'umlauts stand with their letters',
      ['Zoë', 'Änne', 'Öztürk', 'Anna'],
      ['Anna', 'Änne', 'Öztürk', 'Zoë'],
    ],
    ['of names that sound alike the plain one is first', ['Müller', 'Muller'], ['Muller', 'Müller']],
    ['ß is ss', ['Strassf', 'Straße', 'Strassd'], ['Strassd', 'Straße', 'Strassf']],
    ['ø is o, æ is ae, ł is l', ['Ærø', 'Øst', 'Ost', 'Łódź', 'Aero'], ['Aero', 'Ærø', 'Łódź', 'Ost', 'Øst']],
    ['numbers stand by their value', ['L10-FIL', 'L2-FIL', 'L1-FIL'], ['L1-FIL', 'L2-FIL', 'L10-FIL']],
    ['noughts before a number do not count', ['P-10', 'P-009', 'P-1'], ['P-1', 'P-009', 'P-10']],
    ['a number is before what is longer', ['P2a', 'P20', 'P2'], ['P2', 'P2a', 'P20']],
    ['any gap is a gap', ['P-10', 'P 9', 'P_8', 'P.7', 'P – 6'], ['P – 6', 'P.7', 'P_8', 'P 9', 'P-10']],
    ['a gap is before numbers and letters', ['PA', 'P1', 'P 1', 'P'], ['P', 'P 1', 'P1', 'PA']],
    ['nothing stands first', ['A', '-', ''], ['', '-', 'A']],
    ['other scripts have their order', ['Жук', 'Ель', 'Ёлка', 'Zug'], ['Zug', 'Ёлка', 'Ель', 'Жук']],
  ])('%s', (_rule, names, expected) => {
    expect(sorted(names)).toEqual(expected);
    expect(sorted(expected.toReversed())).toEqual(expected);
  });

  it('counts numbers of any length', () => {
    const numbers = [1, 46, 47, 48, 49, 95, 96, 97, 200].flatMap((length) =>
      ['1', '9'].map((digit) => digit.repeat(length)),
    );
    expect(sorted(numbers.toReversed())).toEqual(numbers);
    expect(sorted([`a${'9'.repeat(200)}`, 'aa'])).toEqual([`a${'9'.repeat(200)}`, 'aa']);
  });

  it('is that of the plain comparison', () => {
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 12 }), (names) => {
        const known = names.filter((text) => /^(?:[\p{ASCII}ÄäßØЖж泵😀\uFFFD–]|\u0308)*$/u.test(text));
        expect(sorted(known)).toEqual(known.toSorted(plainly));
      }),
      { numRuns: 500 },
    );
  });

  it('is one order of all texts: equal keys are equal names, and it does not matter how they came in', () => {
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 12 }), (names) => {
        expect(new Set(names.map(naturalKey)).size).toBe(names.length);
        const expected = sorted(names);
        expect(expected.toSorted()).toEqual(names.toSorted());
        expect(sorted(names.toReversed())).toEqual(expected);
      }),
    );
  });

  it('compares keys as their bytes', () => {
    const bytes = new TextEncoder();
    const asBytes = (one: string, other: string) => {
      const [a, b] = [bytes.encode(one), bytes.encode(other)];
      const at = a.findIndex((byte, place) => byte !== b[place]);
      return at === -1 || at >= b.length ? a.length - b.length : a[at]! - b[at]!;
    };
    fc.assert(
      fc.property(name, name, (one, other) => {
        const [a, b] = [naturalKey(one), naturalKey(other)];
        expect(Math.sign(compareKeys(a, b))).toBe(Math.sign(asBytes(a, b)));
      }),
    );
  });

  it('keeps paths together, each place before what is in it', () => {
    const paths = [
      ['Hall 1'],
      ['Hall 1', 'Bay 2'],
      ['Hall 1', 'Bay 10'],
      ['Hall 1-B', 'Bay 1'],
      ['Hall 2', 'Bay 1'],
    ];
    expect(sortedByPath(paths.toReversed(), (path) => path)).toEqual(paths);
  });

  it('knows what differs in its spelling alone', () => {
    const root = naturalRoot('vav_C180');
    for (const spelt of ['VAV-C180', 'vav c180', 'Vav  C0180']) {
      expect(naturalKey(spelt).startsWith(root)).toBe(true);
    }
    for (const other of ['vav_C18', 'vav_C1801', 'vavC180']) {
      expect(naturalKey(other).startsWith(root)).toBe(false);
    }
  });
});

/** Indexes of databases hold these keys: with another one comes a migration that makes the indexes anew. */
describe('the keys of names', () => {
  it.each([
    ['', '\u0001'],
    ['P-101', 'p 3101\u0001P-101'],
    ['vav_C180', 'vav c3180\u0001vav_C180'],
    ['Förderband 007', 'forderband 17\u0001Förderband 007'],
    ['Straße 0', 'strasse 0\u0001Straße 0'],
    ['a\u0308', 'a\u0001a\u0308'],
    ['(Łódź) – №5', ' lodz 15\u0001(Łódź) – №5'],
    ['Насос 12', 'насос 212\u0001Насос 12'],
    ['泵12', '泵212\u0001泵12'],
    ['9'.repeat(50), `\`2${'9'.repeat(50)}\u0001${'9'.repeat(50)}`],
  ])('%s', (text, key) => {
    expect(naturalKey(text)).toBe(key);
  });

  it('are the same for every character', () => {
    // FNV-1a over the keys of all characters of the basic plane.
    let hash = 0x811c9dc5;
    for (let code = 0; code <= 0xffff; code += 1) {
      for (const unit of Array.from(naturalKey(`A${String.fromCharCode(code)}1`), (part) =>
        part.codePointAt(0)!,
      )) {
        hash = Math.imul(hash ^ unit, 0x01000193) >>> 0;
      }
    }
    expect(hash.toString(16)).toBe('2ad8a08a');
  });
});
