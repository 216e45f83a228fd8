import { Buffer } from 'node:buffer';
import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { SEPARATORS } from './cells.ts';
import { detectDialect, NotTextError, type Dialect, type TextEncoding } from './dialect.ts';
import { DATE_FORMATS, PROBLEM_REASONS } from '../../../shared/contract/imports.ts';
import { readReadings, type ReadingsBatch, type ReadingsPlan } from './readings.ts';
import type { DateFormatId } from './time.ts';

const LATEST = Date.UTC(2100, 0);

interface Table {
  names: string[];
  rows: { ts: number; values: (number | null)[] }[];
}

/** How a generated table is written. */
interface Hand {
  encoding: TextEncoding;
  separator: string;
  decimalMark: '.' | ',';
  isGrouped: boolean;
  isQuoted: boolean;
  dateFormat: DateFormatId;
  isInTwoColumns: boolean;
  zone: string;
  hasHeader: boolean;
  lineEnd: string;
  blankLines: number;
  pieceBytes: number;
}

const name = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('Pressure, bar', '"Flow"', 'a;b', 'Öl °C', ' T 1 ', 'a\tb', 'x|y', '1', '2026-03-05'),
  )
  .filter((text) => text.trim() !== '' && !/^#\d/.test(text.trim()));

/** Hundredths, so that a grouped number always shows its decimals. */
const value = fc.integer({ min: -2e9, max: 2e9 }).map((hundredths) => hundredths / 100);

/** The first row has a day above 12 and a fraction in every column: what proves the dialect. */
const table: fc.Arbitrary<Table> = fc.integer({ min: 1, max: 5 }).chain((columns) =>
  fc.record({
    names: fc.uniqueArray(name, {
      minLength: columns,
      maxLength: columns,
      selector: (text) => text.replace(/\s+/g, ' ').trim(),
    }),
    rows: fc
      .array(
        fc.record({
          step: fc.integer({ min: 1, max: 400_000 }),
          values: fc.array(fc.option(value, { freq: 4 }), { minLength: columns, maxLength: columns }),
        }),
        { maxLength: 12 },
      )
      .map((rows) => {
        let ts = Date.UTC(2026, 2, 25, 12);
        const first = { ts, values: Array.from({ length: columns }, () => 0.5) };
        return [first, ...rows.map(({ step, values }) => ({ ts: (ts += step * 1000), values }))];
      }),
  }),
);

const hand: fc.Arbitrary<Hand> = fc.record({
  encoding: fc.constantFrom<TextEncoding>('utf-8', 'utf-16le', 'utf-16be'),
  separator: fc.constantFrom(...SEPARATORS),
  decimalMark: fc.constantFrom('.', ','),
  isGrouped: fc.boolean(),
  isQuoted: fc.boolean(),
  dateFormat: fc.constantFrom(...DATE_FORMATS),
  isInTwoColumns: fc.boolean(),
  zone: fc.constantFrom('UTC', 'Asia/Kolkata', 'America/Caracas', 'Pacific/Kiritimati'),
  hasHeader: fc.boolean(),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  blankLines: fc.nat(2),
  pieceBytes: fc.integer({ min: 1, max: 300 }),
});

function writeNumber(number: number | null, { decimalMark, isGrouped }: Hand): string {
  if (number === null) return '';
  const [whole, decimals] = Math.abs(number).toFixed(2).split('.') as [string, string];
  const groups = isGrouped ? whole.replace(/\B(?=(?:\d{3})+$)/g, decimalMark === '.' ? ',' : '.') : whole;
  return `${number < 0 ? '-' : ''}${groups}${decimalMark}${decimals}`;
}

/** One cell for the time, or two for date and time of day. */
function writeTime(ts: number, { dateFormat, isInTwoColumns, zone }: Hand): string[] {
  if (dateFormat === 'epoch-seconds') return [String(ts / 1000)];
  if (dateFormat === 'epoch-milliseconds') return [String(ts)];
  const local = Temporal.Instant.fromEpochMilliseconds(ts).toZonedDateTimeISO(zone).toPlainDateTime();
  const [year, month, day] = local.toPlainDate().toString().split('-') as [string, string, string];
  const clock = local.toPlainTime().toString({ smallestUnit: 'second' });
  const dates = {
    'iso-8601': `${year}-${month}-${day}`,
    'day-month-year': `${day}.${month}.${year}`,
    'month-day-year': `${month}/${day}/${year}`,
  };
  return isInTwoColumns ? [dates[dateFormat], clock] : [`${dates[dateFormat]} ${clock}`];
}

function writeFile({ names, rows }: Table, how: Hand): Buffer {
  const timeNames = writeTime(0, how).length === 2 ? ['date', 'time'] : ['time'];
  const records = rows.map((row) => [
    ...writeTime(row.ts, how),
    ...row.values.map((it) => writeNumber(it, how)),
  ]);
  if (how.hasHeader) records.unshift([...timeNames, ...names]);
  const lines = records.map((cells) =>
    cells
      .map((cell) =>
        how.isQuoted || cell.includes('"') || cell.includes(how.separator)
          ? `"${cell.replaceAll('"', '""')}"`
          : cell,
      )
      .join(how.separator),
  );
  const text = lines.join(how.lineEnd) + how.lineEnd.repeat(how.blankLines);
  if (how.encoding === 'utf-8') return Buffer.from(text);
  const wide = Buffer.from(`\ufeff${text}`, 'utf16le');
  return how.encoding === 'utf-16be' ? wide.swap16() : wide;
}

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function batchesOf(bytes: Uint8Array, plan: ReadingsPlan, size: number): Promise<ReadingsBatch[]> {
  const batches: ReadingsBatch[] = [];
  for await (const batch of readReadings(inPieces(bytes, size), plan)) batches.push(batch);
  return batches;
}

/** Back to rows; a row without any value is none. */
function rowsOf(batches: readonly ReadingsBatch[]): Table['rows'] {
  return batches.flatMap((batch) =>
    Array.from(batch.ts, (ts, row) => ({
      ts,
      values: batch.values.map((values) => (Number.isNaN(values[row]!) ? null : values[row]!)),
    })),
  );
}

describe('a table', () => {
  it('written in any dialect is recognised and read back equal', async () => {
    await fc.assert(
      fc.asyncProperty(table, hand, async (written, how) => {
        const bytes = writeFile(written, how);
        const dialect = detectDialect(bytes);
        expect(dialect).toMatchObject({
          encoding: how.encoding,
          separator: how.separator,
          decimalMark: how.decimalMark,
          dateFormat: how.dateFormat,
          headerRow: how.hasHeader,
        });
        const timeColumns = dialect.dateColumn === null ? 1 : 2;
        const names = dialect.columns.slice(timeColumns).map((column) => column.name);
        const expectedNames = written.names.map((text, index) =>
          how.hasHeader ? text.trim().replace(/\s+/g, ' ') : `#${index + 1 + timeColumns}`,
        );
        expect(names).toEqual(expectedNames);

        const columns = names.map((target, index) => ({ index: index + timeColumns, target }));
        const batches = await batchesOf(
          bytes,
          { dialect, zone: how.zone, columns, latest: LATEST },
          how.pieceBytes,
        );
        expect(batches.flatMap((batch) => batch.problems)).toEqual([]);
        const filled = written.rows.filter((row) => row.values.some((it) => it !== null));
        expect(rowsOf(batches)).toEqual(filled);
      }),
      { numRuns: 600 },
    );
  });
});

/** A table as it is, or with bytes changed, cut, inserted, or nothing of a table at all. */
const garbage: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc.string({ unit: 'binary', maxLength: 300 }).map((text) => Buffer.from(text)),
  fc
    .array(
      fc.constantFrom(
        '"',
        ';',
        ',',
        '\t',
        '\n',
        '\r',
        '1',
        '.',
        '-',
        ':',
        ' ',
        'a',
        'é',
        '2026-03-05',
        '\ufeff',
      ),
      {
        maxLength: 200,
      },
    )
    .map((parts) => Buffer.from(parts.join(''))),
  fc
    .tuple(table, hand, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }), fc.nat())
    .map(([written, how, changes, cut]) => {
      const bytes = writeFile(written, how);
      for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
      return bytes.subarray(0, cut % 3 === 0 ? cut % bytes.length : bytes.length);
    }),
);

/** What the wizard could make of the dialect, right or wrong. */
const correction = fc.record(
  {
    encoding: fc.constantFrom<TextEncoding>('utf-8', 'utf-16le', 'utf-16be', 'windows-1252'),
    separator: fc.constantFrom(...SEPARATORS),
    decimalMark: fc.constantFrom<'.' | ','>('.', ','),
    dateFormat: fc.constantFrom(...DATE_FORMATS),
    timeColumn: fc.nat(6),
    dateColumn: fc.option(fc.nat(6)),
    headerRow: fc.boolean(),
  },
  { requiredKeys: [] },
);

async function survive(bytes: Uint8Array, fixed: Partial<Dialect>, size: number): Promise<void> {
  const found = detectDialect(bytes, { fixed });
  const dialect = { ...found, timeColumn: found.timeColumn ?? 0 };
  const columns = dialect.columns
    .slice(0, 40)
    .map((column) => ({ index: column.index, target: column.name }));
  const batches = await batchesOf(bytes, { dialect, zone: 'Europe/Berlin', columns, latest: LATEST }, size);
  for (const batch of batches) {
    expect(batch.ts.every((ts) => Number.isInteger(ts) && ts >= 0 && ts <= LATEST)).toBe(true);
    expect(
      batch.values.every((values) => values.every((it) => Math.abs(it) !== Number.POSITIVE_INFINITY)),
    ).toBe(true);
    expect(batch.rows).toBeLessThanOrEqual(batch.lines);
    expect(batch.problems.every(({ value: quoted }) => quoted.length <= 80)).toBe(true);
  }
  const last = batches.at(-1)!;
  const counted = PROBLEM_REASONS.reduce((sum, reason) => sum + last.problemCounts[reason], 0);
  expect(counted).toBe(batches.reduce((sum, batch) => sum + batch.problems.length, 0));
  expect(last.bytesRead).toBe(bytes.length);
}

describe('any bytes at all', () => {
  it('are read or refused with the typed error, and never crash', async () => {
    let read = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(garbage, correction, fc.integer({ min: 1, max: 200 }), async (bytes, fixed, size) => {
        try {
          await survive(bytes, fixed, size);
          read += 1;
        } catch (error) {
          if (!(error instanceof NotTextError)) throw error;
          refused += 1;
        }
      }),
      { numRuns: 1500 },
    );
    expect(Math.min(read, refused)).toBeGreaterThan(50);
  });
});
