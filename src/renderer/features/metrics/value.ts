/** Values of a metric as text. */
import type { Choice } from '../../../shared/domain/choices.ts';
import { useFormat, type Format } from '../../ui/format.ts';

export interface MetricUnit {
  readonly unit: string;
  readonly decimals: number;
  /** States are told by their names. */
  readonly choices?: readonly Choice[] | null;
}

/** A value with the metric's decimals and unit, e.g. `4.25 mm/s`, or the name of a state. */
export function metricValue(format: Format, value: number, { unit, decimals, choices }: MetricUnit): string {
  const label = choices?.find(({ code }) => code === value)?.label;
  if (label !== undefined) return label;
  const text = format.number(value, decimals);
  return unit === '' ? text : `${text}\u00A0${unit}`;
}

/** `metricValue` in the formats in force; null is a dash. */
export function useMetricValue(): (value: number | null, metric: MetricUnit) => string {
  const format = useFormat();
  return (value, metric) => (value === null ? '–' : metricValue(format, value, metric));
}
