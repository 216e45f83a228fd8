import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CounterMark, counterRise, faceOf, placeFace, tidy } from './counter.ts';

const mark = (ts: number, face: number, ltd = face): CounterMark => ({ ts, face, ltd });

describe('the rise of a counter', () => {
  it.each([
    ['a rise', 100, 250, null, 150],
    ['no rise', 100, 100, null, 0],
    ['decimals as people count them', 12_345.6, 12_345.7, null, 0.1],
    ['a fall without a rollover', 100, 99, null, null],
    ['a rollover', 99_990, 15, 100_000, 25],
    ['a rollover to zero', 999, 0, 1000, 1],
    ['a slip of a digit at a meter that rolls over', 512, 498, 1000, null],
    ['just under half of the range', 600, 99, 1000, 499],
    ['half of the range', 600, 100, 1000, null],
    ['a long rise, however long', 0, 999, 1000, 999],
  ])('is right for %s', (_what, from, to, rolloverAt, rise) => {
    expect(counterRise(from, to, rolloverAt)).toBe(rise);
  });
});

describe('a face among others', () => {
  it.each([
    ['the first one counts from zero', 120, null, null, null, { ltd: 120 }],
    ['after another', 130, mark(1, 120, 5120), null, null, { ltd: 5130 }],
    ['over the rollover', 20, mark(1, 990, 990), null, 1000, { ltd: 1020, rolledOver: true }],
    [
      'late, before the rollover',
      995,
      mark(1, 990),
      mark(3, 20, 1020),
      1000,
      { ltd: 995, rolledOver: false },
    ],
    ['late, after the rollover', 5, mark(1, 990), mark(3, 20, 1020), 1000, { ltd: 1005, rolledOver: true }],
    [
      'late, beyond what came after',
      30,
      mark(1, 990),
      mark(3, 20, 1020),
      1000,
      { problem: 'above', than: 20 },
    ],
    ['before all others', 80, null, mark(3, 100), null, { ltd: 80 }],
    ['before all others and higher', 101, null, mark(3, 100), null, { problem: 'above', than: 100 }],
    ['lower', 119, mark(1, 120), null, null, { problem: 'below', than: 120 }],
    ['below zero', -1, null, null, null, { problem: 'below', than: 0 }],
    ['more than the meter has', 1000, null, null, 1000, { problem: 'beyond', than: 1000 }],
  ])('is placed: %s', (_what, face, before, after, rolloverAt, placed) => {
    expect(placeFace(face, { before, after, rolloverAt })).toMatchObject(placed);
  });
});

interface Read {
  readonly ts: number;
  readonly face: number;
}

/** Adds up the rises of readings in order; those that cannot be are left out. */
function oracle(readings: readonly Read[], rolloverAt: number | null): Map<number, number> {
  const ltds = new Map<number, number>();
  let last = null as { readonly face: number; readonly ltd: number } | null;
  for (const { ts, face } of readings.toSorted((a, b) => a.ts - b.ts)) {
    const rise: number | null = last === null ? face : counterRise(last.face, face, rolloverAt);
    if (rise === null) continue;
    last = { face, ltd: tidy((last?.ltd ?? 0) + rise) };
    ltds.set(ts, last.ltd);
  }
  return ltds;
}

/** Places readings one after the other, as they arrive. */
function arrive(readings: readonly Read[], rolloverAt: number | null): Map<number, number> {
  const marks: CounterMark[] = [];
  for (const { ts, face } of readings) {
    const before = marks.filter((known) => known.ts < ts).at(-1) ?? null;
    const after = marks.find((known) => known.ts > ts) ?? null;
    const { ltd } = placeFace(face, { before, after, rolloverAt });
    if (ltd === null) continue;
    marks.push({ ts, face, ltd });
    marks.sort((a, b) => a.ts - b.ts);
  }
  return new Map(marks.map(({ ts, ltd }) => [ts, ltd]));
}

describe('readings of a counter', () => {
  const rises = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 12 });
  /** What a meter with this rollover shows while it rises. */
  const shown = (start: number, steps: readonly number[], rolloverAt: number | null): Read[] => {
    let ltd = start;
    return steps.map((step, index) => {
      ltd += step;
      return { ts: index * 10, face: rolloverAt === null ? ltd : ltd % rolloverAt };
    });
  };
  const shuffled = (readings: readonly Read[], seed: readonly number[]) =>
    readings
      .map((reading, index) => ({ reading, key: seed[index % seed.length]! }))
      .toSorted((a, b) => a.key - b.key)
      .map(({ reading }) => reading);
  const seed = fc.array(fc.integer(), { minLength: 12, maxLength: 12 });

  it('in order come out as their rises added up, over any number of rollovers', () => {
    const check = (start: number, steps: number[]) => {
      const readings = shown(start, steps, 1000);
      expect(arrive(readings, 1000)).toEqual(oracle(readings, 1000));
    };
    fc.assert(fc.property(fc.integer({ min: 0, max: 999 }), rises, check), { numRuns: 100 });
  });

  it('in any order come out the same where the meter does not roll over', () => {
    const check = (steps: number[], keys: number[]) => {
      const readings = shown(7, steps, null);
      expect([...arrive(shuffled(readings, keys), null)]).toEqual([...oracle(readings, null)]);
    };
    fc.assert(fc.property(rises, seed, check), { numRuns: 100 });
  });

  it('in any order come out the same after a first one within half of the range', () => {
    const small = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 2, maxLength: 12 });
    const check = (start: number, steps: number[], keys: number[]) => {
      const readings = shown(start, steps, 1000);
      const [first, ...others] = readings;
      const inAnyOrder = [first!, ...shuffled(others, keys)];
      expect([...arrive(inAnyOrder, 1000)]).toEqual([...oracle(readings, 1000)]);
    };
    fc.assert(fc.property(fc.integer({ min: 0, max: 999 }), small, seed, check), { numRuns: 100 });
  });

  it('never fall, whatever is sent', () => {
    const anything = fc.array(fc.record({ ts: fc.nat(50), face: fc.nat(1200) }), { maxLength: 20 });
    const check = (readings: Read[], rolloverAt: number | null) => {
      const once = [...new Map(readings.map((reading) => [reading.ts, reading])).values()];
      const ltds = [...arrive(once, rolloverAt).values()];
      expect(ltds).toEqual(ltds.toSorted((a, b) => a - b));
    };
    fc.assert(fc.property(anything, fc.constantFrom(null, 1000), check), { numRuns: 100 });
  });

  it('show again what they were read from', () => {
    const check = (ltd: number, offset: number) => {
      expect(faceOf(ltd + offset, offset, null)).toBe(ltd);
      expect(faceOf(ltd + offset, offset, 1000)).toBe(ltd % 1000);
    };
    fc.assert(fc.property(fc.nat(100_000), fc.integer({ min: -5000, max: 5000 }), check), { numRuns: 100 });
  });
});
