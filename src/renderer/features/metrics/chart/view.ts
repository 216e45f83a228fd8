/** Which span of time a chart shows, and how zooming and moving change it. Pure; all times in ms UTC. */

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** `last` and `all` follow the newest reading; `span` stays where it is. */
export type ChartView =
  | { readonly kind: 'last'; readonly ms: number }
  | { readonly kind: 'all' }
  | { readonly kind: 'span'; readonly from: number; readonly to: number };

const hour = 3_600_000;
const day = 24 * hour;

export const PRESETS = [
  { id: 'hour', view: { kind: 'last', ms: hour } },
  { id: 'day', view: { kind: 'last', ms: day } },
  { id: 'week', view: { kind: 'last', ms: 7 * day } },
  { id: 'month', view: { kind: 'last', ms: 30 * day } },
  { id: 'all', view: { kind: 'all' } },
] as const satisfies readonly { readonly id: string; readonly view: ChartView }[];
export type PresetId = (typeof PRESETS)[number]['id'];

/** The preset that is in force, if one is. */
export function presetOf(view: ChartView): PresetId | undefined {
  return PRESETS.find(({ view: preset }) =>
    preset.kind === 'all' ? view.kind === 'all' : view.kind === 'last' && view.ms === preset.ms,
  )?.id;
}

/** What a chart begins with: the preset wished for, or all readings where it would hold more than there are. */
export function openingView(wished: PresetId, readings: Span): ChartView {
  const { view } = PRESETS.find(({ id }) => id === wished)!;
  return view.kind === 'last' && view.ms >= readings.to - readings.from ? { kind: 'all' } : view;
}

/** Narrower than this there is nothing to see. */
export const MIN_WIDTH_MS = 10_000;
/** Room left at both ends of all readings, as a share of their length. */
const margin = 0.02;

/** How far a chart can be zoomed out and moved: all readings with a little room, half an hour around a single one. */
export function boundsOf(readings: Span): Span {
  const length = readings.to - readings.from;
  const room = length === 0 ? hour / 2 : Math.max(MIN_WIDTH_MS / 2, Math.round(length * margin));
  return { from: readings.from - room, to: readings.to + room };
}

/** Room right of the newest reading, as a share of what is shown. */
const edge = 0.01;

/** The span of a view over the readings that there are. */
export function spanOf(view: ChartView, readings: Span): Span {
  switch (view.kind) {
    case 'span':
      return { from: view.from, to: view.to };
    case 'last':
      // A little beyond the newest reading, which would else lie on the very edge.
      return { from: readings.to - view.ms, to: readings.to + Math.round(view.ms * edge) };
    case 'all':
      return boundsOf(readings);
  }
}

/** As it is told: no further into what is yet to come than there is something to see. */
export function toldSpan({ from, to }: Span, until: number): Span {
  return { from, to: Math.max(from, Math.min(to, until)) };
}

/** Where something new on the chart stands at first: where values are read, else in the minute in the middle. */
export function proposedAt({ from, to }: Span, read: number | null): number {
  if (read !== null) return Math.round(read);
  const middle = Math.round((from + to) / 2);
  const minute = middle - (middle % 60_000);
  return minute < from ? middle : minute;
}

function fitted(from: number, width: number, bounds: Span): ChartView {
  const whole = bounds.to - bounds.from;
  if (width >= whole) return { kind: 'all' };
  const start = Math.round(Math.min(Math.max(from, bounds.from), bounds.to - width));
  return { kind: 'span', from: start, to: Math.round(start + width) };
}

/** `factor` below 1 shows less; `around` (0 to 1 across the span) stays where it is on the screen. */
export function zoomed(span: Span, factor: number, readings: Span, around = 0.5): ChartView {
  const old = span.to - span.from;
  const width = Math.max(MIN_WIDTH_MS, old * factor);
  return fitted(span.from + (old - width) * around, width, boundsOf(readings));
}

/**
 * Where to zoom when nobody points anywhere, as a share of the span: at the drawn instant nearest to the middle,
 * because there may be nothing to see in the middle itself.
 */
export function anchorOf({ from, to }: Span, points: readonly ({ readonly ts: number } | null)[]): number {
  let nearest: number | null = null;
  for (const point of points) {
    if (point === null || point.ts < from || point.ts > to) continue;
    const share = (point.ts - from) / (to - from);
    if (nearest === null || Math.abs(share - 0.5) < Math.abs(nearest - 0.5)) nearest = share;
  }
  return nearest ?? 0.5;
}

/** Moves by a share of what is shown: -0.25 is a quarter back. */
export function moved(span: Span, share: number, readings: Span): ChartView {
  const width = span.to - span.from;
  return fitted(span.from + width * share, width, boundsOf(readings));
}

/** What was drawn over with the pointer, in either direction; null when that is too little to mean it. */
export function chosen(one: number, other: number): ChartView | null {
  const [from, to] = one < other ? [one, other] : [other, one];
  return to - from < MIN_WIDTH_MS ? null : { kind: 'span', from: Math.round(from), to: Math.round(to) };
}

/** How far (ms) beyond its first and last point a series still says something, so that they can be pointed at. */
export function reachOf({ from, to }: Span): number {
  return (to - from) / 60;
}
