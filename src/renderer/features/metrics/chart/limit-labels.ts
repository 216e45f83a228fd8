/** Where the names of limit lines stand, so that they meet neither each other nor another line. Pure. */
import type { Limit } from './shape.ts';

export interface LimitLine {
  readonly limit: Limit;
  /** CSS pixels from the top. */
  readonly y: number;
  readonly text: string;
}

export interface LimitLabel extends LimitLine {
  readonly x: number;
  readonly atEnd: boolean;
  readonly above: boolean;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Room between a name and its line, and to the edge of the plot. */
const lineRoom = 4;
const edgeRoom = 6;
/** Width of a character as a share of its height; rather too much than too little. */
const characterWidth = 0.58;

function meet(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/**
 * Warnings are named at the left, critical limits at the right; high ones above and low ones below their line
 * where there is room. Where there is none, the other side and the other end are tried; where all are taken,
 * what meets the least is.
 * @param edges left and right edge of the plot
 * @param size height of the text
 */
export function placeLabels(
  lines: readonly LimitLine[],
  edges: { readonly left: number; readonly right: number },
  size: number,
): LimitLabel[] {
  const taken: Box[] = [];
  return lines.map((line) => {
    const { limit, y, text } = line;
    const outside = limit.side === 'high';
    const usualEnd = limit.severity === 'critical';
    const width = text.length * size * characterWidth;
    const places = [usualEnd, !usualEnd].flatMap((atEnd) =>
      [outside, !outside].map((above) => {
        const x = atEnd ? edges.right - edgeRoom : edges.left + edgeRoom;
        const left = atEnd ? x - width : x;
        const top = above ? y - lineRoom - size : y + lineRoom;
        const box = { left, right: left + width, top, bottom: top + size };
        const crossed = lines.filter((other) => other !== line && other.y > top && other.y < box.bottom);
        return {
          x,
          atEnd,
          above,
          box,
          met: crossed.length + 2 * taken.filter((one) => meet(one, box)).length,
        };
      }),
    );
    const { box, met: _met, ...place } = places.reduce((best, next) => (next.met < best.met ? next : best));
    taken.push(box);
    return { ...line, ...place };
  });
}
