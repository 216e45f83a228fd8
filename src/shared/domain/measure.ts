/** What a metric measures: a value, or a state out of a list. */
import type { Choice } from './choices.ts';
import type { MetricKind } from './vocabulary.ts';

export interface Measure {
  readonly kind: MetricKind;
  /** No reading beyond them can be true; in the metric's unit. */
  readonly plausibleMin: number | null;
  readonly plausibleMax: number | null;
  /** At which a counter begins again at zero; null: never. */
  readonly rolloverAt: number | null;
  /** The states of a characteristic; null for all others. */
  readonly choices: readonly Choice[] | null;
}

export const GAUGE: Measure = {
  kind: 'gauge',
  plausibleMin: null,
  plausibleMax: null,
  rolloverAt: null,
  choices: null,
};

export const MIN_CHOICES = 2;
export const MAX_CHOICES = 50;

export const MEASURE_PROBLEMS = [
  'plausible-reversed',
  'plausible-of-states',
  'rollover-of-others',
  'rollover-not-above-zero',
  'choices-needed',
  'choices-not-wanted',
  'choices-too-many',
  'choice-without-label',
  'choice-label-repeated',
  'choice-code-repeated',
] as const;
export type MeasureProblem = (typeof MEASURE_PROBLEMS)[number];

/**
 * What is wrong with it, in the order of MEASURE_PROBLEMS. A characteristic has 2 to 50 choices, whose codes and labels
 * (whatever their case) are unique, and no plausible range; anything else has no choices. A counter alone may roll over.
 */
export function validateMeasure(measure: Measure): MeasureProblem[] {
  const { kind, plausibleMin, plausibleMax, rolloverAt, choices } = measure;
  const isState = kind === 'characteristic';
  const count = choices?.length ?? 0;
  const labels = (choices ?? []).map(({ label }) => label.trim().toLocaleLowerCase('en'));
  const named = labels.filter((label) => label !== '');
  const checks: Record<MeasureProblem, boolean> = {
    'plausible-reversed': plausibleMin !== null && plausibleMax !== null && plausibleMin >= plausibleMax,
    'plausible-of-states': isState && (plausibleMin !== null || plausibleMax !== null),
    'rollover-of-others': kind !== 'counter' && rolloverAt !== null,
    'rollover-not-above-zero': rolloverAt !== null && rolloverAt <= 0,
    'choices-needed': isState && count < MIN_CHOICES,
    'choices-not-wanted': !isState && choices !== null,
    'choices-too-many': count > MAX_CHOICES,
    'choice-without-label': named.length < labels.length,
    'choice-label-repeated': new Set(named).size < named.length,
    'choice-code-repeated': new Set((choices ?? []).map(({ code }) => code)).size < count,
  };
  return MEASURE_PROBLEMS.filter((problem) => checks[problem]);
}

/** A measure with what is changed of it; what is left out or undefined stays. */
export function changedMeasure(
  { kind, plausibleMin, plausibleMax, rolloverAt, choices }: Measure,
  changes: { readonly [Key in keyof Measure]?: Measure[Key] | undefined },
): Measure {
  return {
    kind: changes.kind ?? kind,
    plausibleMin: changes.plausibleMin === undefined ? plausibleMin : changes.plausibleMin,
    plausibleMax: changes.plausibleMax === undefined ? plausibleMax : changes.plausibleMax,
    rolloverAt: changes.rolloverAt === undefined ? rolloverAt : changes.rolloverAt,
    choices: changes.choices === undefined ? choices : changes.choices,
  };
}

/** Whether a state machine cannot tell two lists of choices apart. */
export function sameStates(one: readonly Choice[] | null, other: readonly Choice[] | null): boolean {
  const bad = (choices: readonly Choice[] | null) =>
    (choices ?? [])
      .flatMap(({ code, severity }) => (severity === null ? [] : [[code, severity] as const]))
      .toSorted(([a], [b]) => a - b);
  return JSON.stringify(bad(one)) === JSON.stringify(bad(other));
}
