/** What the columns of a table are: marks of its numbers, kinds, and which of them hold the time. */
import type { Separator } from './cells.ts';
import {
  isEmptyCell,
  makeNumberParser,
  markEvidence,
  type DecimalMark,
  type NumberFormat,
} from './numbers.ts';
import { isClock } from './table.ts';
import { makeTimeParser, type DateFormatId } from './time.ts';

/** A column is taken for what at least this share of its filled cells is; the others are then named as bad. */
const MAJORITY = 0.5;

/** `assumed`: the sample fits either mark. `not-seen`: no number has one. `mixed`: some have each. */
export type MarksFound = NumberFormat & { readonly doubt: 'assumed' | 'not-seen' | 'mixed' | null };

/** Finds the decimal and thousands marks from all cells of a table. */
export function findMarks(
  columns: readonly (readonly string[])[],
  separator: Separator,
  fixed: DecimalMark | undefined,
): MarksFound {
  const proven = { '.': 0, ',': 0 };
  const either = { '.': 0, ',': 0 };
  const grouped = { '.': 0, ',': 0 };
  let dottedDates = 0;
  for (const cell of columns.flat()) {
    const evidence = markEvidence(cell);
    if (evidence === undefined) dottedDates += /^\d{1,2}\.\d{1,2}\.\d{2,4}\b/.test(cell) ? 1 : 0;
    else if ('either' in evidence) either[evidence.either] += 1;
    else {
      proven[evidence.decimalMark] += 1;
      if (evidence.thousandsMark) grouped[evidence.thousandsMark] += 1;
    }
  }
  const isProven = proven['.'] + proven[','] > 0;
  const isEither = either['.'] + either[','] > 0;
  let decimalMark: DecimalMark;
  if (fixed) decimalMark = fixed;
  else if (isProven) decimalMark = proven[','] > proven['.'] ? ',' : '.';
  else if (isEither) decimalMark = either[','] > either['.'] && separator !== ',' ? ',' : '.';
  else decimalMark = separator === ';' && dottedDates > 0 ? ',' : '.';
  const other = decimalMark === '.' ? ',' : '.';
  // A file has one way to write numbers: where the decimal mark is proven, a lone group of three can only
  // be thousands, unless some cells prove the other mark to be a decimal mark as well.
  const isMixed = proven[other] > 0;
  const canBeThousands = grouped[other] > 0 || (either[other] > 0 && !isMixed);
  const doubt = isMixed ? 'mixed' : isProven ? null : isEither ? 'assumed' : 'not-seen';
  return { decimalMark, thousandsMark: canBeThousands ? other : null, doubt: fixed ? null : doubt };
}

export type ColumnKind = 'time' | 'date' | 'number' | 'label' | 'text' | 'empty';

const LABEL_NAME =
  /(?:^|[^a-z])(?:anomal(?:y|ies|ous)|change[ _-]?points?|labels?|class(?:es)?|flags?|outliers?)(?:[^a-z]|$)/i;

/** Kind of a column that holds no time. */
export function kindOf(name: string, cells: readonly string[], format: NumberFormat): ColumnKind {
  const filled = cells.filter((cell) => !isEmptyCell(cell));
  if (filled.length === 0) return 'empty';
  const parse = makeNumberParser(format);
  const numbers = filled.map((cell) => parse(cell)).filter((value) => !Number.isNaN(value));
  if (numbers.length < filled.length * MAJORITY) return 'text';
  const isBinary = numbers.length === filled.length && numbers.every((value) => value === 0 || value === 1);
  return isBinary && LABEL_NAME.test(name) ? 'label' : 'number';
}

export interface TimeFound {
  readonly timeColumn: number | null;
  readonly dateColumn: number | null;
  readonly dateFormat: DateFormatId;
  /** Every time carries its offset from UTC, so the zone of the file does not matter. */
  readonly timeHasOffset: boolean;
  readonly isDayMonthAmbiguous: boolean;
  /** All columns that look like times, the chosen ones included. */
  readonly candidates: readonly number[];
}

interface TimeShape {
  readonly index: number;
  readonly shape: 'instant' | 'date' | 'clock' | 'epoch';
  readonly format: DateFormatId;
  readonly isAmbiguous: boolean;
}

export interface TimeHints {
  /** What an ambiguous 03/04/2026 is taken for. */
  readonly dayFirst: boolean;
  readonly timeColumn?: number | null;
  readonly dateColumn?: number | null;
  readonly dateFormat?: DateFormatId;
}

const TIME_NAME = /time|date|stamp|zeit|datum|uhr|fecha|heure|hora|^ts$|^t$/i;

/** A column that is called so may hold the time. */
export function isTimeName(name: string): boolean {
  return TIME_NAME.test(name);
}

/** Finds the column of the time, or the two of date and time of day. */
export function findTime(
  names: readonly string[],
  columns: readonly (readonly string[])[],
  hints: TimeHints,
): TimeFound {
  const shapes = columns
    .map((cells, index) => shapeOf(index, cells, hints.dayFirst))
    .filter((shape) => shape !== undefined);
  const named = (shape: TimeShape): boolean => isTimeName(names[shape.index] ?? '');
  const isLikely = (shape: TimeShape): boolean =>
    shape.shape !== 'epoch' || shape.index === 0 || named(shape);
  const candidates = shapes.filter(isLikely);
  const pick = (wanted: TimeShape['shape']): TimeShape | undefined => {
    const fitting = candidates.filter((shape) => shape.shape === wanted);
    return fitting.find(named) ?? fitting[0];
  };
  const at = (index: number | null | undefined): TimeShape | undefined =>
    shapes.find((shape) => shape.index === index);

  let time: TimeShape | undefined;
  let date: TimeShape | undefined;
  if (hints.timeColumn !== undefined) {
    time = at(hints.timeColumn);
    if (hints.dateColumn !== undefined) date = at(hints.dateColumn);
    else if (time?.shape === 'clock') date = pick('date');
  } else {
    time = pick('instant');
    const clock = pick('clock');
    date = time || !clock ? undefined : (at(hints.dateColumn) ?? pick('date'));
    time ??= (date ? clock : undefined) ?? pick('epoch') ?? pick('date');
  }
  const source = date ?? time;
  const dateFormat = hints.dateFormat ?? source?.format ?? 'iso-8601';
  const timeColumn = hints.timeColumn === undefined ? (time?.index ?? null) : hints.timeColumn;
  return {
    timeColumn,
    dateColumn: hints.dateColumn === undefined ? (date?.index ?? null) : hints.dateColumn,
    dateFormat,
    timeHasOffset: timeColumn !== null && !date && allHaveOffset(columns[timeColumn] ?? [], dateFormat),
    isDayMonthAmbiguous: hints.dateFormat === undefined && source?.isAmbiguous === true,
    candidates: candidates.map((shape) => shape.index),
  };
}

function shapeOf(index: number, cells: readonly string[], dayFirst: boolean): TimeShape | undefined {
  const filled = cells.filter((cell) => !isEmptyCell(cell));
  if (filled.length === 0) return undefined;
  const most = filled.length * MAJORITY;
  if (filled.filter(isClock).length >= most) {
    return { index, shape: 'clock', format: 'iso-8601', isAmbiguous: false };
  }
  const iso = hits(filled, 'iso-8601');
  const dmy = hits(filled, 'day-month-year');
  const mdy = hits(filled, 'month-day-year');
  const best = Math.max(iso, dmy, mdy);
  if (best > 0 && best >= most) {
    const isTie = dmy === mdy && iso < best;
    const hasDots = filled.some((cell) => /^\d{1,2}\./.test(cell.trim()));
    const isTwelveHour = filled.some((cell) => /[ap]\.?m\.?\s*$/i.test(cell));
    let format: DateFormatId = iso === best ? 'iso-8601' : dmy > mdy ? 'day-month-year' : 'month-day-year';
    if (isTie && (hasDots || (dayFirst && !isTwelveHour))) format = 'day-month-year';
    const hasClock = filled.some((cell) => /:|\dt\d|^\d{12,}$/i.test(cell.trim()));
    return { index, shape: hasClock ? 'instant' : 'date', format, isAmbiguous: isTie && !hasDots };
  }
  const format = epochFormat(filled);
  return format && { index, shape: 'epoch', format, isAmbiguous: false };
}

function hits(cells: readonly string[], format: DateFormatId): number {
  const parse = makeTimeParser(format, 'UTC');
  return cells.filter((cell) => parse(cell) !== null).length;
}

/** Years 2000 to 2100: an everyday number is not taken for seconds since 1970. */
const EPOCH_FROM = Date.UTC(2000, 0);
const EPOCH_TO = Date.UTC(2100, 0);

function epochFormat(cells: readonly string[]): DateFormatId | undefined {
  return (['epoch-seconds', 'epoch-milliseconds'] as const).find((format) => {
    const parse = makeTimeParser(format, 'UTC');
    const plausible = cells.filter((cell) => {
      const instant = parse(cell);
      return instant !== null && instant >= EPOCH_FROM && instant < EPOCH_TO;
    });
    return plausible.length >= cells.length * MAJORITY;
  });
}

/** A time that means the same instant in two zones carries its own offset. */
function allHaveOffset(cells: readonly string[], format: DateFormatId): boolean {
  const here = makeTimeParser(format, 'UTC');
  const there = makeTimeParser(format, 'Etc/GMT+5');
  const pairs = cells
    .map((cell) => [here(cell), there(cell)] as const)
    .filter(([instant]) => instant !== null);
  return pairs.length > 0 && pairs.every(([one, other]) => one === other);
}
