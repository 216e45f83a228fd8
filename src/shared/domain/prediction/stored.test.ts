import { describe, expect, it } from 'vitest';
import { dueBy, type Interval, isMuchEarlier, isNews } from './stored.ts';

const DAY = 86_400_000;
const days = (madeAt: number, earliest: number, likely: number | null, latest: number | null): Interval => ({
  madeAt: madeAt * DAY,
  earliest: earliest * DAY,
  likely: likely === null ? null : likely * DAY,
  latest: latest === null ? null : latest * DAY,
});
const present = days(0, 20, 30, 50);

describe('a newer forecast', () => {
  it.each<[string, Interval, boolean]>([
    ['of the same days', days(1, 20, 30, 50), false],
    ['a day off', days(1, 21, 30.5, 51), false],
    ['sooner by a third', days(1, 20, 20, 50), true],
    ['whose end has moved', days(1, 20, 30, 70), true],
    ['that is perhaps never', days(1, 20, 30, null), true],
    ['made when the earliest day has passed', days(24, 24, 30, 50), false],
  ])('%s', (_name, next, news) => {
    expect(isNews(present, next)).toBe(news);
  });

  it('is much earlier when it lies before the interval', () => {
    expect(isMuchEarlier(present, days(5, 8, 10, 19))).toBe(true);
    expect(isMuchEarlier(present, days(5, 8, 10, 21))).toBe(false);
    expect(isMuchEarlier(present, days(5, 8, 10, null))).toBe(false);
  });

  it('counts as wrong at the end of its interval, without one after as long again as it was likely to take', () => {
    expect(dueBy(present)).toBe(50 * DAY);
    expect(dueBy(days(10, 20, 30, null))).toBe(50 * DAY);
  });
});
