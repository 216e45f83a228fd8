import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposedDeadband } from './calm.ts';
import { LEVEL_LIMITS, NO_LIMITS, RATE_LIMITS, validateThreshold } from './threshold.ts';

describe('the deadband that is proposed', () => {
  it.each([
    [{}, null],
    [{ highWarning: 7.1 }, 0.14],
    [{ highCritical: 7.1 }, 0.14],
    [{ lowWarning: -18 }, 0.36],
    [{ highWarning: 0 }, null],
    [{ highWarning: 0.000123 }, 0.0000025],
    [{ highWarning: 8000, highCritical: 9000 }, 160],
    [{ lowWarning: 990, highWarning: 1010 }, 0.4],
    [{ lowCritical: -5, highWarning: 5, highCritical: 20 }, 0.2],
    [{ lowWarning: 8, highWarning: 7 }, null],
    [{ rateWarning: 5, rateCritical: 10 }, 0.1],
    [{ highWarning: 0, rateCritical: 10 }, null],
  ])('for %j is %s', (limits, deadband) => {
    expect(proposedDeadband({ ...NO_LIMITS, ...limits }, 'gauge')).toBe(deadband);
  });

  it('follows only changes of a counter, and there is none of states', () => {
    const limits = { ...NO_LIMITS, highWarning: 8000, rateWarning: 50 };
    expect(proposedDeadband(limits, 'counter')).toBe(1);
    expect(proposedDeadband({ ...limits, rateWarning: null }, 'counter')).toBeNull();
    expect(proposedDeadband(limits, 'characteristic')).toBeNull();
  });

  it('may always be saved with its limits', () => {
    const limit = fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { nil: null });
    const keys = [...LEVEL_LIMITS, ...RATE_LIMITS];
    fc.assert(
      fc.property(fc.tuple(...keys.map(() => limit)), (values) => {
        const limits = { ...NO_LIMITS, ...Object.fromEntries(keys.map((key, at) => [key, values[at]!])) };
        const deadband = proposedDeadband(limits, 'gauge') ?? 0;
        const found = validateThreshold({ ...limits, deadband });
        expect(found).not.toContain('deadband-invalid');
        expect(found).not.toContain('deadband-too-wide');
      }),
      { numRuns: 50 },
    );
  });
});
