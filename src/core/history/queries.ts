/** The history of a record, read from the journal: one entry for what one command did to one row. */
import type { HistoryEntity, HistoryEntry, HistorySubject } from '../../shared/contract/history.ts';
import type { Inputs } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Permission } from '../../shared/permissions.ts';
import type { Reader } from '../database/database.ts';
import type { Value } from './events.ts';
import { ENTITY_RULES } from './fields/index.ts';
import { journalOf } from './members.ts';
import { type Recorded, tell } from './tell.ts';

/** Journal rows of one row in one change set. */
interface Group {
  readonly seq: number;
  readonly changeSet: number;
  readonly entity: HistoryEntity;
  readonly rowId: Id;
  /** JSON array. */
  readonly seqs: string;
  /** Of all groups there are. */
  readonly total: number;
}

interface JournalRow {
  readonly op: HistoryEntry['op'];
  readonly field: string | null;
  readonly old: Value;
  readonly new: Value;
}

const SUBJECT_NAMES: Readonly<Record<HistorySubject, string>> = {
  assets: 'asset',
  work_orders: 'workOrder',
  parts: 'part',
  suppliers: 'supplier',
  data_sources: 'data-source',
  metrics: 'metric',
  alarms: 'alarm',
  items: 'item',
  locations: 'location',
  asset_types: 'assetType',
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
  const groups = db
    .sql(
      `SELECT max(seq) AS seq, change_set AS changeSet, entity, row_id AS rowId, json_group_array(seq) AS seqs,
         count(*) OVER () AS total
       FROM (${journal}) GROUP BY change_set, entity, row_id
       ORDER BY max(seq) DESC LIMIT :limit OFFSET :offset`,
    )
    .all({ id, limit, offset }) as Group[];
  const total = groups[0]?.total ?? (offset === 0 ? 0 : countOf(db, journal, id));
  const sets = changeSetsOf(db, groups);
  const recorded = groups.map(({ seq, changeSet, entity, rowId, seqs }) => ({
    seq,
    set: sets.get(changeSet)!,
    entity,
    rowId,
    ...recordOf(rowsOf(db, seqs)),
  }));
  return { rows: tell(db, recorded), total };
}

function countOf(db: Reader, journal: string, id: Id): number {
  return db
    .sql(`SELECT count(*) FROM (SELECT DISTINCT change_set, entity, row_id FROM (${journal}))`)
    .pluck()
    .get({ id }) as number;
}

function rowsOf(db: Reader, seqs: string): JournalRow[] {
  return db
    .sql(
      `SELECT op, field, old, new FROM journal
       WHERE seq IN (SELECT value FROM json_each(?)) ORDER BY seq`,
    )
    .all(seqs) as JournalRow[];
}

/** Puts together what one command did to a row, however many steps it took. */
function recordOf(rows: readonly JournalRow[]): Pick<Recorded, 'op' | 'changed' | 'whole'> {
  const removed = rows.find(({ op }) => op === 'delete');
  if (removed !== undefined) return { op: 'delete', changed: new Map(), whole: wholeRow(removed.old) };
  const changed = new Map<string, { old: Value; new: Value }>();
  for (const row of rows) {
    if (row.field === null) continue;
    changed.set(row.field, { old: changed.get(row.field)?.old ?? row.old, new: row.new });
  }
  const added = rows.find(({ op }) => op === 'insert');
  if (added !== undefined) {
    const later = [...changed].map(([column, value]) => [column, value.new]);
    return {
      op: 'insert',
      changed: new Map(),
      whole: { ...wholeRow(added.new), ...Object.fromEntries(later) },
    };
  }
  for (const [column, value] of changed) if (value.old === value.new) changed.delete(column);
  return { op: 'update', changed, whole: null };
}

function wholeRow(json: Value): Record<string, Value> {
  return JSON.parse(String(json)) as Record<string, Value>;
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
