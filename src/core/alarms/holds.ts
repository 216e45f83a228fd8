/**
 * Why an alarm that stands does not ring: somebody shelved its metric, or what its asset or one above it is doing
 * explains it. The answer follows from the open shelves and the assets alone, so it can be found anew at any time.
 */
import type { AssetRef } from '../../shared/contract/base.ts';
import type { Hold } from '../../shared/domain/vocabulary.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { MAX_DEPTH } from '../trees/tree.ts';

/** SQL of `column` of the nearest of an asset and those above it that is down or under maintenance. */
function nearestStopped(asset: string, column: string): string {
  return `(
    WITH RECURSIVE up (id, depth) AS (
      SELECT ${asset}, 0
      UNION ALL
      SELECT below.parent_id, up.depth + 1 FROM up CROSS JOIN assets below ON below.id = up.id
      WHERE below.parent_id IS NOT NULL AND up.depth < ${MAX_DEPTH}
    )
    SELECT ${column} FROM up CROSS JOIN assets stopped ON stopped.id = up.id
    WHERE stopped.status IN ('down', 'maintenance') ORDER BY up.depth LIMIT 1
  )`;
}

/** SQL of the hold of a metric `metric` on an asset `asset`, both with their table, at `:now`. A shelf says more than what the asset does. */
function holdSql(metric: string, asset: string): string {
  return `CASE
    WHEN EXISTS (
      SELECT 1 FROM alarm_shelves shelf
      WHERE shelf.metric_id = ${metric} AND shelf.ended_at IS NULL AND shelf.until > :now
    ) THEN 'shelved'
    ELSE ${nearestStopped(asset, "CASE stopped.status WHEN 'maintenance' THEN 'maintenance' ELSE 'asset-down' END")}
    END`;
}

/** The asset itself or the nearest above it that is down or under maintenance; null: they all run. */
export function stoppedBy(db: Reader, assetId: Id): AssetRef | null {
  const found = db
    .sql(`SELECT id, tag, name FROM assets WHERE id = ${nearestStopped(':assetId', 'stopped.id')}`)
    .get({ assetId });
  return (found as AssetRef | undefined) ?? null;
}

/** What holds back alarms of a metric at an instant; null: they ring. */
export function holdOf(db: Reader, metricId: Id, assetId: Id, now: number): Hold | null {
  return db
    .sql(`SELECT ${holdSql(':metricId', ':assetId')}`)
    .pluck()
    .get({ metricId, assetId, now }) as Hold | null;
}

export interface StaleHold {
  readonly id: Id;
  readonly hold: Hold | null;
  /** Nobody has acknowledged it. */
  readonly waits: boolean;
}

/** Lasting alarms that are not held back as they should be, the oldest first. Reads none but lasting alarms. */
export function staleHolds(db: Reader, now: number): StaleHold[] {
  const rows = db
    .sql(
      `SELECT id, hold, acknowledged_at IS NULL AS waits FROM (
         SELECT id, acknowledged_at, raised_at, held, ${holdSql('alarms.metric_id', 'alarms.asset_id')} AS hold
         FROM alarms
         WHERE rings = 1 AND held IS NULL AND (ended_at IS NULL OR acknowledged_at IS NULL) AND ended_at IS NULL
         UNION ALL
         SELECT id, acknowledged_at, raised_at, held, ${holdSql('alarms.metric_id', 'alarms.asset_id')}
         FROM alarms WHERE held IS NOT NULL AND ended_at IS NULL
       ) WHERE held IS NOT hold ORDER BY raised_at, id`,
    )
    .all({ now }) as (Omit<StaleHold, 'waits'> & { waits: number })[];
  return rows.map((row) => ({ ...row, waits: row.waits === 1 }));
}
