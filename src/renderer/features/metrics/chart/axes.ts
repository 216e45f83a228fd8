/** Which series share a value axis, and what it shows. Pure. */
import type { MetricUnit } from '../value.ts';
import type { Alignment } from './periods.ts';
import { valueRange, type Limit, type PlotRow } from './shape.ts';
import { stateRange, stateTicks, valueTicks } from './ticks.ts';

/** What is drawn as one line with its envelope. */
export interface Series {
  readonly key: string;
  /** Same for the periods of one metric. */
  readonly metricId: string;
  readonly name: string;
  readonly metric: MetricUnit;
  readonly rows: readonly PlotRow[];
  /** Colour and dashes; the first look is that of the chart's own metric. */
  readonly look: number;
  /** Of another period: how it lies under what is shown. */
  readonly alignment: Alignment | null;
  /** Its points are single readings, drawn as such where there is room. */
  readonly single: boolean;
  /** A line that is worked out and not measured, e.g. a forecast. */
  readonly foreseen?: boolean;
}

/** The most series one can tell apart. */
export const MOST_SERIES = 7;

/** More envelopes than these would hide each other: then they are lighter. */
export const FULL_ENVELOPES = 3;

/** Dashes of each look: told apart without colour, and on paper. */
export const DASHES = ['', '9 4', '2 4', '12 3 2 3', '5 3', '16 5', '9 3 2 3 2 3'] as const;

export interface Axis {
  readonly unit: string;
  readonly range: readonly [number, number];
  readonly marks: readonly number[];
  readonly decimals: number;
  /** Keys of the series on it. */
  readonly keys: readonly string[];
  readonly choices: MetricUnit['choices'];
  /** The look of its series where it has only one, else null. */
  readonly look: number | null;
}

/** Lowest and highest value of rows; null where there are none. */
export function extremesOf(rows: readonly PlotRow[]): { readonly min: number; readonly max: number } | null {
  let min = Infinity;
  let max = -Infinity;
  for (const { range } of rows) {
    if (range === null) continue;
    if (range[0] < min) min = range[0];
    if (range[1] > max) max = range[1];
  }
  return min > max ? null : { min, max };
}

/** Series of one unit share an axis; states have one for themselves, and so has what has no unit. */
function axisKey({ metricId, metric }: Series): string {
  if (metric.choices !== undefined && metric.choices !== null) {
    return `states ${JSON.stringify(metric.choices.map(({ code, label }) => [code, label]))}`;
  }
  return metric.unit === '' ? `none ${metricId}` : `unit ${metric.unit}`;
}

/**
 * The axes of the series in their order, the first being that of the first series.
 * @param limits of the first series: its axis reaches to those that are near enough
 * @param most marks of an axis of values, and of one of states
 * @param broken the limit that the chart is about: the first axis reaches to it
 */
export function axesOf(
  series: readonly Series[],
  limits: readonly Limit[],
  most: { readonly values: number; readonly states: number },
  broken: Limit | null = null,
): Axis[] {
  const groups = new Map<string, Series[]>();
  for (const one of series) {
    const key = axisKey(one);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((group, index) => {
    const [{ metric }] = group as [Series];
    const { unit, choices = null } = metric;
    const looks = new Set(group.map(({ look }) => look));
    const shared = {
      unit,
      choices,
      keys: group.map(({ key }) => key),
      look: looks.size === 1 ? group[0]!.look : null,
    };
    if (choices !== null) {
      const { at, decimals } = stateTicks(choices, most.states);
      return { ...shared, range: stateRange(choices), marks: at, decimals };
    }
    const all = group.flatMap(({ rows }) => extremesOf(rows) ?? []);
    const extremes =
      all.length === 0
        ? null
        : { min: Math.min(...all.map(({ min }) => min)), max: Math.max(...all.map(({ max }) => max)) };
    const [low, high] = index === 0 ? valueRange(extremes, limits, broken) : valueRange(extremes, []);
    const { at, decimals } = valueTicks(low, high, most.values);
    return { ...shared, range: [at[0]!, at.at(-1)!] as const, marks: at, decimals };
  });
}
