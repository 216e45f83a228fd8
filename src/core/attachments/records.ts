/** The records that can carry files: who may read them, whether they live, what they are called. */
import type { RecordKind } from '../../shared/domain/vocabulary.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Permission } from '../../shared/permissions.ts';
import type { Reader } from '../database/database.ts';
import type { Principal } from '../people/sessions.ts';

interface Rule {
  readonly permission: Permission;
  /** In the words of NOT_FOUND. */
  readonly entity: string;
  /** An SQL expression over a row of the table. */
  readonly name: string;
}

const RULES: Readonly<Record<RecordKind, Rule>> = {
  assets: { permission: 'assets.read', entity: 'asset', name: "tag || ' ' || name" },
  asset_types: { permission: 'assets.read', entity: 'assetType', name: 'name' },
  locations: { permission: 'assets.read', entity: 'location', name: 'name' },
  items: {
    permission: 'assets.read',
    entity: 'item',
    name: `coalesce(nullif(trim(coalesce(manufacturer, '') || ' ' || coalesce(model, '') || ' '
      || coalesce(serial_number, '')), ''), (SELECT a.tag FROM installations i JOIN assets a ON a.id = i.asset_id
      WHERE i.item_id = items.id ORDER BY i.installed_at DESC LIMIT 1), '')`,
  },
  parts: { permission: 'parts.read', entity: 'part', name: "number || ' ' || name" },
  suppliers: { permission: 'parts.read', entity: 'supplier', name: 'name' },
  work_orders: { permission: 'work.read', entity: 'workOrder', name: "number || ' ' || title" },
};

export interface RecordRef {
  readonly entity: RecordKind;
  readonly recordId: Id;
}

/**
 * @returns whether it lives, that is, is not archived
 * @throws AppError FORBIDDEN for a record of a kind that the person may not read, or NOT_FOUND
 */
export function readableRecord(db: Reader, { entity, recordId }: RecordRef, by: Principal): boolean {
  const { permission, entity: name } = RULES[entity];
  if (!by.permissions.has(permission)) throw new AppError('FORBIDDEN', { permission });
  const found = db.sql(`SELECT archived_at IS NULL AS lives FROM ${entity} WHERE id = ?`).get(recordId) as
    | { lives: number }
    | undefined;
  if (found === undefined) throw new AppError('NOT_FOUND', { entity: name });
  return found.lives === 1;
}

/** @throws AppError as `readableRecord`, and NOT_FOUND for a record that is archived */
export function livingRecord(db: Reader, record: RecordRef, by: Principal): void {
  if (!readableRecord(db, record, by))
    throw new AppError('NOT_FOUND', { entity: RULES[record.entity].entity });
}

/** Tag, number or name of a record. */
export function recordName(db: Reader, { entity, recordId }: RecordRef): string {
  const name = db.sql(`SELECT ${RULES[entity].name} FROM ${entity} WHERE id = ?`).pluck().get(recordId);
  return (name as string | undefined) ?? '';
}
