import { describe, expect, it } from 'vitest';
import { moved, targetOf } from './order.ts';

describe('putting a step of a checklist elsewhere', () => {
  it.each([
    [0, 2, ['b', 'c', 'a', 'd']],
    [3, 0, ['d', 'a', 'b', 'c']],
    [1, 1, ['a', 'b', 'c', 'd']],
    [9, 0, ['a', 'b', 'c', 'd']],
  ])('moves item %i to place %i', (from, to, expected) => {
    expect(moved(['a', 'b', 'c', 'd'], from, to)).toEqual(expected);
  });

  it.each([
    ['above the first', 0, 1, 0],
    ['below the last', 500, 1, 3],
    ['where it is', 150, 1, 1],
    ['just past the middle of the one below', 251, 1, 2],
    ['not quite to the middle of the one below', 249, 1, 1],
  ])('finds the place of an item dragged %s', (_where, y, from, expected) => {
    expect(targetOf([50, 150, 250, 350], from, y)).toBe(expected);
  });
});
