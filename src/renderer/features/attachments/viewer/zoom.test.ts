import { describe, expect, it } from 'vitest';
import { FIT, larger, smaller, type Zoom } from './zoom.ts';

const times = (count: number, step: (zoom: Zoom) => Zoom, from: Zoom) =>
  Array.from({ length: count }).reduce<Zoom>((zoom) => step(zoom), from);

describe('the size a document is shown in', () => {
  it('comes back to exactly that of the window, whichever way it went', () => {
    for (const count of [1, 2, 5, 9]) {
      expect(times(count, smaller, times(count, larger, FIT))).toBe(FIT);
    }
    for (const count of [1, 2, 5]) {
      expect(times(count, larger, times(count, smaller, FIT))).toBe(FIT);
    }
  });

  it('ends somewhere', () => {
    expect(times(99, larger, FIT)).toBe(8);
    expect(times(99, smaller, FIT)).toBe(0.25);
    expect(smaller(8)).toBeLessThan(8);
    expect(larger(0.25)).toBeGreaterThan(0.25);
  });
});
