/**
 * Steps of a checklist that take a reading. What is typed is a reading of the metric like any other; it stays when the
 * step is unticked, and is replaced when another value is typed at the same step.
 */
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import { pickThreshold } from '../../shared/domain/threshold.ts';
import { convertUnit } from '../../shared/domain/units.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { checklistItems, metrics, thresholds, workOrders } from '../database/schema/index.ts';
import { retractReading } from '../metrics/retract.ts';
import { metricRow } from '../metrics/series.ts';
import { addReading } from '../metrics/service.ts';
import { findItem, findWorkOrder, type StoredChecklistItem } from './find.ts';

type Item = Outputs['workOrders']['get']['checklist'][number];

/** The metric of this name on an asset; null where it has none. */
export function metricByName(db: Reader, assetId: Id | null, name: string): Id | null {
  if (assetId === null) return null;
  const found = db
    .select({ id: metrics.id })
    .from(metrics)
    .where(
      and(
        eq(metrics.assetId, assetId),
        sql`lower(${metrics.name}) = lower(${name})`,
        isNull(metrics.archivedAt),
      ),
    )
    .get();
  return found?.id ?? null;
}

/**
 * What a new step reads, which must be a metric of the work order's asset.
 * @throws AppError NOT_FOUND
 */
export function metricToRead(db: Reader, workOrderId: Id, metricId: Id) {
  const { assetId, name } = metricRow(db, metricId);
  if (findWorkOrder(db, workOrderId).assetId !== assetId)
    throw new AppError('NOT_FOUND', { entity: 'metric' });
  return { metricId, metricName: name };
}

/** Steps that have not been answered read the metric of the same name on the asset the work has moved to. */
export function readOnAsset(tx: WriteTx, workOrderId: Id, assetId: Id | null): void {
  const items = tx
    .select({ id: checklistItems.id, metricName: checklistItems.metricName })
    .from(checklistItems)
    .where(
      and(
        eq(checklistItems.workOrderId, workOrderId),
        isNotNull(checklistItems.metricName),
        isNull(checklistItems.readingTs),
      ),
    )
    .all();
  for (const { id, metricName } of items) {
    const metricId = metricByName(tx, assetId, metricName!);
    tx.update(checklistItems).set({ metricId }).where(eq(checklistItems.id, id)).run();
  }
}

function metricOf(db: Reader, { metricId, metricName, workOrderId }: StoredChecklistItem): Id | null {
  if (metricId !== null || metricName === null) return metricId;
  const { assetId } = db
    .select({ assetId: workOrders.assetId })
    .from(workOrders)
    .where(eq(workOrders.id, workOrderId))
    .get()!;
  return metricByName(db, assetId, metricName);
}

/**
 * Stores the value read at a step as a reading and ticks the step. Sent again it answers as before.
 * @returns ids of the alarms it raised
 * @throws AppError NOT_FOUND, WORK_ORDER_CLOSED, INVALID_INPUT {fields} for a unit that cannot be converted, and what
 * `addReading` refuses
 */
export function answerChecklistItem(
  tx: WriteTx,
  actor: Id,
  { id, ts, value: typed, unit = null }: Inputs['workOrders']['answerChecklistItem'],
): Id[] {
  const item = findItem(tx, id);
  const metricId = metricOf(tx, item);
  if (metricId === null) throw new AppError('NOT_FOUND', { entity: 'metric' });
  const { unit: wanted } = metricRow(tx, metricId);
  const value = unit === null ? typed : convertUnit(typed, unit, wanted);
  if (value === null) throw new AppError('INVALID_INPUT', { fields: ['unit'] });
  const { readingTs, readingValue, doneAt } = item;
  const isSame = readingTs === ts && readingValue === value;
  if (isSame && doneAt !== null) return [];
  if (!isSame && readingTs !== null) {
    const was = item.metricId ?? metricId;
    retractReading(tx, was, readingTs, was === metricId ? { ts, value } : undefined);
  }
  const raised = addReading(tx, metricId, ts, value);
  tx.update(checklistItems)
    .set({ metricId, readingTs: ts, readingValue: value, doneAt: tx.now, doneBy: actor })
    .where(eq(checklistItems.id, id))
    .run();
  return raised;
}

/** @throws AppError INVALID_INPUT for a step that is to be ticked before its value was read */
export function assertRead(db: Reader, item: StoredChecklistItem): void {
  if (item.readingTs === null && metricOf(db, item) !== null) {
    throw new AppError('INVALID_INPUT', { fields: ['value'] });
  }
}

/** What a step reads and has read; null of a step that takes no reading. */
export function readingOf(
  db: Reader,
  item: Pick<StoredChecklistItem, 'metricName' | 'metricId' | 'readingTs' | 'readingValue' | 'workOrderId'>,
): Item['reading'] {
  const { metricName, readingTs: ts, readingValue: value } = item;
  if (metricName === null) return null;
  const metricId = metricOf(db, item as StoredChecklistItem);
  const found =
    metricId === null
      ? undefined
      : db
          .select({ metric: metrics, threshold: thresholds })
          .from(metrics)
          .leftJoin(thresholds, eq(thresholds.metricId, metrics.id))
          .where(eq(metrics.id, metricId))
          .get();
  return { metricName, metric: found === undefined ? null : metricToShow(found), ts, value };
}

function metricToShow({
  metric,
  threshold,
}: {
  readonly metric: typeof metrics.$inferSelect;
  readonly threshold: typeof thresholds.$inferSelect | null;
}): NonNullable<NonNullable<Item['reading']>['metric']> {
  const { id, name, unit, decimals, choices } = metric;
  return {
    id,
    name,
    unit,
    decimals,
    choices: choices === null ? null : [...choices],
    threshold: threshold === null ? null : pickThreshold(threshold),
  };
}
