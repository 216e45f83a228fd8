import type { Axis } from './axes.ts';
import type { AxisLabel } from './axis-labels.ts';
import classes from './Chart.module.css';
import { fittingLabel, xOf, yOf, type Plot } from './geometry.ts';
import type { Span } from './view.ts';

export interface ValueAxesProps {
  readonly axes: readonly Axis[];
  readonly right: readonly (number | null)[];
  readonly plot: Plot;
  readonly text: (axis: Axis, value: number) => string;
  /** Of the letters, CSS pixels. */
  readonly size: number;
}

/** The first axis at the left, with the grid; the others at the right, each in the colour of its series. */
export function ValueAxes({ axes, right, plot, text, size }: ValueAxesProps) {
  // Whose axis is meant needs saying only where there are several.
  const several = axes.length > 1;
  return (
    <g>
      {axes.map((axis, index) => {
        const line = index === 0 ? plot.left : right[index - 1];
        if (line === null || line === undefined) return null;
        const atLeft = index === 0;
        const x = atLeft ? line - 7 : line + 7;
        return (
          <g
            key={axis.keys[0]}
            className={classes.axis}
            data-look={(several ? axis.look : null) ?? undefined}
          >
            {several && (
              <line
                x1={line}
                x2={line}
                y1={plot.top}
                y2={plot.top + plot.height}
                className={classes.axisLine}
              />
            )}
            {axis.marks.map((value) => {
              const y = yOf(value, axis.range, plot);
              const whole = text(axis, value);
              const label = atLeft ? fittingLabel(whole, plot, size) : whole;
              return (
                <g key={value}>
                  {atLeft && (
                    <line x1={plot.left} x2={plot.left + plot.width} y1={y} y2={y} className={classes.grid} />
                  )}
                  <text
                    x={x}
                    y={y}
                    textAnchor={atLeft ? 'end' : 'start'}
                    dominantBaseline="central"
                    className={classes.mark}
                  >
                    {label !== whole && <title>{whole}</title>}
                    {label}
                  </text>
                </g>
              );
            })}
            {several && axis.unit !== '' && (
              <text
                x={atLeft ? 1 : x}
                y={plot.top}
                dy="-0.85em"
                textAnchor="start"
                className={classes.axisUnit}
              >
                {axis.unit}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

export interface TimeAxisProps {
  readonly labels: readonly AxisLabel[];
  readonly span: Span;
  readonly plot: Plot;
}

export function TimeAxis({ labels, span, plot }: TimeAxisProps) {
  const y = plot.top + plot.height;
  return (
    <g>
      <line x1={plot.left} x2={plot.left + plot.width} y1={y} y2={y} className={classes.timeLine} />
      {labels.map(({ at, text, below }) => {
        const x = xOf(at, span, plot);
        return (
          <g key={at}>
            <line x1={x} x2={x} y1={y} y2={y + 5} className={classes.timeLine} />
            <text x={x} y={y + 7} textAnchor="middle" className={classes.mark}>
              <tspan x={x} dy="0.9em">
                {text}
              </tspan>
              {below !== null && (
                <tspan x={x} dy="1.25em" className={classes.markBelow}>
                  {below}
                </tspan>
              )}
            </text>
          </g>
        );
      })}
    </g>
  );
}
