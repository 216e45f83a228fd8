import { and, eq, isNull } from 'drizzle-orm';
import type { Inputs } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import { assertNew } from '../database/assert-new.ts';
import { assertOneOf, assertUnchanged } from '../database/assert-unchanged.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { assertOtherThan, folded, idsBeyondAscii } from '../database/same-name.ts';
import { assets, users } from '../database/schema/index.ts';
import { inheritMetrics } from '../asset-types/metrics.ts';
import { assertAssetType } from '../asset-types/queries.ts';
import { assertLiveTeam } from '../people/teams.ts';
import { setCustomValues, storedValues } from './custom-values.ts';
import { keywordsOf, setKeywords } from './keywords.ts';
import { assertLive, assertNotBelowItself, ASSET_TREE, LOCATION_TREE } from '../trees/tree.ts';

type References = Pick<
  Inputs['assets']['create'],
  'parentId' | 'locationId' | 'assetTypeId' | 'responsibleUserId' | 'responsibleTeamId'
>;

/**
 * A new asset runs and can wait (criticality C) unless it is told otherwise, and has the metrics of its type.
 * @throws AppError NOT_FOUND {entity} for what it refers to, ALREADY_EXISTS {field}, ASSET_ARCHIVED {tag},
 * INVALID_INPUT {fields} for a value that its field does not take
 */
export function createAsset(tx: WriteTx, input: Inputs['assets']['create']): void {
  const { keywords = [], customValues = [], ...fields } = input;
  assertNew(tx, assets, input.id);
  assertReferences(tx, input);
  assertTagFree(tx, input.id, input.tag);
  tx.insert(assets)
    .values({
      ...fields,
      criticality: input.criticality ?? 'C',
      status: input.status ?? 'running',
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .run();
  if (keywords.length > 0) setKeywords(tx, input.id, keywords);
  if (customValues.length > 0) setCustomValues(tx, input.id, input.assetTypeId ?? null, customValues);
  if (typeof input.assetTypeId === 'string') inheritMetrics(tx, input.id, input.assetTypeId);
}

/**
 * Changes only the fields that are given. With another type the asset keeps its metrics, and the values it has in
 * the fields of the old type wait there.
 * @throws AppError NOT_FOUND {entity}, TREE_CYCLE {node, parent}, ALREADY_EXISTS {field}, ASSET_ARCHIVED {tag},
 * INVALID_INPUT {fields} for a value that its field does not take, RECORD_CHANGED {by}
 */
export function updateAsset(tx: WriteTx, { id, changes, base }: Inputs['assets']['update']): void {
  const { keywords, customValues, ...fields } = changes;
  assertLiveAsset(tx, id);
  if (base !== undefined) assertAssetUnchanged(tx, id, changes, base);
  assertReferences(tx, changes);
  if (changes.tag !== undefined) assertTagFree(tx, id, changes.tag);
  if (typeof changes.parentId === 'string') {
    assertNotBelowItself(tx, ASSET_TREE, [id], changes.parentId);
  }
  tx.update(assets)
    .set({ ...fields, updatedAt: tx.now })
    .where(eq(assets.id, id))
    .run();
  if (keywords !== undefined) setKeywords(tx, id, keywords);
  if (customValues !== undefined) setCustomValues(tx, id, typeOf(tx, id), customValues);
}

/** A tag stays with its asset in the archive, where nobody sees it. @throws AppError ASSET_ARCHIVED {tag}, ALREADY_EXISTS */
function assertTagFree(db: Reader, id: Id, tag: string): void {
  const alike = JSON.stringify(idsBeyondAscii(db, 'assets', 'tag', [folded(tag)]));
  const archived = db
    .sql(
      `SELECT tag FROM assets WHERE (lower(tag) = lower(?) OR id IN (SELECT value FROM json_each(?)))
         AND id <> ? AND archived_at IS NOT NULL`,
    )
    .pluck()
    .get(tag, alike, id) as string | undefined;
  if (archived !== undefined) throw new AppError('ASSET_ARCHIVED', { tag: archived });
  assertOtherThan(db, 'assets', 'tag', { id, name: tag });
}

type Changes = Inputs['assets']['update']['changes'];

function assertAssetUnchanged(db: Reader, id: Id, changes: Changes, base: Changes): void {
  const { keywords, customValues, ...fields } = base;
  assertUnchanged(db, assets, id, { changes, base: fields });
  if (keywords !== undefined) {
    const sets = [keywords, changes.keywords ?? keywords].map((words) => new Set(words));
    assertOneOf(db, 'assets', id, new Set(keywordsOf(db, id)), sets);
  }
  if (customValues !== undefined) {
    const wanted = new Map(changes.customValues?.map(({ fieldId, value }) => [fieldId, value]));
    const stored = storedValues(db, id);
    for (const { fieldId, value } of customValues) {
      assertOneOf(db, 'assets', id, stored.get(fieldId) ?? null, [value, wanted.get(fieldId)]);
    }
  }
}

/** @throws AppError NOT_FOUND {entity} for what is not there or is archived */
export function assertReferences(db: Reader, references: Partial<References>): void {
  const { parentId, locationId, assetTypeId, responsibleUserId, responsibleTeamId } = references;
  if (typeof parentId === 'string') assertLiveAsset(db, parentId);
  if (typeof locationId === 'string') assertLive(db, LOCATION_TREE, [locationId]);
  if (typeof assetTypeId === 'string') assertAssetType(db, assetTypeId);
  if (typeof responsibleUserId === 'string') assertPerson(db, responsibleUserId);
  if (typeof responsibleTeamId === 'string') assertLiveTeam(db, responsibleTeamId);
}

/** @throws AppError NOT_FOUND when there is no such asset or it is archived */
export function assertLiveAsset(db: Reader, id: Id): void {
  assertLive(db, ASSET_TREE, [id]);
}

function typeOf(db: Reader, id: Id): Id | null {
  return db.select({ typeId: assets.assetTypeId }).from(assets).where(eq(assets.id, id)).get()!.typeId;
}

function assertPerson(db: Reader, id: Id): void {
  const person = db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, id), isNull(users.archivedAt)))
    .get();
  if (person === undefined) throw new AppError('NOT_FOUND', { entity: 'person' });
}
