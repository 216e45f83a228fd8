import { expect, it } from 'vitest';
import { begun, gone, goneBack } from './trail.ts';
import type { ChartView } from './view.ts';

const view = (from: number): ChartView => ({ kind: 'span', from, to: from + 10 });

it('one goes back view by view, and over the steps of a wheel at once', () => {
  let trail = gone(begun({ kind: 'all' }), view(1), 'jump');
  for (const from of [2, 3, 4]) trail = gone(trail, view(from), 'step');
  trail = gone(trail, view(5), 'jump');
  const seen: ChartView[] = [];
  while (trail.before.length > 0) {
    trail = goneBack(trail);
    seen.push(trail.view);
  }
  expect(seen).toEqual([view(4), view(1), { kind: 'all' }]);
  expect(goneBack(trail)).toBe(trail);
});

it('what leads nowhere is no step', () => {
  const trail = begun(view(1));
  expect(gone(trail, view(1), 'jump')).toBe(trail);
});
