import { and, count, eq, isNull } from 'drizzle-orm';
import type { Inputs } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import { assertNew } from '../database/assert-new.ts';
import { assertUnchanged } from '../database/assert-unchanged.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { assertOtherThan } from '../database/same-name.ts';
import { assets, assetTypes, checklistTemplates } from '../database/schema/index.ts';
import { assertAssetType } from './queries.ts';

type Fields = Inputs['assetTypes']['update']['changes'];

/** As the database has them. */
function columnsOf({ maintenance, ...fields }: Fields) {
  if (maintenance === undefined) return fields;
  return {
    ...fields,
    maintenanceEvery: maintenance?.every ?? null,
    maintenanceUnit: maintenance?.unit ?? null,
  };
}

/** @throws AppError ALREADY_EXISTS {field} */
export function createAssetType(tx: WriteTx, { id, name, ...fields }: Inputs['assetTypes']['create']): void {
  assertNew(tx, assetTypes, id);
  assertOtherThan(tx, 'asset_types', 'name', { id, name });
  tx.insert(assetTypes)
    .values({ ...columnsOf(fields), id, name, createdAt: tx.now, updatedAt: tx.now })
    .run();
}

/**
 * Changes only the fields that are given.
 * @throws AppError NOT_FOUND, ALREADY_EXISTS {field}, RECORD_CHANGED {by}
 */
export function updateAssetType(
  tx: WriteTx,
  { id, changes, base = {} }: Inputs['assetTypes']['update'],
): void {
  assertAssetType(tx, id);
  assertUnchanged(tx, assetTypes, id, { changes: columnsOf(changes), base: columnsOf(base) });
  if (changes.name !== undefined) assertOtherThan(tx, 'asset_types', 'name', { id, name: changes.name });
  tx.update(assetTypes)
    .set({ ...columnsOf(changes), updatedAt: tx.now })
    .where(eq(assetTypes.id, id))
    .run();
}

/**
 * Takes a type out of the choices. Archived already, it stays so.
 * @throws AppError NOT_FOUND, ASSET_TYPE_IN_USE {count} while assets are of it
 */
export function archiveAssetType(tx: WriteTx, id: Id): void {
  if (lifeOf(tx, id) !== null) return;
  const { used } = tx
    .select({ used: count() })
    .from(assets)
    .where(and(eq(assets.assetTypeId, id), isNull(assets.archivedAt)))
    .get()!;
  if (used > 0) throw new AppError('ASSET_TYPE_IN_USE', { count: used });
  tx.update(assetTypes).set({ archivedAt: tx.now, updatedAt: tx.now }).where(eq(assetTypes.id, id)).run();
}

/** @throws AppError NOT_FOUND */
export function restoreAssetType(tx: WriteTx, id: Id): void {
  if (lifeOf(tx, id) === null) return;
  tx.update(assetTypes).set({ archivedAt: null, updatedAt: tx.now }).where(eq(assetTypes.id, id)).run();
}

/** When the type was archived; null while it lives. @throws AppError NOT_FOUND */
function lifeOf(db: Reader, id: Id): number | null {
  const row = db
    .select({ archivedAt: assetTypes.archivedAt })
    .from(assetTypes)
    .where(eq(assetTypes.id, id))
    .get();
  if (row === undefined) throw new AppError('NOT_FOUND', { entity: 'assetType' });
  return row.archivedAt;
}

/**
 * Makes a checklist one of the type's, or (null) of none.
 * @throws AppError NOT_FOUND {entity}
 */
export function assignChecklist(
  tx: WriteTx,
  { templateId, assetTypeId }: Inputs['assetTypes']['assignChecklist'],
): void {
  if (assetTypeId !== null) assertAssetType(tx, assetTypeId);
  const { changes } = tx
    .update(checklistTemplates)
    .set({ assetTypeId, updatedAt: tx.now })
    .where(and(eq(checklistTemplates.id, templateId), isNull(checklistTemplates.archivedAt)))
    .run();
  if (changes === 0) throw new AppError('NOT_FOUND', { entity: 'checklistTemplate' });
}
