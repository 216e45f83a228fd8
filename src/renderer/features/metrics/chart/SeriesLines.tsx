import { DASHES, FULL_ENVELOPES, type Axis, type Series } from './axes.ts';
import classes from './Chart.module.css';
import { xOf, yOf, type Plot } from './geometry.ts';
import { dotsPath, envelopePath, linePath, loneRows } from './paths.ts';
import type { PlotRow } from './shape.ts';
import type { Span } from './view.ts';

export interface SeriesLinesProps {
  readonly series: readonly Series[];
  readonly axes: readonly Axis[];
  readonly span: Span;
  readonly plot: Plot;
}

/** Nearer to each other than this (CSS pixels) dots would be a thick line. */
const dotRoom = 7;

/** Envelope and average of every series, the first on top. */
export function SeriesLines({ series, axes, span, plot }: SeriesLinesProps) {
  const light = series.filter(({ foreseen }) => foreseen !== true).length > FULL_ENVELOPES;
  return (
    // What lies beyond the span, while that of the next one is on its way, is cut off.
    <svg x={plot.left} y={plot.top} width={plot.width} height={plot.height} className={classes.lines}>
      {series.toReversed().map((one) => {
        const axis = axes.find(({ keys }) => keys.includes(one.key));
        if (axis === undefined) return null;
        const steps = (axis.choices ?? null) !== null;
        const shownRows = (rows: readonly PlotRow[]) => (steps ? rows.map(withoutAverage) : rows);
        const inner = { ...plot, left: 0, top: 0 };
        const scales = {
          x: (ts: number) => xOf(ts, span, inner),
          y: (value: number) => yOf(value, axis.range, inner),
        };
        const single = one.single && hasRoom(one.rows, plot);
        const dots = shownRows(single ? one.rows : loneRows(one.rows));
        return (
          <g
            key={one.key}
            className={classes.series}
            data-look={one.look}
            data-then={one.alignment !== null || undefined}
            data-light={(light && one !== series[0]) || undefined}
            data-foreseen={one.foreseen || undefined}
          >
            <path className={classes.envelope} d={envelopePath(one.rows, scales, steps)} />
            <path
              className={classes.line}
              d={linePath(shownRows(one.rows), scales, steps)}
              strokeDasharray={one.alignment === null ? DASHES[one.look] : '3 3'}
            />
            {hasRoom(dots, plot) && <path className={classes.dots} d={dotsPath(dots, scales)} />}
          </g>
        );
      })}
    </svg>
  );
}

function hasRoom(dots: readonly PlotRow[], { width }: Plot): boolean {
  return dots.length > 0 && dots.length * dotRoom <= width;
}

/** Of several states there is no average; their envelope shows them. */
function withoutAverage(row: PlotRow): PlotRow {
  return row.range === null || row.range[0] === row.range[1] ? row : { ...row, avg: null };
}
