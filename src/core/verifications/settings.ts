/** How a fix is proved: as the plant has it, or the rule of the metric. */
import { eq } from 'drizzle-orm';
import { type ProofTerms, proofTermsSchema } from '../../shared/contract/verification.ts';
import { PROOF_HOLD_MS, RELAPSE_MS } from '../../shared/domain/verification.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { alarmRules, settings } from '../database/schema/index.ts';

const USUAL: ProofTerms = { holdMs: PROOF_HOLD_MS.usual, relapseMs: RELAPSE_MS.usual };

const KEY = 'verification';

/** A value that this version cannot read counts as none. */
export function plantTerms(db: Reader): ProofTerms {
  const row = db.select({ value: settings.value }).from(settings).where(eq(settings.id, KEY)).get();
  const parsed = proofTermsSchema.safeParse(row?.value);
  return parsed.success ? parsed.data : USUAL;
}

export function setPlantTerms(tx: WriteTx, value: ProofTerms): void {
  tx.insert(settings)
    .values({ id: KEY, value })
    .onConflictDoUpdate({ target: settings.id, set: { value } })
    .run();
}

export function termsFor(db: Reader, metricId: Id): ProofTerms {
  const plant = plantTerms(db);
  const rule = db
    .select({ holdMs: alarmRules.verifyMs, relapseMs: alarmRules.relapseMs })
    .from(alarmRules)
    .where(eq(alarmRules.metricId, metricId))
    .get();
  return { holdMs: rule?.holdMs ?? plant.holdMs, relapseMs: rule?.relapseMs ?? plant.relapseMs };
}
