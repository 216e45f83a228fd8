import { convertUnit } from '../../../../shared/domain/units.ts';

/** What was typed in one unit in that of the metric, to twelve digits; null when there is nothing to convert. */
export function inUnit(value: number | null, unit: string, metricUnit: string): number | null {
  if (value === null || unit === metricUnit) return value;
  const converted = convertUnit(value, unit, metricUnit);
  return converted === null ? null : Number(converted.toPrecision(12));
}
