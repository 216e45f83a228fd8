import { describe, expect, it } from 'vitest';
import type { PartRow } from '../../../../../shared/contract/parts.ts';
import { offeredParts } from './offered.ts';

function part(id: string): PartRow {
  const row = { id, number: id, name: id, unit: 'pcs', onHand: 0, averageCost: 0 };
  return { ...row, category: null, reorderPoint: null, supplierName: null, alert: null };
}

const told = (parts: ReturnType<typeof offeredParts>) => parts.map(({ part: { id }, fits }) => [id, fits]);

describe('the parts that are offered', () => {
  it('begin with those that fit, also where the first of all parts do not hold them', () => {
    const found = ['a', 'b', 'c'].map(part);
    const fitting = [{ part: part('z') }, { part: part('b') }];
    expect(told(offeredParts(found, fitting))).toEqual([
      ['z', true],
      ['b', true],
      ['a', false],
      ['c', false],
    ]);
  });

  it('are only what was found once something is typed', () => {
    const fitting = [{ part: part('z') }, { part: part('b') }];
    expect(told(offeredParts(['a', 'b'].map(part), fitting, 'seal'))).toEqual([
      ['b', true],
      ['a', false],
    ]);
  });
});
