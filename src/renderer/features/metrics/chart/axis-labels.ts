/** The words at the marks of the time axis. Pure. */
import type { TickUnit, TimeTicks } from './ticks.ts';

export interface AxisLabel {
  readonly at: number;
  readonly text: string;
  /** Second line, where it changes: the day below times, the year below days. */
  readonly below: string | null;
}

const main: Readonly<Record<TickUnit, Intl.DateTimeFormatOptions>> = {
  second: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  minute: { hour: '2-digit', minute: '2-digit' },
  day: { day: 'numeric', month: 'short' },
  month: { month: 'short' },
  year: { year: 'numeric' },
};

const second: Readonly<Record<TickUnit, Intl.DateTimeFormatOptions | null>> = {
  second: { day: 'numeric', month: 'short', year: 'numeric' },
  minute: { day: 'numeric', month: 'short', year: 'numeric' },
  day: { year: 'numeric' },
  month: { year: 'numeric' },
  year: null,
};

export function axisLabels({ unit, at }: TimeTicks, locale: string, timeZone: string): AxisLabel[] {
  const first = new Intl.DateTimeFormat(locale, { ...main[unit], timeZone });
  const below = second[unit];
  const other = below === null ? null : new Intl.DateTimeFormat(locale, { ...below, timeZone });
  let last: string | null = null;
  return at.map((instant) => {
    const context = other?.format(instant) ?? null;
    const changed = context !== last;
    last = context;
    return { at: instant, text: first.format(instant), below: changed ? context : null };
  });
}
