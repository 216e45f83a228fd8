import { describe, expect, it } from 'vitest';
import { status as words } from '../i18n/en/status.ts';
import { badgeKinds, stockState } from './status.ts';

describe('badges', () => {
  it('have a word for every value', () => {
    for (const [kind, values] of Object.entries(badgeKinds)) {
      expect(Object.keys(words[kind as keyof typeof badgeKinds])).toEqual(
        expect.arrayContaining(Object.keys(values)),
      );
    }
  });
});

describe('the stock state', () => {
  it.each([
    [-1, 5000, 'negative'],
    [0, null, 'out'],
    [0, 5000, 'out'],
    [5000, 5000, 'low'],
    [5001, 5000, 'ok'],
    [1, null, 'ok'],
  ] as const)('of %d on hand with the reorder point %s is %s', (onHand, reorderPoint, expected) => {
    expect(stockState(onHand, reorderPoint)).toBe(expected);
  });
});
