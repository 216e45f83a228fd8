import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  errorsBetween,
  fold,
  forgiven,
  plainWords,
  spellings,
  swapsOf,
  tellingWords,
  trigramsOf,
  wordsOf,
} from './words.ts';

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

  it.each([
    [['pump', 'p', 'pu'], ['pump']],
    [['s', 'S', 's'], ['s']],
    [['oel', 'öl'], ['oel']],
    [
      ['s', 'ssr'],
      ['s', 'ssr'],
    ],
    [
      ['l1', '1'],
      ['l1', '1'],
    ],
  ])('%j say no more than %j', (words, telling) => {
    expect(tellingWords(words)).toEqual(telling);
  });

  it('say the same without those that others say already', () => {
    const word = fc.stringMatching(/^[aeosuäöüß]{1,4}$/);
    const matches = (words: readonly string[], text: readonly string[]) =>
      words.every((each) =>
        spellings(each).some((spelt) => text.some((other) => fold(other).startsWith(spelt))),
      );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 4 }), fc.array(word, { maxLength: 4 }), (words, text) => {
        expect(matches(tellingWords(words), text)).toBe(matches(words, text));
      }),
    );
  });

  it('are plain that have no digit, each once', () => {
    expect(plainWords('SEN-9 Sensor 9, Größe 12a; sensor')).toEqual(['sen', 'sensor', 'große']);
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

  it.each([
    ['motr', 'motor', 1],
    ['motr', 'motors', 2],
    ['motr', 'moreira', Number.POSITIVE_INFINITY],
    ['motr', 'mot', 1],
    ['motr', 'm', Number.POSITIVE_INFINITY],
  ])('between %s and all of %s are %d', (word, term, errors) => {
    expect(errorsBetween(word, term, 2, 'whole')).toBe(errors);
  });

  it.each([
    ['vva', ['vav']],
    ['fna', ['nfa', 'fan']],
    ['aab', ['aba']],
    ['aaa', []],
    ['fa1', []],
    ['fan1', []],
    ['fa', []],
  ])('that swap two neighbours of %s make %j', (word, swapped) => {
    expect(swapsOf(word)).toEqual(swapped);
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
    expect(fold('펌프')).toBe('펌프');
  });
});
