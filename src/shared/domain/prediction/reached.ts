/** When a metric has reached a level, as a forecast means it: its mean over a day, not a single reading. */
import type { Side } from '../vocabulary.ts';

export const DAY_MS = 86_400_000;

/** A bucket of the pyramid, shorter than a day. */
export interface DayPart {
  readonly sum: number;
  readonly count: number;
  readonly firstTs: number;
  readonly lastTs: number;
}

/**
 * The middle of the first day, begun at any bucket, whose mean lies at or beyond the level. A day with fewer than half as
 * many buckets as the fullest one is next to a gap and tells nothing.
 * @param parts in order of time; the last day has to be over
 */
export function firstDayBeyond(
  parts: readonly DayPart[],
  side: Side,
  level: number,
  after = -Infinity,
): number | null {
  const days: { readonly middle: number; readonly mean: number; readonly parts: number }[] = [];
  let [sum, count, end] = [0, 0, 0];
  for (const [begin, { sum: own, count: readings, firstTs }] of parts.entries()) {
    for (; end < parts.length && parts[end]!.lastTs - firstTs < DAY_MS; end += 1) {
      sum += parts[end]!.sum;
      count += parts[end]!.count;
    }
    days.push({ middle: (firstTs + parts[end - 1]!.lastTs) / 2, mean: sum / count, parts: end - begin });
    sum -= own;
    count -= readings;
  }
  const fullest = days.reduce((most, day) => Math.max(most, day.parts), 0);
  const first = days.find(
    (day) =>
      day.middle > after &&
      2 * day.parts >= fullest &&
      (side === 'high' ? day.mean >= level : day.mean <= level),
  );
  return first === undefined ? null : Math.round(first.middle);
}
