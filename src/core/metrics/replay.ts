/**
 * Replays what is watched on the stored readings without reading most of them. A bucket of the pyramid that is quiet
 * says the same to the state machine as its first and its last reading alone, so the episodes are exactly those
 * of a replay of every reading. A closed bucket that is not quiet is told by its rollup (`stand-in.ts`).
 */
import { type Rollup, ROLLUP_LEVELS_MS } from '../../shared/domain/rollup.ts';
import { standIn } from '../../shared/domain/stand-in.ts';
import type { Reading } from '../../shared/domain/threshold.ts';
import { isQuiet, signalOf, type Watch } from '../../shared/domain/watch.ts';
import type { Reader } from '../database/database.ts';
import { closedIn } from './closed.ts';
import { readingsIn, rollupsIn } from './rollups.ts';
import { halfDoneSources } from './series.ts';

const WHOLE_TIME = { from: -8.64e15, to: 8.64e15 };
/** Readings held at once where the pyramid is of no use. */
const PAGE = 10_000;
/** Closed buckets held at once. */
const BUCKETS = 1000;

/**
 * The signal of a watch as far as it matters, in order; readings of an import that is not whole yet do not count.
 * @param after readings up to and including this instant are left out; null takes all
 * @param whole a source that counts although its import still runs
 */
export function* tellingSignal(
  db: Reader,
  series: number,
  watch: Watch,
  after: number | null,
  whole?: number,
): Generator<Reading> {
  const from = after === null ? WHOLE_TIME.from : after + 1;
  const halfDone = halfDoneExcept(db, series, whole);
  if (halfDone.length === 0) {
    const source = { db, series, watch, notBefore: from, signalIn: signalsIn(db, series, watch) };
    yield* descend(source, ROLLUP_LEVELS_MS.length - 1, from, WHOLE_TIME.to);
    return;
  }
  const signal = signalOf(watch);
  const since = from - watch.leadMs;
  const kept = readingsExcept(db, series, halfDone, since);
  for (const reading of merge(kept, standIns(db, series, watch, since, WHOLE_TIME.to))) {
    const made = signal(reading);
    if (made.ts >= from) yield made;
  }
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

/** What stands for the readings of closed buckets in `[from, to)`. */
function* standIns(db: Reader, series: number, watch: Watch, from: number, to: number): Generator<Reading> {
  let next: number | undefined = from;
  while (next !== undefined) {
    const closed: Rollup[] = closedIn(db, series, { from: next, to, limit: BUCKETS });
    for (const rollup of closed) {
      for (const reading of standIn(watch, rollup)) if (reading.ts >= from && reading.ts < to) yield reading;
    }
    next = closed.length < BUCKETS ? undefined : closed.at(-1)!.bucket + ROLLUP_LEVELS_MS[0];
  }
}

/** Two streams in order of time as one. */
function* merge(left: Iterator<Reading, unknown>, right: Iterator<Reading, unknown>): Generator<Reading> {
  let [a, b] = [left.next(), right.next()];
  while (a.done !== true || b.done !== true) {
    if (b.done === true || (a.done !== true && a.value.ts < b.value.ts)) {
      yield a.value as Reading;
      a = left.next();
    } else {
      yield b.value;
      b = right.next();
    }
  }
}

/** The signal in `[from, to)`, for intervals that follow each other. */
function signalsIn(db: Reader, series: number, watch: Watch) {
  const signal = signalOf(watch);
  let seen = WHOLE_TIME.from;
  return function* (from: number, to: number): Generator<Reading> {
    const since = Math.max(from - watch.leadMs, seen);
    const kept = readingsIn(db, series, since, to).values();
    for (const reading of merge(kept, standIns(db, series, watch, since, to))) {
      const made = signal(reading);
      if (made.ts >= from) yield made;
    }
    seen = to;
  };
}

interface Source {
  readonly db: Reader;
  readonly series: number;
  readonly watch: Watch;
  readonly notBefore: number;
  readonly signalIn: (from: number, to: number) => Generator<Reading>;
}

function* descend(source: Source, level: number, from: number, to: number): Generator<Reading> {
  const { db, series, watch, notBefore, signalIn } = source;
  if (level < 0) {
    yield* signalIn(Math.max(from, notBefore), to);
    return;
  }
  const width = ROLLUP_LEVELS_MS[level]!;
  const rollups = rollupsIn(db, series, level, from - watch.leadMs - 2 * width + 1, to);
  for (const [index, rollup] of rollups.entries()) {
    if (rollup.bucket <= from - width || rollup.lastTs < notBefore) continue;
    let { min, max } = rollup;
    for (let at = index - 1; at >= 0 && rollups[at]!.lastTs >= rollup.firstTs - watch.leadMs; at -= 1) {
      if (watch.leadMs === 0) break;
      min = Math.min(min, rollups[at]!.min);
      max = Math.max(max, rollups[at]!.max);
    }
    if (rollup.firstTs >= notBefore && isQuiet(watch, min, max)) {
      const inside = (value: number) => (watch.type === 'level' ? value : 0);
      yield { ts: rollup.firstTs, value: inside(rollup.first) };
      if (rollup.lastTs !== rollup.firstTs) yield { ts: rollup.lastTs, value: inside(rollup.last) };
    } else {
      yield* descend(source, level - 1, rollup.bucket, rollup.bucket + width);
    }
  }
}
