/** What a state machine is told of a bucket of which only the rollup is kept. */
import type { Rollup } from './rollup.ts';
import type { Reading } from './threshold.ts';
import { isInside, isQuiet, type Watch } from './watch.ts';

/**
 * Readings at plausible instants for those of a bucket that are no longer kept, in increasing order of time. In doubt
 * a breach, so that none is lost:
 * - the first and the last reading are as they were;
 * - a value beyond the limits is taken to have lasted all the time in between, one on either side half of it each;
 * - the change between the least and the greatest value is taken to have happened at once, up and down.
 * A bad state is told only where the first, last, least or greatest code is that state.
 */
export function standIn(watch: Watch, rollup: Rollup): Reading[] {
  const { count, first, firstTs, last, lastTs } = rollup;
  const begin: Reading = { ts: firstTs, value: first };
  if (count === 1) return [begin];
  const end: Reading = { ts: lastTs, value: last };
  return [begin, ...(count === 2 ? [] : between(watch, rollup)), end];
}

function between(watch: Watch, { min, max, firstTs, lastTs }: Rollup): Reading[] {
  const from = firstTs + 1;
  const to = lastTs - 1;
  const middle = from + Math.floor((to - from) / 2);
  const told = extremes(watch, min, max);
  const wanted: Reading[] =
    watch.type === 'rate'
      ? [min, max, min].map((value, index) => ({ ts: from + index, value }))
      : told.length === 2
        ? [
            { ts: from, value: told[0]! },
            { ts: middle, value: told[0]! },
            { ts: middle + 1, value: told[1]! },
            { ts: to, value: told[1]! },
          ]
        : [from, to].flatMap((ts) => told.map((value) => ({ ts, value })));
  return wanted.filter(({ ts }, index) => ts <= to && (index === 0 || ts > wanted[index - 1]!.ts));
}

/** The extremes beyond a limit, or else those that still keep a breach from ending. */
function extremes(watch: Watch, min: number, max: number): number[] {
  const both = [...new Set([min, max])];
  const beyond = watch.type === 'level' ? both.filter((value) => !isInside(watch, { ts: 0, value })) : [];
  return beyond.length > 0 ? beyond : both.filter((value) => !isQuiet(watch, value, value));
}
