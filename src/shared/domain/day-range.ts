/** Two days as one reads them out: “3 and 12 December”, and one day where they are the same. */

export interface DayWords {
  readonly locale: string;
  readonly timeZone: string;
  /** Between two days of one month. */
  readonly and: string;
  /** Between days of two months. */
  readonly andMonth: string;
}

/** The year is named where it is not the one of `seenFrom`, and always where that is null. All in ms UTC. */
export function dayText(
  at: number,
  seenFrom: number | null,
  { locale, timeZone }: Pick<DayWords, 'locale' | 'timeZone'>,
): string {
  return formatFor(locale, timeZone, [at], seenFrom).format(at);
}

/** Null where both are the same day. */
export function rangeText(from: number, to: number, seenFrom: number | null, words: DayWords): string | null {
  const { locale, timeZone, and, andMonth } = words;
  const parts = formatFor(locale, timeZone, [from, to], seenFrom).formatRangeToParts(from, to);
  const isRange = parts.some(({ source }) => source === 'endRange');
  if (!isRange) return null;
  const isOtherMonth = parts.some(({ type, source }) => type === 'month' && source === 'startRange');
  const between = isOtherMonth ? andMonth : and;
  return parts
    .map(({ type, value, source }) =>
      type === 'literal' && source === 'shared' && /[–—-]/.test(value)
        ? value.replace(/\s*[–—-]\s*/, ` ${between} `)
        : value,
    )
    .join('');
}

/** As `rangeText`, for a table: “3–12 Dec”. */
export function shortRange(
  from: number,
  to: number,
  seenFrom: number,
  { locale, timeZone }: Pick<DayWords, 'locale' | 'timeZone'>,
): string {
  return formatFor(locale, timeZone, [from, to], seenFrom, 'short').formatRange(from, to);
}

function formatFor(
  locale: string,
  timeZone: string,
  instants: readonly number[],
  seenFrom: number | null,
  month: 'long' | 'short' = 'long',
): Intl.DateTimeFormat {
  const year = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' });
  const isNamed = seenFrom === null || instants.some((at) => year.format(at) !== year.format(seenFrom));
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    day: 'numeric',
    month,
    ...(isNamed ? { year: 'numeric' } : {}),
  });
}
