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

/** Widest label of the value axis and two lines below the time axis take their room; the plot gets the rest. */
export function plotOf(width: number, height: number, valueLabels: readonly string[], label: number): Plot {
  const longest = valueLabels.reduce((most, text) => Math.max(most, text.length), 0);
  const left = Math.ceil(longest * label * 0.6) + 12;
  const bottom = Math.ceil(label * 2.7) + 6;
  const top = 22;
  return {
    left,
    top,
    width: Math.max(1, width - left - 14),
    height: Math.max(1, height - top - bottom),
  };
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
