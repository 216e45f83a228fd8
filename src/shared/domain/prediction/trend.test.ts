import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_POINTS, type TrendPoint } from './theil-sen.ts';
import { forecastTrend, type TrendForecast, type TrendQuestion } from './trend.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 8, 1);

/** Noise between -1 and 1 that is the same every time. */
function makeNoise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

function everyHours(
  hours: number,
  count: number,
  valueAt: (day: number, at: number) => number,
): TrendPoint[] {
  return Array.from({ length: count }, (_unused, at) => ({
    ts: START + at * hours * HOUR,
    value: valueAt((at * hours) / 24, at),
  }));
}

function ask(points: readonly TrendPoint[], changes: Partial<TrendQuestion> = {}): TrendForecast {
  return forecastTrend({
    points,
    limit: { side: 'high', value: 7.1 },
    now: points.at(-1)?.ts ?? START,
    hourOfDay: (ts) => new Date(ts).getUTCHours(),
    ...changes,
  });
}

function crossing(forecast: TrendForecast) {
  if (forecast.outcome === 'refused') throw new Error(forecast.reason);
  return forecast.crossing;
}

function refusal(forecast: TrendForecast): string | null {
  return forecast.outcome === 'refused' ? forecast.reason : null;
}

describe('a forecast of a trend', () => {
  it('reaches the limit when the line does, between instants around it', () => {
    const noise = makeNoise(1);
    const points = everyHours(24, 60, (day) => 4 + 0.04 * day + 0.1 * noise());
    const forecast = ask(points);
    expect(forecast).toMatchObject({
      method: 'theil-sen/1',
      points: 60,
      from: START,
      isSeasonRemoved: false,
    });
    const { earliest, likely, latest } = crossing(forecast);
    const truth = START + ((7.1 - 4) / 0.04) * DAY;
    expect(Math.abs(likely - truth)).toBeLessThan(2 * DAY);
    expect(earliest).toBeLessThan(likely);
    expect(latest).toBeGreaterThan(likely);
    expect(earliest).toBeLessThan(truth);
    expect(latest).toBeGreaterThan(truth);
  });

  it('reaches a low limit from above', () => {
    const points = everyHours(24, 30, (day) => 10 - 0.1 * day);
    const { earliest, likely, latest } = crossing(ask(points, { limit: { side: 'low', value: 6 } }));
    expect([earliest, likely, latest]).toEqual([START + 40 * DAY, START + 40 * DAY, START + 40 * DAY]);
  });

  it('is not moved far by one wild point in five, nor by a gap', () => {
    const noise = makeNoise(3);
    const clean = everyHours(24, 80, (day) => 2 + 0.05 * day + 0.1 * noise()).filter(
      (_point, at) => at < 20 || at > 35,
    );
    const wild = clean.map(({ ts, value }, at) => ({ ts, value: at % 5 === 2 ? 900 : value }));
    const [one, other] = [crossing(ask(clean)).likely, crossing(ask(wild)).likely];
    expect(Math.abs(one - other)).toBeLessThan(5 * DAY);
  });

  it('does not take the time of day for a trend', () => {
    const noise = makeNoise(5);
    const wave = (day: number) => 2 * Math.sin(2 * Math.PI * day);
    // From the trough of the first day to the crest of the last.
    const flat = everyHours(2, 7 * 12 + 7, (day) => 5 + wave(day - 0.25) + 0.05 * noise());
    expect(refusal(ask(flat))).toBe('no-trend');
    const rising = everyHours(2, 20 * 12, (day) => 2 + 0.1 * day + wave(day) + 0.05 * noise());
    const forecast = ask(rising);
    expect(forecast.isSeasonRemoved).toBe(true);
    const { earliest, latest } = crossing(forecast);
    // The crest of the day is there 20 days before its mean.
    expect(forecast.line!.swing).toBeCloseTo(2, 1);
    const truth = START + 31 * DAY;
    expect(Math.abs(crossing(forecast).likely - truth)).toBeLessThan(DAY);
    const blind = crossing(ask(rising, { hourOfDay: () => 0 }));
    expect(latest! - earliest).toBeLessThan((blind.latest! - blind.earliest) / 3);
  });

  it('leaves out hours of which it knows too little', () => {
    const points = everyHours(2, 20 * 12, (day) => 2 + 0.1 * day + Math.sin(2 * Math.PI * day));
    const odd = { ts: points[100]!.ts + HOUR, value: 3 };
    const forecast = ask([...points.slice(0, 101), odd, ...points.slice(101)]);
    expect(forecast).toMatchObject({ points: 240, isSeasonRemoved: true });
  });

  it('does not take noise for a pattern', () => {
    const noise = makeNoise(13);
    const forecasts = Array.from({ length: 50 }, () =>
      ask(everyHours(2, 20 * 12, (day) => 2 + 0.1 * day + noise())),
    );
    expect(forecasts.filter(({ isSeasonRemoved }) => isSeasonRemoved).length).toBeLessThan(5);
  });

  it('counts the trough of the day for a low limit', () => {
    const noise = makeNoise(15);
    // Down by 3 for two hours of the day, otherwise level.
    const points = everyHours(
      2,
      20 * 12,
      (day, at) => 20 - 0.2 * day - (at % 12 === 4 ? 3 : 0) + 0.1 * noise(),
    );
    const low = ask(points, { limit: { side: 'low', value: 12 }, horizonMs: 900 * DAY });
    expect(low.line!.swing).toBeCloseTo(2.75, 1);
    expect(Math.abs(crossing(low).likely - (START + 25 * DAY))).toBeLessThan(DAY);
  });

  it('does not remove a pattern that daily points cannot show', () => {
    const points = everyHours(24, 30, (day) => 2 + 0.1 * day);
    expect(ask(points, { hourOfDay: (ts) => (ts < START + 15 * DAY ? 2 : 1) }).isSeasonRemoved).toBe(false);
  });

  it('merges points that are too many, with the same line', () => {
    const points = everyHours(0.25, 10 * 96, (day) => 2 + 0.1 * day);
    expect(points.length).toBeGreaterThan(MAX_POINTS);
    const { likely } = crossing(ask(points, { horizonMs: 60 * DAY }));
    expect(Math.abs(likely - (START + 51 * DAY))).toBeLessThan(60_000);
  });

  it('may be due now where the line is just below the limit', () => {
    const noise = makeNoise(11);
    const points = everyHours(24, 40, (day) => 4 + 0.04 * day + noise());
    const { level } = ask(points, { limit: { side: 'high', value: 6 } }).line!;
    const now = points.at(-1)!.ts;
    const { earliest, likely } = crossing(ask(points, { limit: { side: 'high', value: level + 0.01 } }));
    expect(earliest).toBe(now);
    expect(likely).toBeGreaterThan(now);
  });

  it('knows nothing of what came after', () => {
    const noise = makeNoise(9);
    const points = everyHours(24, 60, (day) => 4 + 0.04 * day + 0.1 * noise());
    const now = points[39]!.ts;
    expect(ask(points, { now })).toEqual(ask(points.slice(0, 40), { now }));
  });

  it('may say that the limit is perhaps never reached', () => {
    const values = [1, 2, 4, 5, 1, 3, 6, 5, 2, 6, 4, 5];
    const points = everyHours(24, values.length, (_day, at) => values[at]!);
    const maybe = ask(points, { confidence: 0.8 });
    expect(maybe.line!.pValue).toBeCloseTo(0.0937, 4);
    expect(crossing(maybe).latest).toBeNull();
  });

  it.each<[string, TrendPoint[], Partial<TrendQuestion>]>([
    ['too-few-points', [], {}],
    ['too-few-points', everyHours(24, 9, (day) => day), {}],
    ['span-too-short', everyHours(1, 20, (day) => day), {}],
    ['no-trend', everyHours(24, 30, (_day, at) => (at % 2 === 0 ? 4 : 5)), {}],
    ['no-trend', everyHours(24, 30, () => 4), {}],
    ['already-beyond', everyHours(24, 30, (day) => 5 + 0.1 * day), {}],
    ['already-beyond', everyHours(24, 30, (day) => 4 + 0.1 * day), { now: START + 40 * DAY }],
    ['moving-away', everyHours(24, 30, (day) => 5 - 0.1 * day), {}],
    ['too-far', everyHours(24, 30, (day) => 1 + 0.01 * day), {}],
  ])('is refused: %s', (reason, points, changes) => {
    const forecast = ask(points, changes);
    expect(refusal(forecast)).toBe(reason);
    expect(forecast.method).toBe('theil-sen/1');
  });

  it.each([
    ['out of order', [2, 1], 1],
    ['twice at one instant', [1, 1], 1],
    ['not finite', [1, 2], Number.NaN],
  ])('is not made of points that are %s', (_case, instants, value) => {
    const points = instants.map((ts) => ({ ts, value }));
    expect(() => ask(points)).toThrow(RangeError);
  });

  it('shifts with time, and does not depend on the unit', () => {
    const values = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 12, maxLength: 60 });
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: -400, max: 400 }),
        fc.integer({ min: 1, max: 50 }),
        (ys, days, unit) => {
          const points = everyHours(24, ys.length, (day, at) => ys[at]! + 3 * day);
          const limit = { side: 'high', value: 400 } as const;
          const one = ask(points, { limit });
          const shifted = ask(
            points.map(({ ts, value }) => ({ ts: ts + days * DAY, value })),
            { limit },
          );
          const scaled = ask(
            points.map(({ ts, value }) => ({ ts, value: value * unit })),
            { limit: { side: 'high', value: 400 * unit } },
          );
          expect(refusal(shifted)).toBe(refusal(one));
          expect(refusal(scaled)).toBe(refusal(one));
          if (one.outcome === 'refused') return;
          expect(crossing(shifted).likely).toBe(one.crossing.likely + days * DAY);
          expect(Math.abs(crossing(scaled).likely - one.crossing.likely)).toBeLessThanOrEqual(1000);
        },
      ),
    );
  });

  it('has its instants in order, not before now, and survives JSON', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 90 }), fc.double({ min: -20, max: 20, noNaN: true })), {
          minLength: 10,
          maxLength: 60,
        }),
        fc.double({ min: -5, max: 5, noNaN: true }),
        fc.constantFrom('low', 'high'),
        (steps, slope, side) => {
          let ts = START;
          const points = steps.map(([hours, noise]) => {
            ts += hours * HOUR;
            return { ts, value: (slope * (ts - START)) / DAY + noise };
          });
          const limit = { side, value: side === 'high' ? 60 : -60 } as const;
          const forecast = ask(points, { limit, now: ts, confidence: 0.8 });
          expect(JSON.parse(JSON.stringify(forecast))).toEqual(forecast);
          if (forecast.outcome === 'refused') return;
          const { earliest, likely, latest } = forecast.crossing;
          expect(earliest).toBeGreaterThanOrEqual(ts);
          expect(likely).toBeGreaterThanOrEqual(earliest);
          if (latest !== null) expect(latest).toBeGreaterThanOrEqual(likely);
        },
      ),
    );
  });
});
