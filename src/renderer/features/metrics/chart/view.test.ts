import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOf, chosen, MIN_WIDTH_MS, moved, PRESETS, presetOf, spanOf, zoomed } from './view.ts';

const hour = 3_600_000;
const readings = { from: 0, to: 1000 * hour };

describe('the span a chart shows', () => {
  it('ends just after the newest reading for a preset, and holds all readings for all of them', () => {
    expect(spanOf({ kind: 'last', ms: hour }, readings)).toEqual({
      from: 999 * hour,
      to: 1000.01 * hour,
    });
    expect(spanOf({ kind: 'all' }, readings)).toEqual({ from: -20 * hour, to: 1020 * hour });
  });

  it('knows the preset it is', () => {
    for (const { id, view } of PRESETS) expect(presetOf(view)).toBe(id);
    expect(presetOf({ kind: 'span', from: 1, to: 2 })).toBeUndefined();
    expect(presetOf({ kind: 'last', ms: 5 })).toBeUndefined();
  });

  it('narrows around its middle or around a point, and widens back', () => {
    const span = { from: 100 * hour, to: 200 * hour };
    expect(zoomed(span, 0.5, readings)).toEqual({ kind: 'span', from: 125 * hour, to: 175 * hour });
    expect(zoomed(span, 0.5, readings, 0)).toEqual({ kind: 'span', from: 100 * hour, to: 150 * hour });
    expect(zoomed({ from: 125 * hour, to: 175 * hour }, 2, readings)).toEqual({ kind: 'span', ...span });
  });

  it('shows everything rather than more than there is', () => {
    expect(zoomed({ from: 0, to: 900 * hour }, 2, readings)).toEqual({ kind: 'all' });
  });

  it('moves, and stops at both ends', () => {
    const span = { from: 100 * hour, to: 200 * hour };
    expect(moved(span, 0.25, readings)).toEqual({ kind: 'span', from: 125 * hour, to: 225 * hour });
    expect(moved(span, -9, readings)).toEqual({ kind: 'span', from: -20 * hour, to: 80 * hour });
    expect(moved(span, 99, readings)).toEqual({ kind: 'span', from: 920 * hour, to: 1020 * hour });
  });

  it('takes what was drawn over from either side, unless it is next to nothing', () => {
    expect(chosen(9 * hour, 2 * hour)).toEqual({ kind: 'span', from: 2 * hour, to: 9 * hour });
    expect(chosen(5, 5 + MIN_WIDTH_MS - 1)).toBeNull();
  });

  it('stays within the readings and never turns over, whatever one does to it', () => {
    const instant = fc.integer({ min: 0, max: 1000 * hour });
    const step = fc.oneof(
      fc.record({
        zoom: fc.double({ min: 0.01, max: 20, noNaN: true }),
        around: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      fc.record({ move: fc.double({ min: -3, max: 3, noNaN: true }) }),
    );
    fc.assert(
      fc.property(instant, fc.array(step, { maxLength: 30 }), (from, steps) => {
        let span = { from, to: from + hour };
        const bounds = boundsOf(readings);
        for (const action of steps) {
          const view =
            'move' in action
              ? moved(span, action.move, readings)
              : zoomed(span, action.zoom, readings, action.around);
          span = spanOf(view, readings);
          expect(span.from).toBeGreaterThanOrEqual(bounds.from);
          expect(span.to).toBeLessThanOrEqual(bounds.to);
          expect(span.to - span.from).toBeGreaterThanOrEqual(MIN_WIDTH_MS);
          expect(Number.isInteger(span.from) && Number.isInteger(span.to)).toBe(true);
        }
      }),
    );
  });
});
