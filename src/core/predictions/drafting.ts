/** Whether predictions of a metric draft work by themselves: a part of the metric's rule. */
import { eq } from 'drizzle-orm';
import { derivedId, type Id } from '../../shared/ids.ts';
import { assertLiveAsset } from '../assets/service.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { alarmRules } from '../database/schema/index.ts';
import { metricRow } from '../metrics/series.ts';

export function draftsWork(db: Reader, metricId: Id): boolean {
  const rule = db
    .select({ on: alarmRules.draftsWork })
    .from(alarmRules)
    .where(eq(alarmRules.metricId, metricId))
    .get();
  return rule?.on ?? false;
}

/** @throws AppError NOT_FOUND */
export function setDrafting(tx: WriteTx, metricId: Id, on: boolean): void {
  assertLiveAsset(tx, metricRow(tx, metricId).assetId);
  if (draftsWork(tx, metricId) === on) return;
  const values = { draftsWork: on, updatedAt: tx.now };
  tx.insert(alarmRules)
    .values({ id: derivedId('alarm-rule', metricId), metricId, workSeverity: 'critical', ...values })
    .onConflictDoUpdate({ target: alarmRules.metricId, set: values })
    .run();
}
