import { describe, expect, it } from 'vitest';
import { demoRandom } from './random.ts';

const draw = (seed: string) => {
  const random = demoRandom(seed);
  return Array.from({ length: 20 }, () => random.next());
};

describe('the chance of the demo', () => {
  it('repeats from its seed and differs between seeds', () => {
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
  });

  it('gives a fork the same numbers whatever was drawn before', () => {
    const first = demoRandom('a');
    const second = demoRandom('a');
    second.next();
    expect(second.fork('x').next()).toBe(first.fork('x').next());
    expect(first.fork('x').next()).not.toBe(first.fork('y').next());
  });

  it('is even, and normal where it says so', () => {
    const random = demoRandom('even');
    const even = Array.from({ length: 20_000 }, () => random.next());
    const normal = Array.from({ length: 20_000 }, () => random.normal());
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = (values: readonly number[]) => mean(values.map((value) => (value - mean(values)) ** 2));
    expect(mean(even)).toBeCloseTo(0.5, 1);
    expect(mean(normal)).toBeCloseTo(0, 1);
    expect(Math.sqrt(variance(normal.slice(0, 2000)))).toBeCloseTo(1, 0);
    expect(Math.min(...even)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...even)).toBeLessThan(1);
  });

  it('draws whole numbers with both ends', () => {
    const random = demoRandom('whole');
    const drawn = new Set(Array.from({ length: 200 }, () => random.int(3, 6)));
    expect(drawn).toEqual(new Set([3, 4, 5, 6]));
  });
});
