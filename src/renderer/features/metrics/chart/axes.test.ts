import { describe, expect, it } from 'vitest';
import { axesOf, extremesOf, type Series } from './axes.ts';
import type { PlotRow } from './shape.ts';

const rows = (...values: number[]): PlotRow[] =>
  values.map((value, index) => ({ ts: index, avg: value, range: [value, value], count: 1 }));
const series = (key: string, unit: string, values: number[], look = 0): Series => ({
  key,
  metricId: key,
  name: key,
  metric: { unit, decimals: 1 },
  rows: rows(...values),
  look,
  alignment: null,
  single: false,
});
const most = { values: 5, states: 10 };

describe('the axes of several series', () => {
  it('are shared by series of one unit and reach over all of them', () => {
    const axes = axesOf(
      [series('flow', 'l/min', [30, 32]), series('oil', '°C', [70, 75], 1), series('sum', 'l/min', [90], 2)],
      [],
      most,
    );
    expect(axes.map(({ unit, keys, look }) => [unit, keys, look])).toEqual([
      ['l/min', ['flow', 'sum'], null],
      ['°C', ['oil'], 1],
    ]);
    expect(axes[0]!.range[0]).toBeLessThanOrEqual(30);
    expect(axes[0]!.range[1]).toBeGreaterThanOrEqual(90);
    expect(axes[1]!.range[0]).toBeGreaterThan(50);
  });

  it('are of their own for what has no unit, and for states', () => {
    const choices = [
      { code: 0, label: 'Off', severity: null },
      { code: 3, label: 'On', severity: null },
    ];
    const state = { ...series('state', '', [0, 3]), metric: { unit: '', decimals: 0, choices } };
    const axes = axesOf([series('a', '', [1]), series('b', '', [1000]), state], [], most);
    expect(axes).toHaveLength(3);
    expect(axes[2]).toMatchObject({ marks: [0, 3], range: [-0.5, 3.5] });
  });

  it('reach to the limits of the first series only', () => {
    const limits = [{ side: 'high', severity: 'warning', value: 40 } as const];
    const [flow, oil] = axesOf(
      [series('flow', 'l/min', [30, 39]), series('oil', '°C', [30, 39])],
      limits,
      most,
    );
    expect(flow!.range[1]).toBeGreaterThanOrEqual(41);
    expect(oil!.range[1]).toBe(40);
  });

  it('show something where nothing was measured, and where nothing moves', () => {
    expect(axesOf([series('flow', 'l/min', [])], [], most)[0]!.range).toEqual([0, 1]);
    const [low, high] = axesOf([series('flow', 'l/min', [-5, -5])], [], most)[0]!.range;
    expect(low).toBeLessThan(-5);
    expect(high).toBeGreaterThan(-5);
    expect(extremesOf([{ ts: 0, avg: null, range: null, count: 0 }])).toBeNull();
  });
});
