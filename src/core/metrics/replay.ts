/**
 * Replays a threshold on the stored readings without reading most of them. A bucket of the pyramid whose
 * readings all lie inside the limits by the deadband says the same to the state machine as its first and its
 * last reading alone, so the episodes are exactly those of a replay of every reading.
 */
import { ROLLUP_LEVELS_MS } from '../../shared/domain/rollup.ts';
import type { Reading, Threshold } from '../../shared/domain/threshold.ts';
import type { Reader } from '../database/database.ts';
import { readingsIn, rollupsIn } from './rollups.ts';
import { halfDoneSources } from './series.ts';

const WHOLE_TIME = { from: -8.64e15, to: 8.64e15 };
/** Readings held at once where the pyramid is of no use. */
const PAGE = 10_000;

/**
 * The readings that matter to a threshold, in order; those of an import that is not whole yet do not.
 * @param after readings up to and including this instant are left out; null takes all
 * @param whole a source that counts although its import still runs
 */
export function* tellingReadings(
  db: Reader,
  series: number,
  threshold: Threshold,
  after: number | null,
  whole?: number,
): Generator<Reading> {
  const from = after === null ? WHOLE_TIME.from : after + 1;
  const halfDone = halfDoneExcept(db, series, whole);
  if (halfDone.length === 0)
    yield* descend(db, series, threshold, ROLLUP_LEVELS_MS.length - 1, from, WHOLE_TIME.to, from);
  else yield* readingsExcept(db, series, halfDone, from);
}

/** The sources whose readings are not evaluated yet. */
export function halfDoneExcept(db: Reader, series: number, whole: number | undefined): number[] {
  return halfDoneSources(db, series).filter((source) => source !== whole);
}

/** Every reading from an instant on but those of some sources, which the pyramid cannot tell apart. */
function* readingsExcept(
  db: Reader,
  series: number,
  sources: readonly number[],
  from: number,
): Generator<Reading> {
  const page = db.sql(
    'SELECT ts, value FROM readings WHERE series = ? AND ts >= ? AND source NOT IN (SELECT value FROM json_each(?)) ORDER BY ts LIMIT ?',
  );
  let next: number | undefined = from;
  while (next !== undefined) {
    const readings = page.all(series, next, JSON.stringify(sources), PAGE) as Reading[];
    yield* readings;
    next = readings.length < PAGE ? undefined : readings.at(-1)!.ts + 1;
  }
}

function* descend(
  db: Reader,
  series: number,
  threshold: Threshold,
  level: number,
  from: number,
  to: number,
  notBefore: number,
): Generator<Reading> {
  if (level < 0) {
    yield* readingsIn(db, series, Math.max(from, notBefore), to);
    return;
  }
  const width = ROLLUP_LEVELS_MS[level]!;
  for (const rollup of rollupsIn(db, series, level, from - width + 1, to)) {
    if (rollup.lastTs < notBefore) continue;
    if (rollup.firstTs >= notBefore && isQuiet(threshold, rollup.min, rollup.max)) {
      yield { ts: rollup.firstTs, value: rollup.first };
      if (rollup.lastTs !== rollup.firstTs) yield { ts: rollup.lastTs, value: rollup.last };
    } else {
      yield* descend(db, series, threshold, level - 1, rollup.bucket, rollup.bucket + width, notBefore);
    }
  }
}

/** Whether values from `min` to `max` neither begin a breach nor keep one from ending. */
function isQuiet(threshold: Threshold, min: number, max: number): boolean {
  const { lowWarning, lowCritical, highWarning, highCritical, deadband } = threshold;
  const high = highWarning ?? highCritical;
  const low = lowWarning ?? lowCritical;
  return (high === null || max <= high - deadband) && (low === null || min >= low + deadband);
}
