/** Envelope and average of a small chart as SVG paths. Pure. */
import type { Chart } from '../../../shared/contract/metrics.ts';
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
  const x = (ts: number) => sparkX(ts, box).toFixed(2);
  const y = (value: number) => sparkY(value, box).toFixed(2);
  const pieces: { ts: number; avg: number; range: readonly [number, number] }[][] = [[]];
  for (const { ts, avg, range } of plotRows(points)) {
    if (avg === null || range === null) pieces.push([]);
    else pieces.at(-1)!.push({ ts, avg, range });
  }
  const drawn = pieces.filter((piece) => piece.length > 0);
  return {
    line: drawn
      .map(
        (piece) =>
          `M${piece.map(({ ts, avg }) => `${x(ts)} ${y(avg)}`).join('L')}${piece.length === 1 ? 'h0.01' : ''}`,
      )
      .join(''),
    envelope: drawn
      .map((piece) => {
        const above = piece.map(({ ts, range }) => `${x(ts)} ${y(range[1])}`);
        const below = piece.toReversed().map(({ ts, range }) => `${x(ts)} ${y(range[0])}`);
        return `M${[...above, ...below].join('L')}Z`;
      })
      .join(''),
  };
}
