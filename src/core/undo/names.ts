/** What people call the rows that stay after an undo, who made them stay, and which record to open. */
import type { KeptRecord, KeptReason, UndoEntity } from '../../shared/contract/imports.ts';
import { UNDO_ENTITIES, UNDO_LINKS } from '../../shared/contract/imports.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { OWNERS, rowKey, SHAPES } from './graph.ts';

/** A row that stays, in the words of the journal. */
export interface KeptRow {
  readonly entity: string;
  readonly rowId: string;
  readonly reason: KeptReason;
  readonly becauseEntity: string | null;
  readonly becauseRow: string | null;
  /** The change set that made it stay, where that is known. */
  readonly bySet: number | null;
}

type Ref = Pick<KeptRecord, 'entity' | 'label' | 'link'>;

/** The column that a record is called by. */
const CALLED: Readonly<Record<string, string>> = {
  assets: 'tag',
  locations: 'name',
  asset_types: 'name',
  items: 'serial_number',
  suppliers: 'name',
  parts: 'number',
  work_orders: 'number',
  metrics: 'name',
  users: 'full_name',
  teams: 'name',
  attachments: 'file_name',
  codes: 'code',
  checklist_templates: 'name',
  label_printers: 'name',
  data_sources: 'name',
  roles: 'name',
  imports: 'file_name',
};

/** Rows that are called by the record they are of, and opened with it. */
const CALLED_BY: Readonly<Record<string, { readonly column: string; readonly of: string }>> = {
  stock_movements: { column: 'part_id', of: 'parts' },
  reorder_alerts: { column: 'part_id', of: 'parts' },
  alarms: { column: 'metric_id', of: 'metrics' },
  annotations: { column: 'metric_id', of: 'metrics' },
  reading_corrections: { column: 'metric_id', of: 'metrics' },
  installations: { column: 'asset_id', of: 'assets' },
};

/** What is kept under a name of its own in the answer of an undo; the rest is `other`. */
export function undoEntity(table: string): UndoEntity {
  return (UNDO_ENTITIES as readonly string[]).includes(table) ? (table as UndoEntity) : 'other';
}

/** Names rows that stay; records that were deleted meanwhile are named from the journal. */
export function nameKept(db: Reader, rows: readonly KeptRow[]): KeptRecord[] {
  return rows.map((row) => {
    const { becauseEntity, becauseRow, reason } = row;
    const bySet = row.bySet ?? (becauseRow === null ? null : lastChange(db, becauseEntity!, becauseRow));
    const told = {
      ...refOf(db, row.entity, row.rowId),
      ...whoAndWhen(db, bySet),
      undoFirst: bySet === null ? null : importOf(db, bySet),
    };
    if (becauseEntity === null || becauseRow === null) return { ...told, reason, because: null };
    // A record to which a part was added is one that was changed; it does not stay for itself.
    if (isPartOf(db, becauseEntity, becauseRow, row)) return { ...told, reason: 'changed', because: null };
    return { ...told, reason, because: refOf(db, becauseEntity, becauseRow) };
  });
}

function whoAndWhen(db: Reader, changeSet: number | null): Pick<KeptRecord, 'by' | 'at'> {
  if (changeSet === null) return { by: null, at: null };
  const row = db
    .sql(
      `SELECT s.at, u.id, u.full_name AS fullName FROM change_sets s LEFT JOIN users u ON u.id = s.actor_id
       WHERE s.seq = ?`,
    )
    .get(changeSet) as { at: number; id: Id | null; fullName: string | null } | undefined;
  if (row === undefined) return { by: null, at: null };
  const { at, id, fullName } = row;
  return { by: id === null ? null : { id, fullName: fullName! }, at };
}

/** The import that a change set was, as long as it can be undone. */
function importOf(db: Reader, changeSet: number): KeptRecord['undoFirst'] {
  const found = db
    .sql(
      `SELECT id, file_name AS fileName FROM imports
       WHERE change_set = ? AND undone_at IS NULL AND state IN ('done', 'undo-broken-off')`,
    )
    .get(changeSet) as NonNullable<KeptRecord['undoFirst']> | undefined;
  return found ?? null;
}

function lastChange(db: Reader, entity: string, rowId: string): number | null {
  return db
    .sql('SELECT max(change_set) FROM journal WHERE entity = ? AND row_id = ?')
    .pluck()
    .get(entity, rowId) as number | null;
}

function refOf(db: Reader, table: string, rowId: string): Ref {
  if (table === 'readings') return { ...refOf(db, 'metrics', rowId), entity: 'readings' };
  const owner = OWNERS.get(table);
  if (owner !== undefined) return refOf(db, owner.owner, valueOf(db, table, rowId, owner.column) ?? '');
  const calledBy = CALLED_BY[table];
  if (calledBy !== undefined) {
    const of = refOf(db, calledBy.of, valueOf(db, table, rowId, calledBy.column) ?? '');
    const entity = undoEntity(table);
    return { ...of, entity, link: entity === 'alarms' ? { entity: 'alarms', id: rowId } : of.link };
  }
  const column = CALLED[table];
  const label = column === undefined ? '' : (valueOf(db, table, rowId, column) ?? '');
  return { entity: undoEntity(table), label, link: linkOf(db, table, rowId) };
}

function isPartOf(db: Reader, table: string, rowId: string, { entity, rowId: of }: KeptRow): boolean {
  const owner = OWNERS.get(table);
  return owner?.owner === entity && valueOf(db, table, rowId, owner.column) === of;
}

function linkOf(db: Reader, table: string, rowId: string): Ref['link'] {
  if (table === 'attachments' || table === 'codes') {
    const entity = valueOf(db, table, rowId, 'entity');
    const recordId = valueOf(db, table, rowId, 'record_id');
    return entity === null || recordId === null ? null : linkOf(db, entity, recordId);
  }
  const entity = UNDO_LINKS.find((known) => known === table);
  return entity === undefined ? null : { entity, id: rowId };
}

function valueOf(db: Reader, table: string, rowId: string, column: string): string | null {
  const shape = SHAPES.get(table)!;
  const found = db
    .sql(`SELECT c."${column}" FROM "${table}" c WHERE ${rowKey(shape.name, 'c')} = ?`)
    .pluck()
    .get(rowId) as string | null | undefined;
  if (found !== undefined) return found;
  return (
    (db
      .sql(
        `SELECT coalesce(new, old) ->> '$.${column}' FROM journal
         WHERE entity = ? AND row_id = ? AND op <> 'update' ORDER BY seq DESC LIMIT 1`,
      )
      .pluck()
      .get(table, rowId) as string | null | undefined) ?? null
  );
}
