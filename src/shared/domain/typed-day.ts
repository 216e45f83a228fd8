/** Calendar days as people type them. Nothing is guessed at: what is not one day in the order shown is refused. */

/** The order of a locale: 5.6. is the fifth of June, or 5/6 the sixth of May. */
export type DayOrder = 'dmy' | 'mdy';

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const ORDERED = /^(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{2}|\d{4})$/;

/** Further back and further ahead is a slip of the finger. */
const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2200;
/** How far ahead of today two digits of a year may mean. */
const YEARS_AHEAD = 20;

const WORDS: ReadonlyMap<string, number> = new Map([
  ['yesterday', -1],
  ['today', 0],
  ['tomorrow', 1],
  ['gestern', -1],
  ['heute', 0],
  ['morgen', 1],
]);

/**
 * The day a text stands for as ISO date: an ISO date, a date in the locale's order with `.`, `/` or `-`, or a word
 * such as `today` and `heute`; null for anything else, also for days that no calendar has. Two digits of a year
 * mean the year that lies at most 20 years ahead. Points are never month first.
 * @param today ISO date
 */
export function readDay(text: string, order: DayOrder, today: string): string | null {
  const typed = text.trim().toLowerCase();
  const offset = WORDS.get(typed);
  if (offset !== undefined) return dayAfter(today, offset);
  const iso = ISO.exec(typed);
  if (iso !== null) return isoDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const [, first, separator, second, year] = ORDERED.exec(typed) ?? [];
  if (first === undefined || second === undefined || year === undefined) return null;
  if (order === 'mdy' && separator === '.') return null;
  const [day, month] = order === 'dmy' ? [first, second] : [second, first];
  return isoDay(fullYear(year, today), Number(month), Number(day));
}

function fullYear(year: string, today: string): number {
  if (year.length === 4) return Number(year);
  const latest = Number(today.slice(0, 4)) + YEARS_AHEAD;
  const sameCentury = latest - (latest % 100) + Number(year);
  return sameCentury > latest ? sameCentury - 100 : sameCentury;
}

function isoDay(year: number, month: number, day: number): string | null {
  if (year < EARLIEST_YEAR || year > LATEST_YEAR) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const isThatDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isThatDay ? date.toISOString().slice(0, 10) : null;
}

function dayAfter(isoDate: string, days: number): string {
  return new Date(Date.parse(`${isoDate}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
