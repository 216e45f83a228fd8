/** How the window of the overview is moved and drawn. Pure; times in ms UTC. */
import { MIN_WIDTH_MS, type ChartView, type Span } from './view.ts';

/** What the pointer took hold of: an edge, the window, or the ground beside it, on which a new one is drawn. */
export type Grab = 'from' | 'to' | 'window' | 'new';

/**
 * @param x of the pointer in pixels
 * @param edges of the window in pixels
 * @param reach how near to an edge the edge is meant
 */
export function grabOf(x: number, edges: Span, reach: number, width: number): Grab {
  const toFrom = Math.abs(x - edges.from);
  const toTo = Math.abs(x - edges.to);
  // Of two edges on one spot the one that can still be moved is meant.
  if (toFrom <= reach && toTo <= reach) return toTo < toFrom || edges.from < width / 2 ? 'to' : 'from';
  if (toFrom <= reach) return 'from';
  if (toTo <= reach) return 'to';
  const all = edges.to - edges.from >= width - 2 * reach;
  return x > edges.from && x < edges.to && !all ? 'window' : 'new';
}

/** The view after what was taken hold of has been moved `by` so much; null where nothing would be left to see. */
export function brushed(grab: Exclude<Grab, 'new'>, span: Span, by: number, whole: Span): ChartView | null {
  const inside = (at: number) => Math.min(whole.to, Math.max(whole.from, at));
  if (grab === 'window') {
    const width = Math.min(span.to - span.from, whole.to - whole.from);
    const from = Math.round(Math.min(whole.to - width, Math.max(whole.from, span.from + by)));
    return { kind: 'span', from, to: Math.round(from + width) };
  }
  const moved = { ...span, [grab]: inside(span[grab] + by) };
  const from = Math.round(inside(Math.min(moved.from, moved.to)));
  const to = Math.round(inside(Math.max(moved.from, moved.to)));
  if (to - from < MIN_WIDTH_MS) return null;
  return from <= whole.from && to >= whole.to ? { kind: 'all' } : { kind: 'span', from, to };
}
