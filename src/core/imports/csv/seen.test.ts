import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeSeenReadings } from './seen.ts';

describe('seen readings', () => {
  it('let each column claim each instant once, as a set would', () => {
    const claims = fc.array(
      fc.record({ instant: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.maxSafeNat()), column: fc.nat(69) }),
      { maxLength: 300 },
    );
    fc.assert(
      fc.property(claims, (all) => {
        const seen = makeSeenReadings(70);
        const known = new Set<string>();
        for (const { instant, column } of all) {
          const key = `${instant} ${column}`;
          expect(seen.claim(seen.place(instant), column)).toBe(!known.has(key));
          known.add(key);
        }
      }),
    );
  });

  it('remember the newest million instants of a file without end, each with its columns', () => {
    const seen = makeSeenReadings(2);
    const count = 2_600_000;
    let claimed = 0;
    for (let index = 0; index < count; index += 1) if (seen.claim(seen.place(index * 1000), 0)) claimed += 1;
    expect(claimed).toBe(count);
    for (let index = count - 1_000_000; index < count; index += 997) {
      const place = seen.place(index * 1000);
      expect(seen.claim(place, 0)).toBe(false);
      expect(seen.claim(place, 1)).toBe(true);
    }
  });

  it('remember fewer instants of a file with many columns, so that memory stays the same', () => {
    const seen = makeSeenReadings(1000);
    const count = 300_000;
    for (let index = 0; index < count; index += 1) seen.claim(seen.place(index * 1000), 999);
    for (let index = count - 60_000; index < count; index += 97) {
      expect(seen.claim(seen.place(index * 1000), 999)).toBe(false);
    }
    expect(seen.claim(seen.place(0), 999)).toBe(true);
  });
});
