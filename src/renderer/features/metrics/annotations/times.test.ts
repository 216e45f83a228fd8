import { describe, expect, it } from 'vitest';
import { zoneClock } from '../chart/ticks.ts';
import { instantTyped, typedTime } from './times.ts';

const clock = zoneClock('Europe/Berlin');
const at = Date.UTC(2026, 9, 1, 12, 30, 5, 250);

describe('the time of an annotation', () => {
  it('is shown on the clock of the plant, with seconds where it has some', () => {
    expect(typedTime(at, clock)).toEqual({ day: '2026-10-01', time: '14:30:05' });
    expect(typedTime(Date.UTC(2026, 0, 1, 23, 30), clock)).toEqual({ day: '2026-01-02', time: '00:30' });
  });

  it('stays to the millisecond where nobody changed it', () => {
    expect(instantTyped(typedTime(at, clock), at, clock)).toBe(at);
    expect(instantTyped({ day: '2026-10-01', time: '14:31' }, at, clock)).toBe(Date.UTC(2026, 9, 1, 12, 31));
  });

  it('is none where it cannot be read', () => {
    expect(instantTyped({ day: '2026-10-01', time: '25:00' }, at, clock)).toBeNull();
    expect(instantTyped({ day: null, time: '14:30' }, null, clock)).toBeNull();
  });
});
