/** What is drawn besides the lines: bands and lines of the limits, shades of the episodes, marks of the work. */
import classes from './Chart.module.css';
import { xOf, yOf, type Plot } from './geometry.ts';
import { placeLabels } from './limit-labels.ts';
import { bandsOf, type Episode, type Limit, type Marker } from './shape.ts';
import type { Span } from './view.ts';

interface OfLimits {
  readonly limits: readonly Limit[];
  readonly range: readonly [number, number];
  readonly plot: Plot;
}

export function Bands({ limits, range, plot }: OfLimits) {
  return (
    <g>
      {bandsOf(limits).map(({ severity, from, to }) => {
        const top = yOf(to, range, plot);
        const height = yOf(from, range, plot) - top;
        return height < 0.5 ? null : (
          <rect
            key={`${severity}${from}`}
            className={classes.band}
            data-severity={severity}
            x={plot.left}
            y={top}
            width={plot.width}
            height={height}
          />
        );
      })}
    </g>
  );
}

interface LimitLinesProps extends OfLimits {
  readonly text: (limit: Limit) => string;
  /** Height of the text in CSS pixels. */
  readonly size: number;
}

/** Warnings are dashed, critical limits solid; the names lie over all lines. */
export function LimitLines({ limits, range, plot, text, size }: LimitLinesProps) {
  const edges = { left: plot.left, right: plot.left + plot.width };
  const lines = limits
    .filter(({ value }) => value >= range[0] && value <= range[1])
    .map((limit) => ({ limit, y: yOf(limit.value, range, plot), text: text(limit) }));
  return (
    <g>
      {lines.map(({ limit: { side, severity }, y }) => (
        <g key={`${side}${severity}`} className={classes.limit} data-severity={severity}>
          <line x1={edges.left} x2={edges.right} y1={y} y2={y} />
        </g>
      ))}
      {placeLabels(lines, edges, size).map(
        ({ limit: { side, severity }, text: name, x, y, atEnd, above }) => (
          <g key={`${side}${severity}`} className={classes.limit} data-severity={severity}>
            <text
              x={x}
              y={above ? y - 5 : y + 5}
              textAnchor={atEnd ? 'end' : 'start'}
              dominantBaseline={above ? 'auto' : 'hanging'}
            >
              {name}
            </text>
          </g>
        ),
      )}
    </g>
  );
}

/** Narrower than this an episode could not be seen. */
const leastWidth = 3;
const signRoom = 16;

export function EpisodeShades({
  episodes,
  span,
  plot,
}: {
  readonly episodes: readonly Episode[];
  readonly span: Span;
  readonly plot: Plot;
}) {
  return (
    <g>
      {episodes.map(({ from, to, severity, side }) => {
        const start = xOf(from, span, plot);
        const width = Math.max(leastWidth, xOf(to, span, plot) - start);
        const x = Math.min(start, plot.left + plot.width - width);
        return (
          <g key={`${side}${from}`} className={classes.episode} data-severity={severity}>
            <rect x={x} y={plot.top} width={width} height={plot.height} />
            <rect className={classes.episodeEdge} x={x} y={plot.top - 5} width={width} height={5} />
            {width >= signRoom && <Sign x={x + width / 2} y={plot.top - 13} severity={severity} />}
          </g>
        );
      })}
    </g>
  );
}

/** A triangle for a warning, an octagon for critical: told apart without colour. */
function Sign({ x, y, severity }: { x: number; y: number; severity: Episode['severity'] }) {
  const shape = severity === 'critical' ? 'M-3 -7H3L7 -3V3L3 7H-3L-7 3V-3Z' : 'M0 -7L7.5 6H-7.5Z';
  return (
    <g transform={`translate(${x} ${y})`} className={classes.sign}>
      <path d={shape} />
      <path className={classes.signMark} d="M0 -3V1.5M0 3.4V3.9" />
    </g>
  );
}

/** A line per work order that was opened (hollow flag), completed (filled flag) or tells of a failure (cross). */
export function Markers({
  markers,
  span,
  plot,
}: {
  readonly markers: readonly Marker[];
  readonly span: Span;
  readonly plot: Plot;
}) {
  return (
    <g>
      {markers.map(({ at, kind, workOrderId }) => {
        const x = xOf(at, span, plot);
        if (x < plot.left || x > plot.left + plot.width) return null;
        const bottom = plot.top + plot.height;
        return (
          <g key={`${kind}${workOrderId}`} className={classes.work} data-kind={kind}>
            <line x1={x} x2={x} y1={plot.top} y2={bottom} />
            <path
              d={
                kind === 'failure'
                  ? `M${x - 5} ${bottom - 14}l10 10m0 -10l-10 10`
                  : `M${x} ${bottom - 14}h10l-3 4l3 4h-10z`
              }
            />
          </g>
        );
      })}
    </g>
  );
}
