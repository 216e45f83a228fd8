/** When the newest value of a metric no longer says how things are. Pure. */

const day = 86_400_000;
/** So many usual intervals without a reading are no accident. */
const missed = 10;

/**
 * Older than a day and than ten times the usual interval between readings.
 * @param at of the newest reading, ms UTC
 * @param intervalMs usual interval; null where there is but one reading
 */
export function isStale(at: number, intervalMs: number | null, now: number): boolean {
  return now - at > Math.max(day, missed * (intervalMs ?? 0));
}
