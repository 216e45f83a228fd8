import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEPARATORS, type Separator } from './cells.ts';
import { makeRecordReader } from './records.ts';

interface Found {
  records: { cells: readonly string[]; line: number }[];
  unclosed: { text: string; line: number }[];
}

function read(lines: readonly string[], separator: Separator = ';'): Found {
  const found: Found = { records: [], unclosed: [] };
  const reader = makeRecordReader(separator, {
    record: (cells, line) => found.records.push({ cells, line }),
    unclosed: (text, line) => found.unclosed.push({ text, line }),
  });
  lines.forEach((text, index) => reader.feed(text, index + 1));
  reader.end();
  return found;
}

function write(cell: string, separator: string, isQuoted: boolean): string {
  const mustBeQuoted = isQuoted || /^ +"|["\n]/.test(cell) || cell.includes(separator);
  return mustBeQuoted ? `"${cell.replaceAll('"', '""')}"` : cell;
}

const oneOf = (chars: string): fc.Arbitrary<string> => fc.constantFrom(...chars.split(''));

describe('records', () => {
  it.each<[string, string[], string[][]]>([
    ['plain cells', ['a;b;;c'], [['a', 'b', '', 'c']]],
    ['quoted separators', ['"a;b";c'], [['a;b', 'c']]],
    ['doubled quotes', ['"5"" pipe";c'], [['5" pipe', 'c']]],
    ['spaces around quotes', [' "a" ;b'], [['a', 'b']]],
    ['a quote inside an unquoted cell', ['5" pipe;b'], [['5" pipe', 'b']]],
    ['text behind a closing quote', ['"a"x;b'], [['ax', 'b']]],
    [
      'a cell over two lines',
      ['"a', 'b";c', 'd;e'],
      [
        ['a\nb', 'c'],
        ['d', 'e'],
      ],
    ],
    ['an empty quoted cell', ['"";b'], [['', 'b']]],
  ])('have %s', (_, lines, expected) => {
    const found = read(lines);
    expect(found.records.map(({ cells }) => cells)).toEqual(expected);
    expect(found.unclosed).toEqual([]);
  });

  it('name the line on which they begin', () => {
    expect(read(['a', '"b', 'c"', 'd']).records.map(({ line }) => line)).toEqual([1, 2, 4]);
  });

  it('of many lines end where a file has hardly a quote that closes', () => {
    let unclosed = 0;
    const sink = { record: () => undefined, unclosed: () => void (unclosed += 1) };
    const reader = makeRecordReader(';', sink, { lines: 1000, chars: 5000 });
    // Each line closes the quote of the one before it and opens another: looked for one by one, it takes hours.
    for (let line = 1; line <= 50_000; line += 1) reader.feed('x"y;"a""b', line);
    reader.end();
    expect(unclosed).toBe(50_000);
  });

  it('go on with the next line behind a quote that is never closed', () => {
    const found = read(['a;1', '"b;2', ...Array.from({ length: 40 }, (_, index) => `c;${index}`)]);
    expect(found.unclosed).toEqual([{ text: '"b;2', line: 2 }]);
    expect(found.records).toHaveLength(41);
    expect(found.records.at(-1)).toEqual({ cells: ['c', '39'], line: 42 });
  });

  it('do not run into the next quote that happens to stand a hundred lines below', () => {
    const found = read(['"b;2', ...Array.from({ length: 100 }, (_, index) => `c;${index}`), 'd;"e"']);
    expect(found.unclosed).toEqual([{ text: '"b;2', line: 1 }]);
    expect(found.records).toHaveLength(101);
  });

  it('do not run into a quote that opens a cell further down', () => {
    const found = read(['t;n;s', 'a;"Pump;x', 'b;Fan;x', 'c;"Belt";x', 'd;y;x']);
    expect(found.unclosed).toEqual([{ text: 'a;"Pump;x', line: 2 }]);
    expect(found.records.map(({ cells }) => cells.join('|'))).toEqual([
      't|n|s',
      'b|Fan|x',
      'c|Belt|x',
      'd|y|x',
    ]);
  });

  it('tell which cells have text behind a closing quote', () => {
    const told: unknown[] = [];
    const sink = {
      record: (...record: unknown[]) => void told.push(record),
      unclosed: () => undefined,
    };
    makeRecordReader(';', sink).feed('a; "5" pipe;"b" ;"c"d', 1);
    expect(told).toEqual([
      [
        ['a', '5 pipe', 'b', 'cd'],
        1,
        [
          { index: 1, text: '"5" pipe' },
          { index: 3, text: '"c"d' },
        ],
      ],
    ]);
  });

  it('report a quote that is open at the end of the file', () => {
    const found = read(['a;1', '"b;2', 'c;3']);
    expect(found.unclosed).toEqual([{ text: '"b;2', line: 2 }]);
    expect(found.records.map(({ line }) => line)).toEqual([1, 3]);
  });

  it('give up a quoted cell that grows beyond all measure', () => {
    const found = read(['"b', 'x'.repeat(70_000), 'c;3']);
    expect(found.unclosed).toEqual([{ text: '"b', line: 1 }]);
    expect(found.records.map(({ line }) => line)).toEqual([2, 3]);
  });

  it('of any correctly written table are those that csv-parse reads', () => {
    const cell = fc.record({
      text: fc.string({ unit: oneOf('ab "\n;,|\t1ä') }),
      quoted: fc.boolean(),
    });
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(table, fc.constantFrom(...SEPARATORS), (rows, separator) => {
        const text = rows
          .map((row) => row.map((it) => write(it.text, separator, it.quoted)).join(separator))
          .join('\n');
        fc.pre(text !== '' && !text.endsWith('\n'));
        const expected = parse(text, { delimiter: separator, relax_column_count: true, relax_quotes: true });
        const found = read(text.split('\n'), separator);
        expect(found.records.map(({ cells }) => cells)).toEqual(expected);
      }),
    );
  });

  it('account for every line of anything', () => {
    const line = fc.string({ unit: oneOf('a"; ') });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
        const found = read(lines);
        const starts = [...found.records, ...found.unclosed].map((it) => it.line).sort((a, b) => a - b);
        expect(new Set(starts).size).toBe(starts.length);
        const open = found.unclosed.map(({ text, line: at }) => lines[at - 1] === text);
        expect(open.every(Boolean)).toBe(true);
        const held = found.records.reduce((sum, { cells }) => sum + cells.join('').split('\n').length, 0);
        expect(held + found.unclosed.length).toBe(lines.length);
      }),
    );
  });
});
