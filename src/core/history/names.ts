/** What people call the records that a history speaks of. */
import type { HistoryEntity, HistoryEntry } from '../../shared/contract/history.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import type { NamedTable } from './fields.ts';

/** `SELECT id, name` of the given ids, as a JSON array. */
const NAMES: Readonly<Record<NamedTable, string>> = {
  users: nameFrom('users', 'full_name'),
  assets: nameFrom('assets', 'tag'),
  locations: nameFrom('locations', 'name'),
  asset_types: nameFrom('asset_types', 'name'),
  metrics: nameFrom('metrics', 'name'),
  alarms: nameThrough('alarms', 'metrics', 'metric_id', 'name'),
  work_orders: nameFrom('work_orders', 'number'),
  parts: nameFrom('parts', 'number'),
  suppliers: nameFrom('suppliers', 'name'),
};

const SUBJECTS: Readonly<Record<HistoryEntity, string>> = {
  assets: NAMES.assets,
  metrics: NAMES.metrics,
  alarms: NAMES.alarms,
  work_orders: NAMES.work_orders,
  parts: NAMES.parts,
  // Of limits that were taken away only the journal knows whose they were.
  thresholds: `${nameThrough('thresholds', 'metrics', 'metric_id', 'name')}
    UNION ALL
    SELECT j.row_id, m.name FROM journal j JOIN metrics m ON m.id = json_extract(j.old, '$.metric_id')
    WHERE j.entity = 'thresholds' AND j.row_id IN (SELECT value FROM json_each(:ids)) AND j.op = 'delete'`,
  checklist_items: nameFrom('checklist_items', 'text'),
  labour_entries: nameThrough('labour_entries', 'users', 'user_id', 'full_name'),
  comments: nameThrough('comments', 'users', 'author_id', 'full_name'),
  stock_movements: nameThrough('stock_movements', 'parts', 'part_id', 'number'),
  reorder_alerts: nameThrough('reorder_alerts', 'parts', 'part_id', 'number'),
};

function nameFrom(table: string, column: string): string {
  return `SELECT id, ${column} AS name FROM ${table} WHERE id IN (SELECT value FROM json_each(:ids))`;
}

function nameThrough(table: string, other: string, reference: string, column: string): string {
  return `SELECT t.id, o.${column} AS name FROM ${table} t JOIN ${other} o ON o.id = t.${reference}
    WHERE t.id IN (SELECT value FROM json_each(:ids))`;
}

function lookUp(db: Reader, sql: string, ids: Iterable<Id>): Map<Id, string> {
  const rows = db.sql(sql).all({ ids: JSON.stringify([...ids]) }) as { id: Id; name: string }[];
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Ids by the table they are of. */
export type References<Table extends string> = Map<Table, Set<Id>>;

export function refer<Table extends string>(references: References<Table>, table: Table, id: Id): void {
  const ids = references.get(table);
  if (ids === undefined) references.set(table, new Set([id]));
  else ids.add(id);
}

/** Names of the records that values refer to; an id is the same in no two tables. */
export function namesOf(db: Reader, references: References<NamedTable>): Map<Id, string> {
  return new Map([...references].flatMap(([table, ids]) => [...lookUp(db, NAMES[table], ids)]));
}

/** Names of the records that changed. */
export function subjectsOf(db: Reader, references: References<HistoryEntity>): Map<Id, string> {
  return new Map([...references].flatMap(([entity, ids]) => [...lookUp(db, SUBJECTS[entity], ids)]));
}

const PARTS_OF_WORK = ['checklist_items', 'labour_entries', 'comments', 'stock_movements'] as const;

/** The work orders that changed records belong to. */
export function workOrdersOf(
  db: Reader,
  references: References<HistoryEntity>,
): Map<Id, NonNullable<HistoryEntry['workOrder']>> {
  const rows = PARTS_OF_WORK.flatMap(
    (entity) =>
      db
        .sql(
          `SELECT t.id AS rowId, w.id, w.number FROM ${entity} t JOIN work_orders w ON w.id = t.work_order_id
           WHERE t.id IN (SELECT value FROM json_each(?))`,
        )
        .all(JSON.stringify([...(references.get(entity) ?? [])])) as { rowId: Id; id: Id; number: string }[],
  );
  return new Map(rows.map(({ rowId, ...workOrder }) => [rowId, workOrder]));
}
