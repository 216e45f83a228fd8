/** Lengths of time in the two largest units that matter: `45 s`, `12 min`, `3 h 20 min`, `4 days 6 h`. */
import { useFormat } from '../../ui/format.ts';

const units = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
  { unit: 'second', ms: 1000 },
] as const;

/** @param ms not negative; less than a second counts as none */
export function durationText(locale: string, ms: number): string {
  const display = 'short' as const;
  const text = (count: number, unit: string) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: display }).format(count);
  // Rounded to the smaller of the two units first, so that 59 min 59.7 s becomes an hour and not 60 minutes.
  const first = units.find((unit) => ms >= unit.ms) ?? units[3];
  const smaller = units[units.indexOf(first) + 1];
  const rounded = Math.round(ms / (smaller ?? first).ms) * (smaller ?? first).ms;
  const shown = units.findIndex((unit) => rounded >= unit.ms);
  if (shown === -1) return text(0, 'second');
  const { unit, ms: size } = units[shown]!;
  const whole = Math.floor(rounded / size);
  const next = units[shown + 1];
  const rest = next === undefined ? 0 : Math.round((rounded - whole * size) / next.ms);
  return next === undefined || rest === 0
    ? text(whole, unit)
    : `${text(whole, unit)} ${text(rest, next.unit)}`;
}

export function useDuration(): (ms: number) => string {
  const { locale } = useFormat();
  return (ms) => durationText(locale, ms);
}

/** A length of time to its largest unit, in ms, e.g. 3 h of 3 h 20 min; for where there is little room. */
export function largestUnit(ms: number): number {
  const { ms: size } = units.find((unit) => ms >= unit.ms) ?? units[3];
  return Math.floor(ms / size) * size;
}
