/** What keeps new limits calm: a deadband and a re-arm time, proposed where nobody has thought of them yet. */
import type { Threshold } from './threshold.ts';
import type { MetricKind } from './vocabulary.ts';

/** A quarter of an hour, in ms. */
export const USUAL_REARM_MS = 15 * 60_000;

/** Part of the room between low and high limit, or of the only limit, that is proposed as the deadband. */
export const DEADBAND_PART = 0.02;

type Limits = Pick<
  Threshold,
  'lowCritical' | 'lowWarning' | 'highWarning' | 'highCritical' | 'rateWarning' | 'rateCritical'
>;

/**
 * A deadband for limits, in the metric's unit, to two significant digits; null where they give no measure: there are
 * none, the only one is zero, or low is not below high. A life to date never comes back inside, so of a counter only
 * changes count.
 */
export function proposedDeadband(limits: Limits, kind: MetricKind): number | null {
  const measure = (kind === 'gauge' ? roomOf(limits) : null) ?? limits.rateWarning ?? limits.rateCritical;
  if (kind === 'characteristic' || measure === null || !(measure > 0)) return null;
  const deadband = Number((DEADBAND_PART * measure).toPrecision(2));
  return deadband > 0 && Number.isFinite(deadband) ? deadband : null;
}

function roomOf({ lowCritical, lowWarning, highWarning, highCritical }: Limits): number | null {
  const low = lowWarning ?? lowCritical;
  const high = highWarning ?? highCritical;
  if (low !== null && high !== null) return high - low;
  const only = high ?? low;
  return only === null ? null : Math.abs(only);
}
