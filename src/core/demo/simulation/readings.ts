/** Readings arrive: some days at a time, and at the very moment where one of them raises or ends an alarm. */
import { and, eq } from 'drizzle-orm';
import type { Id } from '../../../shared/ids.ts';
import { acknowledge } from '../../alarms/service.ts';
import { alarms } from '../../database/schema/index.ts';
import { ingest, type ReadingBatch } from '../../metrics/ingest.ts';
import { createSource } from '../../metrics/series.ts';
import { DAY } from '../calendar.ts';
import type { Acknowledgement, MetricEpisodes } from '../plan/alarms.ts';
import type { Series } from '../signals/series.ts';
import { type DemoPlant, known } from './plant.ts';
import type { Happening } from './timeline.ts';

/** A reading is there some seconds after it was measured. */
const TRANSPORT_MS = 20_000;
/** Metrics whose readings arrive in one transaction: few enough for other calls to be answered in between. */
const METRICS_AT_ONCE = 4;
/** Days of readings that arrive together: nobody sees when, and larger batches are stored faster. */
const DAYS_AT_ONCE = 9;

export interface Recorded {
  readonly foreseen: MetricEpisodes;
  readonly series: Series;
}

/** All arrivals of the history. */
export function readingsArrive(plant: DemoPlant, recorded: readonly Recorded[]): Happening[] {
  const source = plant.act(null, 'metrics.connect', (tx) =>
    createSource(tx, { kind: 'demo', label: 'Line controllers' }),
  );
  const next = recorded.map(() => 0);
  const arrive = (indexes: readonly number[], until: number): void => {
    const batches = indexes.flatMap((index): ReadingBatch[] => {
      const { series, foreseen } = recorded[index]!;
      const from = next[index]!;
      const to = firstAfter(series.ts, until, from);
      next[index] = to;
      const metricId = known(plant.metrics, foreseen.metric);
      if (to === from) return [];
      return [{ metricId, ts: series.ts.subarray(from, to), values: series.values.subarray(from, to) }];
    });
    if (batches.length > 0) plant.act(null, 'metrics.ingest', (tx) => void ingest(tx, source, batches));
  };
  const turns = recorded.flatMap(({ foreseen }, index) =>
    foreseen.turns.map((at): Happening => ({ at: at + TRANSPORT_MS, run: () => arrive([index], at) })),
  );
  return [...turns, ...regularArrivals(plant, recorded, arrive)];
}

function regularArrivals(
  plant: DemoPlant,
  recorded: readonly Recorded[],
  arrive: (indexes: readonly number[], until: number) => void,
): Happening[] {
  const first = Math.min(...recorded.map(({ series }) => series.ts[0]!));
  const { until: last } = plant.ports;
  const instants: number[] = [];
  for (let at = first + DAYS_AT_ONCE * DAY; at < last; at += DAYS_AT_ONCE * DAY) instants.push(at);
  instants.push(last);
  const groups: number[][] = [];
  for (let index = 0; index < recorded.length; index += 1) {
    if (index % METRICS_AT_ONCE === 0) groups.push([]);
    groups.at(-1)!.push(index);
  }
  return instants.flatMap((at) =>
    groups.map((group): Happening => ({ at, isLong: true, run: () => arrive(group, at) })),
  );
}

/** Index of the first time stamp after an instant. */
function firstAfter(ts: Float64Array, instant: number, from: number): number {
  let index = from;
  while (index < ts.length && ts[index]! <= instant) index += 1;
  return index;
}

/** The alarm that the product has made of an episode. */
export function alarmId(plant: DemoPlant, metric: string, startedAt: number): Id {
  const row = plant.database
    .select({ id: alarms.id })
    .from(alarms)
    .where(and(eq(alarms.metricId, known(plant.metrics, metric)), eq(alarms.startedAt, startedAt)))
    .get();
  if (row === undefined) throw new Error(`the readings of ${metric} raised no alarm`);
  return row.id;
}

export function alarmsAreAcknowledged(plant: DemoPlant, planned: readonly Acknowledgement[]): Happening[] {
  return planned.map(({ metric, startedAt, at, by, note }) => ({
    at,
    run: () => {
      const id = alarmId(plant, metric, startedAt);
      plant.act(by, 'alarms.acknowledge', (tx) => acknowledge(tx, id, tx.actorId!, note));
    },
  }));
}
