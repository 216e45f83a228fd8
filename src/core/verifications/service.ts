/** Asks for the proof of a fix when its work is completed, and no longer when that is reopened. */
import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import type { ProofWish } from '../../shared/contract/verification.ts';
import { watchesOf } from '../../shared/domain/watch.ts';
import { AppError } from '../../shared/errors.ts';
import { derivedId, type Id } from '../../shared/ids.ts';
import { stoppedBy } from '../alarms/holds.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { alarms, metrics, thresholds, verifications, workOrders } from '../database/schema/index.ts';
import { withdraw } from '../notifications/notify.ts';
import { clockOf, review } from './review.ts';
import { termsFor } from './settings.ts';

type Detail = Outputs['workOrders']['get'];

/** The alarm a work order was opened from, where its metric is still there and still watched for the same. */
function alarmToProve(db: Reader, workOrderId: Id) {
  const found = db
    .select({
      metricId: alarms.metricId,
      type: alarms.type,
      side: alarms.side,
      name: metrics.name,
      choices: metrics.choices,
      allowedSilenceMs: metrics.noDataMs,
      threshold: thresholds,
    })
    .from(workOrders)
    .innerJoin(alarms, eq(alarms.id, workOrders.alarmId))
    .innerJoin(metrics, eq(metrics.id, alarms.metricId))
    .leftJoin(thresholds, eq(thresholds.metricId, alarms.metricId))
    .where(and(eq(workOrders.id, workOrderId), isNull(metrics.archivedAt)))
    .get();
  if (found === undefined) return null;
  const { type, threshold, choices, allowedSilenceMs } = found;
  const isWatched =
    type === 'no-data'
      ? allowedSilenceMs !== null
      : watchesOf(threshold, choices).some((watch) => watch.type === type);
  return isWatched ? found : null;
}

/** What completing would ask for; null where there is nothing to prove or nothing to prove it by. */
export function proofOffer(db: Reader, workOrderId: Id): Detail['proofOffer'] {
  const alarm = alarmToProve(db, workOrderId);
  if (alarm === null) return null;
  const { metricId, name, allowedSilenceMs } = alarm;
  return { ...termsFor(db, metricId), metric: { id: metricId, name }, allowedSilenceMs };
}

/** @param wish null: a proof as the rule of the metric or the plant has it */
export function askForProof(tx: WriteTx, workOrderId: Id, wish: ProofWish | null): void {
  const alarm = alarmToProve(tx, workOrderId);
  if (alarm === null) return;
  const { metricId, type, side } = alarm;
  const usual = termsFor(tx, metricId);
  const waivedReason = wish !== null && 'waivedReason' in wish ? wish.waivedReason : null;
  const terms = wish !== null && 'holdMs' in wish ? wish : usual;
  const id = derivedId('verification', workOrderId);
  const values = {
    metricId,
    type,
    side,
    completedAt: tx.now,
    holdMs: terms.holdMs,
    relapseMs: terms.relapseMs,
    waivedReason,
    state: waivedReason === null ? ('verifying' as const) : ('waived' as const),
    reason: null,
    inBandFrom: null,
    until: tx.now + terms.holdMs,
    decidedAt: null,
    updatedAt: tx.now,
  };
  tx.insert(verifications)
    .values({ id, workOrderId, ...values, createdAt: tx.now })
    .onConflictDoUpdate({ target: verifications.id, set: values })
    .run();
  review(tx, metricId);
}

/**
 * Does without a proof that was asked for; a fix is then neither verified nor not. What follows it stays its relapse.
 * @throws AppError NOTHING_TO_PROVE where none is waited for or missing
 */
export function waiveProof(tx: WriteTx, { id, reason }: Inputs['verification']['waive']): void {
  const found = tx.select().from(verifications).where(eq(verifications.workOrderId, id)).get();
  if (found?.state === 'waived' && found.waivedReason === reason) return;
  if (found?.state !== 'verifying' && found?.state !== 'not-verified') throw new AppError('NOTHING_TO_PROVE');
  tx.update(verifications)
    .set({ state: 'waived', reason: null, waivedReason: reason, decidedAt: tx.now, updatedAt: tx.now })
    .where(eq(verifications.id, found.id))
    .run();
  withdraw(tx, 'work-not-verified', id);
}

/** Work that is taken up again proves nothing yet. */
export function withdrawProof(tx: WriteTx, workOrderId: Id): void {
  tx.update(verifications)
    .set({ state: 'withdrawn', reason: null, decidedAt: null, updatedAt: tx.now })
    .where(and(eq(verifications.workOrderId, workOrderId), ne(verifications.state, 'withdrawn')))
    .run();
}

export function verificationOf(db: Reader, workOrderId: Id): Detail['verification'] {
  const found = db
    .select({
      verification: verifications,
      assetId: metrics.assetId,
      metric: { id: metrics.id, name: metrics.name },
    })
    .from(verifications)
    .innerJoin(metrics, eq(metrics.id, verifications.metricId))
    .where(eq(verifications.workOrderId, workOrderId))
    .get();
  if (found === undefined) return null;
  const { state, reason, waivedReason, holdMs, relapseMs } = found.verification;
  if (state === 'withdrawn') return null;
  const told = { state, reason, waivedReason, holdMs, relapseMs, metric: found.metric };
  if (state !== 'verifying') {
    const { inBandFrom: from, until } = found.verification;
    return { ...told, from, until, stoppedBy: null, isAlarmOpen: false, isPending: false };
  }
  return {
    ...told,
    ...clockOf(db, found.verification),
    stoppedBy: stoppedBy(db, found.assetId),
    isAlarmOpen: isAlarmOpen(db, found.verification),
  };
}

function isAlarmOpen(db: Reader, { metricId, type }: typeof verifications.$inferSelect): boolean {
  const open = db
    .select({ id: alarms.id })
    .from(alarms)
    .where(and(eq(alarms.metricId, metricId), eq(alarms.type, type), isNull(alarms.endedAt)))
    .limit(1)
    .get();
  return open !== undefined;
}
