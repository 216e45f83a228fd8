/** Takes back what was done to the item of a position, as long as nobody has built upon it. */
import type { Inputs } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import { assertLiveAsset } from '../assets/service.ts';
import type { WriteTx } from '../database/database.ts';
import { undoChangeSet } from '../undo/undo.ts';

/** Commands that move an item into a position or out of it. */
const ITEM_MOVES = ['items.replace', 'items.remove', 'items.install'] as const;

/**
 * Everything the command wrote is as it was before; items and stays that it made are gone.
 * @throws AppError NOT_FOUND {entity}, CHANGED_SINCE
 */
export function undoItemMove(tx: WriteTx, { assetId, changeSet }: Inputs['items']['undo']): void {
  assertLiveAsset(tx, assetId);
  const isMove = tx
    .sql(
      `SELECT 1 FROM change_sets c WHERE c.seq = ? AND c.command IN (SELECT value FROM json_each(?))
         AND EXISTS (SELECT 1 FROM installations i JOIN journal j ON j.entity = 'installations' AND j.row_id = i.id
           WHERE i.asset_id = ? AND j.change_set = c.seq)`,
    )
    .get(changeSet, JSON.stringify(ITEM_MOVES), assetId);
  if (isMove === undefined) throw new AppError('NOT_FOUND', { entity: 'item' });
  const work = undoChangeSet(tx, changeSet);
  let step = work.next();
  while (step.done !== true) step = work.next();
  if (step.value.kept.length > 0) throw new AppError('CHANGED_SINCE');
}
