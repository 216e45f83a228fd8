/** What readings there are, metric by metric, and what a prune would remove. */
import { eq, inArray } from 'drizzle-orm';
import { MAX_SURVEYED, type RetentionSurvey } from '../../shared/contract/retention.ts';
import { ROLLUP_LEVELS_MS } from '../../shared/domain/rollup.ts';
import type { Reader, SliceProgress } from '../database/database.ts';
import { assets, metrics, series } from '../database/schema/index.ts';
import { goingIn, nextStretch, type PruneOptions, seriesNumbers, type Span } from './prune.ts';

/** Bytes of one row in the file, about, with its share of the pages. */
const READING_BYTES = 28;
const ROLLUP_BYTES = 85;
/** Readings counted between two pauses, about. */
const SLICE = 50_000;
const [, , DAY_MS] = ROLLUP_LEVELS_MS;

interface Counted {
  readonly series: number;
  readonly readings: number;
  readonly oldest: number | null;
  readonly rollups: number;
  readonly going: number;
  readonly goingRollups: number;
}

/** For `askInSlices`. What it says that goes is what `prune` with the same options removes. */
export function* survey(
  db: Reader,
  options: PruneOptions,
): Generator<SliceProgress | void, RetentionSurvey, void> {
  const all = seriesNumbers(db);
  const counted: Counted[] = [];
  for (const [index, number] of all.entries()) {
    yield { step: 'counting', fraction: index / all.length };
    counted.push(yield* count(db, number, { ...options, slice: SLICE }));
  }
  const most = counted
    .filter(({ readings, rollups }) => readings + rollups > 0)
    .toSorted((a, b) => b.readings - a.readings || b.rollups - a.rollups);
  const sum = (of: (row: Counted) => number) => counted.reduce((total, row) => total + of(row), 0);
  const [readings, rollups] = [sum((row) => row.readings), sum((row) => row.rollups)];
  const [goingReadings, goingRollups] = [sum((row) => row.going), sum((row) => row.goingRollups)];
  const oldest = counted.flatMap((row) => (row.oldest === null ? [] : [row.oldest]));
  return {
    readings,
    rollups,
    bytes: bytesOf(readings, rollups),
    oldest: oldest.length === 0 ? null : oldest.reduce((least, at) => Math.min(least, at)),
    goingReadings,
    goingRollups,
    goingBytes: bytesOf(goingReadings, goingRollups),
    rawBefore: options.cuts.raw,
    rollupsBefore: options.cuts.rollups,
    metricCount: most.length,
    metrics: named(db, most.slice(0, MAX_SURVEYED)),
  };
}

function bytesOf(readings: number, rollups: number): number {
  return readings * READING_BYTES + rollups * ROLLUP_BYTES;
}

function* count(db: Reader, number: number, options: PruneOptions): Generator<void, Counted, void> {
  const page = db.sql(
    'SELECT count(*) AS count, min(ts) AS "from", max(ts) AS "to" FROM (SELECT ts FROM readings WHERE series = ? AND ts > ? ORDER BY ts LIMIT ?)',
  );
  let [readings, going, after]: [number, number, number] = [0, 0, Number.MIN_SAFE_INTEGER];
  let oldest: number | null = null;
  for (;;) {
    const found = page.get(number, after, SLICE) as {
      count: number;
      from: number | null;
      to: number | null;
    };
    if (found.to === null) break;
    oldest ??= found.from;
    readings += found.count;
    after = found.to;
    yield;
  }
  const countIn = db.sql('SELECT count(*) FROM readings WHERE series = ? AND ts >= ? AND ts < ?').pluck();
  let stretch = nextStretch(db, number, Number.MIN_SAFE_INTEGER, options);
  const early: Span[] = [];
  while (stretch !== null) {
    for (const span of goingIn(db, stretch, options)) {
      going += countIn.get(number, span.from, span.to) as number;
      if (span.from < options.cuts.rollups) early.push(span);
    }
    yield;
    stretch = nextStretch(db, number, stretch.to, options);
  }
  const rollupsBefore = (before: number) =>
    db
      .sql('SELECT count(*) FROM rollups WHERE series = ? AND bucket < ?')
      .pluck()
      .get(number, before) as number;
  return {
    series: number,
    readings,
    oldest,
    rollups: rollupsBefore(Number.MAX_SAFE_INTEGER),
    going,
    goingRollups:
      rollupsBefore(options.cuts.rollups) - (yield* stayingRollups(db, number, early, options.cuts.rollups)),
  };
}

/** Rows of the days before the cut that stay, because a reading of theirs is in no span that goes. */
function* stayingRollups(
  db: Reader,
  number: number,
  going: readonly Span[],
  before: number,
): Generator<void, number, void> {
  const days = db
    .sql(
      `SELECT bucket FROM rollups r WHERE series = ? AND level = 2 AND bucket < ?
         AND EXISTS (SELECT 1 FROM readings WHERE series = r.series AND ts >= r.bucket AND ts < r.bucket + ?)`,
    )
    .pluck()
    .all(number, before, DAY_MS) as number[];
  const isKept = db
    .sql('SELECT EXISTS (SELECT 1 FROM readings WHERE series = ? AND ts >= ? AND ts < ?)')
    .pluck();
  const rows = db
    .sql('SELECT count(*) FROM rollups WHERE series = ? AND level = ? AND bucket >= ? AND bucket < ?')
    .pluck();
  let staying = 0;
  let next = 0;
  for (const [index, day] of days.entries()) {
    const end = day + DAY_MS;
    let at = day;
    let stays = false;
    while (next < going.length && going[next]!.to <= day) next += 1;
    for (let span = next; at < end && !stays; span += 1) {
      const { from, to } = going[span] ?? { from: end, to: end };
      stays = from > at && isKept.get(number, at, Math.min(from, end)) === 1;
      at = to;
    }
    if (stays) {
      for (const level of ROLLUP_LEVELS_MS.keys()) staying += rows.get(number, level, day, end) as number;
    }
    if (index % 500 === 499) yield;
  }
  return staying;
}

function named(db: Reader, rows: readonly Counted[]): RetentionSurvey['metrics'] {
  const found = db
    .select({
      series: series.id,
      id: metrics.id,
      name: metrics.name,
      asset: { id: assets.id, tag: assets.tag, name: assets.name },
    })
    .from(series)
    .innerJoin(metrics, eq(metrics.id, series.metricId))
    .innerJoin(assets, eq(assets.id, metrics.assetId))
    .where(
      inArray(
        series.id,
        rows.map((row) => row.series),
      ),
    )
    .all();
  const bySeries = new Map(found.map(({ series: number, ...metric }) => [number, metric]));
  return rows.flatMap(({ series: number, readings, rollups, oldest, going }) => {
    const metric = bySeries.get(number);
    return metric === undefined
      ? []
      : [{ ...metric, readings, bytes: bytesOf(readings, rollups), oldest, going }];
  });
}
