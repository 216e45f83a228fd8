/** Where a scanned or entered code leads. */
import { and, asc, eq, sql } from 'drizzle-orm';
import type { CodeTarget } from '../../shared/contract/codes.ts';
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import { looksLikeLabelCode, readLabelCode } from '../../shared/domain/label-code.ts';
import type { Id } from '../../shared/ids.ts';
import type { Permission } from '../../shared/permissions.ts';
import type { Reader } from '../database/database.ts';
import { codes } from '../database/schema/index.ts';
import { describeRecords, type RecordRef, titleOf } from '../record-refs.ts';

/** The record a code is linked to; upper and lower case are the same. */
export function linkedRecord(db: Reader, code: string): RecordRef | undefined {
  return db
    .select({ entity: codes.entity, id: codes.recordId })
    .from(codes)
    .where(eq(sql`upper(${codes.code})`, sql`upper(${code})`))
    .get();
}

/** Everything a record may be called by, through an index that knows no case. */
const CALLED = `
  SELECT 'assets' AS entity, id FROM assets WHERE lower(tag) = lower(:code)
  UNION SELECT 'assets', id FROM assets WHERE lower(serial_number) = lower(:code)
  UNION SELECT 'items', id FROM items WHERE lower(serial_number) = lower(:code)
  UNION SELECT 'parts', id FROM parts WHERE lower(number) = lower(:code)
  UNION SELECT 'work_orders', id FROM work_orders WHERE number IN (:code, upper(:code), lower(:code))`;

/** The records a code leads to, of those that may be read; see the contract. */
export function resolveCode(
  db: Reader,
  permissions: ReadonlySet<Permission>,
  code: string,
): Outputs['codes']['resolve'] {
  if (looksLikeLabelCode(code)) {
    const record = readLabelCode(code);
    return {
      isLabel: true,
      targets: targetsOf(db, permissions, record === null ? [] : [{ ...record, by: 'label' }]),
    };
  }
  const stuckOn = linkedRecord(db, code);
  const linked = stuckOn === undefined ? undefined : whereInstalled(db, stuckOn);
  const called = (db.sql(CALLED).all({ code }) as RecordRef[])
    .filter(({ id }) => id !== linked?.id)
    .map((record) => ({ ...record, by: 'name' as const }));
  const found = linked === undefined ? called : [{ ...linked, by: 'link' as const }, ...called];
  const targets = targetsOf(db, permissions, found);
  const live = targets.filter(({ archived }) => !archived);
  return { isLabel: false, targets: live.length > 0 ? live : targets };
}

/** Of an item that is installed its asset, where its work is; else the record itself. */
function whereInstalled(db: Reader, record: RecordRef): RecordRef {
  if (record.entity !== 'items') return record;
  const assetId = db
    .sql('SELECT asset_id FROM installations WHERE item_id = ? AND removed_at IS NULL')
    .pluck()
    .get(record.id) as Id | undefined;
  return assetId === undefined ? record : { entity: 'assets', id: assetId };
}

function targetsOf(
  db: Reader,
  permissions: ReadonlySet<Permission>,
  found: readonly (RecordRef & Pick<CodeTarget, 'by'>)[],
): CodeTarget[] {
  const by = new Map(found.map((record) => [record.id, record.by]));
  return describeRecords(db, permissions, found).map((record) => ({
    entity: record.entity,
    id: record.id,
    title: titleOf(record),
    archived: record.archived,
    by: by.get(record.id)!,
  }));
}

/** The codes that are linked to a record, oldest first. */
export function codesOf(db: Reader, { entity, recordId }: Inputs['codes']['of']): Outputs['codes']['of'] {
  return db
    .select({ id: codes.id, code: codes.code, createdAt: codes.createdAt })
    .from(codes)
    .where(and(eq(codes.entity, entity), eq(codes.recordId, recordId)))
    .orderBy(asc(codes.createdAt), asc(codes.id))
    .all();
}
