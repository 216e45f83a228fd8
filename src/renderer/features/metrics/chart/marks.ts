/** What happened, as marks on the time axis. Pure. */
import type { AssetEventKind, AssetEvents } from '../../../../shared/contract/metrics.ts';
import type { Severity } from '../../../../shared/domain/vocabulary.ts';
import type { Span } from './view.ts';

export type MarkKind = AssetEventKind | `alarm-${Severity}` | 'failure' | 'annotation' | 'change-out';

export function isAlarm(kind: MarkKind): boolean {
  return kind.startsWith('alarm-');
}

/** One mark, already in words. */
export interface ChartMark {
  readonly id: string;
  readonly at: number;
  /** Where it ends, of what lasts; what it covers is shaded. */
  readonly to?: number | null;
  readonly kind: MarkKind;
  readonly text: string;
  /** A second line: a title, a reason, the text of a note. */
  readonly detail?: string | null;
  /** Address of its record, or what opens it. */
  readonly open?: string | (() => void);
}

/** An event, or a failure: the opening of work that repairs. */
export type AssetMark = Omit<AssetEvents['events'][number], 'kind'> & {
  readonly kind: AssetEventKind | 'failure';
};

/** A work order that tells of a failure. */
export interface Failure {
  readonly workOrderId: string;
  readonly label: string;
  readonly at: number;
}

/** The events with each failure within what is shown in the place of the opening of its work order. */
export function withFailures(
  events: readonly AssetMark[],
  failures: readonly Failure[] | undefined,
  { from, to }: Span,
): readonly AssetMark[] {
  if (failures === undefined) return events;
  const failed = new Set(failures.map(({ workOrderId }) => workOrderId));
  return [
    ...events.filter(({ kind, recordId }) => kind !== 'work-opened' || !failed.has(recordId)),
    ...failures
      .filter(({ at }) => at >= from && at <= to)
      .map(({ workOrderId, label, at }) => ({
        recordId: workOrderId,
        label,
        detail: null,
        at,
        kind: 'failure' as const,
      })),
  ];
}

/** Marks too near to each other to be told apart. */
export interface MarkCluster {
  /** Between the first and the last, in the pixels of the scale. */
  readonly x: number;
  readonly marks: readonly ChartMark[];
}

/** @param apart least distance between the first marks of two clusters, in pixels */
export function clustersOf(
  marks: readonly ChartMark[],
  x: (at: number) => number,
  apart: number,
): MarkCluster[] {
  const clusters: { first: number; last: number; marks: ChartMark[] }[] = [];
  for (const mark of marks.toSorted((one, other) => one.at - other.at)) {
    const at = x(mark.at);
    const cluster = clusters.at(-1);
    if (cluster === undefined || at - cluster.first >= apart) {
      clusters.push({ first: at, last: at, marks: [mark] });
    } else {
      cluster.marks.push(mark);
      cluster.last = at;
    }
  }
  return clusters.map((cluster) => ({ x: (cluster.first + cluster.last) / 2, marks: cluster.marks }));
}

/** More marks than these would hide the lines: they keep to the edge of the plot. */
export const MOST_LINES = 40;

/** The time that marks cover, each moment once; those at an instant cover none. */
export function stretchesOf(marks: readonly ChartMark[]): Span[] {
  const stretches: { from: number; to: number }[] = [];
  for (const { at, to = null } of marks.toSorted((one, other) => one.at - other.at)) {
    if (to === null || to <= at) continue;
    const last = stretches.at(-1);
    if (last !== undefined && at <= last.to) last.to = Math.max(last.to, to);
    else stretches.push({ from: at, to });
  }
  return stretches;
}
