import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  initialState,
  MAX_DELAY_MS,
  MAX_RATE_WINDOW_MS,
  NO_LIMITS,
  openEpisode,
  replay,
  step,
  validateThreshold,
  type Episode,
  type Reading,
  type Threshold,
  type ThresholdEvent,
  type ThresholdState,
} from './threshold.ts';
import type { Side } from './vocabulary.ts';

const SECOND = 1000;

function threshold(overrides: Partial<Threshold> = {}): Threshold {
  return { ...NO_LIMITS, ...overrides };
}

/** Readings one second apart from second 0. */
function series(...values: number[]): Reading[] {
  return values.map((value, index) => ({ ts: index * SECOND, value }));
}

function run(limits: Threshold, readings: readonly Reading[], from: ThresholdState = initialState()) {
  let state = from;
  const events: ThresholdEvent[] = [];
  for (const reading of readings) {
    const result = step(limits, state, reading);
    state = result.state;
    events.push(...result.events);
  }
  return { state, events };
}

function story(limits: Threshold, readings: readonly Reading[]): string[] {
  return run(limits, readings).events.map(
    ({ kind, at, episode }) => `${at / SECOND}s ${episode.side} ${episode.severity} ${kind}`,
  );
}

describe('a threshold', () => {
  it.each<[string, Threshold, number[], string[]]>([
    ['says nothing of a value that stands on the limit', threshold({ highWarning: 10 }), [9, 10, 10], []],
    [
      'raises at the first reading beyond a high limit without delay',
      threshold({ highWarning: 10 }),
      [9, 11],
      ['1s high warning raised'],
    ],
    [
      'raises at the first reading beyond a low limit without delay',
      threshold({ lowWarning: 10 }),
      [10, 9],
      ['1s low warning raised'],
    ],
    [
      'is critical at once where the first breaching value is beyond the critical limit',
      threshold({ highWarning: 10, highCritical: 20 }),
      [21],
      ['0s high critical raised'],
    ],
    [
      'is critical where there is only a critical limit, and ends by it',
      threshold({ highCritical: 20, deadband: 2 }),
      [21, 19, 18],
      ['0s high critical raised', '2s high critical ended'],
    ],
    [
      'escalates once within the episode and never steps down',
      threshold({ lowWarning: 10, lowCritical: 5 }),
      [9, 4, 9, 4, 10],
      ['0s low warning raised', '1s low critical escalated', '4s low critical ended'],
    ],
    [
      'stays open inside the limit but within the deadband',
      threshold({ highWarning: 10, deadband: 2 }),
      [11, 9, 8.5, 8],
      ['0s high warning raised', '3s high warning ended'],
    ],
    [
      'measures the deadband of an escalated episode from the warning limit',
      threshold({ highWarning: 10, highCritical: 20, deadband: 2 }),
      [21, 15, 9, 8],
      ['0s high critical raised', '3s high critical ended'],
    ],
    [
      'waits for the on-delay',
      threshold({ highWarning: 10, onDelayMs: 2 * SECOND }),
      [11, 11, 11, 11],
      ['2s high warning raised'],
    ],
    [
      'starts the on-delay again when the value comes back to the limit',
      threshold({ highWarning: 10, deadband: 5, onDelayMs: 2 * SECOND }),
      [11, 11, 10, 11, 11, 11],
      ['5s high warning raised'],
    ],
    [
      'waits for the off-delay',
      threshold({ highWarning: 10, offDelayMs: 2 * SECOND }),
      [11, 9, 9, 9],
      ['0s high warning raised', '3s high warning ended'],
    ],
    [
      'starts the off-delay again when the value enters the deadband',
      threshold({ highWarning: 10, deadband: 2, offDelayMs: 2 * SECOND }),
      [11, 8, 8, 9, 8, 8, 8],
      ['0s high warning raised', '6s high warning ended'],
    ],
    [
      'ends one side and raises the other when a value crosses over',
      threshold({ lowWarning: 0, highWarning: 10 }),
      [11, -1, 5],
      ['0s high warning raised', '1s high warning ended', '1s low warning raised', '2s low warning ended'],
    ],
    [
      'lets the other side wait for its own on-delay after a crossing',
      threshold({ lowWarning: 0, highWarning: 10, onDelayMs: SECOND, offDelayMs: 5 * SECOND }),
      [11, 11, -1, -1],
      ['1s high warning raised', '2s high warning ended', '3s low warning raised'],
    ],
    [
      'goes on with the episode when the next breach begins within the re-arm time',
      threshold({ highWarning: 10, highCritical: 20, rearmMs: 2 * SECOND }),
      [11, 9, 9, 21, 9],
      [
        '0s high warning raised',
        '1s high warning ended',
        '3s high critical rejoined',
        '4s high critical ended',
      ],
    ],
    [
      'raises another after the re-arm time',
      threshold({ highWarning: 10, rearmMs: 2 * SECOND }),
      [11, 9, 9, 9, 11],
      ['0s high warning raised', '1s high warning ended', '4s high warning raised'],
    ],
    [
      'goes on only once the new breach has waited for the on-delay',
      threshold({ highWarning: 10, onDelayMs: SECOND, rearmMs: 2 * SECOND }),
      [11, 11, 9, 11, 9, 11, 11],
      ['1s high warning raised', '2s high warning ended', '6s high warning raised'],
    ],
    [
      'does not go on across an episode of the other side',
      threshold({ lowWarning: 0, highWarning: 10, rearmMs: 60 * SECOND }),
      [11, -1, 11],
      [
        '0s high warning raised',
        '1s high warning ended',
        '1s low warning raised',
        '2s low warning ended',
        '2s high warning raised',
      ],
    ],
    [
      'forgets a waiting breach that crosses over',
      threshold({ lowWarning: 0, highWarning: 10, onDelayMs: SECOND }),
      [11, -1, 11, -1, -1],
      ['4s low warning raised'],
    ],
  ])('%s', (_, limits, values, expected) => {
    expect(validateThreshold(limits)).toEqual([]);
    expect(story(limits, series(...values))).toEqual(expected);
  });

  it('tells everything an alarm row needs', () => {
    const limits = threshold({ highWarning: 10, highCritical: 20, onDelayMs: SECOND, offDelayMs: SECOND });
    const { events } = run(limits, series(12, 13, 25, 25, 15, 9, 8, 7));
    const common = { side: 'high', startedAt: 0, raisedAt: 1000 } as const;
    const critical = { ...common, severity: 'critical', limit: 20, peakValue: 25, peakAt: 2000 } as const;
    expect(events).toEqual([
      {
        kind: 'raised',
        at: 1000,
        episode: { ...common, severity: 'warning', limit: 10, endedAt: null, peakValue: 13, peakAt: 1000 },
      },
      { kind: 'escalated', at: 3000, episode: { ...critical, endedAt: null } },
      { kind: 'ended', at: 6000, episode: { ...critical, endedAt: 5000 } },
    ]);
  });

  it('counts what happened during the on-delay towards the peak, and a spike beyond the critical limit not as critical', () => {
    const limits = threshold({ highWarning: 10, highCritical: 20, onDelayMs: 2 * SECOND });
    const { state, events } = run(limits, series(25, 12, 12));
    expect(events.map(({ kind }) => kind)).toEqual(['raised']);
    expect(openEpisode(state)).toMatchObject({ severity: 'warning', limit: 10, peakValue: 25, peakAt: 0 });
  });

  it('goes on from a state that does not know since when the value is critical', () => {
    const limits = threshold({ highWarning: 10, highCritical: 20, onDelayMs: SECOND });
    const { state } = run(limits, series(12, 12, 25));
    const { criticalSince: _, ...breach } = state.breach!;
    const older = { ...state, breach } as ThresholdState;
    const [reading] = series(0, 0, 0, 25).slice(3);
    expect(step(limits, older, reading!).events).toEqual([]);
  });

  it('shows no open episode while the on-delay runs', () => {
    const { state } = run(threshold({ highWarning: 10, onDelayMs: 2 * SECOND }), series(11, 11));
    expect(state.breach).not.toBeNull();
    expect(openEpisode(state)).toBeNull();
  });

  it('keeps the level at the last reading beside the worst severity', () => {
    const limits = threshold({ highWarning: 10, highCritical: 20, deadband: 5 });
    const levels = [25, 15, 9].map((_, index, values) => {
      const { state } = run(limits, series(...values.slice(0, index + 1)));
      return [state.breach?.level, state.breach?.severity];
    });
    expect(levels).toEqual([
      ['critical', 'critical'],
      ['warning', 'critical'],
      ['normal', 'critical'],
    ]);
  });

  it('dates the end of an episode that crosses over to when it was first back inside', () => {
    const limits = threshold({ lowWarning: 0, highWarning: 10, offDelayMs: 60 * SECOND });
    expect(replay(limits, series(11, 9, 5, -1)).episodes.map(({ endedAt }) => endedAt)).toEqual([1000, null]);
  });

  it('counts a pause between two breaching readings as breach', () => {
    const limits = threshold({ highWarning: 10, onDelayMs: 60 * SECOND });
    const readings = [
      { ts: 0, value: 11 },
      { ts: 3600 * SECOND, value: 11 },
    ];
    expect(replay(limits, readings).episodes).toMatchObject([{ startedAt: 0, raisedAt: 3600 * SECOND }]);
  });

  it('ends the episode of a side whose limits were removed', () => {
    const { state } = run(threshold({ highWarning: 10, lowWarning: 0 }), series(11));
    const { events } = run(threshold({ lowWarning: 0 }), [{ ts: 1000, value: 11 }], state);
    expect(events).toMatchObject([{ kind: 'ended', episode: { endedAt: 1000, limit: 10 } }]);
  });

  it('makes one episode of an hour of oscillation by 0.1 around a limit with a deadband of 0.5', () => {
    const values = Array.from({ length: 3600 }, (_, second) => 80 + (second % 2 === 0 ? 0.1 : -0.1));
    expect(replay(threshold({ highWarning: 80, deadband: 0.5 }), series(...values)).episodes).toHaveLength(1);
    expect(replay(threshold({ highWarning: 80 }), series(...values)).episodes).toHaveLength(1800);
  });

  it.each([
    ['a value that is not a number', { ts: 1, value: Number.NaN }],
    ['an infinite value', { ts: 1, value: Number.POSITIVE_INFINITY }],
    ['a time that is not a number', { ts: Number.NaN, value: 1 }],
    ['a fraction of a millisecond', { ts: 0.5, value: 1 }],
    ['a reading as old as the last', { ts: 0, value: 1 }],
    ['a reading older than the last', { ts: -1, value: 1 }],
  ])('refuses %s', (_, reading) => {
    const { state } = run(threshold({ highWarning: 10 }), series(5));
    expect(() => step(threshold({ highWarning: 10 }), state, reading)).toThrow(RangeError);
  });
});

describe('validating a threshold', () => {
  it.each<[string, Partial<Threshold>, string[]]>([
    ['accepts one limit', { highWarning: 10 }, []],
    ['accepts equal warning and critical limits', { highWarning: 10, highCritical: 10 }, []],
    ['accepts all four limits', { lowCritical: 1, lowWarning: 2, highWarning: 3, highCritical: 4 }, []],
    ['accepts a wide deadband with limits on one side only', { highWarning: 10, deadband: 1000 }, []],
    ['accepts the longest delays', { highWarning: 1, onDelayMs: MAX_DELAY_MS, offDelayMs: MAX_DELAY_MS }, []],
    ['wants a limit', {}, ['no-limit']],
    ['wants finite limits', { highWarning: Number.NaN }, ['limit-not-finite']],
    ['wants finite limits on any side', { lowCritical: -Infinity }, ['limit-not-finite']],
    ['orders the low side', { lowCritical: 2, lowWarning: 1 }, ['low-critical-above-low-warning']],
    ['orders the high side', { highWarning: 2, highCritical: 1 }, ['high-critical-below-high-warning']],
    ['wants low below high', { lowWarning: 5, highWarning: 5 }, ['low-not-below-high']],
    ['compares across missing warnings', { lowCritical: 6, highCritical: 5 }, ['low-not-below-high']],
    ['wants a deadband that is not negative', { highWarning: 1, deadband: -1 }, ['deadband-invalid']],
    ['wants a finite deadband', { highWarning: 1, deadband: Infinity }, ['deadband-invalid']],
    ['wants room for the deadband', { lowWarning: 0, highWarning: 2, deadband: 2 }, ['deadband-too-wide']],
    ['wants no negative on-delay', { highWarning: 1, onDelayMs: -1 }, ['on-delay-invalid']],
    [
      'wants an on-delay of 7 days at most',
      { highWarning: 1, onDelayMs: MAX_DELAY_MS + 1 },
      ['on-delay-invalid'],
    ],
    ['accepts a change alone', { rateWarning: 1, rateWindowMs: 1000 }, []],
    ['wants a change above zero', { rateWarning: 0, rateWindowMs: 1000 }, ['rate-not-above-zero']],
    [
      'orders the changes',
      { rateWarning: 2, rateCritical: 1, rateWindowMs: 1000 },
      ['rate-critical-below-warning'],
    ],
    ['wants a time for a change', { rateCritical: 2 }, ['rate-window-invalid']],
    [
      'wants a day for a change at most',
      { rateCritical: 2, rateWindowMs: MAX_RATE_WINDOW_MS + 1 },
      ['rate-window-invalid'],
    ],
    [
      'wants a re-arm time of 7 days at most',
      { highWarning: 1, rearmMs: MAX_DELAY_MS + 1 },
      ['rearm-invalid'],
    ],
    ['wants an off-delay in whole ms', { highWarning: 1, offDelayMs: 0.5 }, ['off-delay-invalid']],
    [
      'names every problem',
      { deadband: Number.NaN, onDelayMs: Number.NaN, offDelayMs: -1 },
      ['no-limit', 'deadband-invalid', 'on-delay-invalid', 'off-delay-invalid'],
    ],
  ])('%s', (_, overrides, problems) => {
    expect(validateThreshold(threshold(overrides))).toEqual(problems);
  });
});

/** Valid thresholds around values of -30 to 30, with any limits missing but one. */
const thresholds: fc.Arbitrary<Threshold> = fc
  .record({
    limits: fc.uniqueArray(fc.integer({ min: -20, max: 20 }), { minLength: 4, maxLength: 4 }),
    present: fc.integer({ min: 1, max: 15 }),
    deadband: fc.integer({ min: 0, max: 8 }),
    onDelayMs: fc.integer({ min: 0, max: 6 }),
    offDelayMs: fc.integer({ min: 0, max: 6 }),
    rearmMs: fc.integer({ min: 0, max: 12 }),
  })
  .map(({ limits, present, ...rest }) => {
    const sorted = limits.sort((a, b) => a - b);
    const [lowCritical, lowWarning, highWarning, highCritical] = sorted.map((limit, bit) =>
      (present >> bit) % 2 === 1 ? limit : null,
    );
    return threshold({ lowCritical, lowWarning, highWarning, highCritical, ...rest });
  })
  .filter((candidate) => validateThreshold(candidate).length === 0);

const readingLists: fc.Arbitrary<Reading[]> = fc
  .array(fc.record({ after: fc.integer({ min: 1, max: 3 }), value: fc.integer({ min: -30, max: 30 }) }), {
    maxLength: 60,
    size: 'max',
  })
  .map((steps) => {
    let ts = -20;
    return steps.map(({ after, value }) => ({ ts: (ts += after), value }));
  });

/** Episodes read off the whole list: for each start, look ahead for the raise, then for the end. */
function episodesByLookingAhead(limits: Threshold, readings: readonly Reading[]): Episode[] {
  const first = {
    low: limits.lowWarning ?? limits.lowCritical,
    high: limits.highWarning ?? limits.highCritical,
  };
  const critical = { low: limits.lowCritical, high: limits.highCritical };
  const outside = (side: Side, value: number, limit: number | null) =>
    limit !== null && (side === 'low' ? limit - value : value - limit) > 0;
  const breaching = (side: Side, { value }: Reading) => outside(side, value, first[side]);
  const inside = (side: Side, { value }: Reading) =>
    (side === 'low' ? value - first.low! : first.high! - value) >= limits.deadband;
  const episodes: Episode[] = [];
  let from = 0;
  while (from < readings.length) {
    const start = readings[from]!;
    const side = (['low', 'high'] as const).find((candidate) => breaching(candidate, start));
    if (side === undefined) {
      from += 1;
      continue;
    }
    const other = side === 'low' ? 'high' : 'low';
    const tail = readings.slice(from);
    const stop = tail.findIndex((reading) => !breaching(side, reading));
    const stretch = stop === -1 ? tail : tail.slice(0, stop);
    const raised = stretch.find(({ ts }) => ts - start.ts >= limits.onDelayMs);
    if (raised === undefined) {
      from += stretch.length;
      continue;
    }
    const backSince = (end: number) => {
      const lastOut = tail.slice(0, end + 1).findLastIndex((reading) => !inside(side, reading));
      return tail[lastOut + 1]!.ts;
    };
    const end = tail.findIndex(
      (reading, index) =>
        breaching(other, reading) ||
        (inside(side, reading) && reading.ts - backSince(index) >= limits.offDelayMs),
    );
    const during = end === -1 ? tail : tail.slice(0, end);
    const furthest = (side === 'low' ? Math.min : Math.max)(...during.map(({ value }) => value));
    const isCritical = during.some((first, index) => {
      const after = during.slice(index);
      const back = after.findIndex(({ value }) => !outside(side, value, critical[side]));
      const stretch = back === -1 ? after : after.slice(0, back);
      return stretch.some(({ ts }) => ts - first.ts >= limits.onDelayMs);
    });
    episodes.push({
      side,
      severity: isCritical ? 'critical' : 'warning',
      limit: (isCritical ? critical : first)[side]!,
      startedAt: start.ts,
      raisedAt: raised.ts,
      endedAt: end === -1 ? null : backSince(end),
      peakValue: furthest,
      peakAt: during.find(({ value }) => value === furthest)!.ts,
    });
    from += during.length;
  }
  return episodes.reduce<Episode[]>((joined, episode) => {
    const last = joined.at(-1);
    const goesOn =
      limits.rearmMs > 0 &&
      last?.side === episode.side &&
      episode.startedAt - last.endedAt! <= limits.rearmMs;
    if (last === undefined || !goesOn) return [...joined, episode];
    const worse = last.severity === 'warning' ? episode : last;
    const further = outside(episode.side, episode.peakValue, last.peakValue) ? episode : last;
    const { peakValue, peakAt } = further;
    const { severity, limit } = worse;
    return [
      ...joined.slice(0, -1),
      { ...last, endedAt: episode.endedAt, severity, limit, peakValue, peakAt },
    ];
  }, []);
}

describe('for any threshold and readings', () => {
  it('the episodes are those one sees looking at the whole list at once', () => {
    fc.assert(
      fc.property(thresholds, readingLists, (limits, readings) => {
        expect(replay(limits, readings).episodes).toEqual(episodesByLookingAhead(limits, readings));
      }),
      { numRuns: 2000 },
    );
  });

  it('a restart at any point changes nothing', () => {
    fc.assert(
      fc.property(thresholds, readingLists, fc.nat(60), (limits, readings, cut) => {
        const before = run(limits, readings.slice(0, cut));
        const restored = JSON.parse(JSON.stringify(before.state)) as ThresholdState;
        const after = run(limits, readings.slice(cut), restored);
        const whole = run(limits, readings);
        expect([...before.events, ...after.events]).toEqual(whole.events);
        expect(after.state).toEqual(whole.state);
      }),
    );
  });

  it('at most one episode is open: each is raised, perhaps escalated, and ended before it goes on or the next is raised', () => {
    fc.assert(
      fc.property(thresholds, readingLists, (limits, readings) => {
        const { events, state } = run(limits, readings);
        const told = events.map(({ kind }) => kind).join(' ');
        expect(told).toMatch(/^((raised|rejoined)( escalated)? ended ?)*((raised|rejoined)( escalated)?)?$/);
        expect(openEpisode(state) !== null).toBe(events.length > 0 && !told.endsWith('ended'));
        const starts = events.map(({ episode }) => episode.startedAt);
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
        expect(new Set(starts).size).toBe(events.filter(({ kind }) => kind === 'raised').length);
      }),
    );
  });

  it('episodes do not overlap and their instants are in order', () => {
    fc.assert(
      fc.property(thresholds, readingLists, (limits, readings) => {
        let freeFrom = Number.NEGATIVE_INFINITY;
        for (const episode of replay(limits, readings).episodes) {
          expect(episode.startedAt).toBeGreaterThanOrEqual(freeFrom);
          expect(episode.raisedAt - episode.startedAt).toBeGreaterThanOrEqual(limits.onDelayMs);
          freeFrom = episode.endedAt ?? Number.POSITIVE_INFINITY;
          expect(freeFrom).toBeGreaterThan(episode.raisedAt);
          expect(episode.peakAt).toBeLessThan(freeFrom);
        }
      }),
    );
  });

  it('an oscillation smaller than the deadband around a limit gives at most one episode', () => {
    const cases = fc
      .record({
        limit: fc.integer({ min: -50, max: 50 }),
        deadband: fc.integer({ min: 1, max: 10 }),
        isHigh: fc.boolean(),
        onDelayMs: fc.integer({ min: 0, max: 4000 }),
        offDelayMs: fc.integer({ min: 0, max: 4000 }),
      })
      .chain((setting) =>
        fc.tuple(
          fc.constant(setting),
          fc.array(fc.integer({ min: 1 - setting.deadband * 8, max: setting.deadband * 8 - 1 }), {
            size: 'large',
          }),
        ),
      );
    fc.assert(
      fc.property(cases, ([{ limit, deadband, isHigh, onDelayMs, offDelayMs }, eighths]) => {
        const limits = threshold({
          [isHigh ? 'highWarning' : 'lowWarning']: limit,
          deadband,
          onDelayMs,
          offDelayMs,
        });
        const readings = series(...eighths.map((eighth) => limit + eighth / 8));
        expect(replay(limits, readings).episodes.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
