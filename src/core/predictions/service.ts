/** What people do with predictions: accept, reject, draft work. */
import { eq } from 'drizzle-orm';
import type { Outputs } from '../../shared/contract/index.ts';
import { afterEvent } from '../../shared/domain/prediction/score-board.ts';
import { AppError } from '../../shared/errors.ts';
import { derivedId, type Id } from '../../shared/ids.ts';
import { assertLiveAsset } from '../assets/service.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { assets, metrics, predictions, workOrders } from '../database/schema/index.ts';
import { plantOf } from '../setup/plant.ts';
import { openPlannedWork } from '../work-orders/create.ts';
import type { Prediction } from './keep.ts';
import { openWorkLike } from './like-work.ts';
import { planOf } from './plan.ts';
import { descriptionFor, titleFor } from './words.ts';

/** @throws AppError NOT_FOUND */
export function findPrediction(db: Reader, id: Id): Prediction {
  const row = db.select().from(predictions).where(eq(predictions.id, id)).get();
  if (row === undefined) throw new AppError('NOT_FOUND', { entity: 'prediction' });
  return row;
}

/** @throws AppError NOT_FOUND or PREDICTION_OVER for one that is settled, prevented, set aside or was due before */
function findLiving(tx: WriteTx, id: Id): Prediction {
  const row = findPrediction(tx, id);
  if (tx.now > row.dueBy || row.settledAt !== null || row.preventedAt !== null || row.setAsideAt !== null) {
    throw new AppError('PREDICTION_OVER');
  }
  return row;
}

/** Accepted again it stays as it is. @throws AppError as `findLiving` does */
export function accept(tx: WriteTx, id: Id, by: Id): void {
  const row = findLiving(tx, id);
  if (row.state !== 'accepted') decide(tx, row, 'accept', by, null);
}

/** Rejected again for the same reason it stays as it is. @throws AppError as `findLiving` does */
export function reject(tx: WriteTx, id: Id, by: Id, reason: string): void {
  const row = findLiving(tx, id);
  if (row.state === 'rejected' && row.reason === reason) return;
  if (row.workOrderId !== null) throw new AppError('PREDICTION_HAS_WORK');
  decide(tx, row, 'reject', by, reason);
}

function decide(
  tx: WriteTx,
  row: Prediction,
  kind: 'accept' | 'reject',
  by: Id | null,
  reason: string | null,
): void {
  const { state, decision } = afterEvent(row, row, { kind, at: tx.now });
  tx.update(predictions)
    .set({ state, decision, decidedAt: tx.now, decidedBy: by, reason })
    .where(eq(predictions.id, row.id))
    .run();
}

type Drafter = { readonly userId: Id; readonly plans: boolean } | null;

/**
 * Drafts work, which accepts the prediction. Its id follows from the prediction's: there is one however often it
 * is asked for.
 * @param by null: by rule
 * @throws AppError as `findLiving` does, PREDICTION_REJECTED, or NOT_FOUND for an asset that is archived
 */
export function draftWork(tx: WriteTx, id: Id, by: Drafter): Outputs['predictions']['draft'] {
  const draftId = derivedId('prediction-work', id);
  const answer = (work: { id: Id; number: string }) => {
    return { workOrderId: work.id, number: work.number, added: work.id !== draftId };
  };
  const found = findPrediction(tx, id);
  const drafted =
    found.workOrderId === null
      ? undefined
      : tx.select().from(workOrders).where(eq(workOrders.id, found.workOrderId)).get();
  if (drafted !== undefined) return answer(drafted);
  const row = findLiving(tx, id);
  if (row.state === 'rejected') throw new AppError('PREDICTION_REJECTED');
  assertLiveAsset(tx, row.assetId);
  const open = openWorkLike(tx, row);
  const work = open ?? { id: draftId, number: openDraft(tx, row, draftId, by) };
  decide(tx, row, 'accept', by?.userId ?? null, null);
  tx.update(predictions).set({ workOrderId: work.id }).where(eq(predictions.id, id)).run();
  return answer(work);
}

/** @returns its number */
function openDraft(tx: WriteTx, row: Prediction, id: Id, by: Drafter): string {
  const { language, timeZone } = plantOf(tx);
  const metric =
    row.metricId === null ? null : tx.select().from(metrics).where(eq(metrics.id, row.metricId)).get()!;
  const asset = tx.select().from(assets).where(eq(assets.id, row.assetId)).get()!;
  const plan = planOf(tx, row, tx.now);
  const about = { prediction: row, metric, asset, plan, language, timeZone };
  return openPlannedWork(tx, {
    id,
    title: titleFor(about),
    description: descriptionFor(about),
    assetId: row.assetId,
    type: 'preventive',
    status: by?.plans === true ? 'open' : 'requested',
    priority: row.severity === 'critical' || row.kind === 'failure' ? 'high' : 'medium',
    createdBy: by?.userId ?? null,
    dueOn: plan.dueOn,
  });
}
