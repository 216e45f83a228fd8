import { describe, expect, it } from 'vitest';
import { columnsIn, nextCell } from './layout.ts';
import { sharedRange } from './scale.ts';

describe('the cells of a fleet', () => {
  it.each([
    [0, 1],
    [227, 1],
    [466, 2],
    [465, 1],
    [1280, 5],
  ])('stand in a room of %d pixels in %d columns', (room, columns) => {
    expect(columnsIn(room, 228, 10)).toBe(columns);
  });

  it.each([
    ['ArrowRight', 3, 4],
    ['ArrowRight', 9, 9],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 1, 5],
    ['ArrowDown', 7, 7],
    ['ArrowUp', 5, 1],
    ['ArrowUp', 2, 2],
    ['PageDown', 0, 9],
    ['Home', 7, 0],
    ['End', 2, 9],
    ['x', 2, null],
  ])('%s leads from %d of ten in rows of four to %s', (key, at, to) => {
    expect(nextCell(key, at, 4, 10)).toBe(to);
  });
});

describe('the scale of a fleet', () => {
  it('holds all values and the limits that are near', () => {
    const [low, high] = sharedRange({ range: { min: 40, max: 60 }, limits: { min: 30, max: 70 } });
    expect([low <= 30, high >= 70]).toEqual([true, true]);
    const [, calm] = sharedRange({ range: { min: 40, max: 60 }, limits: { min: 30, max: 500 } });
    expect(calm).toBeLessThan(70);
  });

  it('is there without readings', () => {
    expect(sharedRange({ range: null, limits: null })).toEqual([0, 1]);
  });
});
