/** The views one has come through, so that one can go back. Pure. */
import type { ChartView } from './view.ts';

/** A `step` is one of many in a row, as by wheel or key: those together are gone back at once. */
export type Move = 'jump' | 'step';

export interface Trail {
  readonly view: ChartView;
  readonly before: readonly ChartView[];
  readonly last: Move | null;
}

const longest = 50;

export function begun(view: ChartView): Trail {
  return { view, before: [], last: null };
}

export function gone(trail: Trail, view: ChartView, move: Move): Trail {
  if (JSON.stringify(view) === JSON.stringify(trail.view)) return trail;
  const sameWay = move === 'step' && trail.last === 'step';
  return {
    view,
    before: sameWay ? trail.before : [...trail.before, trail.view].slice(-longest),
    last: move,
  };
}

/** The trail as it is where one has nowhere to go back to. */
export function goneBack(trail: Trail): Trail {
  const view = trail.before.at(-1);
  return view === undefined ? trail : { view, before: trail.before.slice(0, -1), last: null };
}
