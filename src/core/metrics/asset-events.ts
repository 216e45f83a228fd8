/** What was done to an asset, as marks on the time axis of its charts. */
import type { AssetEvents } from '../../shared/contract/metrics.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';

type Event = AssetEvents['events'][number];

/** Of the newest of each kind: more could not be told apart. */
const MOST = 200;
/** Work orders that are looked through for parts, newest first. */
const MOST_WORK_ORDERS = 1000;
/** Parts booked on a work order within this time are told as one. */
const TOGETHER_MS = 3_600_000;

interface Asked {
  readonly assetId: Id;
  readonly from: number;
  readonly to: number;
}

/**
 * Work orders opened and completed, parts used on them, and items that came and went, within the closed interval
 * `from` to `to` (ms UTC), oldest first. Of an asset that does not exist there are none.
 */
export function assetEvents(db: Reader, asked: Asked): AssetEvents {
  const { from, to } = asked;
  const span = from <= to ? asked : { ...asked, from: to, to: from };
  const events = [...workEvents(db, span), ...partEvents(db, span), ...itemEvents(db, span)];
  return { events: events.sort((one, other) => one.at - other.at) };
}

function workEvents(db: Reader, { assetId, from, to }: Asked): Event[] {
  const rows = db
    .sql(
      `SELECT id, number, title, created_at AS createdAt, completed_at AS completedAt FROM work_orders
       WHERE asset_id = ? AND created_at <= ? AND (created_at >= ? OR completed_at >= ?)
       ORDER BY created_at DESC LIMIT ?`,
    )
    .all(assetId, to, from, from, MOST) as {
    id: Id;
    number: string;
    title: string;
    createdAt: number;
    completedAt: number | null;
  }[];
  return rows.flatMap(({ id, number, title, createdAt, completedAt }) => {
    const event = (at: number, kind: Event['kind']) =>
      at >= from && at <= to ? [{ at, kind, recordId: id, label: number, detail: title }] : [];
    return [
      ...event(createdAt, 'work-opened'),
      ...(completedAt === null ? [] : event(completedAt, 'work-completed')),
    ];
  });
}

/** What was drawn and put back again within the hour was not used. */
function partEvents(db: Reader, { assetId, from, to }: Asked): Event[] {
  return db
    .sql(
      `WITH orders AS MATERIALIZED (
         SELECT id, number FROM work_orders WHERE asset_id = :assetId AND created_at <= :to
         ORDER BY created_at DESC LIMIT ${MOST_WORK_ORDERS}),
       used AS (
         SELECT orders.id, orders.number, part_id, min(moved_at) AS at, moved_at / ${TOGETHER_MS} AS hour
         FROM orders JOIN stock_movements movement ON movement.work_order_id = orders.id
         WHERE moved_at BETWEEN :from AND :to
         GROUP BY orders.id, hour, part_id HAVING sum(quantity) < 0)
       SELECT min(used.at) AS at, 'part-used' AS kind, used.id AS recordId, used.number AS label,
         group_concat(parts.name, ', ' ORDER BY parts.name) AS detail
       FROM used JOIN parts ON parts.id = used.part_id
       GROUP BY used.id, used.hour ORDER BY at DESC LIMIT ${MOST}`,
    )
    .all({ assetId, from, to }) as Event[];
}

/** One that takes the place of another at the same moment is told once. */
function itemEvents(db: Reader, { assetId, from, to }: Asked): Event[] {
  const stays = db
    .sql(
      `SELECT stay.item_id AS itemId, stay.installed_at AS installedAt, stay.removed_at AS removedAt, stay.reason,
         CASE WHEN item.state = 'installed' THEN place.model ELSE item.model END AS model,
         CASE WHEN item.state = 'installed' THEN place.serial_number ELSE item.serial_number END AS serialNumber
       FROM installations stay JOIN items item ON item.id = stay.item_id
         LEFT JOIN installations last ON last.item_id = item.id AND last.removed_at IS NULL
         LEFT JOIN assets place ON place.id = last.asset_id
       WHERE stay.asset_id = ? AND (stay.installed_at BETWEEN ? AND ? OR stay.removed_at BETWEEN ? AND ?)
       ORDER BY coalesce(stay.removed_at, stay.installed_at) DESC LIMIT ?`,
    )
    .all(assetId, from, to, from, to, MOST) as {
    itemId: Id;
    installedAt: number | null;
    removedAt: number | null;
    reason: string | null;
    model: string | null;
    serialNumber: string | null;
  }[];
  const within = (at: number | null): at is number => at !== null && at >= from && at <= to;
  const removals = new Map(stays.flatMap((stay) => (within(stay.removedAt) ? [[stay.removedAt, stay]] : [])));
  const installed = stays.flatMap(({ itemId, installedAt, model, serialNumber }): Event[] => {
    if (!within(installedAt)) return [];
    const before = removals.get(installedAt);
    removals.delete(installedAt);
    const label = serialNumber ?? model ?? '';
    return [
      before === undefined || before.itemId === itemId
        ? { at: installedAt, kind: 'item-installed', recordId: itemId, label, detail: null }
        : { at: installedAt, kind: 'item-replaced', recordId: itemId, label, detail: before.reason },
    ];
  });
  const removed = [...removals].map(([at, { itemId, model, serialNumber, reason }]): Event => ({
    at,
    kind: 'item-removed',
    recordId: itemId,
    label: serialNumber ?? model ?? '',
    detail: reason,
  }));
  return [...installed, ...removed];
}
