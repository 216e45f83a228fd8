/** What limits on trial would have been worth: how restless they are, and which failures they would have announced. */
import type { Stretch } from './recorded.ts';

/** An alarm that begins so soon after the one before, in ms, is likely the same event. */
export const FOLLOWS_WITHIN_MS = 5 * 60 * 1000;

/** Bounds of how long before a failure an alarm counts as its warning, in ms: an hour to thirty days. */
export const MIN_LEAD_MS = 3_600_000;
export const MAX_LEAD_MS = 30 * 86_400_000;
export const USUAL_LEAD_MS = 7 * 86_400_000;

/** Instants in ms UTC; one that still lasts has no end. */
interface Alarm {
  readonly startedAt: number;
  readonly endedAt: number | null;
}

/** How many alarms begin while an earlier one lasts or within five minutes of its end. @param alarms by their beginning */
export function countFollowers(alarms: readonly Alarm[]): number {
  let end = Number.NEGATIVE_INFINITY;
  let followers = 0;
  for (const { startedAt, endedAt } of alarms) {
    if (startedAt - end <= FOLLOWS_WITHIN_MS) followers += 1;
    end = Math.max(end, endedAt ?? Number.POSITIVE_INFINITY);
  }
  return followers;
}

/**
 * When at least one alarm lasted: stretches in order, none overlapping another.
 * @param alarms by their beginning
 * @param now the end, in ms UTC, of those that last
 */
export function timeInAlarm(alarms: readonly Alarm[], now: number): Stretch[] {
  const stretches: { from: number; to: number }[] = [];
  for (const { startedAt, endedAt } of alarms) {
    const to = endedAt ?? now;
    const last = stretches.at(-1);
    if (last !== undefined && startedAt <= last.to) last.to = Math.max(last.to, to);
    else stretches.push({ from: startedAt, to });
  }
  return stretches;
}

export interface Announced<Failure> {
  readonly failure: Failure;
  /** From the first alarm within the lead to the failure, in ms; null: there was none. */
  readonly leadMs: number | null;
}

/**
 * Finds for each failure the first alarm that began in the `leadMs` before it, or with it.
 * @param alarms by their beginning
 */
export function announce<Failure extends { readonly at: number }>(
  alarms: readonly Alarm[],
  failures: readonly Failure[],
  leadMs: number,
): Announced<Failure>[] {
  return failures.map((failure) => {
    const { at } = failure;
    const first = alarms[firstFrom(alarms.length, (index) => alarms[index]!.startedAt >= at - leadMs)];
    return { failure, leadMs: first === undefined || first.startedAt > at ? null : at - first.startedAt };
  });
}

/** The first index at which something that stays true becomes true, by halving; the length where it never does. */
function firstFrom(length: number, isReached: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isReached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** How many alarms no failure has come after, within the lead. @param failures by their instant */
export function countUnfollowed(
  alarms: readonly Alarm[],
  failures: readonly { readonly at: number }[],
  leadMs: number,
): number {
  return alarms.filter(({ startedAt }) => {
    const next = failures[firstFrom(failures.length, (index) => failures[index]!.at >= startedAt)];
    return next === undefined || next.at > startedAt + leadMs;
  }).length;
}

/** Shortest, middle (mean of the two in the middle) and longest; null of none. */
export function spread(
  values: readonly number[],
): { readonly shortest: number; readonly median: number; readonly longest: number } | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((one, other) => one - other);
  const half = sorted.length >> 1;
  const median =
    sorted.length % 2 === 1 ? sorted[half]! : Math.round((sorted[half - 1]! + sorted[half]!) / 2);
  return { shortest: sorted[0]!, median, longest: sorted.at(-1)! };
}
