import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { theilSen } from './theil-sen.ts';

/** Noise between -1 and 1 that is the same every time. */
function makeNoise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

describe('the slope of Theil and Sen', () => {
  it('of the example in Sen (1968), section 6, is 4 with the 93 % interval 26/7 to 35/8', () => {
    const slope = theilSen([1, 2, 3, 4, 10, 12, 18], [9, 15, 19, 20, 45, 55, 78], 0.93);
    expect(slope.value).toBe(4);
    expect(slope.low).toBeCloseTo(26 / 7, 12);
    expect(slope.high).toBeCloseTo(35 / 8, 12);
  });

  // By hand: S = 36, its variance (2250 - 3 * 18) / 18 = 122, z = 35 / sqrt 122.
  it('comes with the test of Mann and Kendall, with ties', () => {
    const ys = [3, 3, 5, 4, 6, 6, 7, 9, 8, 8];
    const { pValue } = theilSen(
      ys.map((_y, at) => at),
      ys,
      0.9,
    );
    expect(pValue).toBeCloseTo(0.0015309543450489815, 12);
  });

  it('turns with its values', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 40 }),
        fc.integer({ min: -20, max: 20 }),
        (ys, turn) => {
          const xs = ys.map((_y, at) => at);
          const one = theilSen(xs, ys, 0.9);
          const other = theilSen(
            xs,
            ys.map((y, at) => y + turn * at),
            0.9,
          );
          expect(other.value).toBeCloseTo(one.value + turn, 9);
          expect(one.low).toBeLessThanOrEqual(one.value);
          expect(one.high).toBeGreaterThanOrEqual(one.value);
          const mirrored = theilSen(
            xs,
            ys.map((y) => -y),
            0.9,
          );
          expect(mirrored.low).toBeCloseTo(-one.high, 9);
          expect(mirrored.pValue).toBeCloseTo(one.pValue, 9);
        },
      ),
    );
  });

  it('has an interval that holds the truth about as often as it says, also where neighbours are alike', () => {
    const trials = 300;
    for (const likeness of [0, 0.6]) {
      const noise = makeNoise(7);
      let held = 0;
      for (let trial = 0; trial < trials; trial += 1) {
        let error = 0;
        const ys = Array.from({ length: 60 }, (_unused, at) => {
          error = likeness * error + noise() + noise() + noise();
          return 0.1 * at + error;
        });
        const { low, high } = theilSen(
          ys.map((_y, at) => at),
          ys,
          0.9,
        );
        if (low <= 0.1 && 0.1 <= high) held += 1;
      }
      expect(held / trials).toBeGreaterThan(0.82);
      expect(held / trials).toBeLessThan(0.96);
    }
  });
});
