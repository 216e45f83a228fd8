import { z } from 'zod';
import { MAX_KEYWORD_LENGTH, MAX_KEYWORDS } from '../domain/keywords.ts';
import { ASSET_STATUSES, CRITICALITIES } from '../domain/vocabulary.ts';
import { customFieldSchema, customValueSchema, maintenanceSchema } from './asset-types.ts';
import {
  assetRefSchema,
  changeOf,
  command,
  daySchema,
  doneSchema,
  idSchema,
  lineSchema,
  longTextSchema,
  moneySchema,
  nameSchema,
  page,
  personRefSchema,
  query,
  shortTextSchema,
  sortDirectionSchema,
  windowSchema,
} from './base.ts';
import {
  archivingSchema,
  branchOf,
  changedSchema,
  childrenSchema,
  filteredOf,
  filterSchema,
  MAX_CHOSEN,
  MAX_RETURNED,
  moveSchema,
  nodeIdsSchema,
  placeSchema,
  restoreSchema,
  returnedSchema,
} from './trees.ts';

const refSchema = z.object({ id: idSchema, name: z.string() });

/** Fields a person may fill in. */
export const assetFieldsSchema = z.object({
  tag: lineSchema.min(1).max(60),
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
  responsibleUserId: idSchema.nullable(),
  responsibleTeamId: idSchema.nullable(),
  /** All it has; however they are written, each is kept once, as the plant writes it already. */
  keywords: z.array(lineSchema.min(1).max(MAX_KEYWORD_LENGTH)).max(MAX_KEYWORDS),
  /** In fields of its type: those that are given change, null empties one. */
  customValues: z.array(z.object({ fieldId: idSchema, value: customValueSchema.nullable() })).max(200),
});

/** What many assets can be given at once; fields that are left out stay as they are. */
const manyFieldsSchema = assetFieldsSchema
  .pick({
    locationId: true,
    assetTypeId: true,
    status: true,
    criticality: true,
    responsibleUserId: true,
    responsibleTeamId: true,
  })
  .partial();
export type ManyFields = z.infer<typeof manyFieldsSchema>;

const changeManySchema = z.object({
  ids: nodeIdsSchema,
  changes: manyFieldsSchema.refine((fields) => Object.values(fields).some((value) => value !== undefined)),
});

/** What assets held in the fields in which a change of many has given them something else. */
const heldSchema = z.array(z.object({ id: idSchema, held: manyFieldsSchema })).max(MAX_CHOSEN);

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
  manufacturer: z.string().nullable(),
  model: z.string().nullable(),
  serialNumber: z.string().nullable(),
  installedOn: daySchema.nullable(),
  responsibleUser: personRefSchema.nullable(),
  responsibleTeam: refSchema.nullable(),
  standingAlarms: z.int(),
  openWorkOrders: z.int(),
  /** The score that counts today; null when it was not asked for. */
  health: z.int().nullable(),
});

export const assetDetailSchema = assetFieldsSchema.extend({
  id: idSchema,
  /** From the root down to the parent. */
  path: z.array(assetRefSchema),
  type: refSchema
    .extend({
      icon: z.string().nullable(),
      /** For an asset that does not say its own. */
      expectedLifetimeMonths: z.int().nullable(),
      maintenance: maintenanceSchema.nullable(),
    })
    .nullable(),
  /** The fields of its type, in their order; `customValues` holds those that are filled in. */
  customFields: z.array(customFieldSchema),
  responsibleUser: personRefSchema.nullable(),
  responsibleTeam: refSchema.nullable(),
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
  /** Of an archived one: those above it that are archived, too. */
  archivedAbove: z.array(assetRefSchema),
  /** Of an archived one: paths of the archived locations at which it and what would come back with it stand. */
  archivedLocations: z.array(z.string()),
});

/** Where an asset was before a move took it along to another location. */
const locatedSchema = z.object({ id: idSchema, locationId: idSchema.nullable() });

/** Where a move has put assets. */
const destinationSchema = moveSchema
  .pick({ parentId: true })
  .extend({ locationId: idSchema.nullable().default(null) });

/** Assets that were restored and locations that came back with them, as they were before. */
const returnSchema = z.object({
  nodes: z.array(returnedSchema.extend({ locationId: idSchema.nullable() })).max(MAX_RETURNED),
  locations: z.array(returnedSchema).max(MAX_RETURNED),
});

export const assets = {
  /** Children of a node (null: the roots), in the order of their tags. */
  children: query('assets.read', ['assets', 'alarms'])
    .input(childrenSchema)
    .output(branchOf(assetNodeSchema)),
  /** Assets that match, with all above them. */
  filter: query('assets.read', ['assets', 'alarms']).input(filterSchema).output(filteredOf(assetNodeSchema)),
  /** Assets whose tag, name, serial number or model match, each with its path, to open the tree at. */
  find: query('assets.read', ['assets'])
    .input(z.object({ text: z.string().trim().max(200), limit: z.int().min(1).max(50).default(20) }))
    .output(z.array(assetRefSchema.extend({ path: z.array(assetRefSchema) }))),
  list: query('assets.read', ['assets', 'alarms', 'work', 'people'])
    .input(
      windowSchema.extend({
        text: z.string().trim().max(200).default(''),
        status: z.array(z.enum(ASSET_STATUSES)).max(10).default([]),
        typeId: idSchema.nullable().default(null),
        /** With all that lies inside of it. */
        locationId: idSchema.nullable().default(null),
        criticality: z.array(z.enum(CRITICALITIES)).max(3).default([]),
        /** `me`: the person who asks; `my-teams`: their teams or themselves. */
        responsible: z.enum(['me', 'my-teams']).nullable().default(null),
        /** However it is written. */
        keyword: z.string().max(200).nullable().default(null),
        /** Whether the rows tell their health, which costs more than all the rest. */
        health: z.boolean().default(false),
        sort: z.enum(['tag', 'name', 'status', 'criticality']).default('tag'),
        direction: sortDirectionSchema.default('asc'),
      }),
    )
    .output(page(assetRowSchema)),
  get: query('assets.read', ['assets', 'alarms', 'work', 'metrics', 'people'])
    .input(z.object({ id: idSchema }))
    .output(assetDetailSchema),
  /** Has the metrics of its type with their limits from the beginning. Refused with ALREADY_EXISTS {field: 'tag'}, or ASSET_ARCHIVED {tag} for that of an archived one. */
  create: command('assets.write')
    .input(assetFieldsSchema.partial().required({ tag: true, name: true }).extend({ id: idSchema }))
    .output(doneSchema),
  /** Refused with TREE_CYCLE {node, parent} or ALREADY_EXISTS. */
  update: command('assets.write').input(changeOf(assetFieldsSchema)).output(doneSchema),
  /** What `changeMany` would do. Refused with NOT_FOUND {entity} for what the values refer to. */
  changing: query('assets.write', ['assets', 'people'])
    .input(changeManySchema)
    .output(
      z.object({
        /** Those that would change. */
        ids: z.array(idSchema),
        /** So many have all of it already. */
        already: z.int(),
        /** So many cannot be changed because they are archived, with the tags of a few. */
        archived: z.object({ count: z.int(), names: z.array(z.string()) }),
      }),
    ),
  /**
   * Gives many the same values, all of them or none; metrics are not added with another type. Says what those held
   * that have changed. Refused with NOT_FOUND {entity} as soon as one is archived.
   */
  changeMany: command('assets.write')
    .input(changeManySchema)
    .output(z.object({ before: heldSchema })),
  /** Undoes a `changeMany`. RECORD_CHANGED {by} refuses where somebody has changed the same since. */
  changeManyBack: command('assets.write')
    .input(z.object({ before: heldSchema, from: manyFieldsSchema }))
    .output(changedSchema),
  /** Keywords in use, each as the plant writes it, by name; at most 2,000. */
  keywords: query('assets.read', ['assets']).output(z.array(z.string())),
  /**
   * All of them or none; what stands below another one of them stays there. `withLocation` gives them, and what
   * below them stood in the same place, the location of the new parent. Says where those stood that changed.
   * Refused with TREE_CYCLE {node, parent}.
   */
  move: command('assets.write')
    .input(moveSchema.extend({ withLocation: z.boolean().default(false) }))
    .output(
      z.object({ before: z.array(placeSchema), located: z.array(locatedSchema), to: destinationSchema }),
    ),
  /** Undoes a move: each goes back to where it stood. RECORD_CHANGED {by} refuses where one has been moved on. */
  putBack: command('assets.write')
    .input(
      z.object({
        nodes: z.array(placeSchema).max(5000),
        located: z.array(locatedSchema).max(20_000).default([]),
        from: destinationSchema,
      }),
    )
    .output(changedSchema),
  archiving: query('assets.write', ['assets', 'metrics', 'work', 'alarms', 'attachments'])
    .input(z.object({ ids: nodeIdsSchema }))
    .output(archivingSchema),
  /** With all below. Their work stays open; their metrics take no readings until they are restored. */
  archive: command('assets.write')
    .input(z.object({ ids: nodeIdsSchema }))
    .output(changedSchema),
  /**
   * With all that went with them. Where their location is archived, `atArchived` says what becomes of that: it is
   * restored, too, or left empty; else LOCATION_ARCHIVED {node, location} refuses, as PARENT_ARCHIVED {node, parent}
   * does. `before` says how it was, to be archived again; null where that was too much.
   */
  restore: command('assets.write')
    .input(
      restoreSchema.extend({
        atArchived: z.enum(['refuse', 'restore', 'leave-empty']).default('refuse'),
      }),
    )
    .output(changedSchema.extend({ before: returnSchema.nullable() })),
  /** Undoes a restore; what has come to stand below is archived with it. Refused with LOCATION_IN_USE. */
  archiveAgain: command('assets.write').input(returnSchema).output(changedSchema),
  /** What was archived, newest first: the topmost of each time, with how many it took along. */
  archived: query('assets.read', ['assets'])
    .input(windowSchema)
    .output(
      page(assetRefSchema.extend({ archivedAt: z.int(), below: z.int(), path: z.array(assetRefSchema) })),
    ),
};
