/** The age axis of a life curve: round days, or round years where days would be many. Pure. */
import { valueTicks } from '../metrics/chart/ticks.ts';

export const YEAR_DAYS = 365.25;
/** From so many days on an age is told in years. */
export const YEARS_FROM = 3 * YEAR_DAYS;

export interface LifeAxis {
  readonly unit: 'days' | 'years';
  readonly marks: readonly { readonly days: number; readonly value: number }[];
  readonly decimals: number;
}

/** Marks from 0 up to `horizonDays`, about `most` of them. @param horizonDays more than 0 */
export function lifeAxis(horizonDays: number, most: number): LifeAxis {
  const unit = horizonDays > YEARS_FROM ? 'years' : 'days';
  const length = unit === 'years' ? YEAR_DAYS : 1;
  const { at, decimals } = valueTicks(0, horizonDays / length, most);
  const marks = at
    .map((value) => ({ days: value * length, value }))
    .filter(({ days }) => days <= horizonDays);
  return { unit, marks, decimals };
}

export interface CurvePoint {
  readonly days: number;
  readonly failed: { readonly low: number; readonly value: number; readonly high: number };
}

/** The share that has failed by an age, between the points of a curve in order of age; the last one beyond its end. */
export function failedBy(curve: readonly CurvePoint[], days: number): CurvePoint['failed'] {
  const after = curve.find((point) => point.days >= days) ?? curve.at(-1)!;
  const before = curve[curve.indexOf(after) - 1];
  if (before === undefined || days >= after.days) return after.failed;
  const share = (days - before.days) / (after.days - before.days);
  const between = (of: 'low' | 'value' | 'high') =>
    before.failed[of] + (after.failed[of] - before.failed[of]) * share;
  return { low: between('low'), value: between('value'), high: between('high') };
}
