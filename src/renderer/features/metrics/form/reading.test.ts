import { describe, expect, it } from 'vitest';
import { zoneClock } from '../chart/ticks.ts';
import { instantOfReading } from './reading.ts';

const berlin = zoneClock('Europe/Berlin');

describe('the time of a reading by hand', () => {
  it.each([
    ['14:30', '2026-07-01T12:30:00.000Z'],
    ['7:05', '2026-07-01T05:05:00.000Z'],
    ['14.30', '2026-07-01T12:30:00.000Z'],
    ['1430', '2026-07-01T12:30:00.000Z'],
    [' 14:30:15 ', '2026-07-01T12:30:15.000Z'],
  ])('is taken as the plant’s own clock: %s', (time, expected) => {
    expect(new Date(instantOfReading('2026-07-01', time, berlin)!).toISOString()).toBe(expected);
  });

  it.each(['', '25:00', '12:60', 'noon', '9'])('is refused where it is none: %s', (time) => {
    expect(instantOfReading('2026-07-01', time, berlin)).toBeNull();
  });

  it('needs a day', () => {
    expect(instantOfReading(null, '14:30', berlin)).toBeNull();
  });
});
