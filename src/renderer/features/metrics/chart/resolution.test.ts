import { expect, it } from 'vitest';
import type { Chart } from '../../../../shared/contract/metrics.ts';
import { resolutionOf, roundTime } from './resolution.ts';

const chart = (source: Chart['source'], counts: number[], to = 100_000): Chart => ({
  metricId: 'm',
  from: 0,
  to,
  source,
  thinned: false,
  points: counts.map((count, ts) => ({ ts, min: 1, max: 1, avg: 1, count })),
  episodes: [],
  episodeCount: 0,
  asOf: to,
});

it('a point is a single reading, or sums up a bin or a bucket, whichever is wider', () => {
  expect(resolutionOf(chart('raw', [1, 1]), 100)).toEqual({ kind: 'single' });
  expect(resolutionOf(chart('raw', []), 100)).toEqual({ kind: 'single' });
  expect(resolutionOf(chart('raw', [1, 2]), 100)).toEqual({ kind: 'summed', ms: 1000, thinned: false });
  expect(resolutionOf(chart(900_000, [1]), 100)).toEqual({ kind: 'summed', ms: 900_000, thinned: false });
  expect(resolutionOf(chart(900_000, [9], 1e9), 100)).toEqual({ kind: 'summed', ms: 1e7, thinned: false });
  expect(resolutionOf({ ...chart(900_000, [1]), thinned: true }, 100)).toMatchObject({ thinned: true });
});

it.each([
  [3, 1, 'second', false],
  [42_400, 42, 'second', false],
  [60_000, 1, 'minute', true],
  [100_000, 100, 'second', true],
  [407_000, 7, 'minute', false],
  [900_000, 15, 'minute', true],
  [3_480_000, 1, 'hour', false],
  [3_600_000, 1, 'hour', true],
  [6_000_000, 100, 'minute', true],
  [86_400_000, 1, 'day', true],
  [590_000_000, 7, 'day', false],
])('a point of %d ms is told as %d %s', (ms, count, unit, exact) => {
  expect(roundTime(ms)).toEqual({ count, unit, exact });
});
