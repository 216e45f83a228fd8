/** Taking readings in, with pyramid, thresholds and alarms, beside a bare insert into the same clustered table. */
import { ingest } from '../../src/core/metrics/ingest.ts';
import { setThreshold } from '../../src/core/metrics/service.ts';
import { createSource } from '../../src/core/metrics/series.ts';
import { aThreshold } from '../../src/testing/factories.ts';
import { bareDatabase, metricsOn, MINUTE, plant, signal, START, timed } from '../plant.ts';
import type { BenchRow } from '../row.ts';

const METRICS = 200;
const READINGS = 1_000_000;
/** Readings of one metric in one batch; ten metrics make a transaction of 10,000. */
const BATCH = 1000;

const row: BenchRow = {
  id: 'ingest',
  size: '1 M readings, 200 metrics',
  unit: 'ms',
  budget: 2.5,
  async run() {
    await using test = await plant();
    const { database } = test.core.services;
    const metricIds = metricsOn(test, METRICS);
    const write = { actorId: null, command: 'bench.ingest' };
    const threshold = aThreshold({ highWarning: 70, highCritical: 80, deadband: 2, onDelayMs: 5 * MINUTE });
    for (const metricId of metricIds) database.write(write, (tx) => setThreshold(tx, metricId, threshold));
    const source = database.write(write, (tx) => createSource(tx, { kind: 'demo', label: 'bench' }));

    const rounds = READINGS / METRICS / BATCH;
    const groups = Array.from({ length: METRICS / 10 }, (_unused, group) => group * 10);
    const batch = (round: number, series: number) => ({
      ts: Array.from({ length: BATCH }, (_unused, index) => START + (round * BATCH + index) * MINUTE),
      values: Array.from({ length: BATCH }, (_unused, index) => signal(round * BATCH + index, series)),
    });
    const input = Array.from({ length: rounds }, (_unused, round) =>
      groups.map((first) =>
        Array.from({ length: 10 }, (_also, index) => ({
          series: first + index,
          ...batch(round, first + index),
        })),
      ),
    ).flat();

    const ours = timed(() => {
      for (const batches of input) {
        database.write(write, (tx) => {
          ingest(
            tx,
            source,
            batches.map(({ series, ...rest }) => ({ metricId: metricIds[series]!, ...rest })),
          );
        });
      }
    });

    const bare = bareDatabase(test, 'bare');
    bare.exec(
      'CREATE TABLE readings (series integer NOT NULL, ts integer NOT NULL, value real NOT NULL, source integer NOT NULL, PRIMARY KEY (series, ts)) STRICT, WITHOUT ROWID',
    );
    const insert = bare.prepare(
      'INSERT OR IGNORE INTO readings (series, ts, value, source) VALUES (?, ?, ?, ?)',
    );
    const yardstick = timed(() => {
      for (const batches of input) {
        bare.transaction(() => {
          for (const { series, ts, values } of batches) {
            for (let index = 0; index < BATCH; index += 1) insert.run(series, ts[index], values[index], 1);
          }
        })();
      }
    });
    bare.close();
    return { ours, yardstick };
  },
};
export default row;
