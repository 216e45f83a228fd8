import { z } from 'zod';
import { MAX_NO_DATA_MS, MIN_NO_DATA_MS } from '../domain/silence.ts';
import { MAX_DELAY_MS, MAX_RATE_WINDOW_MS } from '../domain/threshold.ts';
import { MAX_LEAD_MS, MIN_LEAD_MS, USUAL_LEAD_MS } from '../domain/trial.ts';
import { MAX_CHOICES } from '../domain/measure.ts';
import { ALARM_TYPES, METRIC_KINDS, SEVERITIES, SIDES } from '../domain/vocabulary.ts';
import {
  changeOf,
  command,
  doneSchema,
  finiteSchema,
  idSchema,
  lineSchema,
  longTextSchema,
  nameSchema,
  query,
  readingInstantSchema,
} from './base.ts';

/** Limits in the metric's unit; a null limit is not watched. */
export const thresholdSchema = z.object({
  lowCritical: finiteSchema.nullable(),
  lowWarning: finiteSchema.nullable(),
  highWarning: finiteSchema.nullable(),
  highCritical: finiteSchema.nullable(),
  rateWarning: finiteSchema.nullable().default(null),
  rateCritical: finiteSchema.nullable().default(null),
  rateWindowMs: z.int().min(0).max(MAX_RATE_WINDOW_MS).default(0),
  deadband: z.number().min(0).max(1e15),
  onDelayMs: z.int().min(0).max(MAX_DELAY_MS),
  offDelayMs: z.int().min(0).max(MAX_DELAY_MS),
  rearmMs: z.int().min(0).max(MAX_DELAY_MS).default(0),
});

/** How long a metric may be silent before an alarm says so; null: for ever. */
export const noDataMsSchema = z.int().min(MIN_NO_DATA_MS).max(MAX_NO_DATA_MS).nullable();

/** The states of a characteristic; a reading holds the code of one. */
export const choicesSchema = z
  .array(
    z.object({
      code: z.int().min(0).max(1_000_000),
      label: nameSchema,
      severity: z.enum(SEVERITIES).nullable(),
    }),
  )
  .max(MAX_CHOICES);

/** What is measured. */
export const measureFields = {
  kind: z.enum(METRIC_KINDS),
  plausibleMin: finiteSchema.nullable(),
  plausibleMax: finiteSchema.nullable(),
  /** Of a counter: at what its face begins again at zero. */
  rolloverAt: finiteSchema.nullable(),
  choices: choicesSchema.nullable(),
};

/** `pending` waits out the on-delay of a breach, `no-data` has been silent for too long. */
const METRIC_LEVELS = ['normal', 'pending', 'no-data', ...SEVERITIES] as const;

export const metricSchema = z.object({
  ...measureFields,
  id: idSchema,
  assetId: idSchema,
  name: z.string(),
  unit: z.string(),
  decimals: z.int(),
  description: z.string().nullable(),
  noDataMs: z.int().nullable(),
  threshold: thresholdSchema.nullable(),
  /** The newest reading, null while there is none; of a counter life to date, also that at which its meter was replaced. */
  latest: z.object({ ts: z.int(), value: z.number() }).nullable(),
  /** Of a counter: what its meter shows now. */
  face: z.number().nullable(),
  /** Usual (lower median) distance of its newest readings; null while there are fewer than two. */
  intervalMs: z.int().nullable(),
  /** First and last instant with readings. */
  span: z.object({ from: z.int(), to: z.int(), count: z.int() }).nullable(),
  /** The breach the metric is in now. */
  level: z.enum(METRIC_LEVELS),
});
export type Metric = z.infer<typeof metricSchema>;

/** One drawn point: the envelope and average of the readings in a bin, or one reading. */
export const chartPointSchema = z.object({
  ts: z.int(),
  min: z.number(),
  max: z.number(),
  avg: z.number(),
  count: z.int(),
});

export const chartSchema = z.object({
  metricId: idSchema,
  from: z.int(),
  to: z.int(),
  /** Where the points come from: the readings themselves or a level of the pyramid (its bucket in ms). */
  source: z.union([z.literal('raw'), z.int()]),
  /** Single readings would have been drawn, but of some of this time they are no longer kept. */
  thinned: z.boolean(),
  /** At most 1,500; null entries mark gaps. */
  points: z.array(chartPointSchema.nullable()),
  /** The newest 200 of the span, oldest first. */
  episodes: z.array(
    z.object({
      id: idSchema,
      type: z.enum(ALARM_TYPES),
      side: z.enum(SIDES),
      severity: z.enum(SEVERITIES),
      startedAt: z.int(),
      endedAt: z.int().nullable(),
    }),
  ),
  /** Of all in the span. */
  episodeCount: z.int(),
  asOf: z.int(),
});
export type Chart = z.infer<typeof chartSchema>;

export const ASSET_EVENTS = [
  'work-opened',
  'work-completed',
  'part-used',
  'item-installed',
  'item-removed',
  'item-replaced',
] as const;
export type AssetEventKind = (typeof ASSET_EVENTS)[number];

export const assetEventsSchema = z.object({
  /** The newest 200 of each kind of record, oldest first. */
  events: z.array(
    z.object({
      at: z.int(),
      kind: z.enum(ASSET_EVENTS),
      /** Of the work order, or of the item. */
      recordId: idSchema,
      /** Number of the work order; serial number or model of the item, empty where neither is known. */
      label: z.string(),
      /** Title of the work order, names of the parts, or why an item was taken out. */
      detail: z.string().nullable(),
    }),
  ),
});
export type AssetEvents = z.infer<typeof assetEventsSchema>;

export const trialSchema = z.object({
  episodes: z.int(),
  critical: z.int(),
  /** Of all, those that begin within five minutes of the end of one before that is found by the same watch. */
  followers: z.int(),
  /**
   * With at least one alarm altogether, and the longest alarm; like `recordedMs` only of time with readings: gaps
   * do not count.
   */
  totalMs: z.int(),
  longestMs: z.int(),
  recordedMs: z.int(),
  /** Of the stored readings that were replayed. */
  readings: z.int(),
  from: z.int().nullable(),
  to: z.int().nullable(),
  /** The newest few, to be drawn. */
  spans: z.array(
    z.object({
      side: z.enum(SIDES),
      severity: z.enum(SEVERITIES),
      startedAt: z.int(),
      endedAt: z.int().nullable(),
    }),
  ),
  /** What went wrong with the asset while readings were stored: its corrective and emergency work orders. */
  failures: z.object({
    known: z.int(),
    /** Those with an alarm in the lead before they were reported. */
    announced: z.int(),
    /** How long before, in ms: from the first alarm within the lead. */
    leads: z.object({ shortest: z.int(), median: z.int(), longest: z.int() }).nullable(),
    /** Alarms after which no failure was reported within the lead. */
    unfollowed: z.int(),
    /** The newest few, to be drawn. */
    marks: z.array(
      z.object({ workOrderId: idSchema, label: z.string(), at: z.int(), leadMs: z.int().nullable() }),
    ),
  }),
  /** Silences longer than asked for; null where none was asked for. */
  silences: z
    .object({
      episodes: z.int(),
      /** From reading to reading, or up to now; 0 without any. */
      longestMs: z.int(),
      /** The last of them is not over. */
      lasts: z.boolean(),
    })
    .nullable(),
});

export const metrics = {
  ofAsset: query('metrics.read', ['metrics', 'readings', 'alarms'])
    .input(z.object({ assetId: idSchema }))
    .output(z.array(metricSchema)),
  get: query('metrics.read', ['metrics', 'readings', 'alarms'])
    .input(z.object({ id: idSchema }))
    .output(metricSchema),
  /** Refused with ALREADY_EXISTS {field: 'name'}, METRIC_ARCHIVED {name} or METRIC_INVALID {problems}. */
  create: command('metrics.write')
    .input(
      z.object({
        id: idSchema,
        assetId: idSchema,
        name: nameSchema,
        unit: lineSchema.max(20),
        decimals: z.int().min(0).max(9).default(2),
        description: longTextSchema.nullable().default(null),
        noDataMs: noDataMsSchema.default(null),
        kind: measureFields.kind.default('gauge'),
        plausibleMin: measureFields.plausibleMin.default(null),
        plausibleMax: measureFields.plausibleMax.default(null),
        rolloverAt: measureFields.rolloverAt.default(null),
        choices: measureFields.choices.default(null),
      }),
    )
    .output(doneSchema),
  /**
   * Refused with METRIC_INVALID {problems}, METRIC_KIND_FIXED for another kind once there are readings,
   * METRIC_HAS_LIMITS for states where limits are set, METRIC_CHOICE_IN_USE {choices} without a choice that readings have,
   * COUNTER_ROLLOVER_IN_USE for another rollover than readings go with, METRIC_UNIT_IN_USE {unit} for another unit than
   * readings are in.
   */
  update: command('metrics.write')
    .input(
      changeOf(
        z.object({
          name: nameSchema,
          unit: lineSchema.max(20),
          decimals: z.int().min(0).max(9),
          description: longTextSchema.nullable(),
          noDataMs: noDataMsSchema,
          ...measureFields,
        }),
      ),
    )
    .output(doneSchema),
  /**
   * Says that the unit was wrong from the beginning: values, limits and alarms keep their numbers and nothing is
   * converted. Refused with RECORD_CHANGED {by} where the unit is neither `base` nor the wanted one, INVALID_INPUT for
   * a metric that has states.
   */
  correctUnit: command('metrics.write')
    .input(z.object({ id: idSchema, unit: lineSchema.max(20), base: z.string().max(200) }))
    .output(doneSchema),
  /** What hangs on a metric before it is archived; none of it is deleted. */
  archiving: query('metrics.write', ['metrics', 'readings', 'alarms', 'work', 'predictions'])
    .input(z.object({ id: idSchema }))
    .output(
      z.object({
        readings: z.int(),
        isWatched: z.boolean(),
        /** Standing ones: they end, acknowledged by who archives it. */
        alarms: z.int(),
        openWork: z.int(),
        predictions: z.int(),
        /** Open steps of checklists that would read it. */
        steps: z.int(),
        /** Names of those that map something to it. */
        sources: z.array(z.string()),
      }),
    ),
  /** It takes no more readings and is not watched. Refused with JOB_RUNNING while an import into it runs. */
  archive: command('metrics.write')
    .input(z.object({ id: idSchema }))
    .output(doneSchema),
  /** Refused with NOT_FOUND for a metric of an archived asset. */
  restore: command('metrics.write')
    .input(z.object({ id: idSchema }))
    .output(doneSchema),
  /** The archived metrics of an asset by name. */
  archived: query('metrics.read', ['metrics', 'readings'])
    .input(z.object({ assetId: idSchema }))
    .output(
      z.array(
        z.object({
          id: idSchema,
          name: z.string(),
          unit: z.string(),
          archivedAt: z.int(),
          readings: z.int(),
        }),
      ),
    ),
  /** Envelope and average over any span, never more than 1,500 points. */
  chart: query('metrics.read', ['metrics', 'readings', 'alarms'])
    .input(
      z.object({
        id: idSchema,
        from: readingInstantSchema,
        to: readingInstantSchema,
        points: z.int().min(50).max(1500).default(1000),
      }),
    )
    .output(chartSchema),
  /** What was done to an asset in a span, to be marked on its charts. */
  assetEvents: query('metrics.read', ['work', 'parts', 'stock', 'assets'])
    .input(z.object({ assetId: idSchema, from: readingInstantSchema, to: readingInstantSchema }))
    .output(assetEventsSchema),
  /**
   * What a limit, other states or another silence would have done on the stored readings; writes nothing. A threshold
   * of null has neither limits nor delays.
   */
  tryThreshold: query('metrics.read', ['readings', 'metrics', 'imports', 'work'])
    .input(
      z.object({
        metricId: idSchema,
        threshold: thresholdSchema.nullable(),
        choices: choicesSchema.optional(),
        noDataMs: noDataMsSchema.unwrap().optional(),
        leadMs: z.int().min(MIN_LEAD_MS).max(MAX_LEAD_MS).default(USUAL_LEAD_MS),
      }),
    )
    .output(trialSchema),
  /**
   * Saves the limits and finds past breaches; those never ring, only a breach that still lasts does. `base` is
   * what the limits were when the change was begun: where others stand now, it is refused with
   * THRESHOLD_CHANGED {by}. Left out, whatever stands is replaced.
   */
  setThreshold: command('metrics.write')
    .input(
      z.object({
        metricId: idSchema,
        threshold: thresholdSchema.nullable(),
        base: thresholdSchema.nullable().optional(),
      }),
    )
    .output(z.object({ episodes: z.int() })),
  /**
   * A value read off a gauge by hand, at most a day ahead of the clock; of a counter what its meter shows. Refused with
   * READING_EXISTS {value} when there is another value at that instant, COUNTER_BELOW, COUNTER_ABOVE or COUNTER_BEYOND
   * {than} for what the meter cannot show.
   */
  addReading: command('work.do')
    .input(z.object({ metricId: idSchema, ts: readingInstantSchema, value: finiteSchema }))
    .output(z.object({ alarmIds: z.array(idSchema) })),
};
