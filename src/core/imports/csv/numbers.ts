/** Numbers as programs write them, with the decimal and thousands marks that the file was found to use. */

export type DecimalMark = '.' | ',';

export interface NumberFormat {
  readonly decimalMark: DecimalMark;
  /**
   * Mark between groups of three digits that the file was seen to use. A lone `1.234` counts as 1234 only
   * with it, because without it nobody can say. Spaces and apostrophes need no permission.
   */
  readonly thousandsMark: DecimalMark | null;
}

/** Value of `text` from `start` to `end`, spaces around it ignored; NaN when it is not a finite number. */
export type NumberParser = (text: string, start?: number, end?: number) => number;

const EMPTY_WORDS: ReadonlySet<string> = new Set([
  '',
  '-',
  '--',
  'nan',
  'n/a',
  'na',
  'null',
  'none',
  '#n/a',
  '#nv',
]);

/** True for a cell that says there is no value: nothing, spaces, `NaN`, `n/a`, `-`, `null` and the like. */
export function isEmptyCell(cell: string): boolean {
  return cell.length < 32 && EMPTY_WORDS.has(cell.trim().toLowerCase());
}

/** 10^0 to 10^22 are exact as doubles, so a mantissa below 2^53 divided by one is rounded once (Clinger 1990). */
const POWERS_OF_TEN = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const MAX_FAST_DIGITS = 15;

const ZERO = 48;

/** A parser that gives exactly what `Number` gives for the same figures; the usual cell costs no allocation. */
export function makeNumberParser(format: NumberFormat): NumberParser {
  const mark = format.decimalMark.charCodeAt(0);
  return (text, start = 0, end = text.length) => {
    let at = start;
    let stop = end;
    while (at < stop && text.charCodeAt(at) === 32) at += 1;
    while (stop > at && text.charCodeAt(stop - 1) === 32) stop -= 1;
    const sign = text.charCodeAt(at);
    const first = at < stop && (sign === 45 || sign === 43) ? at + 1 : at;
    let mantissa = 0;
    let digits = 0;
    let fraction = -1;
    for (at = first; at < stop; at += 1) {
      const code = text.charCodeAt(at);
      if (code >= ZERO && code <= ZERO + 9) {
        mantissa = mantissa * 10 + (code - ZERO);
        digits += 1;
        if (fraction >= 0) fraction += 1;
      } else if (code === mark && fraction < 0) fraction = 0;
      else return parseUnusual(text.slice(start, end), format);
    }
    if (digits === 0) return Number.NaN;
    if (digits > MAX_FAST_DIGITS) return parseUnusual(text.slice(start, end), format);
    const value = fraction > 0 ? mantissa / POWERS_OF_TEN[fraction]! : mantissa;
    return sign === 45 ? -value : value;
  };
}

const PLAIN_NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,4})?$/i;
const GROUPED_BY_SPACE = /^[+-]?\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?:[.,]\d*)?$/;
const GROUPED_BY_DOT = /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d*)?$/;
const GROUPED_BY_COMMA = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/;

/** Exponents, many digits, grouped thousands, the typographic minus. */
function parseUnusual(cell: string, format: NumberFormat): number {
  let figures = cell.trim().replace('\u2212', '-');
  const otherMark = format.decimalMark === '.' ? ',' : '.';
  const grouping = groupingOf(figures);
  if (grouping === otherMark) {
    if (isLoneGroup(figures) && format.thousandsMark !== otherMark) return Number.NaN;
    figures = figures.replaceAll(otherMark, '');
  } else if (grouping === ' ') figures = figures.replace(/[ \u00a0\u202f'’]/g, '');
  if (format.decimalMark === ',') {
    if (figures.includes('.')) return Number.NaN;
    figures = figures.replace(',', '.');
  }
  const value = PLAIN_NUMBER.test(figures) ? Number(figures) : Number.NaN;
  return Number.isFinite(value) ? value : Number.NaN;
}

/** How the figures are grouped in threes, if they are. `0.234` is not: no group starts with a zero. */
function groupingOf(figures: string): ' ' | DecimalMark | undefined {
  if (/^[+-]?0/.test(figures)) return undefined;
  if (GROUPED_BY_SPACE.test(figures)) return ' ';
  if (GROUPED_BY_DOT.test(figures)) return '.';
  return GROUPED_BY_COMMA.test(figures) ? ',' : undefined;
}

/** `1.234` or `1,234`: a decimal or a thousand, which only the rest of the file can tell. */
function isLoneGroup(figures: string): boolean {
  return /^[+-]?\d{1,3}[.,]\d{3}$/.test(figures);
}

/** What one cell says about the marks of its file; undefined when it says nothing or is not a number. */
export type MarkEvidence =
  | { readonly decimalMark: DecimalMark; readonly thousandsMark: DecimalMark | null }
  | { readonly either: DecimalMark };

/** Reads the marks from one cell: `1.5` proves a decimal dot, `1.234,5` both marks, `1.234` is either. */
export function markEvidence(cell: string): MarkEvidence | undefined {
  const figures = cell.trim().replace('\u2212', '-');
  const grouping = groupingOf(figures);
  if (grouping === '.' || grouping === ',') {
    if (isLoneGroup(figures)) return { either: grouping };
    return { decimalMark: grouping === '.' ? ',' : '.', thousandsMark: grouping };
  }
  const mark = figures.match(/[.,]/g);
  if (mark?.length !== 1 || !(grouping === ' ' || PLAIN_NUMBER.test(figures.replace(',', '.'))))
    return undefined;
  return { decimalMark: mark[0] as DecimalMark, thousandsMark: null };
}

/** The number that a cell almost certainly means, in the file's own format, when there is just one guess. */
export function suggestNumber(cell: string, format: NumberFormat): string | undefined {
  const figures = cell.trim();
  if (figures.length > 40 || isLoneGroup(figures)) return undefined;
  const otherMark = format.decimalMark === '.' ? ',' : '.';
  const candidates = [figures, /^[+-]?[\d.,]+(?=(?:\s+[^\d\s]{1,6}|[°%][^\d\s]{0,5})$)/.exec(figures)?.[0]];
  for (const candidate of candidates) {
    if (candidate === undefined || isLoneGroup(candidate)) continue;
    if (!Number.isNaN(makeNumberParser(format)(candidate))) return candidate;
    const swapped = candidate.replace(otherMark, format.decimalMark);
    const isDecimal = candidate.split(otherMark).length === 2 && !candidate.includes(format.decimalMark);
    if (isDecimal && PLAIN_NUMBER.test(swapped.replace(',', '.'))) return swapped;
  }
  return undefined;
}
