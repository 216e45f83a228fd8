/**
 * Replays what is watched on the stored readings without reading most of them. A bucket of the pyramid that is quiet
 * says the same to the state machine as its first and its last reading alone, so the episodes are exactly those
 * of a replay of every reading.
 */
import { ROLLUP_LEVELS_MS } from '../../shared/domain/rollup.ts';
import type { Reading } from '../../shared/domain/threshold.ts';
import { isQuiet, signalOf, type Watch } from '../../shared/domain/watch.ts';
import type { Reader } from '../database/database.ts';
import { readingsIn, rollupsIn } from './rollups.ts';
import { halfDoneSources } from './series.ts';

const WHOLE_TIME = { from: -8.64e15, to: 8.64e15 };
/** Readings held at once where the pyramid is of no use. */
const PAGE = 10_000;

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
  for (const reading of readingsExcept(db, series, halfDone, from - watch.leadMs)) {
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

/** The signal in `[from, to)`, for intervals that follow each other. */
function signalsIn(db: Reader, series: number, watch: Watch) {
  const signal = signalOf(watch);
  let seen = WHOLE_TIME.from;
  return function* (from: number, to: number): Generator<Reading> {
    for (const reading of readingsIn(db, series, Math.max(from - watch.leadMs, seen), to)) {
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
