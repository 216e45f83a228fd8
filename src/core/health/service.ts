import { eq } from 'drizzle-orm';
import type { Inputs } from '../../shared/contract/index.ts';
import { mayEndOn } from '../../shared/domain/health.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import { assertLiveAsset } from '../assets/service.ts';
import type { WriteTx } from '../database/database.ts';
import { assets } from '../database/schema/index.ts';

/**
 * Puts somebody's word in the place of the computed score until the end of a day.
 * @param today the plant's day
 * @throws AppError NOT_FOUND {entity}, INVALID_INPUT {fields: ['until']}
 */
export function overrideHealth(
  tx: WriteTx,
  { assetId, score, reason, until }: Inputs['health']['override'],
  today: string,
): void {
  assertLiveAsset(tx, assetId);
  if (!mayEndOn(until, today)) throw new AppError('INVALID_INPUT', { fields: ['until'] });
  set(tx, assetId, { healthOverride: score, healthOverrideReason: reason, healthOverrideUntil: until });
}

/** @throws AppError NOT_FOUND {entity} */
export function clearOverride(tx: WriteTx, assetId: Id): void {
  assertLiveAsset(tx, assetId);
  set(tx, assetId, { healthOverride: null, healthOverrideReason: null, healthOverrideUntil: null });
}

function set(tx: WriteTx, assetId: Id, values: Partial<typeof assets.$inferInsert>): void {
  tx.update(assets)
    .set({ ...values, updatedAt: tx.now })
    .where(eq(assets.id, assetId))
    .run();
}
