import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDay } from '../../../shared/domain/typed-day.ts';
import { dayNotationOf, decimalMarkOf, readNumber, writeDay, type NumberProblem } from './reading.ts';

const locales = ['de-DE', 'de-AT', 'de-CH', 'en-GB', 'en-US', 'en-CA', 'en-AU'];

describe('a number in a field', () => {
  it.each<[string, string, number]>([
    ['de-DE', '-5', -5],
    ['de-DE', '-0,5', -0.5],
    ['de-DE', '1.000', 1000],
    ['de-DE', '1.5', 1.5],
    ['de-DE', '81,5', 81.5],
    ['en-GB', '1,234.5', 1234.5],
    ['en-GB', '1.000', 1],
    ['en-US', '81,5', 81.5],
  ])('in %s %j is %d', (locale, text, value) => {
    expect(readNumber(text, decimalMarkOf(locale), { decimals: 3 })).toMatchObject({ value });
  });

  it.each<[string, NumberProblem]>([
    ['-', 'number'],
    ['1e3', 'number'],
    ['-3', 'least'],
    ['-0.001', 'least'],
    ['100.001', 'most'],
    ['0.0005', 'decimals'],
  ])('%j is refused: %s', (text, problem) => {
    expect(readNumber(text, '.', { decimals: 3, least: 0, most: 100 })).toEqual({ problem });
  });

  it('that must be whole is not rounded', () => {
    expect(readNumber('0.5', '.', { decimals: 0 })).toEqual({ problem: 'whole' });
    expect(readNumber('2', '.', { decimals: 0 })).toEqual({ value: 2, doubtful: false });
  });

  it('is never moved into its bounds', () => {
    const number = fc.double({ min: -1000, max: 1000, noNaN: true }).map((value) => value.toFixed(3));
    fc.assert(
      fc.property(number, (text) => {
        const read = readNumber(text, '.', { decimals: 3, least: 0, most: 100 });
        if ('value' in read) expect(read.value).toBe(Number(text) + 0);
        else expect(Number(text) < 0 || Number(text) > 100).toBe(true);
      }),
    );
  });
});

describe('a day in a field', () => {
  it.each([
    ['de-DE', '05.06.2027'],
    ['en-GB', '05/06/2027'],
    ['en-US', '06/05/2027'],
  ])('is written in %s as %s', (locale, text) => {
    expect(writeDay('2027-06-05', dayNotationOf(locale))).toBe(text);
  });

  it.each(locales)('is read in %s as it is written', (locale) => {
    const notation = dayNotationOf(locale);
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2200-12-31'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          expect(readDay(writeDay(day, notation), notation.order, '2026-11-21')).toBe(day);
        },
      ),
    );
  });
});
