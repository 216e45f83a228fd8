/** The history of a record, read from the journal: one entry for what one command did to one row. */
import type { Inputs } from '../../shared/contract/index.ts';
import type {
  HistoryChange,
  HistoryEntity,
  HistoryEntry,
  HistorySubject,
} from '../../shared/contract/history.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Permission } from '../../shared/permissions.ts';
import type { Reader } from '../database/database.ts';
import { camelCase, ENTITY_RULES, type FieldRule, type NamedTable } from './fields.ts';
import { journalOf } from './members.ts';
import { namesOf, refer, type References, subjectsOf, workOrdersOf } from './names.ts';

type Value = string | number | null;

/** Journal rows of one row in one change set. */
interface Group {
  readonly seq: number;
  readonly changeSet: number;
  readonly entity: HistoryEntity;
  readonly rowId: Id;
  /** JSON array. */
  readonly seqs: string;
}

interface JournalRow {
  readonly seq: number;
  readonly op: HistoryEntry['op'];
  readonly field: string | null;
  readonly old: Value;
  readonly new: Value;
}

/** What happened to a row, in columns and stored values. */
interface Change {
  readonly op: HistoryEntry['op'];
  readonly columns: { readonly column: string; readonly old: Value; readonly new: Value }[];
}

/** Texts are shown, not read, in a history. */
const LONGEST_TEXT = 500;

const SUBJECT_NAMES: Readonly<Record<HistorySubject, string>> = {
  assets: 'asset',
  work_orders: 'workOrder',
  parts: 'part',
  metrics: 'metric',
  alarms: 'alarm',
};

/**
 * One window of the history, newest first, and how many entries it has.
 * @throws AppError NOT_FOUND {entity}, FORBIDDEN {permission}
 */
export function historyOf(
  db: Reader,
  permissions: ReadonlySet<Permission>,
  { subject, id, offset, limit }: Required<Inputs['history']['of']>,
): { rows: HistoryEntry[]; total: number } {
  const permission = ENTITY_RULES[subject].needs;
  if (!permissions.has(permission)) throw new AppError('FORBIDDEN', { permission });
  if (db.sql(`SELECT 1 FROM ${subject} WHERE id = ?`).get(id) === undefined) {
    throw new AppError('NOT_FOUND', { entity: SUBJECT_NAMES[subject] });
  }
  const journal = journalOf(subject, permissions);
  const total = db
    .sql(`SELECT count(*) FROM (SELECT DISTINCT change_set, entity, row_id FROM (${journal}))`)
    .pluck()
    .get({ id }) as number;
  const groups = db
    .sql(
      `SELECT max(seq) AS seq, change_set AS changeSet, entity, row_id AS rowId, json_group_array(seq) AS seqs
       FROM (${journal}) GROUP BY change_set, entity, row_id
       ORDER BY max(seq) DESC LIMIT :limit OFFSET :offset`,
    )
    .all({ id, limit, offset }) as Group[];
  return { rows: tell(db, groups), total };
}

function tell(db: Reader, groups: readonly Group[]): HistoryEntry[] {
  const sets = changeSetsOf(db, groups);
  const told = groups.map((group) => ({
    group,
    set: sets.get(group.changeSet)!,
    change: changeOf(group.entity, rowsOf(db, group)),
  }));
  const rows: References<HistoryEntity> = new Map();
  const values: References<NamedTable> = new Map();
  for (const { group, change } of told) {
    refer(rows, group.entity, group.rowId);
    for (const { column, ...value } of change.columns) {
      const rule = ruleOf(group.entity, column);
      if (typeof rule !== 'object') continue;
      for (const id of [value.old, value.new]) if (typeof id === 'string') refer(values, rule.refersTo, id);
    }
  }
  const names = namesOf(db, values);
  const subjects = subjectsOf(db, rows);
  const workOrders = workOrdersOf(db, rows);
  return told.map(({ group: { seq, entity, rowId }, set, change: { op, columns } }) => ({
    seq,
    ...set,
    entity,
    entityId: rowId,
    subject: subjects.get(rowId) ?? '',
    workOrder: workOrders.get(rowId) ?? null,
    op,
    changes: columns
      .filter(({ column, ...value }) => !repeatsActor(column, value, set.actor?.id))
      .map(({ column, ...value }) => toChange(entity, column, value, names)),
  }));
}

/** Columns such as `completed_by` say again who acted, unless somebody else was entered. */
function repeatsActor(
  column: string,
  value: { readonly old: Value; readonly new: Value },
  actorId?: Id,
): boolean {
  return column.endsWith('_by') && actorId !== undefined && value.old === null && value.new === actorId;
}

function rowsOf(db: Reader, { seqs }: Group): JournalRow[] {
  return db
    .sql(
      `SELECT seq, op, field, old, new FROM journal
       WHERE seq IN (SELECT value FROM json_each(?)) ORDER BY seq`,
    )
    .all(seqs) as JournalRow[];
}

function ruleOf(entity: HistoryEntity, column: string): FieldRule | undefined {
  return ENTITY_RULES[entity].fields[column];
}

/** Puts together what one command did to a row, however many steps it took. */
function changeOf(entity: HistoryEntity, rows: readonly JournalRow[]): Change {
  const removed = rows.find(({ op }) => op === 'delete');
  if (removed !== undefined) {
    const before = JSON.parse(String(removed.old)) as Record<string, Value>;
    return {
      op: 'delete',
      columns: tellingColumns(entity, (column) => ({ old: before[column] ?? null, new: null })),
    };
  }
  const updated = new Map<string, { old: Value; new: Value }>();
  for (const row of rows) {
    if (row.field === null) continue;
    updated.set(row.field, { old: updated.get(row.field)?.old ?? row.old, new: row.new });
  }
  const added = rows.find(({ op }) => op === 'insert');
  if (added !== undefined) {
    const after = JSON.parse(String(added.new)) as Record<string, Value>;
    return {
      op: 'insert',
      columns: tellingColumns(entity, (column) => ({
        old: null,
        new: (updated.has(column) ? updated.get(column)!.new : after[column]) ?? null,
      })),
    };
  }
  // In the order of the rules: that of the triggers is SQLite's own affair.
  return {
    op: 'update',
    columns: Object.keys(ENTITY_RULES[entity].fields).flatMap((column) => {
      const value = updated.get(column);
      return value === undefined || value.old === value.new ? [] : { column, ...value };
    }),
  };
}

function tellingColumns(
  entity: HistoryEntity,
  valueOf: (column: string) => { old: Value; new: Value },
): Change['columns'] {
  return ENTITY_RULES[entity].telling
    .map((column) => ({ column, ...valueOf(column) }))
    .filter((value) => value.old !== null || value.new !== null);
}

function toChange(
  entity: HistoryEntity,
  column: string,
  value: { readonly old: Value; readonly new: Value },
  names: ReadonlyMap<Id, string>,
): HistoryChange {
  const rule = ruleOf(entity, column)!;
  const kind = typeof rule === 'object' ? 'name' : (rule as HistoryChange['kind']);
  const write = (stored: Value) => (stored === null ? null : written(kind, stored, names));
  return { field: camelCase(column), kind, old: write(value.old), new: write(value.new) };
}

function written(kind: HistoryChange['kind'], stored: string | number, names: ReadonlyMap<Id, string>) {
  switch (kind) {
    case 'position':
      return null;
    case 'name':
      return names.get(String(stored)) ?? String(stored);
    case 'flag':
      return String(stored === 1);
    case 'instant':
      return new Date(Number(stored)).toISOString();
    case 'text':
      return shortened(String(stored));
    case 'word':
    case 'day':
    case 'number':
    case 'minutes':
    case 'months':
    case 'milliseconds':
    case 'money':
    case 'quantity':
      return String(stored);
  }
}

function shortened(text: string): string {
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT)}…`;
}

/** Who, when, where and by which command. */
function changeSetsOf(db: Reader, groups: readonly Group[]) {
  const rows = db
    .sql(
      `SELECT c.seq, c.at, c.command, c.actor_id AS actorId, u.full_name AS fullName, s.name AS station
       FROM change_sets c LEFT JOIN users u ON u.id = c.actor_id JOIN stations s ON s.id = c.station_id
       WHERE c.seq IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify([...new Set(groups.map(({ changeSet }) => changeSet))])) as {
    seq: number;
    at: number;
    command: string;
    actorId: Id | null;
    fullName: string | null;
    station: string;
  }[];
  return new Map(
    rows.map(({ seq, at, command, actorId, fullName, station }) => {
      const actor = actorId === null || fullName === null ? null : { id: actorId, fullName };
      return [seq, { at, command, actor, station }] as const;
    }),
  );
}
