/** The limits of a metric's level, of which predictions are made. */
import type { CheckedLimit } from '../../shared/contract/predictions.ts';
import { SEVERITIES, SIDES } from '../../shared/domain/vocabulary.ts';

export type Limit = Pick<CheckedLimit, 'side' | 'severity' | 'value'>;

/** Null for a level that has none. */
export interface LevelLimits {
  readonly lowCritical: number | null;
  readonly lowWarning: number | null;
  readonly highWarning: number | null;
  readonly highCritical: number | null;
}

export function limitsOf(levels: LevelLimits | undefined): Limit[] {
  if (levels === undefined) return [];
  return SIDES.flatMap((side) =>
    SEVERITIES.flatMap((severity) => {
      const value = levels[`${side}${severity === 'critical' ? 'Critical' : 'Warning'}`];
      return value === null ? [] : [{ side, severity, value }];
    }),
  );
}
