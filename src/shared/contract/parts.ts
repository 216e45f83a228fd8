import { z } from 'zod';
import { MOVEMENT_KINDS } from '../domain/vocabulary.ts';
import {
  assetRefSchema,
  changeOf,
  command,
  doneSchema,
  idSchema,
  lineSchema,
  longTextSchema,
  milliSchema,
  moneySchema,
  nameSchema,
  page,
  personRefSchema,
  query,
  shortTextSchema,
  sortDirectionSchema,
  windowSchema,
} from './base.ts';

/** An open reorder alert: order `suggested` and it is settled once received. */
export const reorderAlertSchema = z.object({
  id: idSchema,
  openedAt: z.int(),
  suggested: z.int(),
});

/** Three years. */
export const MAX_LEAD_DAYS = 1095;

export const partFieldsSchema = z.object({
  number: lineSchema.min(1).max(60),
  name: nameSchema,
  description: longTextSchema.nullable(),
  category: shortTextSchema.nullable(),
  unit: lineSchema.min(1).max(20),
  supplierId: idSchema.nullable(),
  supplierSku: shortTextSchema.nullable(),
  reorderPoint: milliSchema.min(0).nullable(),
  reorderQuantity: milliSchema.min(1).nullable(),
  /** From order to delivery; null: not known. */
  leadDays: z.int().min(0).max(MAX_LEAD_DAYS).nullable(),
});

export const partRowSchema = z.object({
  id: idSchema,
  number: z.string(),
  name: z.string(),
  category: z.string().nullable(),
  unit: z.string(),
  /** Sum over all stores, in thousandths of the unit. */
  onHand: z.int(),
  reorderPoint: z.int().nullable(),
  averageCost: z.int(),
  supplierName: z.string().nullable(),
  alert: reorderAlertSchema.nullable(),
});
export type PartRow = z.infer<typeof partRowSchema>;

export const stockMovementSchema = z.object({
  id: idSchema,
  kind: z.enum(MOVEMENT_KINDS),
  quantity: z.int(),
  unitCost: z.int(),
  location: z.object({ id: idSchema, name: z.string() }),
  workOrder: z.object({ id: idSchema, number: z.string() }).nullable(),
  note: z.string().nullable(),
  movedAt: z.int(),
  movedBy: personRefSchema.nullable(),
});

export const partDetailSchema = partFieldsSchema.extend({
  id: idSchema,
  onHand: z.int(),
  averageCost: z.int(),
  stockValue: z.int(),
  supplier: z.object({ id: idSchema, name: z.string(), archivedAt: z.int().nullable() }).nullable(),
  alert: reorderAlertSchema.nullable(),
  /** By place, fullest first, empty places left out. */
  stock: z.array(z.object({ locationId: idSchema, locationPath: z.string(), quantity: z.int() })),
  /** Assets on whose work orders it was used, most used first. */
  usedOn: z.array(assetRefSchema.extend({ quantity: z.int() })),
  createdAt: z.int(),
  updatedAt: z.int(),
});
export type PartDetail = z.infer<typeof partDetailSchema>;

const quantitySchema = z.int().min(1).max(1_000_000_000);

export const parts = {
  list: query('parts.read', ['parts', 'stock'])
    .input(
      windowSchema.extend({
        text: z.string().trim().max(200).default(''),
        view: z.enum(['all', 'reorder', 'out-of-stock']).default('all'),
        category: z.string().max(200).nullable().default(null),
        supplierId: idSchema.nullable().default(null),
        sort: z.enum(['number', 'name', 'onHand', 'category']).default('number'),
        direction: sortDirectionSchema.default('asc'),
      }),
    )
    .output(page(partRowSchema)),
  get: query('parts.read', ['parts', 'stock', 'assets', 'work'])
    .input(z.object({ id: idSchema }))
    .output(partDetailSchema),
  movements: query('parts.read', ['stock', 'work', 'people', 'assets'])
    .input(windowSchema.extend({ partId: idSchema }))
    .output(page(stockMovementSchema)),
  /** Parts used on the work orders of an asset, most used first. */
  ofAsset: query('parts.read', ['parts', 'stock', 'work'])
    .input(z.object({ assetId: idSchema }))
    .output(z.array(partRowSchema.extend({ used: z.int(), lastUsedAt: z.int() }))),
  /** Where a part can be drawn from, fullest first; every place it has ever been, also one the books call empty. */
  availability: query('parts.read', ['stock', 'parts', 'assets'])
    .input(z.object({ partId: idSchema }))
    .output(z.array(z.object({ locationId: idSchema, locationPath: z.string(), quantity: z.int() }))),
  create: command('parts.write')
    .input(
      partFieldsSchema.partial().required({ number: true, name: true, unit: true }).extend({ id: idSchema }),
    )
    .output(doneSchema),
  update: command('parts.write').input(changeOf(partFieldsSchema)).output(doneSchema),
  /** Books a delivery; the moving average cost follows, and an alert it settles is closed. */
  receive: command('stock.receive')
    .input(
      z.object({
        id: idSchema,
        partId: idSchema,
        locationId: idSchema,
        quantity: quantitySchema,
        unitCost: moneySchema.min(0),
        note: z.string().trim().max(500).nullable().default(null),
      }),
    )
    .output(doneSchema),
  /** Refused with NOT_ENOUGH_STOCK {available}, in thousandths. */
  transfer: command('stock.issue')
    .input(
      z.object({
        outId: idSchema,
        inId: idSchema,
        partId: idSchema,
        fromLocationId: idSchema,
        toLocationId: idSchema,
        quantity: quantitySchema,
        note: z.string().trim().max(500).nullable().default(null),
      }),
    )
    .output(doneSchema),
  /** Records counted minus expected as a movement; that the books were right (0) is recorded too. */
  count: command('stock.receive')
    .input(
      z.object({
        id: idSchema,
        partId: idSchema,
        locationId: idSchema,
        counted: z.int().min(0).max(1_000_000_000_000),
        note: z.string().trim().max(500).nullable().default(null),
      }),
    )
    .output(z.object({ difference: z.int() })),
  stores: query('parts.read', ['assets']).output(z.array(z.object({ id: idSchema, path: z.string() }))),
  /** A store at the top of the locations; whoever receives may make one. Refused with ALREADY_EXISTS {field}. */
  createStore: command('stock.receive')
    .input(z.object({ id: idSchema, name: nameSchema }))
    .output(doneSchema),
  categories: query('parts.read', ['parts']).output(z.array(z.string())),
};
