/** Gives many assets the same values at once, and takes that back. */
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import type { Id } from '../../shared/ids.ts';
import { assertOneOf } from '../database/assert-unchanged.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { ASSET_TREE, assertLive, LOCATION_TREE } from '../trees/tree.ts';
import { assertAssetType } from '../asset-types/queries.ts';
import { assertReferences } from './service.ts';

type Fields = Inputs['assets']['changeMany']['changes'];
type Field = keyof Fields;
type Stored = Record<Field, string | null> & { id: Id; tag: string; archivedAt: number | null };

const COLUMNS = {
  locationId: 'location_id',
  assetTypeId: 'asset_type_id',
  status: 'status',
  criticality: 'criticality',
  responsibleUserId: 'responsible_user_id',
  responsibleTeamId: 'responsible_team_id',
} as const satisfies Record<Field, string>;
const FIELDS = Object.keys(COLUMNS) as Field[];

/** As many names as a sentence bears. */
const NAMES = 3;

/**
 * What `changeMany` would do.
 * @throws AppError NOT_FOUND {entity} for what the values refer to
 */
export function assetsChanging(
  db: Reader,
  { ids, changes }: Inputs['assets']['changing'],
): Outputs['assets']['changing'] {
  assertReferences(db, changes);
  const stored = storedOf(db, ids);
  const live = stored.filter(({ archivedAt }) => archivedAt === null);
  const changing = live.filter((asset) => differing(asset, changes).length > 0).map(({ id }) => id);
  const archived = stored.filter(({ archivedAt }) => archivedAt !== null).map(({ tag }) => tag);
  return {
    ids: changing,
    already: live.length - changing.length,
    archived: { count: archived.length, names: archived.slice(0, NAMES) },
  };
}

/**
 * All of them or none; those that have the values already are left alone.
 * @returns what those held that have changed
 * @throws AppError NOT_FOUND {entity} for an asset that is archived and for what the values refer to
 */
export function changeAssets(
  tx: WriteTx,
  { ids, changes }: Inputs['assets']['changeMany'],
): Outputs['assets']['changeMany'] {
  assertLive(tx, ASSET_TREE, ids);
  assertReferences(tx, changes);
  const before = storedOf(tx, ids).flatMap((asset) => {
    const fields = differing(asset, changes);
    return fields.length === 0 ? [] : [{ id: asset.id, held: picked(asset, fields) }];
  });
  for (const { id } of before) put(tx, id, changes);
  return { before };
}

/**
 * Gives each back what it held. A person or a team that has been archived since is given back, too.
 * @returns how many assets have changed
 * @throws AppError NOT_FOUND {entity} for what is archived by now, RECORD_CHANGED {by} where somebody has changed
 * the same since
 */
export function changeAssetsBack(tx: WriteTx, { before, from }: Inputs['assets']['changeManyBack']): number {
  const ids = before.map(({ id }) => id);
  assertLive(tx, ASSET_TREE, ids);
  assertLive(
    tx,
    LOCATION_TREE,
    before.flatMap(({ held }) => held.locationId ?? []),
  );
  for (const typeId of new Set(before.flatMap(({ held }) => held.assetTypeId ?? []))) {
    assertAssetType(tx, typeId);
  }
  const stored = new Map(storedOf(tx, ids).map((asset) => [asset.id, asset]));
  const changed = before.filter(({ id, held }) => {
    const asset = stored.get(id)!;
    for (const field of fieldsOf(held)) {
      assertOneOf(tx, 'assets', id, asset[field], [from[field], held[field]]);
    }
    return differing(asset, held).length > 0;
  });
  for (const { id, held } of changed) put(tx, id, held);
  return changed.length;
}

/** Each once, in the order given; those that are not there are left out. */
function storedOf(db: Reader, ids: readonly Id[]): Stored[] {
  const columns = FIELDS.map((field) => `t.${COLUMNS[field]} AS ${field}`).join(', ');
  return db
    .sql(
      `SELECT t.id, t.tag, t.archived_at AS archivedAt, ${columns}
       FROM json_each(?) wanted CROSS JOIN assets t ON t.id = wanted.value ORDER BY wanted.key`,
    )
    .all(JSON.stringify([...new Set(ids)])) as Stored[];
}

function fieldsOf(values: Fields): Field[] {
  return FIELDS.filter((field) => values[field] !== undefined);
}

function differing(asset: Stored, values: Fields): Field[] {
  return fieldsOf(values).filter((field) => asset[field] !== values[field]);
}

function picked(asset: Stored, fields: readonly Field[]): Fields {
  return Object.fromEntries(fields.map((field) => [field, asset[field]]));
}

function put(tx: WriteTx, id: Id, values: Fields): void {
  const fields = fieldsOf(values);
  const set = fields.map((field) => `${COLUMNS[field]} = ?`).join(', ');
  tx.sql(`UPDATE assets SET ${set}, updated_at = ? WHERE id = ?`).run(
    ...fields.map((field) => values[field]),
    tx.now,
    id,
  );
}
