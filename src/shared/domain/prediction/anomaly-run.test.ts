import { describe, expect, it } from 'vitest';
import { anomalyRun, type Hour } from './anomaly-run.ts';

const HOUR = 3_600_000;
const hourOfWeek = (ts: number) => (ts / HOUR) % 168;

/** Noise that repeats, about a day that is higher at noon. */
function hours(from: number, to: number, shift = 0): Hour[] {
  return Array.from({ length: to - from }, (_, at) => {
    const hour = from + at;
    const noise = (((hour * 7919) % 101) / 100 - 0.5) * 0.6;
    return { ts: hour * HOUR, value: 10 + 3 * Math.sin((2 * Math.PI * hour) / 24) + noise + shift };
  });
}

const weeks = (count: number) => hours(0, count * 168);
const end = 8 * 168;

describe('a metric that is unusual for hours', () => {
  it('is found with its side and since when, although each value is one that other hours have', () => {
    const run = [...hours(end, end + 48), ...hours(end + 48, end + 72, 1.5)];
    const found = anomalyRun(weeks(8), run, hourOfWeek);
    expect(found).toMatchObject({ outcome: 'unusual', side: 'high' });
    if (found.outcome !== 'unusual') throw new Error('nothing was found');
    expect(found.since).toBeGreaterThanOrEqual((end + 48) * HOUR);
    expect(found.since).toBeLessThan((end + 52) * HOUR);
    expect(found.mean - found.usual).toBeCloseTo(1.5, 0);
  });

  it.each<[string, Hour[]]>([
    ['that is as usual', hours(end, end + 72)],
    ['that was unusual and is no longer', [...hours(end, end + 30, 1.5), ...hours(end + 30, end + 72)]],
    ['that has only just become so', [...hours(end, end + 66), ...hours(end + 66, end + 72, 1.5)]],
    ['that has moved by less than it scatters', hours(end, end + 72, 0.15)],
    ['without readings', []],
  ])('is not one %s', (_name, run) => {
    expect(anomalyRun(weeks(8), run, hourOfWeek)).toEqual({ outcome: 'usual' });
  });

  it('is not looked for without a week of history', () => {
    expect(anomalyRun(hours(0, 167), hours(168, 240, 5), hourOfWeek)).toEqual({
      outcome: 'refused',
      reason: 'too-few-points',
    });
  });
});

describe('a plant that rests at the weekend', () => {
  /** 10 on weekdays, 4 at weekends, with noise that repeats; hour 0 is a Monday's first. */
  const resting = (from: number, to: number, shift = 0) =>
    Array.from({ length: to - from }, (_, at): Hour => {
      const hour = from + at;
      const noise = (((hour * 7919) % 101) / 100 - 0.5) * 0.6;
      return { ts: hour * HOUR, value: (hour % 168 >= 120 ? 4 : 10) + noise + shift };
    });
  /** Sunday evening, and Thursday evening. */
  const ends = { weekend: 6 * 24 + 20, weekday: 3 * 24 + 20 };

  it.each<[number, keyof typeof ends, string, string]>([
    [1, 'weekend', 'refused', 'refused'],
    [2, 'weekend', 'refused', 'refused'],
    [3, 'weekend', 'usual', 'unusual'],
    [6, 'weekend', 'usual', 'unusual'],
    [1, 'weekday', 'refused', 'refused'],
    [2, 'weekday', 'usual', 'unusual'],
    [3, 'weekday', 'usual', 'unusual'],
    [6, 'weekday', 'usual', 'unusual'],
  ])('after %d weeks at the end of a %s is %s, and %s where it has moved', (weeks, day, usual, moved) => {
    const now = weeks * 168 + ends[day] + 168;
    const history = resting(now - 72 - weeks * 168, now - 72);
    const seen = (shift: number) =>
      anomalyRun(history, [...resting(now - 72, now - 24), ...resting(now - 24, now, shift)], hourOfWeek);
    expect(seen(0).outcome).toBe(usual);
    expect(seen(2).outcome).toBe(moved);
    if (usual === 'refused') expect(seen(0)).toMatchObject({ reason: 'too-few-weeks' });
  });
});
