/**
 * Decides what became of predictions, from what really happened. It came true when it happened before it was due:
 * - a limit: the mean of a whole day, with the swing of the usual day as the forecast had it, lies at or beyond it.
 *   That is what was foretold; single readings touch the limit earlier and ring. An alarm of that side, at least as
 *   severe, counts only at the end of the time, when no day came there: somebody may have mended it meanwhile
 * - an anomaly: an alarm of the asset that would ring begins, or a failure of it is reported
 * - a failure: a failure of the asset is reported
 * Prevented is one whose own work order was completed, or whose asset was repaired or replaced, before that. Where no
 * reading came, nobody can tell.
 */
import { eq } from 'drizzle-orm';
import {
  afterEvent,
  type PredictionEvent,
  type PredictionLife,
} from '../../shared/domain/prediction/score-board.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { predictions } from '../database/schema/index.ts';
import { IS_FAILURE } from '../health/facts.ts';
import { findSeries } from '../metrics/series.ts';
import { DAY_MS } from './days.ts';
import { type Prediction, setAside } from './keep.ts';

/** Predictions that nothing has settled, in order of id, from after `after` on. */
export function unsettled(db: Reader, after: Id, limit: number): Prediction[] {
  const ids = db
    .sql(
      `SELECT id FROM predictions WHERE settled_at IS NULL AND prevented_at IS NULL AND id > ?
         AND (set_aside IS NULL OR set_aside <> 'no-data') ORDER BY id LIMIT ?`,
    )
    .pluck()
    .all(after, limit) as Id[];
  return ids.map((id) => db.select().from(predictions).where(eq(predictions.id, id)).get()!);
}

export type Verdict = { readonly life: PredictionLife } | 'no-data' | null;

/** What has become of a prediction by now; null: nothing yet. */
export function verdictOn(db: Reader, row: Prediction, now: number): Verdict {
  const { state, decision, preventedAt, happenedAt, settledAt } = row;
  const before: PredictionLife = { state, decision, preventedAt, happenedAt, settledAt };
  const happened = happenedIn(db, row, Math.min(now, row.dueBy));
  const prevented = preventedIn(db, row, now);
  const events: PredictionEvent[] = [
    ...(happened === null ? [] : [{ kind: 'happen' as const, at: happened }]),
    ...(prevented === null ? [] : [{ kind: 'prevent' as const, at: prevented }]),
  ].sort((one, other) => one.at - other.at);
  if (events.length === 0 && now > row.dueBy && row.metricId !== null && !hasReadings(db, row))
    return 'no-data';
  const life = [...events, { kind: 'time' as const, at: now }].reduce(
    (present, event) => afterEvent(row, present, event),
    before,
  );
  return life.state === state && life.preventedAt === preventedAt ? null : { life };
}

/** @returns whether anything has become of it */
export function judge(tx: WriteTx, row: Prediction): boolean {
  const verdict = verdictOn(tx, row, tx.now);
  if (verdict === null) return false;
  if (verdict === 'no-data') setAside(tx, row.id, 'no-data');
  else tx.update(predictions).set(verdict.life).where(eq(predictions.id, row.id)).run();
  return true;
}

function first(db: Reader, sql: string, ...values: (string | number | null)[]): number | null {
  return (
    (db
      .sql(sql)
      .pluck()
      .get(...values) as number | null | undefined) ?? null
  );
}

function earliestOf(...instants: (number | null)[]): number | null {
  const known = instants.filter((at) => at !== null);
  return known.length === 0 ? null : Math.min(...known);
}

function happenedIn(db: Reader, row: Prediction, until: number): number | null {
  const { kind, assetId, metricId, madeAt } = row;
  if (kind === 'limit' && metricId !== null) return reachedIn(db, { ...row, metricId }, until);
  const failure = first(
    db,
    `SELECT min(created_at) FROM work_orders WHERE asset_id = ? AND created_at > ? AND created_at <= ? AND ${IS_FAILURE}`,
    assetId,
    madeAt,
    until,
  );
  if (kind === 'failure') return failure;
  const alarm = first(
    db,
    `SELECT min(started_at) FROM alarms WHERE asset_id = ? AND started_at > ? AND started_at <= ?
       AND rings = 1 AND type <> 'no-data'`,
    assetId,
    madeAt,
    until,
  );
  return earliestOf(failure, alarm);
}

function reachedIn(
  db: Reader,
  { metricId, side, severity, limit, madeAt, dueBy, inputs }: Prediction & { readonly metricId: Id },
  until: number,
): number | null {
  const series = findSeries(db, metricId);
  const swing = inputs.kind === 'limit' ? inputs.line.swing : 0;
  const [beyond, level] =
    side === 'high' ? ['sum >= ? * count', limit! - swing] : ['sum <= ? * count', limit! + swing];
  const mean =
    series === undefined
      ? null
      : first(
          db,
          `SELECT (first_ts + last_ts) / 2 FROM rollups WHERE series = ? AND level = 2
             AND bucket > ? AND bucket <= ? AND (first_ts + last_ts) / 2 > ? AND ${beyond}
           ORDER BY bucket LIMIT 1`,
          series,
          madeAt - DAY_MS,
          until - DAY_MS,
          madeAt,
          level,
        );
  if (mean !== null || until < dueBy) return mean;
  return first(
    db,
    `SELECT min(started_at) FROM alarms WHERE metric_id = ? AND type = 'level' AND side = ?
       AND (severity = 'critical' OR ? = 'warning') AND started_at > ? AND started_at <= ?`,
    metricId,
    side,
    severity,
    madeAt,
    until,
  );
}

/** Work that brings an asset back to what it was; of `work_orders`. */
export const IS_REPAIR =
  "archived_at IS NULL AND status = 'completed' AND type IN ('corrective', 'emergency')";

function preventedIn(
  db: Reader,
  { kind, assetId, workOrderId, madeAt }: Prediction,
  now: number,
): number | null {
  // A repair of a failure is no way to have prevented it.
  const repaired =
    kind === 'failure'
      ? null
      : first(
          db,
          `SELECT min(completed_at) FROM work_orders
           WHERE asset_id = ? AND completed_at > ? AND completed_at <= ? AND ${IS_REPAIR}`,
          assetId,
          madeAt,
          now,
        );
  return earliestOf(
    repaired,
    first(
      db,
      "SELECT completed_at FROM work_orders WHERE id = ? AND status = 'completed' AND completed_at <= ?",
      workOrderId,
      now,
    ),
    first(
      db,
      'SELECT min(installed_at) FROM installations WHERE asset_id = ? AND installed_at > ? AND installed_at <= ?',
      assetId,
      madeAt,
      now,
    ),
  );
}

function hasReadings(db: Reader, { metricId, earliest, dueBy }: Prediction): boolean {
  const series = findSeries(db, metricId!);
  if (series === undefined) return false;
  return (
    first(
      db,
      'SELECT 1 FROM rollups WHERE series = ? AND level = 2 AND bucket >= ? AND bucket <= ? LIMIT 1',
      series,
      earliest - DAY_MS,
      dueBy,
    ) !== null
  );
}
