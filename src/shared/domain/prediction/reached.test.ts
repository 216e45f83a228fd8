import { describe, expect, it } from 'vitest';
import { type DayPart, DAY_MS, firstDayBeyond } from './reached.ts';

const HOUR = 3_600_000;

/** Buckets of two hours with a reading at the beginning and the end of each, unless a gap is there. */
function parts(days: number, valueAt: (ts: number) => number, has: (ts: number) => boolean = () => true) {
  return Array.from({ length: days * 12 }, (_, at) => at * 2 * HOUR)
    .filter(has)
    .map((ts): DayPart => {
      const lastTs = ts + 2 * HOUR - 60_000;
      return { sum: valueAt(ts) + valueAt(lastTs), count: 2, firstTs: ts, lastTs };
    });
}
const rising = (ts: number) => ts / DAY_MS;
const wave = (ts: number) => rising(ts) + 3 * Math.sin((2 * Math.PI * ts) / DAY_MS);

describe('the day on which a level is reached', () => {
  it.each([
    ['of a line is the one about the crossing, to two hours', rising],
    ['of a daily wave on it is the same, though its crest was there days before', wave],
  ])('%s', (_name, valueAt) => {
    for (const level of [3, 3.3, 3.7]) {
      const found = firstDayBeyond(parts(8, valueAt), 'high', level);
      expect(Math.abs(found! - level * DAY_MS)).toBeLessThan(2 * HOUR);
    }
    const low = firstDayBeyond(
      parts(8, (ts) => -valueAt(ts)),
      'low',
      -3.3,
    );
    expect(Math.abs(low! - 3.3 * DAY_MS)).toBeLessThan(2 * HOUR);
  });

  it('is not there where only single readings touched the level', () => {
    expect(firstDayBeyond(parts(5, wave), 'high', 6)).toBeNull();
    expect(firstDayBeyond([], 'high', 0)).toBeNull();
  });

  it('is not the crest of a day that a gap has cut off', () => {
    const found = firstDayBeyond(
      parts(8, wave, (ts) => ts < 2 * DAY_MS + 9 * HOUR || ts >= 4 * DAY_MS),
      'high',
      4.5,
    );
    expect(found!).toBeGreaterThan(4.4 * DAY_MS);
  });

  it('is the reading itself where there is one a day', () => {
    const readings = Array.from({ length: 9 }, (_, day): DayPart => {
      const ts = day * DAY_MS + 8 * HOUR;
      return { sum: day, count: 1, firstTs: ts, lastTs: ts };
    });
    expect(firstDayBeyond(readings, 'high', 5)).toBe(5 * DAY_MS + 8 * HOUR);
  });
});
