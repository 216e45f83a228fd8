import { describe, expect, it } from 'vitest';
import { periodFrom, shiftOf } from './periods.ts';
import { zoneClock } from './ticks.ts';

const clock = zoneClock('Europe/Berlin');
const spanAt = (from: string) => ({ from: Date.parse(from), to: Date.parse(from) + 3_600_000 });
const beganAt = (period: Parameters<typeof shiftOf>[0], from: string) =>
  new Date(Date.parse(from) - shiftOf(period, spanAt(from), clock)).toISOString();

describe('the period that a span is compared with', () => {
  it('ends where the span begins', () => {
    expect(beganAt('previous', '2026-03-10T12:00:00Z')).toBe('2026-03-10T11:00:00.000Z');
  });

  it('begins on the day that was chosen, at the same time of day, and stays as far away when one zooms', () => {
    const span = spanAt('2026-03-10T12:00:00Z');
    const period = periodFrom('2025-07-01', span, clock);
    expect(beganAt(period, '2026-03-10T12:00:00Z')).toBe('2025-07-01T11:00:00.000Z');
    expect(shiftOf(period, { from: span.from + 600_000, to: span.to }, clock)).toBe(period);
    expect(periodFrom('2026-03-11', span, clock)).toBe(-86_400_000);
  });

  it('begins at the same time of day a week, a month or a year before, also across a change of the clocks', () => {
    // Berlin is an hour further ahead of UTC from 2026-03-29.
    expect(beganAt('week', '2026-04-01T06:00:00Z')).toBe('2026-03-25T07:00:00.000Z');
    expect(beganAt('month', '2026-04-10T06:00:00Z')).toBe('2026-03-10T07:00:00.000Z');
    expect(beganAt('year', '2026-04-10T06:00:00Z')).toBe('2025-04-10T06:00:00.000Z');
  });

  it('begins on the last day of a month that is shorter', () => {
    expect(beganAt('month', '2026-03-31T10:00:00Z')).toBe('2026-02-28T11:00:00.000Z');
    expect(beganAt('year', '2024-02-29T10:00:00Z')).toBe('2023-02-28T10:00:00.000Z');
    expect(beganAt('month', '2026-01-15T10:00:00Z')).toBe('2025-12-15T10:00:00.000Z');
  });
});
