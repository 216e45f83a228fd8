import { describe, expect, it } from 'vitest';
import { isId, uuidv7, uuidv7Sequence } from './ids.ts';

const ones = (length: number) => new Uint8Array(length).fill(255);

describe('ids of a sequence', () => {
  it('are distinct ids in ascending order, also where the counter carries over', () => {
    const next = uuidv7Sequence(1_700_000_000_000, (length) => new Uint8Array(length).fill(0x3f));
    const ids = Array.from({ length: 20_000 }, next);
    expect(ids.every(isId)).toBe(true);
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('begin with the instant, and have room above whatever the counter begins with', () => {
    const next = uuidv7Sequence(1_700_000_000_000, ones);
    const [first, second] = [next(), next()];
    expect(first.slice(0, 13)).toBe(uuidv7(1_700_000_000_000, ones).slice(0, 13));
    expect(first < second).toBe(true);
  });
});
