import { z } from 'zod';
import { MOST_COPIES } from '../domain/label-sheets.ts';
import { command, doneSchema, idSchema, nameSchema, page, query, windowSchema } from './base.ts';
import { jobStartedSchema } from './jobs.ts';

/** Records that get labels. */
export const LABELLED = ['assets', 'locations', 'items', 'parts', 'work_orders'] as const;
export type Labelled = (typeof LABELLED)[number];

/** Labels of one request at most; more are printed in several. */
export const MOST_LABELS = 5000;

/** Which records to print: one, an asset with all below it, all of a type, all assets or places in a location. */
export const labelSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('record'), entity: z.enum(LABELLED), id: idSchema }),
  z.object({ kind: z.literal('below'), id: idSchema }),
  z.object({ kind: z.literal('type'), id: idSchema }),
  z.object({ kind: z.literal('assets-at'), id: idSchema }),
  z.object({ kind: z.literal('places-at'), id: idSchema }),
]);
export type LabelSource = z.infer<typeof labelSourceSchema>;

/** Of them so many other than single records: each is a walk through a tree or a list. */
export const MOST_LABEL_GROUPS = 50;
const sourcesSchema = z.array(labelSourceSchema).max(1000);

/** What stands on one label. */
export const labelSchema = z.object({
  entity: z.enum(LABELLED),
  id: idSchema,
  /** The payload of the symbol. */
  code: z.string(),
  /** Tag or number, or the name of what has none. */
  number: z.string(),
  name: z.string(),
  location: z.string().nullable(),
});
export type Label = z.infer<typeof labelSchema>;

export const DPIS = [203, 300, 600] as const;

/** The name of a host in a network, or its address. */
const hostSchema = z
  .string()
  .trim()
  .min(1)
  .max(253)
  .regex(
    /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*$|^[0-9A-Fa-f:]+$/,
  );

export const printerFieldsSchema = z.object({
  name: nameSchema,
  host: hostSchema,
  port: z.int().min(1).max(65_535),
  dpi: z.union(DPIS.map((dpi) => z.literal(dpi))),
  /** Of one label, tenths of a millimetre. */
  labelWidth: z.int().min(100).max(2200),
  labelHeight: z.int().min(50).max(4000),
});

export const printerSchema = printerFieldsSchema.extend({ id: idSchema });
export type LabelPrinter = z.infer<typeof printerSchema>;

export const labels = {
  /**
   * One window of the labels of the records asked for, each once, of those the person may read. Refused with
   * INVALID_INPUT for more than MOST_LABEL_GROUPS.
   */
  list: query('labels.print', ['assets', 'parts', 'work'])
    .input(windowSchema.extend({ sources: sourcesSchema }))
    .output(page(labelSchema)),
  printers: query('labels.print', ['plant']).output(z.array(printerSchema)),
  /** Adds a printer, or changes the one with this id. Refused with ALREADY_EXISTS {field: 'name'}. */
  savePrinter: command('plant.manage')
    .input(printerFieldsSchema.extend({ id: idSchema }))
    .output(doneSchema),
  archivePrinter: command('plant.manage')
    .input(z.object({ id: idSchema }))
    .output(doneSchema),
  /**
   * Sends labels to a printer of the plant: a job under the id given, so that one sent again prints nothing
   * again. It fails with PRINTER_UNREACHABLE {printer, sent, total}.
   */
  print: command('labels.print', { writesNothing: true })
    .input(
      z.object({
        jobId: idSchema,
        printerId: idSchema,
        sources: sourcesSchema.min(1),
        copies: z.int().min(1).max(MOST_COPIES).default(1),
        symbol: z.enum(['qr', 'datamatrix']).default('qr'),
        withLocation: z.boolean().default(true),
        withPlant: z.boolean().default(true),
        /** So many labels, of all with their copies, were printed before. */
        skip: z.int().min(0).max(1_000_000).default(0),
      }),
    )
    .output(jobStartedSchema),
};
