/** Envelope and average of a small chart as SVG paths. Pure. */
import type { Chart } from '../../../shared/contract/metrics.ts';
import { envelopePath, linePath } from './chart/paths.ts';
import { plotRows } from './chart/shape.ts';

export interface SparkBox {
  readonly width: number;
  readonly height: number;
  /** What the box spans: time in ms UTC, and values. */
  readonly from: number;
  readonly to: number;
  readonly range: readonly [low: number, high: number];
}

export function sparkX(ts: number, { from, to, width }: SparkBox): number {
  return ((ts - from) / Math.max(1, to - from)) * width;
}

export function sparkY(value: number, { range: [low, high], height }: SparkBox): number {
  return (1 - (value - low) / (high - low)) * height;
}

/** Gaps are left open; a single point is a dot. */
export function sparkPaths(points: Chart['points'], box: SparkBox): { envelope: string; line: string } {
  const scales = { x: (ts: number) => sparkX(ts, box), y: (value: number) => sparkY(value, box) };
  const rows = plotRows(points);
  return { line: linePath(rows, scales), envelope: envelopePath(rows, scales) };
}
