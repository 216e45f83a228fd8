import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aggregate,
  bucketStart,
  chartPoints,
  chooseSource,
  combine,
  envelope,
  gaps,
  ROLLUP_LEVELS_MS,
  type Rollup,
} from './rollup.ts';
import type { Reading } from './threshold.ts';

const [QUARTER, TWO_HOURS, DAY] = ROLLUP_LEVELS_MS;

/** Without -0, which is smaller than 0 for Math.min and not for <. */
const values = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value + 0);

/** Readings from 0.1 s to 6 h apart, on both sides of 1970. */
const readingLists: fc.Arbitrary<Reading[]> = fc
  .record({
    start: fc.integer({ min: -30, max: 30 }).map((days) => days * DAY - 1),
    steps: fc.array(
      fc.record({
        after: fc.oneof(fc.integer({ min: 100, max: 60_000 }), fc.integer({ min: 100, max: 3 * TWO_HOURS })),
        value: values,
      }),
      { maxLength: 120, size: 'max' },
    ),
  })
  .map(({ start, steps }) => {
    let ts = start;
    return steps.map(({ after, value }) => ({ ts: (ts += after), value }));
  });

function withoutSums(rollups: readonly Rollup[]): Rollup[] {
  return rollups.map((rollup) => ({ ...rollup, sum: 0 }));
}

/** Largest difference between the sums of two lists of rollups, relative to the readings summed up. */
function sumError(actual: readonly Rollup[], expected: readonly Rollup[]): number {
  const errors = expected.map(({ sum, count, min, max }, index) => {
    const scale = count * Math.max(Math.abs(min), Math.abs(max), 1);
    return Math.abs(actual[index]!.sum - sum) / scale;
  });
  return Math.max(0, ...errors);
}

describe('a bucket', () => {
  it.each([
    [0, QUARTER, 0],
    [QUARTER - 1, QUARTER, 0],
    [QUARTER, QUARTER, QUARTER],
    [-1, QUARTER, -QUARTER],
    [-QUARTER, QUARTER, -QUARTER],
    [-QUARTER - 1, QUARTER, -2 * QUARTER],
    [Date.UTC(2026, 10, 21, 3, 14, 15), TWO_HOURS, Date.UTC(2026, 10, 21, 2)],
    [Date.UTC(2026, 10, 21, 3, 14, 15), DAY, Date.UTC(2026, 10, 21)],
    [Date.UTC(1969, 11, 31, 23, 59), DAY, Date.UTC(1969, 11, 31)],
  ])('holding %i of width %i starts at %i', (ts, levelMs, start) => {
    expect(bucketStart(ts, levelMs)).toBe(start);
  });

  it('starts at a multiple of its width, at or less than a width before the time it holds', () => {
    const instants = fc.integer({ min: -8.64e15, max: 8.64e15 });
    fc.assert(
      fc.property(instants, fc.constantFrom(...ROLLUP_LEVELS_MS), (ts, levelMs) => {
        const start = bucketStart(ts, levelMs);
        expect(Math.abs(start % levelMs)).toBe(0);
        expect(ts - start).toBeGreaterThanOrEqual(0);
        expect(ts - start).toBeLessThan(levelMs);
      }),
    );
  });
});

describe('the rollup pyramid', () => {
  it('has levels that divide each other', () => {
    expect(TWO_HOURS % QUARTER).toBe(0);
    expect(DAY % TWO_HOURS).toBe(0);
  });

  it('sums up the readings of each bucket and leaves empty buckets out', () => {
    const readings = [
      { ts: 10, value: 3 },
      { ts: 20, value: -1 },
      { ts: 30, value: 2 },
      { ts: 5 * QUARTER, value: 7 },
    ];
    expect(aggregate(readings, QUARTER)).toEqual([
      { bucket: 0, count: 3, min: -1, max: 3, sum: 4, first: 3, firstTs: 10, last: 2, lastTs: 30 },
      {
        bucket: 5 * QUARTER,
        count: 1,
        min: 7,
        max: 7,
        sum: 7,
        first: 7,
        firstTs: 5 * QUARTER,
        last: 7,
        lastTs: 5 * QUARTER,
      },
    ]);
  });

  it('leaves the rollups it was made from as they were', () => {
    const readings = [
      { ts: 0, value: 1 },
      { ts: QUARTER, value: 2 },
    ];
    const quarters = aggregate(readings, QUARTER);
    expect(combine(quarters, DAY)).toHaveLength(1);
    expect(envelope(quarters, 1, 0, DAY)).toHaveLength(1);
    expect(quarters).toEqual(aggregate(readings, QUARTER));
  });

  it('is empty without readings', () => {
    expect(aggregate([], QUARTER)).toEqual([]);
    expect(combine([], DAY)).toEqual([]);
  });

  it('holds what one finds by picking each bucket out of all readings', () => {
    fc.assert(
      fc.property(readingLists, fc.constantFrom(...ROLLUP_LEVELS_MS), (readings, levelMs) => {
        const starts = [...new Set(readings.map(({ ts }) => Math.floor(ts / levelMs) * levelMs))];
        const expected = starts.map((bucket): Rollup => {
          const held = readings.filter(({ ts }) => ts >= bucket && ts < bucket + levelMs);
          const values = held.map(({ value }) => value);
          return {
            bucket,
            count: held.length,
            min: Math.min(...values),
            max: Math.max(...values),
            sum: values.reduce((sum, value) => sum + value, 0),
            first: values[0]!,
            firstTs: held[0]!.ts,
            last: values.at(-1)!,
            lastTs: held.at(-1)!.ts,
          };
        });
        const actual = aggregate(readings, levelMs);
        expect(withoutSums(actual)).toEqual(withoutSums(expected));
        expect(sumError(actual, expected)).toBeLessThan(1e-12);
      }),
    );
  });

  it.each([
    ['two hours from quarters of an hour', [QUARTER, TWO_HOURS]],
    ['days from quarters of an hour', [QUARTER, DAY]],
    ['days from two hours from quarters of an hour', [QUARTER, TWO_HOURS, DAY]],
  ])('is the same made from the level below as from the readings: %s', (_, [lowest, ...higher]) => {
    fc.assert(
      fc.property(readingLists, (readings) => {
        const combined = higher.reduce(combine, aggregate(readings, lowest!));
        const direct = aggregate(readings, higher.at(-1)!);
        expect(withoutSums(combined)).toEqual(withoutSums(direct));
        expect(sumError(combined, direct)).toBeLessThan(1e-12);
      }),
    );
  });

  it.each([
    [
      'twice the same time',
      [
        { ts: 1, value: 1 },
        { ts: 1, value: 2 },
      ],
    ],
    [
      'times that go back',
      [
        { ts: DAY, value: 1 },
        { ts: 1, value: 2 },
      ],
    ],
    ['a value that is not a number', [{ ts: 1, value: Number.NaN }]],
    ['a time that is not a number', [{ ts: Number.NaN, value: 1 }]],
  ])('refuses %s', (_, readings) => {
    expect(() => aggregate(readings, QUARTER)).toThrow(RangeError);
  });

  it('refuses to combine rollups out of order', () => {
    const [earlier, later] = aggregate(
      [
        { ts: 1, value: 1 },
        { ts: DAY, value: 2 },
      ],
      QUARTER,
    );
    expect(() => combine([later!, earlier!], DAY)).toThrow('order');
  });

  it('refuses to combine rollups into narrower buckets', () => {
    const days = aggregate(
      [
        { ts: 0, value: 1 },
        { ts: QUARTER, value: 2 },
      ],
      DAY,
    );
    expect(() => combine(days, QUARTER)).toThrow('reaches over');
  });
});

describe('the source of a chart', () => {
  it.each([
    ['the readings while they fit', DAY, 5000, 5000, 'raw'],
    ['quarters of an hour when the readings do not fit', DAY, 86_400, 5000, QUARTER],
    ['quarters of an hour while their buckets just fit', DAY, 86_400, 97, QUARTER],
    ['two hours when one bucket too many would be touched', DAY, 86_400, 96, TWO_HOURS],
    ['days for a long span', 3650 * DAY, 1e8, 5000, DAY],
    ['the coarsest level when nothing fits', 3650 * DAY, 1e8, 100, DAY],
    ['the readings of an empty span', 0, 0, 0, 'raw'],
  ])('is %s', (_, spanMs, rawCount, budget, source) => {
    expect(chooseSource(spanMs, rawCount, budget)).toBe(source);
  });

  it('keeps to the budget wherever the span begins, unless even days do not fit', () => {
    const spans = fc.integer({ min: 0, max: 400 * DAY });
    fc.assert(
      fc.property(spans, fc.nat(DAY), fc.integer({ min: 402, max: 5000 }), (spanMs, from, budget) => {
        const source = chooseSource(spanMs, 1e6, budget);
        expect(source).not.toBe('raw');
        const levelMs = Number(source);
        const touched = (bucketStart(from + spanMs, levelMs) - bucketStart(from, levelMs)) / levelMs + 1;
        expect(touched).toBeLessThanOrEqual(budget);
      }),
    );
  });
});

describe('an envelope', () => {
  const readings = [5, 1, 9, 4, 6, 2].map((value, index) => ({ ts: index * 10, value }));

  it('passes points through that already fit', () => {
    expect(envelope(readings.slice(0, 2), 2, 0, 100)).toEqual([
      { ts: 0, min: 5, max: 5, avg: 5, count: 1, first: 5, last: 5 },
      { ts: 10, min: 1, max: 1, avg: 1, count: 1, first: 1, last: 1 },
    ]);
  });

  it('keeps the extremes and the average of each bin', () => {
    expect(envelope(readings, 2, 0, 59)).toEqual([
      { ts: 0, min: 1, max: 9, avg: 5, count: 3, first: 5, last: 9 },
      { ts: 30, min: 2, max: 6, avg: 4, count: 3, first: 4, last: 2 },
    ]);
  });

  it('weighs rollups by their number of readings', () => {
    const rollups = aggregate(
      [
        { ts: 0, value: 10 },
        { ts: 1, value: 10 },
        { ts: 2, value: 10 },
        { ts: QUARTER, value: 50 },
      ],
      QUARTER,
    );
    expect(envelope(rollups, 1, 0, DAY)).toMatchObject([{ avg: 20, count: 4, first: 10, last: 50 }]);
  });

  it('leaves empty bins out', () => {
    const sparse = [0, 1, 2, 98, 99, 100].map((ts) => ({ ts, value: ts }));
    expect(envelope(sparse, 5, 0, 100).map(({ ts, count }) => [ts, count])).toEqual([
      [0, 3],
      [98, 3],
    ]);
  });

  it('ignores readings outside the interval and includes both its ends', () => {
    expect(envelope(readings, 100, 10, 30).map(({ ts }) => ts)).toEqual([10, 20, 30]);
  });

  it('counts a rollup that reaches over an edge in the bin at that edge', () => {
    const rollups = aggregate(
      [
        { ts: 100, value: 99 },
        { ts: 800, value: 1 },
        { ts: QUARTER, value: 2 },
        { ts: QUARTER + 900, value: -99 },
      ],
      QUARTER,
    );
    expect(envelope(rollups, 10, 500, QUARTER + 500)).toMatchObject([
      { ts: 500, max: 99 },
      { ts: QUARTER, min: -99 },
    ]);
  });

  it('is one point where the interval is one instant', () => {
    expect(envelope([{ ts: 7, value: 3 }], 1, 7, 7)).toMatchObject([{ ts: 7, avg: 3 }]);
  });

  it.each([
    ['a reversed interval', 5, 10, 9],
    ['no points at all', 0, 0, 10],
    ['half a point', 1.5, 0, 10],
  ])('refuses %s', (_, maxPoints, from, to) => {
    expect(() => envelope(readings, maxPoints, from, to)).toThrow(RangeError);
  });

  it('loses no reading and no peak, stays in the interval, in order and within the number of points', () => {
    fc.assert(
      fc.property(
        readingLists.filter(({ length }) => length > 0),
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom<'raw' | number>('raw', ...ROLLUP_LEVELS_MS),
        fc.nat(1000),
        (all, maxPoints, source, margin) => {
          const from = all[0]!.ts - margin;
          const to = all.at(-1)!.ts + margin;
          const points = envelope(source === 'raw' ? all : aggregate(all, source), maxPoints, from, to);
          expect(points.length).toBeLessThanOrEqual(maxPoints);
          expect(points.reduce((count, point) => count + point.count, 0)).toBe(all.length);
          expect(Math.min(...points.map(({ min }) => min))).toBe(Math.min(...all.map(({ value }) => value)));
          expect(Math.max(...points.map(({ max }) => max))).toBe(Math.max(...all.map(({ value }) => value)));
          const times = points.map(({ ts }) => ts);
          expect(times).toEqual([...new Set(times)].toSorted((a, b) => a - b));
          expect(times[0]).toBeGreaterThanOrEqual(from);
          expect(times.at(-1)).toBeLessThanOrEqual(to);
        },
      ),
    );
  });

  it('puts the points it reduces to into different bins of equal width', () => {
    fc.assert(
      fc.property(
        readingLists.filter(({ length }) => length > 20),
        fc.integer({ min: 1, max: 20 }),
        (all, maxPoints) => {
          const from = all[0]!.ts;
          const to = all.at(-1)!.ts;
          const width = (to - from) / maxPoints;
          const bins = envelope(all, maxPoints, from, to).map(({ ts }) =>
            Math.min(maxPoints - 1, Math.floor((ts - from) / width + 1e-9)),
          );
          expect(new Set(bins).size).toBe(bins.length);
        },
      ),
    );
  });
});

describe('the points of a chart', () => {
  const run = (from: number, count = 600) =>
    Array.from({ length: count }, (_, index) => ({ ts: from + index * 1000, value: index }));
  const month = 30 * DAY;
  const drawn = (points: Parameters<typeof chartPoints>[0], level: number) =>
    chartPoints(points, { maxPoints: 400, from: 0, to: month + 600_000, levelMs: level });

  it('break between two runs a month apart, be they drawn of readings or of buckets', () => {
    const readings = [...run(0), ...run(month)];
    expect(drawn(readings, 0).map((point) => point?.count ?? null)).toEqual([600, null, 600]);
    expect(drawn(aggregate(readings, QUARTER), QUARTER).map((point) => point?.count ?? null)).toEqual([
      600,
      null,
      600,
    ]);
  });

  it('stay joined where somebody reads a gauge now and then', () => {
    const days = [0, 1, 3, 7, 8, 15, 16, 17, 21, 29];
    const readings = days.map((day) => ({ ts: day * DAY, value: day }));
    expect(drawn(readings, 0)).not.toContain(null);
    expect(drawn(aggregate(readings, DAY), DAY)).not.toContain(null);
  });
});

describe('gaps', () => {
  const at = (...times: number[]) => times.map((ts) => ({ ts, count: 1 }));
  const runs = (ts: number) => ({ ts, count: 600 });
  const few = (ts: number, count = 3) => ({ ts, count });

  it.each([
    ['are marked half-way where the spacing is above the factor', at(0, 10, 20, 60, 70), 40],
    ['are seen beside a single regular spacing', at(0, 10, 110), 60],
    ['are marked at a whole millisecond', at(0, 10, 20, 61), 40],
  ])('%s', (_, points, marker) => {
    expect(gaps(points, 3).filter((point) => 'isGap' in point)).toEqual([{ ts: marker, isGap: true }]);
  });

  it.each([
    ['without points', at()],
    ['with one point', at(5)],
    ['with two points', at(5, 5000)],
    ['with even spacing', at(0, 10, 20, 30)],
    ['with a spacing of exactly the factor', at(0, 10, 20, 50)],
  ])('are not seen %s', (_, points) => {
    expect(gaps(points, 3)).toEqual(points);
  });

  it.each([
    ['between two runs, each of them one point', [runs(0), runs(1000)], 1],
    ['between three runs', [runs(0), runs(1000), runs(2000)], 2],
    ['not beside the next stretch', [runs(0), runs(40), runs(80)], 0],
    ['not where a few readings fell together, as typed by hand', [few(0), few(1000), few(2000)], 0],
    ['not of irregular single readings', [few(0, 1), few(10, 1), few(45, 1), few(1000, 1), few(2000, 1)], 2],
  ])('of points that stand for stretches are marked %s', (_, points, marked) => {
    expect(gaps(points, 4, 10).filter((point) => 'isGap' in point)).toHaveLength(marked);
  });

  it('keep all points, in order of time', () => {
    fc.assert(
      fc.property(readingLists, fc.integer({ min: 1, max: 10 }), (points, factor) => {
        const drawn = points.map(({ ts }) => ({ ts, count: 1 }));
        const marked = gaps(drawn, factor);
        expect(marked.filter((point) => !('isGap' in point))).toEqual(drawn);
        const times = marked.map(({ ts }) => ts);
        expect(times).toEqual([...new Set(times)].toSorted((a, b) => a - b));
      }),
    );
  });
});
