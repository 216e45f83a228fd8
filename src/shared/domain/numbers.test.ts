import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNumber, isNumberPrefix, parseNumber } from './numbers.ts';

const prefixes = fc.string({
  unit: fc.constantFrom(...'AWOzöÉЖ仕09-'.split('')),
  minLength: 1,
  maxLength: 20,
});
const counts = fc.oneof(
  fc.integer({ min: 1, max: 20_000 }),
  fc.maxSafeNat().map((n) => n || 1),
);

describe('a human number', () => {
  it.each<[string, number, number, string]>([
    ['WO', 2026, 42, 'WO-2026-0042'],
    ['WO', 2026, 9999, 'WO-2026-9999'],
    ['WO', 2026, 10_000, 'WO-2026-10000'],
    ['AUFTRÄGE', 2026, 1, 'AUFTRÄGE-2026-0001'],
    ['WO-2026', 2027, 1, 'WO-2026-2027-0001'],
  ])('of %s, %i and %i is %s', (prefix, year, n, text) => {
    expect(formatNumber(prefix, year, n)).toBe(text);
    expect(parseNumber(text)).toEqual({ prefix, year, n });
  });

  it('is read back as what it was made from', () => {
    fc.assert(
      fc.property(prefixes, fc.integer({ min: 1000, max: 9999 }), counts, (prefix, year, n) => {
        expect(parseNumber(formatNumber(prefix, year, n))).toEqual({ prefix, year, n });
      }),
    );
  });

  it('has one spelling: any text that can be read is written the same', () => {
    const texts = fc.stringMatching(/^(WO|P-)-[0-9]{3,5}-[0-9]{3,7}$/);
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parseNumber(text);
        expect(parsed === null ? text : formatNumber(parsed.prefix, parsed.year, parsed.n)).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['nothing', ''],
    ['a count of three digits', 'WO-2026-042'],
    ['a count with a needless zero', 'WO-2026-00042'],
    ['a count of zero', 'WO-2026-0000'],
    ['a count too large to be exact', 'WO-2026-9007199254740993'],
    ['a year of two digits', 'WO-26-0042'],
    ['a year with a leading zero', 'WO-0999-0042'],
    ['no prefix', '2026-0042'],
    ['an empty prefix', '-2026-0042'],
    ['the form a station gives offline', 'WO-2026-S07-001'],
    ['spaces around it', ' WO-2026-0042'],
    ['a line break after it', 'WO-2026-0042\n'],
    ['a line break before it', '\nWO-2026-0042'],
    ['something after it', 'WO-2026-0042A'],
  ])('is not read from %s', (_, text) => {
    expect(parseNumber(text)).toBeNull();
  });

  it.each<[string, string, number, number]>([
    ['an empty prefix', '', 2026, 1],
    ['a prefix with a space', 'W O', 2026, 1],
    ['a prefix of 21 letters', 'A'.repeat(21), 2026, 1],
    ['a year of three digits', 'WO', 999, 1],
    ['a year of five digits', 'WO', 10_000, 1],
    ['half a year', 'WO', 2026.5, 1],
    ['a count of zero', 'WO', 2026, 0],
    ['half a count', 'WO', 2026, 1.5],
  ])('is not made from %s', (_, prefix, year, n) => {
    expect(() => formatNumber(prefix, year, n)).toThrow(RangeError);
  });
});

describe('a number prefix', () => {
  it.each(['WO', 'wo', 'A', '4711', 'PM-L3', 'ÄÖ', 'A'.repeat(20)])('may be %j', (prefix) => {
    expect(isNumberPrefix(prefix)).toBe(true);
  });

  it.each(['', ' ', 'W_O', 'W/O', 'WO\n', 'A'.repeat(21)])('may not be %j', (prefix) => {
    expect(isNumberPrefix(prefix)).toBe(false);
  });
});
