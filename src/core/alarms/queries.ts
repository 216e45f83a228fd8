import { and, asc, desc, eq, isNull, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Alarm } from '../../shared/contract/alarms.ts';
import type { Choice } from '../../shared/domain/choices.ts';
import type { AlarmType, Severity } from '../../shared/domain/vocabulary.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import {
  alarms,
  alarmShelves,
  assets,
  metrics,
  series,
  thresholds,
  users,
  workOrders,
} from '../database/schema/index.ts';
import { latestReading } from '../metrics/series.ts';
import { stoppedBy } from './holds.ts';

const acknowledger = alias(users, 'acknowledger');
const shelver = alias(users, 'shelver');
const fix = alias(workOrders, 'fix');

/** Rings, is not held back, and lasts or is not yet acknowledged. Written as the partial index `alarms_standing` has it. */
export const isStanding: SQL = sql`${alarms.rings} = 1 AND ${alarms.held} IS NULL AND (${alarms.endedAt} IS NULL OR ${alarms.acknowledgedAt} IS NULL)`;

/** From an alarm to its asset: not the other way about, as SQLite would have it where it has only counted assets. */
const ofAsset = eq(assets.id, alarms.assetId);

function selectAlarms(db: Reader, where: SQL | undefined) {
  return db
    .select({
      alarm: alarms,
      asset: { id: assets.id, tag: assets.tag, name: assets.name, criticality: assets.criticality },
      metric: { id: metrics.id, name: metrics.name, unit: metrics.unit, decimals: metrics.decimals },
      choices: metrics.choices,
      windowMs: thresholds.rateWindowMs,
      shelf: {
        until: alarmShelves.until,
        reason: alarmShelves.reason,
        shelvedAt: alarmShelves.createdAt,
      },
      shelvedBy: { id: shelver.id, fullName: shelver.fullName },
      acknowledgedBy: { id: acknowledger.id, fullName: acknowledger.fullName },
      workOrder: { id: workOrders.id, number: workOrders.number },
      fix: { id: fix.id, number: fix.number },
      series: series.id,
    })
    .from(alarms)
    .crossJoin(assets)
    .crossJoin(metrics)
    .leftJoin(thresholds, eq(thresholds.metricId, alarms.metricId))
    .leftJoin(series, eq(series.metricId, alarms.metricId))
    .leftJoin(
      alarmShelves,
      and(
        eq(alarms.held, 'shelved'),
        isNull(alarms.endedAt),
        // One whose time has come is not ended, so there may be older ones.
        sql`${alarmShelves.id} = (
          SELECT newest.id FROM alarm_shelves newest
          WHERE newest.metric_id = ${alarms.metricId} AND newest.ended_at IS NULL
          ORDER BY newest.created_at DESC, newest.id DESC LIMIT 1
        )`,
      ),
    )
    .leftJoin(shelver, eq(shelver.id, alarmShelves.shelvedBy))
    .leftJoin(acknowledger, eq(acknowledger.id, alarms.acknowledgedBy))
    .leftJoin(workOrders, eq(workOrders.id, alarms.workOrderId))
    .leftJoin(fix, eq(fix.id, alarms.relapseOfId))
    .where(and(ofAsset, eq(metrics.id, alarms.metricId), where));
}

type Row = ReturnType<ReturnType<typeof selectAlarms>['all']>[number];

/** What decides which span is drawn of an alarm. */
export interface Drawn {
  readonly type: AlarmType;
  readonly limit: number;
  readonly startedAt: number;
  readonly raisedAt: number;
  readonly endedAt: number | null;
  readonly peakAt: number;
  /** Of the newest reading, up to which one that lasts is drawn; null: it is drawn up to its worst. */
  readonly newestAt: number | null;
  /** In which a change is watched. */
  readonly windowMs: number | null;
}

/**
 * The episode with the readings that led to it: the last one before a silence, the window of a change; one that lasts
 * reaches to the newest reading. The margin before and after is as long as that, between 15 minutes and three days.
 */
export function sliceOf({
  type,
  limit,
  startedAt,
  raisedAt,
  endedAt,
  peakAt,
  newestAt,
  windowMs,
}: Drawn): Alarm['slice'] {
  const leadMs = type === 'no-data' ? limit : type === 'rate' ? (windowMs ?? 0) : 0;
  const from = startedAt - leadMs;
  const to = endedAt ?? Math.max(peakAt, raisedAt, newestAt ?? peakAt);
  const margin = Math.min(Math.max(to - from, 15 * 60_000), 3 * 86_400_000);
  return { from: from - margin, to: to + margin };
}

function stateOf({ rings, held, endedAt, acknowledgedAt }: Row['alarm']): Alarm['state'] {
  if (!rings) return 'closed';
  if (held !== null) return endedAt !== null ? 'closed' : held === 'shelved' ? 'shelved' : 'suppressed';
  if (endedAt === null) return acknowledgedAt === null ? 'unacknowledged' : 'acknowledged';
  return acknowledgedAt === null ? 'returned-unacknowledged' : 'closed';
}

function toAlarm(db: Reader, row: Row): Alarm {
  const { alarm, asset, metric, choices, acknowledgedBy, workOrder, series: seriesId } = row;
  const { shelf, shelvedBy, windowMs } = row;
  const { id, type, side, severity, limit, startedAt, raisedAt, endedAt, peakValue, peakAt } = alarm;
  const { rings, held } = alarm;
  const state = stateOf(alarm);
  const isOver = state === 'closed' && endedAt !== null;
  const latest = isOver || seriesId === null ? undefined : latestReading(db, seriesId);
  return {
    id,
    state,
    asset,
    metric,
    type,
    label: type === 'state' ? stateLabel(choices, limit) : null,
    windowMs: type === 'rate' ? windowMs : null,
    side,
    severity,
    limit,
    startedAt,
    raisedAt,
    endedAt,
    peakValue,
    peakAt,
    value:
      latest === undefined || state === 'closed'
        ? null
        : { ...latest, state: choices === null ? null : stateLabel(choices, latest.value) },
    rings,
    held,
    heldBy: held === null || held === 'shelved' || endedAt !== null ? null : stoppedBy(db, asset.id),
    shelf: shelf === null || shelvedBy === null ? null : { ...shelf, shelvedBy },
    acknowledgedAt: alarm.acknowledgedAt,
    acknowledgedBy,
    acknowledgeNote: alarm.acknowledgeNote,
    workOrder,
    relapseOf: row.fix === null ? null : { ...row.fix, completedAt: alarm.fixedAt! },
    slice: sliceOf({ ...alarm, newestAt: latest?.ts ?? null, windowMs }),
  };
}

/** What a state is called; one that is no longer a choice is told by its code. */
export function stateLabel(choices: readonly Choice[] | null, code: number): string {
  return choices?.find((choice) => choice.code === code)?.label ?? String(code);
}

/** The alarm, or null when there is none with this id. */
export function alarmById(db: Reader, id: Id): Alarm | null {
  const row = selectAlarms(db, eq(alarms.id, id)).get();
  return row === undefined ? null : toAlarm(db, row);
}

export interface AlarmFilter {
  readonly view: 'standing' | 'held' | 'all';
  readonly assetId: Id | null;
  readonly severity: Severity | null;
  readonly floodId: Id | null;
  readonly offset: number;
  readonly limit: number;
}

/** Lasts and would ring, but is held back. Written as the partial index `alarms_held` has it. */
const isHeldBack: SQL = sql`${alarms.held} IS NOT NULL AND ${alarms.endedAt} IS NULL`;

/** What weighs more comes first: the severity, then what the asset stops, then what happened last. */
const BY_CONSEQUENCE = [
  sql`CASE ${alarms.severity} WHEN 'critical' THEN 0 ELSE 1 END`,
  asc(assets.criticality),
  desc(alarms.raisedAt),
  asc(alarms.id),
];

/**
 * Standing or held alarms, or those of a flood, by consequence; or every episode newest first. Of archived assets none stands for
 * anybody but who looks at the asset.
 */
export function listAlarms(db: Reader, filter: AlarmFilter): { rows: Alarm[]; total: number } {
  const isPast = filter.view === 'all';
  const where = and(
    filter.view === 'standing' ? isStanding : undefined,
    filter.view === 'held' ? isHeldBack : undefined,
    !isPast && filter.assetId === null ? isNull(assets.archivedAt) : undefined,
    filter.assetId === null ? undefined : eq(alarms.assetId, filter.assetId),
    filter.severity === null ? undefined : eq(alarms.severity, filter.severity),
    filter.floodId === null
      ? undefined
      : sql`${alarms.id} IN (SELECT alarm_id FROM alarm_rings WHERE flood_id = ${filter.floodId})`,
  );
  const order = isPast && filter.floodId === null ? [desc(alarms.raisedAt), asc(alarms.id)] : BY_CONSEQUENCE;
  const rows = selectAlarms(db, where)
    .orderBy(...order)
    .limit(filter.limit)
    .offset(filter.offset)
    .all();
  const { total } = db
    .select({ total: sql<number>`count(*)` })
    .from(alarms)
    .crossJoin(assets)
    .where(and(ofAsset, where))
    .get()!;
  return { rows: rows.map((row) => toAlarm(db, row)), total };
}

export function standingAlarms(db: Reader, { limit }: { readonly limit: number }) {
  return listAlarms(db, { view: 'standing', assetId: null, severity: null, floodId: null, offset: 0, limit });
}
