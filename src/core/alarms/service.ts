import { eq } from 'drizzle-orm';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { WriteTx } from '../database/database.ts';
import { alarms } from '../database/schema/index.ts';

/** @throws AppError NOT_FOUND or ALARM_ALREADY_ACKNOWLEDGED */
export function acknowledge(tx: WriteTx, id: Id, by: Id, note: string | null): void {
  const alarm = tx
    .select({ acknowledgedAt: alarms.acknowledgedAt })
    .from(alarms)
    .where(eq(alarms.id, id))
    .get();
  if (alarm === undefined) throw new AppError('NOT_FOUND', { entity: 'alarm' });
  if (alarm.acknowledgedAt !== null) throw new AppError('ALARM_ALREADY_ACKNOWLEDGED');
  tx.update(alarms)
    .set({ acknowledgedAt: tx.now, acknowledgedBy: by, acknowledgeNote: note === '' ? null : note })
    .where(eq(alarms.id, id))
    .run();
}
