/** From the contract's chart to what is drawn and said. Pure. */
import type { Chart } from '../../../../shared/contract/metrics.ts';
import type { Threshold } from '../../../../shared/domain/threshold.ts';
import type { AlarmType, Severity, Side } from '../../../../shared/domain/vocabulary.ts';
import type { Span } from './view.ts';

/** One point of the lines; all null where a gap begins. */
export interface PlotRow {
  readonly ts: number;
  readonly avg: number | null;
  readonly range: readonly [low: number, high: number] | null;
  readonly count: number;
}

/** Rows for the plot: a gap becomes a row without values between its neighbours, which breaks the lines. */
export function plotRows(points: Chart['points']): PlotRow[] {
  return points.flatMap((point, index) => {
    if (point !== null) {
      return { ts: point.ts, avg: point.avg, range: [point.min, point.max] as const, count: point.count };
    }
    const before = points[index - 1]?.ts;
    const after = points[index + 1]?.ts;
    return before === undefined || after === undefined
      ? []
      : { ts: Math.round((before + after) / 2), avg: null, range: null, count: 0 };
  });
}

export interface Summary {
  readonly min: number;
  readonly max: number;
  readonly avg: number;
  /** Readings behind the points. */
  readonly count: number;
  readonly gaps: number;
}

/** Lowest, highest and mean of what is drawn; null when nothing is. */
export function summaryOf(points: Chart['points']): Summary | null {
  const drawn = points.filter((point) => point !== null);
  if (drawn.length === 0) return null;
  const count = drawn.reduce((sum, point) => sum + point.count, 0);
  return {
    min: drawn.reduce((least, point) => Math.min(least, point.min), Infinity),
    max: drawn.reduce((most, point) => Math.max(most, point.max), -Infinity),
    avg: drawn.reduce((sum, point) => sum + point.avg * point.count, 0) / count,
    count,
    gaps: points.length - drawn.length,
  };
}

export interface Limit {
  readonly side: Side;
  readonly severity: Severity;
  readonly value: number;
}

/** The limits of a threshold that are set, lowest first; one that is still being typed may be no number yet. */
export function limitsOf(threshold: Threshold | null): Limit[] {
  if (threshold === null) return [];
  const { lowCritical, lowWarning, highWarning, highCritical } = threshold;
  const all: { side: Side; severity: Severity; value: number | null }[] = [
    { side: 'low', severity: 'critical', value: lowCritical },
    { side: 'low', severity: 'warning', value: lowWarning },
    { side: 'high', severity: 'warning', value: highWarning },
    { side: 'high', severity: 'critical', value: highCritical },
  ];
  return all.flatMap(({ value, ...limit }) =>
    value === null || !Number.isFinite(value) ? [] : { ...limit, value },
  );
}

/** The limits with one as it was when it was broken, whatever has been set since. */
export function withBroken(limits: readonly Limit[], broken: Limit): Limit[] {
  const others = limits.filter(({ side, severity }) => side !== broken.side || severity !== broken.severity);
  return [...others, broken].sort((a, b) => a.value - b.value);
}

/** Ranges of values that a limit makes a warning or critical, open ended at the outer limit. */
export interface Band {
  readonly severity: Severity;
  readonly from: number;
  readonly to: number;
}

export function bandsOf(limits: readonly Limit[]): Band[] {
  return limits.map(({ side, severity, value }) => {
    const outer = limits.find(
      (other) => other.side === side && severity === 'warning' && other.severity === 'critical',
    );
    return side === 'high'
      ? { severity, from: value, to: outer?.value ?? Infinity }
      : { severity, from: outer?.value ?? -Infinity, to: value };
  });
}

/** A limit further away than this many heights of the data is not worth flattening the line for. */
const reach = 1.2;

/** Lowest and highest value to show: the data, each limit that is near enough, and `broken` wherever it is. */
export function valueRange(
  summary: Pick<Summary, 'min' | 'max'> | null,
  limits: readonly Limit[],
  broken: Limit | null = null,
): readonly [number, number] {
  if (summary === null) {
    const values = [...limits, ...(broken === null ? [] : [broken])].map(({ value }) => value);
    return values.length === 0 ? [0, 1] : padded(Math.min(...values), Math.max(...values));
  }
  const height = summary.max - summary.min;
  // A line that does not move has no height of its own to measure by.
  const near = height === 0 ? Infinity : reach * height;
  const shown = limits.flatMap(({ value }) =>
    value > summary.max + near || value < summary.min - near ? [] : value,
  );
  if (broken !== null) shown.push(broken.value);
  return padded(Math.min(summary.min, ...shown), Math.max(summary.max, ...shown));
}

function padded(low: number, high: number): readonly [number, number] {
  const room = high > low ? (high - low) * 0.04 : Math.max(Math.abs(high), 1) * 0.1;
  // An axis crosses zero only where what it shows does.
  return [low < 0 ? low - room : Math.max(0, low - room), high > 0 ? high + room : Math.min(0, high + room)];
}

/** An alarm or what a limit on trial would have raised. */
export interface Episode extends Span {
  readonly type: AlarmType;
  readonly side: Side;
  readonly severity: Severity;
}

/** Episodes as spans within what is shown; one that lasts reaches up to `now`. */
export function visibleEpisodes(episodes: readonly StoredEpisode[], shown: Span, now: number): Episode[] {
  return episodes.flatMap(({ type = 'level', side, severity, startedAt, endedAt }) => {
    const from = Math.max(startedAt, shown.from);
    const to = Math.min(endedAt ?? now, shown.to);
    return from > to ? [] : { type, side, severity, from, to };
  });
}

/** Those of a chart; limits on trial find only breaches of a level. */
export interface StoredEpisode {
  readonly id?: string;
  readonly type?: AlarmType;
  readonly side: Side;
  readonly severity: Severity;
  readonly startedAt: number;
  readonly endedAt: number | null;
}

/**
 * The row that is drawn at an instant: the nearest, unless it is further away than `reach` (ms), as beyond the
 * ends of the rows; in a gap it is the row without values.
 */
export function rowAt(rows: readonly PlotRow[], at: number, reach: number): PlotRow | undefined {
  const row = nearestRow(rows, at);
  const first = rows[0];
  const last = rows.at(-1);
  if (row === undefined || first === undefined || last === undefined) return undefined;
  return at < first.ts - reach || at > last.ts + reach ? undefined : row;
}

/** Neighbours that are moved so much (ms) further apart have a day between them that the others lack. */
const torn = 3 * 3_600_000;

/** Every row at its place in another time, those without one left out. */
export function movedRows(rows: readonly PlotRow[], toShown: (at: number) => number | null): PlotRow[] {
  const moved: PlotRow[] = [];
  let last: { readonly was: number; readonly is: number } | null = null;
  let broken = false;
  for (const row of rows) {
    const is = toShown(row.ts);
    if (is === null) {
      broken ||= row.range === null;
      continue;
    }
    if (last !== null && (broken || is - last.is > row.ts - last.was + torn)) {
      moved.push({ ts: Math.round((last.is + is) / 2), avg: null, range: null, count: 0 });
    }
    moved.push({ ...row, ts: is });
    last = { was: row.ts, is };
    broken = false;
  }
  return moved;
}

/** The row nearest to an instant, by halving; undefined when there are none. */
export function nearestRow(rows: readonly PlotRow[], at: number): PlotRow | undefined {
  let low = 0;
  let high = rows.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (rows[middle]!.ts < at) low = middle;
    else high = middle;
  }
  const one = rows[low];
  const other = rows[high];
  if (one === undefined || other === undefined) return one ?? other;
  return Math.abs(one.ts - at) <= Math.abs(other.ts - at) ? one : other;
}
