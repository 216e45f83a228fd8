import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, daysBetween } from './calendar-day.ts';

const day = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2150-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('calendar days', () => {
  it.each([
    ['2026-11-21', 12, '2027-11-21'],
    ['2026-11-21', -12, '2025-11-21'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
  ])('%s and %i months are %s', (from, months, to) => {
    expect(addMonths(from, months)).toBe(to);
  });

  it('are counted from one to another, over changes of the clocks too', () => {
    expect(daysBetween('2026-03-01', '2026-04-01')).toBe(31);
    expect(daysBetween('2026-11-21', '2026-11-20')).toBe(-1);
  });

  it('keep their order when the same months are added to both', () => {
    fc.assert(
      fc.property(day, day, fc.integer({ min: -600, max: 600 }), (one, other, months) => {
        const [early, late] = one < other ? [one, other] : [other, one];
        return addMonths(early, months) <= addMonths(late, months);
      }),
    );
  });
});
