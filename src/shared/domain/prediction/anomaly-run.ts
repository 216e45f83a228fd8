/** A metric that is unusual hour after hour, as against one that had a strange hour. */
import type { Side } from '../vocabulary.ts';
import { DEFAULT_EWMA, initialEwma, profileOf, scoreOf, stepEwma } from './anomaly.ts';

/** So many hours in a row, up to the newest, the average has to be beyond its limit. */
export const LASTING_HOURS = 12;
/** Neighbouring hours resemble each other, so the average alone rings too often: the scores have to be this high as well. */
export const LEAST_MEAN_Z = 3;
/** Hours of history without which nothing is said: a week. */
export const MIN_HOURS = 168;

/** The mean of an hour, in order of time. */
export interface Hour {
  readonly ts: number;
  readonly value: number;
}

/** `too-few-weeks`: whether the present hours are usual cannot be said of so few weeks, or weekends. */
export const ANOMALY_REFUSALS = ['too-few-points', 'too-few-weeks'] as const;
export type AnomalyRefusal = (typeof ANOMALY_REFUSALS)[number];

export type AnomalyRun =
  | {
      readonly outcome: 'unusual';
      readonly side: Side;
      readonly since: number;
      /** Of the hours since then: their mean, the mean of what was usual, the mean score without its sign. */
      readonly mean: number;
      readonly usual: number;
      readonly z: number;
    }
  | { readonly outcome: 'usual' }
  | { readonly outcome: 'refused'; readonly reason: AnomalyRefusal };

/**
 * @param history hours that tell what is usual, all before those of `run`
 * @param hourOfWeek 0 to 167, in the plant's time zone
 */
export function anomalyRun(
  history: readonly Hour[],
  run: readonly Hour[],
  hourOfWeek: (ts: number) => number,
): AnomalyRun {
  const profile = history.length < MIN_HOURS ? null : profileOf(history, { hourOfWeek });
  if (profile === null) return { outcome: 'refused', reason: 'too-few-points' };
  const known = run.map(({ ts, value }) => ({ ts, value, ...scoreOf(profile, hourOfWeek(ts), value) }));
  // A quiet weekend is unusual against all hours: what nothing like it was seen before tells nothing.
  const judged = known.slice(known.findLastIndex(({ basis }) => basis === 'all-hours') + 1);
  if (judged.length < known.length && judged.length < LASTING_HOURS) {
    return { outcome: 'refused', reason: 'too-few-weeks' };
  }
  let state = initialEwma();
  const scored = judged.map(({ ts, value, z, usual }) => {
    const step = stepEwma(DEFAULT_EWMA, state, z);
    state = step.state;
    return { ts, value, z, usual: usual.center, side: step.side };
  });
  const side = scored.at(-1)?.side ?? null;
  const lasting = scored.slice(scored.findLastIndex((hour) => hour.side !== side) + 1);
  if (side === null || lasting.length < LASTING_HOURS) return { outcome: 'usual' };
  const mean = (of: (hour: (typeof scored)[number]) => number) =>
    lasting.reduce((sum, hour) => sum + of(hour), 0) / lasting.length;
  const z = mean((hour) => Math.min(Math.abs(hour.z), DEFAULT_EWMA.mostZ));
  if (z < LEAST_MEAN_Z) return { outcome: 'usual' };
  return {
    outcome: 'unusual',
    side,
    since: lasting[0]!.ts,
    mean: mean(({ value }) => value),
    usual: mean(({ usual }) => usual),
    z,
  };
}
