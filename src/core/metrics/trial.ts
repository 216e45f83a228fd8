/** Limits on trial: what they would have done on the stored readings, and what came of it. Writes nothing. */
import type { Outputs } from '../../shared/contract/index.ts';
import type { Choice } from '../../shared/domain/choices.ts';
import { recordedTime } from '../../shared/domain/recorded.ts';
import { changedMeasure } from '../../shared/domain/measure.ts';
import type { Episode, Threshold } from '../../shared/domain/threshold.ts';
import { announce, countFollowers, countUnfollowed, spread, timeInAlarm } from '../../shared/domain/trial.ts';
import { watchesOf } from '../../shared/domain/watch.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { failuresBetween } from '../health/facts.ts';
import { followInSlices, historyOf, slicesUntil } from './follow.ts';
import { findSeries, metricRow, storedGaps, storedSpan } from './series.ts';
import { assertMeasure, assertThreshold } from './service.ts';
import { silencesOf } from './silences.ts';

/** Newest episodes and failures of a trial that are sent to be drawn. */
const MAX_TRIAL_SPANS = 500;

type Trial = Outputs['metrics']['tryThreshold'];

/** What is tried. */
interface Wanted {
  readonly metricId: Id;
  readonly threshold: Threshold | null;
  /** Other states than those that stand. */
  readonly choices?: readonly Choice[] | undefined;
  /** How long the metric may be silent, in ms. */
  readonly noDataMs?: number | undefined;
  readonly leadMs: number;
}

const NOTHING: Trial = {
  episodes: 0,
  critical: 0,
  followers: 0,
  totalMs: 0,
  longestMs: 0,
  recordedMs: 0,
  readings: 0,
  from: null,
  to: null,
  spans: [],
  failures: { known: 0, announced: 0, leads: null, unfollowed: 0, marks: [] },
  silences: null,
};

/**
 * Failures are the corrective and emergency work orders of the asset that were opened between the first and the last
 * reading; an alarm announces one that is opened within `leadMs` of its beginning.
 * Does not block the core.
 * @param now ms UTC
 * @param signal stops it
 * @throws AppError NOT_FOUND, THRESHOLD_INVALID {problems} or METRIC_INVALID {problems}
 */
export async function tryThreshold(
  db: Reader,
  { metricId, threshold, choices: wanted, noDataMs, leadMs }: Wanted,
  now: number,
  signal?: AbortSignal,
): Promise<Trial> {
  const row = metricRow(db, metricId);
  const { assetId, kind } = row;
  if (threshold !== null) assertThreshold(threshold, kind);
  const measure = changedMeasure(row, { choices: wanted });
  assertMeasure(measure);
  const series = findSeries(db, metricId);
  const stored = series === undefined ? null : storedSpan(db, series);
  if (series === undefined || stored === null) return NOTHING;
  const slices = slicesUntil(signal);
  const episodes: Episode[] = [];
  let followers = 0;
  for (const watch of watchesOf(threshold, measure.choices)) {
    const run = await followInSlices(db, historyOf(metricId, series, watch), slices);
    followers += countFollowers(run.episodes);
    for (const episode of run.episodes) episodes.push(episode);
  }
  episodes.sort((one, other) => one.startedAt - other.startedAt);
  const recorded = recordedTime(storedGaps(db, series));
  const longestMs = episodes.reduce(
    (longest, { startedAt, endedAt }) =>
      Math.max(longest, recorded({ from: startedAt, to: endedAt ?? stored.to })),
    0,
  );
  return {
    episodes: episodes.length,
    critical: episodes.filter(({ severity }) => severity === 'critical').length,
    followers,
    totalMs: timeInAlarm(episodes, stored.to).reduce((sum, stretch) => sum + recorded(stretch), 0),
    longestMs,
    recordedMs: recorded(stored),
    readings: stored.count,
    from: stored.from,
    to: stored.to,
    spans: episodes.slice(-MAX_TRIAL_SPANS).map(toSpan),
    failures: failuresOf(episodes, failuresBetween(db, assetId, stored), leadMs),
    silences:
      noDataMs === undefined ? null : await silencesOf(db, series, { limitMs: noDataMs, now, slices }),
  };
}

function failuresOf(
  episodes: readonly Episode[],
  known: ReturnType<typeof failuresBetween>,
  leadMs: number,
): Trial['failures'] {
  const told = announce(episodes, known, leadMs);
  const leads = told.flatMap((each) => (each.leadMs === null ? [] : [each.leadMs]));
  return {
    known: known.length,
    announced: leads.length,
    leads: spread(leads),
    unfollowed: countUnfollowed(episodes, known, leadMs),
    marks: told.slice(-MAX_TRIAL_SPANS).map((each) => ({ ...each.failure, leadMs: each.leadMs })),
  };
}

function toSpan({ side, severity, startedAt, endedAt }: Episode) {
  return { side, severity, startedAt, endedAt };
}
