/** How wide a text gets in the font of the labels. */
import type { MeasureText } from '../../../shared/domain/label-layout.ts';

/** Fonts every desktop has; widths are measured in the one that is there. */
export const LABEL_FONT = 'Arial, "Liberation Sans", Helvetica, sans-serif';
export const BOLD = 700;

const SIZE = 100;
const known = new Map<string, number>();
let context: CanvasRenderingContext2D | null | undefined;

export const measureText: MeasureText = (text, bold) => {
  const key = `${bold ? 'b' : 'n'}${text}`;
  let width = known.get(key);
  if (width === undefined) {
    context ??= document.createElement('canvas').getContext('2d');
    if (context === null) return text.length;
    context.font = `${bold ? BOLD : 400} ${SIZE}px ${LABEL_FONT}`;
    // A hair more, for printers that round.
    width = (context.measureText(text).width / SIZE) * 1.01;
    known.set(key, width);
  }
  return width;
};
