import { describe, expect, it } from 'vitest';
import { dotsPath, envelopePath, linePath, loneRows } from './paths.ts';
import type { PlotRow } from './shape.ts';

const row = (ts: number, low: number, avg: number, high: number): PlotRow => ({
  ts,
  avg,
  range: [low, high],
  count: 2,
});
const gap: PlotRow = { ts: 25, avg: null, range: null, count: 0 };
const rows = [row(10, 1, 2, 3), row(20, 2, 3, 4), gap, row(30, 5, 5, 5)];
const scales = { x: (ts: number) => ts, y: (value: number) => 10 - value };

describe('the path of a series', () => {
  it('goes through the averages and breaks at a gap', () => {
    expect(linePath(rows, scales)).toBe('M10 8L20 7M30 5h0.01');
    expect(linePath([], scales)).toBe('');
    expect(linePath([gap], scales)).toBe('');
  });

  it('of states goes on level until the next', () => {
    expect(linePath(rows.slice(0, 2), scales, true)).toBe('M10 8H20V7');
  });

  it('of an envelope goes along the highest values and back along the lowest', () => {
    expect(envelopePath(rows.slice(0, 2), scales)).toBe('M10 7L20 6L20 8L10 9Z');
    expect(envelopePath(rows.slice(0, 2), scales, true)).toBe('M10 7H20V6L20 8L20 9L10 9Z');
  });

  it('of an envelope is to be seen of a point between two gaps too', () => {
    expect(envelopePath([row(10, 1, 2, 3), gap, row(30, 5, 5, 5)], scales)).toBe(
      'M9 7H11V9H9ZM29 5H31V5H29Z',
    );
  });

  it('goes nowhere from a point between two gaps', () => {
    expect(loneRows(rows)).toEqual([rows[3]]);
    expect(loneRows([rows[0]!])).toEqual([rows[0]]);
    expect(loneRows([gap])).toEqual([]);
  });

  it('of dots marks every point', () => {
    expect(dotsPath(rows, scales)).toBe('M10 8h0.01M20 7h0.01M30 5h0.01');
  });

  it('is written short', () => {
    expect(linePath([row(1.23456, 0, 0.5, 1)], scales)).toBe('M1.23 9.5h0.01');
  });
});
