/**
 * The rollup pyramid of a metric: readings summed up per UTC-aligned bucket of 15 minutes, 2 hours and 1 day.
 * Every level divides the next, so a higher level can be made from the one below without the readings.
 */
import { assertReading, type Reading } from './threshold.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Bucket widths of the pyramid in ms, finest first. */
export const ROLLUP_LEVELS_MS = [15 * MINUTE_MS, 2 * HOUR_MS, 24 * HOUR_MS] as const;
export type RollupLevelMs = (typeof ROLLUP_LEVELS_MS)[number];

/** Neighbours further apart than this many times the usual distance have a gap between them. */
export const GAP_FACTOR = 4;

/** What one bucket holds; `count` is at least 1, `sum / count` is the average of its readings. */
export interface Rollup {
  /** Start of the bucket, ms UTC. */
  readonly bucket: number;
  readonly count: number;
  readonly min: number;
  readonly max: number;
  readonly sum: number;
  readonly first: number;
  readonly firstTs: number;
  readonly last: number;
  readonly lastTs: number;
}

type Summary = Omit<Rollup, 'bucket'>;

/** Start of the UTC-aligned bucket that holds `ts`, also before 1970. */
export function bucketStart(ts: number, levelMs: number): number {
  const rest = ts % levelMs;
  return rest < 0 ? ts - rest - levelMs : ts - rest;
}

/**
 * Rollups of one level from readings in strictly increasing time order; empty buckets are left out.
 * @throws RangeError when readings are out of order or not finite
 */
export function aggregate(readingsInOrder: Iterable<Reading>, levelMs: number): Rollup[] {
  return fold(readingsInOrder, summaryOfReading, levelMs);
}

/**
 * Rollups of one level from those of a lower level in increasing order; `levelMs` must be a multiple of theirs.
 * @throws RangeError when they are out of order, or one reaches over the end of a bucket
 */
export function combine(lowerRollupsInOrder: Iterable<Rollup>, levelMs: number): Rollup[] {
  return fold(lowerRollupsInOrder, (rollup) => rollup, levelMs);
}

/**
 * Where to read a chart's data from: the readings themselves while they fit the budget, else the finest level
 * whose buckets are sure to fit, else the coarsest.
 * @param spanMs length of the closed interval that is charted
 */
export function chooseSource(
  spanMs: number,
  rawCountInSpan: number,
  budgetRows: number,
): 'raw' | RollupLevelMs {
  if (rawCountInSpan <= budgetRows) return 'raw';
  const fitting = ROLLUP_LEVELS_MS.find((levelMs) => Math.ceil(spanMs / levelMs) + 1 <= budgetRows);
  return fitting ?? ROLLUP_LEVELS_MS[ROLLUP_LEVELS_MS.length - 1]!;
}

/** One point of a chart: everything measured in a stretch of time that begins at `ts`. */
export interface EnvelopePoint {
  /** Time of the first reading of the stretch, not before the start of the chart. */
  readonly ts: number;
  readonly min: number;
  readonly max: number;
  readonly avg: number;
  readonly count: number;
  readonly first: number;
  readonly last: number;
}

/**
 * The shape of a metric over the closed interval `from` to `to` in at most `maxPoints` points: the interval is cut
 * into that many bins of equal width, and bins without data are left out. Where the points fit as they are, each
 * stands for itself. No peak is lost: a rollup that reaches over an edge of the interval counts in the bin
 * at that edge.
 * @param points readings or rollups in increasing order; those outside the interval are ignored
 * @throws RangeError when the interval is reversed or `maxPoints` is not a positive integer
 */
export function envelope(
  points: readonly (Reading | Rollup)[],
  maxPoints: number,
  from: number,
  to: number,
): EnvelopePoint[] {
  if (!(from <= to)) throw new RangeError('the interval is reversed');
  if (!Number.isInteger(maxPoints) || maxPoints < 1)
    throw new RangeError('maxPoints is not a positive integer');
  const inside = points
    .map((point) => ('value' in point ? summaryOfReading(point) : point))
    .filter(({ firstTs, lastTs }) => lastTs >= from && firstTs <= to);
  if (inside.length <= maxPoints) return inside.map((summary) => pointOf(summary, from));

  const bins: { index: number; summary: Mutable<Summary> }[] = [];
  for (const summary of inside) {
    const share = (Math.max(summary.firstTs, from) - from) / (to - from);
    const index = Math.min(Math.floor(share * maxPoints), maxPoints - 1);
    const bin = bins.at(-1);
    if (bin === undefined || bin.index !== index) bins.push({ index, summary: { ...summary } });
    else absorb(bin.summary, summary);
  }
  return bins.map(({ summary }) => pointOf(summary, from));
}

/** Stands between two points where data is missing; it has no values, so a line drawn through it breaks. */
export interface GapMarker {
  readonly ts: number;
  readonly isGap: true;
}

/** A point of so many readings is one of a run, which tells how close together readings are. */
const RUN = 10;

/**
 * The points with a marker half-way between neighbours that are further apart than `gapFactor` times the
 * (lower) median distance, so that a chart shows missing data as missing. Within a point that is one of a run the
 * next reading was not further away than its stretch is wide: that counts as a distance too, or else runs of one
 * point each would be joined by a line.
 * @param points in increasing order of `ts`
 * @param widthMs how long the stretch is that a point of several readings stands for
 */
export function gaps<Point extends { readonly ts: number; readonly count: number }>(
  points: readonly Point[],
  gapFactor: number,
  widthMs = 0,
): (Point | GapMarker)[] {
  const spacings = points.slice(1).map(({ ts }, index) => ts - points[index]!.ts);
  const within = points.flatMap(({ count }) => (count < RUN ? [] : widthMs));
  const sorted = [...spacings, ...within].sort((a, b) => a - b);
  const median = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
  return points.flatMap((point, index) => {
    const spacing = spacings[index - 1] ?? 0;
    if (spacing <= gapFactor * median) return [point];
    return [{ ts: Math.floor(point.ts - spacing / 2), isGap: true } satisfies GapMarker, point];
  });
}

export interface ChartSpan {
  readonly maxPoints: number;
  readonly from: number;
  readonly to: number;
  /** Width of the buckets that the rows are; 0 for readings. */
  readonly levelMs: number;
}

/**
 * What a chart draws of readings or rollups: the points of their envelope; null where there is a gap between two.
 * @param rows in increasing order
 */
export function chartPoints(
  rows: readonly (Reading | Rollup)[],
  { maxPoints, from, to, levelMs }: ChartSpan,
): (Pick<EnvelopePoint, 'ts' | 'min' | 'max' | 'avg' | 'count'> | null)[] {
  const widthMs = Math.max(levelMs, (to - from) / maxPoints);
  return gaps(envelope(rows, maxPoints, from, to), GAP_FACTOR, widthMs).map((point) =>
    'isGap' in point
      ? null
      : { ts: point.ts, min: point.min, max: point.max, avg: point.avg, count: point.count },
  );
}

function summaryOfReading(reading: Reading): Summary {
  assertReading(reading);
  const { ts, value } = reading;
  return { count: 1, min: value, max: value, sum: value, first: value, firstTs: ts, last: value, lastTs: ts };
}

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** Adds to a summary another that is newer throughout; in place, because ingest does it for every reading. */
function absorb(earlier: Mutable<Summary>, later: Summary): void {
  earlier.count += later.count;
  if (later.min < earlier.min) earlier.min = later.min;
  if (later.max > earlier.max) earlier.max = later.max;
  earlier.sum += later.sum;
  earlier.last = later.last;
  earlier.lastTs = later.lastTs;
}

function fold<Part>(parts: Iterable<Part>, summaryOf: (part: Part) => Summary, levelMs: number): Rollup[] {
  const rollups: Rollup[] = [];
  let current: Mutable<Rollup> | null = null;
  for (const part of parts) {
    const summary = summaryOf(part);
    if (current !== null && summary.firstTs <= current.lastTs) {
      throw new RangeError('readings or rollups are not in increasing order of time');
    }
    const bucket = bucketStart(summary.firstTs, levelMs);
    if (summary.lastTs >= bucket + levelMs) throw new RangeError('a rollup reaches over the end of a bucket');
    if (current !== null && current.bucket === bucket) {
      absorb(current, summary);
    } else {
      current = { ...summary, bucket };
      rollups.push(current);
    }
  }
  return rollups;
}

function pointOf({ firstTs, min, max, sum, count, first, last }: Summary, from: number): EnvelopePoint {
  return { ts: Math.max(firstTs, from), min, max, avg: sum / count, count, first, last };
}
