/** Makes entries of a history from what the journal recorded: events, their facts, and plain changes. */
import {
  HISTORY_EVENTS,
  type HistoryChange,
  type HistoryEntity,
  type HistoryEntry,
  type HistoryEvent,
} from '../../shared/contract/history.ts';
import type { Choice } from '../../shared/domain/choices.ts';
import { lineCost } from '../../shared/domain/stock.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { stateLabel } from '../alarms/queries.ts';
import { eventsOf, type Occurrence, type Telling, type Value } from './events.ts';
import {
  camelCase,
  ENTITY_RULES,
  type FieldRule,
  type NamedTable,
  ruleOf,
  snakeCase,
} from './fields/index.ts';
import { namesOf, refer, type References, rowsOf, subjectsOf, workOrdersOf } from './names.ts';

/** What one command did to one row. */
export interface Recorded extends Pick<Occurrence, 'op' | 'changed'> {
  readonly seq: number;
  readonly set: Pick<HistoryEntry, 'at' | 'actor' | 'station' | 'command'>;
  readonly entity: HistoryEntity;
  readonly rowId: Id;
  /** A new row as it came, a removed one as it went; null for an update. */
  readonly whole: Readonly<Record<string, Value>> | null;
}

interface Change {
  readonly column: string;
  readonly old: Value;
  readonly new: Value;
}

/** An entry before ids have become names. */
interface Draft {
  readonly recorded: Recorded;
  readonly events: readonly { readonly telling: Telling; readonly facts: Change[]; readonly remark: Value }[];
  readonly changes: Change[];
}

/** Texts are shown, not read, in a history. */
const LONGEST_TEXT = 500;

export function tell(db: Reader, recorded: readonly Recorded[]): HistoryEntry[] {
  const rows: References<HistoryEntity> = new Map();
  for (const { entity, rowId } of recorded) refer(rows, entity, rowId);
  const present = rowsOf(db, rows);
  const drafts = recorded.map((record) => draftOf(record, present.get(record.rowId) ?? {}));
  const names = namesOf(db, referencesOf(drafts));
  const subjects = subjectsOf(db, rows);
  const workOrders = workOrdersOf(db, rows);
  return drafts.map(({ recorded: { seq, set, entity, rowId, op }, events, changes }) => {
    const toChange = (change: Change) => written(entity, change, names);
    return {
      seq,
      ...set,
      entity,
      // The key of a keyword or custom value begins with its asset's id.
      entityId: rowId.slice(0, 36),
      ...(subjects.get(rowId) ?? { subject: '', unit: null, decimals: null }),
      workOrder: workOrders.get(rowId) ?? null,
      op,
      events: events.map(({ telling, facts, remark }): HistoryEvent => ({
        event: telling.event,
        facts: facts.map(toChange),
        remark: remark === null || remark === '' ? null : shortened(String(remark)),
      })),
      changes: changes.map(toChange),
    };
  });
}

function draftOf(recorded: Recorded, present: Readonly<Record<string, Value>>): Draft {
  const { op, entity, changed, whole, set } = recorded;
  const later = [...changed].map(([column, value]) => [column, value.new] as const);
  const row = computed(entity, { ...present, ...whole, ...Object.fromEntries(later) });
  const actorId = set.actor?.id ?? null;
  const occurrence: Occurrence = { entity, op, command: set.command, actorId, changed, row };
  const events = eventsOf(occurrence).map((telling) => ({
    telling,
    facts: factsOf(telling, occurrence),
    remark: telling.remark === undefined ? null : (row[telling.remark] ?? null),
  }));
  const told = new Set(
    events.flatMap(({ telling: { says = [], remark }, facts }) => [
      ...says,
      ...(remark === undefined ? [] : [remark]),
      ...facts.map(({ column }) => column),
    ]),
  );
  const changes = plainChanges(occurrence).filter(
    ({ column, ...value }) => !told.has(column) && !repeatsActor(column, value, actorId),
  );
  return { recorded, events, changes };
}

/** Adds what a row tells and no column has: of a movement what it cost, unless nothing; of an alarm how it is said. */
function computed(entity: HistoryEntity, row: Record<string, Value>): Record<string, Value> {
  if (entity === 'alarms') return alarmSaid(row);
  if (entity !== 'stock_movements') return row;
  const amount = Math.abs(Number(row['quantity']));
  return { ...row, amount, cost: lineCost(amount, Number(row['unit_cost'])) || null };
}

/** A change is told without its sign, for its side is told; a state by its name, or by its code where that is gone. */
function alarmSaid(row: Record<string, Value>): Record<string, Value> {
  const limit = Number(row['limit']);
  if (row['type'] === 'rate')
    return { ...row, limit: Math.abs(limit), peak_value: Math.abs(Number(row['peak_value'])) };
  if (row['type'] !== 'state') return row;
  const choices = JSON.parse(String(row['choices'] ?? 'null')) as readonly Choice[] | null;
  return { ...row, state_name: stateLabel(choices, limit) };
}

/** Zero of these is as good as none. */
const NONE_AT_ZERO = new Set(['deadband', 'on_delay_ms', 'off_delay_ms', 'rearm_ms', 'rate_window_ms']);

function factsOf({ event }: Telling, { op, changed, row }: Occurrence): Change[] {
  return HISTORY_EVENTS[event].flatMap((field) => {
    const column = snakeCase(field);
    if (event === 'limits-changed' && !changed.has(column)) return [];
    const known = (value: Value | undefined) =>
      value === undefined || (value === 0 && NONE_AT_ZERO.has(column)) ? null : value;
    const change = changed.get(column);
    const past = op === 'delete' ? row[column] : change?.old;
    const fact = { column, old: known(past), new: op === 'delete' ? null : known(row[column]) };
    return fact.old === null && fact.new === null ? [] : [fact];
  });
}

/** In the order of the rules: that of the triggers is SQLite's own affair. */
function plainChanges({ entity, op, changed, row }: Occurrence): Change[] {
  const { fields, telling } = ENTITY_RULES[entity];
  if (op === 'delete') return [];
  if (op === 'insert') {
    return telling
      .map((column) => ({ column, old: null, new: row[column] ?? null }))
      .filter((change) => change.new !== null && change.new !== '');
  }
  return Object.keys(fields).flatMap((column) => {
    const value = changed.get(column);
    return value === undefined ? [] : { column, ...value };
  });
}

/** Columns such as `completed_by` say again who acted, unless somebody else was entered. */
function repeatsActor(column: string, value: Omit<Change, 'column'>, actorId: Id | null): boolean {
  return column.endsWith('_by') && actorId !== null && value.old === null && value.new === actorId;
}

function referencesOf(drafts: readonly Draft[]): References<NamedTable> {
  const values: References<NamedTable> = new Map();
  for (const { recorded, events, changes } of drafts) {
    for (const { column, ...value } of [...events.flatMap(({ facts }) => facts), ...changes]) {
      const rule = ruleOf(recorded.entity, column);
      if (typeof rule !== 'object') continue;
      for (const id of [value.old, value.new]) if (typeof id === 'string') refer(values, rule.refersTo, id);
    }
  }
  return values;
}

function written(entity: HistoryEntity, change: Change, names: ReadonlyMap<Id, string>): HistoryChange {
  const rule = ruleOf(entity, change.column)!;
  const kind = kindOf(rule, change.new ?? change.old);
  const write = (stored: Value) =>
    stored === null || stored === ''
      ? null
      : writtenValue(kind, rule === 'list' ? listed(stored) : stored, names);
  return { field: camelCase(change.column), kind, old: write(change.old), new: write(change.new) };
}

/** A custom field holds numbers, days or texts; which, its value shows. */
function kindOf(rule: FieldRule, value: Value): HistoryChange['kind'] {
  if (typeof rule === 'object') return 'name';
  if (rule === 'list') return 'text';
  if (rule !== 'custom') return rule as HistoryChange['kind'];
  if (typeof value === 'number') return 'limit';
  return /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? 'day' : 'text';
}

function listed(json: string | number): string {
  const each = JSON.parse(String(json)) as (string | { readonly label: string })[];
  return each.map((one) => (typeof one === 'string' ? one : one.label)).join(', ');
}

function writtenValue(
  kind: HistoryChange['kind'],
  stored: string | number,
  names: ReadonlyMap<Id, string>,
): string {
  switch (kind) {
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
    case 'limit':
    case 'reading':
    case 'number':
    case 'count':
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
