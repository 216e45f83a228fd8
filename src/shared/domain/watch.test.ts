import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_LIMITS, type Reading, replay } from './threshold.ts';
import { isInside, isQuiet, signalOf, type Watch, watchesOf } from './watch.ts';

const SECOND = 1000;
const RATE = { ...NO_LIMITS, rateWarning: 5, rateCritical: 10, rateWindowMs: 3 * SECOND };

/** Readings one second apart from second 0. */
function series(...values: number[]): Reading[] {
  return values.map((value, index) => ({ ts: index * SECOND, value }));
}

function only(watches: readonly Watch[]): Watch {
  expect(watches).toHaveLength(1);
  return watches[0]!;
}

function signal(watch: Watch, readings: readonly Reading[]): number[] {
  const make = signalOf(watch);
  return readings.map((reading) => make(reading).value);
}

describe('what a metric is watched for', () => {
  const states = [
    { code: 0, label: 'running', severity: null },
    { code: 1, label: 'slow', severity: 'warning' },
    { code: 2, label: 'blocked', severity: 'critical' },
  ] as const;

  it.each<[string, string[], Parameters<typeof watchesOf>]>([
    ['nothing without limits', [], [null, null]],
    ['nothing with limits that are all empty', [], [NO_LIMITS, null]],
    ['its level', ['level'], [{ ...NO_LIMITS, lowWarning: 1 }, null]],
    ['its change', ['rate'], [RATE, null]],
    ['both', ['level', 'rate'], [{ ...RATE, highWarning: 1 }, null]],
    ['its state', ['state'], [null, states]],
    ['no level where it has states', ['state'], [{ ...RATE, highWarning: 1 }, states]],
    ['nothing when all states are normal', [], [null, states.slice(0, 1)]],
  ])('is %s', (_what, types, given) => {
    expect(watchesOf(...given).map(({ type }) => type)).toEqual(types);
  });

  it('is a change by how far the value lies from the extremes of the window that ends with it', () => {
    const watch = only(watchesOf(RATE, null));
    expect(signal(watch, series(0, 2, 4, 6, 6, 6, 6, 1))).toEqual([0, 2, 4, 6, 4, 2, 0, -5]);
  });

  it('raises a warning for a fall as for a rise, and is critical beyond the second limit', () => {
    const watch = only(watchesOf(RATE, null));
    const readings = series(20, 14, 14, 14, 14, 26);
    const { episodes } = replay(watch.threshold, readings.map(signalOf(watch)));
    expect(episodes).toMatchObject([
      { side: 'low', severity: 'warning', limit: -5, peakValue: -6, startedAt: 1000, endedAt: 4000 },
      { side: 'high', severity: 'critical', limit: 10, peakValue: 12, startedAt: 5000, endedAt: null },
    ]);
  });

  it('is a state by how bad it is', () => {
    const watch = only(watchesOf({ ...NO_LIMITS, onDelayMs: SECOND }, states));
    const { episodes } = replay(watch.threshold, series(0, 1, 0, 1, 2, 2, 0).map(signalOf(watch)));
    expect(episodes).toMatchObject([
      { severity: 'critical', startedAt: 3000, raisedAt: 4000, endedAt: 6000 },
    ]);
  });

  it('lets a change come back inside whatever the deadband of the values is', () => {
    const watch = only(watchesOf({ ...RATE, deadband: 1000 }, null));
    expect(isInside(watch, { ts: 0, value: 0 })).toBe(true);
    expect(isQuiet(watch, 0, 1)).toBe(true);
  });
});

describe('for any readings', () => {
  const readings = fc
    .array(
      fc.record({ after: fc.integer({ min: 1, max: 2500 }), value: fc.integer({ min: -20, max: 20 }) }),
      {
        minLength: 1,
        maxLength: 40,
        size: 'max',
      },
    )
    .map((steps) => {
      let ts = 0;
      return steps.map(({ after, value }) => ({ ts: (ts += after), value }));
    });

  it('a change is that to the least or greatest value of the window', () => {
    const watch = only(watchesOf(RATE, null));
    fc.assert(
      fc.property(readings, (given) => {
        const expected = given.map(({ ts, value }, index) => {
          const window = given.slice(0, index + 1).filter((other) => other.ts >= ts - RATE.rateWindowMs);
          const values = window.map((other) => other.value);
          const [rise, fall] = [value - Math.min(...values), Math.max(...values) - value];
          return rise >= fall ? rise : -fall;
        });
        expect(signal(watch, given)).toEqual(expected);
      }),
    );
  });

  it('what is called quiet makes no episode', () => {
    const watches = [
      only(watchesOf(RATE, null)),
      only(watchesOf({ ...NO_LIMITS, lowWarning: -5, highWarning: 5, deadband: 2 }, null)),
      only(watchesOf(null, [{ code: 3, label: 'blocked', severity: 'critical' }])),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...watches), readings, (watch, given) => {
        const values = given.map(({ value }) => value);
        fc.pre(isQuiet(watch, Math.min(...values), Math.max(...values)));
        expect(replay(watch.threshold, given.map(signalOf(watch))).episodes).toEqual([]);
      }),
    );
  });
});
