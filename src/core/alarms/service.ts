/** Acknowledging: somebody says that they have seen an alarm and take care of it. */
import { eq } from 'drizzle-orm';
import { TAKE_BACK_MS } from '../../shared/contract/alarms.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { alarms } from '../database/schema/index.ts';
import { ring } from './rules.ts';

interface Acknowledgement {
  readonly at: number | null;
  readonly by: Id | null;
}

/** @throws AppError NOT_FOUND */
function acknowledgementOf(db: Reader, id: Id): Acknowledgement {
  const alarm = db
    .select({ at: alarms.acknowledgedAt, by: alarms.acknowledgedBy })
    .from(alarms)
    .where(eq(alarms.id, id))
    .get();
  if (alarm === undefined) throw new AppError('NOT_FOUND', { entity: 'alarm' });
  return alarm;
}

function store(tx: WriteTx, id: Id, { at, by }: Acknowledgement, note: string | null): void {
  tx.update(alarms)
    .set({ acknowledgedAt: at, acknowledgedBy: by, acknowledgeNote: note })
    .where(eq(alarms.id, id))
    .run();
}

/** @throws AppError NOT_FOUND or ALARM_ALREADY_ACKNOWLEDGED */
export function acknowledge(tx: WriteTx, id: Id, by: Id, note: string | null): void {
  if (acknowledgementOf(tx, id).at !== null) throw new AppError('ALARM_ALREADY_ACKNOWLEDGED');
  store(tx, id, { at: tx.now, by }, note === '' ? null : note);
}

function mayTakeBack(tx: WriteTx, { at, by }: Acknowledgement, who: Id): boolean {
  return at !== null && by === who && tx.now - at <= TAKE_BACK_MS;
}

/**
 * Acknowledges those that wait for it.
 * @returns those that `by` may take back, so that a repeated call answers the same
 * @throws AppError NOT_FOUND
 */
export function acknowledgeMany(tx: WriteTx, ids: readonly Id[], by: Id): Id[] {
  return ids.filter((id) => {
    const before = acknowledgementOf(tx, id);
    if (before.at !== null) return mayTakeBack(tx, before, by);
    store(tx, id, { at: tx.now, by }, null);
    return true;
  });
}

/** Whether an alarm lasts that nobody was told of: it was held back, and acknowledged before that ended. */
function isUnheard(tx: WriteTx, id: Id): boolean {
  return (
    tx
      .sql(
        `SELECT 1 FROM alarms a WHERE a.id = :id AND a.ended_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM alarm_rings r WHERE r.alarm_id = a.id)
           AND NOT EXISTS (
             SELECT 1 FROM notifications n
             WHERE n.user_id IN (SELECT id FROM users) AND n.kind = 'alarm-raised' AND n.entity_id = a.id)`,
      )
      .get({ id }) !== undefined
  );
}

/**
 * Takes back what was acknowledged by mistake: the alarm waits again, as it did before. Both stay in the journal.
 * @throws AppError NOT_FOUND or ACKNOWLEDGEMENT_STANDS
 */
export function unacknowledge(tx: WriteTx, ids: readonly Id[], by: Id): void {
  for (const id of ids) {
    const acknowledgement = acknowledgementOf(tx, id);
    if (acknowledgement.at === null) continue;
    if (!mayTakeBack(tx, acknowledgement, by)) throw new AppError('ACKNOWLEDGEMENT_STANDS');
    store(tx, id, { at: null, by: null }, null);
    if (isUnheard(tx, id)) ring(tx, id, { timely: true });
  }
}
