import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, medianDeviation, normalCdf, normalQuantile, nthSmallest, twoSidedZ } from './statistics.ts';

describe('the median', () => {
  it.each([
    [[7], 7],
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[1, 1, 1, 900], 1],
  ])('of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it('of nothing does not exist', () => {
    expect(() => median([])).toThrow(RangeError);
  });

  it('of deviations does not mind one wild value', () => {
    expect(medianDeviation([1, 2, 3, 4, 1e9], 3)).toBe(1);
  });
});

describe('the value at a rank', () => {
  it('is the one that sorting puts there, and stays so when others were asked for before', () => {
    const few = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(few, fc.array(fc.nat(59), { minLength: 1, maxLength: 4 }), (values, ranks) => {
        const sorted = values.toSorted((one, other) => one - other);
        const moved = Float64Array.from(values);
        for (const rank of ranks.map((one) => one % values.length)) {
          expect(nthSmallest(moved, rank)).toBe(sorted[rank]);
        }
        expect([...moved].toSorted((one, other) => one - other)).toEqual(sorted);
      }),
    );
  });
});

describe('the normal distribution', () => {
  // Abramowitz & Stegun (1964), tables 26.1 and 26.5.
  it.each([
    [0, 0.5],
    [1, 0.841344746068543],
    [1.959963984540054, 0.975],
    [2.9, 0.998134186699616],
    [3.1, 0.999032396786782],
    [-3, 0.00134989803163],
    [-5, 2.866515718791939e-7],
    [40, 1],
  ])('at %d has %d below it', (z, p) => {
    expect(normalCdf(z)).toBeCloseTo(p, 14);
  });

  it('has quantiles that undo it', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), (p) => {
        expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 11);
      }),
    );
    expect(twoSidedZ(0.95)).toBeCloseTo(1.959963984540054, 10);
    expect(() => normalQuantile(1)).toThrow(RangeError);
  });
});
