import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorsBetween, fold, forgiven, spellings, trigramsOf, wordsOf } from './words.ts';

describe('words that are typed', () => {
  it.each([
    ['vav_C180', ['vav', 'C180']],
    ['  L1-Fil.2/b ', ['L1', 'Fil', '2', 'b']],
    ['"NEAR(*', ['NEAR']],
    ['', []],
  ])('%j are %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it.each([
    ['Kühlung', ['kuhlung', 'kuehlung']],
    ['Oelpumpe', ['oelpumpe', 'olpumpe']],
    ['Straße', ['straße', 'strasse']],
    ['strasse', ['strasse', 'straße']],
    ['pump', ['pump']],
    ['foerderstrasse', ['foerderstrasse', 'foerderstraße', 'forderstrasse', 'forderstraße']],
    ['Überström', ['uberstrom', 'uberstroem', 'ueberstrom', 'ueberstroem']],
  ])('%s may be spelt %j', (word, expected) => {
    expect(spellings(word)).toEqual(expected);
  });

  it('have no more than sixteen spellings, the one typed and that with all of its umlauts among them', () => {
    const found = spellings('ueberstroemoeffnungsmesserstrasse'.repeat(4));

    expect(found.length).toBe(16);
    expect(found).toContain('ueberstroemoeffnungsmesserstrasse'.repeat(4));
    expect(found).toContain('uberstromoffnungsmeßerstraße'.repeat(4));
  });

  it('are looked for by every three letters in a row', () => {
    expect(trigramsOf('pump')).toEqual(['pum', 'ump']);
    expect(trigramsOf('öl')).toEqual([]);
  });
});

describe('typing errors', () => {
  it.each([
    ['pmup', 'pump', 1],
    ['comprssor', 'compressor', 1],
    ['komprehssor', 'compressor', 2],
    ['compres', 'compressor', 0],
    ['conveyer', 'conveyor', 1],
    ['gear', 'pump', Number.POSITIVE_INFINITY],
  ])('between %s and %s are %d', (word, term, errors) => {
    expect(errorsBetween(word, term, 2)).toBe(errors);
  });

  it('are not forgiven in short words and never in numbers', () => {
    expect(['fan', 'pump', 'filler', 'labeller', 'c1800'].map(forgiven)).toEqual([0, 1, 1, 2, 0]);
  });

  it('made one at a time are found again', () => {
    const word = fc.stringMatching(/^[a-z]{7,12}$/);
    fc.assert(
      fc.property(word, fc.nat(), fc.constantFrom('drop', 'swap', 'mistake', 'put'), (term, at, kind) => {
        const place = at % (term.length - 1);
        const [head, one, two, tail] = [
          term.slice(0, place),
          term[place]!,
          term[place + 1]!,
          term.slice(place + 2),
        ];
        const made = { drop: two, swap: two + one, mistake: `x${two}`, put: `${one}x${two}` }[kind];
        expect(errorsBetween(head + made + tail, term, 2)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('are as many whichever marks and sizes the letters have', () => {
    expect(fold('KÜHLUNG')).toBe('kuhlung');
    expect(fold('ku\u0308hl')).toBe('kuhl');
  });
});
