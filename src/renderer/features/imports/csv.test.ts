import { describe, expect, it } from 'vitest';
import { separatorOf, toCsv } from './csv.ts';

describe('the problems as CSV', () => {
  it('begins with a byte order mark and ends each line with CR LF', () => {
    expect(
      toCsv(
        [
          ['a', 'b'],
          ['1', '2'],
        ],
        ',',
      ),
    ).toBe('\uFEFFa,b\r\n1,2\r\n');
  });

  it.each([
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['two\nlines', '"two\nlines"'],
    ['a;b', 'a;b'],
  ])('quotes %j as %j', (text, written) => {
    expect(toCsv([[text]], ',')).toBe(`\uFEFF${written}\r\n`);
  });

  it.each([
    '=1+1',
    '@SUM(A1)',
    '+cmd',
    '-cmd',
    '\tx',
    "-2+3+cmd|' /C calc'!A0",
    '+1-1',
    '-5*A1',
    '-1.5e3x',
    '-',
    '-,',
    '\n=1+1',
    '＝1+1',
  ])('keeps %j from running as a formula', (text) => {
    expect(toCsv([[text]], ';').replaceAll('"', '')).toBe(`\uFEFF'${text}\r\n`);
  });

  it.each(['-1.5', '+3', '-.5', '-1e-3', '+12E+4', '-7.', '-1.234,5'])(
    'leaves the number %s as it is',
    (text) => {
      expect(toCsv([[text]], ';')).toBe(`\uFEFF${text}\r\n`);
    },
  );

  it('separates with semicolons where the comma begins the decimals', () => {
    expect([separatorOf('de-DE'), separatorOf('en-GB')]).toEqual([';', ',']);
  });
});
