/** When work against a prediction has to be done, and by when its parts have to be ordered. */
import type { WorkPlan } from '../../shared/contract/predictions.ts';
import { addDays } from '../../shared/domain/calendar-day.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { dayIn, plantOf } from '../setup/plant.ts';
import type { Prediction } from './keep.ts';

/** Parts named in a plan. */
const MOST_PARTS = 100;

interface NeededPart {
  readonly id: Id;
  readonly number: string;
  readonly name: string;
  readonly unit: string;
  readonly needed: number;
  readonly onHand: number;
  readonly leadDays: number | null;
}

/**
 * Work is due on the day before the earliest one, at the soonest today. Parts are those that the last completed
 * work like it has used (corrective, emergency, preventive; on the asset, else on one of its type), else those
 * that fit. What is short is to be ordered its lead time before the work.
 */
export function planOf(db: Reader, { assetId, earliest }: Prediction, now: number): WorkPlan {
  const { timeZone } = plantOf(db);
  const today = dayIn(timeZone, now);
  const before = addDays(dayIn(timeZone, earliest), -1);
  const dueOn = before < today ? today : before;
  const last = lastLike(db, assetId);
  const parts = last === null ? fitting(db, assetId) : usedOn(db, last.id);
  const short = parts.filter(({ needed, onHand }) => onHand < needed);
  const leadDays = short.reduce((most, part) => Math.max(most, part.leadDays ?? 0), 0);
  const orderBy = short.length === 0 ? null : addDays(dueOn, -leadDays);
  return {
    dueOn,
    orderBy,
    isLate: orderBy !== null && orderBy < today,
    leadDays,
    from: last === null ? (parts.length === 0 ? null : 'fits') : 'last-work',
    lastWork: last,
    parts: parts.map((part) => ({ ...part, isShort: part.onHand < part.needed })),
  };
}

const ON_HAND = 'coalesce((SELECT sum(quantity) FROM stock_balances WHERE part_id = p.id), 0) AS onHand';
const PART = `p.id, p.number, p.name, p.unit, p.lead_days AS leadDays, ${ON_HAND}`;

function lastLike(db: Reader, assetId: Id): { id: Id; number: string } | null {
  const last = (where: string) =>
    db
      .sql(
        `SELECT w.id, w.number FROM work_orders w WHERE ${where} AND w.archived_at IS NULL AND w.status = 'completed'
           AND w.type IN ('corrective', 'emergency', 'preventive')
           AND EXISTS (SELECT 1 FROM stock_movements s WHERE s.work_order_id = w.id)
         ORDER BY w.completed_at DESC, w.id LIMIT 1`,
      )
      .get(assetId) as { id: Id; number: string } | undefined;
  return (
    last('w.asset_id = ?') ??
    last(
      `w.asset_id IN (SELECT o.id FROM assets a JOIN assets o ON o.asset_type_id = a.asset_type_id WHERE a.id = ?)`,
    ) ??
    null
  );
}

function usedOn(db: Reader, workOrderId: Id): NeededPart[] {
  return db
    .sql(
      `SELECT ${PART}, -sum(s.quantity) AS needed FROM stock_movements s JOIN parts p ON p.id = s.part_id
       WHERE s.work_order_id = ? AND p.archived_at IS NULL GROUP BY p.id HAVING needed > 0
       ORDER BY natural_key(p.number) LIMIT ${MOST_PARTS}`,
    )
    .all(workOrderId) as NeededPart[];
}

function fitting(db: Reader, assetId: Id): NeededPart[] {
  return db
    .sql(
      `SELECT ${PART}, max(l.quantity) AS needed FROM (
         SELECT part_id, quantity FROM asset_parts WHERE asset_id = :assetId
         UNION ALL
         SELECT t.part_id, t.quantity FROM assets a JOIN asset_type_parts t ON t.asset_type_id = a.asset_type_id
         WHERE a.id = :assetId
       ) l JOIN parts p ON p.id = l.part_id
       WHERE p.archived_at IS NULL GROUP BY p.id ORDER BY natural_key(p.number) LIMIT ${MOST_PARTS}`,
    )
    .all({ assetId }) as NeededPart[];
}
