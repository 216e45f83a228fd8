import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_DELAY_MS, NO_LIMITS } from '../../../../shared/domain/threshold.ts';
import { delayOf, problemsOf, thresholdOf, valuesOf, withLimit } from './values.ts';

const empty = valuesOf(null);

describe('a delay', () => {
  it.each([
    [0, { count: null, unit: 'min' }],
    [45_000, { count: 45, unit: 's' }],
    [90_000, { count: 90, unit: 's' }],
    [300_000, { count: 5, unit: 'min' }],
    [7_200_000, { count: 2, unit: 'h' }],
    [1500, { count: 1.5, unit: 's' }],
  ])('of %d ms is shown in the largest unit that is whole', (ms, delay) => {
    expect(delayOf(ms)).toEqual(delay);
  });
});

describe('the form of new limits', () => {
  it('begins with a re-arm time', () => {
    expect(thresholdOf({ ...empty, highWarning: 7.1 }, 'gauge')).toMatchObject({ rearmMs: 900_000 });
  });

  it('proposes a deadband that follows what is typed until somebody changes it', () => {
    const typed = [7, 7.1].reduce((values, limit) => withLimit(values, 'highWarning', limit, 'gauge'), empty);
    expect(typed).toMatchObject({ highWarning: 7.1, deadband: 0.14 });
    expect(withLimit(typed, 'lowWarning', 2.1, 'gauge')).toMatchObject({ lowWarning: 2.1, deadband: 0.1 });
    expect(withLimit(typed, 'highWarning', null, 'gauge')).toEqual(empty);
    for (const deadband of [0.3, 0, null]) {
      expect(withLimit({ ...typed, deadband }, 'highWarning', 9, 'gauge')).toMatchObject({ deadband });
    }
  });
});

describe('the form of the limits', () => {
  it('gives back the threshold it was given', () => {
    const limit = fc.option(fc.integer({ min: -1000, max: 1000 }), { nil: null });
    const delay = fc.integer({ min: 0, max: MAX_DELAY_MS });
    const threshold = fc.record({
      lowCritical: limit,
      lowWarning: limit,
      highWarning: limit,
      highCritical: limit,
      deadband: fc.integer({ min: 0, max: 50 }),
      onDelayMs: delay,
      offDelayMs: delay,
      rearmMs: delay,
      rateWarning: limit,
      rateCritical: limit,
      rateWindowMs: delay,
    });
    fc.assert(
      fc.property(threshold, (given) => {
        expect(thresholdOf(valuesOf(given), 'gauge')).toEqual(given);
      }),
    );
  });

  it.each([
    ['nothing is watched', {}, { general: 'no-limit' }],
    ['one limit is enough', { highWarning: 7 }, {}],
    [
      'a critical limit lies beyond the warning',
      { highWarning: 7, highCritical: 6, lowWarning: 2, lowCritical: 3 },
      {
        lowCritical: 'low-critical-above-low-warning',
        highCritical: 'high-critical-below-high-warning',
      },
    ],
    ['low is below high', { lowWarning: 8, highWarning: 7 }, { lowWarning: 'low-not-below-high' }],
    [
      'low is below high also when only critical',
      { lowCritical: 8, highWarning: 7 },
      { lowCritical: 'low-not-below-high' },
    ],
    [
      'the deadband fits in between',
      { lowWarning: 1, highWarning: 3, deadband: 2 },
      { deadband: 'deadband-too-wide' },
    ],
    [
      'a delay has an end',
      { highWarning: 1, onDelay: { count: 200, unit: 'h' } as const },
      { onDelay: 'on-delay-invalid' },
    ],
  ])('knows that %s', (_rule, values, problems) => {
    expect(problemsOf({ ...empty, ...values }, 'gauge')).toEqual(problems);
  });

  it('of states has times only', () => {
    const values = { ...empty, highWarning: 5, onDelay: { count: 2, unit: 'min' } as const };
    expect(thresholdOf(values, 'characteristic')).toEqual({
      ...NO_LIMITS,
      onDelayMs: 120_000,
      rearmMs: 900_000,
    });
    expect(problemsOf(values, 'characteristic')).toEqual({});
  });
});
