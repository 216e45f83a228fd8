import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapsAmong, recordedTime } from './recorded.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Silences of these lengths, a minute apart. */
function silences(...lengths: number[]) {
  let at = 0;
  return lengths.map((length) => {
    const from = at;
    at += length + minute;
    return { from, to: from + length };
  });
}

describe('a gap', () => {
  it.each([
    ['none without a silence', [], 500, []],
    ['a month in readings of every second', [30 * day], 500, [30 * day]],
    ['no silence of an hour', [hour, hour + 1], 500, [hour + 1]],
    ['no missed reading of a daily round', [day, day, 2 * day, day, 4 * day, 5 * day], 6, [5 * day]],
    ['nothing where there are but two readings', [30 * day], 1, []],
    ['the longer of a short and a long silence', [hour / 2, 10 * day], 2, [10 * day]],
  ])('is %s', (_what, lengths, distances, expected) => {
    expect(gapsAmong(silences(...lengths), distances).map(({ from, to }) => to - from)).toEqual(expected);
  });
});

describe('recorded time', () => {
  it.each([
    ['before the gap', 0, 10, 10],
    ['across the gap', 0, 200, 100],
    ['into the gap', 40, 150, 10],
    ['within the gap', 60, 120, 0],
    ['out of the gap', 100, 170, 20],
    ['across both gaps', 0, 400, 200],
  ])('is counted %s', (_where, from, to, expected) => {
    const recorded = recordedTime([
      { from: 50, to: 150 },
      { from: 250, to: 350 },
    ]);
    expect(recorded({ from, to })).toBe(expected);
  });

  it('is what is left instant by instant', () => {
    const lengths = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })));
    const instant = fc.integer({ min: 0, max: 120 });
    fc.assert(
      fc.property(lengths, instant, instant, (pairs, one, other) => {
        let at = 0;
        const gaps = pairs.map(([apart, length]) => {
          const from = at + apart;
          at = from + length;
          return { from, to: at };
        });
        const [from, to] = one < other ? [one, other] : [other, one];
        const instants = Array.from({ length: to - from }, (_unused, index) => from + index);
        const outside = instants.filter((now) => !gaps.some((gap) => now >= gap.from && now < gap.to));
        expect(recordedTime(gaps)({ from, to })).toBe(outside.length);
      }),
    );
  });
});
