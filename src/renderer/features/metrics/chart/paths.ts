/** Rows as SVG paths, in whatever coordinates the scales give. A row without values breaks every path. Pure. */
import type { PlotRow } from './shape.ts';

interface Drawn {
  readonly ts: number;
  readonly avg: number;
  readonly range: readonly [low: number, high: number];
}

export interface Scales {
  readonly x: (ts: number) => number;
  readonly y: (value: number) => number;
}

function pieces(rows: readonly PlotRow[]): Drawn[][] {
  const found: Drawn[][] = [[]];
  for (const { ts, avg, range } of rows) {
    if (avg === null || range === null) found.push([]);
    else found.at(-1)!.push({ ts, avg, range });
  }
  return found.filter((piece) => piece.length > 0);
}

const written = (value: number) => value.toFixed(2).replace(/\.?0+$/, '');

/** Through the points, or level from each to the time of the next. */
function through(points: readonly (readonly [x: number, y: number])[], steps: boolean): string {
  return points
    .map(([x, y], index) => {
      const to = `${written(x)} ${written(y)}`;
      return index === 0 ? to : steps ? `H${written(x)}V${written(y)}` : `L${to}`;
    })
    .join('');
}

/** The averages; a point without neighbours is as long as the round ends of the stroke. */
export function linePath(rows: readonly PlotRow[], { x, y }: Scales, steps = false): string {
  return pieces(rows)
    .map((piece) => {
      const points = piece.map(({ ts, avg }) => [x(ts), y(avg)] as const);
      return `M${through(points, steps)}${piece.length === 1 ? 'h0.01' : ''}`;
    })
    .join('');
}

/** Half the width of the room of a point without neighbours, which would have none. */
const loneRoom = 1;

/** The room between lowest and highest values. */
export function envelopePath(rows: readonly PlotRow[], { x, y }: Scales, steps = false): string {
  return pieces(rows)
    .map((piece) => {
      if (piece.length === 1) {
        const [{ ts, range }] = piece as [Drawn];
        const [low, high] = [written(y(range[0])), written(y(range[1]))];
        return `M${written(x(ts) - loneRoom)} ${high}H${written(x(ts) + loneRoom)}V${low}H${written(x(ts) - loneRoom)}Z`;
      }
      const above = piece.map(({ ts, range }) => [x(ts), y(range[1])] as const);
      const below = piece.map(({ ts, range }) => [x(ts), y(range[0])] as const);
      // Backwards a step goes down before it goes along, so the lower edge is led the way it came.
      const back = below.toReversed().map(([atX, atY], index, all) => {
        const corner = steps && index > 0 ? `L${written(all[index - 1]![0])} ${written(atY)}` : '';
        return `${corner}L${written(atX)} ${written(atY)}`;
      });
      return `M${through(above, steps)}${back.join('')}Z`;
    })
    .join('');
}

/** The rows that no line goes to: each stands between two gaps. */
export function loneRows(rows: readonly PlotRow[]): PlotRow[] {
  const isDrawn = (row: PlotRow | undefined) => row !== undefined && row.avg !== null;
  return rows.filter((row, index) => isDrawn(row) && !isDrawn(rows[index - 1]) && !isDrawn(rows[index + 1]));
}

/** A dot for every point, to be stroked with round ends. */
export function dotsPath(rows: readonly PlotRow[], { x, y }: Scales): string {
  return pieces(rows)
    .flatMap((piece) => piece.map(({ ts, avg }) => `M${written(x(ts))} ${written(y(avg))}h0.01`))
    .join('');
}
