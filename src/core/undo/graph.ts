/**
 * What an undo has to know of the schema: which rows refer to which, which are parts of a record, and what must
 * be unique. Read from the schema, so a new table is known without a word here.
 */
import { getTableColumns, getTableName, is, type Table } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { RECORD_KINDS } from '../../shared/domain/vocabulary.ts';
import { JOURNALED, journaledTables } from '../database/journal.ts';
import * as schema from '../database/schema/index.ts';

/** Rows of `child` refer to the row of `parent` whose key is in `column`. */
export interface Edge {
  readonly child: string;
  readonly column: string;
  readonly parent: string;
  /** Only where this holds of the child `c`. */
  readonly where?: string;
}

export interface TableShape {
  readonly name: string;
  /** One or two columns. */
  readonly key: readonly string[];
  /** What the journal records of it. */
  readonly columns: readonly string[];
  readonly hasUpdatedAt: boolean;
  readonly hasCreatedAt: boolean;
}

/** Rows that are computed from others and go with them; they keep nothing from going. */
const COMPANIONS: ReadonlySet<string> = new Set([
  'series',
  'threshold_states',
  'predictions',
  'import_assets',
  'notifications',
  'sessions',
]);

/** The record that a row is a part of: when one stays, so does the other. */
export const OWNERS: ReadonlyMap<string, { readonly column: string; readonly owner: string }> = new Map([
  ['asset_keywords', { column: 'asset_id', owner: 'assets' }],
  ['custom_values', { column: 'asset_id', owner: 'assets' }],
  ['asset_parts', { column: 'asset_id', owner: 'assets' }],
  ['custom_fields', { column: 'asset_type_id', owner: 'asset_types' }],
  ['asset_type_metrics', { column: 'asset_type_id', owner: 'asset_types' }],
  ['asset_type_parts', { column: 'asset_type_id', owner: 'asset_types' }],
  ['checklist_items', { column: 'work_order_id', owner: 'work_orders' }],
  ['verifications', { column: 'work_order_id', owner: 'work_orders' }],
  ['labour_entries', { column: 'work_order_id', owner: 'work_orders' }],
  ['comments', { column: 'work_order_id', owner: 'work_orders' }],
  ['checklist_template_items', { column: 'template_id', owner: 'checklist_templates' }],
  ['thresholds', { column: 'metric_id', owner: 'metrics' }],
  ['team_members', { column: 'team_id', owner: 'teams' }],
  ['role_permissions', { column: 'role_id', owner: 'roles' }],
  ['credentials', { column: 'user_id', owner: 'users' }],
]);

/** Rows that only make sense together, by the part they are of: its movements, its alerts and its average cost. */
export const STOCK_OF_PART: readonly string[] = ['stock_movements', 'reorder_alerts'];

/** Trees, by the column that names what a row stands below. */
export const TREES: ReadonlyMap<string, string> = new Map([
  ['assets', 'parent_id'],
  ['locations', 'parent_id'],
]);

const tables = (Object.values(schema) as unknown[]).filter((value): value is SQLiteTable =>
  is(value, SQLiteTable),
);

export const SHAPES: ReadonlyMap<string, TableShape> = new Map(
  journaledTables().map((table) => {
    const described = tables.find((candidate) => getTableName(candidate) === table.name)!;
    const names = Object.values(getTableColumns(described as Table)).map(({ name }) => name);
    const shape = {
      ...table,
      hasUpdatedAt: names.includes('updated_at'),
      hasCreatedAt: names.includes('created_at'),
    };
    return [table.name, shape];
  }),
);

/** References that the database enforces, and those that it does not. */
export const EDGES: readonly Edge[] = [
  ...tables.flatMap((table) =>
    getTableConfig(table).foreignKeys.map((key): Edge => {
      const { columns, foreignTable } = key.reference();
      return { child: getTableName(table), column: columns[0]!.name, parent: getTableName(foreignTable) };
    }),
  ),
  ...['attachments', 'codes'].flatMap((child) =>
    RECORD_KINDS.map((parent): Edge => ({
      child,
      column: 'record_id',
      parent,
      where: `c.entity = '${parent}'`,
    })),
  ),
  { child: 'alarms', column: 'work_order_id', parent: 'work_orders' },
].filter(({ child, parent }) => JOURNALED.has(child) && JOURNALED.has(parent) && !COMPANIONS.has(child));

/** SQL of the key of a row as the journal writes it. */
export function rowKey(table: string, alias: string): string {
  return SHAPES.get(table)!
    .key.map((column) => `${alias}."${column}"`)
    .join(` || '/' || `);
}

/** SQL that finds the row of `table` (as `alias`) that a row of the plan (as `planned`) names. */
export function isRow(table: string, alias: string, planned: string): string {
  return SHAPES.get(table)!
    .key.map((column, index) => `${alias}."${column}" = ${planned}.k${index + 1}`)
    .join(' AND ');
}

export interface UniqueIndex {
  readonly table: string;
  /** Columns or expressions. */
  readonly terms: readonly string[];
  /** Of a partial index. */
  readonly where: string | null;
  /** Columns that it speaks of. */
  readonly columns: readonly string[];
}

/** @param sql of `CREATE UNIQUE INDEX`, as SQLite keeps it */
export function uniqueIndexOf(sql: string): UniqueIndex | null {
  const match = /\bON\s+[`"]?(\w+)[`"]?\s*\(([\s\S]*?)\)\s*(?:WHERE\s+([\s\S]+))?$/i.exec(sql.trim());
  const shape = SHAPES.get(match?.[1] ?? '');
  if (match === null || shape === undefined) return null;
  const where = match[3] ?? null;
  const columns = shape.columns.filter((column) =>
    new RegExp(`\\b${column}\\b`).test(`${match[2]} ${where ?? ''}`),
  );
  return { table: shape.name, terms: topLevelTerms(match[2]!), where, columns };
}

function topLevelTerms(list: string): string[] {
  const terms: string[] = [];
  let depth = 0;
  let begin = 0;
  for (let at = 0; at <= list.length; at += 1) {
    const letter = list[at];
    if (letter === '(') depth += 1;
    else if (letter === ')') depth -= 1;
    else if ((letter === ',' && depth === 0) || letter === undefined) {
      terms.push(list.slice(begin, at).trim());
      begin = at + 1;
    }
  }
  return terms;
}
