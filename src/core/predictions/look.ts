/** Looks at one metric: does it move towards a limit, and is it unusual? Reads the pyramid alone, and writes nothing. */
import { ANOMALY_METHOD } from '../../shared/domain/prediction/anomaly.ts';
import { anomalyRun, type Hour } from '../../shared/domain/prediction/anomaly-run.ts';
import { subjectOf } from '../../shared/domain/prediction/stored.ts';
import {
  reachOf,
  type Trend,
  TREND_METHOD,
  type TrendForecast,
  trendOf,
} from '../../shared/domain/prediction/trend.ts';
import type { CheckedLimit, MetricCheck } from '../../shared/contract/predictions.ts';
import { ROLLUP_LEVELS_MS } from '../../shared/domain/rollup.ts';
import type { Side } from '../../shared/domain/vocabulary.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { rollupsIn } from '../metrics/rollups.ts';
import { findSeries } from '../metrics/series.ts';
import type { PlantHours } from './hours.ts';
import type { Candidate, Seen } from './keep.ts';
import { type LevelLimits, limitsOf } from './limits.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const CONFIDENCE = 0.9;
/** Two-hourly means of four weeks, and where these say nothing, daily ones of a year. */
const WINDOWS = [
  { level: 1, days: 28 },
  { level: 2, days: 365 },
] as const;
const METHODS = { limit: TREND_METHOD, anomaly: ANOMALY_METHOD };
/** No forecast reaches further. */
const MAX_HORIZON_MS = 365 * DAY_MS;
const HISTORY_DAYS = 56;
const RUN_DAYS = 3;
/** What is unusual today announces a failure or an alarm within this time. */
const ANOMALY_DAYS = 14;

interface MetricRow extends LevelLimits {
  readonly id: Id;
  readonly assetId: Id;
}

/** Null for a metric without limits, or that is no value that moves. */
export function lookAt(db: Reader, metricId: Id, now: number, hours: PlantHours): Seen | null {
  const metric = db
    .sql(
      `SELECT m.id, m.asset_id AS assetId, t.low_critical AS lowCritical, t.low_warning AS lowWarning,
         t.high_warning AS highWarning, t.high_critical AS highCritical
       FROM metrics m JOIN thresholds t ON t.metric_id = m.id
       WHERE m.id = ? AND m.archived_at IS NULL AND m.kind = 'gauge'`,
    )
    .get(metricId) as MetricRow | undefined;
  const series = metric === undefined ? undefined : findSeries(db, metric.id);
  if (metric === undefined || series === undefined) return null;
  const since = lastRepair(db, metric.assetId);
  const windows = WINDOWS.map(({ level, days }) => {
    const from = Math.max(now - days * DAY_MS, since);
    return windowOf({ level, from, points: pointsIn(db, series, level, from, now) }, now, hours);
  });
  const candidates: Candidate[] = [];
  const silent: Seen['silent'][number][] = [];
  const limits: CheckedLimit[] = limitsOf(metric).map((limit) => {
    const subject = subjectOf({ kind: 'limit', metricId, ...limit });
    const { forecast, window } = forecastIn(windows, limit, now);
    if (forecast === null) return { ...limit, outcome: 'refused', reason: 'no-recent-data' };
    if (forecast.outcome === 'refused') {
      if (forecast.reason !== 'already-beyond') silent.push(subject);
      return { ...limit, outcome: 'refused', reason: forecast.reason };
    }
    const { line, crossing, points, isSeasonRemoved, method } = forecast;
    candidates.push({
      kind: 'limit',
      subject,
      assetId: metric.assetId,
      metricId,
      side: limit.side,
      severity: limit.severity,
      limit: limit.value,
      method,
      ...crossing,
      probability: null,
      inputs: {
        kind: 'limit',
        from: window.from,
        to: now,
        bucketMs: ROLLUP_LEVELS_MS[window.level],
        points,
        confidence: CONFIDENCE,
        timeZone: hours.timeZone,
        isSeasonRemoved,
        line,
      },
    });
    return { ...limit, outcome: 'reaches', reason: null };
  });
  const anomaly = lookForAnomaly(db, { metric, series, since, now, hours }, candidates, silent);
  return { id: metricId, at: now, candidates, silent, found: { methods: METHODS, limits, anomaly } };
}

interface Window {
  readonly level: 1 | 2;
  readonly from: number;
  readonly points: readonly Hour[];
  /** Reckoned once, when the first limit asks for it. */
  readonly trend: () => Trend;
}

function windowOf(window: Omit<Window, 'trend'>, now: number, hours: PlantHours): Window {
  let trend: Trend | undefined;
  const { points } = window;
  return {
    ...window,
    trend: () =>
      (trend ??= trendOf({ points, now, hourOfDay: (ts) => hours.ofDay(ts), confidence: CONFIDENCE })),
  };
}

/** The forecast of the first window that says something, else what the first one refused with; null for stale readings. */
function forecastIn(
  windows: readonly Window[],
  { side, value }: { readonly side: Side; readonly value: number },
  now: number,
): { readonly forecast: TrendForecast | null; readonly window: Window } {
  const [near] = windows as [Window];
  let refused: { readonly forecast: TrendForecast; readonly window: Window } | null = null;
  for (const window of windows) {
    const { points } = window;
    const span = spanOf(points);
    if (refused !== null && span < 2 * spanOf(near.points)) break;
    if (points.length > 0 && now - points.at(-1)!.ts > Math.max(DAY_MS, span / 10)) continue;
    const limit = { side, value };
    const forecast = reachOf(window.trend(), limit, Math.min(3 * span, MAX_HORIZON_MS));
    const isTooFar = forecast.outcome === 'reaches' && forecast.crossing.likely - now > MAX_HORIZON_MS;
    if (forecast.outcome === 'reaches' && !isTooFar) return { forecast, window };
    refused ??= {
      forecast: isTooFar ? { ...forecast, outcome: 'refused', reason: 'too-far' } : forecast,
      window,
    };
    if (forecast.outcome === 'reaches') break;
    if (forecast.reason === 'already-beyond' || forecast.reason === 'moving-away') break;
  }
  return refused ?? { forecast: null, window: near };
}

function spanOf(points: readonly Hour[]): number {
  return points.length === 0 ? 0 : points.at(-1)!.ts - points[0]!.ts;
}

/** Means of buckets, each at the middle of its readings. */
function pointsIn(db: Reader, series: number, level: number, from: number, to: number): Hour[] {
  return rollupsIn(db, series, level, from, to)
    .filter(({ lastTs }) => lastTs <= to)
    .map(({ sum, count, firstTs, lastTs }) => ({
      ts: Math.round((firstTs + lastTs) / 2),
      value: sum / count,
    }));
}

/** Of `work_orders`. */
const IS_REPAIR = "archived_at IS NULL AND status = 'completed' AND type IN ('corrective', 'emergency')";

/** When something was last mended or replaced: what was before tells nothing of how it goes on. */
function lastRepair(db: Reader, assetId: Id): number {
  const row = db
    .sql(
      `SELECT max(
         coalesce((SELECT max(completed_at) FROM work_orders WHERE asset_id = :assetId AND ((${IS_REPAIR})
             OR (archived_at IS NULL AND status = 'completed'
               AND id IN (SELECT work_order_id FROM predictions WHERE asset_id = :assetId)))), 0),
         coalesce((SELECT max(installed_at) FROM installations WHERE asset_id = :assetId), 0)) AS at`,
    )
    .get({ assetId }) as { at: number };
  return row.at;
}

function lookForAnomaly(
  db: Reader,
  {
    metric,
    series,
    since,
    now,
    hours,
  }: {
    readonly metric: MetricRow;
    readonly series: number;
    readonly since: number;
    readonly now: number;
    readonly hours: PlantHours;
  },
  candidates: Candidate[],
  silent: string[],
): MetricCheck['anomaly'] {
  const subject = subjectOf({ kind: 'anomaly', metricId: metric.id });
  const runFrom = now - RUN_DAYS * DAY_MS;
  const from = Math.max(now - HISTORY_DAYS * DAY_MS, since);
  const all = hoursIn(db, series, from, now);
  const run = all.filter(({ ts }) => ts >= runFrom);
  const history = all.filter(({ ts }) => ts < runFrom);
  const newest = run.at(-1);
  if (newest === undefined || now - newest.ts > 6 * HOUR_MS)
    return { outcome: 'refused', reason: 'no-recent-data' };
  const found = anomalyRun(history, run, (ts) => hours.ofWeek(ts));
  if (found.outcome === 'refused') return found;
  // An alarm that rings, or a limit that will be reached, says it already.
  const isKnown = candidates.length > 0 || hasStandingAlarm(db, metric.id);
  if (found.outcome === 'usual') {
    silent.push(subject);
    return { outcome: 'usual', reason: null };
  }
  if (!isKnown) {
    const { side, since, mean, usual, z } = found;
    candidates.push({
      kind: 'anomaly',
      subject,
      assetId: metric.assetId,
      metricId: metric.id,
      side,
      severity: null,
      limit: null,
      method: ANOMALY_METHOD,
      earliest: now,
      likely: null,
      latest: now + ANOMALY_DAYS * DAY_MS,
      probability: null,
      inputs: {
        kind: 'anomaly',
        from,
        runFrom,
        to: now,
        points: all.length,
        timeZone: hours.timeZone,
        side,
        since,
        mean,
        usual,
        z,
      },
    });
  }
  return { outcome: 'unusual', reason: null };
}

/** Of thousands of buckets; the database adds them up several times as fast as it hands them out. */
function hoursIn(db: Reader, series: number, from: number, to: number): Hour[] {
  return db
    .sql(
      `SELECT bucket - bucket % ${HOUR_MS} AS ts, sum(sum) / sum(count) AS value FROM rollups
       WHERE series = ? AND level = 0 AND bucket >= ? AND bucket < ? GROUP BY ts ORDER BY ts`,
    )
    .all(series, from, to) as Hour[];
}

function hasStandingAlarm(db: Reader, metricId: Id): boolean {
  return (
    db
      .sql("SELECT 1 FROM alarms WHERE metric_id = ? AND ended_at IS NULL AND type <> 'no-data' LIMIT 1")
      .get(metricId) !== undefined
  );
}
