/** Charts cost the same whatever the length of the history: they read the pyramid, and the readings only up close. */
import { and, count, desc, eq, gte, isNull, lte, or } from 'drizzle-orm';
import type { Chart } from '../../shared/contract/metrics.ts';
import { chartPoints, chooseSource, ROLLUP_LEVELS_MS } from '../../shared/domain/rollup.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { alarms } from '../database/schema/index.ts';
import { closedIn } from './closed.ts';
import { readingsIn, rollupsIn } from './rollups.ts';
import { anyMetricRow, findSeries } from './series.ts';

/** Rows a chart may read: enough for the shape, few enough for a frame. */
const ROW_BUDGET = 20_000;
/** Of the newest episodes: more could not be told apart. */
const MAX_EPISODES = 200;

export interface ChartRequest {
  readonly id: Id;
  readonly from: number;
  readonly to: number;
  readonly points: number;
}

/**
 * Envelope, average and episodes of a metric over the closed interval `from` to `to`.
 * @throws AppError NOT_FOUND
 */
export function chartOf(db: Reader, request: ChartRequest, now: number): Chart {
  const metric = anyMetricRow(db, request.id);
  const [from, to] = request.from <= request.to ? [request.from, request.to] : [request.to, request.from];
  return {
    metricId: metric.id,
    from,
    to,
    ...points(db, metric.id, from, to, request.points),
    ...episodesIn(db, metric.id, from, to),
    asOf: now,
  };
}

function points(db: Reader, metricId: Id, from: number, to: number, maxPoints: number) {
  const series = findSeries(db, metricId);
  if (series === undefined) return { source: 'raw' as const, thinned: false, points: [] };
  const chosen = chooseSource(to - from, countIn(db, series, from, to), ROW_BUDGET);
  const thinned = chosen === 'raw' && closedIn(db, series, { from, to: to + 1, limit: 1 }).length > 0;
  const source = thinned ? ROLLUP_LEVELS_MS[0] : chosen;
  const rows =
    source === 'raw' ? readingsIn(db, series, from, to + 1) : levelRows(db, series, source, from, to);
  const levelMs = source === 'raw' ? 0 : source;
  return { source, thinned, points: chartPoints(rows, { maxPoints, from, to, levelMs }) };
}

function levelRows(
  db: Reader,
  series: number,
  width: (typeof ROLLUP_LEVELS_MS)[number],
  from: number,
  to: number,
) {
  return rollupsIn(db, series, ROLLUP_LEVELS_MS.indexOf(width), from - width + 1, to + 1);
}

/**
 * Readings in the interval, counted by whole buckets and therefore never too few; beyond what a chart may read
 * nobody needs to know how many more.
 */
function countIn(db: Reader, series: number, from: number, to: number): number {
  const level = to - from > 10 * ROLLUP_LEVELS_MS[2] ? 2 : 0;
  const width = ROLLUP_LEVELS_MS[level];
  const counts = db
    .sql('SELECT count FROM rollups WHERE series = ? AND level = ? AND bucket > ? AND bucket <= ?')
    .pluck()
    .iterate(series, level, from - width, to) as Iterable<number>;
  let sum = 0;
  for (const counted of counts) {
    sum += counted;
    if (sum > ROW_BUDGET) break;
  }
  return sum;
}

function episodesIn(
  db: Reader,
  metricId: Id,
  from: number,
  to: number,
): Pick<Chart, 'episodes' | 'episodeCount'> {
  const inSpan = and(
    eq(alarms.metricId, metricId),
    lte(alarms.startedAt, to),
    or(isNull(alarms.endedAt), gte(alarms.endedAt, from)),
  );
  const newest = db
    .select({
      id: alarms.id,
      type: alarms.type,
      side: alarms.side,
      severity: alarms.severity,
      startedAt: alarms.startedAt,
      endedAt: alarms.endedAt,
    })
    .from(alarms)
    .where(inSpan)
    .orderBy(desc(alarms.startedAt))
    .limit(MAX_EPISODES)
    .all();
  const counted = db.select({ episodes: count() }).from(alarms).where(inSpan).get()!;
  return { episodes: newest.toReversed(), episodeCount: counted.episodes };
}
