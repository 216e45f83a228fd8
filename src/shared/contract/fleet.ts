/** One metric over many assets, as small multiples. */
import { z } from 'zod';
import { METRIC_KINDS } from '../domain/vocabulary.ts';
import {
  assetRefSchema,
  idSchema,
  lineSchema,
  nameSchema,
  page,
  query,
  readingInstantSchema,
  sortDirectionSchema,
  windowSchema,
} from './base.ts';
import { chartPointSchema, metricSchema } from './metrics.ts';

/** Assets that can be picked by hand. */
export const MAX_PICKED = 60;
/** Metrics of one fleet; of more only these, by the tags of their assets. */
export const MAX_FLEET = 1000;
/** Cells of one answer, and points of one cell. */
export const MAX_CELLS = 60;
export const MAX_CELL_POINTS = 200;

const MAX_PERIOD_MS = 100 * 366 * 24 * 3_600_000;

/** All assets of a type, or those picked. */
const ofSchema = z.union([
  z.object({ assetTypeId: idSchema }),
  z.object({ assetIds: z.array(idSchema).min(1).max(MAX_PICKED) }),
]);

/** The metric of that name, in any case, and unit on each of the assets, those of a location and below it. */
const selection = {
  of: ofSchema,
  name: nameSchema,
  unit: lineSchema.max(20),
  locationId: idSchema.nullable().default(null),
};

export const FLEET_SORTS = ['worst', 'name', 'value', 'trend'] as const;
export type FleetSort = (typeof FLEET_SORTS)[number];

export const fleetCellSchema = metricSchema.omit({ span: true }).extend({
  asset: assetRefSchema,
  location: z.string().nullable(),
  /**
   * Average of the last tenth of the period minus that of its first tenth, in the metric's unit; null where one of
   * them has no readings, and of states.
   */
  trend: z.number().nullable(),
  /** As those of a chart, from the pyramid. */
  points: z.array(chartPointSchema.nullable()),
});
export type FleetCell = z.infer<typeof fleetCellSchema>;

export const fleet = {
  /** What is measured on the assets, most often measured first; at most 200. */
  metrics: query('metrics.read', ['metrics', 'assets'])
    .input(z.object({ of: ofSchema }))
    .output(
      z.array(
        z.object({ name: z.string(), unit: z.string(), kind: z.enum(METRIC_KINDS), count: z.int().min(1) }),
      ),
    ),
  /**
   * What the charts of a fleet have in common: the period, which ends with the newest reading (rounded up to 15
   * minutes) or is the `span` that is asked for, and the range of all values within it. `found` counts all metrics, `shown` those the fleet holds.
   */
  frame: query('metrics.read', ['metrics', 'readings', 'assets'])
    .input(
      z.object({
        ...selection,
        /** Null for all time there are readings of. */
        lastMs: z.int().min(3_600_000).max(MAX_PERIOD_MS).nullable(),
        /** Instead of what ends with the newest reading. */
        span: z.object({ from: readingInstantSchema, to: readingInstantSchema }).nullable().default(null),
      }),
    )
    .output(
      z.object({
        found: z.int().min(0),
        shown: z.int().min(0),
        /** Null while there are no readings. */
        period: z.object({ from: z.int(), to: z.int() }).nullable(),
        range: z.object({ min: z.number(), max: z.number() }).nullable(),
        /** The lowest and the highest limit there is; null without limits. */
        limits: z.object({ min: z.number(), max: z.number() }).nullable(),
      }),
    ),
  /**
   * A window of the fleet. `worst`: by level, then by how near to a limit or far beyond it; `value` and `trend`:
   * `desc` begins with the greatest. What has none comes last either way.
   */
  cells: query('metrics.read', ['metrics', 'readings', 'alarms', 'assets'])
    .input(
      windowSchema.extend({
        ...selection,
        limit: z.int().min(1).max(MAX_CELLS).default(24),
        from: readingInstantSchema,
        to: readingInstantSchema,
        points: z.int().min(0).max(MAX_CELL_POINTS).default(120),
        sort: z.enum(FLEET_SORTS).default('worst'),
        direction: sortDirectionSchema.default('asc'),
      }),
    )
    .output(page(fleetCellSchema)),
};
