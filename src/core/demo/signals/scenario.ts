/** The definitions of failures, disturbances and outages put on the calendar that ends now. */
import { DAY, HOUR, type PlantCalendar } from '../calendar.ts';
import { FAILURES, type FailureDefinition, type SensorEffect, STANDING } from '../definition/failures.ts';
import { INCIDENTS } from '../definition/incidents.ts';
import { metricKey, METRICS } from '../definition/metrics.ts';
import { type OutageDefinition, OUTAGES } from '../definition/outages.ts';
import type { IncidentDefinition, MetricDefinition } from '../definition/types.ts';
import type { DemoRandom } from '../random.ts';
import type { Effect } from './effects.ts';
import { generateSeries, type Series } from './series.ts';
import { buildWorld, type Span, type Stop, type World } from './world.ts';

/** A machine has to be warm before its temperature can show that something is wrong. */
const WARM_UP = 2 * HOUR;

export interface Scenario {
  /** Instant of each failure, by its key. */
  readonly failedAt: ReadonlyMap<string, number>;
  readonly incidents: readonly (Span & { readonly definition: IncidentDefinition })[];
  readonly world: World;
  /** The readings of a metric; the same each time it is asked for. */
  series(metric: MetricDefinition): Series;
}

/**
 * @param now the instant at which the history ends
 * @param troubled false leaves out everything that went wrong, for tests of the normal signals
 */
export function buildScenario(
  now: number,
  calendar: PlantCalendar,
  random: DemoRandom,
  troubled = true,
): Scenario {
  const failures = troubled ? FAILURES : [];
  const failedAt = new Map(failures.map((failure) => [failure.key, failureInstant(failure, now, calendar)]));
  const incidents = (troubled ? INCIDENTS : []).map((definition) => {
    const from = incidentStart(definition, now, calendar);
    return { definition, from, to: from + definition.hours * HOUR };
  });
  const effects: Effect[] = [
    ...failures.flatMap(({ key, effects: own }) =>
      own.map((effect) => onCalendar(effect, failedAt.get(key)!, now)),
    ),
    ...(troubled ? STANDING : []).map((effect) => onCalendar(effect, now, now)),
    ...incidents.map(({ definition: { metric, amount }, from, to }): Effect => ({
      metric,
      amount,
      from,
      to,
      shape: 'pulse',
    })),
  ];
  const stops = failures.flatMap(({ key, stops: stop }): Stop[] => {
    const from = failedAt.get(key)!;
    return stop === undefined ? [] : [{ line: stop.line, from, to: from + stop.hours * HOUR }];
  });
  const isolated = failures.flatMap(({ key, silent }) => {
    const from = failedAt.get(key)!;
    return (silent?.metrics ?? []).map((metric) => ({ metric, from, to: from + silent!.hours * HOUR }));
  });
  const steady = incidents.map(({ definition, from, to }) => ({
    driver: METRICS.find((metric) => metricKey(metric) === definition.metric)!.signal.driver,
    from: from - WARM_UP,
    to,
  }));
  const world = buildWorld(now, calendar, stops, steady, random.fork('world'));
  const sensors = random.fork('sensors');
  return {
    failedAt,
    incidents,
    world,
    series: (metric) => {
      const key = metricKey(metric);
      return generateSeries(
        metric,
        world,
        effects.filter((effect) => effect.metric === key),
        [...outagesOf(key, now, calendar), ...isolated.filter((span) => span.metric === key)],
        sensors,
      );
    },
  };
}

/** The last such weekday at or before the day, so that a line is sure to be manned. */
function failureInstant(
  { daysAgo, hour, weekday }: FailureDefinition,
  now: number,
  calendar: PlantCalendar,
): number {
  const nominal = calendar.at(now, -daysAgo, hour);
  const late = (weekdayOf(nominal, calendar) - weekday + 7) % 7;
  return calendar.at(nominal, -late, hour);
}

/** A disturbance on a weekend is moved to the Friday before it. */
function incidentStart({ daysAgo, hour }: IncidentDefinition, now: number, calendar: PlantCalendar): number {
  const nominal = calendar.at(now, -daysAgo, hour);
  return calendar.at(nominal, -Math.max(0, weekdayOf(nominal, calendar) - 5), hour);
}

/** 1 is Monday, 7 is Sunday. */
function weekdayOf(instant: number, calendar: PlantCalendar): number {
  return Math.floor(calendar.minuteOfWeek(instant) / (24 * 60)) + 1;
}

function onCalendar({ metric, amount, shape, from, to }: SensorEffect, zero: number, now: number): Effect {
  const end = to === 'end' ? now + 1 : zero + to * HOUR;
  return { metric, amount, shape, from: zero + from * HOUR, to: end };
}

function outagesOf(key: string, now: number, calendar: PlantCalendar): Span[] {
  return OUTAGES.filter(({ of }) => concerns(of, key)).map(({ daysAgo, hour, hours }) => {
    const from = calendar.at(now, -daysAgo, hour);
    return { from: Math.min(from, now - DAY), to: from + hours * HOUR };
  });
}

function concerns(of: OutageDefinition['of'], key: string): boolean {
  if (typeof of === 'string') return of === key;
  return of.some((prefix) => key.startsWith(prefix));
}

/** Every metric with its readings, one at a time: each takes some milliseconds to make. */
export function* allSeries(scenario: Scenario): Generator<{ metric: MetricDefinition; series: Series }> {
  for (const metric of METRICS) yield { metric, series: scenario.series(metric) };
}
