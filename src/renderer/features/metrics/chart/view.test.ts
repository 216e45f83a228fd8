import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anchorOf,
  boundsOf,
  chosen,
  MIN_WIDTH_MS,
  moved,
  openingView,
  PRESETS,
  type PresetId,
  presetOf,
  spanOf,
  proposedAt,
  toldSpan,
  zoomed,
} from './view.ts';

const hour = 3_600_000;
const readings = { from: 0, to: 1000 * hour };

describe('the span a chart shows', () => {
  it('shows an hour around a single reading', () => {
    const at = Date.UTC(2026, 10, 22, 1);
    const { from, to } = spanOf({ kind: 'all' }, { from: at, to: at });
    expect([at - from, to - at]).toEqual([1_800_000, 1_800_000]);
  });

  it('ends just after the newest reading for a preset, and holds all readings for all of them', () => {
    expect(spanOf({ kind: 'last', ms: hour }, readings)).toEqual({
      from: 999 * hour,
      to: 1000.01 * hour,
    });
    expect(spanOf({ kind: 'all' }, readings)).toEqual({ from: -20 * hour, to: 1020 * hour });
  });

  it('proposes to write of the instant that is read, or of the middle of what is shown', () => {
    const span = { from: 10 * hour, to: 20 * hour + 30_000 };
    expect(proposedAt(span, 12 * hour + 5)).toBe(12 * hour + 5);
    expect(proposedAt(span, null)).toBe(15 * hour);
    expect(proposedAt({ from: 70_000, to: 80_000 }, null)).toBe(75_000);
  });

  it('knows the preset it is', () => {
    for (const { id, view } of PRESETS) expect(presetOf(view)).toBe(id);
    expect(presetOf({ kind: 'span', from: 1, to: 2 })).toBeUndefined();
    expect(presetOf({ kind: 'last', ms: 5 })).toBeUndefined();
  });

  it.each<[string, number, PresetId, PresetId]>([
    ['40 minutes', 40 / 60, 'week', 'all'],
    ['3 hours', 3, 'week', 'all'],
    ['a day and a bit', 25, 'month', 'all'],
    ['a month and a bit', 31 * 24, 'all', 'all'],
    ['a year', 365 * 24, 'week', 'week'],
    ['a day and a bit, where a day is wished for,', 25, 'day', 'day'],
    ['3 hours, where one is wished for,', 3, 'hour', 'hour'],
  ])('of %s of readings begins with what shows them', (_length, hours, wished, preset) => {
    expect(presetOf(openingView(wished, { from: 0, to: hours * hour }))).toBe(preset);
  });

  it.each([
    ['the middle', [0, 50, 100], 0.5],
    ['the newest readings, where all before is empty', [98, 99, 100], 0.98],
    ['the edge of a gap in the middle', [0, 10, null, 80, 100], 0.8],
    ['the middle, where there is nothing at all', [], 0.5],
    ['what is in sight', [-10, 300], 0.5],
  ])('is zoomed at %s', (_where, instants, share) => {
    const points = instants.map((ts) => (ts === null ? null : { ts }));
    expect(anchorOf({ from: 0, to: 100 }, points)).toBe(share);
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

it.each([
  [{ from: 10, to: 20 }, 15, { from: 10, to: 15 }],
  [{ from: 10, to: 20 }, 25, { from: 10, to: 20 }],
  [{ from: 10, to: 20 }, 5, { from: 10, to: 10 }],
])('%j is told until %d', (span, until, told) => {
  expect(toldSpan(span, until)).toEqual(told);
});
