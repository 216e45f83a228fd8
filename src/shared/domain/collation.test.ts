import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortedByName } from './collation.ts';

const sorted = (names: readonly string[]) => sortedByName(names, (name) => name);

describe('the order of names', () => {
  it.each([
    ['small letters stand with capitals', ['L1', 'a2', 'l1', 'B1'], ['a2', 'B1', 'l1', 'L1']],
    [
      'umlauts stand with their letters',
      ['Zoë', 'Änne', 'Öztürk', 'Anna'],
      ['Anna', 'Änne', 'Öztürk', 'Zoë'],
    ],
    ['numbers stand by their value', ['L10-FIL', 'L2-FIL', 'L1-FIL'], ['L1-FIL', 'L2-FIL', 'L10-FIL']],
    ['nothing stands first', ['A', ''], ['', 'A']],
  ])('%s', (_rule, names, expected) => {
    expect(sorted(names)).toEqual(expected);
  });

  it('loses no name and does not depend on the order they came in', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'grapheme-ascii' })), (names) => {
        const expected = sorted(names);
        expect(expected.toSorted()).toEqual(names.toSorted());
        expect(sorted(expected)).toEqual(expected);
      }),
    );
  });
});
