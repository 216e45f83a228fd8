/**
 * Takes an import back that was cancelled, has failed, or was running when the program last stopped. Its
 * readings go, in slices; no alarm and no state has seen them (see `metrics/evaluate.ts`). The metrics it made
 * go too, unless people have come to rely on them: one that was renamed, has readings of its own, is fed by a source
 * or has anything that refers to it (limits, an alarm, a corrected reading) stays, with all of that.
 */
import { and, eq, inArray } from 'drizzle-orm';
import type { Id } from '../../shared/ids.ts';
import type { Database, Reader, WriteTx } from '../database/database.ts';
import {
  imports,
  metrics,
  predictionChecks,
  predictions,
  readingSources,
  series,
  thresholdStates,
} from '../database/schema/index.ts';
import { removeSource } from '../metrics/ingest.ts';
import { findSeries, latestReading } from '../metrics/series.ts';
import type { Log } from '../ports.ts';
import { EDGES } from '../undo/graph.ts';
import { metricIdOf, type Target } from './plan.ts';

/** Readings taken back in one unit of work. */
export const REMOVE_SLICE = 10_000;

/** Removes everything a broken-off import has brought, and says how it ended. */
export async function takeBack(
  database: Database,
  importId: Id,
  state: 'cancelled' | 'failed' | 'broken-off',
): Promise<void> {
  const write = { actorId: null, command: 'imports.takeBack' };
  const record = database.select().from(imports).where(eq(imports.id, importId)).get();
  if (record === undefined) return;
  const { targets } = record.plan as { targets: readonly Target[] };
  const metricIds = targets.map(metricIdOf);
  const sources = database
    .select({ id: readingSources.id })
    .from(readingSources)
    .where(eq(readingSources.importId, importId))
    .all();
  for (const { id } of sources) {
    const next = () =>
      database.writeWhenIdle(write, (tx) => removeSource(tx, id, metricIds, REMOVE_SLICE) !== null);
    while (await next()) await new Promise<void>((resolve) => setImmediate(resolve));
  }
  await database.writeWhenIdle(write, (tx) => {
    const made = targets.flatMap((target) => (target.kind === 'new-metric' ? [target.id] : []));
    removeMetrics(
      tx,
      made.filter((metricId) => reliesOn(tx, metricId) === null),
    );
    tx.update(imports)
      .set({ state, finishedAt: tx.now })
      .where(and(eq(imports.id, importId), eq(imports.state, 'running')))
      .run();
  });
}

/** Rows that refer to a metric, by table; what is computed from it goes with it. */
const REFERRING = EDGES.filter(({ parent }) => parent === 'metrics');

/** What keeps a metric that an import made: a row that somebody changed or that refers to it; null when nothing does. */
export function reliesOn(
  db: Reader,
  metricId: Id,
  except: readonly number[] = [],
): { readonly entity: string; readonly rowId: Id } | null {
  const metric = db.select().from(metrics).where(eq(metrics.id, metricId)).get();
  if (metric === undefined) return null;
  if (metric.updatedAt !== metric.createdAt) return { entity: 'metrics', rowId: metricId };
  for (const { child, column, where = 'TRUE' } of REFERRING) {
    const rowId = db
      .sql(`SELECT c.id FROM "${child}" c WHERE c."${column}" = ? AND (${where}) LIMIT 1`)
      .pluck()
      .get(metricId) as Id | undefined;
    if (rowId !== undefined) return { entity: child, rowId };
  }
  const decided = db
    .sql(
      'SELECT id FROM predictions WHERE metric_id = ? AND (decision IS NOT NULL OR work_order_id IS NOT NULL)',
    )
    .pluck()
    .get(metricId) as Id | undefined;
  if (decided !== undefined) return { entity: 'predictions', rowId: decided };
  const feeding = db
    .sql(
      `SELECT id FROM data_sources
       WHERE EXISTS (SELECT 1 FROM json_each(mapping) m WHERE m.value ->> '$.metricId' = :metricId)
       UNION ALL SELECT source_id FROM quarantined_readings WHERE metric_id = :metricId LIMIT 1`,
    )
    .pluck()
    .get({ metricId }) as Id | undefined;
  if (feeding !== undefined) return { entity: 'data_sources', rowId: feeding };
  const seriesId = findSeries(db, metricId);
  const reading = seriesId === undefined ? undefined : latestReading(db, seriesId, except);
  return reading === undefined ? null : { entity: 'readings', rowId: metricId };
}

export function removeMetrics(tx: WriteTx, metricIds: readonly Id[]): void {
  const ids = [...metricIds];
  tx.delete(series).where(inArray(series.metricId, ids)).run();
  tx.delete(thresholdStates).where(inArray(thresholdStates.metricId, ids)).run();
  tx.delete(predictions).where(inArray(predictions.metricId, ids)).run();
  tx.delete(predictionChecks).where(inArray(predictionChecks.id, ids)).run();
  tx.delete(metrics).where(inArray(metrics.id, ids)).run();
}

/**
 * Takes back what was being imported when the program last stopped. One that cannot be taken back stays
 * `running`, so that nothing of it is evaluated and the next start tries again; it never keeps the station shut.
 * Records and undos are one unit of work: of them nothing is there, and that is noted.
 */
export async function recoverImports(database: Database, log: Log): Promise<void> {
  const broken = database.select({ id: imports.id }).from(imports).where(eq(imports.state, 'running')).all();
  let count = 0;
  for (const { id } of broken) {
    try {
      await takeBack(database, id, 'broken-off');
      count += 1;
    } catch (error) {
      log.error('import not taken back', { id, kind: error instanceof Error ? error.name : typeof error });
    }
  }
  if (count > 0) log.warn('imports taken back', { count });
  const undoing = eq(imports.state, 'undoing');
  if (database.select({ id: imports.id }).from(imports).where(undoing).get() === undefined) return;
  await database.writeWhenIdle({ actorId: null, command: 'imports.takeBack' }, (tx) =>
    tx.update(imports).set({ state: 'undo-broken-off' }).where(undoing).run(),
  );
}
