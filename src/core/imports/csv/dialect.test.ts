import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import {
  detectDialect,
  previewRows,
  SAMPLE_BYTES,
  type Dialect,
  type DialectNote,
  type Separator,
} from './dialect.ts';

/** A file as lines; the commonest line end is added. */
function file(...lines: string[]): Uint8Array {
  return Buffer.from(lines.map((line) => `${line}\n`).join(''));
}

/** The dialect with its columns as `name:kind`, and only what the case names. */
function seen(dialect: Dialect, wanted: object): object {
  const summary = { ...dialect, columns: dialect.columns.map((column) => `${column.name}:${column.kind}`) };
  return Object.fromEntries(Object.entries(summary).filter(([key]) => key in wanted));
}

interface Case {
  name: string;
  bytes: Uint8Array;
  expected: Partial<Omit<Dialect, 'columns'>> & { columns?: string[] };
}

const CASES: Case[] = [
  {
    name: 'a European file',
    bytes: file(
      'Zeit;Druck;Durchfluss',
      '25.03.2026 10:14:33;1,5;1.234,5',
      '25.03.2026 10:14:34;-0,25;999,0',
    ),
    expected: {
      encoding: 'utf-8',
      bom: false,
      separator: ';',
      decimalMark: ',',
      thousandsMark: '.',
      dateFormat: 'day-month-year',
      columns: ['Zeit:time', 'Druck:number', 'Durchfluss:number'],
      timeColumn: 0,
      dateColumn: null,
      headerRow: true,
      firstDataLine: 2,
      notes: [],
    },
  },
  {
    name: 'a US file with 12 hours',
    bytes: file('Time,Flow,RPM', '3/25/2026 1:05:09 PM,12.5,"1,450"', '3/25/2026 1:05:10 PM,12.75,"1,451"'),
    expected: {
      separator: ',',
      decimalMark: '.',
      thousandsMark: ',',
      dateFormat: 'month-day-year',
      columns: ['Time:time', 'Flow:number', 'RPM:number'],
      notes: [],
    },
  },
  {
    name: 'ISO times with an offset',
    bytes: file('ts,v', '2026-03-05T10:14:33.5+01:00,1.5', '2026-03-05T10:14:34.5+01:00,2.5'),
    expected: { dateFormat: 'iso-8601', timeHasOffset: true, columns: ['ts:time', 'v:number'], notes: [] },
  },
  {
    name: 'ISO times without one',
    bytes: file('ts,v', '2026-03-05T10:14:33,1.5', '2026-03-05T10:14:34,2.5'),
    expected: { dateFormat: 'iso-8601', timeHasOffset: false, notes: [] },
  },
  {
    name: 'days without a time of day',
    bytes: file('date,runtime', '2026-03-05,7.5', '2026-03-06,8.25'),
    expected: { dateFormat: 'iso-8601', timeColumn: 0, columns: ['date:time', 'runtime:number'] },
  },
  {
    name: 'seconds since 1970, in a column that is not the first',
    bytes: file('value,timestamp', '1.5,1583745273', '2.5,1583745274'),
    expected: { dateFormat: 'epoch-seconds', timeColumn: 1, columns: ['value:number', 'timestamp:time'] },
  },
  {
    name: 'milliseconds since 1970',
    bytes: file('t;a', '1583745273123;1.5', '1583745274123;2.5'),
    expected: { dateFormat: 'epoch-milliseconds', timeHasOffset: true, timeColumn: 0, notes: [] },
  },
  {
    name: 'big numbers that are no times',
    bytes: file('counter,pulses', '5,1583745273', '6,1583745274'),
    expected: {
      timeColumn: null,
      columns: ['counter:number', 'pulses:number'],
      notes: ['no-time-column', 'decimal-mark-not-seen'],
    },
  },
  {
    name: 'date and time in two columns',
    bytes: file('Datum;Uhrzeit;Temp', '25.03.2026;10:14:33;21,5', '25.03.2026;10:14:34;21,6'),
    expected: {
      dateFormat: 'day-month-year',
      dateColumn: 0,
      timeColumn: 1,
      columns: ['Datum:date', 'Uhrzeit:time', 'Temp:number'],
      notes: [],
    },
  },
  {
    name: 'a byte order mark',
    bytes: file('\ufefftime,v', '2026-03-05 10:00,1.5'),
    expected: { encoding: 'utf-8', bom: true, columns: ['time:time', 'v:number'], notes: [] },
  },
  {
    name: 'UTF-16 with a mark',
    bytes: Buffer.from('\ufefftime\t°C\r\n2026-03-05 10:00\t1.5\r\n', 'utf16le'),
    expected: { encoding: 'utf-16le', bom: true, separator: '\t', columns: ['time:time', '°C:number'] },
  },
  {
    name: 'UTF-16 without a mark',
    bytes: Buffer.from('time,v\n2026-03-05 10:00,1.5\n', 'utf16le').swap16(),
    expected: { encoding: 'utf-16be', bom: false, separator: ',', columns: ['time:time', 'v:number'] },
  },
  {
    name: 'Windows-1252',
    bytes: Buffer.from('Zeit;Öl °C\r\n25.03.2026 10:00;1,5\r\n', 'latin1'),
    expected: { encoding: 'windows-1252', columns: ['Zeit:time', 'Öl °C:number'] },
  },
  {
    name: 'tabs',
    bytes: file('time\tpressure, bar', '2026-03-05 10:00\t1.5', '2026-03-05 10:01\t1.6'),
    expected: { separator: '\t', columns: ['time:time', 'pressure, bar:number'] },
  },
  {
    name: 'pipes',
    bytes: file('time|v', '2026-03-05 10:00|1,5', '2026-03-05 10:01|1,6'),
    expected: { separator: '|', decimalMark: ',' },
  },
  {
    name: 'quoted fields and a decimal comma between commas',
    bytes: file('"time","a, ""raw""","b"', '"2026-03-05 10:00","1,5","2,5"'),
    expected: { separator: ',', decimalMark: ',', columns: ['time:time', 'a, "raw":number', 'b:number'] },
  },
  {
    name: 'a header over two lines',
    bytes: file('time,"flow', 'l/min"', '2026-03-05 10:00,1.5'),
    expected: { columns: ['time:time', 'flow l/min:number'], firstDataLine: 3 },
  },
  {
    name: 'CR LF, spaces in headers and blank lines at the end',
    bytes: Buffer.from(' time ; a b \r\n2026-03-05 10:00; 1.5\r\n\r\n ; \r\n\r\n'),
    expected: { separator: ';', columns: ['time:time', 'a b:number'], lineEnd: 'lf', notes: [] },
  },
  {
    name: 'the line ends of old Macs',
    bytes: Buffer.from('time;a\r2026-03-05 10:00;1.5\r'),
    expected: { lineEnd: 'cr', columns: ['time:time', 'a:number'], firstDataLine: 2 },
  },
  {
    name: 'a name that comes three times',
    bytes: file('time,T,T,T (2),T', '2026-03-05 10:00,1.5,2,3,4'),
    expected: {
      columns: ['time:time', 'T:number', 'T (3):number', 'T (2):number', 'T (4):number'],
      notes: ['duplicate-names'],
    },
  },
  {
    name: 'a column without a name',
    bytes: file('time,,v', '2026-03-05 10:00,1.5,2'),
    expected: { columns: ['time:time', '#2:number', 'v:number'], notes: [] },
  },
  {
    name: 'no header',
    bytes: file('2026-03-05 10:00,1.5,2', '2026-03-05 10:01,1.6,3'),
    expected: {
      headerRow: false,
      firstDataLine: 1,
      columns: ['#1:time', '#2:number', '#3:number'],
      notes: ['no-header'],
    },
  },
  {
    name: 'one row and no header',
    bytes: Buffer.from('2026-03-05 10:00;1,5'),
    expected: { separator: ';', headerRow: false, columns: ['#1:time', '#2:number'], notes: ['no-header'] },
  },
  {
    name: 'one row under a header',
    bytes: Buffer.from('time;v\n2026-03-05 10:00;1,5'),
    expected: { headerRow: true, columns: ['time:time', 'v:number'], notes: [] },
  },
  {
    name: 'a header only',
    bytes: file('time;a;b'),
    expected: {
      separator: ';',
      headerRow: true,
      columns: ['time:empty', 'a:empty', 'b:empty'],
      timeColumn: null,
      firstDataLine: 2,
      notes: ['no-data-rows'],
    },
  },
  {
    name: 'an empty file',
    bytes: new Uint8Array(),
    expected: { columns: [], timeColumn: null, headerRow: false, notes: ['empty-file'] },
  },
  {
    name: 'a file of blank lines',
    bytes: file('', '  ', ''),
    expected: { columns: [], headerRow: false, notes: ['empty-file'] },
  },
  {
    name: 'short rows',
    bytes: file('time;a;b', '2026-03-05 10:00;1.5;2', '2026-03-05 10:01;1.5', '2026-03-05 10:02;1.5;2'),
    expected: { columns: ['time:time', 'a:number', 'b:number'], notes: ['uneven-rows'] },
  },
  {
    name: 'a separator at the end of each row but not of the header',
    bytes: file('time;a', '2026-03-05 10:00;1.5;', '2026-03-05 10:01;1.5;'),
    expected: { headerRow: true, columns: ['time:time', 'a:number'], notes: [] },
  },
  {
    name: 'what a logger writes before the header',
    bytes: file('sep=;', 'Logger 7', 'Serial;0815', '', 'time;a;b', '2026-03-05 10:00;1,5;2'),
    expected: {
      separator: ';',
      headerRow: true,
      firstDataLine: 6,
      columns: ['time:time', 'a:number', 'b:number'],
      notes: ['lines-before-header'],
    },
  },
  {
    name: 'labels, texts and empty columns beside numbers',
    bytes: file(
      'time;anomaly;Change Point;running;class;remark;spare',
      '2026-03-05 10:00;0.0;0;1;2;ok;',
      '2026-03-05 10:01;1.0;1;0;1;worn;NaN',
      '2026-03-05 10:02;0.0;0;1;2.5;5;-',
    ),
    expected: {
      columns: [
        'time:time',
        'anomaly:label',
        'Change Point:label',
        'running:number',
        'class:number',
        'remark:text',
        'spare:empty',
      ],
    },
  },
  {
    name: 'a bad value among numbers',
    bytes: file('time;a', '2026-03-05 10:00;1.5', '2026-03-05 10:01;error', '2026-03-05 10:02;1.7'),
    expected: { columns: ['time:time', 'a:number'] },
  },
  {
    name: 'two columns with times',
    bytes: file('start,end,v', '2026-03-05 10:00,2026-03-05 10:05,1.5'),
    expected: {
      timeColumn: 0,
      columns: ['start:time', 'end:time', 'v:number'],
      notes: ['several-time-columns'],
    },
  },
  {
    name: 'decimals of three places that could be thousands',
    bytes: file('time;a', '2026-03-05 10:00;21.500', '2026-03-05 10:01;22.125'),
    expected: { decimalMark: '.', thousandsMark: null, notes: ['ambiguous-decimal-mark'] },
  },
  {
    name: 'a zero before the mark, which proves it',
    bytes: file('time;a', '2026-03-05 10:00;0,500', '2026-03-05 10:01;1.125'),
    expected: { decimalMark: ',', thousandsMark: '.', notes: [] },
  },
  {
    name: 'numbers with either mark',
    bytes: file('time;a;b;c', '2026-03-05 10:00;1.5;2,25;3.5', '2026-03-05 10:01;1.5;2,25;3.5'),
    expected: { decimalMark: '.', thousandsMark: null, notes: ['mixed-decimal-marks'] },
  },
];

describe('the dialect', () => {
  it.each(CASES)('of $name is recognised', ({ bytes, expected }) => {
    expect(seen(detectDialect(bytes), expected)).toEqual(expected);
  });

  it('keeps the first distinct values of a column as samples, cut to a readable length', () => {
    const long = 'x'.repeat(100);
    const bytes = file(
      'time,v,w',
      `2026-03-05 10:00,5,${long}`,
      '2026-03-05 10:01,5,a',
      '2026-03-05 10:02,6,b',
    );
    const samples = detectDialect(bytes).columns.map((column) => column.samples);
    expect(samples[1]).toEqual(['5', '6']);
    expect(samples[2]).toEqual(['x'.repeat(40), 'a', 'b']);
  });

  it('proposes to leave out everything but numbers', () => {
    const bytes = file('time,a,label,text,none', '2026-03-05 10:00,1.5,0,x,');
    expect(detectDialect(bytes).columns.map((column) => column.leaveOut)).toEqual([
      true,
      false,
      true,
      true,
      true,
    ]);
  });
});

describe('the order of day and month', () => {
  const note: DialectNote = 'ambiguous-day-month';
  const rows = (separator: string, ...times: string[]): Uint8Array =>
    file(`time${separator}v`, ...times.map((time) => `${time}${separator}15`));

  it('is reported as ambiguous while no day is above 12', () => {
    const dialect = detectDialect(rows(',', '03/04/2026 10:00', '03/05/2026 10:00'));
    expect(dialect.notes).toContain(note);
    expect(dialect.dateFormat).toBe('month-day-year');
  });

  it('is proposed as European where the separator is', () => {
    const dialect = detectDialect(rows(';', '03/04/2026 10:00', '03/05/2026 10:00'));
    expect(dialect.notes).toContain(note);
    expect(dialect.dateFormat).toBe('day-month-year');
  });

  it('is taken from the caller while it is ambiguous', () => {
    const bytes = rows(',', '03/04/2026 10:00');
    expect(detectDialect(bytes, { dayFirst: true }).dateFormat).toBe('day-month-year');
    expect(detectDialect(bytes, { dayFirst: false }).dateFormat).toBe('month-day-year');
  });

  it('is American with 12 hours', () => {
    expect(detectDialect(rows(';', '03/04/2026 10:00 AM')).dateFormat).toBe('month-day-year');
  });

  it('is proven by one day above 12, wherever in the sample it is', () => {
    const many = Array.from(
      { length: 3000 },
      (_, index) => `03/04/2026 10:${String(index % 60).padStart(2, '0')}`,
    );
    const american = detectDialect(rows(';', ...many, '03/13/2026 10:00'));
    expect([american.dateFormat, american.notes.includes(note)]).toEqual(['month-day-year', false]);
    const european = detectDialect(rows(',', ...many, '13/03/2026 10:00'), { dayFirst: false });
    expect([european.dateFormat, european.notes.includes(note)]).toEqual(['day-month-year', false]);
  });

  it('is not ambiguous with dots or with the name of the month', () => {
    expect(detectDialect(rows(',', '03.04.2026 10:00')).notes).not.toContain(note);
    expect(detectDialect(rows(',', '03-Apr-2026 10:00')).notes).not.toContain(note);
  });

  it('is not asked about once a person has fixed it', () => {
    const dialect = detectDialect(rows(',', '03/04/2026 10:00'), { fixed: { dateFormat: 'day-month-year' } });
    expect([dialect.dateFormat, dialect.notes.includes(note)]).toEqual(['day-month-year', false]);
  });
});

describe('what a person corrects', () => {
  const bytes = file('time;a;b', '2026-03-05 10:00;1,5;2', '2026-03-05 10:01;1,6;3');

  it('changes the columns with the separator', () => {
    const both = file('time;x|y', '2026-03-05 10:00;1|2', '2026-03-05 10:01;3|4');
    const names = (separator: Separator): string[] =>
      detectDialect(both, { fixed: { separator } }).columns.map((column) => column.name);
    expect(names(';')).toEqual(['time', 'x|y']);
    expect(names('|')).toEqual(['time;x', 'y']);
  });

  it('turns the header into a row and back', () => {
    const without = detectDialect(bytes, { fixed: { headerRow: false } });
    expect([without.headerRow, without.firstDataLine, without.columns[1]!.name]).toEqual([false, 1, '#2']);
    const withHeader = detectDialect(file('2026-03-05 10:00;1,5'), { fixed: { headerRow: true } });
    expect([withHeader.headerRow, withHeader.firstDataLine]).toEqual([true, 2]);
  });

  it('moves the time to another column, with its date column or without', () => {
    const two = file('date,time,v', '2026-03-05,10:00,1.5', '2026-03-05,10:01,1.6');
    expect(detectDialect(two).dateColumn).toBe(0);
    const single = detectDialect(two, { fixed: { timeColumn: 0, dateColumn: null } });
    expect([single.timeColumn, single.dateColumn, single.dateFormat]).toEqual([0, null, 'iso-8601']);
    const none = detectDialect(two, { fixed: { timeColumn: null } });
    expect([none.timeColumn, none.notes.includes('no-time-column')]).toEqual([null, true]);
  });

  it('makes numbers of what the other mark made text', () => {
    const dialect = detectDialect(bytes, { fixed: { decimalMark: '.' } });
    expect(dialect.columns.map((column) => column.kind)).toEqual(['time', 'text', 'number']);
  });

  it('reads the bytes in another encoding', () => {
    const latin = Buffer.from('time;°C\n2026-03-05 10:00;1.5\n');
    const dialect = detectDialect(latin, { fixed: { encoding: 'windows-1252' } });
    expect(dialect.columns[1]!.name).toBe('Â°C');
  });

  it('gives the same dialect again when everything is fixed as it was found', () => {
    for (const { bytes: sample } of CASES) {
      const { notes, ...found } = detectDialect(sample);
      const { notes: rest, ...again } = detectDialect(sample, { fixed: found });
      expect({ ...again, thousandsMark: null }).toEqual({ ...found, thousandsMark: null });
      expect(notes).toEqual(expect.arrayContaining([...rest]));
    }
  });
});

describe('a sample', () => {
  const row = '2026-03-05 10:00:00;1,5;2,5\n';
  const whole = Buffer.from(`time;a;b\n${row.repeat(Math.ceil(SAMPLE_BYTES / row.length) + 10)}`);

  it('is cut at its last whole line', () => {
    expect(detectDialect(whole.subarray(0, SAMPLE_BYTES)).notes).toEqual([]);
    expect(detectDialect(whole.subarray(0, 20_010), { isTruncated: true }).notes).toEqual([]);
  });

  it('may be longer than what is looked at', () => {
    expect(detectDialect(whole)).toEqual(detectDialect(whole.subarray(0, SAMPLE_BYTES)));
  });

  it('shows its first rows as they stand in the file', () => {
    const bytes = file('time;a', '2026-03-05 10:00; 1,5', '2026-03-05 10:01;"x;y"', '2026-03-05 10:02;3');
    expect(previewRows(bytes, detectDialect(bytes), 2)).toEqual([
      ['2026-03-05 10:00', '1,5'],
      ['2026-03-05 10:01', 'x;y'],
    ]);
  });
});
