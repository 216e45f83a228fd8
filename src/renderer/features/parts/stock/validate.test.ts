import { describe, expect, it } from 'vitest';
import { heldIn, isImplausible, noteOf, quantityProblem } from './validate.ts';

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

describe('a count that is asked about', () => {
  it.each<[number, number, boolean]>([
    [5000, 99_999_999_000, true],
    [5000, 6000, false],
    [5000, 0, false],
    [0, 40_000, false],
    [0, 1_000_001, true],
    [5000, 60_000, true],
    [60_000, 5000, true],
    [1000, 11_000, false],
    [2_000_000, 3_000_000, false],
    [2_000_000, 3_001_000, true],
    [-3000, 10_000, false],
  ])('against books that show %d thousandths, %d: %j', (book, counted, asked) => {
    expect(isImplausible(book, counted)).toBe(asked);
  });

  it('is none before both are known', () => {
    expect(isImplausible(null, 99_999_999_000)).toBe(false);
    expect(isImplausible(5000, null)).toBe(false);
  });
});
