/** Which period a span is compared with. Pure; all times in ms UTC. */
import type { ZoneClock } from './ticks.ts';
import type { Span } from './view.ts';

export const PERIODS = ['previous', 'week', 'month', 'year'] as const;
export type PeriodId = (typeof PERIODS)[number];

/** One of the usual ones, or how much earlier (ms) the other period is; a later one is below zero. */
export type Period = PeriodId | number;

const day = 86_400_000;

/** Local times that begin the same number of months earlier; a day the month does not have becomes its last. */
function monthsBefore(local: number, months: number): number {
  const at = new Date(local);
  const first = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - months, 1);
  const last = new Date(first);
  const days = new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth() + 1, 0)).getUTCDate();
  return first + (Math.min(at.getUTCDate(), days) - 1) * day + (((local % day) + day) % day);
}

/**
 * How much later (ms) the other period has to be drawn to lie under the span. A week, month or year before means
 * the same time of day on the plant's clock.
 */
export function shiftOf(period: Period, { from, to }: Span, clock: ZoneClock): number {
  if (typeof period === 'number') return period;
  if (period === 'previous') return to - from;
  const local = clock.toLocal(from);
  const before = period === 'week' ? local - 7 * day : monthsBefore(local, period === 'month' ? 1 : 12);
  return from - clock.toInstant(before);
}

/** The period that begins on a day, at the time of day at which the span begins. @param isoDate YYYY-MM-DD */
export function periodFrom(isoDate: string, { from }: Span, clock: ZoneClock): number {
  const local = clock.toLocal(from);
  return from - clock.toInstant(Date.parse(`${isoDate}T00:00:00Z`) + (((local % day) + day) % day));
}
