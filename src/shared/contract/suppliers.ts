/** Companies that parts are bought from. */
import { z } from 'zod';
import {
  changeOf,
  command,
  doneSchema,
  idSchema,
  longTextSchema,
  nameSchema,
  page,
  query,
  shortTextSchema,
  sortDirectionSchema,
  windowSchema,
} from './base.ts';
import { partRowSchema } from './parts.ts';

export const supplierFieldsSchema = z.object({
  /** Of no other supplier, whatever the case; an archived one keeps its own. */
  name: nameSchema,
  description: longTextSchema.nullable(),
  website: shortTextSchema.nullable(),
  phone: shortTextSchema.nullable(),
  email: shortTextSchema.nullable(),
});

const counts = {
  /** Parts that are bought from it, archived ones left out. */
  partCount: z.int(),
  /** Of these, those with an open reorder alert. */
  reorderCount: z.int(),
};

export const supplierRowSchema = supplierFieldsSchema
  .pick({ name: true, website: true, phone: true, email: true })
  .extend({ id: idSchema, ...counts });
export type SupplierRow = z.infer<typeof supplierRowSchema>;

export const supplierDetailSchema = supplierFieldsSchema.extend({
  id: idSchema,
  ...counts,
  createdAt: z.int(),
  updatedAt: z.int(),
  archivedAt: z.int().nullable(),
});
export type SupplierDetail = z.infer<typeof supplierDetailSchema>;

export const suppliedPartSchema = partRowSchema.extend({
  /** The supplier's own number of the part. */
  supplierSku: z.string().nullable(),
  reorderQuantity: z.int().nullable(),
  /** What one unit cost when the part was last received, from whomever that was. */
  lastReceipt: z.object({ unitCost: z.int(), at: z.int() }).nullable(),
});
export type SuppliedPart = z.infer<typeof suppliedPartSchema>;

export const suppliers = {
  list: query('parts.read', ['parts', 'stock'])
    .input(
      windowSchema.extend({
        text: z.string().trim().max(200).default(''),
        /** `reorder`: those from whom something is to be ordered. */
        view: z.enum(['all', 'reorder', 'archived']).default('all'),
        sort: z.enum(['name', 'partCount', 'reorderCount']).default('name'),
        direction: sortDirectionSchema.default('asc'),
      }),
    )
    .output(page(supplierRowSchema)),
  /** To choose from, by name; archived ones left out. */
  names: query('parts.read', ['parts']).output(z.array(z.object({ id: idSchema, name: z.string() }))),
  /** An archived one can still be looked at. */
  get: query('parts.read', ['parts', 'stock'])
    .input(z.object({ id: idSchema }))
    .output(supplierDetailSchema),
  /** The parts that are bought from it. */
  parts: query('parts.read', ['parts', 'stock'])
    .input(
      windowSchema.extend({
        id: idSchema,
        text: z.string().trim().max(200).default(''),
        view: z.enum(['all', 'reorder']).default('all'),
        sort: z.enum(['number', 'name', 'onHand', 'category']).default('number'),
        direction: sortDirectionSchema.default('asc'),
      }),
    )
    .output(page(suppliedPartSchema)),
  /** Refused with ALREADY_EXISTS {field: 'name', name}, or SUPPLIER_ARCHIVED {name} for the name of an archived one. */
  create: command('parts.write')
    .input(supplierFieldsSchema.partial().required({ name: true }).extend({ id: idSchema }))
    .output(doneSchema),
  /** Only the fields that are given change. Refused as `create`, and with NOT_FOUND for an archived one. */
  update: command('parts.write').input(changeOf(supplierFieldsSchema)).output(doneSchema),
  /** It can no longer be chosen; parts that are bought from it keep it until they are given another. */
  archive: command('parts.write')
    .input(z.object({ id: idSchema }))
    .output(doneSchema),
  restore: command('parts.write')
    .input(z.object({ id: idSchema }))
    .output(doneSchema),
};
