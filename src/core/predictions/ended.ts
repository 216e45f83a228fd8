/**
 * Ends predictions about what is no longer there: a limit that was removed or has another value, a metric or an asset
 * out of use. What has become of them until then is judged first; after that they count neither for nor against.
 */
import type { SetAside } from '../../shared/domain/prediction/stored.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { judge, MAY_BE_TOLD } from './judge.ts';
import { setAside } from './keep.ts';

export interface Ended {
  readonly id: Id;
  readonly why: SetAside;
}

/** Looked at in one turn, in some milliseconds. */
const SCANNED = 2000;

/** Of `thresholds t`: whether it has a limit of the level. */
export const HAS_LIMIT =
  'coalesce(t.low_critical, t.low_warning, t.high_warning, t.high_critical) IS NOT NULL';

const PRESENT_LIMIT = `CASE p.side || '-' || p.severity WHEN 'low-critical' THEN t.low_critical
  WHEN 'low-warning' THEN t.low_warning WHEN 'high-warning' THEN t.high_warning ELSE t.high_critical END`;

const UNSETTLED = 'settled_at IS NULL AND prevented_at IS NULL';

const WHY = `CASE
  WHEN a.archived_at IS NOT NULL OR a.status = 'retired' OR m.archived_at IS NOT NULL THEN 'not-watched'
  WHEN p.kind = 'limit' AND ${PRESENT_LIMIT} IS NOT p."limit" THEN 'limit-changed'
  WHEN p.kind = 'anomaly' AND NOT ${HAS_LIMIT} THEN 'not-watched' END`;

/** Those of the next unsettled ones behind `after`; `last` is the one to go on behind, null at the end. */
export function endedPredictions(
  db: Reader,
  after: Id,
): { readonly ended: readonly Ended[]; readonly last: Id | null } {
  const last = db
    .sql(`SELECT id FROM predictions WHERE ${UNSETTLED} AND id > ? ORDER BY id LIMIT 1 OFFSET ${SCANNED - 1}`)
    .pluck()
    .get(after) as Id | undefined;
  const ended = db
    .sql(
      `SELECT id, why FROM (
         SELECT p.id, p.set_aside, ${WHY} AS why
         FROM predictions p JOIN assets a ON a.id = p.asset_id
           LEFT JOIN metrics m ON m.id = p.metric_id LEFT JOIN thresholds t ON t.metric_id = p.metric_id
         WHERE ${UNSETTLED} AND p.id > :after
           AND (:last IS NULL OR p.id <= :last))
       WHERE why IS NOT NULL AND ${MAY_BE_TOLD}`,
    )
    .all({ after, last: last ?? null }) as Ended[];
  return { ended, last: last ?? null };
}

export function end(tx: WriteTx, { id, why }: Ended): void {
  if (!judge(tx, id)) setAside(tx, id, why);
}
