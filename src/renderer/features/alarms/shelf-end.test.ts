import { describe, expect, it } from 'vitest';
import { zoneClock } from '../../ui/zone-clock.ts';
import { LENGTHS, shelfProblem, untilOf, type ShelfEnd } from './shelf-end.ts';

const CLOCK = zoneClock('Europe/Berlin');
const NOW = Date.parse('2026-11-02T09:00:00Z');
const own = (day: string | null, time: string): ShelfEnd => ({ length: 'own', day, time });

describe('the end of a shelf', () => {
  it('is as far off as was chosen, whatever stands in the other fields', () => {
    for (const length of LENGTHS) {
      expect(shelfProblem({ length, day: null, time: '' }, NOW, CLOCK)).toBeNull();
    }
    expect(untilOf({ length: 'day', day: null, time: '' }, NOW, CLOCK)).toBe(NOW + 86_400_000);
  });

  it('is what was typed, on the clock of the plant', () => {
    expect(untilOf(own('2026-11-05', '14:30'), NOW, CLOCK)).toBe(Date.parse('2026-11-05T13:30:00Z'));
  });

  it.each([
    ['no day', null, '14:30', 'none'],
    ['no time', '2026-11-05', 'noon', 'none'],
    ['over', '2026-11-02', '10:00', 'past'],
    ['thirty days off', '2026-12-02', '10:00', null],
    ['further off than thirty days', '2026-12-02', '10:01', 'far'],
  ])('that is %s', (_what, day, time, problem) => {
    expect(shelfProblem(own(day, time), NOW, CLOCK)).toBe(problem);
  });
});
