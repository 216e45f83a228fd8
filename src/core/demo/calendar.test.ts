import { describe, expect, it } from 'vitest';
import { DAY, HOUR, plantCalendar } from './calendar.ts';

const berlin = plantCalendar('Europe/Berlin');

describe('the calendar of the plant', () => {
  it('knows local time in winter and in summer', () => {
    expect(berlin.local(Date.UTC(2026, 0, 5, 12))).toBe(Date.UTC(2026, 0, 5, 13));
    expect(berlin.local(Date.UTC(2026, 6, 5, 12))).toBe(Date.UTC(2026, 6, 5, 14));
    expect(berlin.day(Date.UTC(2026, 6, 5, 22, 30))).toBe('2026-07-06');
  });

  it('finds the instant of a local time on both sides of the change of the clocks', () => {
    for (const instant of [Date.UTC(2026, 2, 28, 12), Date.UTC(2026, 2, 29, 12), Date.UTC(2026, 9, 25, 12)]) {
      expect(berlin.instant(berlin.local(instant))).toBe(instant);
    }
  });

  it('moves by days of the calendar, not by 24 hours', () => {
    const before = Date.UTC(2026, 2, 28, 11);
    expect(berlin.at(before, 0, 8)).toBe(Date.UTC(2026, 2, 28, 7));
    expect(berlin.at(before, 1, 8)).toBe(Date.UTC(2026, 2, 29, 6));
  });

  it('counts the week from Monday', () => {
    const monday = berlin.at(Date.UTC(2026, 10, 2, 12), 0, 0);
    expect(berlin.minuteOfWeek(monday)).toBe(0);
    expect(berlin.minuteOfWeek(monday + 6 * DAY + 23 * HOUR)).toBe(6 * 1440 + 23 * 60);
  });
});
