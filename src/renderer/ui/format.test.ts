import { describe, expect, it } from 'vitest';
import { createFormat, formatFor, shareMinute } from './format.ts';

const plant = { timeZone: 'Europe/Berlin', currency: 'EUR' };
const german = createFormat('de-DE', plant);
const british = createFormat('en-GB', plant);
/** 2026-03-29 00:30 UTC, in the night when the clocks of Berlin go forward. */
const night = Date.UTC(2026, 2, 29, 0, 30);
const plain = (text: string) => text.replaceAll(/[\u00A0\u202F]/g, ' ');

describe('formats', () => {
  it('write money from minor units with the currency of the plant', () => {
    expect(plain(german.money(125_099))).toBe('1.250,99 €');
    expect(plain(british.money(125_099))).toBe('€1,250.99');
    expect(plain(british.money(500, 'JPY'))).toBe('JP¥500');
  });

  it('write quantities from thousandths without trailing zeros', () => {
    expect(plain(german.quantity(1500, 'l'))).toBe('1,5 l');
    expect(plain(british.quantity(-2000, 'pcs'))).toBe('-2 pcs');
  });

  it('show instants in the time zone of the plant, also where the clocks change', () => {
    expect(british.time(night)).toBe('01:30');
    expect(british.time(night + 3_600_000)).toBe('03:30');
  });

  it.each([
    ['of two in one minute', [night, night + 1000], true],
    ['in whatever order', [night + 60_000, night + 1000, night + 119_000], true],
    ['not of minutes side by side', [night + 59_000, night + 60_000], false],
    ['not of the same minute of another hour', [night, night + 3_600_000], false],
    ['not of one instant alone', [night, night], false],
    ['not of none', [], false],
  ])('need seconds to tell instants apart: %s', (_, instants, expected) => {
    expect(shareMinute(instants)).toBe(expected);
  });

  it('show a calendar day as it is, in whatever zone', () => {
    expect(createFormat('en-GB', { ...plant, timeZone: 'Pacific/Kiritimati' }).day('2026-11-21')).toBe(
      '21 Nov 2026',
    );
    expect(createFormat('en-GB', { ...plant, timeZone: 'Pacific/Pago_Pago' }).day('2026-11-21')).toBe(
      '21 Nov 2026',
    );
  });

  it("give the plant's calendar day of an instant", () => {
    expect(german.dayOf(Date.UTC(2026, 10, 20, 23, 30))).toBe('2026-11-21');
  });

  it.each([
    [0, 'now'],
    [59_000, 'now'],
    [61_000, '1 minute ago'],
    [2 * 3_600_000 + 5, '2 hours ago'],
    [26 * 3_600_000, 'yesterday'],
    [-3 * 86_400_000, 'in 3 days'],
  ])('say how long ago %d ms were', (passed, expected) => {
    expect(british.ago(night - passed, night)).toBe(expected);
  });

  it('give the date of what is older than a month', () => {
    expect(british.ago(night - 40 * 86_400_000, night)).toMatch(/^\d+ Feb 2026$/);
  });

  it('write minutes as hours', () => {
    expect(plain(german.duration(95))).toBe('1:35 h');
    expect(plain(german.duration(5))).toBe('0:05 h');
  });

  it('write spans in the largest unit that is not below one', () => {
    expect(plain(british.span(30_000))).toBe('30 secs');
    expect(plain(british.span(90_000))).toBe('1.5 mins');
    expect(plain(german.span(7_200_000))).toBe('2 Std.');
  });
});

it('the formats of a language and a plant are made once, and anew for another one', () => {
  const first = formatFor('de-DE', plant);
  expect(formatFor('de-DE', plant)).toBe(first);
  expect(formatFor('en-GB', plant).locale).toBe('en-GB');
  const dollars = formatFor('en-GB', { ...plant, currency: 'USD' });
  expect(plain(dollars.money(500))).toBe('US$5.00');
});
