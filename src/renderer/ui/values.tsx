/** Single values as text: money, quantities and times. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from './format.ts';

/** Minor units in the plant's currency (or another one). */
export function Money({ minor, currency }: { minor: number; currency?: string }) {
  return <span>{useFormat().money(minor, currency)}</span>;
}

/** Thousandths of a unit. */
export function Quantity({ milli, unit }: { milli: number; unit?: string }) {
  return <span>{useFormat().quantity(milli, unit)}</span>;
}

/** An instant (ms UTC) in the plant's time zone; with seconds among others of the same minute. */
export function DateTime({ at, seconds = false }: { at: number | null; seconds?: boolean }) {
  const format = useFormat();
  if (at === null) return <span>–</span>;
  return (
    <time dateTime={new Date(at).toISOString()} title={format.dateTimeLong(at)}>
      {seconds ? format.dateTimeSeconds(at) : format.dateTime(at)}
    </time>
  );
}

/** A calendar day (ISO date). */
export function Day({ date }: { date: string | null }) {
  const format = useFormat();
  return date === null ? <span>–</span> : <time dateTime={date}>{format.day(date)}</time>;
}

/** Minutes as hours and minutes. */
export function Duration({ minutes }: { minutes: number | null }) {
  const format = useFormat();
  return <span>{minutes === null ? '–' : format.duration(minutes)}</span>;
}

/** The present instant, again every `interval` ms. */
export function useNow(interval = 30_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), interval);
    return () => clearInterval(timer);
  }, [interval]);
  return now;
}

/** How long ago, kept up to date; the exact time is its title. */
export function Ago({ at }: { at: number | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  if (at === null) return <span>{t('time.never')}</span>;
  return (
    <time dateTime={new Date(at).toISOString()} title={format.dateTimeLong(at)}>
      {format.ago(at, now)}
    </time>
  );
}
