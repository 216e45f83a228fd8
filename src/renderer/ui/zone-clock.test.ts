import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zoneClock } from './zone-clock.ts';

const hour = 3_600_000;
const berlin = zoneClock('Europe/Berlin');

describe('the clock of a zone', () => {
  it('goes there and back, except in the hour that the clocks skip or repeat', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.UTC(2040, 0, 1) }), (instant) => {
        const back = berlin.toInstant(berlin.toLocal(instant));
        expect([0, hour, -hour]).toContain(back - instant);
      }),
      { numRuns: 50 },
    );
    const summer = Date.UTC(2026, 6, 1, 10);
    expect(berlin.toLocal(summer) - summer).toBe(2 * hour);
    expect(berlin.toInstant(berlin.toLocal(summer))).toBe(summer);
  });
});
