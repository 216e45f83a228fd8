import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AnomalyProfile,
  DEFAULT_EWMA,
  type EwmaState,
  HOURS_OF_WEEK,
  initialEwma,
  MIN_HISTORY,
  profileOf,
  type ProfileOptions,
  scoreOf,
  stepEwma,
} from './anomaly.ts';

const HOUR = 3_600_000;
/** A Monday. */
const START = Date.UTC(2026, 8, 7);
const hourOfWeek = (ts: number): number => Math.floor((ts - START) / HOUR) % HOURS_OF_WEEK;

function history(weeks: number, valueAt: (hour: number, week: number) => number) {
  return Array.from({ length: weeks * HOURS_OF_WEEK }, (_unused, at) => ({
    ts: START + at * HOUR,
    value: valueAt(at % HOURS_OF_WEEK, Math.floor(at / HOURS_OF_WEEK)),
  }));
}

function profiled(points: ReturnType<typeof history>, options: Partial<ProfileOptions> = {}): AnomalyProfile {
  const profile = profileOf(points, { hourOfWeek, ...options });
  if (profile === null) throw new Error('too little history');
  return profile;
}

/** 60 at work, 20 at night; each week a little more or less. */
const shifts = (hour: number, week: number) =>
  (hour % 24 >= 6 && hour % 24 < 22 ? 60 : 20) + [-2, 0, 2, -1, 1, 0][week % 6]!;

/** The scale of six values whose MAD is 1: Croux & Rousseeuw's factor for six, and the error of their median. */
const OF_SIX = 1.4826 * 1.2 * Math.sqrt(1 + Math.PI / 12);

describe('the score of a reading', () => {
  it('is its distance from the same hour of earlier weeks', () => {
    const profile = profiled(history(6, shifts));
    // Of -2, -1, 0, 0, 1, 2 the MAD is 1.
    const { z, usual, basis } = scoreOf(profile, 10, 63);
    expect({ center: usual.center, basis }).toEqual({ center: 60, basis: 'hour-of-week' });
    expect(usual.scale).toBeCloseTo(OF_SIX, 12);
    expect(z).toBeCloseTo(3 / OF_SIX, 12);
    expect(scoreOf(profile, 3, 60).z).toBeGreaterThan(10);
    expect(scoreOf(profile, 10, 60).z).toBe(0);
  });

  it('is in units of 1.4826 times the median deviation, widened for six values', () => {
    const profile = profiled(history(6, (_hour, week) => [-2, 0, 2, -1, 1, 0][week]!));
    expect(profile.all).toEqual({ center: 0, scale: 1.4826 });
    expect(scoreOf(profile, 40, -OF_SIX * 4).z).toBeCloseTo(-4, 12);
  });

  it('does not take weeks that agree by chance for certainty', () => {
    const profile = profiled(history(5, (hour, week) => (hour === 9 ? 0 : 4 * (week - 2))));
    expect(profile.all.scale).toBeCloseTo(1.4826 * 4, 12);
    expect(profile.hours[9]).toEqual({ center: 0, scale: 0.1 * profile.all.scale });
  });

  it.each([
    [1, 'all-hours', 'all-hours'],
    [2, 'hour-of-day', 'all-hours'],
    [3, 'hour-of-day', 'hour-of-day'],
    [4, 'hour-of-week', 'hour-of-week'],
  ])('of %d weeks is measured on a weekday by %s, at the weekend by %s', (weeks, weekday, weekend) => {
    const profile = profiled(history(weeks, shifts));
    expect(scoreOf(profile, 3, 60).basis).toBe(weekday);
    expect(scoreOf(profile, 5 * 24 + 3, 60).basis).toBe(weekend);
    if (weekday === 'all-hours') expect(scoreOf(profile, 3, 60).usual).toEqual(profile.all);
  });

  it('by hour of the day is 0 for what the hour of the week has shown before, and counts from there', () => {
    const fridays = (hour: number, week: number) => (hour === 4 * 24 + 14 ? 20 : shifts(hour, week));
    const profile = profiled(history(3, fridays));
    expect(scoreOf(profile, 4 * 24 + 14, 20)).toMatchObject({ basis: 'hour-of-day', z: 0 });
    expect(scoreOf(profile, 4 * 24 + 14, 60).z).toBe(0);
    expect(scoreOf(profile, 3 * 24 + 14, 20).z).toBeLessThan(-10);
    expect(scoreOf(profile, 4 * 24 + 14, 5)).toMatchObject({ usual: { center: 20 } });
  });

  it('counts weeks, not points: four buckets of one hour are one week', () => {
    const points = Array.from({ length: 40 }, (_unused, at) => ({ ts: START + at * 60_000, value: at }));
    expect(profiled(points).hours[0]).toBeNull();
  });

  it('does not exist without enough history', () => {
    const points = history(1, shifts);
    expect(profileOf(points.slice(0, MIN_HISTORY - 1), { hourOfWeek })).toBeNull();
    expect(profileOf(points.slice(0, MIN_HISTORY), { hourOfWeek })).not.toBeNull();
  });

  it.each([
    ['a thousandth of the value', 50, {}, 0.05],
    ['a billionth where that is 0', 0, {}, 1e-9],
    ['the resolution where it is given', 50, { resolution: 0.5 }, 0.5],
  ])('of a history that never changes has as its unit %s', (_case, value, options, scale) => {
    const profile = profiled(
      history(5, () => value),
      options,
    );
    expect(profile.all).toEqual({ center: value, scale });
    expect(profile.hours[7]!.scale).toBe(scale);
    expect(scoreOf(profile, 7, value).z).toBe(0);
  });

  it('of a history that is mostly one value uses the mean deviation', () => {
    const profile = profiled(history(5, (hour) => (hour % 4 === 0 ? 3 : 1)));
    expect(profile.all).toEqual({ center: 1, scale: 1.2533 * 0.5 });
  });

  it('does not depend on the unit, and outliers in the history hardly move it', () => {
    const values = fc.uniqueArray(fc.integer({ min: -100, max: 100 }), { minLength: 40, maxLength: 80 });
    const unit = fc.integer({ min: 1, max: 500 }).map((tenths) => tenths / 10);
    fc.assert(
      fc.property(values, unit, fc.integer({ min: -999, max: 999 }), (own, factor, shift) => {
        const points = own.map((value, at) => ({ ts: START + at * HOUR, value }));
        const converted = points.map(({ ts, value }) => ({ ts, value: value * factor + shift }));
        const { z } = scoreOf(profiled(points), 0, 55);
        expect(scoreOf(profiled(converted), 0, 55 * factor + shift).z).toBeCloseTo(z, 9);
        const wild = points.map((point, at) => (at % 10 === 0 ? { ...point, value: 1e12 } : point));
        expect(Math.abs(profiled(wild).all.center)).toBeLessThanOrEqual(100);
        expect(profiled(wild).all.scale).toBeLessThanOrEqual(1.4826 * 200);
      }),
    );
  });

  it('survives JSON', () => {
    const profile = profiled(history(5, shifts));
    expect(JSON.parse(JSON.stringify(profile))).toEqual(profile);
  });
});

/** All averages and sides that scores lead to. */
function run(scores: readonly number[], options = DEFAULT_EWMA, from = initialEwma()) {
  const results = [];
  let state: EwmaState = from;
  for (const z of scores) {
    const result = stepEwma(options, state, z);
    state = result.state;
    results.push(result);
  }
  return results;
}

describe('the moving average of scores', () => {
  /**
   * NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.4: mean 50, s 2.0539, lambda 0.3. Its chart takes the
   * limits that hold in the long run, 50 ± 2.5884, and starts at 50.
   */
  it('is that of the example of NIST', () => {
    const data = [
      52, 47, 53, 49.3, 50.1, 47, 51, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6,
      52.1,
    ];
    const published = [
      50.6, 49.52, 50.56, 50.18, 50.16, 49.21, 49.75, 49.85, 50.26, 50.33, 50.11, 49.36, 49.52, 50.05, 49.38,
      49.92, 50.73, 51.23, 51.94, 51.99,
    ];
    const results = run(
      data.map((value) => (value - 50) / 2.0539),
      { lambda: 0.3, width: 3, mostZ: Infinity },
    );
    results.forEach(({ state, side }, at) => {
      expect(Math.abs(50 + 2.0539 * state.average - published[at]!)).toBeLessThan(0.0051);
      expect(side).toBeNull();
    });
    expect(2.0539 * results.at(-1)!.limit).toBeCloseTo(2.5884, 3);
  });

  it('begins with the limit of a single score', () => {
    const [first] = run([3], { lambda: 0.25, width: 3, mostZ: 8 });
    expect(first!.state.average).toBe(0.75);
    expect(first!.limit).toBeCloseTo(0.75, 12);
  });

  it('sees a lasting shift that no single score shows', () => {
    const shifted = run([...Array.from({ length: 20 }, () => 0), ...Array.from({ length: 12 }, () => -1.5)]);
    const at = shifted.findIndex(({ side }) => side !== null);
    expect(at).toBeGreaterThan(20);
    expect(shifted[at]!.side).toBe('low');
  });

  it('soon forgets one wild score', () => {
    const results = run([1e9, ...Array.from({ length: 10 }, () => 0)]);
    expect(results[0]!.side).toBe('high');
    expect(results.at(-1)!.side).toBeNull();
  });

  it('goes on after a restart as if there had been none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { maxLength: 40 }),
        fc.nat({ max: 40 }),
        (scores, at) => {
          const before = run(scores.slice(0, at));
          const kept = JSON.parse(JSON.stringify(before.at(-1)?.state ?? initialEwma())) as EwmaState;
          expect([...before, ...run(scores.slice(at), DEFAULT_EWMA, kept)]).toEqual(run(scores));
        },
      ),
    );
  });

  it('is mirrored by mirrored scores and never beyond the greatest one that counts', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { maxLength: 40 }), (scores) => {
        const mirrored = run(scores.map((z) => -z));
        run(scores).forEach(({ state, side, limit }, at) => {
          expect(Math.abs(state.average)).toBeLessThanOrEqual(DEFAULT_EWMA.mostZ);
          expect(mirrored[at]!.state.average).toBeCloseTo(-state.average, 12);
          expect(mirrored[at]!.limit).toBe(limit);
          expect(mirrored[at]!.side === null).toBe(side === null);
        });
      }),
    );
  });
});
