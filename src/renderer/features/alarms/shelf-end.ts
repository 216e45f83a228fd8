/** When a shelf ends, as it is chosen or typed. Pure. */
import { MAX_SHELF_MS } from '../../../shared/contract/alarms.ts';
import { instantOf } from '../../ui/form/moment.ts';
import type { ZoneClock } from '../../ui/zone-clock.ts';

const HOUR_MS = 3_600_000;
/** How long one shelves, in hours. The last is a little less than the longest time there is, for the way to the core. */
const HOURS = { hour: 1, shift: 8, day: 24, week: 168, month: 719 } as const;
export const LENGTHS = Object.keys(HOURS) as (keyof typeof HOURS)[];

export interface ShelfEnd {
  /** `own`: until the day and the time that are typed. */
  length: keyof typeof HOURS | 'own';
  day: string | null;
  time: string;
}

/** Null where what was typed is no time. */
export function untilOf({ length, day, time }: ShelfEnd, now: number, clock: ZoneClock): number | null {
  return length === 'own' ? instantOf({ day, time }, clock) : now + HOURS[length] * HOUR_MS;
}

/** What is wrong with the end; null where it may be. */
export function shelfProblem(end: ShelfEnd, now: number, clock: ZoneClock): 'none' | 'past' | 'far' | null {
  const until = untilOf(end, now, clock);
  if (until === null) return 'none';
  if (until <= now) return 'past';
  return until > now + MAX_SHELF_MS ? 'far' : null;
}
