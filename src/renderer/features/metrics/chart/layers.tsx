/** What is drawn besides the lines: bands and lines of the limits, shades of the episodes, lines of the marks. */
import classes from './Chart.module.css';
import { xOf, yOf, type Plot } from './geometry.ts';
import { placeLabels } from './limit-labels.ts';
import { isAlarm, MOST_LINES, stretchesOf, type ChartMark } from './marks.ts';
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

/** Of each of many marks only so much (CSS pixels) is drawn. */
const shortLine = 7;

/**
 * From each mark in the lane above down through the lines, of many only the beginning; what lasts is shaded. Alarms
 * have their shade instead.
 */
export function MarkLines({
  marks,
  span,
  plot,
}: {
  readonly marks: readonly ChartMark[];
  readonly span: Span;
  readonly plot: Plot;
}) {
  const edges = { left: plot.left, right: plot.left + plot.width };
  const held = (x: number) => Math.min(edges.right, Math.max(edges.left, x));
  const drawn = marks.filter(({ kind }) => !isAlarm(kind));
  const within = drawn.filter(({ at }) => at >= span.from && at <= span.to);
  const many = within.length > MOST_LINES;
  const y2 = many ? plot.top + shortLine : plot.top + plot.height;
  return (
    <g>
      {[...Map.groupBy(drawn, ({ kind }) => kind)].map(([kind, same]) => (
        <g key={kind} className={classes.markLine} data-kind={kind}>
          {stretchesOf(same).map(({ from, to }) => {
            const x = held(xOf(from, span, plot));
            const width = held(xOf(to, span, plot)) - x;
            return (
              width > 0 && (
                <rect key={from} x={x} y={plot.top} width={width} height={many ? shortLine : plot.height} />
              )
            );
          })}
        </g>
      ))}
      {within.map(({ id, at, kind }) => {
        const x = xOf(at, span, plot);
        return (
          <g key={id} className={classes.markLine} data-kind={kind} data-short={many || undefined}>
            <line x1={x} x2={x} y1={plot.top} y2={y2} />
          </g>
        );
      })}
    </g>
  );
}
