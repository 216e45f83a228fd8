import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardFormula, withoutGuard } from './guard.ts';

describe('a cell of an exported CSV file', () => {
  it.each([
    '=1+1',
    '+SUM(A1)',
    '-2+3',
    '@cmd',
    '\t=1',
    '\r=1',
    ' =1',
    '＝1+1',
    '＋1+1',
    '－1+1',
    '＠SUM',
    "'=1",
    '=',
    '-',
    '#N/A',
    ' #WERT! ',
    "'#DIV/0!",
  ])('%j is kept from being run', (text) => {
    expect(guardFormula(text)).toBe(`'${text}`);
  });

  it.each(['12', '-12', '+3.5', '-0,25', 'pump', "don't", "'quoted'", '', 'a=b', '1-2', '#4', '#1 Pump!'])(
    '%j is not touched',
    (text) => {
      expect(guardFormula(text)).toBe(text);
    },
  );

  it('comes back exactly as it was', () => {
    const starts = fc.stringMatching(/^'{0,3}[=+\-@\t\r\n ＝＋－＠']{0,3}/);
    fc.assert(
      fc.property(starts, fc.string({ unit: 'grapheme' }), (start, rest) => {
        expect(withoutGuard(guardFormula(start + rest))).toBe(start + rest);
      }),
    );
  });

  it('never begins with what a spreadsheet runs, unless it is a number', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const written = guardFormula(text);
        expect(/^[=+\-@＝＋－＠\t\r]/.test(written) && !/^[+-]?\d+(?:[.,]\d+)?$/.test(written)).toBe(false);
      }),
    );
  });
});
