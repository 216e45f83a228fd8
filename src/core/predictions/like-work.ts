/**
 * Work against the same cause as a prediction: what is open already, and what was done last. The cause of a limit or
 * an anomaly is its metric on its side: work from an alarm or a prediction of these. That of a failure is any failure
 * of the asset, since the curve takes all for alike.
 */
import type { Id } from '../../shared/ids.ts';
import type { WorkPlan } from '../../shared/contract/predictions.ts';
import type { Reader } from '../database/database.ts';
import { dayIn, plantOf } from '../setup/plant.ts';
import type { Prediction } from './keep.ts';

/** Work orders of alarms and predictions of the metrics that `metrics` selects, on the same side. */
const worksOf = (metrics: string) => `SELECT work_order_id FROM alarms
    WHERE metric_id IN (${metrics}) AND side = :side AND type <> 'no-data' AND work_order_id IS NOT NULL
  UNION SELECT work_order_id FROM predictions
    WHERE metric_id IN (${metrics}) AND side = :side AND work_order_id IS NOT NULL`;

/** Metrics called the same on other assets of the type. */
const SISTERS = `SELECT o.id FROM metrics m JOIN assets a ON a.id = m.asset_id
  JOIN assets b ON b.asset_type_id = a.asset_type_id AND b.id <> a.id
  JOIN metrics o ON o.asset_id = b.id AND o.name = m.name AND o.unit = m.unit WHERE m.id = :metricId`;

/** Metrics on the asset or others of its type whose work follows the same checklist. */
const SAME_CHECKLIST = `SELECT o.id FROM alarm_rules r JOIN alarm_rules q ON q.checklist_template_id = r.checklist_template_id
  JOIN metrics m ON m.id = r.metric_id JOIN assets a ON a.id = m.asset_id
  JOIN metrics o ON o.id = q.metric_id JOIN assets b ON b.id = o.asset_id
  WHERE r.metric_id = :metricId AND (b.id = a.id OR b.asset_type_id = a.asset_type_id)`;

const worksOnFailing = (
  assets: string,
) => `SELECT id FROM work_orders WHERE asset_id IN (${assets}) AND type IN ('corrective', 'emergency')
  UNION SELECT work_order_id FROM predictions
    WHERE kind = 'failure' AND asset_id IN (${assets}) AND work_order_id IS NOT NULL`;

const OF_TYPE = `SELECT b.id FROM assets a JOIN assets b ON b.asset_type_id = a.asset_type_id AND b.id <> a.id
  WHERE a.id = :assetId`;

/** The newest open work against the same cause. */
export function openWorkLike(db: Reader, prediction: Prediction): WorkPlan['openWork'] {
  const { kind, assetId, metricId, side } = prediction;
  const works =
    kind === 'failure'
      ? `SELECT work_order_id FROM predictions WHERE kind = 'failure' AND asset_id = :assetId AND work_order_id IS NOT NULL`
      : worksOf(':metricId');
  const found = db
    .sql(
      `SELECT w.id, w.number, w.due_on AS dueOn FROM work_orders w WHERE w.id IN (${works})
         AND w.archived_at IS NULL AND w.status NOT IN ('completed', 'cancelled')
       ORDER BY w.created_at DESC, w.id LIMIT 1`,
    )
    .get({ assetId, metricId, side }) as NonNullable<WorkPlan['openWork']> | undefined;
  return found ?? null;
}

/** When the first work against the cause of a limit or an anomaly was completed, after it was made. */
export function completedLike(
  db: Reader,
  about: Pick<Prediction, 'metricId' | 'side' | 'madeAt'> & { readonly now: number },
): number | null {
  return db
    .sql(
      `SELECT min(completed_at) FROM work_orders WHERE id IN (${worksOf(':metricId')})
         AND archived_at IS NULL AND status = 'completed' AND completed_at > :madeAt AND completed_at <= :now`,
    )
    .pluck()
    .get(about) as number | null;
}

/**
 * The last completed work that used parts against the same cause: on the asset, else on another of its type, else by
 * the same checklist. Other work on the asset says nothing about what this takes.
 */
export function lastWorkLike(db: Reader, prediction: Prediction): WorkPlan['asIn'] {
  const { kind, metricId } = prediction;
  if (kind === 'failure') {
    return (
      lastOf(db, prediction, worksOnFailing(':assetId')) ?? lastOf(db, prediction, worksOnFailing(OF_TYPE))
    );
  }
  const same = lastOf(db, prediction, worksOf(':metricId')) ?? lastOf(db, prediction, worksOf(SISTERS));
  if (same !== null) return same;
  const byChecklist = lastOf(db, prediction, worksOf(SAME_CHECKLIST));
  return byChecklist === null ? null : { ...byChecklist, template: checklistOf(db, metricId!) };
}

function lastOf(db: Reader, { assetId, metricId, side }: Prediction, works: string): WorkPlan['asIn'] {
  const row = db
    .sql(
      `SELECT w.id, w.number, w.completed_at AS completedAt, a.id AS assetId, a.tag, a.name
       FROM work_orders w LEFT JOIN assets a ON a.id = w.asset_id
       WHERE w.id IN (${works}) AND w.archived_at IS NULL AND w.status = 'completed'
         AND EXISTS (SELECT 1 FROM stock_movements s JOIN parts p ON p.id = s.part_id
           WHERE s.work_order_id = w.id AND p.archived_at IS NULL GROUP BY s.part_id HAVING sum(s.quantity) < 0)
       ORDER BY w.completed_at DESC, w.id LIMIT 1`,
    )
    .get({ assetId, metricId, side }) as
    | { id: Id; number: string; completedAt: number; assetId: Id | null; tag: string; name: string }
    | undefined;
  if (row === undefined) return null;
  const { id, number, completedAt, tag, name } = row;
  return {
    id,
    number,
    completedOn: dayIn(plantOf(db).timeZone, completedAt),
    asset: row.assetId === null ? null : { id: row.assetId, tag, name },
    template: null,
  };
}

function checklistOf(db: Reader, metricId: Id): string {
  return db
    .sql(
      `SELECT t.name FROM alarm_rules r JOIN checklist_templates t ON t.id = r.checklist_template_id
       WHERE r.metric_id = ?`,
    )
    .pluck()
    .get(metricId) as string;
}
