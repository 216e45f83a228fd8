/** Hours as the plant has them. Each hour is asked of the calendar once. */
const HOUR_MS = 3_600_000;
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

export interface PlantHours {
  readonly timeZone: string;
  /** 0 to 23. */
  ofDay(ts: number): number;
  /** 0 to 167, from Monday's first. */
  ofWeek(ts: number): number;
}

export function plantHours(timeZone: string): PlantHours {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  const known = new Map<number, number>();
  // Zones differ from UTC by whole quarters of an hour.
  const ofWeek = (ts: number): number => {
    const quarter = Math.floor(ts / (HOUR_MS / 4));
    const before = known.get(quarter);
    if (before !== undefined) return before;
    const parts = format.formatToParts(quarter * (HOUR_MS / 4));
    const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
    const hour = WEEKDAYS.indexOf(part('weekday')) * 24 + Number(part('hour'));
    known.set(quarter, hour);
    return hour;
  };
  return { timeZone, ofWeek, ofDay: (ts) => ofWeek(ts) % 24 };
}
