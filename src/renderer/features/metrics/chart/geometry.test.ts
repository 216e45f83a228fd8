import { describe, expect, it } from 'vitest';
import { fittingLabel, instantAt, layoutOf, xOf, yOf } from './geometry.ts';

describe('the layout of a chart', () => {
  it('gives the plot what the axes leave, further axes at the right', () => {
    const { plot, right } = layoutOf(1000, 300, [['10', '200'], ['1'], ['1.25']], 10, 20);
    expect(plot).toEqual({ left: 30, top: 20, width: 1000 - 30 - 14 - 20 - 38, height: 300 - 20 - 33 });
    expect(right).toEqual([plot.left + plot.width, plot.left + plot.width + 20]);
  });

  it('gives names of states the room that their widest letters need', () => {
    const left = (label: string) => layoutOf(600, 300, [[label]], 12, 20).plot.left;
    expect(left('Jammed')).toBe(left('Closed') + 9);
  });

  it('cuts the names of states that would take the room of the lines', () => {
    const name = 'Water in the oil, change at once';
    const narrow = layoutOf(340, 300, [[name]], 12, 20).plot;
    expect(narrow.width).toBeGreaterThan(340 / 2);
    expect(fittingLabel(name, narrow, 12)).toBe('Water in the oi…');
    expect(fittingLabel('clear', narrow, 12)).toBe('clear');
    expect(fittingLabel(name, layoutOf(1000, 300, [[name]], 12, 20).plot, 12)).toBe(name);
  });

  it('leaves out an axis there is no room for, and keeps a smaller one behind it', () => {
    const { plot, right } = layoutOf(390, 300, [['1'], ['a very long state indeed'], ['1']], 12, 20);
    expect(right[0]).toBeNull();
    expect(right[1]).toBe(plot.left + plot.width);
  });

  it('never has a plot without size', () => {
    expect(layoutOf(10, 10, [['100000000']], 12, 30).plot).toMatchObject({ width: 1, height: 1 });
  });
});

describe('a place in the plot', () => {
  const plot = { left: 50, top: 10, width: 100, height: 200 };
  const span = { from: 1000, to: 2000 };

  it('is found from time and value, and the time from the place', () => {
    expect(xOf(1500, span, plot)).toBe(100);
    expect(instantAt(50, span, plot)).toBe(1500);
    expect(yOf(5, [0, 10], plot)).toBe(110);
    expect(yOf(99, [0, 10], plot)).toBe(10);
  });
});
