/** What the keys of a chart show next. Pure. */
import { moved, zoomed, type ChartView, type Span } from './view.ts';

/** @param around what stays where it is, as a share of the span; null for a key without a meaning */
export function viewAfterKey(key: string, span: Span, readings: Span, around: number): ChartView | null {
  switch (key) {
    case '+':
    case '=':
      return zoomed(span, 0.5, readings, around);
    case '-':
    case '_':
      return zoomed(span, 2, readings, around);
    case 'ArrowLeft':
      return moved(span, -0.25, readings);
    case 'ArrowRight':
      return moved(span, 0.25, readings);
    case 'Home':
      return moved(span, -Infinity, readings);
    case 'End':
      return moved(span, Infinity, readings);
    case '0':
      return { kind: 'all' };
    default:
      return null;
  }
}
