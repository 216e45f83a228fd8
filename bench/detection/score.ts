/** How well alarms match the stretches that a person marked as abnormal. */

/** An alarm as the operator sees it: raised at, over at (null: still standing), in ms UTC. */
export interface Alarm {
  readonly raisedAt: number;
  readonly endedAt: number | null;
}

/** A run as far as it was watched. */
export interface Watched {
  readonly ts: readonly number[];
  readonly isAnomaly: readonly boolean[];
}

export interface Tally {
  /** Labelled stretches, and those in which an alarm was raised. */
  readonly anomalies: number;
  readonly detected: number;
  /** Alarms raised outside of every labelled stretch. */
  readonly falseAlarms: number;
  /** From the first labelled reading to the first alarm raised in the stretch, in ms; one per detected stretch. */
  readonly delays: readonly number[];
  /** Readings by what was said and what was so. */
  readonly points: {
    readonly truePositive: number;
    readonly falsePositive: number;
    readonly falseNegative: number;
    readonly trueNegative: number;
  };
}

/**
 * An anomaly is detected when an alarm is raised within it: one that stands since before says nothing new. However
 * many are raised within it, it counts once. A reading is said to be abnormal while an alarm stands.
 */
export function tally({ ts, isAnomaly }: Watched, alarms: readonly Alarm[]): Tally {
  const stretches = stretchesOf(ts, isAnomaly);
  const within = (at: number) => stretches.find(({ from, to }) => at >= from && at <= to);
  const delays = stretches.flatMap(({ from, to }) => {
    const raised = alarms.map(({ raisedAt }) => raisedAt).filter((at) => at >= from && at <= to);
    return raised.length === 0 ? [] : [Math.min(...raised) - from];
  });
  const points = { truePositive: 0, falsePositive: 0, falseNegative: 0, trueNegative: 0 };
  ts.forEach((at, index) => {
    const isSaid = alarms.some(({ raisedAt, endedAt }) => raisedAt <= at && (endedAt ?? Infinity) > at);
    if (isAnomaly[index]) points[isSaid ? 'truePositive' : 'falseNegative'] += 1;
    else points[isSaid ? 'falsePositive' : 'trueNegative'] += 1;
  });
  return {
    anomalies: stretches.length,
    detected: delays.length,
    falseAlarms: alarms.filter(({ raisedAt }) => within(raisedAt) === undefined).length,
    delays,
    points,
  };
}

/** Contiguous labelled readings. */
function stretchesOf(ts: readonly number[], isAnomaly: readonly boolean[]): { from: number; to: number }[] {
  const stretches: { from: number; to: number }[] = [];
  ts.forEach((at, index) => {
    if (!isAnomaly[index]) return;
    if (isAnomaly[index - 1] === true) stretches.at(-1)!.to = at;
    else stretches.push({ from: at, to: at });
  });
  return stretches;
}

export function sum(tallies: readonly Tally[]): Tally {
  const total = (of: (tally: Tally) => number): number => tallies.reduce((all, one) => all + of(one), 0);
  return {
    anomalies: total(({ anomalies }) => anomalies),
    detected: total(({ detected }) => detected),
    falseAlarms: total(({ falseAlarms }) => falseAlarms),
    delays: tallies.flatMap(({ delays }) => delays),
    points: {
      truePositive: total(({ points }) => points.truePositive),
      falsePositive: total(({ points }) => points.falsePositive),
      falseNegative: total(({ points }) => points.falseNegative),
      trueNegative: total(({ points }) => points.trueNegative),
    },
  };
}

/** Each 0 to 1; what would be nothing of nothing is 0. */
export interface Quality {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Per labelled anomaly: of the alarms that count, how many were right, and of the anomalies, how many were found. */
export function episodeQuality({ anomalies, detected, falseAlarms }: Tally): Quality {
  return quality(detected, falseAlarms, anomalies - detected);
}

/** Per reading, as the SKAB benchmark counts; FAR and MAR are its false and missed alarm rates. */
export function pointQuality({ points }: Tally): Quality & { readonly far: number; readonly mar: number } {
  const { truePositive, falsePositive, falseNegative, trueNegative } = points;
  return {
    ...quality(truePositive, falsePositive, falseNegative),
    far: share(falsePositive, falsePositive + trueNegative),
    mar: share(falseNegative, falseNegative + truePositive),
  };
}

function quality(right: number, wrong: number, missed: number): Quality {
  return {
    precision: share(right, right + wrong),
    recall: share(right, right + missed),
    f1: share(2 * right, 2 * right + wrong + missed),
  };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
