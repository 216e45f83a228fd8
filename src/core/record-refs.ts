/**
 * Records of any kind, for what hangs on all of them alike (files, labels, codes): who may read one, what it is
 * called, where it is, whether it lives.
 */
import { RECORD_KINDS, type RecordKind } from '../shared/domain/vocabulary.ts';
import { AppError } from '../shared/errors.ts';
import type { Id } from '../shared/ids.ts';
import type { Permission } from '../shared/permissions.ts';
import type { Reader } from './database/database.ts';
import type { Principal } from './people/sessions.ts';
import { joinPath, locationPaths } from './trees/paths.ts';

export interface RecordRef {
  readonly entity: RecordKind;
  readonly id: Id;
}

export interface DescribedRecord extends RecordRef {
  /** Tag or number, or the name of what has none. */
  readonly number: string;
  readonly name: string;
  readonly location: string | null;
  readonly archived: boolean;
}

interface Rule {
  readonly needs: Permission;
  /** In the words of NOT_FOUND. */
  readonly entity: string;
  /** Selects id, number, name, locationId and archivedAt of `t`, the records whose ids are in `:ids`. */
  readonly select: string;
}

const GIVEN = 't.id IN (SELECT value FROM json_each(:ids))';

const RULES: Readonly<Record<RecordKind, Rule>> = {
  assets: {
    needs: 'assets.read',
    entity: 'asset',
    select: `SELECT t.id, t.tag AS number, t.name, t.location_id AS locationId, t.archived_at AS archivedAt
      FROM assets t WHERE ${GIVEN}`,
  },
  asset_types: {
    needs: 'assets.read',
    entity: 'assetType',
    select: `SELECT t.id, t.name AS number, '' AS name, NULL AS locationId, t.archived_at AS archivedAt
      FROM asset_types t WHERE ${GIVEN}`,
  },
  locations: {
    needs: 'assets.read',
    entity: 'location',
    select: `SELECT t.id, t.name AS number, '' AS name, t.parent_id AS locationId, t.archived_at AS archivedAt
      FROM locations t WHERE ${GIVEN}`,
  },
  items: {
    needs: 'assets.read',
    entity: 'item',
    // While it is installed, its plate is that of the asset.
    select: `SELECT t.id, coalesce(t.serial_number, a.serial_number, t.model, a.model, a.tag, '') AS number,
        trim(coalesce(t.manufacturer, a.manufacturer, '') || ' ' || coalesce(t.model, a.model, '')) AS name,
        coalesce(t.location_id, a.location_id) AS locationId, t.archived_at AS archivedAt
      FROM items t LEFT JOIN installations i ON i.item_id = t.id AND i.removed_at IS NULL
        LEFT JOIN assets a ON a.id = i.asset_id WHERE ${GIVEN}`,
  },
  parts: {
    needs: 'parts.read',
    entity: 'part',
    // The place where most of it lies.
    select: `SELECT t.id, t.number, t.name, t.archived_at AS archivedAt,
        (SELECT b.location_id FROM stock_balances b WHERE b.part_id = t.id AND b.quantity > 0
         ORDER BY b.quantity DESC LIMIT 1) AS locationId
      FROM parts t WHERE ${GIVEN}`,
  },
  suppliers: {
    needs: 'parts.read',
    entity: 'supplier',
    select: `SELECT t.id, t.name AS number, '' AS name, NULL AS locationId, t.archived_at AS archivedAt
      FROM suppliers t WHERE ${GIVEN}`,
  },
  work_orders: {
    needs: 'work.read',
    entity: 'workOrder',
    select: `SELECT t.id, t.number, t.title AS name, a.location_id AS locationId, t.archived_at AS archivedAt
      FROM work_orders t LEFT JOIN assets a ON a.id = t.asset_id WHERE ${GIVEN}`,
  },
  alarms: {
    needs: 'alarms.read',
    entity: 'alarm',
    select: `SELECT t.id, a.tag AS number, m.name, a.location_id AS locationId, NULL AS archivedAt
      FROM alarms t JOIN assets a ON a.id = t.asset_id JOIN metrics m ON m.id = t.metric_id WHERE ${GIVEN}`,
  },
};

/** What one must be allowed to read records of a kind. */
export function readPermission(entity: RecordKind): Permission {
  return RULES[entity].needs;
}

/** The records in the order given; what does not exist or may not be read is left out. */
export function describeRecords(
  db: Reader,
  permissions: ReadonlySet<Permission>,
  refs: readonly RecordRef[],
): DescribedRecord[] {
  const rows = RECORD_KINDS.filter((entity) => permissions.has(RULES[entity].needs)).flatMap((entity) =>
    rowsOf(
      db,
      entity,
      refs.filter((ref) => ref.entity === entity).map(({ id }) => id),
    ),
  );
  const paths = locationPaths(db, [...new Set(rows.flatMap(({ locationId }) => locationId ?? []))]);
  const byId = new Map(
    rows.map(({ locationId, archivedAt, ...row }) => [
      row.id,
      {
        ...row,
        location: locationId === null ? null : joinPath(paths.get(locationId)!),
        archived: archivedAt !== null,
      },
    ]),
  );
  return refs.flatMap(({ id }) => byId.get(id) ?? []);
}

/** @throws AppError FORBIDDEN for a record of a kind that the person may not read, or NOT_FOUND {entity} */
export function readableRecord(db: Reader, ref: RecordRef, { permissions }: Principal): DescribedRecord {
  const { needs, entity } = RULES[ref.entity];
  if (!permissions.has(needs)) throw new AppError('FORBIDDEN', { permission: needs });
  const [record] = describeRecords(db, permissions, [ref]);
  if (record === undefined) throw new AppError('NOT_FOUND', { entity });
  return record;
}

/** @throws AppError as `readableRecord`, and NOT_FOUND for a record that is archived */
export function livingRecord(db: Reader, ref: RecordRef, by: Principal): DescribedRecord {
  const record = readableRecord(db, ref, by);
  if (record.archived) throw new AppError('NOT_FOUND', { entity: RULES[ref.entity].entity });
  return record;
}

/** Its number and name in one line. */
export function titleOf({ number, name }: Pick<DescribedRecord, 'number' | 'name'>): string {
  return `${number} ${name}`.trim();
}

interface Row {
  readonly id: Id;
  readonly number: string;
  readonly name: string;
  readonly locationId: Id | null;
  readonly archivedAt: number | null;
}

function rowsOf(db: Reader, entity: RecordKind, ids: readonly Id[]): (Row & { entity: RecordKind })[] {
  if (ids.length === 0) return [];
  const rows = db.sql(RULES[entity].select).all({ ids: JSON.stringify(ids) }) as Row[];
  return rows.map((row) => ({ ...row, entity }));
}
