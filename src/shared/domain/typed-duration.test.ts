import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DecimalMark } from './quantity.ts';
import { readMinutes, writeMinutes } from './typed-duration.ts';

const marks = fc.constantFrom<DecimalMark>('.', ',');

describe('a typed time', () => {
  it.each<[string, number]>([
    ['1:30', 90],
    ['1:30 h', 90],
    ['0:05', 5],
    ['1,5', 90],
    ['1.5', 90],
    ['1.5 h', 90],
    ['2', 120],
    ['2 Std.', 120],
    ['.25', 15],
    ['1h30', 90],
    ['1h 30min', 90],
    ['1 h 5', 65],
    ['2h', 120],
    ['90 min', 90],
    ['90min.', 90],
    ['45 Minuten', 45],
    ['1.33', 80],
    ['0', 0],
    ['100', 6000],
  ])('%j is %d minutes, whichever mark the locale has', (text, minutes) => {
    expect(readMinutes(text, '.')).toBe(minutes);
    expect(readMinutes(text, ',')).toBe(minutes);
  });

  it.each([
    '',
    ':',
    ':30',
    '1:',
    '1:3',
    '1:75',
    '1:30:00',
    '-1',
    '-1:30',
    '1e3',
    'h',
    'min',
    '1.5 min',
    '1h75',
    'soon',
    '1 day',
  ])('%j is no time', (text) => {
    expect(readMinutes(text, '.')).toBeNull();
    expect(readMinutes(text, ',')).toBeNull();
  });

  it('is read back as it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), marks, (minutes, mark) => {
        expect(readMinutes(writeMinutes(minutes), mark)).toBe(minutes);
      }),
    );
  });
});
