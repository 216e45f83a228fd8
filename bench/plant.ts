/** What the rows measure on: a real core on a folder of its own, and the yardsticks' bare SQLite. */
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { derivedId, uuidv7 } from '../src/shared/ids.ts';
import type { Id } from '../src/shared/ids.ts';
import { aggregate, combine, type Rollup, ROLLUP_LEVELS_MS } from '../src/shared/domain/rollup.ts';
import type { Reading } from '../src/shared/domain/threshold.ts';
import type { WriteTx } from '../src/core/database/database.ts';
import { provideNaturalKey } from '../src/core/database/natural-order.ts';
import { storeReadings } from '../src/core/metrics/ingest.ts';
import { createSource, seriesFor } from '../src/core/metrics/series.ts';
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
  provideNaturalKey(connection);
  return connection;
}

export function metricsOn(test: TestCore, count: number): Id[] {
  const assetId = anAsset(test);
  return Array.from({ length: count }, (_unused, index) =>
    aMetric(test, { assetId, name: `Metric ${index}` }),
  );
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

const DAY = 1440 * MINUTE;
/** Readings of one transaction, about. */
const READINGS_AT_ONCE = 150_000;
/** Rows of one INSERT. */
const ROWS_AT_ONCE = 120;

/**
 * Fills an empty metric as `fill` does, past the product's way in: that would take 50 M readings in about five
 * minutes. `every` so many milliseconds, a part of a day. Readings and pyramid are written in the order of their keys; the pyramid is computed by the product.
 */
export function fillInBulk(test: TestCore, metricId: Id, count: number, every = MINUTE): void {
  const { database } = test.core.services;
  database.relaxDurability();
  const write = { actorId: null, command: 'bench.fill' };
  const source = database.write(write, (tx) => createSource(tx, { kind: 'demo', label: 'bench' }));
  // Whole days, so that no bucket of the pyramid is cut.
  const aDay = DAY / every;
  const chunk = Math.max(1, Math.floor(READINGS_AT_ONCE / aDay)) * aDay;
  for (let done = 0; done < count; done += chunk) {
    const readings = Array.from({ length: Math.min(chunk, count - done) }, (_unused, index) => ({
      ts: START + (done + index) * every,
      value: signal(done + index, 1),
    }));
    database.write(write, (tx) => {
      const series = seriesFor(tx, metricId);
      insertReadings(tx, series, source, readings);
      insertPyramid(tx, series, readings);
    });
  }
}

function insertReadings(tx: WriteTx, series: number, source: number, readings: readonly Reading[]): void {
  const insert = (rows: number) =>
    tx.sql(
      `INSERT INTO readings (series, ts, value, source) VALUES ${Array(rows).fill(`(${series}, ?, ?, ${source})`).join(', ')}`,
    );
  for (let first = 0; first < readings.length; first += ROWS_AT_ONCE) {
    const rows = readings.slice(first, first + ROWS_AT_ONCE);
    insert(rows.length).run(rows.flatMap(({ ts, value }) => [ts, value]));
  }
}

function insertPyramid(tx: WriteTx, series: number, readings: readonly Reading[]): void {
  const insert = tx.sql('INSERT INTO rollups VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  let level: Rollup[] = [];
  ROLLUP_LEVELS_MS.forEach((width, index) => {
    level = index === 0 ? aggregate(readings, width) : combine(level, width);
    for (const { bucket, count, min, max, sum, first, firstTs, last, lastTs } of level) {
      insert.run(series, index, bucket, count, min, max, sum, first, firstTs, last, lastTs);
    }
  });
}

export function freshId(test: TestCore): Id {
  return uuidv7(test.ports.clock.now(), test.ports.randomBytes);
}

/** Assets in a tree of the given depth, `count` in all, each level as wide as it must be. */
export function plantTree(test: TestCore, count: number, depth: number): Id[] {
  const ids = Array.from({ length: count }, (_unused, index) => derivedId('bench-asset', index));
  const fanOut = Math.max(2, Math.ceil(count ** (1 / depth)));
  test.core.services.database.write({ actorId: null, command: 'bench.assets' }, (tx) => {
    const insert = tx.sql(
      `INSERT INTO assets (id, tag, name, parent_id, criticality, status, serial_number, model, created_at, updated_at)
       VALUES (?, ?, ?, ?, 'B', ?, ?, ?, 1, 1)`,
    );
    ids.forEach((id, index) => {
      const parent = index === 0 ? null : ids[Math.floor((index - 1) / fanOut)]!;
      const status = ['running', 'standby', 'down', 'maintenance'][index % 4];
      const kind = KINDS[index % KINDS.length]!;
      insert.run(
        id,
        `${kind.slice(0, 3).toUpperCase()}-${index}`,
        `${kind} ${index}`,
        parent,
        status,
        `SN${index * 7}`,
        `M${index % 90}`,
      );
    });
  });
  return ids;
}

const KINDS = [
  'Pump',
  'Motor',
  'Gearbox',
  'Valve',
  'Conveyor',
  'Fan',
  'Compressor',
  'Filler',
  'Labeller',
  'Sensor',
];

/** Work orders on the assets, one in fifty of them open. */
export function plantWork(test: TestCore, assetIds: readonly Id[], count: number): void {
  test.core.services.database.write({ actorId: null, command: 'bench.work' }, (tx) => {
    const insert = tx.sql(
      `INSERT INTO work_orders (id, number, title, asset_id, type, status, priority, due_on, created_at, updated_at)
       VALUES (?, ?, ?, ?, 'corrective', ?, ?, ?, ?, 1)`,
    );
    for (let index = 0; index < count; index += 1) {
      const due = new Date(START + (index % 700) * 86_400_000).toISOString().slice(0, 10);
      insert.run(
        derivedId('bench-work', index),
        `WO-2026-${String(index).padStart(4, '0')}`,
        `Repair ${KINDS[index % KINDS.length]!} ${index}`,
        assetIds[index % assetIds.length],
        index % 50 === 0 ? 'open' : 'completed',
        ['low', 'medium', 'high', 'critical'][index % 4],
        due,
        START + index * 1000,
      );
    }
  });
}
