import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dailyPattern, MIN_SEASONAL_DAYS } from './daily-pattern.ts';
import type { TrendPoint } from './theil-sen.ts';

const HOUR = 3_600_000;
const hourOfDay = (ts: number): number => Math.floor(ts / HOUR) % 24;

function points(
  days: number,
  everyHours: number,
  valueAt: (hour: number, day: number) => number,
): TrendPoint[] {
  return Array.from({ length: (days * 24) / everyHours }, (_unused, at) => {
    const hours = at * everyHours;
    return { ts: hours * HOUR, value: valueAt(hours % 24, hours / 24) };
  });
}

/** 8 at work from 6 to 22 o'clock, else 2. */
const shifts = (hour: number): number => (hour >= 6 && hour < 22 ? 8 : 2);

describe('the daily pattern', () => {
  it('is what each hour is from the mean of the day, and leaves the level', () => {
    const pattern = dailyPattern(points(10, 1, shifts), hourOfDay)!;
    expect(pattern.crest).toBeCloseTo(2, 9);
    expect(pattern.trough).toBeCloseTo(4, 9);
    expect(pattern.error).toBeCloseTo(0, 9);
    for (const { value } of pattern.level) expect(value).toBeCloseTo(6, 9);
  });

  it('leaves a trend as it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 8, max: 20 }), (slope, days) => {
        const pattern = dailyPattern(
          points(days, 2, (hour, day) => (slope / 10) * day + 20 * shifts(hour)),
          hourOfDay,
        )!;
        const [first, last] = [pattern.level[0]!, pattern.level.at(-1)!];
        const perDay = (last.value - first.value) / ((last.ts - first.ts) / (24 * HOUR));
        expect(Math.abs(perDay - slope / 10)).toBeLessThan(0.5);
      }),
    );
  });

  it.each<[string, TrendPoint[]]>([
    ['of no points', []],
    ['of less than a week', points(MIN_SEASONAL_DAYS, 1, shifts).slice(0, -1)],
    ['of points too far apart', points(20, 8, shifts)],
    ['of hours that are all alike', points(10, 1, (_hour, day) => (Math.round(day * 24) * 7919) % 1009)],
    ['of one value', points(10, 1, () => 5)],
  ])('is not there %s', (_case, given) => {
    expect(dailyPattern(given, hourOfDay)).toBeNull();
  });
});
