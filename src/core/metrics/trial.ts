/** Limits on trial: what they would have done on the stored readings, and what came of it. Writes nothing. */
import type { Outputs } from '../../shared/contract/index.ts';
import { recordedTime } from '../../shared/domain/recorded.ts';
import type { Episode, Threshold } from '../../shared/domain/threshold.ts';
import { announce, countFollowers, countUnfollowed, spread } from '../../shared/domain/trial.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { failuresBetween } from '../health/facts.ts';
import { watchesOfMetric } from './evaluate.ts';
import { followInSlices, historyOf, slicesUntil } from './follow.ts';
import { findSeries, metricRow, storedGaps, storedSpan } from './series.ts';
import { assertThreshold } from './service.ts';

/** Newest episodes and failures of a trial that are sent to be drawn. */
const MAX_TRIAL_SPANS = 500;

type Trial = Outputs['metrics']['tryThreshold'];

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
};

/**
 * Failures are the corrective and emergency work orders of the asset that were opened between the first and the last
 * reading; an alarm announces one that is opened within `leadMs` of its beginning.
 * Does not block the core.
 * @param signal stops it
 * @throws AppError NOT_FOUND or THRESHOLD_INVALID {problems}
 */
export async function tryThreshold(
  db: Reader,
  {
    metricId,
    threshold,
    leadMs,
  }: { readonly metricId: Id; readonly threshold: Threshold; readonly leadMs: number },
  signal?: AbortSignal,
): Promise<Trial> {
  const { assetId, kind } = metricRow(db, metricId);
  assertThreshold(threshold, kind);
  const series = findSeries(db, metricId);
  const stored = series === undefined ? null : storedSpan(db, series);
  if (series === undefined || stored === null) return NOTHING;
  const slices = slicesUntil(signal);
  const episodes: Episode[] = [];
  for (const watch of watchesOfMetric(db, metricId, threshold)) {
    episodes.push(...(await followInSlices(db, historyOf(metricId, series, watch), slices)).episodes);
  }
  episodes.sort((one, other) => one.startedAt - other.startedAt);
  const recorded = recordedTime(storedGaps(db, series));
  const lengths = episodes.map(({ startedAt, endedAt }) =>
    recorded({ from: startedAt, to: endedAt ?? stored.to }),
  );
  return {
    episodes: episodes.length,
    critical: episodes.filter(({ severity }) => severity === 'critical').length,
    followers: countFollowers(episodes),
    totalMs: lengths.reduce((sum, length) => sum + length, 0),
    longestMs: lengths.reduce((longest, length) => Math.max(longest, length), 0),
    recordedMs: recorded(stored),
    readings: stored.count,
    from: stored.from,
    to: stored.to,
    spans: episodes.slice(-MAX_TRIAL_SPANS).map(toSpan),
    failures: failuresOf(episodes, failuresBetween(db, assetId, stored), leadMs),
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
