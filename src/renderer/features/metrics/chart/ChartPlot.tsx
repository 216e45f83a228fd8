import { memo } from 'react';
import { Area, CartesianGrid, ComposedChart, Line, XAxis, YAxis, ZIndexLayer } from 'recharts';
import type { AxisLabel } from './axis-labels.ts';
import classes from './Chart.module.css';
import type { Plot } from './geometry.ts';
import { Bands, EpisodeShades, LimitLines, Markers } from './layers.tsx';
import type { Episode, Limit, Marker, PlotRow } from './shape.ts';
import type { Span } from './view.ts';

/** Below the grid, between grid and lines, above the lines (see recharts' own DefaultZIndexes). */
const order = { bands: -150, episodes: 50, limits: 450 } as const;

export interface ChartPlotProps {
  readonly rows: readonly PlotRow[];
  readonly span: Span;
  readonly range: readonly [number, number];
  readonly plot: Plot;
  readonly width: number;
  readonly height: number;
  readonly timeLabels: readonly AxisLabel[];
  readonly valueMarks: readonly number[];
  readonly valueText: (value: number) => string;
  /** States hold until the next reading; there is none between two. */
  readonly steps: boolean;
  readonly limits: readonly Limit[];
  readonly limitText: (limit: Limit) => string;
  /** Height of small text in CSS pixels. */
  readonly labelSize: number;
  readonly episodes: readonly Episode[];
  readonly markers: readonly Marker[];
}

/**
 * The picture: bands, episodes, envelope, average, limits, marks. Knows nothing of pointers and keys, so it is
 * drawn again only when the data or the span change.
 */
export const ChartPlot = memo(function ChartPlot(props: ChartPlotProps) {
  const { rows, span, range, plot, width, height, timeLabels, valueMarks, valueText, limits, steps } = props;
  const labelOf = new Map(timeLabels.map((label) => [label.at, label]));
  return (
    <ComposedChart
      data={steps ? rows.map(withoutAverage) : rows}
      width={width}
      height={height}
      margin={{ top: plot.top, right: width - plot.left - plot.width, bottom: 0, left: 0 }}
      accessibilityLayer={false}
      className={classes.plot}
    >
      <ZIndexLayer zIndex={order.bands}>
        <Bands limits={limits} range={range} plot={plot} />
      </ZIndexLayer>
      <CartesianGrid vertical={false} stroke="var(--mw-chart-grid)" />
      <XAxis
        dataKey="ts"
        type="number"
        scale="linear"
        domain={[span.from, span.to]}
        allowDataOverflow
        ticks={timeLabels.map(({ at }) => at)}
        interval={0}
        height={height - plot.top - plot.height}
        tick={({ x, y, payload }: { x: number | string; y: number | string; payload: { value: number } }) => (
          <TimeMark x={Number(x)} y={Number(y)} label={labelOf.get(payload.value)} />
        )}
        stroke="var(--mw-control-line)"
      />
      <YAxis
        type="number"
        domain={[range[0], range[1]]}
        allowDataOverflow
        ticks={valueMarks}
        interval={0}
        width={plot.left}
        tick={({ x, y, payload }: { x: number | string; y: number | string; payload: { value: number } }) => (
          <text
            x={Number(x)}
            y={Number(y)}
            textAnchor="end"
            dominantBaseline="central"
            className={classes.mark}
          >
            {valueText(payload.value)}
          </text>
        )}
        axisLine={false}
        tickLine={false}
      />
      <ZIndexLayer zIndex={order.episodes}>
        <EpisodeShades episodes={props.episodes} span={span} plot={plot} />
        <Markers markers={props.markers} span={span} plot={plot} />
      </ZIndexLayer>
      <Area
        dataKey="range"
        type={steps ? 'stepAfter' : 'linear'}
        className={classes.envelope}
        stroke="none"
        fill="var(--mw-chart-envelope)"
        fillOpacity={1}
        dot={false}
        activeDot={false}
        connectNulls={false}
        isAnimationActive={false}
      />
      <Line
        dataKey="avg"
        type={steps ? 'stepAfter' : 'linear'}
        stroke="var(--mw-chart-line)"
        strokeWidth={1.5}
        strokeLinecap="round"
        dot={false}
        activeDot={false}
        connectNulls={false}
        isAnimationActive={false}
      />
      <ZIndexLayer zIndex={order.limits}>
        <LimitLines limits={limits} range={range} plot={plot} text={props.limitText} size={props.labelSize} />
      </ZIndexLayer>
    </ComposedChart>
  );
});

/** Of several states there is no average; their envelope shows them. */
function withoutAverage(row: PlotRow): PlotRow {
  return row.range === null || row.range[0] === row.range[1] ? row : { ...row, avg: null };
}

function TimeMark({ x, y, label }: { x: number; y: number; label: AxisLabel | undefined }) {
  if (label === undefined) return null;
  return (
    <text x={x} y={y} textAnchor="middle" className={classes.mark}>
      <tspan x={x} dy="0.9em">
        {label.text}
      </tspan>
      {label.below !== null && (
        <tspan x={x} dy="1.25em" className={classes.markBelow}>
          {label.below}
        </tspan>
      )}
    </text>
  );
}
