import { and, asc, count, desc, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import type { PartRow } from '../../shared/contract/parts.ts';
import { sortedByPath } from '../../shared/domain/collation.ts';
import { lineCost } from '../../shared/domain/stock.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import { joinPath, locationPaths } from '../trees/paths.ts';
import type { Reader } from '../database/database.ts';
import { natural } from '../database/natural-order.ts';
import {
  assets,
  locations,
  parts,
  reorderAlerts,
  stockBalances,
  stockMovements,
  suppliers,
  users,
  workOrders,
} from '../database/schema/index.ts';
import { matchText } from '../search/match.ts';

type ListFilter = Required<Inputs['parts']['list']>;

// Written out, because the query builder leaves out the tables of columns now and then.
const onHand = sql<number>`(SELECT coalesce(sum(b.quantity), 0) FROM stock_balances b WHERE b.part_id = parts.id)`;
const needsReorder = sql`parts.id IN (SELECT part_id FROM reorder_alerts WHERE closed_at IS NULL)`;

/** One window of the list, and how many parts the filter lets through. */
export function listParts(db: Reader, filter: ListFilter): { rows: PartRow[]; total: number } {
  const where = and(
    isNull(parts.archivedAt),
    matchText(db, 'parts', parts.id, filter.text)?.condition,
    filter.category === null ? undefined : eq(parts.category, filter.category),
    filter.supplierId === null ? undefined : eq(parts.supplierId, filter.supplierId),
    filter.view === 'reorder' ? needsReorder : undefined,
    filter.view === 'out-of-stock' ? sql`${onHand} <= 0` : undefined,
  );
  const { total } = db.select({ total: count() }).from(parts).where(where).get()!;
  const ids = db
    .select({ id: parts.id })
    .from(parts)
    .where(where)
    .orderBy(...orderOf(filter))
    .limit(filter.limit)
    .offset(filter.offset)
    .all()
    .map(({ id }) => id);
  return { rows: partRows(db, ids), total };
}

/** Equal values stay in the order of their making, which the indexes hold already. */
function orderOf({ sort, direction }: ListFilter): SQL[] {
  const along = direction === 'asc' ? asc : desc;
  const key = sort === 'onHand' ? onHand : natural(parts[sort]);
  return [along(key), along(sql`${parts}.rowid`)];
}

/** Parts with an open reorder alert, the newest alert first, and how many there are. */
export function reorderList(db: Reader, limit: number): { total: number; rows: PartRow[] } {
  const open = isNull(reorderAlerts.closedAt);
  const { total } = db.select({ total: count() }).from(reorderAlerts).where(open).get()!;
  const ids = db
    .select({ partId: reorderAlerts.partId })
    .from(reorderAlerts)
    .where(open)
    .orderBy(desc(reorderAlerts.openedAt), asc(reorderAlerts.id))
    .limit(limit)
    .all()
    .map(({ partId }) => partId);
  return { total, rows: partRows(db, ids) };
}

/** Rows of these parts in the order of the ids. */
export function partRows(db: Reader, ids: readonly Id[]): PartRow[] {
  const rows = db
    .select({
      id: parts.id,
      number: parts.number,
      name: parts.name,
      category: parts.category,
      unit: parts.unit,
      onHand,
      reorderPoint: parts.reorderPoint,
      averageCost: parts.averageCost,
      supplierName: suppliers.name,
      alert: openAlert,
    })
    .from(parts)
    .leftJoin(suppliers, eq(suppliers.id, parts.supplierId))
    .leftJoin(reorderAlerts, and(eq(reorderAlerts.partId, parts.id), isNull(reorderAlerts.closedAt)))
    .where(inArray(parts.id, [...ids]))
    .all();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id)!);
}

const openAlert = {
  id: reorderAlerts.id,
  openedAt: reorderAlerts.openedAt,
  suggested: reorderAlerts.suggested,
};

/** @throws AppError NOT_FOUND; an archived part can still be looked at */
export function partById(db: Reader, id: Id): Outputs['parts']['get'] {
  const row = db
    .select({
      part: parts,
      onHand,
      supplier: { id: suppliers.id, name: suppliers.name, archivedAt: suppliers.archivedAt },
      alert: openAlert,
    })
    .from(parts)
    .leftJoin(suppliers, eq(suppliers.id, parts.supplierId))
    .leftJoin(reorderAlerts, and(eq(reorderAlerts.partId, parts.id), isNull(reorderAlerts.closedAt)))
    .where(eq(parts.id, id))
    .get();
  if (row === undefined) throw new AppError('NOT_FOUND', { entity: 'part' });
  return {
    ...row.part,
    onHand: row.onHand,
    stockValue: lineCost(row.onHand, row.part.averageCost),
    supplier: row.supplier,
    alert: row.alert,
    stock: stockOf(db, id).filter(({ quantity }) => quantity !== 0),
    usedOn: usedOn(db, id),
  };
}

/** Every place where the part has ever been, fullest first; one that is empty can be drawn from below zero. */
export function stockOf(db: Reader, partId: Id): Outputs['parts']['availability'] {
  const rows = db
    .select({ locationId: stockBalances.locationId, quantity: stockBalances.quantity })
    .from(stockBalances)
    .where(eq(stockBalances.partId, partId))
    .orderBy(desc(stockBalances.quantity), asc(stockBalances.locationId))
    .all();
  const paths = locationPaths(
    db,
    rows.map(({ locationId }) => locationId),
  );
  return rows.map((row) => ({ ...row, locationPath: joinPath(paths.get(row.locationId)!) }));
}

/** What work drew minus what it put back, in thousandths. */
const used = sql<number>`-sum(${stockMovements.quantity})`;
/** Assets shown on the page of a part. */
const MOST_USING = 50;

function usedOn(db: Reader, partId: Id): Outputs['parts']['get']['usedOn'] {
  return db
    .select({ id: assets.id, tag: assets.tag, name: assets.name, quantity: used })
    .from(stockMovements)
    .innerJoin(workOrders, eq(workOrders.id, stockMovements.workOrderId))
    .innerJoin(assets, eq(assets.id, workOrders.assetId))
    .where(eq(stockMovements.partId, partId))
    .groupBy(assets.id)
    .having(sql`${used} > 0`)
    .orderBy(desc(used), asc(natural(assets.tag)))
    .limit(MOST_USING)
    .all();
}

/** Parts used on the work orders of an asset, most used first. */
export function partsOfAsset(db: Reader, assetId: Id): Outputs['parts']['ofAsset'] {
  const uses = db
    .select({
      partId: stockMovements.partId,
      used,
      lastUsedAt: sql<number>`max(${stockMovements.movedAt}) FILTER (WHERE ${stockMovements.quantity} < 0)`,
    })
    .from(workOrders)
    .innerJoin(stockMovements, eq(stockMovements.workOrderId, workOrders.id))
    .where(and(eq(workOrders.assetId, assetId), isNull(workOrders.archivedAt)))
    .groupBy(stockMovements.partId)
    .having(sql`${used} > 0`)
    .orderBy(desc(used), asc(stockMovements.partId))
    .all();
  const rows = partRows(
    db,
    uses.map(({ partId }) => partId),
  );
  return uses.map(({ used: quantity, lastUsedAt }, index) => ({
    ...rows[index]!,
    used: quantity,
    lastUsedAt,
  }));
}

/** One window of a part's movements, newest first. */
export function movementsOf(
  db: Reader,
  { partId, offset, limit }: Required<Inputs['parts']['movements']>,
): Outputs['parts']['movements'] {
  const where = eq(stockMovements.partId, partId);
  const { total } = db.select({ total: count() }).from(stockMovements).where(where).get()!;
  const rows = db
    .select({
      id: stockMovements.id,
      kind: stockMovements.kind,
      quantity: stockMovements.quantity,
      unitCost: stockMovements.unitCost,
      location: { id: locations.id, name: locations.name },
      workOrder: { id: workOrders.id, number: workOrders.number },
      note: stockMovements.note,
      movedAt: stockMovements.movedAt,
      movedBy: { id: users.id, fullName: users.fullName },
    })
    .from(stockMovements)
    .innerJoin(locations, eq(locations.id, stockMovements.locationId))
    .leftJoin(workOrders, eq(workOrders.id, stockMovements.workOrderId))
    .leftJoin(users, eq(users.id, stockMovements.movedBy))
    .where(where)
    .orderBy(desc(stockMovements.movedAt), sql`${stockMovements}.rowid DESC`)
    .limit(limit)
    .offset(offset)
    .all();
  return { rows, total };
}

/** Places where parts may lie, in the order of their paths. */
export function storeList(db: Reader): Outputs['parts']['stores'] {
  const ids = db
    .select({ id: locations.id })
    .from(locations)
    .where(and(inArray(locations.kind, ['store', 'bin']), isNull(locations.archivedAt)))
    .all()
    .map(({ id }) => id);
  const paths = locationPaths(db, ids);
  return sortedByPath(ids, (id) => paths.get(id)!).map((id) => ({ id, path: joinPath(paths.get(id)!) }));
}

/** Categories that parts have, by name. */
export function categoryList(db: Reader): string[] {
  return db
    .selectDistinct({ category: parts.category })
    .from(parts)
    .where(and(isNotNull(parts.category), isNull(parts.archivedAt)))
    .orderBy(asc(natural(parts.category)))
    .all()
    .map(({ category }) => category!);
}
