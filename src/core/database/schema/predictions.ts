import { sql } from 'drizzle-orm';
import { check, index, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { PREDICTION_STATES } from '../../../shared/domain/prediction/score-board.ts';
import {
  PREDICTION_KINDS,
  SET_ASIDE,
  type PredictionInputs,
} from '../../../shared/domain/prediction/stored.ts';
import { SEVERITIES, SIDES } from '../../../shared/domain/vocabulary.ts';
import { assets } from './assets.ts';
import { id, instant, knownValue } from './columns.ts';
import { metrics } from './metrics.ts';
import { users } from './people.ts';

/** What was foretold, of what, from what, and what became of it. Written once but for its life. */
export const predictions = sqliteTable(
  'predictions',
  {
    /** Derived from subject and instant. */
    id: id().primaryKey(),
    kind: text('kind', { enum: PREDICTION_KINDS }).notNull(),
    /** What it is about, as one word: of each there is one at a time. */
    subject: text('subject').notNull(),
    assetId: id('asset_id')
      .notNull()
      .references(() => assets.id),
    metricId: id('metric_id').references(() => metrics.id),
    side: text('side', { enum: SIDES }),
    severity: text('severity', { enum: SEVERITIES }),
    /** In the metric's unit, as it was then. */
    limit: real('limit'),
    method: text('method').notNull(),
    madeAt: instant('made_at').notNull(),
    earliest: instant('earliest').notNull(),
    likely: instant('likely'),
    /** Null: perhaps never. */
    latest: instant('latest'),
    /** From then on it counts as wrong. */
    dueBy: instant('due_by').notNull(),
    /** Of a failure within 90 days, 0 to 1. */
    probability: real('probability'),
    /** Enough to reckon it again. */
    inputs: text('inputs', { mode: 'json' }).$type<PredictionInputs>().notNull(),
    state: text('state', { enum: PREDICTION_STATES }).notNull(),
    /** What somebody made of it, which stays when it is settled. */
    decision: text('decision', { enum: ['accepted', 'rejected'] }),
    decidedAt: instant('decided_at'),
    decidedBy: id('decided_by').references(() => users.id),
    reason: text('reason'),
    /** Drafted from it. */
    workOrderId: id('work_order_id'),
    /** Work was done against it: nobody knows what would have happened. */
    preventedAt: instant('prevented_at'),
    happenedAt: instant('happened_at'),
    settledAt: instant('settled_at'),
    /** No longer the one that counts, though it is still judged. */
    setAside: text('set_aside', { enum: SET_ASIDE }),
    setAsideAt: instant('set_aside_at'),
  },
  (table) => [
    uniqueIndex('predictions_current')
      .on(table.subject)
      .where(
        sql`${table.setAsideAt} IS NULL AND ${table.settledAt} IS NULL AND ${table.preventedAt} IS NULL`,
      ),
    index('predictions_unsettled')
      .on(table.id)
      .where(sql`${table.settledAt} IS NULL AND ${table.preventedAt} IS NULL`),
    index('predictions_subject').on(table.subject, table.madeAt),
    index('predictions_asset').on(table.assetId, table.madeAt),
    index('predictions_metric').on(table.metricId, table.madeAt),
    index('predictions_made').on(table.madeAt),
    index('predictions_work_order').on(table.workOrderId),
    knownValue('predictions_kind_known', table.kind),
    knownValue('predictions_state_known', table.state),
    check('predictions_in_order', sql`${table.latest} IS NULL OR ${table.latest} <= ${table.dueBy}`),
  ],
);

/** When a metric or asset type was last looked at, and what was found, in words of the method; no prediction by itself. */
export const predictionChecks = sqliteTable('prediction_checks', {
  /** Of a metric or an asset type. */
  id: id().primaryKey(),
  checkedAt: instant('checked_at').notNull(),
  found: text('found', { mode: 'json' }).$type<unknown>().notNull(),
});
