/**
 * A window of a fleet: the metrics in the order that is asked for, each with a small chart. All charts of a window
 * are one question to the pyramid.
 */
import type { FleetCell, FleetSort } from '../../shared/contract/fleet.ts';
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import { chartPoints, ROLLUP_LEVELS_MS, type Rollup } from '../../shared/domain/rollup.ts';
import type { Threshold } from '../../shared/domain/threshold.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { levelsOf } from '../metrics/levels.ts';
import { metricsByIds } from '../metrics/queries.ts';
import { latestReading } from '../metrics/series.ts';
import { type Member, membersOf, seriesOf } from './selection.ts';

/** Buckets that one cell may read. */
const CELL_BUDGET = 400;
/** Buckets that each end of a trend shall have. */
const TREND_BUCKETS = 4;

const LEVEL_RANK = { critical: 0, warning: 1, 'no-data': 2, pending: 3, normal: 4 } as const;

export function fleetCells(db: Reader, input: Required<Inputs['fleet']['cells']>): Outputs['fleet']['cells'] {
  const [from, to] = input.from <= input.to ? [input.from, input.to] : [input.to, input.from];
  const { members } = membersOf(db, input);
  const window = inOrder(db, members, input.sort, input.direction, from, to).slice(
    input.offset,
    input.offset + input.limit,
  );
  const trends = trendsOf(db, window, from, to);
  const points = input.points === 0 ? new Map<number, never>() : pointsOf(db, window, from, to, input.points);
  const metrics = new Map(
    metricsByIds(
      db,
      window.map(({ id }) => id),
    ).map((metric) => [metric.id, metric]),
  );
  const rows = window.map(({ id, assetId, tag, assetName, location, series }): FleetCell => {
    const metric = metrics.get(id)!;
    const { span: _, ...shown } = metric;
    return {
      ...shown,
      asset: { id: assetId, tag, name: assetName },
      location,
      trend: metric.kind === 'characteristic' ? null : (trends.get(series ?? 0) ?? null),
      points: points.get(series ?? 0) ?? [],
    };
  });
  return { rows, total: members.length };
}

/** Stable: what is equal stays in the order of the tags, whichever way. */
function inOrder(
  db: Reader,
  members: readonly Member[],
  sort: FleetSort,
  direction: 'asc' | 'desc',
  from: number,
  to: number,
): readonly Member[] {
  if (sort === 'name') return direction === 'asc' ? members : members.toReversed();
  const keys = keysOf(db, members, sort, from, to);
  const sign = direction === 'asc' ? 1 : -1;
  return members.toSorted((one, other) => {
    const [a, b] = [keys.get(one.id) ?? null, keys.get(other.id) ?? null];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sign * (a - b);
  });
}

/** By which the metrics are sorted; none where there is nothing to sort by. */
function keysOf(
  db: Reader,
  members: readonly Member[],
  sort: Exclude<FleetSort, 'name'>,
  from: number,
  to: number,
): Map<Id, number | null> {
  if (sort === 'trend') {
    const trends = trendsOf(db, members, from, to);
    return new Map(members.map(({ id, series }) => [id, trends.get(series ?? 0) ?? null]));
  }
  const latest = new Map(
    members.map(({ id, series }) => [
      id,
      series === null ? null : (latestReading(db, series)?.value ?? null),
    ]),
  );
  if (sort === 'value') return latest;
  const ids = members.map(({ id }) => id);
  const levels = levelsOf(db, ids);
  const limits = limitsOf(db, ids);
  return new Map(
    ids.map((id) => [id, LEVEL_RANK[levels.get(id)!] - strain(latest.get(id) ?? null, limits.get(id))]),
  );
}

function limitsOf(db: Reader, ids: readonly Id[]): Map<Id, Threshold> {
  const rows = db
    .sql(
      `SELECT metric_id AS id, low_critical AS lowCritical, low_warning AS lowWarning, high_warning AS highWarning,
         high_critical AS highCritical FROM thresholds WHERE metric_id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(ids)) as (Threshold & { id: Id })[];
  return new Map(rows.map(({ id, ...limits }) => [id, limits as Threshold]));
}

/**
 * How near a value is to its limits or how far beyond them, from 0 (far within, or nothing to say) to almost 1 (far
 * beyond); on the worse side.
 */
export function strain(
  value: number | null,
  limits: Pick<Threshold, 'lowCritical' | 'lowWarning' | 'highWarning' | 'highCritical'> | undefined,
): number {
  if (value === null || limits === undefined) return 0;
  const { lowCritical, lowWarning, highWarning, highCritical } = limits;
  const high = highWarning ?? highCritical;
  const low = lowWarning ?? lowCritical;
  const over = [
    ...(high === null ? [] : [(value - high) / (Math.abs(high) || 1)]),
    ...(low === null ? [] : [(low - value) / (Math.abs(low) || 1)]),
  ];
  if (over.length === 0) return 0;
  // From any distance to (0, 1), rising: a level is never left for its neighbour.
  return 0.5 + Math.atan(Math.max(...over)) / Math.PI - 1e-9;
}

/** Last tenth against first tenth of the period, by series. */
function trendsOf(db: Reader, members: readonly Member[], from: number, to: number): Map<number, number> {
  const tenth = Math.floor((to - from) / 10);
  const coarsest = ROLLUP_LEVELS_MS.findLastIndex((width) => width * TREND_BUCKETS <= tenth);
  const ends = db
    .sql(
      `SELECT s.value AS series, r.bucket >= :last AS isLast, sum(r.sum) / sum(r.count) AS average
       FROM json_each(:series) s CROSS JOIN rollups r ON r.series = s.value AND r.level = :level
         AND (r.bucket >= :from AND r.bucket < :first OR r.bucket >= :last AND r.bucket <= :to)
       GROUP BY s.value, isLast`,
    )
    .all({
      series: seriesOf(members),
      level: Math.max(0, coarsest),
      from,
      first: from + tenth,
      last: to - tenth,
      to,
    }) as { series: number; isLast: 0 | 1; average: number }[];
  const first = new Map(ends.filter(({ isLast }) => isLast === 0).map((end) => [end.series, end.average]));
  return new Map(
    ends.flatMap(({ series, isLast, average }) => {
      const began = first.get(series);
      return isLast === 0 || began === undefined ? [] : [[series, average - began] as const];
    }),
  );
}

function pointsOf(
  db: Reader,
  members: readonly Member[],
  from: number,
  to: number,
  maxPoints: number,
): Map<number, FleetCell['points']> {
  const fitting = ROLLUP_LEVELS_MS.findIndex((width) => (to - from) / width + 1 <= CELL_BUDGET);
  const level = fitting < 0 ? ROLLUP_LEVELS_MS.length - 1 : fitting;
  const rows = db
    .sql(
      `SELECT r.series, r.bucket, r.count, r.min, r.max, r.sum, r.first, r.first_ts AS firstTs, r.last,
         r.last_ts AS lastTs
       FROM json_each(?) s CROSS JOIN rollups r ON r.series = s.value AND r.level = ? AND r.bucket > ? AND r.bucket <= ?
       ORDER BY r.series, r.bucket`,
    )
    .all(seriesOf(members), level, from - ROLLUP_LEVELS_MS[level]!, to) as (Rollup & { series: number })[];
  return new Map(
    [...Map.groupBy(rows, ({ series }) => series)].map(([series, rollups]) => [
      series,
      chartPoints(rollups, { maxPoints, from, to, levelMs: ROLLUP_LEVELS_MS[level]! }),
    ]),
  );
}
