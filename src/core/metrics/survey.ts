/** What readings there are, metric by metric, and what a prune would remove. */
import { eq, inArray } from 'drizzle-orm';
import { MAX_SURVEYED, type RetentionSurvey } from '../../shared/contract/retention.ts';
import type { Reader, SliceProgress } from '../database/database.ts';
import { assets, metrics, series } from '../database/schema/index.ts';
import { goingIn, nextStretch, type PruneOptions, seriesNumbers } from './prune.ts';

/** Bytes of one row in the file, about, with its share of the pages. */
const READING_BYTES = 28;
const ROLLUP_BYTES = 85;
/** Readings counted between two pauses, about. */
const SLICE = 50_000;

interface Counted {
  readonly series: number;
  readonly readings: number;
  readonly oldest: number | null;
  readonly rollups: number;
  readonly going: number;
  readonly goingRollups: number;
}

/**
 * For `askInSlices`. Of the pyramid everything before the cut counts as going, also days that stay because a reading
 * of them does.
 */
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
  while (stretch !== null) {
    for (const { from, to } of goingIn(db, stretch, options))
      going += countIn.get(number, from, to) as number;
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
    goingRollups: rollupsBefore(options.cuts.rollups),
  };
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
