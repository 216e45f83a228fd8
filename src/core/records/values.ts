/**
 * From cells to values and back. A value is what the database holds: minor units of money, thousandths of a
 * quantity, ISO days, instants in milliseconds UTC, ids for references. Pure.
 */
import type { RecordField, RecordProblem, SheetFormat } from '../../shared/contract/records.ts';
import { isCurrency } from '../../shared/domain/currency.ts';
import { isOneLine as isLine, toOneLine } from '../../shared/domain/one-line.ts';
import type { Id } from '../../shared/ids.ts';
import { fromMilli, fromMinor, isCounted, toMilli, toMinor } from '../../shared/domain/quantity.ts';
import { makeNumberParser, suggestNumber } from '../imports/csv/numbers.ts';
import { makeTimeParser } from '../imports/csv/time.ts';
import { otherCurrency } from './currency.ts';
import { dayOrderOf } from './day-order.ts';
import { isOpenNumber } from './decimal-mark.ts';
import { closest, normalised } from './similar.ts';
import { type Cell, cellText } from './tables/table.ts';
import { isErrorValue, withoutGuard } from './tables/guard.ts';

export type Value = string | number | boolean | readonly string[];

/** Values of a record by field; null: known to be empty. A field that is absent is not spoken of. */
export type Values = Record<string, Value | null | undefined>;

/** A field with what only the core needs to know of it. */
export interface Field extends RecordField {
  /** What a column may be called; the key and the name count by themselves. */
  readonly headers: readonly string[];
  /** Of a file without a column of its own for it, the column of this field is it. */
  readonly insteadOf?: string;
  /** Longest text; 200 unless told. */
  readonly longest?: number;
  /** Of a number of months or minutes. */
  readonly unit?: 'month' | 'minute';
  /** What a text must be all through. */
  readonly pattern?: RegExp;
  /** Text of many lines, kept to the last space. */
  readonly verbatim?: boolean;
  /** Text that may have several lines, though most have one: an address. */
  readonly manyLines?: boolean;
  /** Smallest and greatest value, as stored. */
  readonly least?: number;
  readonly greatest?: number;
  /** A new record gets a value of its own where the file has none, and it is never cleared. */
  readonly neverEmpty?: boolean;
  /** A field whose value tells what this one is: with another there, a value that was here is none. */
  readonly standsWith?: string;
  /** Other words for the choices. */
  readonly words?: Readonly<Record<string, string>>;
}

export type Reason = RecordProblem['reason'];

/** A cell that cannot be read. */
export class Bad {
  readonly reason: Reason;
  readonly fix: string | null;
  /** What the field takes. */
  readonly detail: string | null;

  constructor(reason: Reason, fix: string | null = null, detail: string | null = null) {
    this.reason = reason;
    this.fix = fix;
    this.detail = detail;
  }
}

export interface Notation {
  readonly format: SheetFormat;
  /** IANA zone of the wall clock times in the file. */
  readonly zone: string;
  /** Decimal places of the plant's currency. */
  readonly minorDigits: number;
  /** Code of the plant's currency. */
  readonly currency: string;
  /** Nothing tells the decimal mark: a number that is another one with each mark is none. */
  readonly isMarkOpen?: boolean;
  /** Nothing tells whether the day or the month comes first: a date that is another one with each is none. */
  readonly isDayOpen?: boolean;
}

/** Null: the cell is empty. */
export type CellParser = (cell: Cell) => Value | null | Bad;

const LARGEST = 1_000_000_000_000;
/** Greatest measured or computed number, as the contract has it (`finiteSchema`). */
const LARGEST_DECIMAL = 1e15;

/** Reads the cells of one column; to be made once for a file. */
export function parserOf(field: Field, notation: Notation): CellParser {
  const parse = typedParser(field, notation);
  const isCsv = isText(notation);
  const { verbatim = false } = field;
  return (cell) => {
    if (typeof cell !== 'string') return parse(cell);
    const trimmed = cell.trim();
    if (trimmed === '') return null;
    if (isErrorValue(trimmed)) return new Bad('error-value');
    const text = verbatim ? cell : trimmed;
    const bare = isCsv && text.charCodeAt(0) === 39 ? withoutGuard(text) : text;
    return bare.trim() === '' ? null : parse(bare);
  };
}

function typedParser(field: Field, notation: Notation): CellParser {
  const mark = notation.format.decimalMark;
  switch (field.type) {
    case 'text':
      return textParser(field, isText(notation));
    case 'reference':
      return textParser({ ...field, longest: 2000 }, isText(notation));
    case 'integer':
      return numberParser(field, notation, (text) => {
        const value = toMilli(text, mark);
        return value === null || value % 1000 !== 0 ? null : value / 1000;
      });
    case 'decimal': {
      const parse = makeNumberParser({ decimalMark: mark, thousandsMark: mark === '.' ? ',' : '.' });
      return numberParser(field, notation, (text) => {
        const value = parse(text);
        return Number.isNaN(value) ? null : value;
      });
    }
    case 'money':
      return numberParser(field, notation, (text) => toMinor(text, mark, notation.minorDigits));
    case 'quantity':
      return numberParser(field, notation, (text) => toMilli(text, mark));
    case 'day':
      return dayParser(notation);
    case 'instant':
      return instantParser(notation);
    case 'flag':
      return wordParser(FLAG_WORDS, 'bad-flag', (meaning) => meaning === 'yes');
    case 'choice':
      return wordParser(wordsOf(field), 'bad-choice', (meaning) => meaning);
    case 'list':
      return (cell) => {
        const items = cellText(cell)
          .split(/[;\n]/)
          .map((item) => item.trim());
        const kept = [...new Set(items.filter((item) => item !== ''))];
        const { longest = 60 } = field;
        const odd = kept.find((item) => !isLine(item));
        if (odd !== undefined) return new Bad('control-character', kept.map(toOneLine).join('; '));
        return kept.some((item) => item.length > longest)
          ? new Bad('too-long', null, `≤ ${longest}`)
          : kept.toSorted();
      };
  }
}

function isText({ format }: Notation): boolean {
  return format.format === 'csv';
}

/**
 * @param isCsv a line break in a field of one line is probably the sign of a quote that was not closed in its line,
 * so nobody knows what was meant; in a workbook somebody has typed it
 */
function textParser(
  { longest = 200, pattern, verbatim = false, manyLines = false }: Field,
  isCsv: boolean,
): CellParser {
  const isOneLine = !verbatim && !manyLines;
  return (cell) => {
    const text = oneLineEnd(cellText(cell));
    if (isOneLine && text.includes('\n')) return new Bad('line-break', isCsv ? null : toOneLine(text));
    if (isOneLine && !isLine(text)) return new Bad('control-character', toOneLine(text));
    if (text.length > longest) return new Bad('too-long', null, `≤ ${longest}`);
    return pattern?.test(text) === false ? new Bad('bad-characters') : text;
  };
}

/** What a spreadsheet may do to the ends of lines, undone. */
export function oneLineEnd(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** What is longer is no number with something beside it, and not searched for one. */
const LONGEST_FIGURES = 100;
/** Digits that a computed number has beyond what anybody meant. */
const MEANT_DIGITS = 15;

function numberParser(
  field: Field,
  { format, minorDigits, currency, isMarkOpen = false }: Notation,
  read: (text: string) => number | null,
): CellParser {
  const { least, greatest, type } = field;
  const most = type === 'decimal' ? LARGEST_DECIMAL : LARGEST;
  const { decimalMark } = format;
  const written = (value: number) => String(value).replace('.', decimalMark);
  const digits = type === 'money' ? minorDigits : type === 'quantity' ? 3 : type === 'integer' ? 0 : null;
  const shown = (value: number): string =>
    type === 'money'
      ? fromMinor(value, decimalMark, minorDigits)
      : type === 'quantity'
        ? fromMilli(value, decimalMark)
        : written(value);
  const range = rangeOf(least, greatest, shown);
  return (cell) => {
    if (typeof cell === 'boolean' || cell instanceof Date) return new Bad('bad-number');
    const text =
      typeof cell === 'number'
        ? written(Number(cell.toPrecision(type === 'decimal' ? 17 : MEANT_DIGITS)))
        : cell;
    if (isMarkOpen && typeof cell === 'string' && isOpenNumber(cell, field))
      return new Bad('ambiguous-number');
    const value = read(text);
    const other = value === null && type === 'money' ? otherCurrency(text, currency) : null;
    if (other !== null) return new Bad('other-currency', null, `${other} ≠ ${currency}`);
    if (value === null) {
      const isFine = digits !== null && isNumberWithMore(text, decimalMark);
      return new Bad(
        isFine ? 'too-many-decimals' : 'bad-number',
        probableNumber(text, field, format, digits, read),
      );
    }
    if (value < (least ?? -most) || value > (greatest ?? most))
      return new Bad(value < 0 && least === 0 ? 'below-zero' : 'out-of-range', null, range);
    return value;
  };
}

/** A number that is only finer than the field keeps. */
function isNumberWithMore(text: string, decimalMark: string): boolean {
  const [whole = '', decimals = '', ...more] = text.trim().split(decimalMark);
  return more.length === 0 && /^[+\-\u2212]?\d{1,15}$/.test(whole) && /^\d{1,30}$/.test(decimals);
}

/** What a field takes, in signs of any language; null where only the size of a number is bounded. */
function rangeOf(
  least: number | undefined,
  greatest: number | undefined,
  shown: (value: number) => string,
): string | null {
  const [from, to] = [least, greatest === undefined || greatest >= LARGEST ? undefined : greatest].map(
    (bound) => (bound === undefined ? null : shown(bound)),
  );
  if (from !== null && to !== null) return `${from} … ${to}`;
  return from === null ? (to === null ? null : `≤ ${to}`) : `≥ ${from}`;
}

/** `12,50 €`, `1.234,5` in a file with decimal points, or too many decimals: what was almost certainly meant. */
function probableNumber(
  text: string,
  { type, unit }: Pick<Field, 'type' | 'unit'>,
  { decimalMark }: SheetFormat,
  digits: number | null,
  read: (text: string) => number | null,
): string | null {
  if (text.length > LONGEST_FIGURES) return null;
  const bare = text.replace(/^[^\d+\-.,\u2212]+|[^\d]+$/g, '').trim();
  if (bare === '' || !/^[+\-\u2212]?[\d.,'’\u00a0\u202f ]+$/.test(bare)) return null;
  const [before, behind] = text.split(bare, 2).map((beside) => beside.trim().replace(/\.$/, ''));
  if (type === 'integer' && unit !== undefined && before === '' && behind !== '') {
    const factor = SPANS[unit][behind!.toLowerCase()];
    const number = read(bare);
    return factor === undefined || number === null ? null : String(number * factor);
  }
  if (!isOwnUnit(type, before!) || !isOwnUnit(type, behind!)) return null;
  if (read(bare) !== null) return bare;
  const other = decimalMark === '.' ? ',' : '.';
  const swapped = bare
    .replaceAll(/[.,]/g, (mark) => (mark === other ? decimalMark : other))
    .replaceAll(other, '');
  const isOtherNotation = new RegExp(`^[+-]?\\d{1,3}(?:\\${decimalMark}\\d{3})*\\${other}\\d{1,2}$`).test(
    bare,
  );
  if (isOtherNotation && read(swapped) !== null) return swapped;
  if (digits !== null && /^[+-]?\d+[.,]\d+$/.test(bare) && bare.includes(decimalMark)) {
    const rounded = String(Number(Number(bare.replace(',', '.')).toFixed(digits))).replace('.', decimalMark);
    if (read(rounded) !== null) return rounded;
  }
  return suggestNumber(bare, { decimalMark, thousandsMark: null }) ?? null;
}

/** Words for spans of time, as numbers of the unit that a field has. */
const SPANS: Readonly<Record<'month' | 'minute', Readonly<Record<string, number>>>> = {
  month: spans([
    [12, 'y yr yrs year years a j jahr jahre jahren'],
    [1, 'm mo month months monat monate monaten'],
  ]),
  minute: spans([
    [1440, 'd day days tag tage tagen'],
    [60, 'h hr hrs hour hours std stunde stunden'],
    [1, 'min mins minute minutes minuten'],
  ]),
};

function spans(words: readonly (readonly [number, string])[]): Record<string, number> {
  return Object.fromEntries(words.flatMap(([factor, all]) => all.split(' ').map((word) => [word, factor])));
}

/** What stands beside the figures says nothing of them: a currency, pieces. With any other unit it is another number. */
function isOwnUnit(type: Field['type'], beside: string): boolean {
  if (beside === '') return true;
  if (type === 'money') return /^(?:\p{Sc}|,?-+)$/u.test(beside) || isCurrency(beside);
  return type === 'quantity' && isCounted(beside);
}

const ISO_DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]0?0:00(?::00(?:\.0+)?)?Z?)?$/;
const NUMERIC_DAY = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?: 0?0:00(?::00)?)?$/;

/** How spreadsheets count days, from 1927 to 2119; a number of days that has lost its look of a date. */
const DAY_NUMBER = /^(?:[1-7]\d{4})(?:[.,]\d+)?$/;

/** Day 0 is 1899-12-30, as the leap day of 1900 that never was has it (ECMA-376, 18.17.4.1). */
function dayOfNumber(days: number): string {
  return new Date(Date.UTC(1899, 11, 30 + days)).toISOString().slice(0, 10);
}

function dayParser({ format, isDayOpen = false }: Notation): CellParser {
  const named = timeParser(format.dateFormat, 'UTC');
  return (cell) => {
    if (cell instanceof Date)
      return isoDay(cell.getUTCFullYear(), cell.getUTCMonth() + 1, cell.getUTCDate()) ?? new Bad('bad-day');
    const text = cellText(cell);
    if (DAY_NUMBER.test(text))
      return new Bad('bad-day', dayOfNumber(Math.floor(Number(text.replace(',', '.')))));
    const iso = ISO_DAY.exec(text);
    if (iso !== null) {
      const [year, month, day] = [Number(iso[1]), Number(iso[2]), Number(iso[3])];
      return isoDay(year, month, day) ?? new Bad('bad-day', lastOfMonth(year, month, day));
    }
    if (isDayOpen && dayOrderOf(text) === 'open') return new Bad('ambiguous-day', null, bothDays(text));
    const numeric = NUMERIC_DAY.exec(text);
    if (numeric !== null) {
      const [first, second, year] = [Number(numeric[1]), Number(numeric[3]), fullYear(numeric[4]!)];
      const monthFirst = format.dateFormat === 'month-day-year' && numeric[2] !== '.';
      const [day, month] = monthFirst ? [second, first] : [first, second];
      const value = isoDay(year, month, day);
      return value ?? new Bad('bad-day', isoDay(year, day, month) ?? lastOfMonth(year, month, day));
    }
    const instant = typeof cell === 'string' && /[a-zä]/i.test(text) ? named(text) : null;
    if (instant === null) return new Bad('bad-day');
    const date = new Date(instant);
    return isoDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()) ?? new Bad('bad-day');
  };
}

/** What a date is with the day first, and with the month first. */
function bothDays(text: string): string {
  const [first, second, digits] = text.match(/\d+/g) as unknown as [string, string, string];
  const [one, other] = [pad(Number(first)), pad(Number(second))];
  const year = fullYear(digits);
  return `${year}-${other}-${one} / ${year}-${one}-${other}`;
}

/** Reads times; those with points have the day first, whatever the others have. */
function timeParser(dateFormat: SheetFormat['dateFormat'], zone: string): (text: string) => number | null {
  const usual = makeTimeParser(dateFormat, zone);
  if (dateFormat !== 'month-day-year') return usual;
  const dayFirst = makeTimeParser('day-month-year', zone);
  return (text) => (dayOrderOf(text) === 'day-month-year' ? dayFirst(text) : usual(text));
}

/** Two digits are of the years 1970 to 2069, as POSIX strptime has it (69 and above are of the last century). */
function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length === 4 ? year : year + (year >= 69 ? 1900 : 2000);
}

function isoDay(year: number, month: number, day: number): string | null {
  if (year < 1800 || year > 2200 || month < 1 || month > 12 || day < 1) return null;
  return day > daysOf(year, month) ? null : `${year}-${pad(month)}-${pad(day)}`;
}

function daysOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function lastOfMonth(year: number, month: number, day: number): string | null {
  return day > 28 && day <= 31 ? isoDay(year, month, daysOf(year, month)) : null;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

function instantParser(notation: Notation): CellParser {
  const { format, zone } = notation;
  const day = dayParser(notation);
  const iso = makeTimeParser('iso-8601', zone);
  const other = format.dateFormat === 'iso-8601' ? iso : timeParser(format.dateFormat, zone);
  return (cell) => {
    const text = cell instanceof Date ? cell.toISOString().slice(0, 19) : cellText(cell);
    const date = cell instanceof Date ? null : day(cell);
    if (date instanceof Bad && date.reason === 'ambiguous-day') return date;
    const instant = typeof date === 'string' ? iso(`${date} 00:00:00`) : (iso(text) ?? other(text));
    if (instant === null) return date instanceof Bad ? date : new Bad('bad-day');
    return instant >= -LARGEST * 6 && instant <= 8_640_000_000_000_000 ? instant : new Bad('bad-day');
  };
}

const FLAG_WORDS: ReadonlyMap<string, string> = new Map([
  ...['yes', 'y', 'true', 't', '1', 'x', 'ja', 'j', 'wahr', 'on', 'ok'].map((word) => [word, 'yes'] as const),
  ...['no', 'n', 'false', 'f', '0', 'nein', 'falsch', 'off'].map((word) => [word, 'no'] as const),
]);

/** Every word that means a choice, normalised. */
export function wordsOf({
  choices,
  words = {},
}: Pick<Field, 'choices' | 'words'>): ReadonlyMap<string, string> {
  return new Map([
    ...Object.entries(words).map(([word, choice]) => [normalised(word), choice] as const),
    ...choices.map((choice) => [normalised(choice), choice] as const),
  ]);
}

function wordParser(
  words: ReadonlyMap<string, string>,
  reason: Reason,
  mean: (meaning: string) => Value,
): CellParser {
  return (cell) => {
    const text = cellText(cell);
    const meaning = words.get(normalised(text));
    if (meaning !== undefined) return mean(meaning);
    return new Bad(reason, closest(text, words) ?? null);
  };
}

/** What a reference is called in a file. */
export type LabelOf = (field: Field, id: Id) => string;

export type CellWriter = (field: Field, value: Value | null | undefined) => Cell;

/**
 * Writes a value as the cell of an exported file: a number for a workbook, text in the notation of a CSV file.
 * Reading it gives the value again, but for fractions of a second.
 */
export function makeCellWriter({ format, zone, minorDigits }: Notation, labelOf: LabelOf): CellWriter {
  const isCsv = format.format === 'csv';
  const mark = isCsv ? format.decimalMark : '.';
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  const decimal = (text: string): Cell => (isCsv ? unambiguous(text, mark) : Number(text));
  return (field, value) => {
    if (value === null || value === undefined) return '';
    switch (field.type) {
      case 'integer':
        return isCsv ? String(value) : (value as number);
      case 'decimal':
        return isCsv ? decimal(String(value).replace('.', mark)) : (value as number);
      case 'money':
        return decimal(fromMinor(value as number, mark, minorDigits));
      case 'quantity':
        return decimal(fromMilli(value as number, mark));
      case 'instant': {
        const text = clock.format(value as number);
        return isCsv ? text : new Date(`${text.replace(' ', 'T')}Z`);
      }
      case 'day':
        return isCsv ? (value as string) : new Date(`${value as string}T00:00:00Z`);
      case 'flag':
        return isCsv ? (value === true ? 'yes' : 'no') : (value as boolean);
      case 'list':
        return (value as readonly string[]).join('; ');
      case 'reference':
        return labelOf(field, value as Id);
      case 'text':
      case 'choice':
        return value as string;
    }
  };
}

/** Exactly three decimals might be thousands to a reader who sees no other number; four cannot. */
function unambiguous(text: string, mark: string): string {
  const at = text.indexOf(mark);
  return at >= 0 && text.length - at === 4 ? `${text}0` : text;
}
