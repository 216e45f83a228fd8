/** Numbers, money and times in words of the locale and the plant's time zone. Pure; `useFormat` binds them. */
import { useTranslation } from 'react-i18next';
import { currentLanguage, formatLocale } from '../i18n/index.ts';
import { usePlant, type Plant } from './plant.tsx';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export interface Format {
  readonly locale: string;
  readonly timeZone: string;
  /** `decimals`: exactly that many; left out: up to three. */
  number(value: number, decimals?: number): string;
  /** Minor units of the plant's currency, e.g. 1250 -> 12,50 €. */
  money(minor: number, currency?: string): string;
  /** Thousandths of a unit, e.g. 1500 and 'l' -> 1.5 l. */
  quantity(milli: number, unit?: string): string;
  /** 0 to 1 -> 42 %. */
  percent(fraction: number): string;
  dateTime(instant: number): string;
  /** To the second, for tables of readings. */
  dateTimeSeconds(instant: number): string;
  /** With weekday and seconds, for tooltips. */
  dateTimeLong(instant: number): string;
  /** A wall clock given as ISO date and time without a zone, to the second; no time zone moves it. */
  clock(isoDateTime: string): string;
  time(instant: number): string;
  /** A calendar day given as ISO date; no time zone moves it. */
  day(isoDate: string): string;
  /** The plant's calendar day of an instant as ISO date. */
  dayOf(instant: number): string;
  /** "2 hours ago", "in 3 days"; older than 30 days: the date. */
  ago(instant: number, now: number): string;
  /** Minutes as h:mm with unit, e.g. 95 -> 1:35 h. */
  duration(minutes: number): string;
  /** Milliseconds in the largest unit that is not below one, e.g. 90,000 -> 1.5 min. */
  span(ms: number): string;
  list(items: readonly string[]): string;
}

function relative(formatter: Intl.RelativeTimeFormat, difference: number): string {
  const size = Math.abs(difference);
  if (size < minute) return formatter.format(0, 'second');
  if (size < hour) return formatter.format(Math.trunc(difference / minute), 'minute');
  if (size < day) return formatter.format(Math.trunc(difference / hour), 'hour');
  return formatter.format(Math.trunc(difference / day), 'day');
}

export function createFormat(locale: string, plant: Plant): Format {
  const { timeZone } = plant;
  const upToThree = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  const fixed = new Map<number, Intl.NumberFormat>();
  const currencies = new Map<string, Intl.NumberFormat>();
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const dateTimeSeconds = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone,
  });
  const clock = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: 'UTC',
  });
  const dateTimeLong = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium', timeZone });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone });
  const dayOnly = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const isoDay = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone });
  const ago = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });

  const fixedFormat = (decimals: number): Intl.NumberFormat => {
    const known = fixed.get(decimals);
    if (known !== undefined) return known;
    const made = new Intl.NumberFormat(locale, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    fixed.set(decimals, made);
    return made;
  };
  const currencyFormat = (currency: string): Intl.NumberFormat => {
    const known = currencies.get(currency);
    if (known !== undefined) return known;
    const made = new Intl.NumberFormat(locale, { style: 'currency', currency });
    currencies.set(currency, made);
    return made;
  };

  const unitFormat = (unit: string): Intl.NumberFormat =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 });

  return {
    locale,
    timeZone,
    number: (value, decimals) => (decimals === undefined ? upToThree : fixedFormat(decimals)).format(value),
    money(minor, currency = plant.currency) {
      const formatter = currencyFormat(currency);
      const digits = formatter.resolvedOptions().maximumFractionDigits ?? 2;
      return formatter.format(minor / 10 ** digits);
    },
    quantity: (milli, unit) => {
      const text = upToThree.format(milli / 1000);
      return unit === undefined ? text : `${text}\u00A0${unit}`;
    },
    percent: (fraction) => percent.format(fraction),
    dateTime: (instant) => dateTime.format(instant),
    dateTimeSeconds: (instant) => dateTimeSeconds.format(instant),
    dateTimeLong: (instant) => dateTimeLong.format(instant),
    clock: (isoDateTime) => clock.format(Date.parse(`${isoDateTime}Z`)),
    time: (instant) => time.format(instant),
    day: (isoDate) => dayOnly.format(Date.parse(`${isoDate}T00:00:00Z`)),
    dayOf: (instant) => isoDay.format(instant),
    ago: (instant, now) =>
      Math.abs(now - instant) > 30 * day ? date.format(instant) : relative(ago, instant - now),
    duration: (minutes) =>
      `${upToThree.format(Math.floor(minutes / 60))}:${String(Math.round(minutes % 60)).padStart(2, '0')}\u00A0h`,
    span(ms) {
      const [unit, size] =
        ms < minute
          ? (['second', 1000] as const)
          : ms < hour
            ? (['minute', minute] as const)
            : (['hour', hour] as const);
      return unitFormat(unit).format(ms / size);
    },
    list: (items) => list.format(items),
  };
}

/** Whether different instants lie in one minute, so that without seconds they would look the same. */
export function shareMinute(instants: readonly number[]): boolean {
  const different = new Set(instants);
  return new Set([...different].map((instant) => Math.floor(instant / 60_000))).size < different.size;
}

let last: { readonly locale: string; readonly plant: Plant; readonly format: Format } | null = null;

/** One for all that is shown at a time: making it costs more than a row of a list. */
export function formatFor(locale: string, plant: Plant): Format {
  if (last?.locale !== locale || last.plant !== plant)
    last = { locale, plant, format: createFormat(locale, plant) };
  return last.format;
}

/** Formats for the language in force and the plant. */
export function useFormat(): Format {
  useTranslation();
  const plant = usePlant();
  const locale = formatLocale(currentLanguage(), navigator.languages);
  return formatFor(locale, plant);
}
