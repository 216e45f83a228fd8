import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zoneClock } from '../../../ui/zone-clock.ts';
import { stateRange, stateTicks, timeTicks, valueTicks } from './ticks.ts';

const hour = 3_600_000;
const day = 24 * hour;
const berlin = zoneClock('Europe/Berlin');
const iso = (instants: readonly number[]) => instants.map((at) => new Date(at).toISOString().slice(0, 16));

describe('the marks of the time axis', () => {
  it('stand at round times of the plant, not of UTC', () => {
    const from = Date.UTC(2026, 2, 9, 22, 10);
    const { unit, at } = timeTicks(from, from + 12 * hour, 4, berlin);
    expect(unit).toBe('minute');
    expect(iso(at)).toEqual(['2026-03-09T23:00', '2026-03-10T02:00', '2026-03-10T05:00', '2026-03-10T08:00']);
  });

  it('stay at midnight through the change of the clocks', () => {
    const { unit, at } = timeTicks(Date.UTC(2026, 2, 27), Date.UTC(2026, 3, 1), 8, berlin);
    expect(unit).toBe('day');
    expect(iso(at)).toEqual([
      '2026-03-27T23:00',
      '2026-03-28T23:00',
      '2026-03-29T22:00',
      '2026-03-30T22:00',
      '2026-03-31T22:00',
    ]);
  });

  it('stand on Mondays for weeks and on the first for months', () => {
    const weeks = timeTicks(Date.UTC(2026, 0, 1), Date.UTC(2026, 2, 1), 9, zoneClock('UTC'));
    expect(weeks.at.map((at) => new Date(at).getUTCDay())).toEqual(weeks.at.map(() => 1));
    const months = timeTicks(Date.UTC(2025, 4, 20), Date.UTC(2026, 2, 1), 10, zoneClock('UTC'));
    expect(months.unit).toBe('month');
    expect(iso(months.at)[0]).toBe('2025-06-01T00:00');
    expect(months.at).toHaveLength(10);
  });

  it('are seconds when one looks closely', () => {
    const from = Date.UTC(2026, 2, 9, 10, 14, 33);
    expect(timeTicks(from, from + 60_000, 8, berlin)).toMatchObject({ unit: 'second' });
  });

  it('are few, in order and within the span, for every span and zone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2040, 0, 1) }),
        fc.integer({ min: 10_000, max: 3650 * day }),
        fc.integer({ min: 3, max: 14 }),
        fc.constantFrom('Europe/Berlin', 'Asia/Kolkata', 'America/New_York', 'Pacific/Chatham', 'UTC'),
        (from, width, most, zone) => {
          const { at } = timeTicks(from, from + width, most, zoneClock(zone));
          expect(at.length).toBeLessThanOrEqual(most + 2);
          expect([...at]).toEqual([...at].sort((a, b) => a - b));
          for (const instant of at) {
            expect(instant).toBeGreaterThanOrEqual(from);
            expect(instant).toBeLessThanOrEqual(from + width);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the marks of the value axis', () => {
  it.each([
    [0, 10, 5, [0, 2, 4, 6, 8, 10], 0],
    [0.02, 0.31, 4, [0, 0.1, 0.2, 0.3, 0.4], 1],
    [-3.2, 7.1, 4, [-5, 0, 5, 10], 0],
    [4, 4, 4, [4, 4.2], 1],
  ])('from %d to %d in about %d steps', (low, high, wanted, at, decimals) => {
    expect(valueTicks(low, high, wanted)).toEqual({ at, decimals });
  });

  it('enclose the values and are not too many', () => {
    const value = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(value, value, (one, other) => {
        const [low, high] = one < other ? [one, other] : [other, one];
        fc.pre(high - low > 1e-6 || high === low);
        const { at } = valueTicks(low, high, 5);
        const room = (at[1]! - at[0]!) * 1e-6;
        expect(at[0]!).toBeLessThanOrEqual(low + room);
        expect(at.at(-1)!).toBeGreaterThanOrEqual(high - room);
        expect(at.length).toBeLessThanOrEqual(8);
      }),
    );
  });
});

describe('the marks of states', () => {
  const choices = [3, 0, 1].map((code) => ({ code, label: `S${code}`, severity: null }));

  it.each([
    [5, [0, 1, 3]],
    [2, [0, 3]],
  ])('are at most %d of their codes', (most, at) => {
    expect(stateTicks(choices, most).at).toEqual(at);
  });

  it('do not lie on the edge', () => {
    expect(stateRange(choices)).toEqual([-0.5, 3.5]);
  });
});
