import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DecimalMark,
  fromMilli,
  fromMinor,
  isCounted,
  isQuantityOf,
  parseDecimal,
  readDecimal,
  toMilli,
  toMinor,
} from './quantity.ts';

const marks = fc.constantFrom<DecimalMark>('.', ',');
const safeIntegers = fc
  .oneof(fc.integer({ min: -5000, max: 5000 }), fc.maxSafeInteger())
  .map((value) => value + 0);

/** The same text with points and commas exchanged: what holds for one mark holds for the other. */
function exchanged(text: string): string {
  return text.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'));
}

describe('a decimal number', () => {
  it.each<[string, number]>([
    ['0', 0],
    ['1', 1],
    ['1.5', 1.5],
    ['-1.5', -1.5],
    ['+1.5', 1.5],
    ['\u22121.5', -1.5],
    ['.5', 0.5],
    ['-.5', -0.5],
    ['007', 7],
    ['0.10', 0.1],
    ['-0', 0],
    [' 12.5 ', 12.5],
    ['1500', 1500],
    ['1,500', 1500],
    ['1,500.25', 1500.25],
    ['12,345,678.9', 12_345_678.9],
    ['-1,500', -1500],
    ['1 500.25', 1500.25],
    ['1\u00a0500', 1500],
    ['1\u202f500', 1500],
    ["1'500", 1500],
    ['1\u2019500\u2019000', 1_500_000],
  ])('%j is %d, with a comma for the point as well', (text, value) => {
    expect(parseDecimal(text, '.')).toBe(value);
    expect(parseDecimal(exchanged(text), ',')).toBe(value);
  });

  it.each([
    '',
    ' ',
    '-',
    '+',
    '.',
    '-.',
    '5.',
    '1.2.3',
    '1,5',
    '1,50',
    '1,5000',
    '1,500,00',
    '1500,000',
    '12345,678',
    '0,500',
    '01,500',
    ',500',
    '1,,500',
    '1,500 000',
    '1.500,000',
    '1.500 5',
    '1  500',
    '- 5',
    '--5',
    '5-',
    '1e3',
    '12E5',
    'NaN',
    'Infinity',
    '0x10',
    '1_000',
    '5 kg',
    '\u0661',
    '9'.repeat(400),
  ])('is not read from %j, with a comma for the point neither', (text) => {
    expect(parseDecimal(text, '.')).toBeNull();
    expect(parseDecimal(exchanged(text), ',')).toBeNull();
  });

  it('reads what the language writes, grouped or not', () => {
    const locales = fc.constantFrom<[string, DecimalMark]>(
      ['en-US', '.'],
      ['de-DE', ','],
      ['de-CH', '.'],
      ['fr-FR', ','],
      ['sv-SE', ','],
    );
    const amounts = fc.integer({ min: -1e12, max: 1e12 });
    fc.assert(
      fc.property(locales, amounts, fc.boolean(), ([locale, mark], thousandths, useGrouping) => {
        const value = thousandths / 1000 + 0;
        const text = new Intl.NumberFormat(locale, { maximumFractionDigits: 3, useGrouping }).format(value);
        expect(parseDecimal(text, mark)).toBe(value);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a quantity in thousandths', () => {
  it.each<[string, DecimalMark, number | null]>([
    ['1.5', '.', 1500],
    ['1,5', ',', 1500],
    ['1,5', '.', null],
    ['1.5', ',', null],
    ['1.500', ',', 1_500_000],
    ['0.001', '.', 1],
    ['0.0005', '.', null],
    ['2594.000000', '.', 2_594_000],
    ['-0.5', '.', -500],
    ['-0', '.', 0],
    ['1.005', '.', 1005],
    ['4.35', '.', 4350],
    ['9007199254740.991', '.', Number.MAX_SAFE_INTEGER],
    ['9007199254740.992', '.', null],
    ['12E5', '.', null],
    ['', '.', null],
  ])('of %j with the mark %j is %j', (text, mark, expected) => {
    expect(toMilli(text, mark)).toBe(expected);
  });

  it.each<[number, DecimalMark, string]>([
    [0, '.', '0'],
    [1500, '.', '1.5'],
    [1500, ',', '1,5'],
    [1000, ',', '1'],
    [100_000, '.', '100'],
    [1, '.', '0.001'],
    [-5, ',', '-0,005'],
    [-1500, '.', '-1.5'],
  ])('%i with the mark %j is written %j', (quantity, mark, text) => {
    expect(fromMilli(quantity, mark)).toBe(text);
  });

  it('is read back as what was written', () => {
    fc.assert(
      fc.property(safeIntegers, marks, (quantity, mark) => {
        expect(toMilli(fromMilli(quantity, mark), mark)).toBe(quantity);
      }),
    );
  });

  it('is the nearest whole number to a thousand times the value', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), marks, (quantity, mark) => {
        const text = fromMilli(quantity, mark);
        expect(Math.round(parseDecimal(text, mark)! * 1000) + 0).toBe(toMilli(text, mark));
      }),
    );
  });

  it.each([0.5, Number.NaN, 2 ** 53])('is not written from %d', (quantity) => {
    expect(() => fromMilli(quantity, '.')).toThrow(RangeError);
  });
});

describe('an amount in minor units', () => {
  it.each<[string, DecimalMark, number, number | null]>([
    ['12.50', '.', 2, 1250],
    ['12,5', ',', 2, 1250],
    ['12', ',', 2, 1200],
    ['1.234,56', ',', 2, 123_456],
    ['0.1', '.', 2, 10],
    ['1.15', '.', 2, 115],
    ['12.345', '.', 2, null],
    ['12.340', '.', 2, 1234],
    ['1,250', '.', 0, 1250],
    ['12.5', '.', 0, null],
    ['1.234', '.', 3, 1234],
    ['-3.99', '.', 2, -399],
    ['about 3', '.', 2, null],
  ])('of %j with the mark %j and %i digits is %j', (text, mark, digits, expected) => {
    expect(toMinor(text, mark, digits)).toBe(expected);
  });

  it.each<[number, DecimalMark, number, string]>([
    [1250, '.', 2, '12.50'],
    [1250, ',', 2, '12,50'],
    [5, '.', 2, '0.05'],
    [-5, '.', 2, '-0.05'],
    [0, '.', 2, '0.00'],
    [1250, '.', 0, '1250'],
  ])('%i with the mark %j and %i digits is written %j', (amount, mark, digits, text) => {
    expect(fromMinor(amount, mark, digits)).toBe(text);
  });

  it('is read back as what was written', () => {
    fc.assert(
      fc.property(safeIntegers, marks, fc.integer({ min: 0, max: 4 }), (amount, mark, digits) => {
        expect(toMinor(fromMinor(amount, mark, digits), mark, digits)).toBe(amount);
      }),
    );
  });

  it.each([-1, 5, 1.5, Number.NaN])('does not have %d digits', (digits) => {
    expect(() => toMinor('1', '.', digits)).toThrow(RangeError);
    expect(() => fromMinor(1, '.', digits)).toThrow(RangeError);
  });
});

describe('a number that is typed', () => {
  it.each<[string, number, boolean]>([
    ['-5', -5, false],
    ['-0.5', -0.5, false],
    ['81.5', 81.5, false],
    ['1,234.5', 1234.5, false],
    ['1,234', 1234, true],
    ['1.000', 1, true],
    ['81,5', 81.5, true],
    ['1.234,5', 1234.5, true],
    ['0,500', 0.5, true],
  ])('%j is %d with a point for the mark, to be shown back: %j', (text, value, doubtful) => {
    expect(readDecimal(text, '.')).toEqual({ value, doubtful });
    expect(readDecimal(exchanged(text), ',')).toEqual({ value, doubtful });
  });

  it.each(['', '-', '1e3', '1.2.3', '1.234.5', '12abc', '- 5', '5.', 'NaN', 'Infinity'])(
    '%j is none in either notation',
    (text) => {
      expect(readDecimal(text, '.')).toBeNull();
      expect(readDecimal(text, ',')).toBeNull();
    },
  );
});

describe('a unit', () => {
  it.each(['pcs', 'Pcs', 'pc.', 'set', 'pair', 'Stk', 'Stück', 'Satz', 'Paar', ' ea '])(
    '%j is of things that are counted',
    (unit) => {
      expect(isCounted(unit)).toBe(true);
      expect(isQuantityOf(unit, 2000)).toBe(true);
      expect(isQuantityOf(unit, -2000)).toBe(true);
      expect(isQuantityOf(unit, 500)).toBe(false);
      expect(isQuantityOf(unit, -500)).toBe(false);
    },
  );

  it.each(['m', 'l', 'kg', 'g', 'm²', 'h', 'mm', ''])('%j is of something that can be divided', (unit) => {
    expect(isCounted(unit)).toBe(false);
    expect(isQuantityOf(unit, 500)).toBe(true);
  });
});
