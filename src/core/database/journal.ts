/**
 * The journal: triggers generated from the schema record every change of every journaled table in the same
 * transaction, whoever makes it. They call `current_change_set()`, a function that only the unit of work
 * gives, so a write from outside the program or outside a unit of work fails instead of going unrecorded.
 */
import type { Database as Connection } from 'better-sqlite3';
import { getTableColumns, getTableName, is, type Table } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Topic } from '../../shared/contract/base.ts';
import * as schema from './schema/index.ts';

/** Tables whose changes are recorded, and the topic under which their readers hear of a change. */
export const JOURNALED: ReadonlyMap<string, Topic> = new Map<string, Topic>([
  ['companies', 'plant'],
  ['stations', 'plant'],
  ['settings', 'plant'],
  ['roles', 'people'],
  ['role_permissions', 'people'],
  ['users', 'people'],
  ['credentials', 'people'],
  ['teams', 'people'],
  ['team_members', 'people'],
  ['locations', 'assets'],
  ['asset_types', 'assets'],
  ['custom_fields', 'assets'],
  ['asset_type_metrics', 'assets'],
  ['asset_type_parts', 'assets'],
  ['assets', 'assets'],
  ['asset_keywords', 'assets'],
  ['custom_values', 'assets'],
  ['asset_parts', 'assets'],
  ['items', 'assets'],
  ['installations', 'assets'],
  ['attachments', 'attachments'],
  ['codes', 'codes'],
  ['label_printers', 'plant'],
  ['metrics', 'metrics'],
  ['thresholds', 'metrics'],
  ['annotations', 'metrics'],
  ['meter_changes', 'metrics'],
  ['reading_corrections', 'metrics'],
  ['alarms', 'alarms'],
  ['alarm_shelves', 'alarms'],
  ['alarm_comments', 'alarms'],
  ['alarm_rules', 'metrics'],
  ['predictions', 'predictions'],
  ['work_orders', 'work'],
  ['verifications', 'work'],
  ['checklist_items', 'work'],
  ['checklist_templates', 'work'],
  ['checklist_template_items', 'work'],
  ['labour_entries', 'work'],
  ['comments', 'work'],
  ['suppliers', 'parts'],
  ['parts', 'parts'],
  ['stock_movements', 'stock'],
  ['reorder_alerts', 'stock'],
  ['imports', 'imports'],
  ['import_mappings', 'imports'],
  ['data_sources', 'metrics'],
  ['quarantine_decisions', 'readings'],
]);

/** Tables that are not journaled, each with its reason. */
export const EXEMPT: ReadonlyMap<string, string> = new Map([
  ['readings', 'too many; their source says where each came from'],
  ['rollups', 'computed from the readings'],
  ['series', 'local numbers of the metrics'],
  ['reading_sources', 'written once with the readings they describe'],
  ['threshold_states', 'computed from the readings'],
  ['prediction_checks', 'computed from the readings and failures'],
  ['alarm_rings', 'computed from the alarms'],
  ['alarm_floods', 'computed from the alarms'],
  ['data_source_states', 'counts, and when it was last heard'],
  ['data_source_activity', 'counts of what was taken, which the readings say themselves'],
  ['quarantined_readings', 'too many; their source says where each came from'],
  ['stock_balances', 'sum of the stock movements'],
  ['import_assets', 'computed from the plans of the imports'],
  ['number_series', 'the numbers given are in the journal'],
  ['notifications', 'made from journaled facts, one per person'],
  ['sessions', 'come and go; signing in is recorded with the credentials'],
  ['local_state', 'belongs to this copy of the file'],
  ['search_documents', 'computed from the records'],
  ['change_sets', 'the journal itself'],
  ['journal', 'the journal itself'],
  ['schema_migrations', 'record of the migration runner'],
]);

/** Values that must not be readable in the journal; that they changed is recorded. */
const SECRET_COLUMNS = new Set(['credentials.password_hash', 'data_sources.secret']);
/** Columns that repeat what the journal knows anyway. */
const UNRECORDED_COLUMNS = new Set(['updated_at']);
const MASK = "'(secret)'";

interface JournaledTable {
  readonly name: string;
  readonly key: readonly string[];
  readonly columns: readonly string[];
}

export function journaledTables(): JournaledTable[] {
  const tables: unknown[] = Object.values(schema);
  return tables
    .filter((value): value is SQLiteTable => is(value, SQLiteTable))
    .filter((table) => JOURNALED.has(getTableName(table)))
    .map(describe);
}

function describe(table: SQLiteTable): JournaledTable {
  const columns = Object.values(getTableColumns(table as Table));
  const composite = getTableConfig(table).primaryKeys[0];
  const key = composite?.columns ?? columns.filter((column) => column.primary);
  return {
    name: getTableName(table),
    key: key.map((column) => column.name),
    columns: columns.map((column) => column.name).filter((name) => !UNRECORDED_COLUMNS.has(name)),
  };
}

/** The SQL of all journal triggers, in a fixed order. */
export function journalTriggers(): string[] {
  return journaledTables().flatMap((table) => [
    wholeRowTrigger(table, 'insert', 'NEW'),
    wholeRowTrigger(table, 'delete', 'OLD'),
    ...table.columns.map((column) => fieldTrigger(table, column)),
  ]);
}

function value(table: JournaledTable, row: 'NEW' | 'OLD', column: string): string {
  return SECRET_COLUMNS.has(`${table.name}.${column}`) ? MASK : `${row}."${column}"`;
}

function rowId(table: JournaledTable, row: 'NEW' | 'OLD'): string {
  return table.key.map((column) => `${row}."${column}"`).join(" || '/' || ");
}

function wholeRowTrigger(table: JournaledTable, op: 'insert' | 'delete', row: 'NEW' | 'OLD'): string {
  const pairs = table.columns.map((column) => `'${column}', ${value(table, row, column)}`).join(', ');
  const json = `json_object(${pairs})`;
  const [before, after] = op === 'insert' ? ['NULL', json] : [json, 'NULL'];
  return `CREATE TRIGGER "journal_${table.name}_${op}" AFTER ${op.toUpperCase()} ON "${table.name}"
BEGIN
  INSERT INTO journal (change_set, entity, row_id, op, field, old, new)
  VALUES (current_change_set('${table.name}'), '${table.name}', ${rowId(table, row)}, '${op}', NULL, ${before}, ${after});
END`;
}

function fieldTrigger(table: JournaledTable, column: string): string {
  return `CREATE TRIGGER "journal_${table.name}_update_${column}" AFTER UPDATE OF "${column}" ON "${table.name}"
WHEN OLD."${column}" IS NOT NEW."${column}"
BEGIN
  INSERT INTO journal (change_set, entity, row_id, op, field, old, new)
  VALUES (current_change_set('${table.name}'), '${table.name}', ${rowId(table, 'NEW')}, 'update', '${column}', ${value(table, 'OLD', column)}, ${value(table, 'NEW', column)});
END`;
}

/** Makes the journal triggers anew. The caller holds a transaction. */
export function installJournal(connection: Connection): void {
  const present = connection
    .prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'journal_*'")
    .pluck()
    .all() as string[];
  for (const name of present) connection.exec(`DROP TRIGGER "${name}"`);
  for (const trigger of journalTriggers()) connection.exec(trigger);
}
