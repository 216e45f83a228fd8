/**
 * The stock ledger. Only this file inserts stock movements; a balance is their sum, kept by a trigger in the
 * same statement. With every movement the moving average cost and the part's one reorder alert follow. Stock
 * is taken in by the thousand, so what every movement asks is prepared once instead of built anew.
 */
import { eq } from 'drizzle-orm';
import { isQuantityOf } from '../../shared/domain/quantity.ts';
import { canBeValued, movingAverageCost, reorderAdvice, signFits } from '../../shared/domain/stock.ts';
import type { MovementKind } from '../../shared/domain/vocabulary.ts';
import { AppError } from '../../shared/errors.ts';
import { derivedId, type Id } from '../../shared/ids.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { parts, reorderAlerts } from '../database/schema/index.ts';
import { notify, usersWith } from '../notifications/notify.ts';

export interface Movement {
  readonly id: Id;
  readonly partId: Id;
  readonly locationId: Id;
  readonly kind: MovementKind;
  /** Signed thousandths of the part's unit: what comes in is positive. */
  readonly quantity: number;
  /** Minor units for one unit; left out: the part's moving average. */
  readonly unitCost?: number;
  readonly workOrderId?: Id | null;
  readonly note?: string | null;
  /** Nobody is told of a reorder alert that it opens: thousands of them come with a file. */
  readonly quiet?: boolean;
}

export interface Recorded {
  /** At that location after the movement, in thousandths; negative means the shelf and the books disagree. */
  readonly balance: number;
  /** At which it was booked, minor units for one unit. */
  readonly unitCost: number;
}

/**
 * Records that a part came, went or was counted. An issue may go below zero: what was used was used.
 * A transfer is its `transfer-out` followed by its `transfer-in` in the same unit of work.
 * @throws AppError NOT_FOUND {entity}, NOT_A_STORE, ALREADY_EXISTS {field: 'id'}, INVALID_INPUT for a sign that
 * does not fit the kind, a cost below zero, a fraction of what is counted or more stock than can be valued
 */
export function recordMovement(tx: WriteTx, movement: Movement): Recorded {
  const { id, partId, locationId, kind, quantity, workOrderId = null, note = null } = movement;
  if (!signFits(kind, quantity)) throw new AppError('INVALID_INPUT', { fields: ['quantity'] });
  if ((movement.unitCost ?? 0) < 0) throw new AppError('INVALID_INPUT', { fields: ['unitCost'] });
  const part = findPart(tx, partId);
  assertStore(tx, locationId);
  assertWhole(tx, part, movement);
  const unitCost = movement.unitCost ?? part.averageCost;
  const averageCost = kind === 'receipt' ? averageCostAfter(tx, part, quantity, unitCost) : part.averageCost;
  if (!canBeValued(part.onHand + quantity, averageCost) || !canBeValued(quantity, unitCost)) {
    const fields = movement.unitCost === undefined ? ['quantity'] : ['quantity', 'unitCost'];
    throw new AppError('INVALID_INPUT', { fields });
  }
  tx.sql(
    `INSERT INTO stock_movements (id, part_id, location_id, kind, quantity, unit_cost, work_order_id, note, moved_at, moved_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(id, partId, locationId, kind, quantity, unitCost, workOrderId, note, tx.now, tx.actorId);
  if (averageCost !== part.averageCost) {
    tx.update(parts).set({ averageCost, updatedAt: tx.now }).where(eq(parts.id, partId)).run();
  }
  // Half a transfer says nothing about the stock of the plant: its other half follows.
  if (kind !== 'transfer-out') settleReorderAlert(tx, partId, movement);
  return { balance: balanceAt(tx, partId, locationId), unitCost };
}

/**
 * Opens the part's reorder alert, keeps its suggestion right, or closes it: it is open exactly while the stock
 * of the plant is at or below the reorder point. Every movement does it; so must whoever changes the reorder
 * point or quantity.
 */
export function settleReorderAlert(
  tx: WriteTx,
  partId: Id,
  { quiet = false }: Pick<Movement, 'quiet'> = {},
): void {
  const part = findPart(tx, partId);
  const advice = reorderAdvice({
    onHandMilli: part.onHand,
    reorderPointMilli: part.reorderPoint,
    reorderQuantityMilli: part.reorderQuantity,
  });
  const open = tx
    .sql('SELECT id, suggested FROM reorder_alerts WHERE part_id = ? AND closed_at IS NULL')
    .get(partId) as { id: Id; suggested: number } | undefined;
  if (advice === null) {
    if (open === undefined) return;
    tx.update(reorderAlerts).set({ closedAt: tx.now }).where(eq(reorderAlerts.id, open.id)).run();
  } else if (open === undefined) {
    openReorderAlert(tx, part, advice.suggestedMilli, quiet);
  } else if (open.suggested !== advice.suggestedMilli) {
    tx.update(reorderAlerts)
      .set({ suggested: advice.suggestedMilli })
      .where(eq(reorderAlerts.id, open.id))
      .run();
  }
}

function openReorderAlert(tx: WriteTx, part: LedgerPart, suggested: number, quiet: boolean): void {
  const { onHand } = part;
  tx.insert(reorderAlerts)
    .values({
      id: derivedId('reorder', part.id, tx.now),
      partId: part.id,
      openedAt: tx.now,
      onHand,
      suggested,
    })
    // It was closed in this very millisecond: the same alert goes on.
    .onConflictDoUpdate({ target: reorderAlerts.id, set: { onHand, suggested, closedAt: null } })
    .run();
  if (quiet) return;
  const concerned = new Set([...usersWith(tx, 'stock.receive'), ...usersWith(tx, 'parts.write')]);
  notify(tx, [...concerned], {
    kind: 'reorder',
    entity: 'parts',
    entityId: part.id,
    subject: `${part.number} ${part.name}`,
  });
}

interface LedgerPart {
  readonly id: Id;
  readonly number: string;
  readonly name: string;
  readonly unit: string;
  readonly averageCost: number;
  readonly reorderPoint: number | null;
  readonly reorderQuantity: number | null;
  /** Stock of the whole plant. */
  readonly onHand: number;
}

function findPart(db: Reader, partId: Id): LedgerPart {
  const part = db
    .sql(
      `SELECT id, number, name, unit, average_cost AS averageCost, reorder_point AS reorderPoint,
         reorder_quantity AS reorderQuantity,
         (SELECT coalesce(sum(quantity), 0) FROM stock_balances WHERE part_id = parts.id) AS onHand
       FROM parts WHERE id = ? AND archived_at IS NULL`,
    )
    .get(partId) as LedgerPart | undefined;
  if (part === undefined) throw new AppError('NOT_FOUND', { entity: 'part' });
  return part;
}

/** Of what is counted there are only whole ones. A count corrects by any difference; what it leaves is whole. */
function assertWhole(db: Reader, part: LedgerPart, { kind, locationId, quantity }: Movement): void {
  if (kind === 'transfer-in') return;
  const counted = kind === 'count';
  const amount = counted ? balanceAt(db, part.id, locationId) + quantity : quantity;
  if (!isQuantityOf(part.unit, amount)) {
    throw new AppError('INVALID_INPUT', { fields: [counted ? 'counted' : 'quantity'] });
  }
}

/** Valued against the stock of the whole plant; stock that was only counted in has no known cost. */
function averageCostAfter(db: Reader, part: LedgerPart, quantity: number, unitCost: number): number {
  const known = part.averageCost !== 0 || wasEverReceived(db, part.id);
  return movingAverageCost(part.onHand, known ? part.averageCost : null, quantity, unitCost);
}

function wasEverReceived(db: Reader, partId: Id): boolean {
  return (
    db.sql("SELECT 1 FROM stock_movements WHERE part_id = ? AND kind = 'receipt' LIMIT 1").get(partId) !==
    undefined
  );
}

function assertStore(db: Reader, locationId: Id): void {
  const location = db
    .sql('SELECT kind FROM locations WHERE id = ? AND archived_at IS NULL')
    .get(locationId) as { kind: string } | undefined;
  if (location === undefined) throw new AppError('NOT_FOUND', { entity: 'location' });
  if (location.kind !== 'store' && location.kind !== 'bin') throw new AppError('NOT_A_STORE');
}

/** Whether stock of the part was ever booked. */
export function hasMoved(db: Reader, partId: Id): boolean {
  return db.sql('SELECT 1 FROM stock_movements WHERE part_id = ? LIMIT 1').get(partId) !== undefined;
}

/** Stock of a part at one location, in thousandths. */
export function balanceAt(db: Reader, partId: Id, locationId: Id): number {
  const balance = db
    .sql('SELECT quantity FROM stock_balances WHERE part_id = ? AND location_id = ?')
    .pluck()
    .get(partId, locationId) as number | undefined;
  return balance ?? 0;
}
