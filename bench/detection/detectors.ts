/**
 * The ways of raising alarms that are compared. Each is commissioned on readings of normal running, turns what
 * follows into a signal in standard deviations around 0, and watches it with the product's own state machine.
 */
import {
  ANOMALY_METHOD,
  initialEwma,
  profileOf,
  scoreOf,
  stepEwma,
} from '../../src/shared/domain/prediction/anomaly.ts';
import { type Episode, type Reading, replay, type Threshold } from '../../src/shared/domain/threshold.ts';

export const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Limits at plus and minus `band` standard deviations. */
export interface Setting {
  readonly band: number;
  readonly deadband: number;
  readonly onDelayMs: number;
  readonly offDelayMs: number;
}

export interface Detector {
  readonly name: string;
  /** What can be chosen, the most wanted first: narrow before wide, then soon before late. One only: nothing is chosen. */
  readonly settings: readonly Setting[];
  /** From what is known of normal running to the signal of what comes after it. */
  commission(normal: readonly Reading[]): (following: readonly Reading[]) => Reading[];
}

/** From 1 in steps of a tenth, as far as any of the signals goes. */
const BANDS = Array.from({ length: 58 }, (_unused, step) => 1.1 ** step);

function settings(
  onDelaysMs: readonly number[],
  deadbands: readonly number[],
  offDelayMs: number,
): Setting[] {
  return BANDS.flatMap((band) =>
    onDelaysMs.flatMap((onDelayMs) =>
      deadbands.map((deadband) => ({ band, deadband, onDelayMs, offDelayMs })),
    ),
  );
}

/** Mean and three standard deviations, nothing else: what a chart of a handbook says. */
export const fixedLimit: Detector = {
  name: 'fixed limit, mean ± 3 σ',
  settings: [{ band: 3, deadband: 0, onDelayMs: 0, offDelayMs: 0 }],
  commission: standardise,
};

/** Band, deadband and on-delay as *try before you save* finds them. @param mostDelayMs the longest on-delay */
export function thresholds(mostDelayMs = MINUTE): Detector {
  const delays = [0, 5, 10, 15, 30, 60, 120].map((seconds) => seconds * SECOND);
  return {
    name: 'threshold with band, deadband, on-delay',
    settings: settings(
      delays.filter((delay) => delay <= mostDelayMs),
      [0, 0.5, 1],
      MINUTE,
    ),
    commission: standardise,
  };
}

/** Readings a second apart: the average of about a minute, as the longest on-delay of a threshold. */
const MINUTE_LAMBDA = 2 / (60 + 1);

/** Twenty minutes know no other week: the score is against all hours of the commissioning. */
export function anomalyScore(lambda = MINUTE_LAMBDA): Detector {
  return {
    name: `anomaly score (${ANOMALY_METHOD})`,
    settings: settings([0], [0], MINUTE),
    commission: (normal) => {
      const profile = profileOf(normal, { hourOfWeek: () => 0 });
      if (profile === null) throw new Error('too few readings to commission with');
      return (following) => {
        let state = initialEwma();
        return following.map(({ ts, value }) => {
          const { z } = scoreOf(profile, 0, value);
          const result = stepEwma({ lambda, width: 1, mostZ: 8 }, state, z);
          ({ state } = result);
          return { ts, value: state.average / result.limit };
        });
      };
    },
  };
}

/** How far the mean of half a minute has moved within two minutes. */
export const rateOfChange: Detector = {
  name: 'rate of change over two minutes',
  settings: settings([0], [0], MINUTE),
  commission: (normal) => {
    const { deviation } = spread(normal);
    return (following) => {
      const all = [...normal, ...following];
      const meanUntil = (at: number) => spread(all.slice(at - 29, at + 1)).mean;
      return following.map(({ ts }, index) => {
        const at = normal.length + index;
        return { ts, value: (meanUntil(at) - meanUntil(at - 120)) / deviation };
      });
    };
  },
};

function standardise(normal: readonly Reading[]) {
  const { mean, deviation } = spread(normal);
  return (following: readonly Reading[]): Reading[] =>
    following.map(({ ts, value }) => ({ ts, value: (value - mean) / deviation }));
}

function spread(readings: readonly Reading[]): { mean: number; deviation: number } {
  const mean = readings.reduce((sum, { value }) => sum + value, 0) / readings.length;
  const square = readings.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / readings.length;
  return { mean, deviation: Math.sqrt(square) };
}

/** The only place where a threshold of the product is made. */
function thresholdOf({ band, deadband, onDelayMs, offDelayMs }: Setting): Threshold {
  const threshold = {
    lowCritical: null,
    lowWarning: -band,
    highWarning: band,
    highCritical: null,
    rateWarning: null,
    rateCritical: null,
    rateWindowMs: 0,
    deadband,
    onDelayMs,
    offDelayMs,
    rearmMs: 0,
  };
  return threshold;
}

export function episodesOf(setting: Setting, signal: readonly Reading[]): Episode[] {
  return replay(thresholdOf(setting), signal).episodes;
}

/**
 * The first setting that raises at most `most` episodes on signals of normal running, all together; null where none
 * is quiet enough. Where there is but one setting it is taken as it is.
 */
export function choose(
  { settings: choices }: Detector,
  signals: readonly (readonly Reading[])[],
  most: number,
): Setting | null {
  if (choices.length === 1) return choices[0]!;
  const isQuiet = (setting: Setting): boolean => {
    let left = most;
    return signals.every((signal) => (left -= episodesOf(setting, signal).length) >= 0);
  };
  return choices.find(isQuiet) ?? null;
}
