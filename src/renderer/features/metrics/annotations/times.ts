/** Instants of annotations as they are typed: a day and a time on the plant's clock. Pure. */
import type { ZoneClock } from '../chart/ticks.ts';
import { instantOfReading } from '../form/reading.ts';

export interface TypedTime {
  readonly day: string | null;
  readonly time: string;
}

/** To the minute, or to the second where it does not lie on one. */
export function typedTime(at: number, clock: ZoneClock): TypedTime {
  const local = new Date(clock.toLocal(at)).toISOString();
  const seconds = local.slice(17, 19);
  return { day: local.slice(0, 10), time: local.slice(11, seconds === '00' ? 16 : 19) };
}

/**
 * The instant that was typed; where it is what stands, what stands to the millisecond.
 * @returns null where it is no time
 */
export function instantTyped(typed: TypedTime, stands: number | null, clock: ZoneClock): number | null {
  if (stands !== null) {
    const before = typedTime(stands, clock);
    if (before.day === typed.day && before.time === typed.time.trim()) return stands;
  }
  return instantOfReading(typed.day, typed.time, clock);
}
