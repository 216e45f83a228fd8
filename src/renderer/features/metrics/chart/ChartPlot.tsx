import { memo } from 'react';
import type { Axis, Series } from './axes.ts';
import { TimeAxis, ValueAxes } from './Axes.tsx';
import type { AxisLabel } from './axis-labels.ts';
import classes from './Chart.module.css';
import type { Plot } from './geometry.ts';
import { Bands, EpisodeShades, LimitLines, MarkLines } from './layers.tsx';
import type { ChartMark } from './marks.ts';
import { SeriesLines } from './SeriesLines.tsx';
import type { Episode, Limit } from './shape.ts';
import type { Span } from './view.ts';

export interface ChartPlotProps {
  /** The first is the one that limits and episodes are of. */
  readonly series: readonly Series[];
  readonly axes: readonly Axis[];
  /** Where the axes after the first stand. */
  readonly right: readonly (number | null)[];
  readonly axisText: (axis: Axis, value: number) => string;
  readonly span: Span;
  readonly plot: Plot;
  readonly width: number;
  readonly height: number;
  readonly timeLabels: readonly AxisLabel[];
  readonly limits: readonly Limit[];
  readonly limitText: (limit: Limit) => string;
  /** Height of small text in CSS pixels. */
  readonly labelSize: number;
  readonly episodes: readonly Episode[];
  readonly marks: readonly ChartMark[];
}

/** What a picture of the chart is made from. */
export const PICTURE = 'data-chart-picture';

/**
 * The picture: bands, grid, episodes, envelopes, averages, limits, marks. Knows nothing of pointers and keys, so
 * it is drawn again only when the data or the span change.
 */
export const ChartPlot = memo(function ChartPlot(props: ChartPlotProps) {
  const { series, axes, span, plot, width, height, limits } = props;
  const range = axes[0]?.range ?? ([0, 1] as const);
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className={classes.plot}
      aria-hidden
      {...{ [PICTURE]: '' }}
    >
      <Bands limits={limits} range={range} plot={plot} />
      <ValueAxes axes={axes} right={props.right} plot={plot} text={props.axisText} size={props.labelSize} />
      <TimeAxis labels={props.timeLabels} span={span} plot={plot} />
      <EpisodeShades episodes={props.episodes} span={span} plot={plot} />
      <MarkLines marks={props.marks} span={span} plot={plot} />
      <SeriesLines series={series} axes={axes} span={span} plot={plot} />
      <LimitLines limits={limits} range={range} plot={plot} text={props.limitText} size={props.labelSize} />
    </svg>
  );
});
