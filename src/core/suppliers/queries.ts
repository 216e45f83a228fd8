import { and, asc, count, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import type { SupplierRow } from '../../shared/contract/suppliers.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { natural } from '../database/natural-order.ts';
import { suppliers } from '../database/schema/index.ts';
import { listParts } from '../parts/queries.ts';
import { matchText } from '../search/match.ts';

type ListFilter = Required<Inputs['suppliers']['list']>;

// Written out, because the query builder leaves out the tables of columns now and then.
const PARTS = 'FROM parts p WHERE p.supplier_id = suppliers.id AND p.archived_at IS NULL';
const TO_ORDER = 'SELECT 1 FROM reorder_alerts r WHERE r.part_id = p.id AND r.closed_at IS NULL';
const partCount = sql<number>`(SELECT count(*) ${sql.raw(PARTS)})`;
const reorderCount = sql<number>`(SELECT count(*) ${sql.raw(PARTS)} AND EXISTS (${sql.raw(TO_ORDER)}))`;

const ORDERS = { name: natural(suppliers.name), partCount, reorderCount } as const;

/** One window of the list, and how many suppliers the filter lets through. */
export function listSuppliers(db: Reader, filter: ListFilter): Outputs['suppliers']['list'] {
  const { view, text, sort, direction, offset, limit } = filter;
  const where = and(
    view === 'archived' ? isNotNull(suppliers.archivedAt) : isNull(suppliers.archivedAt),
    view === 'reorder'
      ? sql`EXISTS (SELECT 1 ${sql.raw(PARTS)} AND EXISTS (${sql.raw(TO_ORDER)}))`
      : undefined,
    // What is archived is not in the index of the search.
    view === 'archived' ? contains(text) : matchText(db, 'suppliers', suppliers.id, text)?.condition,
  );
  const { total } = db.select({ total: count() }).from(suppliers).where(where).get()!;
  const way = sql.raw(direction);
  const ids = db
    .select({ id: suppliers.id })
    .from(suppliers)
    .where(where)
    .orderBy(sql`${ORDERS[sort]} ${way}`, sql`${suppliers}.rowid ${way}`)
    .limit(limit)
    .offset(offset)
    .all()
    .map(({ id }) => id);
  return { rows: supplierRows(db, ids), total };
}

/** Rows of these suppliers in the order of the ids. */
function supplierRows(db: Reader, ids: readonly Id[]): SupplierRow[] {
  const rows = db
    .select({
      id: suppliers.id,
      name: suppliers.name,
      website: suppliers.website,
      phone: suppliers.phone,
      email: suppliers.email,
      partCount,
      reorderCount,
    })
    .from(suppliers)
    .where(inArray(suppliers.id, [...ids]))
    .all();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id)!);
}

/** All words of the text stand in the name. */
function contains(text: string) {
  const words = text.split(/\s+/).filter(Boolean).slice(0, 10);
  return and(
    ...words.map((word) => sql`suppliers.name LIKE ${`%${word.replaceAll(/[\\%_]/g, '\\$&')}%`} ESCAPE '\\'`),
  );
}

export function supplierNames(db: Reader): Outputs['suppliers']['names'] {
  return db
    .select({ id: suppliers.id, name: suppliers.name })
    .from(suppliers)
    .where(isNull(suppliers.archivedAt))
    .orderBy(asc(natural(suppliers.name)))
    .all();
}

/** @throws AppError NOT_FOUND {entity: 'supplier'}; an archived one can still be looked at */
export function supplierById(db: Reader, id: Id): Outputs['suppliers']['get'] {
  const found = db
    .select({ supplier: suppliers, partCount, reorderCount })
    .from(suppliers)
    .where(eq(suppliers.id, id))
    .get();
  if (found === undefined) throw new AppError('NOT_FOUND', { entity: 'supplier' });
  const { supplier, ...counts } = found;
  return { ...supplier, ...counts };
}

/**
 * One window of the parts that are bought from a supplier.
 * @throws AppError NOT_FOUND {entity: 'supplier'}
 */
export function partsOfSupplier(
  db: Reader,
  { id, ...filter }: Required<Inputs['suppliers']['parts']>,
): Outputs['suppliers']['parts'] {
  if (db.sql('SELECT 1 FROM suppliers WHERE id = ?').get(id) === undefined) {
    throw new AppError('NOT_FOUND', { entity: 'supplier' });
  }
  const { rows, total } = listParts(db, { ...filter, category: null, supplierId: id });
  const terms = new Map(
    termsOf(
      db,
      rows.map((row) => row.id),
    ).map((term) => [term.id, term]),
  );
  return {
    total,
    rows: rows.map((row) => {
      const { supplierSku, reorderQuantity, unitCost, receivedAt } = terms.get(row.id)!;
      const lastReceipt = receivedAt === null ? null : { unitCost: unitCost!, at: receivedAt };
      return { ...row, supplierSku, reorderQuantity, lastReceipt };
    }),
  };
}

interface Terms {
  readonly id: Id;
  readonly supplierSku: string | null;
  readonly reorderQuantity: number | null;
  readonly unitCost: number | null;
  readonly receivedAt: number | null;
}

/** How parts are bought, with what was paid when they were last received. */
function termsOf(db: Reader, partIds: readonly Id[]): Terms[] {
  return db
    .sql(
      `SELECT p.id, p.supplier_sku AS supplierSku, p.reorder_quantity AS reorderQuantity,
         m.unit_cost AS unitCost, m.moved_at AS receivedAt
       FROM parts p LEFT JOIN stock_movements m ON m.id = (
         SELECT r.id FROM stock_movements r WHERE r.part_id = p.id AND r.kind = 'receipt'
         ORDER BY r.moved_at DESC, r.rowid DESC LIMIT 1)
       WHERE p.id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(partIds)) as Terms[];
}
