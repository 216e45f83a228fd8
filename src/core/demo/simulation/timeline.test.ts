import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Happening, Timeline } from './timeline.ts';

interface Named extends Happening {
  readonly name: string;
}

const named = (name: string, at: number): Named => ({ name, at, run: () => undefined });

function names(timeline: Timeline): string[] {
  const taken: string[] = [];
  for (let next = timeline.take(); next !== undefined; next = timeline.take())
    taken.push((next as Named).name);
  return taken;
}

describe('the timeline', () => {
  it('takes the earliest first, and of the same instant the first in the list', () => {
    expect(names(new Timeline([named('b', 2), named('a', 1), named('c', 2)]))).toEqual(['a', 'b', 'c']);
  });

  it('lets what comes later wait behind what waits for the same instant', () => {
    const timeline = new Timeline([named('a', 1), named('b', 2), named('d', 3)]);
    timeline.add(named('c', 2));
    expect(names(timeline)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('is in order of time whatever is added', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.array(fc.integer()), (first, later) => {
        const timeline = new Timeline(first.map((at) => named(String(at), at)));
        for (const at of later) timeline.add(named(String(at), at));
        expect(names(timeline)).toEqual([...first, ...later].sort((a, b) => a - b).map(String));
      }),
    );
  });
});
