import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  estimate,
  failureWithin,
  fitWeibull,
  lifeAt,
  type Life,
  MIN_FAILURES,
  reliabilityAt,
  remainingLife,
  type WeibullFit,
} from './weibull.ts';

/**
 * Lieblein & Zelen (1956), J. Res. NBS 57: millions of revolutions to failure of 23 ball bearings. Lawless (1982)
 * gives shape 2.10 and scale 81.9; the further digits here were found by minimising the likelihood with scipy.
 */
const BALL_BEARINGS = [
  17.88, 28.92, 33, 41.52, 42.12, 45.6, 48.4, 51.84, 51.96, 54.12, 55.56, 67.8, 68.64, 68.64, 68.88, 84.12,
  93.12, 98.64, 105.12, 105.84, 127.92, 128.04, 173.4,
].map((age): Life => ({ age, failed: true }));

/**
 * Abernethy and others (1983), as in Meeker & Escobar (1998), table C.5 and example 8.16: hours of 1,703 bearing
 * cages, six of which broke. Published: shape 2.035, B10 3,903 h with the 95 % likelihood ratio interval
 * [2,093, 22,144]; log-likelihood -76.436896 and scale 11,792.178 by R's survreg.
 */
const RUNNING_CAGES: readonly [hours: number, cages: number][] = [
  [50, 288],
  [150, 148],
  [250, 124],
  [350, 111],
  [450, 106],
  [550, 99],
  [650, 110],
  [750, 114],
  [850, 119],
  [950, 127],
  [1050, 123],
  [1150, 93],
  [1250, 47],
  [1350, 41],
  [1450, 27],
  [1550, 11],
  [1650, 6],
  [1850, 1],
  [2050, 2],
];
const BEARING_CAGES: Life[] = [
  ...[230, 334, 423, 990, 1009, 1510].map((age) => ({ age, failed: true })),
  ...RUNNING_CAGES.flatMap(([age, cages]) => Array.from({ length: cages }, () => ({ age, failed: false }))),
];

function fitted(lives: readonly Life[], confidence?: number): WeibullFit {
  const result = fitWeibull(lives, confidence);
  if (result.outcome === 'refused') throw new Error(result.reason);
  return result.fit;
}

const age = fc.integer({ min: 1, max: 50_000 }).map((tenths) => tenths / 10);
const life = fc.record({ age, failed: fc.boolean() });
/** Five different failures at least, so that it can be fitted. */
const lives = fc
  .tuple(fc.uniqueArray(age, { minLength: 5, maxLength: 12 }), fc.array(life, { maxLength: 12 }))
  .map(([ages, others]) => [...ages.map((own) => ({ age: own, failed: true })), ...others]);

describe('a Weibull fit', () => {
  it('of the ball bearings has the published estimates', () => {
    const fit = fitted(BALL_BEARINGS, 0.95);
    expect(fit).toMatchObject({ method: 'weibull-mle/2', confidence: 0.95, failures: 23, censored: 0 });
    expect(fit.shape.value).toBeCloseTo(2.101847, 5);
    expect(fit.scale.value).toBeCloseTo(81.87456, 4);
    expect(fit.logLikelihood).toBeCloseTo(-113.69196, 5);
    expect(fit.shape.low).toBeCloseTo(1.50399, 3);
    expect(fit.shape.high).toBeCloseTo(2.79127, 3);
  });

  it('of the bearing cages, nearly all of them still running, has the published estimates', () => {
    const fit = fitted(BEARING_CAGES, 0.95);
    expect(fit).toMatchObject({ failures: 6, censored: 1697 });
    expect(fit.shape.value).toBeCloseTo(2.035319, 5);
    expect(fit.scale.value).toBeCloseTo(11_792.178, 2);
    expect(fit.logLikelihood).toBeCloseTo(-76.436896, 5);
    const b10 = lifeAt(fit, 0.1);
    expect(b10.value).toBeCloseTo(3903, 0);
    expect(b10.low / 2093).toBeCloseTo(1, 2);
    expect(b10.high / 22_144).toBeCloseTo(1, 3);
  });

  it.each([
    [0, 72.515356, 68.773033],
    [50, 39.457693, 33.714546],
    [300, 9.0228, 6.381151],
  ])('at age %d leaves the mean that the integral of the reliability gives', (age, mean, median) => {
    const left = remainingLife(fitted(BALL_BEARINGS), age);
    expect(left.mean.value).toBeCloseTo(mean, 4);
    expect(left.median.value).toBeCloseTo(median, 4);
  });

  it('refuses below five failures, however many are still running', () => {
    const running = Array.from({ length: 500 }, (_unused, index) => ({ age: 100 + index, failed: false }));
    const four = BALL_BEARINGS.slice(0, MIN_FAILURES - 1);
    expect(fitWeibull([...running, ...four])).toEqual({
      outcome: 'refused',
      reason: 'too-few-failures',
      failures: 4,
    });
    expect(fitWeibull([...running, ...BALL_BEARINGS.slice(0, 5)]).outcome).toBe('fitted');
  });

  it('refuses failures at one age that nobody outlived, but not where somebody did', () => {
    const same = Array.from({ length: 6 }, () => ({ age: 90, failed: true }));
    expect(fitWeibull(same)).toEqual({ outcome: 'refused', reason: 'no-spread', failures: 6 });
    expect(fitWeibull([...same, { age: 200, failed: false }]).outcome).toBe('fitted');
  });

  it.each([0, -1, Number.NaN, Infinity])('does not take an age of %d', (age) => {
    expect(() => fitWeibull([...BALL_BEARINGS, { age, failed: false }])).toThrow(RangeError);
  });

  it('scales with the unit of the ages and keeps its shape', () => {
    fc.assert(
      fc.property(lives, fc.double({ min: 0.01, max: 1000, noNaN: true }), (all, factor) => {
        const one = fitted(all);
        const other = fitted(all.map(({ age, failed }) => ({ age: age * factor, failed })));
        expect(other.shape.value / one.shape.value).toBeCloseTo(1, 6);
        expect(other.scale.value / (one.scale.value * factor)).toBeCloseTo(1, 6);
        expect(other.scale.high / (one.scale.high * factor)).toBeCloseTo(1, 4);
      }),
      { numRuns: 50 },
    );
  });

  it('does not depend on the order of the lives, and survives JSON', () => {
    fc.assert(
      fc.property(lives, (all) => {
        const fit = fitted(all);
        expect(fitted(all.toReversed()).shape.value).toBeCloseTo(fit.shape.value, 8);
        expect(JSON.parse(JSON.stringify(fit))).toEqual(fit);
      }),
      { numRuns: 50 },
    );
  });

  it('is the likeliest: no neighbour explains the lives better', () => {
    fc.assert(
      fc.property(lives, (all) => {
        const fit = fitted(all);
        const logLikelihood = (shape: number, scale: number): number =>
          all.reduce((sum, { age, failed }) => {
            const hazard = (age / scale) ** shape;
            return (
              sum - hazard + (failed ? Math.log(shape / scale) + (shape - 1) * Math.log(age / scale) : 0)
            );
          }, 0);
        const best = logLikelihood(fit.shape.value, fit.scale.value);
        expect(best).toBeCloseTo(fit.logLikelihood, 6);
        for (const [byShape, byScale] of [
          [1.01, 1],
          [0.99, 1],
          [1, 1.01],
          [1, 0.99],
          [1.01, 1.01],
          [0.99, 1.01],
        ] as const) {
          expect(logLikelihood(fit.shape.value * byShape, fit.scale.value * byScale)).toBeLessThan(best);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('gives wider intervals for more confidence, each around its value', () => {
    fc.assert(
      fc.property(lives, age, (all, reached) => {
        const [sure, surer] = [fitted(all, 0.8), fitted(all, 0.95)];
        for (const of of [
          (fit: WeibullFit) => fit.shape,
          (fit: WeibullFit) => reliabilityAt(fit, reached),
          (fit: WeibullFit) => failureWithin(fit, reached, 30),
          (fit: WeibullFit) => remainingLife(fit, reached).median,
        ]) {
          const [one, other] = [of(sure), of(surer)];
          expect(one.low).toBeLessThanOrEqual(one.value);
          expect(one.high).toBeGreaterThanOrEqual(one.value);
          expect(other.low).toBeLessThanOrEqual(one.low);
          expect(other.high).toBeGreaterThanOrEqual(one.high);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('what a fit says about one that has reached an age', () => {
  it('is the reliability after the span over that before', () => {
    fc.assert(
      fc.property(lives, age, fc.integer({ min: 1, max: 500 }), (all, reached, span) => {
        const fit = fitted(all);
        const before = reliabilityAt(fit, reached).value;
        fc.pre(before > 1e-6);
        const expected = 1 - reliabilityAt(fit, reached + span).value / before;
        const { low, value, high } = failureWithin(fit, reached, span);
        expect(value).toBeCloseTo(expected, 8);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('gives even odds to fail within the median of what is left', () => {
    fc.assert(
      fc.property(lives, fc.oneof(fc.constant(0), age), (all, reached) => {
        const fit = fitted(all);
        const { median, mean } = remainingLife(fit, reached);
        fc.pre(median.value > 1e-6);
        expect(failureWithin(fit, reached, median.value).value).toBeCloseTo(0.5, 6);
        expect(mean.value).toBeGreaterThan(0);
        expect(Number.isFinite(mean.high)).toBe(true);
      }),
    );
  });

  it('grows worse with age where the shape is above 1, and better where it is below', () => {
    const infant = fitted([1, 2, 5, 20, 90, 400].map((age) => ({ age, failed: true })));
    expect(infant.shape.value).toBeLessThan(1);
    expect(failureWithin(infant, 300, 10).value).toBeLessThan(failureWithin(infant, 1, 10).value);
    const worn = fitted(BALL_BEARINGS);
    expect(failureWithin(worn, 100, 10).value).toBeGreaterThan(failureWithin(worn, 20, 10).value);
  });

  it('may be any quantity of the distribution', () => {
    const fit = fitted(BALL_BEARINGS);
    expect(estimate(fit, ({ scale }) => scale)).toEqual(fit.scale);
  });
});

describe('lives that were under way when records began', () => {
  /** Uniform between 0 and 1, the same every time. */
  function chance(seed: number): () => number {
    let state = seed;
    return () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return (state + 0.5) / 2 ** 32;
    };
  }

  /** Installed over twelve years, recorded for the last two of them: what failed before is in no record. */
  function recordedLate(seed: number, shape: number, scale: number, installed: number): Life[] {
    const next = chance(seed);
    return Array.from({ length: installed }, () => {
      const life = Math.ceil(scale * (-Math.log(next())) ** (1 / shape));
      const days = 1 + Math.floor(next() * 4380);
      const entry = Math.max(0, days - 730);
      return { age: Math.min(life, days), failed: life <= days, entry };
    }).filter(({ age, entry }) => age > entry);
  }

  it.each([
    [1, 2.5],
    [2, 3.5],
    [3, 1.5],
    [4, 0.8],
  ])(
    'give shape and scale back, which they do not without their entry (seed %d, shape %d)',
    (seed, shape) => {
      const scale = 2500;
      const late = recordedLate(seed, shape, scale, 1500);
      const fit = fitted(late, 0.99);
      expect(fit.shape.low).toBeLessThan(shape);
      expect(fit.shape.high).toBeGreaterThan(shape);
      expect(fit.scale.low).toBeLessThan(scale);
      expect(fit.scale.high).toBeGreaterThan(scale);
      const naive = fitted(
        late.map(({ age, failed }) => ({ age, failed })),
        0.99,
      );
      expect(naive.scale.low).toBeGreaterThan(scale);
    },
  );

  it('have intervals that hold about as often as they say', () => {
    const held = Array.from({ length: 100 }, (_, seed) => {
      const { shape, scale } = fitted(recordedLate(seed + 11, 2, 2500, 150), 0.9);
      return [shape.low < 2 && shape.high > 2, scale.low < 2500 && scale.high > 2500];
    });
    for (const at of [0, 1]) {
      const share = held.filter((one) => one[at]).length / held.length;
      expect(share).toBeGreaterThan(0.82);
      expect(share).toBeLessThan(0.98);
    }
  });

  it('weigh nothing where they entered when they began, and are the likeliest where they did not', () => {
    fc.assert(
      fc.property(
        lives,
        fc.array(fc.double({ min: 0, max: 0.9, noNaN: true }), { maxLength: 24 }),
        (all, entries) => {
          const zero = all.map((one) => ({ ...one, entry: 0 }));
          expect(fitWeibull(zero)).toEqual(fitWeibull(all));
          // The first began under observation, so there is a likeliest shape.
          const late = all.map((one, at) => ({ ...one, entry: at === 0 ? 0 : one.age * (entries[at] ?? 0) }));
          const { shape, scale, logLikelihood } = fitted(late);
          const logOf = (beta: number, eta: number) =>
            late.reduce((sum, { age, failed, entry }) => {
              const hazard = (age / eta) ** beta - (entry / eta) ** beta;
              return sum - hazard + (failed ? Math.log(beta / eta) + (beta - 1) * Math.log(age / eta) : 0);
            }, 0);
          expect(logLikelihood).toBeCloseTo(logOf(shape.value, scale.value), 5);
          for (const [byShape, byScale] of [
            [1.01, 1],
            [0.99, 1],
            [1, 1.01],
            [1, 0.99],
          ] as const) {
            expect(logOf(shape.value * byShape, scale.value * byScale)).toBeLessThan(logLikelihood + 1e-9);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('are refused where none was seen young and the hazard only falls', () => {
    const late = [100, 101, 102, 104, 110].map((age) => ({ age, failed: true, entry: 99 }));
    const survivors = Array.from({ length: 50 }, () => ({ age: 2000, failed: false, entry: 99 }));
    expect(fitWeibull([...late, ...survivors])).toEqual({
      outcome: 'refused',
      reason: 'late-entry',
      failures: 5,
    });
  });

  it.each([-1, 50, 60, Number.NaN])('do not enter at %d, outside the life itself', (entry) => {
    expect(() => fitWeibull([...BALL_BEARINGS, { age: 50, failed: false, entry }])).toThrow(RangeError);
  });
});
