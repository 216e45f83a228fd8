import { and, eq, sql } from 'drizzle-orm';
import type { Inputs } from '../../shared/contract/index.ts';
import type { Plate, PutIn, TakenOut } from '../../shared/contract/items.ts';
import type { ItemState } from '../../shared/domain/vocabulary.ts';
import { AppError } from '../../shared/errors.ts';
import { derivedId, type Id } from '../../shared/ids.ts';
import { assertNew } from '../database/assert-new.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { assetTypes, codes, installations, items, locations } from '../database/schema/index.ts';
import { clearOverride } from '../health/service.ts';
import { dayIn } from '../setup/plant.ts';
import { assertMoment, NO_PLATE, plateOf, type Position, positionOf, setAssetPlate } from './position.ts';

type Replace = Inputs['items']['replace'];

/**
 * Takes out what is there and puts something else in, at one moment.
 * @param timeZone of the plant
 * @throws AppError ALREADY_EXISTS {field: 'id'}, NOT_FOUND {entity}, POSITION_EMPTY, ITEM_NOT_STORED,
 *   INVALID_INPUT {fields: ['at']}, INSTALLATION_TOO_EARLY {since}
 */
export function replaceItem(tx: WriteTx, input: Replace, timeZone: string): void {
  const { id, assetId, at, removed, installed } = input;
  assertNew(tx, installations, id);
  // Asked before anything is taken out: nothing is replaced by itself.
  if ('itemId' in installed) assertState(tx, installed.itemId, ['stored']);
  const position = positionOf(tx, assetId, timeZone);
  takeOut(tx, position, { at, stayId: derivedId('removed-stay', id), itemId: removedItemId(id) }, removed);
  putIn(tx, assetId, { at, stayId: id, itemId: installedItemId(id) }, installed, timeZone);
}

/** Takes out what is there; the errors are those of `replaceItem`. One sent again finds it done. */
export function removeItem(
  tx: WriteTx,
  { id, assetId, at, removed }: Inputs['items']['remove'],
  timeZone: string,
): void {
  assertNew(tx, installations, id);
  const position = positionOf(tx, assetId, timeZone);
  if (!position.occupied && position.since === at) return;
  takeOut(tx, position, { at, stayId: id, itemId: removedItemId(id) }, removed);
  setAssetPlate(tx, assetId, NO_PLATE, null);
}

/** Puts something into an empty position. Besides the errors of `replaceItem`: POSITION_TAKEN. */
export function installItem(
  tx: WriteTx,
  { id, assetId, at, installed }: Inputs['items']['install'],
  timeZone: string,
): void {
  assertNew(tx, installations, id);
  const { occupied, since } = positionOf(tx, assetId, timeZone);
  if (occupied) throw new AppError('POSITION_TAKEN');
  assertMoment(tx, at, since);
  putIn(tx, assetId, { at, stayId: id, itemId: installedItemId(id) }, installed, timeZone);
}

/** Puts an item onto a shelf that was never installed. @throws AppError ALREADY_EXISTS {field}, NOT_FOUND {entity} */
export function createItem(
  tx: WriteTx,
  { id, plate, locationId, assetTypeId }: Inputs['items']['create'],
): void {
  assertNew(tx, items, id);
  assertLive(tx, 'location', locationId);
  if (typeof assetTypeId === 'string') assertLive(tx, 'assetType', assetTypeId);
  tx.insert(items)
    .values({ id, state: 'stored', locationId, assetTypeId, ...plate, createdAt: tx.now, updatedAt: tx.now })
    .run();
}

/** Changes plate or place of a stored item, only the fields that are given. */
export function updateItem(tx: WriteTx, { id, changes }: Inputs['items']['update']): void {
  assertState(tx, id, ['stored']);
  if (changes.locationId !== undefined) assertLive(tx, 'location', changes.locationId);
  if (typeof changes.assetTypeId === 'string') assertLive(tx, 'assetType', changes.assetTypeId);
  setItem(tx, id, changes);
}

export function scrapItem(tx: WriteTx, id: Id): void {
  assertState(tx, id, ['stored', 'scrapped']);
  setItem(tx, id, { state: 'scrapped', locationId: null });
}

export function storeItem(tx: WriteTx, { id, locationId }: Inputs['items']['store']): void {
  assertState(tx, id, ['stored', 'scrapped']);
  assertLive(tx, 'location', locationId);
  setItem(tx, id, { state: 'stored', locationId });
}

function removedItemId(id: Id): Id {
  return derivedId('removed-item', id);
}

function installedItemId(id: Id): Id {
  return derivedId('installed-item', id);
}

/** When it happens, and the ids of the rows that it makes where there are none yet. */
interface Moment {
  readonly at: number;
  readonly stayId: Id;
  readonly itemId: Id;
}

/**
 * Ends the stay of what is there and gives it its plate, and with it what was said of its health; the caller sees to
 * the plate on the asset.
 */
function takeOut(tx: WriteTx, position: Position, { at, ...made }: Moment, removed: TakenOut): void {
  const { assetId, assetTypeId, plate, open, occupied, since } = position;
  if (!occupied) throw new AppError('POSITION_EMPTY');
  assertMoment(tx, at, since);
  if (removed.state === 'stored') assertLive(tx, 'location', removed.locationId);
  const { reason } = removed;
  clearOverride(tx, assetId);
  const place = {
    state: removed.state,
    locationId: removed.state === 'stored' ? removed.locationId : null,
    ...plate,
  };
  if (open === null) {
    const { stayId, itemId } = made;
    const times = { createdAt: tx.now, updatedAt: tx.now };
    tx.insert(items)
      .values({ id: itemId, ...place, assetTypeId, ...times })
      .run();
    tx.insert(installations)
      .values({ id: stayId, itemId, assetId, installedAt: since, removedAt: at, reason })
      .run();
  } else {
    tx.update(installations).set({ removedAt: at, reason }).where(eq(installations.id, open.id)).run();
    setItem(tx, open.itemId, { ...place, assetTypeId: sql`coalesce(${items.assetTypeId}, ${assetTypeId})` });
  }
  if (removed.withCodes === true) {
    tx.update(codes)
      .set({ entity: 'items', recordId: open?.itemId ?? made.itemId })
      .where(and(eq(codes.entity, 'assets'), eq(codes.recordId, assetId)))
      .run();
  }
}

/** Begins the stay of an item in a position that is empty by now and moves its plate there. */
function putIn(tx: WriteTx, assetId: Id, { at, ...made }: Moment, what: PutIn, timeZone: string): void {
  const { itemId, plate } =
    'plate' in what ? newItem(tx, made.itemId, what.plate) : storedItem(tx, what.itemId, at);
  tx.insert(installations).values({ id: made.stayId, itemId, assetId, installedAt: at }).run();
  setAssetPlate(tx, assetId, plate, dayIn(timeZone, at));
}

function newItem(tx: WriteTx, itemId: Id, plate: Plate) {
  tx.insert(items).values({ id: itemId, state: 'installed', createdAt: tx.now, updatedAt: tx.now }).run();
  return { itemId, plate };
}

function storedItem(tx: WriteTx, itemId: Id, at: number) {
  const plate = plateOf(assertState(tx, itemId, ['stored']));
  const lastSeen = tx
    .sql('SELECT max(removed_at) FROM installations WHERE item_id = ?')
    .pluck()
    .get(itemId) as number | null;
  assertMoment(tx, at, lastSeen);
  setItem(tx, itemId, { state: 'installed', locationId: null, ...NO_PLATE });
  return { itemId, plate };
}

function setItem(tx: WriteTx, id: Id, values: Parameters<ReturnType<WriteTx['update']>['set']>[0]): void {
  tx.update(items)
    .set({ ...values, updatedAt: tx.now })
    .where(eq(items.id, id))
    .run();
}

function assertState(db: Reader, id: Id, states: readonly ItemState[]) {
  const item = db.select().from(items).where(eq(items.id, id)).get();
  if (item === undefined) throw new AppError('NOT_FOUND', { entity: 'item' });
  if (!states.includes(item.state)) throw new AppError('ITEM_NOT_STORED');
  return item;
}

const TABLES = { location: locations, assetType: assetTypes } as const;

function assertLive(db: Reader, entity: keyof typeof TABLES, id: Id): void {
  const table = TABLES[entity];
  const row = db.select({ archivedAt: table.archivedAt }).from(table).where(eq(table.id, id)).get();
  if (row === undefined || row.archivedAt !== null) throw new AppError('NOT_FOUND', { entity });
}
