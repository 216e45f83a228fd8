import { describe, expect, it } from 'vitest';
import { NO_LIMITS } from '../../../../shared/domain/threshold.ts';
import {
  bandsOf,
  limitsOf,
  nearestRow,
  movedRows,
  type PlotRow,
  plotRows,
  rowAt,
  summaryOf,
  valueRange,
  visibleEpisodes,
  withBroken,
} from './shape.ts';

const point = (ts: number, min: number, avg: number, max: number, count = 1) => ({
  ts,
  min,
  avg,
  max,
  count,
});
const threshold = { ...NO_LIMITS, lowWarning: 2, highWarning: 8, highCritical: 9 };

describe('the rows of a plot', () => {
  it('break the line where there is a gap', () => {
    expect(plotRows([point(10, 1, 2, 3), null, point(50, 2, 2, 2)])).toEqual([
      { ts: 10, avg: 2, range: [1, 3], count: 1 },
      { ts: 30, avg: null, range: null, count: 0 },
      { ts: 50, avg: 2, range: [2, 2], count: 1 },
    ]);
  });

  it('have no gap before the first or after the last point', () => {
    expect(plotRows([null, point(10, 1, 2, 3), null])).toHaveLength(1);
    expect(plotRows([])).toEqual([]);
  });

  it('are found by time', () => {
    const rows = plotRows([10, 20, 30, 40].map((ts) => point(ts, 1, 1, 1)));
    expect([0, 14, 16, 33, 99].map((at) => nearestRow(rows, at)?.ts)).toEqual([10, 10, 20, 30, 40]);
    expect(nearestRow([], 5)).toBeUndefined();
  });

  it('are not there where nothing is drawn', () => {
    const rows = plotRows([point(10, 1, 1, 1), point(20, 2, 2, 2), null, point(60, 3, 3, 3)]);
    expect([0, 9, 16, 38, 61, 99].map((at) => rowAt(rows, at, 2)?.avg)).toEqual([
      undefined,
      1,
      2,
      null,
      3,
      undefined,
    ]);
    expect(rowAt([], 5, 100)).toBeUndefined();
  });

  it('are moved in time to lie under those of another period, broken where it has no such day', () => {
    const hour = 3_600_000;
    const rows = plotRows([0, 1, 2, 3].map((ts) => point(ts * hour, 1, 1, 1)));
    const at = (moved: readonly PlotRow[]) => moved.map(({ ts, avg }) => [ts / hour, avg]);
    expect(at(movedRows(rows, (ts) => ts + 5 * hour))).toEqual([5, 6, 7, 8].map((ts) => [ts, 1]));
    const leap = (ts: number) => (ts === hour ? null : ts < hour ? ts : ts + 24 * hour);
    expect(at(movedRows(rows, leap))).toEqual([
      [0, 1],
      [13, null],
      [26, 1],
      [27, 1],
    ]);
    // An hour more, at which the clocks were set back, is no gap.
    expect(at(movedRows(rows, (ts) => (ts < 2 * hour ? ts : ts + hour)))).toEqual(
      [0, 1, 3, 4].map((ts) => [ts, 1]),
    );
    const broken = plotRows([point(0, 1, 1, 1), null, point(2 * hour, 1, 1, 1)]);
    expect(at(movedRows(broken, (ts) => (ts === hour ? null : ts)))).toEqual([
      [0, 1],
      [1, null],
      [2, 1],
    ]);
  });
});

describe('the summary of a chart', () => {
  it('weighs the mean by the readings behind each point', () => {
    expect(summaryOf([point(1, 0, 1, 4, 3), null, point(9, 2, 5, 6, 1)])).toEqual({
      min: 0,
      max: 6,
      avg: 2,
      count: 4,
      gaps: 1,
    });
    expect(summaryOf([])).toBeNull();
  });
});

describe('the limits of a chart', () => {
  it('are drawn as one of them was when it was broken', () => {
    const broken = { side: 'high', severity: 'warning', value: 9.5 } as const;
    expect(withBroken(limitsOf(threshold), broken)).toEqual([
      { side: 'low', severity: 'warning', value: 2 },
      { side: 'high', severity: 'critical', value: 9 },
      broken,
    ]);
    expect(withBroken([], broken)).toEqual([broken]);
  });

  it('colour what lies beyond them, the warning only up to the critical limit', () => {
    expect(bandsOf(limitsOf(threshold))).toEqual([
      { severity: 'warning', from: -Infinity, to: 2 },
      { severity: 'warning', from: 8, to: 9 },
      { severity: 'critical', from: 9, to: Infinity },
    ]);
    expect(limitsOf(null)).toEqual([]);
    expect(limitsOf({ ...threshold, lowWarning: Number.NaN, highWarning: Infinity })).toEqual([
      { side: 'high', severity: 'critical', value: 9 },
    ]);
  });

  it('are in the picture when they are near, and left out when they would flatten the line', () => {
    const summary = { min: 4, max: 6, avg: 5, count: 9, gaps: 0 };
    const [low, high] = valueRange(summary, limitsOf(threshold));
    expect(low).toBeLessThan(2);
    expect(high).toBeGreaterThan(8);
    expect(high).toBeLessThan(9);
    expect(
      valueRange(summary, limitsOf({ ...threshold, highWarning: 900, highCritical: null }))[1],
    ).toBeLessThan(7);
  });

  it('reach to the limit that was broken, however far it is from the data', () => {
    const broken = { side: 'high', severity: 'warning', value: 0.188 } as const;
    const [low, high] = valueRange({ min: 0.025, max: 0.028 }, [], broken);
    expect(low).toBeLessThan(0.025);
    expect(high).toBeGreaterThan(0.188);
    expect(valueRange(null, [], broken)[1]).toBeGreaterThan(0.188);
  });

  it.each([
    ['from 0 where nothing is below', 0.1, 6, null, null],
    ['from 0 where the limits are not below either', 0.1, 6, 8, 9],
    ['up to 0 where nothing is above', -6, -0.1, null, null],
  ])('make an axis go %s', (_how, min, max, highWarning, highCritical) => {
    const limits = limitsOf({ ...threshold, lowWarning: null, highWarning, highCritical });
    expect(valueRange({ min, max }, limits)[max < 0 ? 1 : 0]).toBe(0);
  });

  it('reach below 0 with a low limit or a value there', () => {
    const summary = { min: 0.2, max: 6, avg: 5, count: 9, gaps: 0 };
    expect(valueRange(summary, limitsOf({ ...threshold, lowWarning: -1 }))[0]).toBeLessThan(-1);
    expect(valueRange({ ...summary, min: -1 }, [])[0]).toBeLessThan(-1);
  });

  it('leave room around a line that does not move', () => {
    const [low, high] = valueRange({ min: 5, max: 5 }, []);
    expect(low).toBeLessThan(5);
    expect(high).toBeGreaterThan(5);
    expect(valueRange(null, [])).toEqual([0, 1]);
  });
});

describe('the episodes of a chart', () => {
  it('are cut to what is shown, and one that lasts reaches up to now', () => {
    const episode = { type: 'rate', side: 'high', severity: 'warning' } as const;
    const shown = { from: 100, to: 200 };
    expect(
      visibleEpisodes(
        [
          { ...episode, startedAt: 50, endedAt: 120 },
          { ...episode, startedAt: 150, endedAt: null },
          { ...episode, startedAt: 10, endedAt: 20 },
        ],
        shown,
        190,
      ),
    ).toEqual([
      { ...episode, from: 100, to: 120 },
      { ...episode, from: 150, to: 190 },
    ]);
  });
});
