import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignmentOf, periodBegin, periodFrom, type Period } from './periods.ts';
import { zoneClock } from '../../../ui/zone-clock.ts';

const hour = 3_600_000;
const day = 24 * hour;
const clock = zoneClock('Europe/Berlin');
const spanAt = (from: string, ms = hour) => ({ from: Date.parse(from), to: Date.parse(from) + ms });
const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString().slice(0, 16));
const beganAt = (period: Period, from: string) => iso(alignmentOf(period, spanAt(from), clock).span.from);
/** What of the other period lies under an instant, of a span from the first of the month to its end. */
const under = (period: Period, from: string, at: string, ms = 31 * day) =>
  iso(alignmentOf(period, spanAt(from, ms), clock).toOther(Date.parse(at)));

describe('the period that a span is compared with', () => {
  it('ends where the span begins', () => {
    expect(beganAt('previous', '2026-03-10T12:00:00Z')).toBe('2026-03-10T11:00');
  });

  it('begins on the day that was chosen, at the same time of day, and stays as far away when one zooms', () => {
    const span = spanAt('2026-03-10T12:00:00Z');
    const proposed = periodBegin(null, span, clock);
    expect(proposed).toEqual({ day: null, time: '13:00' });
    const period = periodFrom({ ...proposed, day: '2025-07-01' }, null, span, clock)!;
    // On the clock of Berlin it is 13:00 on both days.
    expect(beganAt(period, '2026-03-10T12:00:00Z')).toBe('2025-07-01T11:00');
    expect(beganAt(period, '2026-03-10T12:10:00Z')).toBe('2025-07-01T11:10');
    expect(periodFrom({ ...proposed, day: '2026-03-11' }, null, span, clock)).toBe(-day);
  });

  it('begins at another time of day where one was chosen, so that runs of different days lie over each other', () => {
    const span = spanAt('2026-03-10T12:00:00Z');
    const period = periodFrom({ day: '2025-07-01', time: '7:41:30' }, null, span, clock)!;
    expect(new Date(alignmentOf(period, span, clock).span.from).toISOString()).toBe(
      '2025-07-01T05:41:30.000Z',
    );
    expect(beganAt(period, '2026-03-10T12:10:00Z')).toBe('2025-07-01T05:51');
    expect(periodBegin(period, span, clock)).toEqual({ day: '2025-07-01', time: '07:41:30' });
  });

  it('keeps the time of day to the millisecond where nobody changes it', () => {
    const span = { from: Date.parse('2026-03-10T12:00:00.417Z'), to: Date.parse('2026-03-10T13:00:00Z') };
    const period = periodFrom({ ...periodBegin(null, span, clock), day: '2026-03-09' }, null, span, clock);
    expect(period).toBe(day);
    const run = 3 * day + 12_345;
    expect(periodFrom(periodBegin(run, span, clock), run, span, clock)).toBe(run);
  });

  it('is none as long as the day or the time is missing', () => {
    const span = spanAt('2026-03-10T12:00:00Z');
    expect(periodFrom({ day: null, time: '13:00' }, null, span, clock)).toBeNull();
    expect(periodFrom({ day: '2026-03-09', time: '25:00' }, null, span, clock)).toBeNull();
  });

  it('begins at the same time of day a day, a week, a month or a year before, also across a change of the clocks', () => {
    // Berlin is an hour further ahead of UTC from 2026-03-29.
    expect(beganAt('day', '2026-03-29T10:00:00Z')).toBe('2026-03-28T11:00');
    expect(beganAt('week', '2026-04-01T06:00:00Z')).toBe('2026-03-25T07:00');
    expect(beganAt('month', '2026-04-10T06:00:00Z')).toBe('2026-03-10T07:00');
    expect(beganAt('year', '2026-04-10T06:00:00Z')).toBe('2025-04-10T06:00');
  });

  it.each<[string, Period, string, string, string | null]>([
    ['before the clocks change', 'month', '2026-10-15T00:00:00Z', '2026-10-20T10:00:00Z', '2026-09-20T10:00'],
    ['after it', 'month', '2026-10-15T00:00:00Z', '2026-11-02T11:00:00Z', '2026-10-02T10:00'],
    ['a week before, after it', 'week', '2026-10-24T00:00:00Z', '2026-10-26T11:00:00Z', '2026-10-19T10:00'],
    ['a day before, after it', 'day', '2026-10-24T00:00:00Z', '2026-10-25T11:00:00Z', '2026-10-24T10:00'],
    [
      'a year before, between two changes',
      'year',
      '2026-03-01T00:00:00Z',
      '2026-03-29T10:00:00Z',
      '2025-03-29T11:00',
    ],
    [
      'beyond the end of a month',
      'month',
      '2026-10-15T00:00:00Z',
      '2026-11-01T11:00:00Z',
      '2026-10-01T10:00',
    ],
    [
      'on a day that the month before does not have',
      'month',
      '2026-03-01T00:00:00Z',
      '2026-03-30T10:00:00Z',
      null,
    ],
    ['on the 29th of February', 'year', '2024-02-01T00:00:00Z', '2024-02-29T10:00:00Z', null],
    ['after it, in a leap year', 'year', '2024-02-01T00:00:00Z', '2024-03-01T10:00:00Z', '2023-03-01T10:00'],
    [
      'after it, the year before being one',
      'year',
      '2025-02-01T00:00:00Z',
      '2025-03-01T10:00:00Z',
      '2024-03-01T10:00',
    ],
  ])('is told by date and time of day: %s', (_which, period, from, at, other) => {
    expect(under(period, from, at)).toBe(other);
  });

  it('is the last day of a shorter month where nothing else would be shown', () => {
    expect(beganAt('month', '2026-03-31T10:00:00Z')).toBe('2026-02-28T11:00');
    expect(beganAt('year', '2024-02-29T10:00:00Z')).toBe('2023-02-28T10:00');
    expect(beganAt('month', '2026-01-15T10:00:00Z')).toBe('2025-12-15T10:00');
  });

  it('lies one to one under what is shown, at the same time of day', () => {
    const periods = fc.constantFrom<Period>('day', 'week', 'month', 'year', 3 * day, -40 * day);
    const begins = fc.integer({ min: Date.UTC(2023, 0, 1), max: Date.UTC(2027, 0, 1) });
    fc.assert(
      fc.property(
        periods,
        begins,
        fc.nat(400 * 24),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (...drawn) => {
          const [period, from, hours, share] = drawn;
          const span = { from, to: from + (hours + 1) * hour };
          const { toOther, toShown, span: other } = alignmentOf(period, span, clock);
          const at = Math.round(from + share * (span.to - from));
          const under = toOther(at);
          if (under === null) return;
          expect(clock.toLocal(under) % day).toBe(clock.toLocal(at) % day);
          expect(under).toBeGreaterThanOrEqual(other.from);
          expect(under).toBeLessThanOrEqual(other.to);
          // Of an hour that the clocks show twice one lies under the other period.
          expect([at, at - hour, at + hour]).toContain(toShown(under));
        },
      ),
      { numRuns: 100 },
    );
  });
});
