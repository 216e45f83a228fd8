/** A day and a time of day on the plant's clock, as they are typed. Pure. */
import type { ZoneClock } from '../zone-clock.ts';

export interface TypedMoment {
  /** ISO date. */
  readonly day: string | null;
  /** `7:05`, `14.30`, `1430`, with seconds where they matter. */
  readonly time: string;
}

/** An instant as it would be typed: to the minute, or to the second where it does not lie on one. */
export function momentOf(at: number, clock: ZoneClock): { readonly day: string; readonly time: string } {
  const local = new Date(clock.toLocal(at)).toISOString();
  const seconds = local.slice(17, 19);
  return { day: local.slice(0, 10), time: local.slice(11, seconds === '00' ? 16 : 19) };
}

/** The minute that has begun, as it would be typed. */
export function minuteOf(at: number, clock: ZoneClock): { readonly day: string; readonly time: string } {
  return momentOf(at - (at % 60_000), clock);
}

/**
 * The instant that was typed.
 * @param stands what the fields began with: where nobody changed them, it stays to the millisecond
 * @returns null where it is none
 */
export function instantOf(
  { day, time }: TypedMoment,
  clock: ZoneClock,
  stands: number | null = null,
): number | null {
  if (stands !== null) {
    const before = momentOf(stands, clock);
    if (before.day === day && before.time === time.trim()) return stands;
  }
  const match = /^\s*(\d{1,2})[:.h ]?(\d{2})(?:[:.](\d{2}))?\s*$/.exec(time);
  if (day === null || match === null) return null;
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  return clock.toInstant(Date.parse(`${day}T00:00:00Z`) + ((hours * 60 + minutes) * 60 + seconds) * 1000);
}

export type MomentProblem = 'dayNeeded' | 'timeNeeded' | 'future';

/** What is wrong, by the field it is told at, with the moment of something that has happened. */
export function pastProblemsOf(
  { day }: TypedMoment,
  at: number | null,
  now: number,
): { readonly day: MomentProblem | null; readonly time: MomentProblem | null } {
  if (day === null) return { day: 'dayNeeded', time: null };
  return { day: null, time: at === null ? 'timeNeeded' : at > now ? 'future' : null };
}
