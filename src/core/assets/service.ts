import { and, eq, isNull } from 'drizzle-orm';
import type { Inputs } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import { assertNew } from '../database/assert-new.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { assets, assetTypes, locations } from '../database/schema/index.ts';
import { assertNotBelowItself } from './tree.ts';

type References = Pick<Inputs['assets']['create'], 'parentId' | 'locationId' | 'assetTypeId'>;

/**
 * A new asset runs and can wait (criticality C) unless it is told otherwise.
 * @throws AppError NOT_FOUND {entity} for what it refers to, ALREADY_EXISTS {field}
 */
export function createAsset(tx: WriteTx, input: Inputs['assets']['create']): void {
  assertNew(tx, assets, input.id);
  assertReferences(tx, input);
  tx.insert(assets)
    .values({
      ...input,
      criticality: input.criticality ?? 'C',
      status: input.status ?? 'running',
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .run();
}

/**
 * Changes only the fields that are given.
 * @throws AppError NOT_FOUND {entity}, TREE_CYCLE, ALREADY_EXISTS {field}
 */
export function updateAsset(tx: WriteTx, { id, changes }: Inputs['assets']['update']): void {
  assertLiveAsset(tx, id);
  assertReferences(tx, changes);
  if (typeof changes.parentId === 'string') assertNotBelowItself(tx, id, changes.parentId);
  tx.update(assets)
    .set({ ...changes, updatedAt: tx.now })
    .where(eq(assets.id, id))
    .run();
}

/** @throws AppError ALREADY_EXISTS {field} */
export function createAssetType(tx: WriteTx, input: Inputs['assets']['createType']): void {
  assertNew(tx, assetTypes, input.id);
  tx.insert(assetTypes)
    .values({ ...input, createdAt: tx.now, updatedAt: tx.now })
    .run();
}

/** @throws AppError NOT_FOUND {entity: 'location'} for the parent, ALREADY_EXISTS {field} */
export function createLocation(tx: WriteTx, input: Inputs['assets']['createLocation']): void {
  assertNew(tx, locations, input.id);
  if (input.parentId !== null) assertLocation(tx, input.parentId);
  tx.insert(locations)
    .values({ ...input, createdAt: tx.now, updatedAt: tx.now })
    .run();
}

function assertReferences(db: Reader, { parentId, locationId, assetTypeId }: Partial<References>): void {
  if (typeof parentId === 'string') assertLiveAsset(db, parentId);
  if (typeof locationId === 'string') assertLocation(db, locationId);
  if (typeof assetTypeId === 'string') assertAssetType(db, assetTypeId);
}

/** @throws AppError NOT_FOUND when there is no such asset or it is archived */
export function assertLiveAsset(db: Reader, id: Id): void {
  const row = db
    .select({ id: assets.id })
    .from(assets)
    .where(and(eq(assets.id, id), isNull(assets.archivedAt)))
    .get();
  if (row === undefined) throw new AppError('NOT_FOUND', { entity: 'asset' });
}

function assertLocation(db: Reader, id: Id): void {
  const row = db
    .select({ id: locations.id })
    .from(locations)
    .where(and(eq(locations.id, id), isNull(locations.archivedAt)))
    .get();
  if (row === undefined) throw new AppError('NOT_FOUND', { entity: 'location' });
}

function assertAssetType(db: Reader, id: Id): void {
  const row = db
    .select({ id: assetTypes.id })
    .from(assetTypes)
    .where(and(eq(assetTypes.id, id), isNull(assetTypes.archivedAt)))
    .get();
  if (row === undefined) throw new AppError('NOT_FOUND', { entity: 'assetType' });
}
