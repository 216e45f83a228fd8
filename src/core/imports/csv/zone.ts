/**
 * From local wall-clock time to instants.
 *
 * The promise: local times that increase in a file become instants that increase, also over the hour that
 * is repeated in autumn. A local time that spring leaves out is shifted forward by the length of the gap
 * (RFC 5545 and Temporal's "compatible"); a local time that exists twice is the earlier of the two unless
 * the instant before it in the file shows that we are past it. Files that run backwards are mirrored. A time
 * that comes twice in a row is the second one (hourly values), unless the file has repeated times before.
 * Where a file begins inside the repeated hour or has no time of its first pass, nothing tells the two
 * passes apart: the instants still increase, but may be early by the length of the fold.
 */

const DAY = 86_400_000;
/** Days whose offsets are remembered; files rarely span more than a few thousand. */
const MAX_DAYS = 20_000;

/** How a local day maps to UTC. `until` is the instant at which `before` gives way to `after`. */
interface LocalDay {
  readonly before: number;
  readonly after: number;
  readonly until: number;
}

/** Maps a wall-clock time (its fields read as if they were UTC, ms) to an instant (ms UTC). */
export type LocalClock = (local: number) => number;

/**
 * A clock for one file: it keeps the last instant given, so use a new one per file and call it in file order.
 * Before 1970 the offset is taken as zero; such instants are only good for being refused.
 * @param zone IANA name
 * @throws RangeError for an unknown zone
 */
export function makeLocalClock(zone: string): LocalClock {
  if (zone === 'UTC') return (local) => local;
  const offsetAt = makeOffsetLookup(zone);
  const days = new Map<number, LocalDay>();
  let dayNumber = Number.NaN;
  let day: LocalDay = { before: 0, after: 0, until: Number.POSITIVE_INFINITY };
  let last = Number.NaN;
  let backwards = false;
  let repeats = false;

  const remember = (instant: number): number => {
    if (instant === last) repeats = true;
    else backwards = instant < last;
    last = instant;
    return instant;
  };

  const pickRepeated = (earlier: number, later: number): number => {
    const [first, second] = backwards ? [later, earlier] : [earlier, later];
    const stepsOn = backwards ? second < last : second > last;
    const passed = backwards ? first > last : first < last;
    if (!stepsOn) return earlier;
    return passed || (first === last && !repeats) ? second : first;
  };

  return (local) => {
    const number = Math.floor(local / DAY);
    if (number !== dayNumber) {
      dayNumber = number;
      day = lookUp(days, number, offsetAt);
    }
    if (day.before === day.after) return remember(local - day.before);
    const early = local - day.before;
    const late = local - day.after;
    if (early < day.until && late >= day.until) return remember(pickRepeated(early, late));
    return remember(late >= day.until ? late : early);
  };
}

function lookUp(
  days: Map<number, LocalDay>,
  number: number,
  offsetAt: (instant: number) => number,
): LocalDay {
  const known = days.get(number);
  if (known) return known;
  if (days.size >= MAX_DAYS) days.clear();
  const day = describeDay(number, offsetAt);
  days.set(number, day);
  return day;
}

/**
 * A local time of the day lies within a day of the same figures in UTC, so three days hold every candidate.
 * No zone has had two changes within three days since 1970 (the closest: seven days, Brazil in 2000).
 */
function describeDay(number: number, offsetAt: (instant: number) => number): LocalDay {
  if (number < -1) return { before: 0, after: 0, until: Number.POSITIVE_INFINITY };
  let low = (number - 1) * DAY;
  let high = (number + 2) * DAY;
  const before = offsetAt(low);
  const after = offsetAt(high);
  if (before === after) return { before, after, until: Number.POSITIVE_INFINITY };
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (offsetAt(middle) === before) low = middle;
    else high = middle;
  }
  return { before, after, until: high };
}

/** Whether a clock can be made for this name. */
export function isKnownZone(zone: string): boolean {
  try {
    makeOffsetLookup(zone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Offset of the zone from UTC in ms at an instant that is a whole second; slow (microseconds). */
function makeOffsetLookup(zone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (instant) => {
    const field: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
    for (const part of format.formatToParts(instant)) field[part.type] = Number(part.value);
    const { year, month, day, hour, minute, second } = field;
    const local = Date.UTC(year!, month! - 1, day, hour, minute, second);
    return local - instant;
  };
}
