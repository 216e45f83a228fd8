import { describe, expect, it } from 'vitest';
import { dayText, rangeText, shortRange } from './day-range.ts';

const at = (day: string) => Date.parse(`${day}T12:00:00Z`);
const now = at('2026-11-21');
const words = (locale: string) => {
  const [and, andMonth] = locale.startsWith('de') ? ['und', 'und dem'] : ['and', 'and'];
  return { locale, timeZone: 'Europe/Berlin', and, andMonth } as const;
};
const plain = (text: string | null) => text?.replaceAll(/\s/g, ' ');

describe('two days', () => {
  it.each([
    ['en-GB', '2026-12-03', '2026-12-12', '3 and 12 December'],
    ['en-US', '2026-12-03', '2026-12-12', 'December 3 and 12'],
    ['de-DE', '2026-12-03', '2026-12-12', '3. und 12. Dezember'],
    ['en-GB', '2026-11-28', '2026-12-12', '28 November and 12 December'],
    ['de-DE', '2026-11-28', '2026-12-12', '28. November und dem 12. Dezember'],
    ['de-DE', '2026-12-28', '2027-01-12', '28. Dezember 2026 und dem 12. Januar 2027'],
  ])('in %s: %s to %s is “%s”', (locale, from, to, text) => {
    expect(plain(rangeText(at(from), at(to), now, words(locale)))).toBe(text);
  });

  it('that are one are none', () => {
    expect(rangeText(now, now + 1000, now, words('en-GB'))).toBeNull();
    expect(dayText(at('2027-01-02'), now, words('en-GB'))).toBe('2 January 2027');
  });

  it('always have their year where they are seen from no day', () => {
    const [from, to] = [at('2026-12-03'), at('2026-12-12')];
    expect(plain(rangeText(from, to, null, words('de-DE')))).toBe('3. und 12. Dezember 2026');
    expect(dayText(from, null, words('en-GB'))).toBe('3 December 2026');
  });

  it('stand short in a table', () => {
    const [from, to] = [at('2026-12-03'), at('2026-12-12')];
    expect(plain(shortRange(from, to, now, words('en-GB')))).toMatch(/^3 ?– ?12 Dec$/);
    expect(plain(shortRange(from, from, now, words('de-DE')))).toBe('3. Dez.');
  });
});
