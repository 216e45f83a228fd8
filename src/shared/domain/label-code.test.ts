import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derivedId, uuidv7 } from '../ids.ts';
import { LABEL_CODE_LENGTH, labelCode, looksLikeLabelCode, readLabelCode } from './label-code.ts';
import { RECORD_KINDS } from './vocabulary.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUV'.split('');

const ids = fc.oneof(
  fc
    .tuple(fc.nat({ max: 4e12 }), fc.uint8Array({ minLength: 10, maxLength: 10 }))
    .map(([now, bytes]) => uuidv7(now, () => bytes)),
  fc.string().map((text) => derivedId(text)),
);
const targets = fc.record({ entity: fc.constantFrom(...RECORD_KINDS), id: ids });
const codes = targets.map(labelCode);
const places = fc.nat({ max: LABEL_CODE_LENGTH - 1 });

describe('the code on a label', () => {
  it('is short, and only of characters that every keyboard layout in question types alike', () => {
    const code = labelCode({ entity: 'assets', id: '01938d3c-5ab4-7f6b-8a6c-4bf9c8a8c0c2' });
    expect(code).toBe('M1A01IE6JOMLKFTLOKR2BV74AHG62T');
    expect(code).toMatch(/^[0-9A-V]{30}$/);
  });

  it('is read as the record it stands on, also in small letters and with spaces around it', () => {
    fc.assert(
      fc.property(targets, (target) => {
        expect(readLabelCode(labelCode(target))).toEqual(target);
        expect(readLabelCode(` ${labelCode(target).toLowerCase()}\t`)).toEqual(target);
      }),
    );
  });

  it('is another one for every record and kind', () => {
    fc.assert(
      fc.property(targets, targets, (one, other) => {
        const same = one.entity === other.entity && one.id === other.id;
        expect(labelCode(one) === labelCode(other)).toBe(same);
      }),
    );
  });

  it('is refused with any one character wrong', () => {
    fc.assert(
      fc.property(codes, (code) => {
        for (let place = 0; place < code.length; place += 1) {
          for (const wrong of ALPHABET.filter((character) => character !== code[place])) {
            expect(readLabelCode(code.slice(0, place) + wrong + code.slice(place + 1))).toBeNull();
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it('is refused with any two different characters exchanged, neighbours or not', () => {
    fc.assert(
      fc.property(codes, places, places, (code, one, other) => {
        const characters = code.split('');
        fc.pre(characters[one] !== characters[other]);
        [characters[one], characters[other]] = [characters[other]!, characters[one]!];
        expect(readLabelCode(characters.join(''))).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });

  it('is refused with a character missing or doubled', () => {
    fc.assert(
      fc.property(codes, places, (code, place) => {
        expect(readLabelCode(code.slice(0, place) + code.slice(place + 1))).toBeNull();
        expect(readLabelCode(code.slice(0, place) + code[place] + code.slice(place))).toBeNull();
      }),
    );
  });

  it('is never found in a code of somebody else', () => {
    const foreign = fc.oneof(
      fc.string(),
      fc.string({ minLength: 30, maxLength: 30, unit: fc.constantFrom(...ALPHABET) }),
      fc.stringMatching(/^M[02-9A-V][0-9A-V]{28}$/),
      fc.uuid(),
    );
    fc.assert(
      fc.property(foreign, (code) => {
        expect(readLabelCode(code)).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['a GTIN', '4006381333931'],
    ['a tag', 'PMP-101'],
    ['an address', 'https://example.com/M1A'],
    ['nothing', ''],
    ['a later version', 'M2A01IE6JOMLKFTLOKR2BV74AHG62T'],
  ])('is not taken for %s', (_name, code) => {
    expect(readLabelCode(code)).toBeNull();
  });

  it.each([
    ['more than 128 bits', 'V'.repeat(26)],
    ['no id of ours', '0'.repeat(26)],
  ])('is not read from %s, whatever its check character', (_name, digits) => {
    for (const check of ALPHABET) expect(readLabelCode(`M1A${digits}${check}`)).toBeNull();
  });

  it('is known by its make even when it is damaged, so that nobody links it to a record', () => {
    const code = labelCode({ entity: 'parts', id: derivedId('a bearing') });
    const damaged = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;
    expect([looksLikeLabelCode(damaged), looksLikeLabelCode('4006381333931')]).toEqual([true, false]);
  });
});
