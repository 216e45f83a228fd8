/** Where the plot stands inside the chart's box, in CSS pixels. Pure. */
import type { Density } from '../../../app/preferences.ts';
import type { Span } from './view.ts';

export interface Plot {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Size of the axis labels; the small text of each density. */
export const labelSize: Readonly<Record<Density, number>> = { desk: 12, floor: 15, gloves: 17 };

/** Height of the lane of marks above the plot; a mark is a target as large as the density asks. */
export const laneHeight: Readonly<Record<Density, number>> = { desk: 26, floor: 34, gloves: 40 };

const edge = 14;
/** Between the labels of the first axis and its line; what they may take of the box. */
const labelGap = 12;
const mostForLabels = 0.35;
/** Of a right axis: between its line and its marks, and to the next one. */
const axisRoom = 14;
/** Narrower than this share of the box the lines say less than a further axis would. */
const leastShare = 0.55;
const leastWidth = 220;

export interface Layout {
  readonly plot: Plot;
  /** Where the line of each further axis stands; null where there is no room for it. */
  readonly right: readonly (number | null)[];
}

/** About as wide as a text becomes, so that no measuring stands between the data and the first picture. */
function widthInEm(text: string): number {
  return [...text.matchAll(/./gu)].reduce((sum, [letter]) => sum + (/[mwMW%@]/.test(letter) ? 1 : 0.6), 0);
}

/**
 * The first value axis stands at the left, the others one beside the other at the right as long as there is room;
 * two lines of times stand below. The plot gets the rest.
 * @param axes the labels of every value axis
 * @param top height of what stands above the plot
 */
export function layoutOf(
  width: number,
  height: number,
  axes: readonly (readonly string[])[],
  label: number,
  top: number,
): Layout {
  const needs = axes.map((labels) => Math.ceil(Math.max(0, ...labels.map(widthInEm)) * label));
  const left = Math.min(needs[0] ?? 0, Math.ceil(width * mostForLabels)) + labelGap;
  const least = Math.max(leastWidth, width * leastShare);
  let used = left + edge;
  const taken = needs.slice(1).map((need) => {
    if (width - used - need - axisRoom < least) return null;
    used += need + axisRoom;
    return need + axisRoom;
  });
  const plot = {
    left,
    top,
    width: Math.max(1, width - used),
    height: Math.max(1, height - top - Math.ceil(label * 2.7) - 6),
  };
  let next = plot.left + plot.width;
  const right = taken.map((need) => {
    if (need === null) return null;
    const at = next;
    next += need;
    return at;
  });
  return { plot, right };
}

/** A label of the first axis, cut with an ellipsis where the names of states are longer than their room. */
export function fittingLabel(text: string, { left }: Plot, label: number): string {
  const room = Math.max(0, left - labelGap) + 1;
  if (widthInEm(text) * label <= room) return text;
  let end = text.length - 1;
  while (end > 1 && widthInEm(`${text.slice(0, end)}…`) * label > room) end -= 1;
  return `${text.slice(0, end).trimEnd()}…`;
}

/** Pixels from the left edge of the box. */
export function xOf(at: number, { from, to }: Span, { left, width }: Plot): number {
  return left + ((at - from) / (to - from)) * width;
}

/** The instant at so many pixels from the left edge of the plot. */
export function instantAt(x: number, { from, to }: Span, { width }: Plot): number {
  return from + (x / width) * (to - from);
}

/** Pixels from the top edge of the box, held inside the plot. */
export function yOf(value: number, [low, high]: readonly [number, number], { top, height }: Plot): number {
  const share = (value - low) / (high - low);
  return top + (1 - Math.min(1, Math.max(0, share))) * height;
}
