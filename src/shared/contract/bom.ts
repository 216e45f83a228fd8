/** Spare parts of an asset or a type (bill of materials), and what a part fits (where-used). */
import { z } from 'zod';
import { assetRefSchema, command, doneSchema, idSchema, query } from './base.ts';
import { partRowSchema } from './parts.ts';

const noteSchema = z.string().trim().max(500);
const quantitySchema = z.int().min(1).max(1_000_000_000);

export const bomOwnerSchema = z.union([z.object({ assetId: idSchema }), z.object({ assetTypeId: idSchema })]);
export type BomOwner = z.infer<typeof bomOwnerSchema>;

export const bomLineSchema = z.object({
  id: idSchema,
  /** Of the asset itself, or of all assets of its type. */
  source: z.enum(['asset', 'assetType']),
  part: partRowSchema,
  /** How many are built in, in thousandths of the part's unit. */
  quantity: z.int(),
  note: z.string().nullable(),
  /** Where it lies, fullest first, empty places left out. */
  stock: z.array(z.object({ locationId: idSchema, locationPath: z.string(), quantity: z.int() })),
});
export type BomLine = z.infer<typeof bomLineSchema>;

const fitSchema = z.object({ lineId: idSchema, quantity: z.int(), note: z.string().nullable() });

export const bom = {
  /**
   * Parts that fit, by number. Of an asset its own and those of its type; a part that is both is told as the
   * asset's own.
   */
  of: query('parts.read', ['assets', 'parts', 'stock']).input(bomOwnerSchema).output(z.array(bomLineSchema)),
  /** Types and single assets that a part fits, by name and by tag. At most 200 of each. */
  whereUsed: query('parts.read', ['assets'])
    .input(z.object({ partId: idSchema }))
    .output(
      z.object({
        types: z.array(
          fitSchema.extend({ type: z.object({ id: idSchema, name: z.string() }), assetCount: z.int() }),
        ),
        assets: z.array(fitSchema.extend({ asset: assetRefSchema })),
      }),
    ),
  /** Refused with ALREADY_EXISTS {field: 'partId'} for a part that is listed already. */
  add: command('assets.write')
    .input(
      z.object({
        id: idSchema,
        owner: bomOwnerSchema,
        partId: idSchema,
        quantity: quantitySchema,
        note: noteSchema.nullable().default(null),
      }),
    )
    .output(doneSchema),
  update: command('assets.write')
    .input(
      z.object({
        id: idSchema,
        changes: z.object({ quantity: quantitySchema, note: noteSchema.nullable() }).partial(),
      }),
    )
    .output(doneSchema),
  remove: command('assets.write')
    .input(z.object({ id: idSchema }))
    .output(doneSchema),
};
