/**
 * Undoes an import of readings: they go by their source, and what was computed from them is computed anew as if
 * they had never come. An alarm that only they had raised goes with them, unless somebody has acknowledged it or
 * opened work from it; a metric that the import made goes, unless people have come to rely on it.
 */
import { eq, inArray } from 'drizzle-orm';
import type { Id } from '../../shared/ids.ts';
import type { Reader, SliceProgress, WriteTx } from '../database/database.ts';
import { alarms, imports, metrics, readingSources } from '../database/schema/index.ts';
import { reconsider, type Touched } from '../metrics/evaluate.ts';
import { removeSource, widen } from '../metrics/ingest.ts';
import type { UndoFindings } from '../undo/undo.ts';
import type { KeptRow } from '../undo/names.ts';
import { metricIdOf, type Target } from './plan.ts';
import { REMOVE_SLICE, reliesOn, removeMetrics } from './take-back.ts';

type ImportRow = typeof imports.$inferSelect;
type Steps = Generator<SliceProgress | void, UndoFindings, void>;

function targetsOf({ plan }: ImportRow): readonly Target[] {
  return (plan as { targets: readonly Target[] }).targets;
}

function sourcesOf(db: Reader, importId: Id): number[] {
  return db
    .select({ id: readingSources.id })
    .from(readingSources)
    .where(eq(readingSources.importId, importId))
    .all()
    .map(({ id }) => id);
}

/** The work of a long unit of work. */
export function* undoReadings(tx: WriteTx, record: ImportRow): Steps {
  const metricIds = targetsOf(record).map(metricIdOf);
  const touched = new Map<Id, Touched>();
  let removed = 0;
  for (const source of sourcesOf(tx, record.id)) {
    for (;;) {
      const slice = removeSource(tx, source, metricIds, REMOVE_SLICE);
      if (slice === null) break;
      removed += slice.instants.length;
      touched.set(slice.metricId, widen(touched.get(slice.metricId), slice.instants));
      yield { step: 'undoing', fraction: (0.8 * removed) / Math.max(1, record.added) };
    }
  }
  const before = aliveAlarms(tx, record);
  bringBackAlarms(tx, record);
  const kept: KeptRow[] = [];
  for (const [metricId, span] of touched) {
    const actedOn = reconsider(tx, metricId, span, record.finishedAt ?? record.createdAt);
    kept.push(...actedOn.map((rowId) => actedOnAlarm(tx, rowId)));
    yield { step: 'evaluating', fraction: 0.9 };
  }
  tx.delete(readingSources).where(eq(readingSources.importId, record.id)).run();
  const made = madeMetrics(tx, record);
  const leaving = made.filter((metricId) => !keeps(tx, metricId, kept));
  removeMetrics(tx, leaving);
  const gone = before.length - aliveAlarms(tx, record).length;
  return { counts: countsOf(removed, leaving.length, gone, kept), kept: changedFirst(kept) };
}

/** Alarms that the readings had merged into others or disproved; those that still are not true go again. */
function bringBackAlarms(tx: WriteTx, { id }: ImportRow): void {
  const rows = tx
    .sql(
      `SELECT j.old FROM journal done JOIN journal j ON j.change_set = done.change_set AND j.entity = 'alarms' AND j.op = 'delete'
       WHERE done.entity = 'imports' AND done.row_id = ? AND done.field = 'state' AND done.new = 'done'
         AND NOT EXISTS (SELECT 1 FROM alarms a WHERE a.id = j.row_id)`,
    )
    .pluck()
    .all(id) as string[];
  for (const row of rows) {
    const values = JSON.parse(row) as Record<string, unknown>;
    const columns = Object.keys(values).map((column) => `"${column}"`);
    const places = columns.map(() => '?');
    tx.sql(`INSERT INTO alarms (${columns.join(', ')}) VALUES (${places.join(', ')})`).run(
      ...Object.values(values),
    );
  }
}

function changedFirst(kept: readonly KeptRow[]): KeptRow[] {
  return kept.toSorted((a, b) => Number(b.reason === 'changed') - Number(a.reason === 'changed'));
}

/** What `undoReadings` would come to; alarms that other readings would have raised, too, are told as going. */
export function* previewReadings(db: Reader, record: ImportRow): Steps {
  const sources = sourcesOf(db, record.id);
  const kept: KeptRow[] = [];
  const alive = aliveAlarms(db, record);
  for (const { id, acknowledgedAt, workOrderId } of alive) {
    if (acknowledgedAt === null && workOrderId === null) continue;
    kept.push(actedOnAlarm(db, id));
  }
  const actedOn = kept.length;
  const made = madeMetrics(db, record);
  const leaving = made.filter((metricId) => !keeps(db, metricId, kept, sources));
  yield;
  return {
    counts: countsOf(record.added - takenOut(db, sources), leaving.length, alive.length - actedOn, kept),
    kept: changedFirst(kept),
  };
}

/** How many of the readings of sources are gone already. */
function takenOut(db: Reader, sources: readonly number[]): number {
  return db
    .sql(
      `SELECT count(*) FROM reading_corrections
       WHERE undone_at IS NULL AND source IN (SELECT value FROM json_each(?))`,
    )
    .pluck()
    .get(JSON.stringify(sources)) as number;
}

function aliveAlarms(db: Reader, { alarmIds }: ImportRow) {
  return db
    .select()
    .from(alarms)
    .where(inArray(alarms.id, [...alarmIds]))
    .all();
}

function madeMetrics(db: Reader, record: ImportRow): Id[] {
  const made = targetsOf(record).flatMap((target) => (target.kind === 'new-metric' ? [target.id] : []));
  return db
    .select({ id: metrics.id })
    .from(metrics)
    .where(inArray(metrics.id, made))
    .all()
    .map(({ id }) => id);
}

/** What a metric stays for; anything else is its own, and whoever made it has changed it. */
const RELYING: ReadonlySet<string> = new Set([
  'readings',
  'alarms',
  'checklist_items',
  'verifications',
  'data_sources',
]);

/** Whether a metric stays, and if so why. */
function keeps(db: Reader, metricId: Id, kept: KeptRow[], except: readonly number[] = []): boolean {
  const reliance = reliesOn(db, metricId, except);
  if (reliance === null) return false;
  const { entity, rowId } = reliance;
  kept.push(
    RELYING.has(entity)
      ? { ...keptRow('metrics', metricId, 'relied-on', null), becauseEntity: entity, becauseRow: rowId }
      : keptRow('metrics', metricId, 'changed', lastChange(db, entity, rowId)),
  );
  return true;
}

function keptRow(entity: string, rowId: Id, reason: KeptRow['reason'], bySet: number | null): KeptRow {
  return { entity, rowId, reason, becauseEntity: null, becauseRow: null, bySet };
}

function actedOnAlarm(db: Reader, rowId: Id): KeptRow {
  const bySet = db
    .sql(
      `SELECT max(change_set) FROM journal
       WHERE entity = 'alarms' AND row_id = ? AND field IN ('acknowledged_at', 'work_order_id')`,
    )
    .pluck()
    .get(rowId) as number | null;
  return keptRow('alarms', rowId, 'acted-on', bySet);
}

function lastChange(db: Reader, entity: string, rowId: Id): number | null {
  return db
    .sql('SELECT max(change_set) FROM journal WHERE entity = ? AND row_id = ?')
    .pluck()
    .get(entity, rowId) as number | null;
}

function countsOf(
  readings: number,
  metricsGone: number,
  alarmsGone: number,
  kept: readonly KeptRow[],
): UndoFindings['counts'] {
  const staying = (entity: string) => kept.filter((row) => row.entity === entity).length;
  const all = [
    { entity: 'readings', removed: readings, restored: 0, kept: 0 },
    { entity: 'metrics', removed: metricsGone, restored: 0, kept: staying('metrics') },
    { entity: 'alarms', removed: alarmsGone, restored: 0, kept: staying('alarms') },
  ] as const;
  return all.filter(({ removed, kept: stay }) => removed + stay > 0);
}
