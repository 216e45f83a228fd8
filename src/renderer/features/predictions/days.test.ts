import { describe, expect, it } from 'vitest';
import { dayText, rangeText } from './days.ts';

const at = (day: string) => Date.parse(`${day}T12:00:00Z`);
const now = at('2026-11-21');
const words = (locale: string, and: string) => ({ locale, timeZone: 'Europe/Berlin', and });

describe('two days', () => {
  it.each([
    ['en-GB', 'and', '2026-12-03', '2026-12-12', '3 and 12 December'],
    ['en-US', 'and', '2026-12-03', '2026-12-12', 'December 3 and 12'],
    ['de-DE', 'und', '2026-12-03', '2026-12-12', '3. und 12. Dezember'],
    ['en-GB', 'and', '2026-11-28', '2026-12-12', '28 November and 12 December'],
    ['de-DE', 'und', '2026-12-28', '2027-01-12', '28. Dezember 2026 und 12. Januar 2027'],
  ])('in %s, joined by “%s”: %s to %s is “%s”', (locale, and, from, to, text) => {
    expect(rangeText(at(from), at(to), now, words(locale, and))?.replaceAll(/\s/g, ' ')).toBe(text);
  });

  it('that are one are none', () => {
    expect(rangeText(now, now + 1000, now, words('en-GB', 'and'))).toBeNull();
    expect(dayText(at('2027-01-02'), now, words('en-GB', 'and'))).toBe('2 January 2027');
  });
});
