import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DayOrder, readDay } from './typed-day.ts';

const today = '2026-11-21';
const orders = fc.constantFrom<DayOrder>('dmy', 'mdy');
const days = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2200-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('a typed day', () => {
  it.each<[string, string]>([
    ['05.06.2027', '2027-06-05'],
    ['5.6.2027', '2027-06-05'],
    ['5. 6. 2027', '2027-06-05'],
    ['24.11.2026', '2026-11-24'],
    ['24/11/2026', '2026-11-24'],
    ['24-11-2026', '2026-11-24'],
    [' 24.11.26 ', '2026-11-24'],
    ['1.1.46', '2046-01-01'],
    ['1.1.47', '1947-01-01'],
    ['29.02.2028', '2028-02-29'],
    ['2026-11-24', '2026-11-24'],
    ['2026-1-4', '2026-01-04'],
    ['heute', today],
    ['Today', today],
    ['morgen', '2026-11-22'],
    ['yesterday', '2026-11-20'],
  ])('%j is %s where the day comes first', (text, day) => {
    expect(readDay(text, 'dmy', today)).toBe(day);
  });

  it.each<[string, string]>([
    ['05/06/2027', '2027-05-06'],
    ['11/24/2026', '2026-11-24'],
    ['2026-11-24', '2026-11-24'],
  ])('%j is %s where the month comes first', (text, day) => {
    expect(readDay(text, 'mdy', today)).toBe(day);
  });

  it.each([
    '',
    '32.13.2026',
    '2031-13-45',
    '29.02.2027',
    '31.04.2026',
    '0.5.2026',
    '5.0.2026',
    '11/24/2026',
    '24.11',
    '24.11/2026',
    '24.11.026',
    '24.11.0026',
    '24.11.2926',
    '24112026',
    '1',
    'soon',
    '24.11.2026 or so',
  ])('%j is no day', (text) => {
    expect(readDay(text, 'dmy', today)).toBeNull();
  });

  it('with points is never read month first', () => {
    expect(readDay('05.06.2027', 'mdy', today)).toBeNull();
  });

  it('is the same day in every spelling', () => {
    fc.assert(
      fc.property(days, orders, (day, order) => {
        const [year, month, date] = day.split('-');
        const ordered = order === 'dmy' ? `${date}/${month}/${year}` : `${month}/${date}/${year}`;
        expect(readDay(day, order, today)).toBe(day);
        expect(readDay(ordered, order, today)).toBe(day);
      }),
    );
  });

  it('whatever is typed, is a day of the calendar or nothing', () => {
    const scraps = fc.stringMatching(/^[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4}$/);
    fc.assert(
      fc.property(scraps, orders, (text, order) => {
        const day = readDay(text, order, today);
        if (day !== null) expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
      }),
    );
  });
});
