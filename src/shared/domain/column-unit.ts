/** The unit that stands in the header of a column of readings, and what it means for the metric it goes to. */
import { canonicalUnit, convertUnit, isSameUnit } from './units.ts';

/**
 * `Temperature [degF]` and `Pressure (psi)` carry their unit in brackets, `Flow, m3/h` behind a comma where it is one
 * that can be converted.
 */
export function splitUnit(header: string): { readonly name: string; readonly unit: string } {
  const bracketed = /^(.*\S)\s*[[(]([^\])]{1,12})[\])]$/.exec(header);
  if (bracketed !== null) return { name: bracketed[1]!, unit: bracketed[2]!.trim() };
  const listed = /^(.*[^\s,])\s*,\s*(\S[^,]{0,11})$/.exec(header);
  const unit = listed?.[2]!.trim() ?? '';
  return unit === '' || canonicalUnit(unit) === null
    ? { name: header, unit: '' }
    : { name: listed![1]!, unit };
}

/** Why a unit in a header cannot be converted: nobody knows it, or it measures something else than the metric. */
export const UNIT_DOUBTS = ['unknown', 'incompatible'] as const;
export type UnitDoubt = (typeof UNIT_DOUBTS)[number];

export interface ColumnUnit {
  /** To convert from; null: the values are in the unit of the metric. */
  readonly from: string | null;
  readonly doubt: UnitDoubt | null;
}

const OF_THE_METRIC: ColumnUnit = { from: null, doubt: null };

/** @param unit as the header has it; empty: it has none */
export function columnUnit(unit: string, metric: { readonly unit: string }): ColumnUnit {
  if (unit === '' || isSameUnit(unit, metric.unit)) return OF_THE_METRIC;
  const known = canonicalUnit(unit);
  if (known === null) return { from: null, doubt: 'unknown' };
  return convertUnit(1, known, metric.unit) === null
    ? { from: null, doubt: 'incompatible' }
    : { from: known, doubt: null };
}

interface NamedMetric {
  readonly name: string;
  readonly unit: string;
  /** The states of a characteristic. */
  readonly choices?: readonly unknown[] | null;
}

/** What the header of a column says of its unit; brackets in the name of the metric itself are no unit. */
export function unitOfColumn(header: string, { name, unit, choices = null }: NamedMetric): ColumnUnit {
  if (choices !== null || header.toLowerCase() === name.toLowerCase()) return OF_THE_METRIC;
  return columnUnit(splitUnit(header).unit, { unit });
}
