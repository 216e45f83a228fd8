import classes from './Chart.module.css';
import { yOf } from './geometry.ts';
import { rowAt } from './shape.ts';
import type { Picture } from './use-picture.ts';
import { reachOf } from './view.ts';

export interface CrosshairProps {
  readonly at: number;
  /** From the left edge of the plot, in CSS pixels. */
  readonly x: number;
  readonly picture: Picture;
}

/** The line at an instant with a dot on every series that is drawn there. */
export function Crosshair({ at, x, picture: { series, axes, plot, span } }: CrosshairProps) {
  return (
    <div className={classes.cursor} style={{ left: x }} aria-hidden>
      {series.map(({ key, rows, look, alignment }) => {
        const average = rowAt(rows, at, reachOf(span))?.avg ?? null;
        const axis = axes.find(({ keys }) => keys.includes(key));
        if (average === null || axis === undefined) return null;
        return (
          <span
            key={key}
            className={classes.cursorDot}
            data-look={look}
            data-then={alignment !== null || undefined}
            style={{ top: yOf(average, axis.range, plot) - plot.top }}
          />
        );
      })}
    </div>
  );
}
