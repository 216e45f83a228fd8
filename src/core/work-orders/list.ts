/**
 * Lists of work orders. The page is found by row id alone and only its rows are joined, and what is open is
 * found by status, so that a list costs what it shows and not what the plant has ever done.
 */
import { and, asc, desc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { WorkOrderFilter, WorkOrderRow } from '../../shared/contract/work-orders.ts';
import { PRIORITIES, WORK_ORDER_STATUSES } from '../../shared/domain/vocabulary.ts';
import { isClosed, isOverdue } from '../../shared/domain/work-order.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { natural } from '../database/natural-order.ts';
import { assets, users, workOrders } from '../database/schema/index.ts';

/** Whose work is `mine`, and which day it is in the plant. */
export interface Viewer {
  readonly userId: Id;
  readonly today: string;
}

/** Words of a text that are looked for; what is typed beyond them is left out. */
const MOST_WORDS = 10;

const isLive = isNull(workOrders.archivedAt);
const quoted = (statuses: readonly string[]) => sql.raw(statuses.map((status) => `'${status}'`).join(', '));
const closedStatuses = quoted(WORK_ORDER_STATUSES.filter(isClosed));
const openStatuses = quoted(WORK_ORDER_STATUSES.filter((status) => !isClosed(status)));
// Open: written as the partial index `work_orders_open` has it. Closed is nearly all, and a NOT IN keeps SQLite
// from gathering them by status instead of walking along the order of the list.
const isOpen = sql`${workOrders.status} NOT IN (${closedStatuses})`;
const isNotOpen = sql`${workOrders.status} NOT IN (${openStatuses})`;

/** A window of the work orders that match, in a stable order: equal ones by number. */
export function listWorkOrders(
  db: Reader,
  filter: WorkOrderFilter,
  viewer: Viewer,
): { rows: WorkOrderRow[]; total: number } {
  const where = condition(filter, viewer);
  const { total } = db
    .select({ total: sql<number>`count(*)` })
    .from(workOrders)
    .where(where)
    .get()!;
  const page = pageOf(db, filter, where).all();
  return { rows: rowsOf(db, page, viewer.today), total };
}

/** The question for the row ids of the window, as tests of its plan want it. */
export function pageOf(db: Reader, filter: WorkOrderFilter, where: SQL | undefined) {
  return db
    .select({ rowid: sql<number>`${workOrders}.rowid` })
    .from(workOrders)
    .where(where)
    .orderBy(...order(filter))
    .limit(filter.limit)
    .offset(filter.offset);
}

export function condition(filter: WorkOrderFilter, viewer: Viewer): SQL | undefined {
  const { status, priority, assetId, assigneeId, text } = filter;
  return and(
    isLive,
    inView(filter.view, viewer),
    status.length > 0 ? inArray(workOrders.status, status) : undefined,
    priority.length > 0 ? inArray(workOrders.priority, priority) : undefined,
    assetId === null ? undefined : eq(workOrders.assetId, assetId),
    assigneeId === null ? undefined : eq(workOrders.assigneeId, assigneeId),
    ...text.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS).map(containsWord),
  );
}

function inView(view: WorkOrderFilter['view'], { userId, today }: Viewer): SQL | undefined {
  switch (view) {
    case 'open':
      return isOpen;
    case 'mine':
      return and(isOpen, eq(workOrders.assigneeId, userId));
    case 'overdue':
      return and(isOpen, sql`${workOrders.dueOn} < ${today}`);
    case 'due-today':
      return and(isOpen, eq(workOrders.dueOn, today));
    case 'not-verified':
      return sql`${workOrders.id} IN (SELECT work_order_id FROM verifications WHERE state = 'not-verified')`;
    case 'closed':
      return isNotOpen;
    case 'all':
      return undefined;
  }
}

function order({ view, sort, direction }: WorkOrderFilter): SQL[] {
  const along = direction === 'asc' ? asc : desc;
  const number = along(workOrders.number);
  // Open work is few: gathered by its own index and sorted. The plus keeps SQLite from walking all work there
  // ever was in the order of an index, looking for the open ones.
  const key = (expression: SQL) =>
    along(view === 'all' || view === 'closed' ? expression : sql`+${expression}`);
  switch (sort) {
    case 'number':
      return [key(natural(workOrders.number))];
    case 'title':
      return [key(natural(workOrders.title)), number];
    case 'priority':
      return [key(rank(workOrders.priority, PRIORITIES)), number];
    case 'status':
      return [key(rank(workOrders.status, WORK_ORDER_STATUSES)), number];
    case 'dueOn':
      return [nullsLast(workOrders.dueOn, direction), number];
    case 'completedAt':
      return [nullsLast(workOrders.completedAt, direction), number];
    case 'createdAt':
      return [along(workOrders.createdAt), number];
  }
}

/** What has no such moment comes last either way. Descending, SQLite puts it there, and so walks the index. */
function nullsLast(column: AnySQLiteColumn, direction: WorkOrderFilter['direction']): SQL {
  return direction === 'asc' ? sql`${column} ASC NULLS LAST` : desc(column);
}

/**
 * A word anywhere in number, title or asset tag. The full-text index would first gather every match among all
 * work orders ever made, half a second for a frequent word; this looks at those of the view only.
 */
function containsWord(word: string): SQL | undefined {
  const patterns = caseVariants(word).map((variant) => `%${variant.replaceAll(/[\\%_]/g, '\\$&')}%`);
  const contains = (column: AnySQLiteColumn) => patterns.map((p) => sql`${column} LIKE ${p} ESCAPE '\\'`);
  return or(
    ...contains(workOrders.number),
    ...contains(workOrders.title),
    sql`${workOrders.assetId} IN (SELECT ${assets.id} FROM ${assets} WHERE ${or(...contains(assets.tag))})`,
  );
}

/** SQLite's LIKE takes a for A, but not ä for Ä. */
function caseVariants(word: string): string[] {
  const lower = word.toLowerCase();
  const variants = [word, lower, word.toUpperCase(), lower.charAt(0).toUpperCase() + lower.slice(1)];
  return /[^\p{ASCII}]/u.test(word) ? [...new Set(variants)] : [word];
}

/** The place of a value in its list, as a sort key. */
function rank(column: AnySQLiteColumn, values: readonly string[]): SQL {
  const cases = values.map((value, place) => `WHEN '${value}' THEN ${place}`).join(' ');
  return sql`CASE ${column} ${sql.raw(cases)} END`;
}

/** The rows shown in lists, in the order of `page`. */
function rowsOf(db: Reader, page: readonly { rowid: number }[], today: string): WorkOrderRow[] {
  if (page.length === 0) return [];
  const rowid = sql<number>`${workOrders}.rowid`;
  const found = db
    .select({ rowid, ...rowColumns })
    .from(workOrders)
    .leftJoin(assets, eq(assets.id, workOrders.assetId))
    .leftJoin(users, eq(users.id, workOrders.assigneeId))
    .where(
      inArray(
        rowid,
        page.map((row) => row.rowid),
      ),
    )
    .all();
  const byRowid = new Map(found.map(({ rowid: key, ...row }) => [key, row]));
  return page.map((row) => withOverdue(byRowid.get(row.rowid)!, today));
}

/** What a row shows; asset and assignee come by a left join of `assets` and `users`. */
export const rowColumns = {
  id: workOrders.id,
  number: workOrders.number,
  title: workOrders.title,
  type: workOrders.type,
  status: workOrders.status,
  priority: workOrders.priority,
  asset: { id: assets.id, tag: assets.tag, name: assets.name },
  assignee: { id: users.id, fullName: users.fullName },
  dueOn: workOrders.dueOn,
  createdAt: workOrders.createdAt,
  completedAt: workOrders.completedAt,
  proof: sql<WorkOrderRow['proof']>`(
    SELECT nullif(v.state, 'withdrawn') FROM verifications v WHERE v.work_order_id = ${workOrders.id}
  )`,
};

export function withOverdue(row: Omit<WorkOrderRow, 'overdue'>, today: string): WorkOrderRow {
  return { ...row, overdue: isOverdue(row.dueOn, row.status, today) };
}
