/** What the rows measure on: a real core on a folder of its own, and the yardsticks' bare SQLite. */
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { uuidv7 } from '../src/shared/ids.ts';
import type { Id } from '../src/shared/ids.ts';
import { storeReadings } from '../src/core/metrics/ingest.ts';
import { createSource } from '../src/core/metrics/series.ts';
import { createTestCore, type TestCore } from '../src/testing/core.ts';
import { aMetric, anAsset } from '../src/testing/factories.ts';

export const MINUTE = 60_000;
export const START = Date.UTC(2026, 0, 1);

/** Milliseconds that `work` takes, on the clock that never jumps. */
export function timed(work: () => void): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

/** The same for work that waits. */
export async function timedAsync(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** The middle of repeated measurements, which one hiccup does not move. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

export async function plant(): Promise<TestCore> {
  return createTestCore();
}

/** A database beside the plant with the pragmas of the product and nothing else. */
export function bareDatabase(test: TestCore, name: string): Sqlite.Database {
  const connection = new Sqlite(join(test.dataFolder, `${name}.db`));
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('cache_size = -65536');
  return connection;
}

export function metricsOn(test: TestCore, count: number): Id[] {
  const assetId = anAsset(test);
  return Array.from({ length: count }, (_unused, index) => aMetric(test, { assetId, name: `Metric ${index}` }));
}

/** A plausible signal: a daily wave, a little noise that repeats, and a rare spike. */
export function signal(index: number, series: number): number {
  const wave = Math.sin((index / 288) * 2 * Math.PI);
  const noise = ((index * 7919 + series * 104_729) % 1000) / 1000;
  return 50 + 5 * wave + noise + (index % 50_000 === 49_999 ? 30 : 0);
}

/** Fills a metric with `count` readings a minute apart, through the product's own way in. */
export function fill(test: TestCore, metricId: Id, count: number, from = START): void {
  const { database } = test.core.services;
  const slice = 50_000;
  for (let done = 0; done < count; done += slice) {
    const length = Math.min(slice, count - done);
    const ts = Float64Array.from({ length }, (_unused, index) => from + (done + index) * MINUTE);
    const values = Float64Array.from({ length }, (_unused, index) => signal(done + index, 1));
    database.write({ actorId: null, command: 'bench.fill' }, (tx) => {
      storeReadings(tx, createSource(tx, { kind: 'demo', label: 'bench' }), [{ metricId, ts, values }]);
    });
  }
}

export function freshId(test: TestCore): Id {
  return uuidv7(test.ports.clock.now(), test.ports.randomBytes);
}
