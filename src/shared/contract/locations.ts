import { z } from 'zod';
import { ASSET_STATUSES, CRITICALITIES, LOCATION_KINDS } from '../domain/vocabulary.ts';
import {
  changeOf,
  assetRefSchema,
  command,
  doneSchema,
  idSchema,
  longTextSchema,
  milliSchema,
  nameSchema,
  page,
  query,
  windowSchema,
} from './base.ts';
import {
  archivingSchema,
  branchOf,
  changedSchema,
  childrenSchema,
  filteredOf,
  filterSchema,
  MAX_RETURNED,
  moveSchema,
  nodeIdsSchema,
  placeSchema,
  restoreSchema,
  returnedSchema,
} from './trees.ts';

export const locationRefSchema = z.object({ id: idSchema, name: z.string() });
export type LocationRef = z.infer<typeof locationRefSchema>;

/** Fields a person may fill in. Coordinates are decimal degrees (WGS 84), given together or not at all. */
export const locationFieldsSchema = z.object({
  name: nameSchema,
  kind: z.enum(LOCATION_KINDS),
  parentId: idSchema.nullable(),
  description: longTextSchema.nullable(),
  address: z.string().trim().max(200).nullable(),
  latitude: z.number().min(-90).max(90).nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
});

/** A node of the location tree with what its row shows. */
export const locationNodeSchema = locationRefSchema.extend({
  parentId: idSchema.nullable(),
  kind: z.enum(LOCATION_KINDS),
  childCount: z.int(),
});
export type LocationNode = z.infer<typeof locationNodeSchema>;

export const locationDetailSchema = locationFieldsSchema.extend({
  id: idSchema,
  /** From the site down to the parent. */
  path: z.array(locationRefSchema),
  childCount: z.int(),
  /** Assets at it and below. */
  assetCount: z.int(),
  /** Parts of which stock is kept at it and below. */
  stockedParts: z.int(),
  createdAt: z.int(),
  updatedAt: z.int(),
  archivedAt: z.int().nullable(),
  /** Of an archived one: those above it that are archived, too. */
  archivedAbove: z.array(locationRefSchema),
});

/** Locations that were restored, as they were before. */
const returnSchema = z.object({ nodes: z.array(returnedSchema).max(MAX_RETURNED) });

const ofLocationSchema = windowSchema.extend({ id: idSchema });

export const locations = {
  /** All of them in the order of their paths, to choose from. */
  list: query('assets.read', ['assets']).output(
    z.array(
      locationRefSchema.extend({
        kind: z.enum(LOCATION_KINDS),
        parentId: idSchema.nullable(),
        path: z.string(),
      }),
    ),
  ),
  /** In the order of their names. */
  children: query('assets.read', ['assets']).input(childrenSchema).output(branchOf(locationNodeSchema)),
  find: query('assets.read', ['assets'])
    .input(z.object({ text: z.string().trim().max(200), limit: z.int().min(1).max(50).default(20) }))
    .output(
      z.array(locationRefSchema.extend({ kind: z.enum(LOCATION_KINDS), path: z.array(locationRefSchema) })),
    ),
  filter: query('assets.read', ['assets']).input(filterSchema).output(filteredOf(locationNodeSchema)),
  get: query('assets.read', ['assets', 'parts', 'stock'])
    .input(z.object({ id: idSchema }))
    .output(locationDetailSchema),
  /** Assets at a location and below, in the order of their tags. */
  assets: query('assets.read', ['assets'])
    .input(ofLocationSchema)
    .output(
      page(
        assetRefSchema.extend({
          status: z.enum(ASSET_STATUSES),
          criticality: z.enum(CRITICALITIES),
          location: locationRefSchema,
        }),
      ),
    ),
  /** Stock kept at a location and below, in the order of part numbers. */
  stock: query('parts.read', ['assets', 'parts', 'stock'])
    .input(ofLocationSchema)
    .output(
      page(
        z.object({
          part: z.object({ id: idSchema, number: z.string(), name: z.string() }),
          unit: z.string(),
          location: locationRefSchema,
          quantity: milliSchema,
        }),
      ),
    ),
  /** Refused with ALREADY_EXISTS {field: 'name'} where the parent has one of that name, in whatever case. */
  create: command('assets.write')
    .input(
      locationFieldsSchema
        .partial()
        .required({ name: true, kind: true, parentId: true })
        .extend({ id: idSchema }),
    )
    .output(doneSchema),
  /** Only the fields that are given change. Refused as `create` is, and with TREE_CYCLE {node, parent}. */
  update: command('assets.write').input(changeOf(locationFieldsSchema)).output(doneSchema),
  /**
   * All of them or none; what stands below another one of them stays there. Says where those stood that moved.
   * Refused with TREE_CYCLE {node, parent} or ALREADY_EXISTS {field: 'name', name}.
   */
  move: command('assets.write')
    .input(moveSchema)
    .output(z.object({ before: z.array(placeSchema) })),
  /**
   * Undoes a move: each goes back to where it stood before it came below `from`. RECORD_CHANGED {by} refuses where
   * one has been moved on.
   */
  putBack: command('assets.write')
    .input(
      z.object({ nodes: z.array(placeSchema).min(1).max(5000), from: moveSchema.pick({ parentId: true }) }),
    )
    .output(changedSchema),
  archiving: query('assets.write', ['assets', 'stock', 'parts', 'attachments'])
    .input(z.object({ ids: nodeIdsSchema }))
    .output(archivingSchema),
  /** With all below. Refused with LOCATION_IN_USE {assets, parts, items} while something is there. */
  archive: command('assets.write')
    .input(z.object({ ids: nodeIdsSchema }))
    .output(changedSchema),
  /**
   * With all that went with them. Refused with PARENT_ARCHIVED {node, parent} or ALREADY_EXISTS. `before` says how it
   * was, to be archived again; null where that was too much.
   */
  restore: command('assets.write')
    .input(restoreSchema)
    .output(changedSchema.extend({ before: returnSchema.nullable() })),
  /** Undoes a restore; what has come to stand below is archived with it. Refused with LOCATION_IN_USE. */
  archiveAgain: command('assets.write').input(returnSchema).output(changedSchema),
  /** What was archived, newest first: the topmost of each time, with how many it took along. */
  archived: query('assets.read', ['assets'])
    .input(windowSchema)
    .output(
      page(
        locationRefSchema.extend({
          archivedAt: z.int(),
          kind: z.enum(LOCATION_KINDS),
          below: z.int(),
          path: z.array(locationRefSchema),
        }),
      ),
    ),
};
