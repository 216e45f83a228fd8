/**
 * A position and what is in it. The promise: each plate exists exactly once, on the asset while its item is installed
 * and on the item while it is not, and the stays of one item, like those of one position, never overlap.
 */
import { eq } from 'drizzle-orm';
import type { Plate } from '../../shared/contract/items.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import { assertLiveAsset } from '../assets/service.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { assets, installations } from '../database/schema/index.ts';
import { makeLocalClock } from '../imports/csv/zone.ts';

export const NO_PLATE: Plate = {
  manufacturer: null,
  model: null,
  serialNumber: null,
  purchaseCost: null,
  expectedLifetimeMonths: null,
  warrantyUntil: null,
};

/** The plate among the columns of an asset or an item. */
export function plateOf(row: Plate): Plate {
  const { manufacturer, model, serialNumber, purchaseCost, expectedLifetimeMonths, warrantyUntil } = row;
  return { manufacturer, model, serialNumber, purchaseCost, expectedLifetimeMonths, warrantyUntil };
}

export interface Position {
  readonly assetId: Id;
  readonly assetTypeId: Id | null;
  readonly plate: Plate;
  /** The stay that lasts; null when what is there was never put in by a command, and when the position is empty. */
  readonly open: { readonly id: Id; readonly itemId: Id; readonly installedAt: number | null } | null;
  readonly occupied: boolean;
  /** Since when what is there has been there, null: not known; of an empty position since when it is that. */
  readonly since: number | null;
}

/**
 * What is in a position: that of the open stay, else that whose plate somebody has entered with the asset.
 * @param timeZone of the plant, in which the day of installation begins
 * @throws AppError NOT_FOUND {entity: 'asset'} also when it is archived
 */
export function positionOf(db: Reader, assetId: Id, timeZone: string): Position {
  assertLiveAsset(db, assetId);
  const asset = db.select().from(assets).where(eq(assets.id, assetId)).get()!;
  const stays = db.select().from(installations).where(eq(installations.assetId, assetId)).all();
  const open = stays.find(({ removedAt }) => removedAt === null) ?? null;
  const emptySince = stays.reduce<number | null>(
    (last, { removedAt }) => (removedAt !== null && (last === null || removedAt > last) ? removedAt : last),
    null,
  );
  const plate = plateOf(asset);
  const entered = asset.installedOn !== null || Object.values(plate).some((value) => value !== null);
  const occupied = open !== null || entered;
  const common = { assetId, assetTypeId: asset.assetTypeId, plate, open, occupied };
  if (open !== null) return { ...common, since: open.installedAt };
  if (asset.installedOn === null) return { ...common, since: emptySince };
  const installedAt = startOfDay(asset.installedOn, timeZone);
  return { ...common, since: emptySince === null ? installedAt : Math.max(installedAt, emptySince) };
}

function startOfDay(day: string, timeZone: string): number {
  return makeLocalClock(timeZone)(Date.parse(`${day}T00:00:00Z`));
}

/** @throws AppError INVALID_INPUT {fields: ['at']} for what is to come, INSTALLATION_TOO_EARLY {since} */
export function assertMoment(tx: WriteTx, at: number, since: number | null): void {
  if (at > tx.now) throw new AppError('INVALID_INPUT', { fields: ['at'] });
  if (since !== null && at < since) throw new AppError('INSTALLATION_TOO_EARLY', { since });
}

/** Writes a plate on an asset, with the day on which its item was installed. */
export function setAssetPlate(tx: WriteTx, assetId: Id, plate: Plate, installedOn: string | null): void {
  tx.update(assets)
    .set({ ...plate, installedOn, updatedAt: tx.now })
    .where(eq(assets.id, assetId))
    .run();
}
