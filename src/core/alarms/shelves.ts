/** Shelves: for a while, and for a reason, the alarms of a metric do not ring (shelving of ISA-18.2). */
import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm';
import { MAX_SHELF_MS } from '../../shared/contract/alarms.ts';
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import { assertNew } from '../database/assert-new.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { alarmShelves, assets, metrics, users } from '../database/schema/index.ts';
import { metricRow } from '../metrics/series.ts';

/**
 * What lasts is held back from the end of the unit of work on. A shelf that is open is replaced.
 * @throws AppError ALREADY_EXISTS {field: 'id'}, NOT_FOUND, or INVALID_INPUT for an end that is over or further off
 * than 30 days
 */
export function shelve(
  tx: WriteTx,
  by: Id,
  { id, metricId, until, reason }: Inputs['alarms']['shelve'],
): void {
  assertNew(tx, alarmShelves, id);
  metricRow(tx, metricId);
  if (until <= tx.now || until > tx.now + MAX_SHELF_MS)
    throw new AppError('INVALID_INPUT', { fields: ['until'] });
  unshelve(tx, by, metricId);
  tx.insert(alarmShelves).values({ id, metricId, until, reason, shelvedBy: by, createdAt: tx.now }).run();
}

/**
 * Ends the open shelf, if there is one.
 * @throws AppError NOT_FOUND for the metric
 */
export function unshelve(tx: WriteTx, by: Id, metricId: Id): void {
  metricRow(tx, metricId);
  tx.update(alarmShelves)
    .set({ endedAt: tx.now, endedBy: by })
    .where(and(eq(alarmShelves.metricId, metricId), isOpen(tx.now)))
    .run();
}

function isOpen(now: number) {
  return and(isNull(alarmShelves.endedAt), gt(alarmShelves.until, now));
}

/** Open shelves of metrics of live assets, of all or of one, the one that ends first before others. */
export function openShelves(
  db: Reader,
  { metricId, offset, limit }: Pick<Required<Inputs['alarms']['shelves']>, 'metricId' | 'offset' | 'limit'>,
  now: number,
): Outputs['alarms']['shelves'] {
  const ofMetric = metricId === null ? undefined : eq(alarmShelves.metricId, metricId);
  const where = and(isOpen(now), ofMetric, isNull(metrics.archivedAt), isNull(assets.archivedAt));
  const rows = db
    .select({
      id: alarmShelves.id,
      until: alarmShelves.until,
      reason: alarmShelves.reason,
      shelvedAt: alarmShelves.createdAt,
      shelvedBy: { id: users.id, fullName: users.fullName },
      asset: { id: assets.id, tag: assets.tag, name: assets.name },
      metric: { id: metrics.id, name: metrics.name },
    })
    .from(alarmShelves)
    .innerJoin(metrics, eq(metrics.id, alarmShelves.metricId))
    .innerJoin(assets, eq(assets.id, metrics.assetId))
    .innerJoin(users, eq(users.id, alarmShelves.shelvedBy))
    .where(where)
    .orderBy(asc(alarmShelves.until), asc(alarmShelves.id))
    .limit(limit)
    .offset(offset)
    .all();
  const { total } = db
    .select({ total: sql<number>`count(*)` })
    .from(alarmShelves)
    .innerJoin(metrics, eq(metrics.id, alarmShelves.metricId))
    .innerJoin(assets, eq(assets.id, metrics.assetId))
    .where(where)
    .get()!;
  return { rows, total };
}
