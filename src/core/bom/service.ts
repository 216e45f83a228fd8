import { and, eq, isNull } from 'drizzle-orm';
import type { Inputs } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import { assertLiveAsset } from '../assets/service.ts';
import { assertAssetType } from '../asset-types/queries.ts';
import { assertNew } from '../database/assert-new.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { assetParts, assetTypeParts, parts } from '../database/schema/index.ts';

/** @throws AppError NOT_FOUND {entity}, ALREADY_EXISTS {field} */
export function addBomLine(tx: WriteTx, { id, owner, partId, ...line }: Inputs['bom']['add']): void {
  const note = line.note === '' ? null : line.note;
  const { quantity } = line;
  assertNew(tx, 'assetId' in owner ? assetParts : assetTypeParts, id);
  assertPart(tx, partId);
  if ('assetId' in owner) {
    assertLiveAsset(tx, owner.assetId);
    assertNotListed(tx, 'asset_parts', 'asset_id', owner.assetId, partId);
    tx.insert(assetParts)
      .values({ id, assetId: owner.assetId, partId, quantity, note: note ?? null })
      .run();
  } else {
    assertAssetType(tx, owner.assetTypeId);
    assertNotListed(tx, 'asset_type_parts', 'asset_type_id', owner.assetTypeId, partId);
    tx.insert(assetTypeParts)
      .values({ id, assetTypeId: owner.assetTypeId, partId, quantity, note: note ?? null })
      .run();
  }
}

/** Changes only what is given. @throws AppError NOT_FOUND */
export function updateBomLine(tx: WriteTx, { id, changes }: Inputs['bom']['update']): void {
  const table = tableOf(tx, id);
  if (Object.keys(changes).length === 0) return;
  const values = { ...changes, ...(changes.note === '' ? { note: null } : {}) };
  tx.update(table).set(values).where(eq(table.id, id)).run();
}

/** @throws AppError NOT_FOUND */
export function removeBomLine(tx: WriteTx, id: Id): void {
  const table = tableOf(tx, id);
  tx.delete(table).where(eq(table.id, id)).run();
}

/** Whether a line is one of an asset or of a type. @throws AppError NOT_FOUND */
function tableOf(db: Reader, id: Id): typeof assetParts | typeof assetTypeParts {
  for (const [name, table] of [
    ['asset_parts', assetParts],
    ['asset_type_parts', assetTypeParts],
  ] as const) {
    if (db.sql(`SELECT 1 FROM ${name} WHERE id = ?`).get(id) !== undefined) return table;
  }
  throw new AppError('NOT_FOUND', { entity: 'bomLine' });
}

function assertNotListed(db: Reader, table: string, column: string, ownerId: Id, partId: Id): void {
  const found = db.sql(`SELECT 1 FROM ${table} WHERE ${column} = ? AND part_id = ?`).get(ownerId, partId);
  if (found !== undefined) throw new AppError('ALREADY_EXISTS', { field: 'partId' });
}

function assertPart(db: Reader, id: Id): void {
  const row = db
    .select({ id: parts.id })
    .from(parts)
    .where(and(eq(parts.id, id), isNull(parts.archivedAt)))
    .get();
  if (row === undefined) throw new AppError('NOT_FOUND', { entity: 'part' });
}
