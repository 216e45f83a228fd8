/** What is drawn besides the lines: bands and lines of the limits, shades of the episodes, lines of the marks. */
import classes from './Chart.module.css';
import { xOf, yOf, type Plot } from './geometry.ts';
import { placeLabels } from './limit-labels.ts';
import { isAlarm, type ChartMark } from './marks.ts';
import { bandsOf, type Episode, type Limit } from './shape.ts';
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
const edgeHeight = 5;

/** A breach of a limit is shaded whole, silence only has its edge: there is nothing below it to shade. */
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
      {episodes.map(({ from, to, severity, side, type }) => {
        const start = xOf(from, span, plot);
        const width = Math.max(leastWidth, xOf(to, span, plot) - start);
        const x = Math.min(start, plot.left + plot.width - width);
        return (
          <g
            key={`${type}${side}${from}`}
            className={classes.episode}
            data-severity={severity}
            data-type={type}
          >
            <rect x={x} y={plot.top} width={width} height={plot.height} />
            <rect
              className={classes.episodeEdge}
              x={x}
              y={plot.top - edgeHeight}
              width={width}
              height={edgeHeight}
            />
          </g>
        );
      })}
    </g>
  );
}

/** From each mark in the lane above down through the lines. Alarms have their shade instead. */
export function MarkLines({
  marks,
  span,
  plot,
}: {
  readonly marks: readonly ChartMark[];
  readonly span: Span;
  readonly plot: Plot;
}) {
  const bottom = plot.top + plot.height;
  return (
    <g>
      {marks.map(({ id, at, to, kind }) => {
        if (isAlarm(kind)) return null;
        const x = xOf(at, span, plot);
        const end =
          to === undefined || to === null ? x : Math.min(xOf(to, span, plot), plot.left + plot.width);
        const start = Math.max(x, plot.left);
        return (
          <g key={id} className={classes.markLine} data-kind={kind}>
            {end > start && <rect x={start} y={plot.top} width={end - start} height={plot.height} />}
            {x >= plot.left && x <= plot.left + plot.width && (
              <line x1={x} x2={x} y1={plot.top} y2={bottom} />
            )}
          </g>
        );
      })}
    </g>
  );
}
