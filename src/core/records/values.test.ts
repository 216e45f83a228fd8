import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SheetFormat } from '../../shared/contract/records.ts';
import { field } from './kinds/kind.ts';
import { KINDS } from './kinds/index.ts';
import { Bad, type Field, makeCellWriter, type Notation, parserOf } from './values.ts';

const american: SheetFormat = {
  format: 'csv',
  sheet: null,
  encoding: 'utf-8',
  separator: ',',
  decimalMark: '.',
  dateFormat: 'month-day-year',
  headerRow: true,
};
const european: SheetFormat = { ...american, separator: ';', decimalMark: ',', dateFormat: 'day-month-year' };
const notation = (format: SheetFormat): Notation => ({
  format,
  zone: 'Europe/Berlin',
  minorDigits: 2,
  currency: 'EUR',
});
const read = (of: Field, cell: string | number | boolean | Date, format = european) => {
  const value = parserOf(of, notation(format))(cell);
  return value instanceof Bad ? { reason: value.reason, fix: value.fix, detail: value.detail } : value;
};
const bad = (reason: string, fix: string | null = null, detail: string | null = null) => ({
  reason,
  fix,
  detail,
});
const status = KINDS.assets.fields.find(({ key }) => key === 'status')!;

describe('a cell', () => {
  it.each(['#N/A', '#NV', '#DIV/0!', '#NAME?', '#REF!', '#WERT!', '#ÜBERLAUF!', ' #VALUE! '])(
    '%s is an error of the spreadsheet in a field of any type',
    (text) => {
      const name = KINDS.assets.fields.find(({ key }) => key === 'name')!;
      for (const of of [name, status]) expect(read(of, text)).toEqual(bad('error-value'));
    },
  );

  it.each(['#1', '#A', '# NV', 'NV', '#nv', '#5!'])('%s is a text like another', (text) => {
    expect(
      read(
        KINDS.assets.fields.find(({ key }) => key === 'name')!,
        text,
      ),
    ).toBe(text);
  });

  it('of a number is not searched for figures when it is as long as a book', () => {
    expect(read(field('cost', 'money', 'cost'), `1${'x'.repeat(500_000)}1`)).toEqual(bad('bad-number'));
    expect(read(field('cost', 'money', 'cost'), `1${' '.repeat(500_000)}x`)).toEqual(bad('bad-number'));
  });

  it.each([
    ['money', '1.234,5', european, 123450],
    ['money', '1,234.50', american, 123450],
    ['money', '1,234.5', european, bad('bad-number', '1234,5')],
    ['money', '1.234,50', american, bad('bad-number', '1234.50')],
    ['money', '12,50 €', european, bad('bad-number', '12,50')],
    ['money', 'EUR 12,50', european, bad('bad-number', '12,50')],
    ['money', '12,345', european, bad('too-many-decimals', '12,35')],
    ['money', 'PM01', european, bad('bad-number')],
    ['money', 'twelve', european, bad('bad-number')],
    ['quantity', '0,5', european, 500],
    ['quantity', '37.4904', american, bad('too-many-decimals', '37.49')],
    ['integer', '60', european, 60],
    ['integer', '60,5', european, bad('too-many-decimals', '61')],
    ['decimal', '-0,25', european, -0.25],
    ['day', '31.12.2026', european, '2026-12-31'],
    ['day', '12/31/2026', american, '2026-12-31'],
    ['day', '31/12/26', european, '2026-12-31'],
    ['day', '2026-12-31', american, '2026-12-31'],
    ['day', '2026-12-31 00:00:00', american, '2026-12-31'],
    ['day', '31/02/2026', european, bad('bad-day', '2026-02-28')],
    ['day', '2026-02-30', european, bad('bad-day', '2026-02-28')],
    ['day', '12/31/2026', european, bad('bad-day', '2026-12-31')],
    ['day', 'soon', european, bad('bad-day')],
    ['instant', '2026-07-01', european, Date.UTC(2026, 5, 30, 22)],
    ['instant', '01.07.2026 06:00', european, Date.UTC(2026, 6, 1, 4)],
    ['instant', '2026-07-01T06:00:00Z', european, Date.UTC(2026, 6, 1, 6)],
    ['flag', 'ja', european, true],
    ['flag', 'No', european, false],
    ['flag', 'yess', european, bad('bad-flag', 'yes')],
    ['list', 'b; a;b', european, ['a', 'b']],
    ['text', "'=1+1", european, '=1+1'],
    ['text', '   ', european, null],
  ] as const)('of %s: %j', (type, cell, format, expected) => {
    expect(read(field('x', type, ''), cell, format)).toEqual(expected);
  });

  it.each([
    ['running', 'running'],
    ['In Betrieb', 'running'],
    ['runing', bad('bad-choice', 'running')],
    ['PM01', bad('bad-choice')],
  ])('of a choice: %j', (cell, expected) => {
    expect(read(status, cell)).toEqual(expected);
  });

  it('of a workbook is what the workbook knows it to be', () => {
    const xlsx: SheetFormat = { ...american, format: 'xlsx' };
    expect(read(field('x', 'day', ''), new Date(Date.UTC(2026, 11, 31)), xlsx)).toBe('2026-12-31');
    expect(read(field('x', 'instant', ''), new Date(Date.UTC(2026, 6, 1, 6)), xlsx)).toBe(
      Date.UTC(2026, 6, 1, 4),
    );
    expect(read(field('x', 'money', ''), 0.1 + 0.2, xlsx)).toBe(30);
    expect(read(field('x', 'text', ''), 123, xlsx)).toBe('123');
    expect(read(field('x', 'flag', ''), true, xlsx)).toBe(true);
    expect(read(field('x', 'money', ''), true, xlsx)).toEqual(bad('bad-number'));
    expect(read(field('x', 'text', ''), "'=1", xlsx)).toBe("'=1");
  });

  it('that is too long, too small or too large is named', () => {
    expect(read(field('x', 'text', '', { longest: 3 }), 'four')).toEqual(bad('too-long', null, '≤ 3'));
    expect(read(field('x', 'integer', '', { least: 0 }), '-1')).toEqual(bad('below-zero', null, '≥ 0'));
    expect(read(field('x', 'integer', '', { greatest: 9 }), '10')).toEqual(bad('out-of-range', null, '≤ 9'));
    const latitude = field('x', 'decimal', '', { least: -90, greatest: 90 });
    expect(read(latitude, '90,5')).toEqual(bad('out-of-range', null, '-90 … 90'));
  });

  it('of a number proposes nothing that might be another number', () => {
    const months = field('x', 'integer', '', { unit: 'month' });
    const minutes = field('x', 'integer', '', { unit: 'minute' });
    expect(read(months, '10 years')).toEqual(bad('bad-number', '120'));
    expect(read(months, '10 Jahre')).toEqual(bad('bad-number', '120'));
    expect(read(months, '18 months')).toEqual(bad('bad-number', '18'));
    expect(read(months, '10 furlongs')).toEqual(bad('bad-number'));
    expect(read(minutes, '2 h')).toEqual(bad('bad-number', '120'));
    expect(read(minutes, '1 Tag')).toEqual(bad('bad-number', '1440'));
    expect(read(field('x', 'integer', ''), '10 years')).toEqual(bad('bad-number'));
    expect(read(field('x', 'money', ''), '5 TEUR')).toEqual(bad('bad-number'));
    expect(read(field('x', 'money', ''), '5 Mio. €')).toEqual(bad('bad-number'));
    expect(read(field('x', 'quantity', ''), '5 Stk.')).toEqual(bad('bad-number', '5'));
    expect(read(field('x', 'quantity', ''), '5 g')).toEqual(bad('bad-number'));
    expect(read(field('x', 'decimal', ''), '0,8 MPa')).toEqual(bad('bad-number'));
  });

  it('of a day that has become a number is told which day it was', () => {
    expect(read(field('x', 'day', ''), '43538')).toEqual(bad('bad-day', '2019-03-14'));
    expect(read(field('x', 'instant', ''), '43538,5')).toEqual(bad('bad-day', '2019-03-14'));
    expect(read(field('x', 'day', ''), 43538, { ...american, format: 'xlsx' })).toEqual(
      bad('bad-day', '2019-03-14'),
    );
    expect(read(field('x', 'day', ''), '2019')).toEqual(bad('bad-day'));
  });
});

describe('a control character', () => {
  it.each([
    ['text', 'Pump\u0001 3', 'Pump 3'],
    ['text', 'Pump\t3', 'Pump 3'],
    ['reference', 'Hall\u0085 3', 'Hall 3'],
    ['list', 'hot; c\u007fold', 'hot; cold'],
  ] as const)('in a %s of one line is named with what was probably meant', (type, cell, fix) => {
    expect(read(field('x', type, ''), cell)).toEqual(bad('control-character', fix));
  });

  it('may stand in a text of many lines', () => {
    expect(read(field('x', 'text', '', { verbatim: true }), 'a\tb\nc')).toBe('a\tb\nc');
  });
});

describe('a value that is written and read again', () => {
  const formats = fc.constantFrom(american, european, { ...american, format: 'xlsx' } as const);
  const day = fc
    .date({
      min: new Date('1900-03-01T00:00:00Z'),
      max: new Date('2199-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString().slice(0, 10));
  const cases = fc.oneof(
    fc.record({ type: fc.constant('money' as const), value: fc.integer({ min: -1e11, max: 1e11 }) }),
    fc.record({ type: fc.constant('quantity' as const), value: fc.integer({ min: -1e11, max: 1e11 }) }),
    fc.record({ type: fc.constant('integer' as const), value: fc.integer() }),
    fc.record({
      type: fc.constant('decimal' as const),
      value: fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((n) => Number(n.toPrecision(12)) + 0),
    }),
    fc.record({ type: fc.constant('day' as const), value: day }),
    fc.record({ type: fc.constant('flag' as const), value: fc.boolean() }),
  );
  it('is the same, in any notation', () => {
    fc.assert(
      fc.property(cases, formats, ({ type, value }, format) => {
        const of = field('x', type, '');
        const cell = makeCellWriter(notation(format), () => '')(of, value);
        expect(read(of, cell, format)).toEqual(Object.is(value, -0) ? 0 : value);
      }),
    );
  });
});
