import { describe, expect, it } from 'vitest';
import { brushed, grabOf } from './strip.ts';

const HOUR = 3_600_000;
const whole = { from: 0, to: 100 * HOUR };
const span = { from: 20 * HOUR, to: 30 * HOUR };

describe('the window of the overview', () => {
  it('is taken by an edge, by itself, or drawn anew beside it', () => {
    const edges = { from: 100, to: 200 };
    expect([50, 95, 150, 205, 300].map((x) => grabOf(x, edges, 8, 400))).toEqual([
      'new',
      'from',
      'window',
      'to',
      'new',
    ]);
  });

  it('that is a line at an end is taken by the edge that can move', () => {
    expect(grabOf(2, { from: 0, to: 1 }, 8, 400)).toBe('to');
    expect(grabOf(399, { from: 399.5, to: 400 }, 8, 400)).toBe('from');
  });

  it('that covers everything gives way to a new one', () => {
    expect(grabOf(150, { from: 0, to: 400 }, 8, 400)).toBe('new');
  });

  it('moves within the history and keeps its width', () => {
    expect(brushed('window', span, 5 * HOUR, whole)).toEqual({
      kind: 'span',
      from: 25 * HOUR,
      to: 35 * HOUR,
    });
    expect(brushed('window', span, -99 * HOUR, whole)).toEqual({ kind: 'span', from: 0, to: 10 * HOUR });
    expect(brushed('window', span, 99 * HOUR, whole)).toEqual({
      kind: 'span',
      from: 90 * HOUR,
      to: 100 * HOUR,
    });
  });

  it('is made wider and narrower, also past its other edge', () => {
    expect(brushed('to', span, 5 * HOUR, whole)).toEqual({ kind: 'span', from: 20 * HOUR, to: 35 * HOUR });
    expect(brushed('to', span, -15 * HOUR, whole)).toEqual({ kind: 'span', from: 15 * HOUR, to: 20 * HOUR });
    expect(brushed('to', span, -10 * HOUR, whole)).toBeNull();
    expect(brushed('from', { from: 5, to: whole.to }, -HOUR, whole)).toEqual({ kind: 'all' });
  });
});
