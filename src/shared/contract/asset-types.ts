/** What assets have in common: the fields, metrics, checklists and know-how of their type. */
import { z } from 'zod';
import { CALENDAR_UNITS, CUSTOM_FIELD_KINDS } from '../domain/vocabulary.ts';
import {
  changeOf,
  command,
  doneSchema,
  idSchema,
  lineSchema,
  longTextSchema,
  nameSchema,
  query,
  shortTextSchema,
} from './base.ts';
import { jobStartedSchema } from './jobs.ts';
import { measureFields, noDataMsSchema, thresholdSchema } from './metrics.ts';

const unitSchema = lineSchema.max(20);

/** How often assets of a type are maintained; a number without a unit is refused. */
export const maintenanceSchema = z.object({
  every: z.int().min(1).max(1000),
  unit: z.enum(CALENDAR_UNITS),
});
export type Maintenance = z.infer<typeof maintenanceSchema>;

export const assetTypeFieldsSchema = z.object({
  name: nameSchema,
  category: shortTextSchema.nullable(),
  description: longTextSchema.nullable(),
  /** Name of a Tabler icon, e.g. `engine`; the page has a default for a name it does not know. */
  icon: z
    .string()
    .max(60)
    .regex(/^[a-z0-9-]+$/)
    .nullable(),
  expectedLifetimeMonths: z.int().min(1).max(2400).nullable(),
  maintenance: maintenanceSchema.nullable(),
  commonIssues: longTextSchema.nullable(),
  troubleshooting: longTextSchema.nullable(),
});

export const customFieldSchema = z.object({
  id: idSchema,
  name: z.string(),
  kind: z.enum(CUSTOM_FIELD_KINDS),
  /** Of a number; null for a plain one and for the other kinds. */
  unit: z.string().nullable(),
  /** Of a choice, in the order shown; null for the other kinds. */
  choices: z.array(z.string()).nullable(),
});
export type CustomField = z.infer<typeof customFieldSchema>;

/** Value of a custom field: a number for a number, text for all others. */
export const customValueSchema = z.union([z.number().min(-1e15).max(1e15), z.string().trim().max(2000)]);

const choicesSchema = z.array(nameSchema).min(1).max(100);

const typeMetricFieldsSchema = z.object({
  name: nameSchema,
  unit: unitSchema,
  decimals: z.int().min(0).max(9),
  /** Null: new assets get the metric without limits. */
  threshold: thresholdSchema.nullable(),
  ...measureFields,
  noDataMs: noDataMsSchema,
});

export const typeMetricSchema = typeMetricFieldsSchema.extend({ id: idSchema });
export type TypeMetric = z.infer<typeof typeMetricSchema>;

export const assetTypeRowSchema = z.object({
  id: idSchema,
  name: z.string(),
  icon: z.string().nullable(),
  category: z.string().nullable(),
  /** Assets of it that are not archived. */
  assetCount: z.int(),
  maintenance: maintenanceSchema.nullable(),
  expectedLifetimeMonths: z.int().nullable(),
  archivedAt: z.int().nullable(),
});
export type AssetTypeRow = z.infer<typeof assetTypeRowSchema>;

export const assetTypeDetailSchema = assetTypeFieldsSchema.extend({
  id: idSchema,
  assetCount: z.int(),
  /** In their order, archived ones last. */
  fields: z.array(
    customFieldSchema.extend({
      /** Assets with a value in it. */
      used: z.int(),
      /** Of a choice: on how many assets each is chosen; also choices that are not offered any more. */
      choiceUse: z.array(z.object({ choice: z.string(), assets: z.int() })),
      archivedAt: z.int().nullable(),
    }),
  ),
  metrics: z.array(typeMetricSchema),
  /** Templates that name the type, for whoever may read work orders. */
  checklists: z.array(z.object({ id: idSchema, name: z.string(), steps: z.int() })),
  partCount: z.int(),
  createdAt: z.int(),
  updatedAt: z.int(),
  archivedAt: z.int().nullable(),
});
export type AssetTypeDetail = z.infer<typeof assetTypeDetailSchema>;

const ofType = z.object({ assetTypeId: idSchema });

/** One asset, or all of a type. */
const metricsTargetSchema = z.union([z.object({ assetId: idSchema }), ofType]);

export const assetTypes = {
  /** By name. */
  list: query('assets.read', ['assets'])
    .input(z.object({ archived: z.boolean().default(false) }).default({ archived: false }))
    .output(z.array(assetTypeRowSchema)),
  get: query('assets.read', ['assets', 'work', 'parts'])
    .input(z.object({ id: idSchema }))
    .output(assetTypeDetailSchema),
  /** Refused with ALREADY_EXISTS {field: 'name'}, also for the name of an archived type. */
  create: command('assets.write')
    .input(assetTypeFieldsSchema.partial().required({ name: true }).extend({ id: idSchema }))
    .output(doneSchema),
  /** Only the fields that are given change. */
  update: command('assets.write').input(changeOf(assetTypeFieldsSchema)).output(doneSchema),
  /** Refused with ASSET_TYPE_IN_USE {count} while assets are of it. */
  archive: command('assets.write')
    .input(z.object({ id: idSchema }))
    .output(doneSchema),
  restore: command('assets.write')
    .input(z.object({ id: idSchema }))
    .output(doneSchema),

  /** At the end of the list. Choices are needed for a choice and refused for all others, a unit for what is no number. */
  addField: command('assets.write')
    .input(
      ofType.extend({
        id: idSchema,
        name: nameSchema,
        kind: z.enum(CUSTOM_FIELD_KINDS),
        unit: unitSchema.nullable().default(null),
        choices: choicesSchema.nullable().default(null),
      }),
    )
    .output(doneSchema),
  /**
   * Renames, changes the unit, or gives the choices anew. Values of choices that go must be told where to: `moved`
   * gives each its new choice, or null to empty the field on the assets that have it. Refused with
   * CHOICE_IN_USE {count} where assets would be left with a choice that is gone.
   */
  updateField: command('assets.write')
    .input(
      z.object({
        id: idSchema,
        changes: z
          .object({ name: nameSchema, unit: unitSchema.nullable(), choices: choicesSchema })
          .partial(),
        moved: z
          .array(z.object({ from: z.string().max(200), to: shortTextSchema.nullable() }))
          .max(100)
          .default([]),
      }),
    )
    .output(doneSchema),
  /** Puts a field after another one, or first when `afterId` is null. */
  moveField: command('assets.write')
    .input(z.object({ id: idSchema, afterId: idSchema.nullable() }))
    .output(doneSchema),
  /** Hides the field; the values of the assets are kept. */
  archiveField: command('assets.write')
    .input(z.object({ id: idSchema }))
    .output(doneSchema),
  /** Shows the field again with the values it had. Refused with ALREADY_EXISTS when another has its name by now. */
  restoreField: command('assets.write')
    .input(z.object({ id: idSchema }))
    .output(doneSchema),

  /** A metric that new assets of the type get. Refused with THRESHOLD_INVALID or METRIC_INVALID {problems}. */
  addMetric: command('metrics.write')
    .input(
      typeMetricFieldsSchema.extend({
        id: idSchema,
        assetTypeId: idSchema,
        kind: measureFields.kind.default('gauge'),
        plausibleMin: measureFields.plausibleMin.default(null),
        plausibleMax: measureFields.plausibleMax.default(null),
        rolloverAt: measureFields.rolloverAt.default(null),
        choices: measureFields.choices.default(null),
        noDataMs: noDataMsSchema.default(null),
      }),
    )
    .output(doneSchema),
  /** Assets that have the metric keep theirs as it is. */
  updateMetric: command('metrics.write')
    .input(z.object({ id: idSchema, changes: typeMetricFieldsSchema.partial() }))
    .output(doneSchema),
  removeMetric: command('metrics.write')
    .input(z.object({ id: idSchema }))
    .output(doneSchema),
  /** What `addMissingMetrics` would do. A metric is there when the asset has one of its name, also an archived one. */
  missingMetrics: query('metrics.read', ['assets', 'metrics'])
    .input(metricsTargetSchema)
    .output(z.object({ assets: z.int(), metrics: z.int(), names: z.array(z.string()) })),
  /** Gives an asset the metrics of its type that it lacks, with the limits of the type; changes none it has. */
  addMissingMetrics: command('metrics.write')
    .input(z.object({ assetId: idSchema }))
    .output(z.object({ assets: z.int(), metrics: z.int() })),
  /** The same for all assets of a type, as a job: all of it or, cancelled, nothing. Refused with JOB_RUNNING. */
  startMissingMetrics: command('metrics.write', { writesNothing: true })
    .input(ofType)
    .output(jobStartedSchema),

  /** Makes a checklist one of the type's, or (null) of none. */
  assignChecklist: command('work.plan')
    .input(z.object({ templateId: idSchema, assetTypeId: idSchema.nullable() }))
    .output(doneSchema),
};
