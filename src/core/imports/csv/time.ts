/** Time stamps as programs write them. One format per file; separators, seconds and fractions may vary. */
import { DATE_FORMATS } from '../../../shared/contract/imports.ts';
import { makeLocalClock } from './zone.ts';

/**
 * `iso-8601`: 2026-03-09 10:14:33, 2026-03-09T10:14:33.5+01:00, 2026/03/09 10:14, 20260309T101433Z.
 * `day-month-year`: 09.03.2026 10:14:33, 9/3/26 10:14 AM, 09-Mar-2026 10:14.
 * `month-day-year`: 03/09/2026 10:14:33 AM, Mar 9 2026 10:14.
 * `epoch-seconds`, `epoch-milliseconds`: since 1970-01-01 UTC, fractions allowed.
 */
export type DateFormatId = (typeof DATE_FORMATS)[number];

/**
 * Instant in ms UTC of `text` from `start` to `end` (default: all of it), or null when it is not a time in
 * the format. Spaces around it are ignored, a missing time of day is midnight, fractions of a millisecond
 * are cut off.
 */
export type TimeParser = (text: string, start?: number, end?: number) => number | null;

/**
 * A parser for one file. Times without an offset of their own are wall-clock times of `zone`; over changes
 * of daylight-saving time it follows the order of the file (see zone.ts), so use a new parser per file and
 * give it the times in file order.
 * @param zone IANA name, e.g. `Europe/Berlin`
 * @throws RangeError for an unknown zone
 */
export function makeTimeParser(format: DateFormatId, zone: string): TimeParser {
  switch (format) {
    case 'epoch-seconds':
      return makeEpochParser(1000);
    case 'epoch-milliseconds':
      return makeEpochParser(1);
    case 'iso-8601':
    case 'day-month-year':
    case 'month-day-year':
      return makeCalendarParser(format, zone);
  }
}

function makeEpochParser(factor: number): TimeParser {
  return (text, start = 0, end = text.length) => {
    const cell = text.slice(start, end).trim();
    if (!/^-?\d{1,16}(?:[.,]\d{1,9})?$/.test(cell)) return null;
    const instant = Math.floor(Number(cell.replace(',', '.')) * factor + 1e-3);
    return Number.isSafeInteger(instant) ? instant : null;
  };
}

const DAY = 86_400_000;
const HOUR = 3_600_000;
const MINUTE = 60_000;

const ZERO = 48;
const COLON = 58;
const COMMA = 44;
const DASH = 45;
const DOT = 46;
const PLUS = 43;
const SLASH = 47;
const SPACE = 32;
const LETTER_A = 97;
const LETTER_M = 109;
const LETTER_P = 112;
const LETTER_T = 116;
const MINUS_SIGN = 0x2212;

/** English and German abbreviations, by their first three letters in lower case. */
const MONTHS: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  mar: 3,
  mär: 3,
  mrz: 3,
  apr: 4,
  may: 5,
  mai: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  oct: 10,
  okt: 10,
  nov: 11,
  dec: 12,
  dez: 12,
};

type CalendarFormat = Exclude<DateFormatId, 'epoch-seconds' | 'epoch-milliseconds'>;

/** A scanner over character codes without allocation: this runs once per line of files of millions. */
function makeCalendarParser(format: CalendarFormat, zone: string): TimeParser {
  const toInstant = makeLocalClock(zone);
  let text = '';
  let at = 0;
  let stop = 0;
  /** How many digits `digits` has read. */
  let count = 0;
  let isCompact = false;

  const code = (): number => (at < stop ? text.charCodeAt(at) : -1);

  const digits = (most: number): number => {
    let value = 0;
    count = 0;
    while (count < most && at < stop) {
      const digit = text.charCodeAt(at) - ZERO;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
      at += 1;
      count += 1;
    }
    return value;
  };

  const skip = (wanted: number): boolean => {
    if (code() !== wanted) return false;
    at += 1;
    return true;
  };

  const skipSpaces = (): void => {
    while (at < stop && isSpace(text.charCodeAt(at))) at += 1;
  };

  const monthName = (): number => {
    const month = MONTHS[text.slice(at, at + 3).toLowerCase()];
    if (month === undefined) return 0;
    at += 3;
    while (at < stop && isLetter(text.charCodeAt(at))) at += 1;
    return month;
  };

  /** Wall-clock midnight of the date as if it were UTC, or NaN. */
  const date = (): number => {
    if (format === 'iso-8601') {
      const year = digits(8);
      isCompact = count === 8;
      if (isCompact) return dayStart(Math.floor(year / 10_000), Math.floor(year / 100) % 100, year % 100);
      const separator = code();
      if (count !== 4 || !isDateSeparator(separator)) return Number.NaN;
      at += 1;
      const month = digits(2);
      return count > 0 && skip(separator) ? dayStart(year, month, digits(2)) : Number.NaN;
    }
    return format === 'day-month-year' ? dayFirst() : monthFirst();
  };

  const dayFirst = (): number => {
    const day = digits(2);
    if (count === 0) return Number.NaN;
    const separator = code();
    if (!isDateSeparator(separator) && separator !== SPACE) return Number.NaN;
    at += 1;
    if (separator === DOT) skip(SPACE);
    let month = digits(2);
    const isNamed = count === 0;
    if (isNamed) month = monthName();
    else if (separator === SPACE) return Number.NaN;
    if (isNamed) {
      const hasDot = skip(DOT);
      if (!skip(separator) && !skip(SPACE) && !hasDot) return Number.NaN;
    } else if (!skip(separator)) return Number.NaN;
    if (separator === DOT) skip(SPACE);
    return dayStart(shortYear(), month, day);
  };

  const monthFirst = (): number => {
    let month = digits(2);
    const isNamed = count === 0;
    if (isNamed) month = monthName();
    const separator = code();
    if (isNamed ? separator !== SPACE && separator !== DASH : !isDateSeparator(separator)) {
      return Number.NaN;
    }
    at += 1;
    const day = digits(2);
    if (count === 0) return Number.NaN;
    if (isNamed && skip(COMMA)) skipSpaces();
    else if (!skip(separator)) return Number.NaN;
    return dayStart(shortYear(), month, day);
  };

  /** Four digits, or two with the POSIX century: 69 to 99 are 1969 to 1999. NaN otherwise. */
  const shortYear = (): number => {
    const year = digits(4);
    if (count === 4) return year;
    return count === 2 ? year + (year >= 69 ? 1900 : 2000) : Number.NaN;
  };

  /** Milliseconds since midnight, or NaN. */
  const timeOfDay = (): number => {
    let hour = digits(6);
    let minute = 0;
    let second = 0;
    let hasSeconds = false;
    if (count > 2) {
      if (count === 6) {
        second = hour % 100;
        hour = Math.floor(hour / 100);
        hasSeconds = true;
      } else if (count !== 4) return Number.NaN;
      minute = hour % 100;
      hour = Math.floor(hour / 100);
    } else {
      if (count === 0 || !skip(COLON)) return Number.NaN;
      minute = digits(2);
      if (count !== 2) return Number.NaN;
      if (skip(COLON)) {
        second = digits(2);
        hasSeconds = true;
        if (count !== 2) return Number.NaN;
      }
    }
    const fraction = hasSeconds && (code() === DOT || code() === COMMA) ? milliseconds() : 0;
    hour = twelveHour(hour);
    if (minute > 59 || second > 59 || hour > 24) return Number.NaN;
    const sum = hour * HOUR + minute * MINUTE + second * 1000 + fraction;
    return sum > DAY ? Number.NaN : sum;
  };

  const milliseconds = (): number => {
    at += 1;
    const value = digits(3);
    const scale = count === 1 ? 100 : count === 2 ? 10 : count === 3 ? 1 : Number.NaN;
    while (at < stop && isDigit(text.charCodeAt(at))) at += 1;
    return value * scale;
  };

  /** The hour after "AM" or "PM", which is taken if it follows. NaN for 0 or 13 with either. */
  const twelveHour = (hour: number): number => {
    const before = at;
    skipSpaces();
    const letter = code() | 32;
    if (letter !== LETTER_A && letter !== LETTER_P) {
      at = before;
      return hour;
    }
    at += 1;
    skip(DOT);
    if ((code() | 32) !== LETTER_M) return Number.NaN;
    at += 1;
    skip(DOT);
    if (hour < 1 || hour > 12) return Number.NaN;
    return (hour % 12) + (letter === LETTER_P ? 12 : 0);
  };

  /** The offset from UTC written behind the time in ms, undefined when none is, NaN for anything else. */
  const offset = (): number | undefined => {
    skipSpaces();
    if (at === stop) return undefined;
    const sign = code();
    if (sign !== PLUS && sign !== DASH && sign !== MINUS_SIGN) {
      const name = text.slice(at, stop).toUpperCase();
      return name === 'Z' || name === 'UTC' || name === 'GMT' ? 0 : Number.NaN;
    }
    at += 1;
    const hours = digits(2);
    if (count !== 2) return Number.NaN;
    const hasMinutes = skip(COLON) || at < stop;
    const minutes = hasMinutes ? digits(2) : 0;
    if (count < 2 || minutes > 59 || hours > 18 || at !== stop) return Number.NaN;
    return (sign === PLUS ? 1 : -1) * (hours * HOUR + minutes * MINUTE);
  };

  return (source, start = 0, end = source.length) => {
    text = source;
    at = start;
    stop = end;
    while (stop > at && isSpace(text.charCodeAt(stop - 1))) stop -= 1;
    skipSpaces();
    isCompact = false;
    let local = date();
    if (Number.isNaN(local)) return null;
    let shift: number | undefined;
    if (at < stop) {
      skip(COMMA);
      if ((code() | 32) === LETTER_T) at += 1;
      else if (isSpace(code())) skipSpaces();
      else if (!isCompact) return null;
      local += timeOfDay();
      shift = offset();
      if (Number.isNaN(local)) return null;
    }
    if (shift === undefined) return toInstant(local);
    return Number.isNaN(shift) ? null : local - shift;
  };
}

function isSpace(code: number): boolean {
  return code === SPACE || code === 9 || code === 0xa0 || code === 0x202f;
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= ZERO + 9;
}

function isLetter(code: number): boolean {
  return (code | 32) >= 97 && (code | 32) <= 122;
}

function isDateSeparator(code: number): boolean {
  return code === DASH || code === DOT || code === SLASH;
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Ms from 1970-01-01 to the day in the proleptic Gregorian calendar, NaN when there is no such day. */
function dayStart(year: number, month: number, day: number): number {
  if (!(month >= 1 && month <= 12 && day >= 1)) return Number.NaN;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (day > MONTH_LENGTHS[month - 1]! + (isLeap && month === 2 ? 1 : 0)) return Number.NaN;
  // Days are counted from 1 March of year 0, so that the leap day is the last of its year.
  const shifted = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leapDays = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return (shifted * 365 + leapDays + dayOfYear - 719_468) * DAY;
}
