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

it('a time is rounded to what can be said of it', () => {
  const times = [3, 1499, 42_400, 407_000, 3_595_000, 36_100_000];
  expect(times.map(roundTime)).toEqual([1000, 1000, 42_000, 410_000, 3_600_000, 36_000_000]);
});
