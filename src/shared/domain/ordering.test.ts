import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareByPosition,
  isPosition,
  placeAt,
  type Positioned,
  positionBetween,
  positions,
} from './ordering.ts';

const fraction = fc.stringMatching(/^[01Vyz]{0,4}[1Vyz]$/);
const anyPosition = fc.oneof(fraction, fc.stringMatching(/^[0-9A-Za-z]{0,8}[1-9A-Za-z]$/));

function between(before: string | null, after: string | null): string {
  const made = positionBetween(before, after);
  expect(isPosition(made)).toBe(true);
  expect(before === null || before < made).toBe(true);
  expect(after === null || made < after).toBe(true);
  return made;
}

describe('a position', () => {
  it.each(['1', 'V', 'z', '01', 'a0b'])('may be %j', (text) => {
    expect(isPosition(text)).toBe(true);
  });

  it.each(['', '0', 'V0', 'V ', 'ä', 'V\n', '-1'])('may not be %j', (text) => {
    expect(isPosition(text)).toBe(false);
  });

  it.each<[string | null, string | null, string]>([
    [null, null, 'V'],
    ['V', null, 'W'],
    ['Vx', null, 'W'],
    ['z', null, 'z1'],
    ['zz', null, 'zz1'],
    ['z1', null, 'z2'],
    [null, 'V', 'U'],
    [null, 'V5', 'U'],
    [null, '2', '1'],
    [null, '1', '0z'],
    [null, '15', '1'],
    [null, '01', '00z'],
    ['1', '3', '2'],
    ['1', '2', '1V'],
    ['1', '25', '2'],
    ['1', '11', '10V'],
    ['1', '101', '100V'],
    ['1z', '2', '1zV'],
    ['V', 'VV', 'VG'],
  ])('between %j and %j is %j', (before, after, expected) => {
    expect(between(before, after)).toBe(expected);
  });

  it('made between two others is strictly between them', () => {
    fc.assert(
      fc.property(fc.option(anyPosition), fc.option(anyPosition), (one, other) => {
        fc.pre(one === null || other === null || one !== other);
        const isSwapped = one !== null && other !== null && one > other;
        const made = isSwapped ? between(other, one) : between(one, other);
        expect(made).not.toBe(one);
        expect(made).not.toBe(other);
      }),
      { numRuns: 2000 },
    );
  });

  it.each<[string, string | null, string | null]>([
    ['equal neighbours', 'V', 'V'],
    ['neighbours the wrong way round', 'W', 'V'],
    ['an empty text', '', null],
    ['a text that ends in the lowest digit', null, 'V0'],
    ['other letters', 'ä', null],
  ])('is not made from %s', (_, before, after) => {
    expect(() => positionBetween(before, after)).toThrow(RangeError);
  });

  it.each<[string, (made: readonly string[]) => number]>([
    ['at the end', (made) => made.length],
    ['at the start', () => 0],
    ['before the last', (made) => made.length - 1],
    ['after the first', () => 1],
    ['in the middle', (made) => made.length >> 1],
  ])('stays in order and short through 500 insertions %s', (_, indexIn) => {
    const made = ['V', 'W'];
    for (let count = 0; count < 500; count += 1) {
      const index = indexIn(made);
      made.splice(index, 0, between(made[index - 1] ?? null, made[index] ?? null));
    }
    expect(made).toEqual(made.toSorted());
    expect(new Set(made).size).toBe(502);
    // One digit to start with, then one for every five insertions.
    expect(Math.max(...made.map(({ length }) => length))).toBeLessThanOrEqual(1 + 500 / 5);
  });

  it('grows by about a digit for 60 items added one after the other', () => {
    let last: string | null = null;
    let first: string | null = null;
    for (let count = 0; count < 600; count += 1) {
      last = between(last, null);
      first = between(null, first);
    }
    expect(last!.length).toBeLessThanOrEqual(12);
    expect(first!.length).toBeLessThanOrEqual(12);
  });
});

describe('positions for a new list', () => {
  it.each<[number, string[]]>([
    [0, []],
    [1, ['V']],
    [3, ['F', 'V', 'k']],
  ])('of %i items are %j', (count, expected) => {
    expect(positions(count)).toEqual(expected);
  });

  it.each([
    [61, 1],
    [62, 2],
    [3843, 2],
    [3844, 3],
  ])('of %i items have %i digits at most', (count, length) => {
    expect(Math.max(...positions(count).map((position) => position.length))).toBe(length);
  });

  it('are in order, all different, and leave room before, between and after', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (count) => {
        const made = positions(count);
        expect(made).toHaveLength(count);
        const bounds = [null, ...made, null];
        const inserted = bounds.slice(1).map((after, index) => between(bounds[index]!, after));
        const all = [...made, ...inserted];
        expect(new Set(all).size).toBe(2 * count + 1);
      }),
    );
  });

  it.each([-1, 1.5, Number.NaN, 1_000_001])('are not made for %d items', (count) => {
    expect(() => positions(count)).toThrow(RangeError);
  });
});

describe('putting an item at a place', () => {
  const list = (...pairs: [string, string][]): Positioned[] =>
    pairs.map(([id, position]) => ({ id, position }));
  const abc = list(['a', '1'], ['b', '3'], ['c', '5']);

  it.each<[string, Positioned[], string, number, Positioned[]]>([
    ['starts a list', [], 'a', 0, list(['a', 'V'])],
    ['adds to the end', abc, 'd', 3, list(['d', '6'])],
    ['inserts before an item', abc, 'd', 1, list(['d', '2'])],
    ['moves to the start', abc, 'c', 0, list(['c', '0z'])],
    ['moves to the end', abc, 'a', 2, list(['a', '6'])],
    ['moves down by one', abc, 'a', 1, list(['a', '4'])],
    ['moves up by one', abc, 'c', 1, list(['c', '2'])],
    ['writes nothing where the item stands there already', abc, 'b', 1, []],
    [
      'pulls items apart that share a position',
      list(['a', '1'], ['b', '1'], ['c', '5']),
      'd',
      1,
      list(['d', '3'], ['b', '4']),
    ],
    [
      'leaves items alone that share a position elsewhere',
      list(['a', '1'], ['b', '1']),
      'd',
      2,
      list(['d', '2']),
    ],
  ])('%s', (_, items, id, index, written) => {
    expect(placeAt(items, id, index)).toEqual(written);
  });

  it.each([-1, 3, 0.5])('is refused at the index %d of two other items', (index) => {
    expect(() => placeAt(abc, 'a', index)).toThrow(RangeError);
  });

  it('gives the order that was asked for, whatever two stations made of the list before', () => {
    const lists = fc
      .uniqueArray(
        fc.record({ id: fc.stringMatching(/^[a-h]$/), position: fc.constantFrom('1', '2', 'V', 'V1') }),
        {
          selector: ({ id }) => id,
        },
      )
      .map((items) => items.toSorted(compareByPosition));
    const ids = fc.stringMatching(/^[a-j]$/);
    fc.assert(
      fc.property(lists, ids, fc.nat(8), (items, id, wanted) => {
        const others = items.map((item) => item.id).filter((other) => other !== id);
        const index = Math.min(wanted, others.length);
        const changed = new Map(placeAt(items, id, index).map((item) => [item.id, item]));
        const kept = items.filter((item) => !changed.has(item.id));
        const after = [...kept, ...changed.values()].toSorted(compareByPosition).map((item) => item.id);
        expect(after).toEqual(others.toSpliced(index, 0, id));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the order of a list', () => {
  it('is by code unit, then by id, and equal only for the same item', () => {
    const items = [
      { id: 'b', position: 'V' },
      { id: 'a', position: 'a' },
      { id: 'a', position: 'Z' },
      { id: 'a', position: 'V' },
    ];
    expect(items.toSorted(compareByPosition).map(({ id, position }) => position + id)).toEqual([
      'Va',
      'Vb',
      'Za',
      'aa',
    ]);
    expect(compareByPosition(items[0]!, items[0]!)).toBe(0);
  });
});
