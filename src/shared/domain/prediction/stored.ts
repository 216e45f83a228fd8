/** What a stored prediction says of itself: its kinds, its inputs, and when a new one takes its place. */
import type { Severity, Side } from '../vocabulary.ts';
import type { TrendLine } from './trend.ts';
import type { Estimate } from './weibull.ts';

/** A metric reaches a limit, a metric is unusual and something will follow, an asset fails. */
export const PREDICTION_KINDS = ['limit', 'anomaly', 'failure'] as const;
export type PredictionKind = (typeof PREDICTION_KINDS)[number];

/**
 * Why one no longer counts as the present word: a newer one took its place, the method no longer says so, no readings
 * followed, its limit was removed or is another, or its metric or asset is out of use.
 */
export const SET_ASIDE = ['superseded', 'withdrawn', 'no-data', 'limit-changed', 'not-watched'] as const;
export type SetAside = (typeof SET_ASIDE)[number];

/** Of these nobody can tell whether they would have come true: they count neither for nor against. */
export const UNTOLD: ReadonlySet<SetAside> = new Set(['no-data', 'limit-changed', 'not-watched']);

/** Points are those of the pyramid with buckets of `bucketMs` that begin in `[from, to)`. */
export interface TrendInputs {
  readonly kind: 'limit';
  readonly from: number;
  readonly to: number;
  readonly bucketMs: number;
  readonly points: number;
  readonly confidence: number;
  readonly timeZone: string;
  readonly isSeasonRemoved: boolean;
  readonly line: TrendLine;
}

/** History is `[from, runFrom)`, scored were the hours in `[runFrom, to)`. */
export interface AnomalyInputs {
  readonly kind: 'anomaly';
  readonly from: number;
  readonly runFrom: number;
  readonly to: number;
  readonly points: number;
  readonly timeZone: string;
  readonly side: Side;
  /** Since when the average of the scores has been beyond its limit. */
  readonly since: number;
  /** Mean of those hours and what was usual at them, in the metric's unit; `z` is the mean score. */
  readonly mean: number;
  readonly usual: number;
  readonly z: number;
}

/** Lives are those of the asset type's failures, replacements and installations known at `asOf`. */
export interface FailureInputs {
  readonly kind: 'failure';
  readonly assetTypeId: string;
  readonly asOf: number;
  /** Since when the asset has run without failure. */
  readonly since: number;
  readonly ageDays: number;
  readonly failures: number;
  readonly censored: number;
  /** Lives that were under way when records of them began; not told by weibull-mle/1, which took them for seen whole. */
  readonly truncated?: number;
  readonly confidence: number;
  readonly shape: Estimate;
  readonly scaleDays: Estimate;
  readonly within30: Estimate;
  readonly within90: Estimate;
  readonly remainingDays: Estimate;
}

export type PredictionInputs = TrendInputs | AnomalyInputs | FailureInputs;

/** Instants in ms UTC. */
export interface Interval {
  readonly madeAt: number;
  readonly earliest: number;
  readonly likely: number | null;
  readonly latest: number | null;
}

/** A shift by less than this share of the time that is left is no news ... */
const LEAST_SHIFT = 0.2;
/** ... and neither is one by less than a day. */
const LEAST_SHIFT_MS = 86_400_000;

/** Whether `next` says something else than `present`: it came or went, or an end of the interval moved. */
export function isNews(present: Interval, next: Interval): boolean {
  const left = (next.likely ?? next.earliest) - next.madeAt;
  const least = Math.max(LEAST_SHIFT_MS, LEAST_SHIFT * left);
  const moved = (one: number | null, other: number | null) =>
    one === null || other === null ? one !== other : Math.abs(one - other) > least;
  return (
    moved(present.likely, next.likely) ||
    // An end that has passed cannot move any more.
    moved(Math.max(present.earliest, next.madeAt), next.earliest) ||
    moved(present.latest, next.latest)
  );
}

/** Whether `next` lies wholly before `present`: news even to somebody who has decided on the present one. */
export function isMuchEarlier(present: Interval, next: Interval): boolean {
  return next.latest !== null && next.latest < present.earliest;
}

/** When a prediction counts as wrong: at the end of its interval, or, where that has none, as long again after the likely instant. */
export function dueBy({ madeAt, earliest, likely, latest }: Interval): number {
  return latest ?? 2 * (likely ?? earliest) - madeAt;
}

/** What a prediction is about, as one word: of each there is one at a time. */
export function subjectOf(
  about:
    | { readonly kind: 'limit'; readonly metricId: string; readonly side: Side; readonly severity: Severity }
    | { readonly kind: 'anomaly'; readonly metricId: string }
    | { readonly kind: 'failure'; readonly assetId: string },
): string {
  switch (about.kind) {
    case 'limit':
      return `limit:${about.metricId}:${about.side}:${about.severity}`;
    case 'anomaly':
      return `anomaly:${about.metricId}`;
    case 'failure':
      return `failure:${about.assetId}`;
  }
}
