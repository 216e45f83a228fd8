/**
 * The stock ledger. Only this file inserts stock movements; a balance is their sum, kept by a trigger in the
 * same statement. With every movement the moving average cost and the part's one reorder alert follow.
 */
import { and, eq, isNull, sql } from 'drizzle-orm';
import { movingAverageCost, reorderAdvice, signFits } from '../../shared/domain/stock.ts';
import type { MovementKind } from '../../shared/domain/vocabulary.ts';
import { AppError } from '../../shared/errors.ts';
import { derivedId, type Id } from '../../shared/ids.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { locations, parts, reorderAlerts, stockBalances, stockMovements } from '../database/schema/index.ts';
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
 * does not fit the kind or a cost below zero
 */
export function recordMovement(tx: WriteTx, movement: Movement): Recorded {
  const { id, partId, locationId, kind, quantity, workOrderId = null, note = null } = movement;
  if (!signFits(kind, quantity)) throw new AppError('INVALID_INPUT', { fields: ['quantity'] });
  if ((movement.unitCost ?? 0) < 0) throw new AppError('INVALID_INPUT', { fields: ['unitCost'] });
  const part = findPart(tx, partId);
  assertStore(tx, locationId);
  const unitCost = movement.unitCost ?? part.averageCost;
  const averageCost = kind === 'receipt' ? averageCostAfter(tx, part, quantity, unitCost) : part.averageCost;
  tx.insert(stockMovements)
    .values({
      id,
      partId,
      locationId,
      kind,
      quantity,
      unitCost,
      workOrderId,
      note,
      movedAt: tx.now,
      movedBy: tx.actorId,
    })
    .run();
  if (averageCost !== part.averageCost) {
    tx.update(parts).set({ averageCost, updatedAt: tx.now }).where(eq(parts.id, partId)).run();
  }
  // Half a transfer says nothing about the stock of the plant: its other half follows.
  if (kind !== 'transfer-out') settleReorderAlert(tx, partId);
  return { balance: balanceAt(tx, partId, locationId), unitCost };
}

/**
 * Opens the part's reorder alert, keeps its suggestion right, or closes it: it is open exactly while the stock
 * of the plant is at or below the reorder point. Every movement does it; so must whoever changes the reorder
 * point or quantity.
 */
export function settleReorderAlert(tx: WriteTx, partId: Id): void {
  const part = findPart(tx, partId);
  const onHand = onHandOf(tx, partId);
  const advice = reorderAdvice({
    onHandMilli: onHand,
    reorderPointMilli: part.reorderPoint,
    reorderQuantityMilli: part.reorderQuantity,
  });
  const open = tx
    .select({ id: reorderAlerts.id, suggested: reorderAlerts.suggested })
    .from(reorderAlerts)
    .where(and(eq(reorderAlerts.partId, partId), isNull(reorderAlerts.closedAt)))
    .get();
  if (advice === null) {
    if (open === undefined) return;
    tx.update(reorderAlerts).set({ closedAt: tx.now }).where(eq(reorderAlerts.id, open.id)).run();
  } else if (open === undefined) {
    openReorderAlert(tx, part, onHand, advice.suggestedMilli);
  } else if (open.suggested !== advice.suggestedMilli) {
    tx.update(reorderAlerts)
      .set({ suggested: advice.suggestedMilli })
      .where(eq(reorderAlerts.id, open.id))
      .run();
  }
}

function openReorderAlert(tx: WriteTx, part: LedgerPart, onHand: number, suggested: number): void {
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
  const concerned = new Set([...usersWith(tx, 'stock.receive'), ...usersWith(tx, 'parts.write')]);
  notify(tx, [...concerned], {
    kind: 'reorder',
    entity: 'parts',
    entityId: part.id,
    subject: `${part.number} ${part.name}`,
  });
}

type LedgerPart = ReturnType<typeof findPart>;

function findPart(db: Reader, partId: Id) {
  const part = db
    .select({
      id: parts.id,
      number: parts.number,
      name: parts.name,
      averageCost: parts.averageCost,
      reorderPoint: parts.reorderPoint,
      reorderQuantity: parts.reorderQuantity,
    })
    .from(parts)
    .where(and(eq(parts.id, partId), isNull(parts.archivedAt)))
    .get();
  if (part === undefined) throw new AppError('NOT_FOUND', { entity: 'part' });
  return part;
}

/** Valued against the stock of the whole plant; stock that was only counted in has no known cost. */
function averageCostAfter(db: Reader, part: LedgerPart, quantity: number, unitCost: number): number {
  const known = part.averageCost !== 0 || wasEverReceived(db, part.id);
  return movingAverageCost(onHandOf(db, part.id), known ? part.averageCost : null, quantity, unitCost);
}

function wasEverReceived(db: Reader, partId: Id): boolean {
  const receipt = db
    .select({ id: stockMovements.id })
    .from(stockMovements)
    .where(and(eq(stockMovements.partId, partId), eq(stockMovements.kind, 'receipt')))
    .limit(1)
    .get();
  return receipt !== undefined;
}

function assertStore(db: Reader, locationId: Id): void {
  const location = db
    .select({ kind: locations.kind })
    .from(locations)
    .where(and(eq(locations.id, locationId), isNull(locations.archivedAt)))
    .get();
  if (location === undefined) throw new AppError('NOT_FOUND', { entity: 'location' });
  if (location.kind !== 'store' && location.kind !== 'bin') throw new AppError('NOT_A_STORE');
}

/** Stock of a part at one location, in thousandths. */
export function balanceAt(db: Reader, partId: Id, locationId: Id): number {
  const balance = db
    .select({ quantity: stockBalances.quantity })
    .from(stockBalances)
    .where(and(eq(stockBalances.partId, partId), eq(stockBalances.locationId, locationId)))
    .get();
  return balance?.quantity ?? 0;
}

/** Stock of a part over the whole plant, in thousandths. */
export function onHandOf(db: Reader, partId: Id): number {
  const sum = db
    .select({ onHand: sql<number>`coalesce(sum(${stockBalances.quantity}), 0)` })
    .from(stockBalances)
    .where(eq(stockBalances.partId, partId))
    .get();
  return sum!.onHand;
}
