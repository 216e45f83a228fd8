/** Columns that the metrics of assets and those of asset types share. */
import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, check, integer, real, text } from 'drizzle-orm/sqlite-core';
import type { Choice } from '../../../shared/domain/choices.ts';
import { METRIC_KINDS } from '../../../shared/domain/vocabulary.ts';

/** What a metric measures, and which readings of it cannot be true. */
export const measure = () => ({
  kind: text('kind', { enum: METRIC_KINDS }).notNull().default('gauge'),
  /** Unit symbol as shown, e.g. `mm/s`; empty for a plain number. */
  unit: text('unit').notNull(),
  /** Digits after the decimal mark when a value is shown. */
  decimals: integer('decimals').notNull(),
  /** No reading beyond them can be true. */
  plausibleMin: real('plausible_min'),
  plausibleMax: real('plausible_max'),
  /** At which a counter begins again at zero, e.g. 100000 of a five-digit meter. */
  rolloverAt: real('rollover_at'),
  /** How long a metric may be silent, in milliseconds; null: for ever. */
  noDataMs: integer('no_data_ms'),
  /** The states of a characteristic. */
  choices: text('choices', { mode: 'json' }).$type<readonly Choice[]>(),
});

/** Limits in the metric's unit; a null limit is not watched. */
export const limits = () => ({
  lowCritical: real('low_critical'),
  lowWarning: real('low_warning'),
  highWarning: real('high_warning'),
  highCritical: real('high_critical'),
  /** How much a value may change within the window, in either direction. */
  rateWarning: real('rate_warning'),
  rateCritical: real('rate_critical'),
  rateWindowMs: integer('rate_window_ms').notNull().default(0),
  deadband: real('deadband').notNull(),
  onDelayMs: integer('on_delay_ms').notNull(),
  offDelayMs: integer('off_delay_ms').notNull(),
  /** A breach that begins so soon after an episode goes on with it. */
  rearmMs: integer('rearm_ms').notNull().default(0),
});

export function limitChecks(
  table: string,
  {
    deadband,
    onDelayMs,
    offDelayMs,
    rearmMs,
  }: Readonly<Record<'deadband' | 'onDelayMs' | 'offDelayMs' | 'rearmMs', AnySQLiteColumn>>,
) {
  return [
    check(`${table}_deadband`, sql`${deadband} >= 0`),
    check(`${table}_delays`, sql`${onDelayMs} >= 0 AND ${offDelayMs} >= 0 AND ${rearmMs} >= 0`),
  ];
}
