import { describe, expect, it } from 'vitest';
import { returnable, type PartUsed } from './returnable.ts';

function movement(quantity: number, partId = 'bearing', locationId = 'main'): PartUsed {
  return {
    movementId: `${partId}-${locationId}-${quantity}`,
    part: { id: partId, number: partId, name: partId, unit: 'pcs' },
    location: { id: locationId, name: locationId },
    quantity,
    cost: 0,
    movedAt: 0,
    movedBy: null,
  };
}

describe('what of a draw can be put back', () => {
  it('is all of it while nothing came back', () => {
    const draw = movement(3000);
    expect(returnable([draw], draw)).toBe(3000);
  });

  it('is what is left after a return', () => {
    const draw = movement(3000);
    expect(returnable([draw, movement(-1000)], draw)).toBe(2000);
  });

  it('is never more than the draw itself', () => {
    const draw = movement(1000);
    expect(returnable([draw, movement(5000)], draw)).toBe(1000);
  });

  it('is nothing for a return, and nothing when all came back', () => {
    const draw = movement(1000);
    const back = movement(-1000);
    expect(returnable([draw, back], draw)).toBe(0);
    expect(returnable([movement(2000), back], back)).toBe(0);
  });

  it('looks at the same part from the same place only', () => {
    const draw = movement(2000);
    const others = [movement(-2000, 'seal'), movement(-2000, 'bearing', 'line 1')];
    expect(returnable([draw, ...others], draw)).toBe(2000);
  });
});
