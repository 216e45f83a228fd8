/** What the form of the limits holds, and how it becomes a threshold. */
import { proposedDeadband, USUAL_REARM_MS } from '../../../../shared/domain/calm.ts';
import {
  NO_LIMITS,
  type Threshold,
  type ThresholdProblem,
  validateThreshold,
} from '../../../../shared/domain/threshold.ts';
import type { MetricKind } from '../../../../shared/domain/vocabulary.ts';

export const DELAY_UNITS = { s: 1000, min: 60_000, h: 3_600_000 } as const;
export type DelayUnit = keyof typeof DELAY_UNITS;

/** A length of time as people enter it; no number is no delay. */
export interface Delay {
  readonly count: number | null;
  readonly unit: DelayUnit;
}

export interface LimitValues extends Record<string, unknown> {
  lowCritical: number | null;
  lowWarning: number | null;
  highWarning: number | null;
  highCritical: number | null;
  deadband: number | null;
  onDelay: Delay;
  offDelay: Delay;
  rearm: Delay;
  rateWarning: number | null;
  rateCritical: number | null;
  rateWindow: Delay;
}
export type LimitField = keyof typeof noLimits;

const noLimits = {
  lowCritical: null,
  lowWarning: null,
  highWarning: null,
  highCritical: null,
  deadband: null,
  onDelay: { count: null, unit: 'min' },
  offDelay: { count: null, unit: 'min' },
  rearm: { count: null, unit: 'min' },
  rateWarning: null,
  rateCritical: null,
  rateWindow: { count: null, unit: 'min' },
} as const satisfies LimitValues;

/** In the largest unit that gives a whole number. */
export function delayOf(ms: number): Delay {
  if (ms === 0) return { count: null, unit: 'min' };
  const unit = (['h', 'min'] as const).find((name) => ms % DELAY_UNITS[name] === 0) ?? 's';
  return { count: ms / DELAY_UNITS[unit], unit };
}

/** No number is no time. */
export function msOf({ count, unit }: Delay): number {
  return Math.round((count ?? 0) * DELAY_UNITS[unit]);
}

/** @param threshold null: none yet, and the form begins with what is proposed */
export function valuesOf(threshold: Threshold | null): LimitValues {
  if (threshold === null) return { ...noLimits, rearm: delayOf(USUAL_REARM_MS) };
  const { onDelayMs, offDelayMs, rearmMs, rateWindowMs, deadband, ...limits } = threshold;
  return {
    ...limits,
    deadband: deadband === 0 ? null : deadband,
    onDelay: delayOf(onDelayMs),
    offDelay: delayOf(offDelayMs),
    rearm: delayOf(rearmMs),
    rateWindow: delayOf(rateWindowMs),
  };
}

/** New limits with another one: the deadband follows the limits as long as it is the one proposed for them. */
export function withLimit(
  values: LimitValues,
  field: 'highWarning' | 'highCritical' | 'lowWarning' | 'lowCritical' | 'rateWarning' | 'rateCritical',
  limit: number | null,
  kind: MetricKind,
): LimitValues {
  const changed: LimitValues = { ...values, [field]: limit };
  if (values.deadband !== proposedDeadband(values, kind)) return changed;
  return { ...changed, deadband: proposedDeadband(changed, kind) };
}

/** States have times only. */
export function thresholdOf(values: LimitValues, kind: MetricKind): Threshold {
  const { lowCritical, lowWarning, highWarning, highCritical, deadband, onDelay, offDelay } = values;
  const { rearm, rateWarning, rateCritical, rateWindow } = values;
  const threshold: Threshold = {
    lowCritical,
    lowWarning,
    highWarning,
    highCritical,
    rateWarning,
    rateCritical,
    rateWindowMs: msOf(rateWindow),
    deadband: deadband ?? 0,
    onDelayMs: msOf(onDelay),
    offDelayMs: msOf(offDelay),
    rearmMs: msOf(rearm),
  };
  if (kind !== 'characteristic') return threshold;
  const { onDelayMs, offDelayMs, rearmMs } = threshold;
  return { ...NO_LIMITS, onDelayMs, offDelayMs, rearmMs };
}

/** The field at which a problem is told; `no-limit` belongs to none. */
function fieldOf(problem: ThresholdProblem, values: LimitValues): LimitField | null {
  const fields: Readonly<Record<ThresholdProblem, LimitField | null>> = {
    'no-limit': null,
    'limit-of-states': null,
    'limit-not-finite': null,
    'low-critical-above-low-warning': 'lowCritical',
    'high-critical-below-high-warning': 'highCritical',
    'low-not-below-high': values.lowWarning === null ? 'lowCritical' : 'lowWarning',
    'rate-not-above-zero': (values.rateWarning ?? 1) > 0 ? 'rateCritical' : 'rateWarning',
    'rate-critical-below-warning': 'rateCritical',
    'rate-window-invalid': 'rateWindow',
    'deadband-invalid': 'deadband',
    'deadband-too-wide': 'deadband',
    'on-delay-invalid': 'onDelay',
    'off-delay-invalid': 'offDelay',
    'rearm-invalid': 'rearm',
  };
  return fields[problem];
}

/** What is wrong, by field; `general` is what belongs to none. Empty when the limits may be saved. */
export function problemsOf(
  values: LimitValues,
  kind: MetricKind,
): Partial<Record<LimitField | 'general', ThresholdProblem>> {
  const found: Partial<Record<LimitField | 'general', ThresholdProblem>> = {};
  for (const problem of validateThreshold(thresholdOf(values, kind), kind)) {
    found[fieldOf(problem, values) ?? 'general'] ??= problem;
  }
  return found;
}
