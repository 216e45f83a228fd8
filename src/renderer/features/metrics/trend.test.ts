import { describe, expect, it } from 'vitest';
import { tightened, trendSpan } from './trend.ts';

const minute = 60_000;
const hour = 60 * minute;
const now = Date.UTC(2026, 10, 21, 12);

const at = (ts: number) => ({ ts, min: 1, max: 3, avg: 2, count: 5 });

describe('the span of a trend', () => {
  it('is the day up to the newest reading', () => {
    expect(trendSpan({ from: now - 900 * hour, to: now })).toEqual({ from: now - 24 * hour, to: now });
  });

  it('begins with the first reading of a short history', () => {
    expect(trendSpan({ from: now - 20 * minute, to: now })).toEqual({ from: now - 20 * minute, to: now });
  });

  it('is tightened to the last readings when nothing came before them for most of the day', () => {
    const span = { from: now - 24 * hour, to: now };
    const points = [at(now - 20 * minute), at(now - 5 * minute)];
    expect(tightened({ ...span, points })).toEqual({ from: now - 35 * minute, to: now });
  });

  it.each([
    ['there are readings all day', [at(now - 24 * hour), null, at(now - hour)]],
    ['they fill half of it', [at(now - 12 * hour), at(now)]],
    ['there are none', []],
  ])('stays when %s', (_when, points) => {
    expect(tightened({ from: now - 24 * hour, to: now, points })).toBeNull();
  });
});
