import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  balance,
  closesReorderAlert,
  lineCost,
  movingAverageCost,
  reorderAdvice,
  signFits,
  transfer,
} from './stock.ts';
import { MOVEMENT_KINDS, type MovementKind } from './vocabulary.ts';

const quantities = fc.integer({ min: -1e9, max: 1e9 });
const costs = fc.integer({ min: 0, max: 1e9 });

describe('a stock movement', () => {
  const SIGNS: Record<MovementKind, { in: boolean; none: boolean; out: boolean }> = {
    receipt: { in: true, none: false, out: false },
    issue: { in: false, none: false, out: true },
    return: { in: true, none: false, out: false },
    'transfer-out': { in: false, none: false, out: true },
    'transfer-in': { in: true, none: false, out: false },
    count: { in: true, none: true, out: true },
  };

  it.each(MOVEMENT_KINDS)('of kind %s has the sign of its kind', (kind) => {
    expect({ in: signFits(kind, 1), none: signFits(kind, 0), out: signFits(kind, -1) }).toEqual(SIGNS[kind]);
  });

  it.each([0.5, Number.NaN, Infinity, 2 ** 53])('never has the quantity %d', (quantity) => {
    expect(signFits('count', quantity)).toBe(false);
  });
});

describe('a balance', () => {
  it('is the sum of the movements, below zero where more was drawn than booked in', () => {
    const movements = [{ quantityMilli: 2000 }, { quantityMilli: -500 }, { quantityMilli: -2000 }];
    expect(balance(movements)).toBe(-500);
    expect(balance([])).toBe(0);
  });

  it('does not depend on the order of the movements', () => {
    const shuffled = fc
      .array(quantities, { size: 'large' })
      .chain((list) =>
        fc.tuple(
          fc.constant(list),
          fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
        ),
      );
    const toMovements = (list: number[]) => list.map((quantityMilli) => ({ quantityMilli }));
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(balance(toMovements(other))).toBe(balance(toMovements(list)));
      }),
    );
  });

  it('of the plant is not changed by any transfers between its stores', () => {
    const moves = fc.record({
      from: fc.nat(3),
      to: fc.nat(3),
      quantityMilli: fc.integer({ min: 1, max: 1e9 }),
    });
    fc.assert(
      fc.property(fc.array(quantities, { minLength: 4, maxLength: 4 }), fc.array(moves), (start, list) => {
        const stores = start.map((quantityMilli) => [{ quantityMilli }]);
        const before = balance(stores.flat());
        for (const { from, to, quantityMilli } of list) {
          const [out, into] = transfer(quantityMilli);
          stores[from]!.push(out);
          stores[to]!.push(into);
        }
        expect(balance(stores.flat())).toBe(before);
        expect(balance(stores.map((movements) => ({ quantityMilli: balance(movements) })))).toBe(before);
      }),
    );
  });

  it.each([0.5, Number.NaN, 2 ** 53])('refuses the quantity %d', (quantityMilli) => {
    expect(() => balance([{ quantityMilli }])).toThrow(RangeError);
  });

  it('refuses a sum too large to be exact', () => {
    const half = { quantityMilli: Number.MAX_SAFE_INTEGER };
    expect(() => balance([half, half])).toThrow(RangeError);
  });
});

describe('a transfer', () => {
  it('is a way out and a way in of the same quantity', () => {
    expect(transfer(1500)).toEqual([
      { kind: 'transfer-out', quantityMilli: -1500 },
      { kind: 'transfer-in', quantityMilli: 1500 },
    ]);
  });

  it.each([0, -1, 0.5])('refuses to move %d', (quantity) => {
    expect(() => transfer(quantity)).toThrow(RangeError);
  });
});

describe('the moving average cost', () => {
  it.each([
    ['weighs by quantity', 10_000, 100, 30_000, 200, 175],
    ['rounds a half up', 1000, 100, 1000, 101, 101],
    ['rounds less than a half down', 2000, 100, 1000, 101, 100],
    ['weighs fractions of a unit', 500, 100, 1500, 300, 250],
    ['is that of the receipt where there was nothing', 0, 100, 1000, 300, 300],
    ['is that of the receipt where stock was below zero', -5000, 100, 10_000, 300, 300],
    ['is that of the receipt where the cost was not known', 5000, null, 1000, 300, 300],
    ['counts what came for nothing', 1000, 100, 1000, 0, 50],
    ['is exact where the value exceeds a double', 1e12, 1_000_001, 1e12, 1_000_004, 1_000_003],
  ])('%s', (_, previousQty, previousAverage, receivedQty, receivedCost, expected) => {
    expect(movingAverageCost(previousQty, previousAverage, receivedQty, receivedCost)).toBe(expected);
  });

  it('lies between the two costs, and off the exact value by half a minor unit at most', () => {
    const amounts = fc.integer({ min: 1, max: 1e9 });
    fc.assert(
      fc.property(amounts, costs, amounts, costs, (previousQty, previous, receivedQty, received) => {
        const average = movingAverageCost(previousQty, previous, receivedQty, received);
        expect(average).toBeGreaterThanOrEqual(Math.min(previous, received));
        expect(average).toBeLessThanOrEqual(Math.max(previous, received));
        const total = BigInt(previousQty) + BigInt(receivedQty);
        const value = BigInt(previousQty) * BigInt(previous) + BigInt(receivedQty) * BigInt(received);
        const twiceOff = 2n * (BigInt(average) * total - value);
        expect(twiceOff <= total && twiceOff > -total).toBe(true);
      }),
    );
  });

  it.each([
    ['an empty receipt', 1000, 100, 0, 100],
    ['a negative receipt', 1000, 100, -1, 100],
    ['a negative cost', 1000, 100, 1000, -1],
    ['a negative average', 1000, -1, 1000, 100],
    ['half a cent', 1000, 100, 1000, 0.5],
    ['a quantity that is not a number', Number.NaN, 100, 1000, 100],
  ])('refuses %s', (_, previousQty, previousAverage, receivedQty, receivedCost) => {
    expect(() => movingAverageCost(previousQty, previousAverage, receivedQty, receivedCost)).toThrow(
      RangeError,
    );
  });
});

describe('the cost of a line', () => {
  it.each([
    [2000, 1250, 2500],
    [1500, 333, 500],
    [500, 1, 1],
    [499, 1, 0],
    [-500, 1, -1],
    [-499, 1, 0],
    [0, 1250, 0],
    [1, 0, 0],
    [3_000_000_000_001, 1000, 3_000_000_000_001],
  ])('of %i thousandths at %i is %i', (quantity, unitCost, cost) => {
    expect(lineCost(quantity, unitCost)).toBe(cost);
  });

  it('is undone by a return of the same quantity', () => {
    fc.assert(
      fc.property(quantities, costs, (quantity, unitCost) => {
        expect(lineCost(quantity, unitCost) + lineCost(-quantity, unitCost)).toBe(0);
      }),
    );
  });

  it('refuses a negative unit cost, and a cost too large to be exact', () => {
    expect(() => lineCost(1000, -1)).toThrow(RangeError);
    expect(() => lineCost(Number.MAX_SAFE_INTEGER, 1_000_000)).toThrow(RangeError);
  });
});

describe('reordering', () => {
  it.each([
    ['says nothing above the reorder point', 5001, undefined, 5000, 10_000, null],
    ['asks for one lot at the reorder point', 5000, undefined, 5000, 10_000, 10_000],
    ['asks for one lot when it ends above the reorder point', -4999, undefined, 5000, 10_000, 10_000],
    ['asks for two lots when one would end at the reorder point', -5000, undefined, 5000, 10_000, 20_000],
    ['asks for as many lots as stock below zero needs', -16_000, undefined, 5000, 10_000, 30_000],
    ['never asks without a reorder point', -1000, undefined, null, 10_000, null],
    ['never asks with a reorder point of zero', -1000, undefined, 0, 10_000, null],
    ['asks for whole units where there is no lot', 3000, undefined, 5000, null, 3000],
    ['asks for one unit at the reorder point where there is no lot', 5000, undefined, 5000, null, 1000],
    ['asks for whole units where stock is a fraction', 2500, undefined, 5000, null, 3000],
    ['takes off what is on order', -5000, 10_000, 5000, 10_000, 10_000],
    ['keeps the alert but asks for nothing more where enough is on order', 5000, 10_000, 5000, 10_000, 0],
    [
      'asks for a lot where what is on order only reaches the reorder point',
      4000,
      1000,
      5000,
      10_000,
      10_000,
    ],
  ])('%s', (_, onHandMilli, onOrderMilli, reorderPointMilli, reorderQuantityMilli, suggestedMilli) => {
    const advice = reorderAdvice({ onHandMilli, onOrderMilli, reorderPointMilli, reorderQuantityMilli });
    expect(advice?.suggestedMilli ?? null).toBe(suggestedMilli);
  });

  it('refuses an empty lot', () => {
    const situation = { onHandMilli: 0, reorderPointMilli: 1000, reorderQuantityMilli: 0 };
    expect(() => reorderAdvice(situation)).toThrow(RangeError);
  });

  it('suggests the fewest lots that lift stock and orders above the reorder point', () => {
    const situations = fc.record({
      onHandMilli: quantities,
      onOrderMilli: fc.nat(1e9),
      reorderPointMilli: fc.integer({ min: 1, max: 1e6 }),
      reorderQuantityMilli: fc.integer({ min: 1, max: 1e6 }),
    });
    fc.assert(
      fc.property(
        situations.filter(({ onHandMilli, reorderPointMilli }) => onHandMilli <= reorderPointMilli),
        (situation) => {
          const { onHandMilli, onOrderMilli, reorderPointMilli, reorderQuantityMilli } = situation;
          const suggested = reorderAdvice(situation)!.suggestedMilli;
          const after = onHandMilli + onOrderMilli + suggested;
          expect(suggested % reorderQuantityMilli).toBe(0);
          expect(after).toBeGreaterThan(reorderPointMilli);
          expect(suggested === 0 || after - reorderQuantityMilli <= reorderPointMilli).toBe(true);
        },
      ),
    );
  });

  it('opens one alert for each time stock falls to the reorder point and closes it when it is above', () => {
    const ledgers = fc.array(fc.integer({ min: -4000, max: 4000 }), { size: 'large' });
    fc.assert(
      fc.property(ledgers, fc.nat(4000), (movements, reorderPointMilli) => {
        let onHandMilli = 10_000;
        let isOpen = false;
        let opened = 0;
        const levels = [onHandMilli];
        for (const movement of movements) {
          onHandMilli += movement;
          levels.push(onHandMilli);
          const situation = { onHandMilli, reorderPointMilli, reorderQuantityMilli: null };
          if (!isOpen && reorderAdvice(situation) !== null) {
            isOpen = true;
            opened += 1;
          }
          if (isOpen && closesReorderAlert(situation)) isOpen = false;
          expect(isOpen).toBe(reorderPointMilli > 0 && onHandMilli <= reorderPointMilli);
        }
        const falls = levels.filter(
          (level, index) =>
            reorderPointMilli > 0 && level <= reorderPointMilli && levels[index - 1]! > reorderPointMilli,
        );
        expect(opened).toBe(falls.length);
      }),
    );
  });

  it.each([
    [5001, 5000, true],
    [5000, 5000, false],
    [-1000, null, true],
    [-1000, 0, true],
  ])(
    'with stock of %j and a reorder point of %j an open alert ends: %j',
    (onHandMilli, reorderPointMilli, ends) => {
      expect(closesReorderAlert({ onHandMilli, reorderPointMilli })).toBe(ends);
    },
  );
});
