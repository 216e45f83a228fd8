/** What the tree of assets and the tree of locations have in common. */
import { z } from 'zod';
import { idSchema } from './base.ts';

/** As many nodes as something can be done with together. */
export const MAX_CHOSEN = 5000;

/** Nodes that a person has chosen to move, change, archive or restore together. */
export const nodeIdsSchema = z.array(idSchema).min(1).max(MAX_CHOSEN);

/** Nodes that are to stand below another one (null: at the top). */
export const moveSchema = z.object({ ids: nodeIdsSchema, parentId: idSchema.nullable() });

/** Where a node stood before it was moved. */
export const placeSchema = z.object({ id: idSchema, parentId: idSchema.nullable() });

/** How many children a branch is shown with at first; a longer one grows when one scrolls to its end. */
export const BRANCH_WINDOW = 1000;

/**
 * The children of a node (null: the roots) from the first one on. With `through` so many that this child is among
 * them, wherever it stands.
 */
export const childrenSchema = z.object({
  parentId: idSchema.nullable(),
  limit: z.int().min(1).max(100_000).default(BRANCH_WINDOW),
  through: idSchema.nullable().default(null),
});

/** The children in their window and how many there are. */
export function branchOf<T extends z.ZodType>(node: T) {
  return z.object({ nodes: z.array(node), total: z.int() });
}

export const filterSchema = z.object({
  text: z.string().trim().max(200),
  /** How many matches are shown, best first. */
  limit: z.int().min(1).max(2000).default(300),
});

/**
 * Nodes that match, with all that stand above them: a tree of its own. `total` counts all that match, `best` is the
 * one that matches best.
 */
export function filteredOf<Shape extends z.core.$ZodLooseShape>(node: z.ZodObject<Shape>) {
  return z.object({
    nodes: z.array(node.extend({ matches: z.boolean() })),
    total: z.int(),
    best: idSchema.nullable(),
  });
}

/** What can hang on nodes that are archived. */
export const HANGING_KINDS = [
  'sub-assets',
  'sub-locations',
  'assets',
  'stock',
  'items',
  'metrics',
  'open-work',
  'standing-alarms',
  'files',
] as const;
export type HangingKind = (typeof HANGING_KINDS)[number];

export const hangingSchema = z.object({
  kind: z.enum(HANGING_KINDS),
  count: z.int(),
  /** Of a few of them. */
  names: z.array(z.string()),
  /** Archiving is refused while it is there. */
  blocks: z.boolean(),
});
export type Hanging = z.infer<typeof hangingSchema>;

/** What archiving nodes would take along or meet; kinds of which there are none are left out. */
export const archivingSchema = z.object({
  /** Names of a few of the nodes; those that stand below another one of them are not counted. */
  names: z.array(z.string()),
  count: z.int(),
  hanging: z.array(hangingSchema),
});
export type Archiving = z.infer<typeof archivingSchema>;

/**
 * Where a node comes back to whose parent is archived: `place` refuses that, `root` puts it at the top, `parents`
 * restores those above it, without what else hangs on them.
 */
export const restoreSchema = z.object({
  ids: nodeIdsSchema,
  to: z.enum(['place', 'root', 'parents']).default('place'),
});

/** As many nodes as come back at once for their return to be taken back. */
export const MAX_RETURNED = 20_000;

/** A node that was restored, as it was before: where it stood, and since when it was archived. */
export const returnedSchema = placeSchema.extend({ archivedAt: z.int() });

export const changedSchema = z.object({
  /** Nodes that changed, those below included. */
  count: z.int(),
});
