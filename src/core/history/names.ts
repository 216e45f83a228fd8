/** What people call the records that a history speaks of. */
import type { HistoryEntity, HistoryEntry } from '../../shared/contract/history.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import type { Value } from './events.ts';
import type { NamedTable } from './fields/index.ts';

/** `SELECT id, name` of the given ids, as a JSON array. */
const NAMES: Readonly<Record<NamedTable, string>> = {
  users: nameFrom('users', 'full_name'),
  teams: nameFrom('teams', 'name'),
  assets: nameFrom('assets', 'tag'),
  locations: nameFrom('locations', 'name'),
  asset_types: nameFrom('asset_types', 'name'),
  metrics: nameFrom('metrics', 'name'),
  alarms: nameThrough('alarms', 'metrics', 'metric_id', 'name'),
  work_orders: nameFrom('work_orders', 'number'),
  parts: nameFrom('parts', 'number'),
  suppliers: nameFrom('suppliers', 'name'),
};

/** What a record is called, and the unit and decimals in which its values are told. */
export type SubjectOf = Pick<HistoryEntry, 'subject' | 'unit' | 'decimals'>;

const NO_UNIT = 'NULL AS unit, NULL AS decimals';
const OF_METRIC = 'm.name AS subject, m.unit, m.decimals';
const OF_PART = 'p.number AS subject, p.unit, NULL AS decimals';
const GIVEN = 't.id IN (SELECT value FROM json_each(:ids))';

/** Of a line that was taken away only the journal knows its part. */
function ofPartLine(table: 'asset_parts' | 'asset_type_parts'): string {
  return `SELECT t.id, ${OF_PART} FROM ${table} t JOIN parts p ON p.id = t.part_id WHERE ${GIVEN}
    UNION ALL
    SELECT j.row_id, ${OF_PART} FROM journal j JOIN parts p ON p.id = json_extract(j.old, '$.part_id')
    WHERE j.entity = '${table}' AND j.row_id IN (SELECT value FROM json_each(:ids)) AND j.op = 'delete'`;
}

/** What tells an item from others on the plate of a row: its serial number, else what make it is. */
function plateName(row: string): string {
  return namedBy((column) => `${row}.${column}`);
}

function namedBy(value: (column: string) => string): string {
  const make = `trim(coalesce(${value('manufacturer')}, '') || ' ' || coalesce(${value('model')}, ''))`;
  return `coalesce(nullif(${value('serial_number')}, ''), nullif(${make}, ''), '–')`;
}

/** The plate of the asset `a` as it was once a change set was done, or before: later edits of it do not count. */
function plateThen(when: '>' | '>=', changeSet: string): string {
  return namedBy((column) => {
    const later = `FROM journal j WHERE j.entity = 'assets' AND j.row_id = t.asset_id AND j.op = 'update'
      AND j.field = '${column}' AND j.change_set ${when} ${changeSet}`;
    return `CASE WHEN EXISTS (SELECT 1 ${later}) THEN (SELECT j.old ${later} ORDER BY j.seq LIMIT 1) ELSE a.${column} END`;
  });
}

const SUBJECTS: Readonly<Record<HistoryEntity, string>> = {
  assets: `SELECT t.id, t.tag AS subject, ${NO_UNIT} FROM assets t WHERE ${GIVEN}`,
  locations: `SELECT t.id, t.name AS subject, ${NO_UNIT} FROM locations t WHERE ${GIVEN}`,
  asset_types: `SELECT t.id, t.name AS subject, ${NO_UNIT} FROM asset_types t WHERE ${GIVEN}`,
  items: `SELECT t.id, CASE t.state WHEN 'installed' THEN ${plateName('a')} ELSE ${plateName('t')} END AS subject, ${NO_UNIT}
    FROM items t LEFT JOIN installations s ON s.item_id = t.id AND s.removed_at IS NULL
    LEFT JOIN assets a ON a.id = s.asset_id WHERE ${GIVEN}`,
  installations: `SELECT t.id, a.tag AS subject, ${NO_UNIT}
    FROM installations t JOIN assets a ON a.id = t.asset_id WHERE ${GIVEN}`,
  // Keys are those of the asset and of the word or the field, with a stroke between.
  asset_keywords: `SELECT value AS id, substr(value, 38) AS subject, ${NO_UNIT} FROM json_each(:ids)`,
  custom_values: `SELECT g.value AS id, f.name AS subject, f.unit, NULL AS decimals
    FROM json_each(:ids) g JOIN custom_fields f ON f.id = substr(g.value, 38)`,
  asset_parts: ofPartLine('asset_parts'),
  custom_fields: `SELECT t.id, t.name AS subject, t.unit, NULL AS decimals FROM custom_fields t WHERE ${GIVEN}`,
  asset_type_metrics: `SELECT t.id, t.name AS subject, t.unit, t.decimals FROM asset_type_metrics t WHERE ${GIVEN}
    UNION ALL
    SELECT j.row_id, json_extract(j.old, '$.name'), json_extract(j.old, '$.unit'), json_extract(j.old, '$.decimals')
    FROM journal j
    WHERE j.entity = 'asset_type_metrics' AND j.row_id IN (SELECT value FROM json_each(:ids)) AND j.op = 'delete'`,
  asset_type_parts: ofPartLine('asset_type_parts'),
  metrics: `SELECT m.id, ${OF_METRIC} FROM metrics m WHERE m.id IN (SELECT value FROM json_each(:ids))`,
  alarms: `SELECT t.id, ${OF_METRIC} FROM alarms t JOIN metrics m ON m.id = t.metric_id WHERE ${GIVEN}`,
  alarm_shelves: `SELECT t.id, ${OF_METRIC} FROM alarm_shelves t JOIN metrics m ON m.id = t.metric_id WHERE ${GIVEN}`,
  alarm_comments: `SELECT t.id, ${OF_METRIC} FROM alarm_comments t JOIN alarms a ON a.id = t.alarm_id
    JOIN metrics m ON m.id = a.metric_id WHERE ${GIVEN}`,
  predictions: `SELECT t.id, coalesce(m.name, a.tag) AS subject, m.unit, m.decimals FROM predictions t
    JOIN assets a ON a.id = t.asset_id LEFT JOIN metrics m ON m.id = t.metric_id WHERE ${GIVEN}`,
  work_orders: `SELECT t.id, t.number AS subject, ${NO_UNIT} FROM work_orders t WHERE ${GIVEN}`,
  parts: `SELECT p.id, ${OF_PART} FROM parts p WHERE p.id IN (SELECT value FROM json_each(:ids))`,
  suppliers: `SELECT t.id, t.name AS subject, ${NO_UNIT} FROM suppliers t WHERE ${GIVEN}`,
  // Of limits that were taken away only the journal knows whose they were.
  thresholds: `SELECT t.id, ${OF_METRIC} FROM thresholds t JOIN metrics m ON m.id = t.metric_id WHERE ${GIVEN}
    UNION ALL
    SELECT j.row_id, ${OF_METRIC} FROM journal j JOIN metrics m ON m.id = json_extract(j.old, '$.metric_id')
    WHERE j.entity = 'thresholds' AND j.row_id IN (SELECT value FROM json_each(:ids)) AND j.op = 'delete'`,
  meter_changes: `SELECT t.id, ${OF_METRIC} FROM meter_changes t JOIN metrics m ON m.id = t.metric_id WHERE ${GIVEN}
    UNION ALL
    SELECT j.row_id, ${OF_METRIC} FROM journal j JOIN metrics m ON m.id = json_extract(j.old, '$.metric_id')
    WHERE j.entity = 'meter_changes' AND j.row_id IN (SELECT value FROM json_each(:ids)) AND j.op = 'delete'`,
  reading_corrections: `SELECT t.id, ${OF_METRIC} FROM reading_corrections t JOIN metrics m ON m.id = t.metric_id WHERE ${GIVEN}`,
  alarm_rules: `SELECT t.id, ${OF_METRIC} FROM alarm_rules t JOIN metrics m ON m.id = t.metric_id WHERE ${GIVEN}`,
  data_sources: `SELECT t.id, t.name AS subject, ${NO_UNIT} FROM data_sources t WHERE ${GIVEN}`,
  quarantine_decisions: `SELECT t.id, s.name AS subject, ${NO_UNIT}
    FROM quarantine_decisions t JOIN data_sources s ON s.id = t.source_id WHERE ${GIVEN}`,
  annotations: `SELECT t.id, ${OF_METRIC} FROM annotations t JOIN metrics m ON m.id = t.metric_id WHERE ${GIVEN}`,
  checklist_items: `SELECT t.id, t.text AS subject, m.unit, m.decimals
    FROM checklist_items t LEFT JOIN metrics m ON m.id = t.metric_id WHERE ${GIVEN}`,
  verifications: `SELECT t.id, ${OF_METRIC} FROM verifications t JOIN metrics m ON m.id = t.metric_id WHERE ${GIVEN}`,
  labour_entries: `SELECT t.id, u.full_name AS subject, ${NO_UNIT}
    FROM labour_entries t JOIN users u ON u.id = t.user_id WHERE ${GIVEN}`,
  comments: `SELECT t.id, u.full_name AS subject, ${NO_UNIT}
    FROM comments t JOIN users u ON u.id = t.author_id WHERE ${GIVEN}`,
  stock_movements: `SELECT t.id, ${OF_PART} FROM stock_movements t JOIN parts p ON p.id = t.part_id WHERE ${GIVEN}`,
  reorder_alerts: `SELECT t.id, ${OF_PART} FROM reorder_alerts t JOIN parts p ON p.id = t.part_id WHERE ${GIVEN}`,
  attachments: `SELECT t.id, t.file_name AS subject, ${NO_UNIT} FROM attachments t WHERE ${GIVEN}`,
  codes: `SELECT t.id, t.code AS subject, ${NO_UNIT} FROM codes t WHERE ${GIVEN}
    UNION ALL
    SELECT j.row_id, json_extract(j.old, '$.code'), ${NO_UNIT} FROM journal j
    WHERE j.entity = 'codes' AND j.row_id IN (SELECT value FROM json_each(:ids)) AND j.op = 'delete'`,
  imports: `SELECT t.id, t.file_name AS subject, ${NO_UNIT} FROM imports t WHERE ${GIVEN}`,
};

/** What events tell of a record besides what was recorded with them; of the other tables the journal says it all. */
const PRESENT_ROWS: Readonly<Partial<Record<HistoryEntity, string>>> = {
  alarms: `SELECT t.id, t.type, t.side, t."limit", w.id IS NOT NULL AND w.created_by IS NULL AS by_rule,
      m.choices
    FROM alarms t JOIN metrics m ON m.id = t.metric_id LEFT JOIN work_orders w ON w.id = t.work_order_id WHERE ${GIVEN}`,
  checklist_items: `SELECT t.id, m.choices IS NOT NULL AS of_states
    FROM checklist_items t JOIN metrics m ON m.id = t.metric_id WHERE ${GIVEN}`,
  reading_corrections: `SELECT t.id, t.ts, t.value FROM reading_corrections t WHERE ${GIVEN}`,
  labour_entries: `SELECT t.id, t.minutes FROM labour_entries t WHERE ${GIVEN}`,
  // A stay has its plates, and the place that the item went to, from the commands that began and ended it.
  installations: `WITH stay AS (
      SELECT i.*, (
          SELECT j.change_set FROM journal j
          WHERE j.entity = 'installations' AND j.row_id = i.id AND j.op = 'insert'
        ) AS begun, (
          SELECT max(j.change_set) FROM journal j
          WHERE j.entity = 'installations' AND j.row_id = i.id AND (j.field = 'removed_at' OR j.op = 'insert')
        ) AS ended
      FROM installations i WHERE i.id IN (SELECT value FROM json_each(:ids))
    )
    SELECT t.id, t.asset_id, ${plateThen('>', 't.begun')} AS installed_plate,
      ${plateThen('>=', 't.begun')} AS replaced_plate, ${plateThen('>=', 't.ended')} AS removed_plate,
      o.id IS NOT NULL AS replaced, o.reason AS replaced_reason, (
        SELECT CASE j.op WHEN 'insert' THEN json_extract(j.new, '$.location_id') ELSE j.new END FROM journal j
        WHERE j.entity = 'items' AND j.row_id = t.item_id AND j.change_set = t.ended
          AND (j.op = 'insert' OR j.field = 'location_id')
      ) AS location_id
    FROM stay t JOIN assets a ON a.id = t.asset_id
    LEFT JOIN installations o ON o.asset_id = t.asset_id AND o.id <> t.id AND EXISTS (
      SELECT 1 FROM journal j WHERE j.entity = 'installations' AND j.row_id = o.id AND j.change_set = t.begun)`,
  // The two halves of a transfer were booked at the same instant.
  stock_movements: `SELECT t.id, (
      SELECT i.location_id FROM stock_movements i
      WHERE i.part_id = t.part_id AND i.moved_at = t.moved_at AND i.kind = 'transfer-in'
        AND i.quantity = -t.quantity AND i.location_id <> t.location_id LIMIT 1
    ) AS to_location_id
    FROM stock_movements t WHERE ${GIVEN} AND t.kind = 'transfer-out'`,
  reorder_alerts: `SELECT t.id, t.on_hand, t.suggested, EXISTS (
      SELECT 1 FROM stock_movements s
      WHERE s.part_id = t.part_id AND s.moved_at = t.opened_at AND s.quantity < 0
    ) AS fell
    FROM reorder_alerts t WHERE ${GIVEN}`,
  imports: `SELECT t.id, t.file_name, t.added, json_array_length(t.plan, '$.targets') AS metric_count
    FROM imports t WHERE ${GIVEN}`,
};

function nameFrom(table: string, column: string): string {
  return `SELECT id, ${column} AS name FROM ${table} WHERE id IN (SELECT value FROM json_each(:ids))`;
}

function nameThrough(table: string, other: string, reference: string, column: string): string {
  return `SELECT t.id, o.${column} AS name FROM ${table} t JOIN ${other} o ON o.id = t.${reference}
    WHERE t.id IN (SELECT value FROM json_each(:ids))`;
}

function lookUp<Row>(db: Reader, sql: string, ids: Iterable<Id>): [Id, Row][] {
  const rows = db.sql(sql).all({ ids: JSON.stringify([...ids]) }) as (Row & { id: Id })[];
  return rows.map(({ id, ...row }) => [id, row as Row]);
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
  return new Map(
    [...references].flatMap(([table, ids]) =>
      lookUp<{ name: string }>(db, NAMES[table], ids).map(([id, { name }]) => [id, name] as const),
    ),
  );
}

/** Names of the records that changed, with their units. */
export function subjectsOf(db: Reader, references: References<HistoryEntity>): Map<Id, SubjectOf> {
  return new Map([...references].flatMap(([entity, ids]) => lookUp<SubjectOf>(db, SUBJECTS[entity], ids)));
}

/** What is known of the records that changed besides what the journal recorded with the change, by column. */
export function rowsOf(
  db: Reader,
  references: References<HistoryEntity>,
): Map<Id, Readonly<Record<string, Value>>> {
  return new Map(
    [...references].flatMap(([entity, ids]) => {
      const sql = PRESENT_ROWS[entity];
      return sql === undefined ? [] : lookUp<Record<string, Value>>(db, sql, ids);
    }),
  );
}

const PARTS_OF_WORK = [
  'verifications',
  'checklist_items',
  'labour_entries',
  'comments',
  'stock_movements',
] as const;

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
