import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aggregate, ROLLUP_LEVELS_MS } from './rollup.ts';
import { standIn } from './stand-in.ts';
import { NO_LIMITS, type Reading, replay, type Threshold } from './threshold.ts';
import { signalOf, type Watch, watchesOf } from './watch.ts';

const [BUCKET] = ROLLUP_LEVELS_MS;

const bucketArbitrary = fc
  .uniqueArray(
    fc.record({ ts: fc.integer({ min: 0, max: BUCKET - 1 }), value: fc.integer({ min: 0, max: 20 }) }),
    { selector: ({ ts }) => ts, minLength: 1, maxLength: 30 },
  )
  .map((readings) => readings.toSorted((a, b) => a.ts - b.ts));

function watchOf(limits: Partial<Threshold>): Watch {
  return watchesOf({ ...NO_LIMITS, ...limits }, null)[0]!;
}

function episodesOf(watch: Watch, readings: readonly Reading[]) {
  return replay(watch.threshold, readings.map(signalOf(watch))).episodes;
}

function toldOf(watch: Watch, readings: readonly Reading[]): Reading[] {
  return aggregate(readings, BUCKET).flatMap((rollup) => standIn(watch, rollup));
}

describe('what stands for the readings of a closed bucket', () => {
  it('is in order of time, within the bucket, and ends as the readings did', () => {
    fc.assert(
      fc.property(bucketArbitrary, fc.boolean(), (readings, isRate) => {
        const watch = watchOf(
          isRate ? { rateWarning: 5, rateWindowMs: 60_000 } : { highWarning: 8, lowWarning: 3 },
        );
        const told = toldOf(watch, readings);
        expect(told[0]).toEqual(readings[0]);
        expect(told.at(-1)).toEqual(readings.at(-1));
        told.slice(1).forEach(({ ts }, index) => expect(ts).toBeGreaterThan(told[index]!.ts));
      }),
    );
  });

  it('raises whatever the readings themselves had raised beyond a limit, at least as bad', () => {
    const limits = fc.record({
      high: fc.integer({ min: 5, max: 18 }),
      deadband: fc.integer({ min: 0, max: 2 }),
      onDelayMs: fc.integer({ min: 0, max: BUCKET }),
      offDelayMs: fc.integer({ min: 0, max: BUCKET }),
    });
    fc.assert(
      fc.property(bucketArbitrary, limits, (readings, { high, ...rest }) => {
        const watch = watchOf({ highWarning: high, highCritical: high + 4, ...rest });
        const real = episodesOf(watch, readings);
        const told = episodesOf(watch, toldOf(watch, readings));
        if (real.length > 0) expect(told).toHaveLength(1);
        if (real.some(({ severity }) => severity === 'critical')) expect(told[0]!.severity).toBe('critical');
      }),
      { numRuns: 500 },
    );
  });

  it('raises what the readings had raised by their change', () => {
    fc.assert(
      fc.property(
        bucketArbitrary,
        fc.integer({ min: 1, max: 15 }),
        fc.integer({ min: 60_000, max: BUCKET }),
        (readings, rateWarning, rateWindowMs) => {
          // Readings some milliseconds apart leave no room for what lies between.
          fc.pre(readings.every(({ ts }, index) => index === 0 || ts > readings[index - 1]!.ts + 3));
          const watch = watchOf({ rateWarning, rateWindowMs });
          const sides = (found: readonly { side: string }[]) => new Set(found.map(({ side }) => side));
          const real = sides(episodesOf(watch, readings));
          const told = sides(episodesOf(watch, toldOf(watch, readings)));
          for (const side of real) expect(told).toContain(side);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is the readings themselves where there are no more than two', () => {
    const watch = watchOf({ highWarning: 8 });
    const two = [
      { ts: 5, value: 9 },
      { ts: 70, value: 1 },
    ];
    expect(toldOf(watch, two)).toEqual(two);
    expect(toldOf(watch, two.slice(1))).toEqual(two.slice(1));
  });

  it('tells a bad state only where it is seen', () => {
    const choices = [
      { code: 0, label: 'Off', severity: null },
      { code: 1, label: 'Fault', severity: 'critical' as const },
      { code: 2, label: 'Run', severity: null },
      { code: 3, label: 'Worn', severity: 'warning' as const },
    ];
    const watch = watchesOf(null, choices)[0]!;
    const seen = (values: readonly number[]) =>
      toldOf(
        watch,
        values.map((value, index) => ({ ts: index * 1000, value })),
      ).map(({ value }) => value);
    expect(seen([0, 1, 2, 0])).toEqual([0, 0]);
    expect(seen([0, 3, 2, 0])).toEqual([0, 3, 3, 0]);
  });
});
