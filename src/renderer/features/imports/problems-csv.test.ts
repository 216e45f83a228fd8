import { describe, expect, it } from 'vitest';
import { separatorOf, toCsv } from './problems-csv.ts';

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

  it.each(['=1+1', '@SUM(A1)', '+cmd', '-cmd', '\tx'])('keeps %j from running as a formula', (text) => {
    expect(toCsv([[text]], ',')).toBe(`\uFEFF'${text}\r\n`);
  });

  it.each(['-1.5', '+3', '-.5'])('leaves the number %s as it is', (text) => {
    expect(toCsv([[text]], ',')).toBe(`\uFEFF${text}\r\n`);
  });

  it('separates with semicolons where the comma begins the decimals', () => {
    expect([separatorOf('de-DE'), separatorOf('en-GB')]).toEqual([';', ',']);
  });
});
