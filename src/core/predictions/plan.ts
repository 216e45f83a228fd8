/** When work against a prediction has to be done, and by when its parts have to be ordered. */
import type { WorkPlan } from '../../shared/contract/predictions.ts';
import { addDays } from '../../shared/domain/calendar-day.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { dayIn, plantOf } from '../setup/plant.ts';
import type { Prediction } from './keep.ts';
import { lastWorkLike, openWorkLike } from './like-work.ts';

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
 * Work is due on the day before the earliest one, at the soonest today. Parts are those that the last completed work
 * against the same cause has used, else those that fit. What is short is to be ordered its lead time before the work;
 * where no lead time of what is short is known, nobody can say by when.
 */
export function planOf(db: Reader, prediction: Prediction, now: number): WorkPlan {
  const { assetId, earliest } = prediction;
  const { timeZone } = plantOf(db);
  const today = dayIn(timeZone, now);
  const before = addDays(dayIn(timeZone, earliest), -1);
  const dueOn = before < today ? today : before;
  const asIn = lastWorkLike(db, prediction);
  const parts = asIn === null ? fitting(db, assetId) : usedOn(db, asIn.id);
  const leads = parts.flatMap(({ needed, onHand, leadDays }) =>
    onHand < needed && leadDays !== null ? leadDays : [],
  );
  const leadDays = leads.length === 0 ? null : Math.max(...leads);
  const orderBy = leadDays === null ? null : addDays(dueOn, -leadDays);
  return {
    dueOn,
    orderBy,
    isLate: orderBy !== null && orderBy < today,
    leadDays,
    from: asIn !== null ? 'work' : parts.length === 0 ? null : 'fits',
    asIn,
    openWork: openWorkLike(db, prediction),
    parts: parts.map((part) => ({ ...part, isShort: part.onHand < part.needed })),
  };
}

const ON_HAND = 'coalesce((SELECT sum(quantity) FROM stock_balances WHERE part_id = p.id), 0) AS onHand';
const PART = `p.id, p.number, p.name, p.unit, p.lead_days AS leadDays, ${ON_HAND}`;

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
