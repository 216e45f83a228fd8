import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  IDLE,
  MAX_AVERAGE_MS,
  MAX_GAP_MS,
  onKey,
  onPause,
  REPEAT_MS,
  type ScannerSettings,
  type ScannerState,
} from './machine.ts';

const settings: ScannerSettings = { prefix: '', suffix: 'enter', minLength: 5 };

interface Typing {
  readonly keys: readonly string[];
  /** Milliseconds from one key to the next. */
  readonly gap: number;
  readonly inField?: boolean;
}

/** What comes of keys: what the page gets, which codes are found, how often a field is put back. */
function played(
  runs: readonly (Typing & { readonly pause?: number })[],
  given: Partial<ScannerSettings> = {},
) {
  const all = { ...settings, ...given };
  let state: ScannerState = IDLE;
  let at = 1000;
  let page = '';
  let takenOut = 0;
  let rests = 0;
  const codes: string[] = [];
  const settle = (finding: {
    state: ScannerState;
    release: string;
    code: string | null;
    isRest: boolean;
    takeOut: boolean;
  }) => {
    state = finding.state;
    page += finding.release;
    if (finding.code !== null) codes.push(finding.code);
    if (finding.takeOut) takenOut += 1;
    if (finding.isRest) rests += 1;
  };
  for (const { keys, gap, inField = false, pause = 500 } of runs) {
    for (const key of keys) {
      const verdict = onKey(state, { key, at, inField }, all);
      settle(verdict);
      if (verdict.key === 'pass') page += key === 'Enter' ? '⏎' : key === 'Tab' ? '⇥' : key;
      at += gap;
    }
    if (pause > MAX_GAP_MS) settle(onPause(state, all));
    at += pause - gap;
  }
  return { page, codes, takenOut, ...(rests > 0 && { rests }) };
}

const scanned = (code: string, end: readonly string[] = ['Enter'], inField = false): Typing => ({
  keys: [...Array.from(code), ...end],
  gap: 8,
  inField,
});

describe('a scanner', () => {
  it.each([
    ['outside of fields', scanned('PMP-101'), {}, { page: '', codes: ['PMP-101'], takenOut: 0 }],
    [
      'in a field',
      scanned('PMP-101', ['Enter'], true),
      {},
      { page: 'PMP-101', codes: ['PMP-101'], takenOut: 1 },
    ],
    [
      'that ends with Tab',
      scanned('4711-08', ['Tab']),
      { suffix: 'tab' },
      { page: '', codes: ['4711-08'], takenOut: 0 },
    ],
    [
      'that ends with Tab, in a field',
      scanned('4711-08', ['Tab'], true),
      { suffix: 'tab' },
      { page: '4711-08', codes: ['4711-08'], takenOut: 1 },
    ],
    [
      'that ends with nothing',
      scanned('4711-08', []),
      { suffix: 'none' },
      { page: '', codes: ['4711-08'], takenOut: 0 },
    ],
    [
      'that ends with nothing, in a field',
      scanned('4711-08', [], true),
      { suffix: 'none' },
      { page: '4711-08', codes: ['4711-08'], takenOut: 1 },
    ],
    [
      'that sends a prefix',
      scanned('~PMP-101'),
      { prefix: '~' },
      { page: '', codes: ['PMP-101'], takenOut: 0 },
    ],
    [
      'with words in its code, outside of fields',
      scanned('ROOM 12 B'),
      {},
      { page: '', codes: ['ROOM 12 B'], takenOut: 0 },
    ],
  ] as const)('%s is known', (_name, typing, given, outcome) => {
    expect(played([typing], given)).toEqual(outcome);
  });

  it.each([
    ['a short word and Enter', scanned('ab'), {}, 'ab⏎'],
    ['a code that is shorter than set', scanned('12345'), { minLength: 6 }, '12345⏎'],
    ['a code without the prefix that is set', scanned('PMP-101'), { prefix: '~' }, 'PMP-101⏎'],
    ['a key held down', scanned('jjjjjjjj'), {}, 'jjjjjjjj⏎'],
    [
      'words put into a field at once',
      scanned('Lock out the drive', ['Enter'], true),
      {},
      'Lock out the drive⏎',
    ],
    ['a field filled and left by Tab', scanned('Bearing', ['Tab'], true), {}, 'Bearing⇥'],
    ['a word in a field without an end', scanned('Bearing', [], true), {}, 'Bearing'],
    ['a person who types fast', { keys: [...Array.from('PMP-101'), 'Enter'], gap: 70 }, {}, 'PMP-101⏎'],
    [
      'a person who types fast in a field',
      { keys: [...Array.from('PMP-101'), 'Enter'], gap: 70, inField: true },
      {},
      'PMP-101⏎',
    ],
    ['Enter alone', { keys: ['Enter'], gap: 8 }, {}, '⏎'],
  ] as const)('is not %s', (_name, typing, given, page) => {
    expect(played([typing], given)).toEqual({ page, codes: [], takenOut: 0 });
  });

  it('that pauses in the middle of a code leaves a rest, which is told to be one', () => {
    const begun: Typing = { keys: Array.from('MW1-A7EH'), gap: 8 };
    expect(played([{ ...begun, pause: 250 }, scanned('PRN7274M')])).toMatchObject({
      codes: ['PRN7274M'],
      rests: 1,
    });
  });

  it.each([
    ['long after it', [{ keys: Array.from('MW1-A7EH'), gap: 8, pause: 3000 }, scanned('PRN7274M')]],
    ['after a shortcut or two', [{ keys: ['j', 'k'], gap: 30, pause: 250 }, scanned('PRN7274M')]],
    ['after what a person typed', [{ keys: Array.from('pump'), gap: 90, pause: 250 }, scanned('PRN7274M')]],
    ['after another one', [{ ...scanned('PMP-101'), pause: 250 }, scanned('PRN7274M')]],
  ])('is told as whole %s', (_name, runs) => {
    expect(played(runs).codes.at(-1)).toBe('PRN7274M');
    expect(played(runs)).not.toHaveProperty('rests');
  });

  it('is told from a person by the slowest key', () => {
    const almost = [...Array.from('PMP-101'), 'Enter'].map((key, index) => ({
      keys: [key],
      gap: 0,
      pause: index === 3 ? MAX_GAP_MS : 8,
    }));
    expect(played(almost).codes).toEqual(['PMP-101']);
    const tooSlow = almost.map((run, index) => (index === 3 ? { ...run, pause: MAX_GAP_MS + 1 } : run));
    expect(played(tooSlow).codes).toEqual([]);
  });

  it('is told from a person by all keys together', () => {
    const typed = (gap: number) => played([{ keys: [...Array.from('PMP-101'), 'Enter'], gap }]).codes;
    expect([typed(MAX_AVERAGE_MS), typed(MAX_AVERAGE_MS + 1)]).toEqual([['PMP-101'], []]);
  });

  it('is heard once when its trigger is pressed twice, and again later', () => {
    const again = (pause: number) => played([{ ...scanned('PMP-101'), pause }, scanned('PMP-101')]).codes;
    expect(again(300)).toEqual(['PMP-101']);
    expect(again(REPEAT_MS + 200)).toEqual(['PMP-101', 'PMP-101']);
    const other = played([{ ...scanned('PMP-101'), pause: 100 }, scanned('PMP-102')]);
    expect(other.codes).toEqual(['PMP-101', 'PMP-102']);
  });

  it('leaves nothing in a field even when its code is the last one again', () => {
    const twice = played([
      { ...scanned('PMP-101', ['Enter'], true), pause: 300 },
      scanned('PMP-101', ['Enter'], true),
    ]);
    expect(twice).toMatchObject({ codes: ['PMP-101'], takenOut: 2 });
  });

  it('whose end is missing says nothing and sets off nothing', () => {
    expect(played([scanned('PMP-101', [])])).toEqual({ page: '', codes: [], takenOut: 0 });
  });

  it('is understood whole on a page so busy that it took the first keys for ended', () => {
    let at = 1000;
    let state = IDLE;
    let page = '';
    const codes: (string | null)[] = [];
    for (const key of [...Array.from('BLT-AT20'), 'Enter']) {
      const verdict = onKey(state, { key, at, inField: false }, settings);
      const paused = onPause(verdict.state, settings);
      page += verdict.release + paused.release;
      codes.push(verdict.code, paused.code);
      state = paused.state;
      at += 8;
    }
    expect(codes.filter((code) => code !== null)).toEqual(['BLT-AT20']);
    // What looked like typing was given back, each key once.
    expect(page).toBe('BLT-');
  });
});

describe('a person', () => {
  it('gets every key back in its order, however fast or slow, as long as it is no code', () => {
    const keys = fc.array(fc.constantFrom('j', 'k', 'n', 'Enter', 'Tab'), { maxLength: 30 });
    fc.assert(
      fc.property(
        keys,
        fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 30, maxLength: 30 }),
        fc.boolean(),
        (typed, gaps, inField) => {
          const runs = typed.map((key, index) => ({ keys: [key], gap: 0, inField, pause: gaps[index]! }));
          const { page, codes } = played([...runs, { keys: [], gap: 0, inField }], { minLength: 31 });
          expect(codes).toEqual([]);
          expect(page).toBe(typed.map((key) => (key === 'Enter' ? '⏎' : key === 'Tab' ? '⇥' : key)).join(''));
        },
      ),
    );
  });
});
