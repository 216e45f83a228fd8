import { describe, expect, it } from 'vitest';
import { durationText, largestUnit } from './duration.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe('a length of time', () => {
  it.each([
    [0, '0 sec'],
    [400, '0 sec'],
    [45 * second, '45 sec'],
    [12 * minute, '12 min'],
    [12 * minute + 31 * second, '12 min 31 sec'],
    [59 * minute + 59.7 * second, '1 hr'],
    [3 * hour + 20 * minute + 12 * second, '3 hr 20 min'],
    [23 * hour + 59.6 * minute, '1 day'],
    [4 * day + 6 * hour + 50 * minute, '4 days 7 hr'],
    [90 * day, '90 days'],
  ])('of %d ms is told as %s', (ms, text) => {
    expect(durationText('en-US', ms)).toBe(text);
  });

  it.each([
    [400, 0],
    [12 * minute + 31 * second, 12 * minute],
    [3 * hour + 59 * minute, 3 * hour],
    [2 * day + 23 * hour, 2 * day],
  ])('of %d ms is %d ms to its largest unit', (ms, shown) => {
    expect(largestUnit(ms)).toBe(shown);
  });

  it('is told in the language of the locale', () => {
    expect(durationText('de-DE', 2 * day + 3 * hour)).toBe('2 Tg. 3 Std.');
  });
});
