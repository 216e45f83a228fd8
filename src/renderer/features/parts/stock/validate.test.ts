import { describe, expect, it } from 'vitest';
import { heldIn, noteOf, quantityProblem } from './validate.ts';

describe('a quantity to be moved', () => {
  it.each([
    [null, 'quantity'],
    [0, 'quantity'],
    [-1000, 'quantity'],
    [1, null],
    [1_000_000_000, null],
    [1_000_000_001, 'quantityTooLarge'],
  ])('of %j thousandths: %s', (quantity, problem) => {
    expect(quantityProblem(quantity)).toBe(problem);
  });
});

describe('what the books show in a store', () => {
  const part = { stock: [{ locationId: 'main', quantity: -2000 }] };

  it.each([
    ['main', -2000],
    ['other', 0],
    [null, 0],
  ])('%j: %d', (locationId, quantity) => {
    expect(heldIn(part, locationId)).toBe(quantity);
  });
});

describe('a note', () => {
  it('of nothing but blanks is none', () => {
    expect([noteOf('  '), noteOf(' shelf 3 ')]).toEqual([null, 'shelf 3']);
  });
});
