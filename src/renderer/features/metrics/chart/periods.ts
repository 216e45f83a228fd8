/** Which period a span is compared with, and what of it lies under what. Pure; all times in ms UTC. */
import { instantOf, momentOf, type TypedMoment } from '../../../ui/form/moment.ts';
import { tableClock, type ZoneClock } from '../../../ui/zone-clock.ts';
import type { Span } from './view.ts';

export const PERIODS = ['previous', 'day', 'week', 'month', 'year'] as const;
export type PeriodId = (typeof PERIODS)[number];

/** One of the usual ones, or how much earlier (ms on the plant's clock) the other period is; a later one is below zero. */
export type Period = PeriodId | number;

/**
 * How another period lies under a span: the same time of day on the same day of the week, month or year. A day or
 * hour that only one of them has has none under or above it, and of an hour that the clocks show twice, one.
 */
export interface Alignment {
  /** What of the other period lies under the span. */
  readonly span: Span;
  /** Where an instant of the other period is drawn; null where it has no place. */
  readonly toShown: (at: number) => number | null;
  /** What of the other period lies under an instant; null where nothing does. */
  readonly toOther: (at: number) => number | null;
}

const day = 86_400_000;

/** Local time of the same day so many months earlier; null where that month has no such day. */
function monthsBefore(local: number, months: number): number | null {
  const at = new Date(local);
  const before = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - months, at.getUTCDate());
  return new Date(before).getUTCDate() === at.getUTCDate() ? before + timeOfDay(local) : null;
}

/** Local time of the last day so many months earlier. */
function lastDayBefore(local: number, months: number): number {
  const at = new Date(local);
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - months + 1, 0) + timeOfDay(local);
}

function timeOfDay(local: number): number {
  return ((local % day) + day) % day;
}

const days: Readonly<Record<'day' | 'week', number>> = { day, week: 7 * day };

export function alignmentOf(period: Period, span: Span, clock: ZoneClock): Alignment {
  const { from, to } = span;
  if (period === 'previous') {
    const by = to - from;
    return { span: { from: from - by, to: from }, toShown: (at) => at + by, toOther: (at) => at - by };
  }
  if (period === 'month' || period === 'year') {
    const months = period === 'month' ? 1 : 12;
    const calendar = aligned(
      span,
      clock,
      (local) => monthsBefore(local, months),
      (local) => monthsBefore(local, -months),
      400 * day,
    );
    // All of a span that lies on days which the earlier month does not have is compared with its last.
    if (calendar !== null) return calendar;
    const local = clock.toLocal(from);
    return byWall(local - lastDayBefore(local, months), span, clock);
  }
  return byWall(typeof period === 'number' ? period : days[period], span, clock);
}

/** @param by ms on the plant's clock */
function byWall(by: number, span: Span, clock: ZoneClock): Alignment {
  return aligned(
    span,
    clock,
    (local) => local - by,
    (local) => local + by,
    Math.abs(by) + 2 * day,
  )!;
}

/** @param reach how far the other period lies away at most; null where nothing of it lies under the span */
function aligned(
  { from, to }: Span,
  clock: ZoneClock,
  before: (local: number) => number | null,
  after: (local: number) => number | null,
  reach: number,
): Alignment | null {
  const table = tableClock(clock, from - reach, to + reach);
  const map = (at: number, move: (local: number) => number | null) => {
    const local = move(table.toLocal(at));
    if (local === null) return null;
    const instant = table.toInstant(local);
    return table.toLocal(instant) === local ? instant : null;
  };
  const toOther = (at: number) => map(at, before);
  const toShown = (at: number) => {
    const shown = map(at, after);
    return shown === null || toOther(shown) !== at ? null : shown;
  };
  const first = nearest(from, to, toOther);
  const last = nearest(to, from, toOther);
  if (first === null || last === null) return null;
  return { span: { from: first, to: Math.max(first, last) }, toShown, toOther };
}

/** What lies under the first instant from one end towards the other under which something does, to the hour. */
function nearest(start: number, end: number, toOther: Alignment['toOther']): number | null {
  const step = end > start ? day / 24 : -day / 24;
  for (let at = start; step > 0 ? at <= end : at >= end; at += step) {
    const other = toOther(at);
    if (other !== null) return other;
  }
  return null;
}

/** Where the other period begins; at first on no day, at the time of day at which the span begins. */
function beginOf(versus: Period | null, { from }: Span, clock: ZoneClock): number {
  return typeof versus === 'number' ? clock.toInstant(clock.toLocal(from) - versus) : from;
}

/** What the fields begin with in which a period is chosen. @param versus the one that is in force */
export function periodBegin(versus: Period | null, span: Span, clock: ZoneClock): TypedMoment {
  const { day, time } = momentOf(beginOf(versus, span, clock), clock);
  return { day: typeof versus === 'number' ? day : null, time };
}

/**
 * The period that begins at a typed moment.
 * @param versus the one that `periodBegin` began with: a time of day that nobody changed stays to the millisecond
 * @returns null where the moment is none
 */
export function periodFrom(
  typed: TypedMoment,
  versus: Period | null,
  span: Span,
  clock: ZoneClock,
): number | null {
  const at = instantOf(typed, clock);
  if (at === null) return null;
  const before = beginOf(versus, span, clock);
  const kept = typed.time.trim() === momentOf(before, clock).time ? timeOfDay(before) % 1000 : 0;
  return clock.toLocal(span.from) - clock.toLocal(at) - kept;
}
