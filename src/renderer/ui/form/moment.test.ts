import { describe, expect, it } from 'vitest';
import { zoneClock } from '../zone-clock.ts';
import { instantOf, minuteOf, momentOf, pastProblemsOf } from './moment.ts';

const berlin = zoneClock('Europe/Berlin');
const at = Date.UTC(2026, 9, 1, 12, 30, 5, 250);

describe('a moment that is typed', () => {
  it.each([
    ['14:30', '2026-07-01T12:30:00.000Z'],
    ['7:05', '2026-07-01T05:05:00.000Z'],
    ['14.30', '2026-07-01T12:30:00.000Z'],
    ['1430', '2026-07-01T12:30:00.000Z'],
    [' 14:30:15 ', '2026-07-01T12:30:15.000Z'],
  ])('is taken as the plant’s own clock: %s', (time, expected) => {
    expect(new Date(instantOf({ day: '2026-07-01', time }, berlin)!).toISOString()).toBe(expected);
  });

  it.each(['', '25:00', '12:60', 'noon', '9'])('is none where the time is none: %s', (time) => {
    expect(instantOf({ day: '2026-07-01', time }, berlin)).toBeNull();
  });

  it('needs a day', () => {
    expect(instantOf({ day: null, time: '14:30' }, berlin)).toBeNull();
  });

  it('stays to the millisecond where nobody changed it', () => {
    expect(instantOf(momentOf(at, berlin), berlin, at)).toBe(at);
    expect(instantOf({ day: '2026-10-01', time: '14:31' }, berlin, at)).toBe(Date.UTC(2026, 9, 1, 12, 31));
  });
});

describe('an instant as it is typed', () => {
  it('is on the clock of the plant, with seconds where it has some', () => {
    expect(momentOf(at, berlin)).toEqual({ day: '2026-10-01', time: '14:30:05' });
    expect(momentOf(Date.UTC(2026, 0, 1, 23, 30), berlin)).toEqual({ day: '2026-01-02', time: '00:30' });
  });

  it('is proposed as the minute that has begun', () => {
    expect(minuteOf(at, berlin)).toEqual({ day: '2026-10-01', time: '14:30' });
  });
});

describe('the moment of something that has happened', () => {
  it.each([
    ['without a day', null, null, { day: 'dayNeeded', time: null }],
    ['without a time', '2026-10-01', null, { day: null, time: 'timeNeeded' }],
    ['still to come', '2026-10-01', at + 1, { day: null, time: 'future' }],
    ['that is over', '2026-10-01', at, { day: null, time: null }],
  ])('%s', (_what, day, instant, problems) => {
    expect(pastProblemsOf({ day, time: '' }, instant, at)).toEqual(problems);
  });
});
