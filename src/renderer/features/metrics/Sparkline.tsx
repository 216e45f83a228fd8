import type { Chart } from '../../../shared/contract/metrics.ts';
import { summaryOf } from './chart/shape.ts';
import classes from './Metrics.module.css';
import { sparkPaths } from './spark-paths.ts';

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
  return sparkPaths(points, { ...box, from, to, range: [summary.min - room, summary.max + room] });
}
