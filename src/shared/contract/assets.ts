import { z } from 'zod';
import { ASSET_STATUSES, CRITICALITIES, LOCATION_KINDS } from '../domain/vocabulary.ts';
import {
  assetRefSchema,
  command,
  daySchema,
  doneSchema,
  idSchema,
  longTextSchema,
  moneySchema,
  nameSchema,
  page,
  query,
  shortTextSchema,
  sortDirectionSchema,
  windowSchema,
} from './base.ts';

const refSchema = z.object({ id: idSchema, name: z.string() });

/** Fields a person may fill in. */
export const assetFieldsSchema = z.object({
  tag: z.string().trim().min(1).max(60),
  name: nameSchema,
  description: longTextSchema.nullable(),
  parentId: idSchema.nullable(),
  locationId: idSchema.nullable(),
  assetTypeId: idSchema.nullable(),
  criticality: z.enum(CRITICALITIES),
  status: z.enum(ASSET_STATUSES),
  manufacturer: shortTextSchema.nullable(),
  model: shortTextSchema.nullable(),
  serialNumber: shortTextSchema.nullable(),
  installedOn: daySchema.nullable(),
  purchaseCost: moneySchema.nullable(),
  expectedLifetimeMonths: z.int().min(1).max(2400).nullable(),
  warrantyUntil: daySchema.nullable(),
});

/** A node of the asset tree with what its row shows. */
export const assetNodeSchema = z.object({
  id: idSchema,
  parentId: idSchema.nullable(),
  tag: z.string(),
  name: z.string(),
  status: z.enum(ASSET_STATUSES),
  criticality: z.enum(CRITICALITIES),
  childCount: z.int(),
  /** Standing alarms of the asset itself, worst first: none, warning or critical. */
  alarm: z.enum(['none', 'warning', 'critical']),
  /** The worst standing alarm of everything that stands below it. */
  alarmBelow: z.enum(['none', 'warning', 'critical']),
});
export type AssetNode = z.infer<typeof assetNodeSchema>;

export const assetRowSchema = assetRefSchema.extend({
  status: z.enum(ASSET_STATUSES),
  criticality: z.enum(CRITICALITIES),
  typeName: z.string().nullable(),
  locationName: z.string().nullable(),
  standingAlarms: z.int(),
  openWorkOrders: z.int(),
});

export const assetDetailSchema = assetFieldsSchema.extend({
  id: idSchema,
  /** From the root down to the parent. */
  path: z.array(assetRefSchema),
  type: refSchema.extend({ icon: z.string().nullable() }).nullable(),
  location: refSchema.nullable(),
  /** Locations from the site down to the asset's own. */
  locationPath: z.array(z.string()),
  childCount: z.int(),
  metricCount: z.int(),
  standingAlarms: z.int(),
  openWorkOrders: z.int(),
  createdAt: z.int(),
  updatedAt: z.int(),
  archivedAt: z.int().nullable(),
});

export const assets = {
  /** Children of a node (null: the roots), in the order of their tags. */
  children: query('assets.read', ['assets', 'alarms'])
    .input(z.object({ parentId: idSchema.nullable() }))
    .output(z.array(assetNodeSchema)),
  /** Assets whose tag, name, serial number or model match, each with its path, to open the tree at. */
  find: query('assets.read', ['assets'])
    .input(z.object({ text: z.string().trim().max(200), limit: z.int().min(1).max(50).default(20) }))
    .output(z.array(assetRefSchema.extend({ path: z.array(assetRefSchema) }))),
  list: query('assets.read', ['assets', 'alarms', 'work'])
    .input(
      windowSchema.extend({
        text: z.string().trim().max(200).default(''),
        status: z.array(z.enum(ASSET_STATUSES)).max(10).default([]),
        typeId: idSchema.nullable().default(null),
        sort: z.enum(['tag', 'name', 'status', 'criticality']).default('tag'),
        direction: sortDirectionSchema.default('asc'),
      }),
    )
    .output(page(assetRowSchema)),
  get: query('assets.read', ['assets', 'alarms', 'work', 'metrics'])
    .input(z.object({ id: idSchema }))
    .output(assetDetailSchema),
  /** Refused with ALREADY_EXISTS {field: 'tag'}. */
  create: command('assets.write')
    .input(assetFieldsSchema.partial().required({ tag: true, name: true }).extend({ id: idSchema }))
    .output(doneSchema),
  /** Only the fields that are given change. Refused with TREE_CYCLE or ALREADY_EXISTS. */
  update: command('assets.write')
    .input(z.object({ id: idSchema, changes: assetFieldsSchema.partial() }))
    .output(doneSchema),
  types: query('assets.read', ['assets']).output(
    z.array(
      refSchema.extend({ icon: z.string().nullable(), category: z.string().nullable(), assetCount: z.int() }),
    ),
  ),
  locations: query('assets.read', ['assets']).output(
    z.array(
      refSchema.extend({ kind: z.enum(LOCATION_KINDS), parentId: idSchema.nullable(), path: z.string() }),
    ),
  ),
  createType: command('assets.write')
    .input(z.object({ id: idSchema, name: nameSchema, category: shortTextSchema.nullable().default(null) }))
    .output(doneSchema),
  createLocation: command('assets.write')
    .input(
      z.object({
        id: idSchema,
        name: nameSchema,
        kind: z.enum(LOCATION_KINDS),
        parentId: idSchema.nullable(),
      }),
    )
    .output(doneSchema),
};
