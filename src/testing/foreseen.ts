/** Metrics with a history of readings, and the predictions that are made of it. */
import { ingest } from '../core/metrics/ingest.ts';
import { createSource } from '../core/metrics/series.ts';
import type { Id } from '../shared/ids.ts';
import type { TestCore } from './core.ts';
import { aMetric, anAsset, aThreshold } from './factories.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A metric whose value rises by 0.1 a day towards 7.1, with noise that repeats; it is at about 5.1 now. */
export async function climbing(test: TestCore, days = 20) {
  const planner = test.as('planner', 'Pia Planner');
  const asset = test.newId();
  const typeId = test.newId();
  await planner.assetTypes.create({ id: typeId, name: 'Pump' });
  anAsset(test, { id: asset, assetTypeId: typeId });
  const metricId = aMetric(test, { assetId: asset, name: 'Vibration' });
  read(test, metricId, test.ports.clock.now() - days * DAY, test.ports.clock.now(), test.ports.clock.now());
  await planner.metrics.setThreshold({ metricId, threshold: aThreshold({ highWarning: 7.1 }) });
  return { planner, assetId: asset, typeId, metricId };
}

/** As `climbing` rises, at 5.1 at the instant `at51`. */
export function read(test: TestCore, metricId: Id, from: number, to: number, at51: number): void {
  record(test, metricId, { from, to, every: 30 * 60_000 }, (ts) => {
    const noise = ((((ts / HOUR) * 7919) % 101) / 100 - 0.5) * 0.2;
    return 5.1 + (0.1 * (ts - at51)) / DAY + noise;
  });
}

/** Readings as typed by hand, from `from` to `to`, both included. */
export function record(
  test: TestCore,
  metricId: Id,
  { from, to, every }: { readonly from: number; readonly to: number; readonly every: number },
  valueAt: (ts: number) => number,
): void {
  const ts = Array.from({ length: Math.floor((to - from) / every) + 1 }, (_, at) => from + at * every);
  test.core.services.database.write({ actorId: null, command: 'test.read' }, (tx) => {
    const source = createSource(tx, { kind: 'manual', label: 'test' });
    ingest(tx, source, [{ metricId, ts, values: ts.map(valueAt) }]);
  });
}

/** Lets predictions be made and judged once. */
export const watched = (test: TestCore) => test.ports.timers.pass(16_000);

/** The one prediction there is. */
export async function only(test: TestCore, view: 'current' | 'all' = 'current') {
  const { rows } = await test.as('planner').predictions.list({ view });
  const [row] = rows;
  if (row === undefined || rows.length > 1) throw new Error(`${rows.length} predictions instead of one`);
  return row;
}
