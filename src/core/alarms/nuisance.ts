/** Nuisance alarms: those that ring most often, and what a wider deadband would have spared. Writes nothing. */
import { NUISANCE_LEAST, type NuisanceRow } from '../../shared/contract/alarm-nuisance.ts';
import type { Outputs } from '../../shared/contract/index.ts';
import { countChattering, proposal, STALE_MS, widerDeadbands } from '../../shared/domain/nuisance.ts';
import { initialState, step } from '../../shared/domain/threshold.ts';
import { countFollowers } from '../../shared/domain/trial.ts';
import type { AlarmType } from '../../shared/domain/vocabulary.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { findThreshold, watchesOfMetric } from '../metrics/evaluate.ts';
import { slicesUntil } from '../metrics/follow.ts';
import { tellingSignal } from '../metrics/replay.ts';
import { findSeries, metricRow } from '../metrics/series.ts';

const DAY_MS = 86_400_000;

/** Alarms `a` that rang since `:from`. */
const RANG = 'a.raised_at >= :from AND a.rings = 1 AND a.held IS NULL';

interface Group {
  readonly metricId: Id;
  readonly type: AlarmType;
  readonly alarms: number;
  readonly stale: number;
  readonly unacknowledged: number;
  readonly averageMs: number;
  readonly assetId: Id;
  readonly tag: string;
  readonly assetName: string;
  readonly name: string;
  readonly unit: string;
  readonly decimals: number;
}

export function topNuisances(db: Reader, days: number, now: number): Outputs['alarmNuisance']['top'] {
  const from = now - days * DAY_MS;
  const groups = db
    .sql(
      `WITH groups AS (
         SELECT a.metric_id, a.type, count(*) AS alarms, sum(a.acknowledged_at IS NULL) AS unacknowledged,
           sum(coalesce(a.ended_at, :now) - a.started_at > ${STALE_MS}) AS stale,
           avg(coalesce(a.ended_at, :now) - a.started_at) AS average
         FROM alarms a INDEXED BY alarms_raised WHERE ${RANG} GROUP BY a.metric_id, a.type
       )
       SELECT g.metric_id AS metricId, g.type, g.alarms, g.unacknowledged, g.stale,
         CAST(round(max(0, g.average)) AS INTEGER) AS averageMs,
         s.id AS assetId, s.tag, s.name AS assetName, m.name, m.unit, m.decimals
       FROM groups g JOIN metrics m ON m.id = g.metric_id JOIN assets s ON s.id = m.asset_id
       WHERE m.archived_at IS NULL AND s.archived_at IS NULL
       ORDER BY g.alarms DESC, s.tag, g.metric_id, g.type`,
    )
    .all({ from, now }) as Group[];
  const episodes = db.sql(
    `SELECT a.started_at AS startedAt, a.ended_at AS endedAt FROM alarms a
     WHERE a.metric_id = :metricId AND a.type = :type AND ${RANG} ORDER BY a.started_at`,
  );
  const often = groups.filter(({ alarms }) => alarms >= NUISANCE_LEAST);
  const seldom = groups.slice(often.length);
  const rows = often.slice(0, 10).map((group): NuisanceRow => {
    const { metricId, type, alarms, stale, unacknowledged, averageMs } = group;
    const each = episodes.all({ metricId, type, from }) as { startedAt: number; endedAt: number | null }[];
    return {
      asset: { id: group.assetId, tag: group.tag, name: group.assetName },
      metric: { id: metricId, name: group.name, unit: group.unit, decimals: group.decimals },
      type,
      alarms,
      stale,
      unacknowledged,
      averageMs,
      followers: countFollowers(each),
      chattering: countChattering(each.map(({ startedAt }) => startedAt)),
    };
  });
  return {
    total: ringsOf(groups),
    seldom: { alarms: ringsOf(seldom), metrics: new Set(seldom.map(({ metricId }) => metricId)).size },
    rows,
  };
}

function ringsOf(groups: readonly Group[]): number {
  return groups.reduce((sum, { alarms }) => sum + alarms, 0);
}

/**
 * Follows the readings of the last days once, with the present deadband and every wider one at the same time.
 * Does not block the core.
 * @param signal stops it
 * @throws AppError NOT_FOUND
 */
export async function tryWider(
  db: Reader,
  { metricId, type, from }: { readonly metricId: Id; readonly type: AlarmType; readonly from: number },
  signal?: AbortSignal,
): Promise<Outputs['alarmNuisance']['widen']> {
  const { decimals } = metricRow(db, metricId);
  const threshold = findThreshold(db, metricId);
  const series = findSeries(db, metricId);
  if (threshold === undefined || series === undefined) return null;
  if (type === 'no-data' || type === 'state') return null;
  const wider = widerDeadbands(threshold, type, decimals);
  if (wider.length === 0) return null;
  const watchWith = (deadband: number) =>
    watchesOfMetric(db, metricId, { ...threshold, deadband }).find((watch) => watch.type === type);
  const machines = [threshold.deadband, ...wider].flatMap((deadband) => {
    const watch = watchWith(deadband);
    return watch === undefined ? [] : [{ deadband, watch, state: initialState(), begun: new Set<number>() }];
  });
  const widest = machines.at(-1);
  if (widest === undefined) return null;
  const { readings, pause } = slicesUntil(signal);
  let taken = 0;
  // What is quiet for the widest deadband is quiet for the others.
  for (const reading of tellingSignal(db, series, widest.watch, from - 1)) {
    taken += 1;
    if (taken % readings === 0) await pause();
    for (const machine of machines) {
      const result = step(machine.watch.threshold, machine.state, reading);
      machine.state = result.state;
      for (const { episode } of result.events) machine.begun.add(episode.startedAt);
    }
  }
  const [present, ...others] = machines.map(({ deadband, begun }) => ({ deadband, alarms: begun.size }));
  return { ...present!, proposed: proposal(present!.alarms, others) };
}
