/** What the form of a metric holds, and how it becomes one: the same on an asset and on an asset type. */
import type { Choice } from '../../../../shared/domain/choices.ts';
import {
  MAX_CHOICES,
  type Measure,
  MEASURE_PROBLEMS,
  validateMeasure,
} from '../../../../shared/domain/measure.ts';
import { MAX_NO_DATA_MS, MIN_NO_DATA_MS } from '../../../../shared/domain/silence.ts';
import type { MetricKind } from '../../../../shared/domain/vocabulary.ts';
import { type Delay, delayOf, msOf } from '../limits/values.ts';

/** A choice as a line of the form; one that is new has no code yet. */
export interface ChoiceRow extends Omit<Choice, 'code'> {
  readonly code: number | null;
}

export interface MetricValues extends Record<string, unknown> {
  name: string;
  unit: string;
  decimals: number | null;
  kind: MetricKind;
  plausibleMin: number | null;
  plausibleMax: number | null;
  rolloverAt: number | null;
  choices: ChoiceRow[];
  noData: Delay;
}

interface Fields extends Measure {
  readonly name: string;
  readonly unit: string;
  readonly decimals: number;
  /** Silence that is allowed, in ms; null: any. */
  readonly noDataMs: number | null;
}

const NEW_CHOICES: ChoiceRow[] = [
  { code: null, label: '', severity: null },
  { code: null, label: '', severity: null },
];

export function metricValuesOf(metric: Fields | null | undefined): MetricValues {
  return {
    name: metric?.name ?? '',
    unit: metric?.unit ?? '',
    decimals: metric?.decimals ?? 2,
    kind: metric?.kind ?? 'gauge',
    plausibleMin: metric?.plausibleMin ?? null,
    plausibleMax: metric?.plausibleMax ?? null,
    rolloverAt: metric?.rolloverAt ?? null,
    choices: [...(metric?.choices ?? NEW_CHOICES)],
    noData: delayOf(metric?.noDataMs ?? 0),
  };
}

/** New choices get the codes after the highest; a code is never given twice in one form. */
function codesOf(rows: readonly ChoiceRow[], stored: readonly Choice[]): Choice[] {
  let next = Math.max(-1, ...[...rows, ...stored].map(({ code }) => code ?? -1));
  return rows.map(({ code, label, severity }) => {
    if (code !== null) return { code, label: label.trim(), severity };
    next += 1;
    return { code: next, label: label.trim(), severity };
  });
}

/**
 * What the core is told; what does not belong to the kind is left out.
 * @param stored choices as they stand
 */
export function metricFieldsOf(values: MetricValues, stored: readonly Choice[] | null | undefined) {
  const { name, unit, decimals, kind, plausibleMin, plausibleMax, rolloverAt, choices, noData } = values;
  const isState = kind === 'characteristic';
  const isGauge = kind === 'gauge';
  return {
    name: name.trim(),
    unit: isState ? '' : unit.trim(),
    decimals: isState ? 0 : (decimals ?? 2),
    plausibleMin: isGauge ? plausibleMin : null,
    plausibleMax: isGauge ? plausibleMax : null,
    rolloverAt: kind === 'counter' ? rolloverAt : null,
    noDataMs: msOf(noData) || null,
    choices: isState ? codesOf(choices, stored ?? []) : null,
    kind,
  };
}

export const METRIC_FORM_PROBLEMS = [
  'name-needed',
  'unit-long',
  'decimals-range',
  'no-data-range',
  ...MEASURE_PROBLEMS,
] as const;
export type MetricFormProblem = (typeof METRIC_FORM_PROBLEMS)[number];

type MetricField = 'name' | 'unit' | 'decimals' | 'plausibleMax' | 'rolloverAt' | 'choices' | 'noData';

/** Where a problem of the measure is told; of all others at the choices. */
const FIELD_OF: Partial<Record<MetricFormProblem, MetricField>> = {
  'plausible-reversed': 'plausibleMax',
  'rollover-of-others': 'rolloverAt',
  'rollover-not-above-zero': 'rolloverAt',
};

/** What is wrong, by the field it is told at. */
export function metricProblemsOf(values: MetricValues): Partial<Record<MetricField, MetricFormProblem>> {
  const { name, unit, decimals } = values;
  const isState = values.kind === 'characteristic';
  const found: Partial<Record<MetricField, MetricFormProblem>> = {};
  if (name.trim() === '') found.name = 'name-needed';
  if (!isState && unit.trim().length > 20) found.unit = 'unit-long';
  if (!isState && (decimals === null || decimals < 0 || decimals > 9)) found.decimals = 'decimals-range';
  const noDataMs = msOf(values.noData);
  if (noDataMs !== 0 && (noDataMs < MIN_NO_DATA_MS || noDataMs > MAX_NO_DATA_MS))
    found.noData = 'no-data-range';
  for (const problem of validateMeasure(metricFieldsOf(values, null))) {
    found[FIELD_OF[problem] ?? 'choices'] ??= problem;
  }
  return found;
}

export const mayAddChoice = (rows: readonly ChoiceRow[]): boolean => rows.length < MAX_CHOICES;
