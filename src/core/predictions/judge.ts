/**
 * Decides what became of predictions, from what really happened. It came true when it happened before it was due:
 * - a limit: the mean of the day about an instant, with the swing of the usual day as the forecast had it, lies at or
 *   beyond it. That is what was foretold; single readings touch the limit earlier and ring. So it is known half a day
 *   later. An alarm of that side, at least as severe, counts where no day came there: once its work was done, or at
 *   the end of the time
 * - an anomaly: an alarm of the asset that would ring begins, or a failure of it is reported
 * - a failure: a failure of the asset is reported
 * Prevented is one against whose cause work was completed, or whose asset was replaced, before that; of a failure only
 * its own work. Where no reading came, nobody can tell; nor where what it spoke of ended (`ended.ts`).
 */
import { eq } from 'drizzle-orm';
import {
  afterEvent,
  type PredictionEvent,
  type PredictionLife,
} from '../../shared/domain/prediction/score-board.ts';
import { UNTOLD } from '../../shared/domain/prediction/stored.ts';
import { firstDayBeyond } from '../../shared/domain/prediction/reached.ts';
import type { Side } from '../../shared/domain/vocabulary.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { predictions } from '../database/schema/index.ts';
import { IS_FAILURE } from '../health/facts.ts';
import { rollupsIn } from '../metrics/rollups.ts';
import { findSeries } from '../metrics/series.ts';
import { DAY_MS } from './days.ts';
import { type Prediction, setAside } from './keep.ts';
import { completedLike } from './like-work.ts';

/** Of `predictions`. */
export const MAY_BE_TOLD = `(set_aside IS NULL OR set_aside NOT IN (${[...UNTOLD].map((why) => `'${why}'`).join(', ')}))`;

/** Predictions that nothing has settled, in order of id, from after `after` on. */
export function unsettled(db: Reader, after: Id, limit: number): Prediction[] {
  const ids = db
    .sql(
      `SELECT id FROM predictions WHERE settled_at IS NULL AND prevented_at IS NULL AND id > ?
         AND ${MAY_BE_TOLD} ORDER BY id LIMIT ?`,
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
  // The day about an instant has to be over.
  const known = row.kind === 'limit' ? now - DAY_MS / 2 : now;
  const prevented = preventedIn(db, row, now);
  const happened = happenedBefore(db, row, Math.min(known, row.dueBy), prevented);
  const events: PredictionEvent[] = [
    ...(happened === null ? [] : [{ kind: 'happen' as const, at: happened }]),
    ...(prevented === null ? [] : [{ kind: 'prevent' as const, at: prevented }]),
  ].sort((one, other) => one.at - other.at);
  if (events.length === 0 && known > row.dueBy && row.metricId !== null && !hasReadings(db, row))
    return 'no-data';
  const life = [...events, { kind: 'time' as const, at: known }].reduce(
    (present, event) => afterEvent(row, present, event),
    before,
  );
  return life.state === state && life.preventedAt === preventedAt ? null : { life };
}

/** Reads it anew: somebody may have decided meanwhile. @returns whether anything has become of it */
export function judge(tx: WriteTx, id: Id): boolean {
  const row = tx.select().from(predictions).where(eq(predictions.id, id)).get();
  const verdict = row === undefined ? null : verdictOn(tx, row, tx.now);
  if (row === undefined || verdict === null) return false;
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

/** What rang and was then mended happened, though no day came there. */
function happenedBefore(db: Reader, row: Prediction, until: number, prevented: number | null): number | null {
  const happened = happenedIn(db, row, until);
  if (row.kind !== 'limit' || prevented === null) return happened;
  if (happened !== null && happened <= prevented) return happened;
  return rangIn(db, row, Math.min(prevented, row.dueBy)) ?? happened;
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

function reachedIn(db: Reader, row: Prediction & { readonly metricId: Id }, until: number): number | null {
  const { metricId, side, limit, madeAt, dueBy, inputs } = row;
  const series = findSeries(db, metricId);
  const swing = inputs.kind === 'limit' ? inputs.line.swing : 0;
  const level = limit! + (side === 'high' ? -swing : swing);
  const mean = series === undefined ? null : dayBeyond(db, series, side!, level, madeAt, until);
  return mean !== null || until < dueBy ? mean : rangIn(db, row, until);
}

/** When the first alarm of the side began that is at least as severe. */
function rangIn(db: Reader, { metricId, side, severity, madeAt }: Prediction, until: number): number | null {
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

/** The middle of the first day beyond a level, after `madeAt`. */
function dayBeyond(
  db: Reader,
  series: number,
  side: Side,
  level: number,
  madeAt: number,
  until: number,
): number | null {
  // Where no reading is beyond, no mean is: most of the time is passed over by days.
  const touched = first(
    db,
    `SELECT min(bucket) FROM rollups WHERE series = ? AND level = 2 AND bucket > ? AND bucket <= ?
       AND ${side === 'high' ? 'max >= ?' : 'min <= ?'}`,
    series,
    madeAt - DAY_MS,
    until + DAY_MS / 2,
    level,
  );
  if (touched === null) return null;
  const parts = rollupsIn(
    db,
    series,
    1,
    Math.max(madeAt - DAY_MS / 2, touched - DAY_MS),
    until + DAY_MS / 2,
  ).filter(({ lastTs }) => lastTs <= until + DAY_MS / 2);
  const middle = firstDayBeyond(parts, side, level, madeAt);
  return middle === null || middle > until ? null : middle;
}

function preventedIn(
  db: Reader,
  { kind, assetId, metricId, side, workOrderId, madeAt }: Prediction,
  now: number,
): number | null {
  return earliestOf(
    // A repair of a failure is no way to have prevented it.
    kind === 'failure' ? null : completedLike(db, { metricId, side, madeAt, now }),
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
