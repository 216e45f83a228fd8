import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isEmptyCell,
  makeNumberParser,
  suggestNumber,
  type DecimalMark,
  type NumberFormat,
} from './numbers.ts';

const DOT: NumberFormat = { decimalMark: '.', thousandsMark: null };
const COMMA: NumberFormat = { decimalMark: ',', thousandsMark: null };
const DOT_GROUPED: NumberFormat = { decimalMark: '.', thousandsMark: ',' };
const COMMA_GROUPED: NumberFormat = { decimalMark: ',', thousandsMark: '.' };

const oneOf = (chars: string): fc.Arbitrary<string> => fc.constantFrom(...chars.split(''));

describe('a number parser', () => {
  it.each<[string, NumberFormat, number]>([
    ['0', DOT, 0],
    ['-0.273216', DOT, -0.273216],
    ['+5', DOT, 5],
    ['  7.5 ', DOT, 7.5],
    ['.5', DOT, 0.5],
    ['5.', DOT, 5],
    ['1e-7', DOT, 1e-7],
    ['-1.5E+3', DOT, -1500],
    ['1,5e3', COMMA, 1500],
    ['0.1000000000000000000', DOT, 0.1],
    ['\u22125.5', DOT, -5.5],
    ['12,5', COMMA, 12.5],
    ['1.234', DOT, 1.234],
    ['1.234,5', COMMA, 1234.5],
    ['1.234.567', COMMA, 1234567],
    ['1.234', COMMA_GROUPED, 1234],
    ['1,234', DOT_GROUPED, 1234],
    ['1,234.5', DOT, 1234.5],
    ['1 234,5', COMMA, 1234.5],
    ['1\u00a0234\u202f567,5', COMMA, 1234567.5],
    ["1'234.5", DOT, 1234.5],
  ])('reads "%s" with %o as %d', (text, format, expected) => {
    expect(makeNumberParser(format)(text)).toBe(expected);
  });

  it.each<[string, NumberFormat]>([
    ['', DOT],
    ['-', DOT],
    ['.', DOT],
    ['abc', DOT],
    ['NaN', DOT],
    ['Infinity', DOT],
    ['1e999', DOT],
    ['0x10', DOT],
    ['1 2', DOT],
    ['12 °C', DOT],
    ['1.2.3', DOT],
    ['12,5', DOT],
    ['1,234', DOT],
    ['0,234', DOT_GROUPED],
    ['1,23,456', DOT_GROUPED],
    ['12.5', COMMA],
    ['1.234', COMMA],
    ['1234.567,8', COMMA],
  ])('refuses "%s" with %o', (text, format) => {
    expect(makeNumberParser(format)(text)).toBeNaN();
  });

  it('gives exactly what the platform gives, with either mark and inside a longer text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.double({ noNaN: true, noDefaultInfinity: true }),
          fc.integer(),
          fc.float({ noNaN: true }),
        ),
        fc.constantFrom<DecimalMark>('.', ','),
        (value, decimalMark) => {
          fc.pre(Number.isFinite(value));
          const text = String(value).replace('.', decimalMark);
          const parse = makeNumberParser({ decimalMark, thousandsMark: null });
          expect(parse(text)).toBe(Number(String(value)));
          expect(parse(`9;${text};9`, 2, 2 + text.length)).toBe(Number(String(value)));
        },
      ),
    );
  });

  it('rounds numbers of many digits as the platform does', () => {
    const digits = fc.string({ unit: oneOf('0123456789'), minLength: 1, maxLength: 24 });
    fc.assert(
      fc.property(digits, digits, (whole, decimals) => {
        expect(makeNumberParser(DOT)(`${whole}.${decimals}`)).toBe(Number(`${whole}.${decimals}`));
      }),
    );
  });

  it('gives a finite number or NaN for anything', () => {
    const cell = fc.oneof(fc.string(), fc.string({ unit: oneOf('0159.,- +eE\u00a0\'"x') }));
    fc.assert(
      fc.property(cell, fc.constantFrom(DOT, COMMA, DOT_GROUPED, COMMA_GROUPED), (text, format) => {
        const value = makeNumberParser(format)(text);
        expect(Number.isFinite(value) || Number.isNaN(value)).toBe(true);
      }),
    );
  });
});

describe('a cell without a value', () => {
  it.each(['', '  ', 'NaN', 'nan', 'n/a', 'N/A', '-', 'null', 'NULL', ' - ', '#N/A'])('is "%s"', (cell) => {
    expect(isEmptyCell(cell)).toBe(true);
  });

  it.each(['0', 'off', '-1', 'x'])('is not "%s"', (cell) => {
    expect(isEmptyCell(cell)).toBe(false);
  });
});

describe('a suggestion', () => {
  it.each<[string, NumberFormat, string | undefined]>([
    ['12,5', DOT, '12.5'],
    ['12.5', COMMA, '12,5'],
    ['12.5 °C', DOT, '12.5'],
    ['12.5°C', DOT, '12.5'],
    ['12,5 bar', DOT, '12.5'],
    ['55 %', DOT, '55'],
    ['1,234', DOT, undefined],
    ['1.234 rpm', COMMA, undefined],
    ['1,2,3', DOT, undefined],
    ['12O', DOT, undefined],
    ['broken', DOT, undefined],
  ])('for "%s" with %o is %s', (cell, format, expected) => {
    expect(suggestNumber(cell, format)).toBe(expected);
  });

  it('is always a number of the format', () => {
    const cell = fc.string({ unit: oneOf('0159.,- °Ckx%') });
    fc.assert(
      fc.property(cell, fc.constantFrom(DOT, COMMA), (text, format) => {
        const suggestion = suggestNumber(text, format);
        expect(makeNumberParser(format)(suggestion ?? '0')).not.toBeNaN();
      }),
    );
  });
});
