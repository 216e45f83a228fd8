/**
 * Why an alarm that stands does not ring: somebody shelved its metric, or what its asset is doing explains it. The
 * answer follows from the open shelves and the status of the asset alone, so it can be found anew at any time.
 */
import type { Hold } from '../../shared/domain/vocabulary.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';

/** SQL of the hold of a metric `metric` on an asset `asset`, both with their table, at `:now`. A shelf says more than what the asset does. */
function holdSql(metric: string, asset: string): string {
  return `CASE
    WHEN EXISTS (
      SELECT 1 FROM alarm_shelves shelf
      WHERE shelf.metric_id = ${metric} AND shelf.ended_at IS NULL AND shelf.until > :now
    ) THEN 'shelved'
    ELSE (
      SELECT CASE held_asset.status WHEN 'maintenance' THEN 'maintenance' WHEN 'down' THEN 'asset-down' END
      FROM assets held_asset WHERE held_asset.id = ${asset}
    ) END`;
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
