import { z } from 'zod';
import { ITEM_STATES, SEVERITIES, WORK_ORDER_STATUSES } from '../domain/vocabulary.ts';
import {
  assetRefSchema,
  command,
  daySchema,
  doneSchema,
  idSchema,
  instantSchema,
  moneySchema,
  page,
  query,
  shortTextSchema,
  sortDirectionSchema,
  windowSchema,
} from './base.ts';

/** What stands on the plate of a physical item, and goes with it from position to position. */
export const plateSchema = z.object({
  manufacturer: shortTextSchema.nullable(),
  model: shortTextSchema.nullable(),
  serialNumber: shortTextSchema.nullable(),
  purchaseCost: moneySchema.nullable(),
  expectedLifetimeMonths: z.int().min(1).max(2400).nullable(),
  warrantyUntil: daySchema.nullable(),
});
export type Plate = z.infer<typeof plateSchema>;

const reasonSchema = z.string().trim().min(1).max(500);

const leaving = {
  reason: reasonSchema,
  /** Whether the codes linked to the position are stuck on the item, and go with it. */
  withCodes: z.boolean().default(false),
};

/** What becomes of the item that is taken out: a stored one lies somewhere. */
export const takenOutSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('stored'), locationId: idSchema, ...leaving }),
  z.object({ state: z.literal('scrapped'), ...leaving }),
]);
export type TakenOut = z.input<typeof takenOutSchema>;

/** What is put in: an item from the shelf, or a new one with its plate. */
export const putInSchema = z.union([z.object({ itemId: idSchema }), z.object({ plate: plateSchema })]);
export type PutIn = z.infer<typeof putInSchema>;

/** A stay of an item in a position. */
const spanSchema = z.object({
  id: idSchema,
  /** Null: since longer than anybody has written down. */
  installedAt: z.int().nullable(),
  /** Null: it is there now. */
  removedAt: z.int().nullable(),
  /** Why it was taken out. */
  reason: z.string().nullable(),
});

const namedPlate = plateSchema.pick({ manufacturer: true, model: true, serialNumber: true });

export const itemRowSchema = namedPlate.extend({
  id: idSchema,
  state: z.enum(ITEM_STATES),
  typeName: z.string().nullable(),
  /** From the site down, of a stored one. */
  locationPath: z.array(z.string()),
  /** The last position, or the present one. */
  asset: assetRefSchema.nullable(),
  removedAt: z.int().nullable(),
  reason: z.string().nullable(),
});

export const itemDetailSchema = plateSchema.extend({
  id: idSchema,
  state: z.enum(ITEM_STATES),
  type: z.object({ id: idSchema, name: z.string() }).nullable(),
  location: z.object({ id: idSchema, name: z.string() }).nullable(),
  locationPath: z.array(z.string()),
  /** Where it is installed. */
  asset: assetRefSchema.nullable(),
  /** Its stays, newest first. */
  life: z.array(spanSchema.extend({ asset: assetRefSchema })),
});
export type ItemDetail = z.infer<typeof itemDetailSchema>;

/** One of the items of a position. */
export const positionItemSchema = namedPlate.extend({
  /** Of the stay; null of what is there and was never put in by a command: only its plate is known. */
  id: idSchema.nullable(),
  itemId: idSchema.nullable(),
  installedAt: z.int().nullable(),
  /** Entered with the asset, of what was never put in by a command. */
  installedOn: daySchema.nullable(),
  removedAt: z.int().nullable(),
  reason: z.string().nullable(),
  expectedLifetimeMonths: z.int().nullable(),
  /** Of the item now. */
  state: z.enum(ITEM_STATES),
});
export type PositionItem = z.infer<typeof positionItemSchema>;

/** A work order or alarm of a position while the item was there. */
export const itemEventSchema = z.discriminatedUnion('entity', [
  z.object({
    entity: z.literal('work_orders'),
    id: idSchema,
    at: z.int(),
    asset: assetRefSchema,
    name: z.string(),
    status: z.enum(WORK_ORDER_STATUSES),
  }),
  z.object({
    entity: z.literal('alarms'),
    id: idSchema,
    at: z.int(),
    asset: assetRefSchema,
    name: z.string(),
    severity: z.enum(SEVERITIES),
  }),
]);

const position = { id: idSchema, assetId: idSchema, at: instantSchema };

/** `changeSet` is what `undo` takes back. */
const movedSchema = doneSchema.extend({ changeSet: z.int().min(1) });

/**
 * Commands on a position have an `id` of their own, of which the ids of what they make are derived, so that one sent
 * again meets its own record: ALREADY_EXISTS {field: 'id'}. `at` is not in the future and not before what was there
 * came or went (INSTALLATION_TOO_EARLY {since}). Refused with NOT_FOUND {entity} for an archived asset.
 */
export const items = {
  list: query('assets.read', ['assets'])
    .input(
      windowSchema.extend({
        state: z.enum(ITEM_STATES).default('stored'),
        /** In manufacturer, model, serial number or the tag of the last position. */
        text: z.string().trim().max(200).default(''),
        typeId: idSchema.nullable().default(null),
        sort: z.enum(['model', 'serialNumber', 'removedAt']).default('removedAt'),
        direction: sortDirectionSchema.default('desc'),
      }),
    )
    .output(page(itemRowSchema)),
  get: query('assets.read', ['assets'])
    .input(z.object({ id: idSchema }))
    .output(itemDetailSchema),
  /** What happened to the item, newest first; what the person may not read is left out. */
  events: query('assets.read', ['assets', 'alarms', 'work', 'metrics'])
    .input(windowSchema.extend({ id: idSchema }))
    .output(page(itemEventSchema)),
  /** Present and earlier items of a position, newest first. */
  ofAsset: query('assets.read', ['assets'])
    .input(z.object({ assetId: idSchema }))
    .output(z.array(positionItemSchema)),
  /** One out, another in. Refused with POSITION_EMPTY, ITEM_NOT_STORED. */
  replace: command('assets.write')
    .input(z.object({ ...position, removed: takenOutSchema, installed: putInSchema }))
    .output(movedSchema),
  /** The position is empty then. Refused with POSITION_EMPTY. */
  remove: command('assets.write')
    .input(z.object({ ...position, removed: takenOutSchema }))
    .output(movedSchema),
  /** Into an empty position. Refused with POSITION_TAKEN, ITEM_NOT_STORED. */
  install: command('assets.write')
    .input(z.object({ ...position, installed: putInSchema }))
    .output(movedSchema),
  /**
   * Takes a `replace`, `remove` or `install` of a position back, as if it had never been. Refused with CHANGED_SINCE
   * once any of it has been changed or built upon, with NOT_FOUND {entity: 'item'} for what is none of these.
   */
  undo: command('assets.write')
    .input(z.object({ assetId: idSchema, changeSet: z.int().min(1) }))
    .output(z.object({})),
  /** An item that was never installed, straight onto the shelf. Refused with NOT_FOUND {entity}. */
  create: command('assets.write')
    .input(
      z.object({
        id: idSchema,
        plate: plateSchema,
        locationId: idSchema,
        assetTypeId: idSchema.nullable().default(null),
      }),
    )
    .output(doneSchema),
  /** The plate or the place of a stored item. Refused with ITEM_NOT_STORED. */
  update: command('assets.write')
    .input(
      z.object({
        id: idSchema,
        changes: plateSchema.extend({ locationId: idSchema, assetTypeId: idSchema.nullable() }).partial(),
      }),
    )
    .output(doneSchema),
  /** A stored item is no more. Refused with ITEM_NOT_STORED. */
  scrap: command('assets.write')
    .input(z.object({ id: idSchema }))
    .output(doneSchema),
  /** A scrapped item is back on a shelf. Refused with ITEM_NOT_STORED when it is installed. */
  store: command('assets.write')
    .input(z.object({ id: idSchema, locationId: idSchema }))
    .output(doneSchema),
};
