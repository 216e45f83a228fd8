import { describe, expect, it } from 'vitest';
import { failedBy, lifeAxis } from './life-axis.ts';

describe('the age axis', () => {
  it.each([
    [200, 'days', [0, 50, 100, 150, 200]],
    [95, 'days', [0, 20, 40, 60, 80]],
    [4000, 'years', [0, 5, 10]],
  ] as const)('up to %s days is in %s', (horizon, unit, values) => {
    const axis = lifeAxis(horizon, 5);
    expect(axis.unit).toBe(unit);
    expect(axis.marks.map(({ value }) => value)).toEqual(values);
    expect(axis.marks.every(({ days }) => days <= horizon)).toBe(true);
  });
});

describe('the share that has failed', () => {
  const share = (value: number) => ({ low: value / 2, value, high: value });
  const curve = [
    { days: 0, failed: share(0) },
    { days: 100, failed: share(0.4) },
    { days: 200, failed: share(0.6) },
  ];

  it.each([
    [0, 0],
    [50, 0.2],
    [100, 0.4],
    [150, 0.5],
    [900, 0.6],
  ])('by %s days is %s', (days, failed) => {
    expect(failedBy(curve, days).value).toBeCloseTo(failed);
    expect(failedBy(curve, days).low).toBeCloseTo(failed / 2);
  });
});
