/** The clock on the wall of a plant, wherever the station stands. Pure. */

const second = 1000;
const day = 86_400_000;

/** Wall clock of a zone, told as if it were UTC: ms since 1970-01-01T00:00 on that clock. */
export interface ZoneClock {
  toLocal(instant: number): number;
  toInstant(local: number): number;
}

/** @param timeZone IANA name */
export function zoneClock(timeZone: string): ZoneClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const toLocal = (instant: number): number => {
    const parts = Object.fromEntries(
      format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
    );
    const whole = Date.UTC(
      parts['year']!,
      parts['month']! - 1,
      parts['day'],
      parts['hour'],
      parts['minute'],
      parts['second'],
    );
    return whole + (((instant % second) + second) % second);
  };
  return clockOf(toLocal);
}

function clockOf(toLocal: (instant: number) => number): ZoneClock {
  return {
    toLocal,
    toInstant(local) {
      // Around a change of the clocks the first guess can be an hour off; the second is right.
      const guess = local - (toLocal(local) - local);
      return guess + (local - toLocal(guess));
    },
  };
}

/** No zone changes its clocks twice within this. */
const steady = 7 * day;

/** The same clock for a stretch of time, asked thousands of times: between its changes it is one addition. */
export function tableClock(clock: ZoneClock, from: number, to: number): ZoneClock {
  const offset = (instant: number) => clock.toLocal(instant) - instant;
  const starts = [from];
  const offsets = [offset(from)];
  for (let at = from; at < to; at += steady) {
    const next = offset(at + steady);
    if (next === offsets.at(-1)) continue;
    let [before, after] = [at, at + steady];
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (offset(middle) === next) after = middle;
      else before = middle;
    }
    starts.push(after);
    offsets.push(next);
  }
  return clockOf((instant) => {
    let index = starts.length - 1;
    while (index > 0 && starts[index]! > instant) index -= 1;
    return instant + offsets[index]!;
  });
}
