import type { Chart } from '../../../shared/contract/metrics.ts';
import { plotRows, summaryOf } from './chart/shape.ts';
import classes from './Metrics.module.css';

const box = { width: 100, height: 32 };

/** The shape of a metric in a corner: envelope and average, gaps left open. Says nothing that is not beside it in words. */
export function Sparkline({ chart }: { chart: Chart | undefined }) {
  const paths = chart === undefined ? null : pathsOf(chart);
  return (
    <svg
      className={classes.sparkline}
      viewBox={`0 0 ${box.width} ${box.height}`}
      preserveAspectRatio="none"
      aria-hidden
    >
      {paths !== null && (
        <>
          <path className={classes.sparkEnvelope} d={paths.envelope} />
          <path className={classes.sparkLine} d={paths.line} vectorEffect="non-scaling-stroke" />
        </>
      )}
    </svg>
  );
}

function pathsOf({ points, to }: Chart): { envelope: string; line: string } | null {
  const summary = summaryOf(points);
  if (summary === null) return null;
  // From the first reading on: a short history fills the picture too.
  const from = points.find((point) => point !== null)?.ts ?? to - 1;
  const room = (summary.max - summary.min || Math.abs(summary.max) || 1) * 0.08;
  const low = summary.min - room;
  const high = summary.max + room;
  const x = (ts: number) => (((ts - from) / Math.max(1, to - from)) * box.width).toFixed(2);
  const y = (value: number) => ((1 - (value - low) / (high - low)) * box.height).toFixed(2);
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
