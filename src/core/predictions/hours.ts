/** Hours as the plant has them. The calendar is slow: it is asked twice a day, and all through the days on which clocks change. */
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const MINUTES_OF_WEEK = 7 * 24 * 60;
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
    minute: '2-digit',
    hourCycle: 'h23',
  });
  /** Minutes by which the zone is before UTC, whole weeks aside. */
  const askedAt = (ts: number): number => {
    const parts = format.formatToParts(ts);
    const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
    const local =
      (WEEKDAYS.indexOf(part('weekday')) * 24 + Number(part('hour'))) * 60 + Number(part('minute'));
    return local - utcMinuteOfWeek(ts);
  };
  /** By day; null where the clocks change on it. */
  const days = new Map<number, number | null>();
  /** Zones differ from UTC by whole quarters of an hour. */
  const quarters = new Map<number, number>();
  const remembered = <Value>(known: Map<number, Value>, key: number, ask: () => Value): Value => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = ask();
    known.set(key, found);
    return found;
  };
  const offsetAt = (ts: number): number => {
    const day = Math.floor(ts / DAY_MS);
    const ofDay = remembered(days, day, () => {
      const [first, last] = [askedAt(day * DAY_MS), askedAt((day + 1) * DAY_MS)];
      return modulo(first - last) === 0 ? first : null;
    });
    if (ofDay !== null) return ofDay;
    const quarter = Math.floor(ts / (HOUR_MS / 4));
    return remembered(quarters, quarter, () => askedAt(quarter * (HOUR_MS / 4)));
  };
  const ofWeek = (ts: number): number => Math.floor(modulo(utcMinuteOfWeek(ts) + offsetAt(ts)) / 60);
  return { timeZone, ofWeek, ofDay: (ts) => ofWeek(ts) % 24 };
}

/** From Monday's first; 1970 began on a Thursday. */
function utcMinuteOfWeek(ts: number): number {
  return modulo(Math.floor(ts / MINUTE_MS) + 3 * 24 * 60);
}

function modulo(minutes: number): number {
  return ((minutes % MINUTES_OF_WEEK) + MINUTES_OF_WEEK) % MINUTES_OF_WEEK;
}
