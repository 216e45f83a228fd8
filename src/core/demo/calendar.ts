/** Local time of the plant: shifts, due dates and working hours are local, readings and the journal are UTC. */

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;

export interface PlantCalendar {
  /** The fields of the local time at an instant, read as if they were UTC; milliseconds. */
  local(instant: number): number;
  /** The instant of a local time given as {@link local} gives it. */
  instant(local: number): number;
  /** Local calendar day of an instant, `YYYY-MM-DD`. */
  day(instant: number): string;
  /** Local midnight at or before an instant, moved by whole days and then by hours of the clock. */
  at(instant: number, days: number, hours: number): number;
  /** Minutes since Monday 00:00 local. */
  minuteOfWeek(instant: number): number;
}

/** 1970-01-01 was a Thursday. */
const MONDAY_SHIFT = 3 * DAY;

/** @param timeZone IANA name */
export function plantCalendar(timeZone: string): PlantCalendar {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const offsets = new Map<number, number>();
  /** Zones change their offset on a full hour of UTC, or near enough to it for a demo. */
  const offset = (instant: number): number => {
    const hour = Math.floor(instant / HOUR);
    let known = offsets.get(hour);
    if (known === undefined) {
      known = Date.parse(`${format.format(hour * HOUR).replace(' ', 'T')}Z`) - hour * HOUR;
      offsets.set(hour, known);
    }
    return known;
  };
  const local = (instant: number) => instant + offset(instant);
  const instant = (time: number) => time - offset(time - offset(time));
  return {
    local,
    instant,
    day: (moment) => new Date(local(moment)).toISOString().slice(0, 10),
    at: (moment, days, hours) => instant((Math.floor(local(moment) / DAY) + days) * DAY + hours * HOUR),
    minuteOfWeek: (moment) => Math.floor(((local(moment) + MONDAY_SHIFT) % WEEK) / MINUTE),
  };
}
