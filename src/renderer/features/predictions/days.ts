/** Two days as one reads them out: “3 and 12 December”, and one day where they are the same. */

export interface DayWords {
  readonly locale: string;
  readonly timeZone: string;
  /** Between the two. */
  readonly and: string;
}

/** The year is named where it is not the one of `seenFrom`. All in ms UTC. */
export function dayText(at: number, seenFrom: number, { locale, timeZone }: DayWords): string {
  return formatFor(locale, timeZone, [at], seenFrom).format(at);
}

/** Null where both are the same day. */
export function rangeText(from: number, to: number, seenFrom: number, words: DayWords): string | null {
  const { locale, timeZone, and } = words;
  const parts = formatFor(locale, timeZone, [from, to], seenFrom).formatRangeToParts(from, to);
  const isRange = parts.some(({ source }) => source === 'endRange');
  if (!isRange) return null;
  return parts
    .map(({ type, value, source }) =>
      type === 'literal' && source === 'shared' && /[–—-]/.test(value)
        ? value.replace(/\s*[–—-]\s*/, ` ${and} `)
        : value,
    )
    .join('');
}

function formatFor(
  locale: string,
  timeZone: string,
  instants: readonly number[],
  seenFrom: number,
): Intl.DateTimeFormat {
  const year = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' });
  const isOther = instants.some((at) => year.format(at) !== year.format(seenFrom));
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    day: 'numeric',
    month: 'long',
    ...(isOther ? { year: 'numeric' } : {}),
  });
}
