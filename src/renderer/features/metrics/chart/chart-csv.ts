/** What a chart shows as rows for a spreadsheet. Pure. */
import type { Chart } from '../../../../shared/contract/metrics.ts';
import type { MetricUnit } from '../value.ts';

export interface CsvSeries {
  readonly name: string;
  /** Tag of its asset. */
  readonly asset: string;
  readonly metric: MetricUnit;
  readonly chart: Chart;
  /** What one row stands for, in words. */
  readonly each: string;
}

/** Enough digits for any sensor, few enough to hide what binary fractions cannot hold. */
const digits = 12;

/**
 * One row for each point, series after series, each in the time in which it was measured (ISO 8601, UTC).
 * @param decimal the mark of decimals: a comma where lists are separated by semicolons
 */
export function csvRows(
  header: readonly string[],
  series: readonly CsvSeries[],
  decimal: '.' | ',',
): readonly (readonly string[])[] {
  const number = (value: number) => String(Number(value.toPrecision(digits))).replace('.', decimal);
  const rows = series.flatMap(({ name, asset, metric, chart, each }) => {
    const text = (value: number) =>
      metric.choices?.find(({ code }) => code === value)?.label ?? number(value);
    const states = (metric.choices ?? null) !== null;
    return chart.points.flatMap((point) => {
      if (point === null) return [];
      const { ts, min, max, avg, count } = point;
      const average = states ? (min === max ? text(min) : '') : number(avg);
      const when = new Date(ts).toISOString();
      return [[when, asset, name, metric.unit, text(min), average, text(max), String(count), each]];
    });
  });
  return [header, ...rows];
}

/** A name that every file system takes. */
export function fileNameOf(parts: readonly string[], ending: string): string {
  const name = parts
    .map((part) => part.replaceAll(/[\p{Cc}\\/:*?"<>|]+/gu, ' ').trim())
    .filter((part) => part !== '')
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 120);
  return `${name === '' ? 'chart' : name}.${ending}`;
}
