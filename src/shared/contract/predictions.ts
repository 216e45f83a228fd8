import { z } from 'zod';
import { ANOMALY_REFUSALS } from '../domain/prediction/anomaly-run.ts';
import { PREDICTION_STATES } from '../domain/prediction/score-board.ts';
import { PREDICTION_KINDS, type PredictionInputs, SET_ASIDE } from '../domain/prediction/stored.ts';
import { TREND_REFUSALS } from '../domain/prediction/trend.ts';
import { WEIBULL_REFUSALS } from '../domain/prediction/weibull.ts';
import { SEVERITIES, SIDES } from '../domain/vocabulary.ts';
import {
  assetRefSchema,
  command,
  idSchema,
  doneSchema,
  page,
  personRefSchema,
  query,
  windowSchema,
} from './base.ts';

const estimateSchema = z.object({ low: z.number(), value: z.number(), high: z.number() });

export const predictionSchema = z.object({
  id: idSchema,
  kind: z.enum(PREDICTION_KINDS),
  asset: assetRefSchema,
  metric: z.object({ id: idSchema, name: z.string(), unit: z.string(), decimals: z.int() }).nullable(),
  side: z.enum(SIDES).nullable(),
  severity: z.enum(SEVERITIES).nullable(),
  limit: z.number().nullable(),
  method: z.string(),
  madeAt: z.int(),
  earliest: z.int(),
  likely: z.int().nullable(),
  /** Null: perhaps never. */
  latest: z.int().nullable(),
  /** From then on it counts as wrong. */
  dueBy: z.int(),
  /** Of a failure within 90 days. */
  probability: z.number().nullable(),
  state: z.enum(PREDICTION_STATES),
  decision: z.enum(['accepted', 'rejected']).nullable(),
  decidedAt: z.int().nullable(),
  decidedBy: personRefSchema.nullable(),
  reason: z.string().nullable(),
  workOrder: z.object({ id: idSchema, number: z.string() }).nullable(),
  preventedAt: z.int().nullable(),
  happenedAt: z.int().nullable(),
  settledAt: z.int().nullable(),
  setAside: z.enum(SET_ASIDE).nullable(),
  setAsideAt: z.int().nullable(),
});
export type Prediction = z.infer<typeof predictionSchema>;

/** Part quantities in thousandths. */
export const workPlanSchema = z.object({
  /** The day before the earliest one, at the soonest today. */
  dueOn: z.string(),
  /** Null where nothing is short, or no lead time of what is short is known. */
  orderBy: z.string().nullable(),
  /** The day to order by has passed. */
  isLate: z.boolean(),
  /** The longest of what is short; null where none is known. */
  leadDays: z.int().nullable(),
  /** What tells which parts are needed; null: nothing does. */
  from: z.enum(['work', 'fits']).nullable(),
  /** The comparable work whose parts these are. */
  asIn: z
    .object({
      id: idSchema,
      number: z.string(),
      completedOn: z.string(),
      asset: assetRefSchema.nullable(),
      /** The checklist that both follow, where nothing else makes them alike. */
      template: z.string().nullable(),
    })
    .nullable(),
  /** Work that is open against the same cause: the prediction is added to it, and no other drafted. */
  openWork: z.object({ id: idSchema, number: z.string(), dueOn: z.string().nullable() }).nullable(),
  parts: z.array(
    z.object({
      id: idSchema,
      number: z.string(),
      name: z.string(),
      unit: z.string(),
      needed: z.int(),
      onHand: z.int(),
      leadDays: z.int().nullable(),
      isShort: z.boolean(),
    }),
  ),
});
export type WorkPlan = z.infer<typeof workPlanSchema>;

export const CHECK_REFUSALS = ['no-recent-data', ...TREND_REFUSALS] as const;

const checkedLimitSchema = z.object({
  side: z.enum(SIDES),
  severity: z.enum(SEVERITIES),
  value: z.number(),
  outcome: z.enum(['reaches', 'refused']),
  reason: z.enum(CHECK_REFUSALS).nullable(),
});
export type CheckedLimit = z.infer<typeof checkedLimitSchema>;

/** What a look at a metric has found, limit by limit. */
export const metricCheckSchema = z.object({
  /** Not told by checks from before they were kept. */
  methods: z.object({ limit: z.string(), anomaly: z.string() }).optional(),
  limits: z.array(checkedLimitSchema),
  anomaly: z.object({
    outcome: z.enum(['unusual', 'usual', 'refused']),
    reason: z.enum(['no-recent-data', ...ANOMALY_REFUSALS]).nullable(),
  }),
});
export type MetricCheck = z.infer<typeof metricCheckSchema>;

const weibullSchema = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('refused'),
    reason: z.enum(WEIBULL_REFUSALS),
    failures: z.int(),
    censored: z.int(),
  }),
  z.object({
    outcome: z.literal('fitted'),
    method: z.string(),
    failures: z.int(),
    censored: z.int(),
    confidence: z.number(),
    shape: estimateSchema,
    /** In days, like all ages. */
    scale: estimateSchema,
    b10: estimateSchema,
    median: estimateSchema,
    /** The share that has failed by an age, for a curve: to where 95 % have, but not beyond twice the longest life. */
    curve: z.array(z.object({ days: z.number(), failed: estimateSchema })),
    /** What runs now, the oldest first, with the share that has failed by its age; at most 200. */
    running: z.array(z.object({ asset: assetRefSchema, ageDays: z.int(), failed: z.number() })),
    runningCount: z.int(),
  }),
]);

const scoreSchema = z.object({
  kind: z.enum(PREDICTION_KINDS),
  method: z.string(),
  made: z.int(),
  open: z.int(),
  accepted: z.int(),
  rejected: z.int(),
  cameTrue: z.int(),
  didNot: z.int(),
  prevented: z.int(),
  /** Nobody can tell: no readings followed, its limit changed, or it is no longer watched. */
  untold: z.int(),
  /** Came true, although somebody had rejected it. */
  wronglyRejected: z.int(),
  hitRate: z.number().nullable(),
  medianLeadMs: z.number().nullable(),
  coverage: z.number().nullable(),
});
export type Score = z.infer<typeof scoreSchema>;

/** `current`: open and accepted ones that count; `all`: superseded ones, too. */
export const PREDICTION_VIEWS = ['current', 'open', 'accepted', 'rejected', 'settled', 'all'] as const;

const reads = ['predictions', 'assets', 'metrics', 'work', 'people'] as const;

export const predictions = {
  /** Those that count first, then by when it is likely. */
  list: query('metrics.read', reads)
    .input(
      windowSchema.extend({
        view: z.enum(PREDICTION_VIEWS).default('current'),
        kind: z.enum(PREDICTION_KINDS).nullable().default(null),
        assetId: idSchema.nullable().default(null),
        metricId: idSchema.nullable().default(null),
        /** Those it was drafted from, and those that were added to it. */
        workOrderId: idSchema.nullable().default(null),
      }),
    )
    .output(page(predictionSchema)),
  /** How many each view has of each kind; views overlap. */
  counts: query('metrics.read', ['predictions', 'assets']).output(
    z.array(z.object({ view: z.enum(PREDICTION_VIEWS), kind: z.enum(PREDICTION_KINDS), count: z.int() })),
  ),
  get: query('metrics.read', [...reads, 'alarms', 'parts', 'stock'])
    .input(z.object({ id: idSchema }))
    .output(
      predictionSchema.extend({
        inputs: z.custom<PredictionInputs>((value) => typeof value === 'object' && value !== null),
        plan: workPlanSchema,
        /** Those before and after it of the same subject, newest first. */
        others: z.array(predictionSchema),
      }),
    ),
  /** What was found when a metric was last looked at; null before, and without limits. */
  check: query('metrics.read', ['predictions', 'metrics'])
    .input(z.object({ metricId: idSchema }))
    .output(z.object({ checkedAt: z.int(), found: metricCheckSchema }).nullable()),
  /** How long assets of a type live. */
  ofType: query('metrics.read', ['assets', 'work'])
    .input(z.object({ assetTypeId: idSchema }))
    .output(weibullSchema),
  /** What is left for an asset; null where its type refuses or its age is not known. */
  ofAsset: query('metrics.read', ['assets', 'work'])
    .input(z.object({ assetId: idSchema }))
    .output(
      z
        .object({
          ageDays: z.int(),
          within30: estimateSchema,
          within90: estimateSchema,
          remainingDays: estimateSchema,
          earliest: z.int(),
          latest: z.int(),
          failures: z.int(),
          censored: z.int(),
        })
        .nullable(),
    ),
  /** Superseded predictions count as well: a method that changes its mind would otherwise never be wrong. */
  scoreBoard: query('metrics.read', ['predictions']).output(z.array(scoreSchema)),
  /** Refused with PREDICTION_OVER. */
  accept: command('alarms.acknowledge')
    .input(z.object({ id: idSchema }))
    .output(doneSchema),
  /** Refused with PREDICTION_OVER, or PREDICTION_HAS_WORK once work was drafted. */
  reject: command('alarms.acknowledge')
    .input(z.object({ id: idSchema, reason: z.string().trim().min(1).max(1000) }))
    .output(doneSchema),
  /** Whether new predictions of a metric draft work by themselves. */
  drafting: query('metrics.read', ['metrics'])
    .input(z.object({ metricId: idSchema }))
    .output(z.object({ on: z.boolean() })),
  setDrafting: command('metrics.write')
    .input(z.object({ metricId: idSchema, on: z.boolean() }))
    .output(doneSchema),
  /**
   * Accepts it and drafts its one work order, or adds it to the one that is open against the same cause; asked for
   * again it names that. Refused with PREDICTION_OVER or PREDICTION_REJECTED.
   */
  draft: command('alarms.acknowledge')
    .input(z.object({ id: idSchema }))
    .output(z.object({ workOrderId: idSchema, number: z.string(), added: z.boolean() })),
};
