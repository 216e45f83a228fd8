/**
 * Writes episodes as alarms. An episode that is already an alarm is brought up to date, a new one is raised,
 * and one that late readings have disproved goes, unless somebody has acted on it.
 */
import { eq } from 'drizzle-orm';
import { FLOOD_WINDOW_MS } from '../../shared/contract/alarm-floods.ts';
import type { Episode } from '../../shared/domain/threshold.ts';
import type { AlarmType } from '../../shared/domain/vocabulary.ts';
import { derivedId, type Id } from '../../shared/ids.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { alarms, metrics } from '../database/schema/index.ts';
import { withdraw } from '../notifications/notify.ts';
import { forgetRing } from './floods.ts';
import { holdOf } from './holds.ts';
import { relapseOf } from '../verifications/relapse.ts';
import { ring } from './rules.ts';

export type StoredAlarm = typeof alarms.$inferSelect;

/** Which alarms of a metric are meant. */
export interface Watched {
  readonly metricId: Id;
  readonly type: AlarmType;
}

export interface MergeOptions {
  /** False when a limit was just saved: what is already over is recorded but rings nowhere, and nothing goes. */
  readonly live: boolean;
  /** Came with an import. */
  readonly imported?: boolean;
  /** Which of the known alarms go when no episode is theirs; all of them when live, else none. */
  readonly goes?: (alarm: StoredAlarm) => boolean;
}

/**
 * @param known the stored alarms of the stretch of time the episodes speak of, oldest first
 * @returns ids of the alarms that were raised
 */
export function mergeEpisodes(
  tx: WriteTx,
  watched: Watched,
  episodes: readonly Episode[],
  known: readonly StoredAlarm[],
  { live, imported = false, goes = () => live }: MergeOptions = { live: true },
): Id[] {
  const { claims, unclaimed } = matchEpisodes(watched, episodes, known);
  // First, so that a disproved alarm does not stand in the way of an id.
  for (const alarm of [...unclaimed].filter((known) => goes(known))) dropAlarm(tx, alarm);
  const raised: Id[] = [];
  const escalated: Id[] = [];
  const raisedAt = new Map<Id, number>();
  for (const episode of episodes) {
    const alarm = claims.get(episode);
    if (alarm !== undefined) {
      if (updateAlarm(tx, alarm, episode)) escalated.push(alarm.id);
      raisedAt.set(alarm.id, episode.raisedAt);
      continue;
    }
    const rings = live || episode.endedAt === null;
    const id = insertAlarm(tx, watched, episode, rings);
    if (rings) raised.push(id);
    raisedAt.set(id, episode.raisedAt);
  }
  // Of many breaches found at once the newest is told: the rest are on the alarm page.
  for (const id of new Set([...escalated, ...raised.slice(-1)])) {
    ring(tx, id, { timely: live && !imported && raisedAt.get(id)! > tx.now - FLOOD_WINDOW_MS });
  }
  return raised;
}

/**
 * Which stored alarm each episode is: the one that began as this episode, else the first of the same side
 * that it overlaps and that began as no other.
 */
export function matchEpisodes(watched: Watched, episodes: readonly Episode[], known: readonly StoredAlarm[]) {
  const byId = new Map(known.map((alarm) => [alarm.id, alarm]));
  const unclaimed = new Set(known);
  const claims = new Map<Episode, StoredAlarm>();
  const claim = (episode: Episode, alarm: StoredAlarm | undefined) => {
    if (alarm === undefined || !unclaimed.delete(alarm)) return;
    claims.set(episode, alarm);
  };
  for (const episode of episodes) claim(episode, byId.get(episodeId(watched, episode)));
  for (const episode of episodes) {
    if (claims.has(episode)) continue;
    claim(
      episode,
      [...unclaimed].find((alarm) => alarm.side === episode.side && overlaps(alarm, episode)),
    );
  }
  return { claims, unclaimed };
}

/** Whether an alarm and an episode share any instant. */
export function overlaps(alarm: StoredAlarm, episode: Episode): boolean {
  return (
    alarm.startedAt <= (episode.endedAt ?? Number.POSITIVE_INFINITY) &&
    episode.startedAt <= (alarm.endedAt ?? Number.POSITIVE_INFINITY)
  );
}

function episodeId({ metricId, type }: Watched, { startedAt }: Episode, attempt = 0): Id {
  const parts = type === 'level' ? [metricId, startedAt] : [metricId, type, startedAt];
  return attempt === 0 ? derivedId('alarm', ...parts) : derivedId('alarm', ...parts, attempt);
}

/** Records an episode as an alarm of its own. */
export function insertAlarm(tx: WriteTx, watched: Watched, episode: Episode, rings: boolean): Id {
  const { metricId, type } = watched;
  const metric = tx.select({ assetId: metrics.assetId }).from(metrics).where(eq(metrics.id, metricId)).get()!;
  // An alarm whose start has moved keeps its id, so the id of this start may be taken.
  let attempt = 0;
  while (isTaken(tx, episodeId(watched, episode, attempt))) attempt += 1;
  const id = episodeId(watched, episode, attempt);
  const { assetId } = metric;
  const held = rings ? holdOf(tx, metricId, assetId, tx.now) : null;
  const relapse = rings ? relapseOf(tx, { ...watched, ...episode }) : {};
  tx.insert(alarms)
    .values({ id, metricId, type, assetId, ...episode, ...relapse, rings, held, createdAt: tx.now })
    .run();
  return id;
}

function isTaken(tx: WriteTx, id: Id): boolean {
  return tx.select({ id: alarms.id }).from(alarms).where(eq(alarms.id, id)).get() !== undefined;
}

/** @returns whether people are to be told: it became worse, or what had ended while it was held back lasts again, is not held and waits for somebody */
export function updateAlarm(tx: WriteTx, alarm: StoredAlarm, episode: Episode): boolean {
  const worse = alarm.severity === 'warning' && episode.severity === 'critical';
  const again = alarm.endedAt !== null && episode.endedAt === null;
  const held = again && alarm.rings ? holdOf(tx, alarm.metricId, alarm.assetId, tx.now) : alarm.held;
  const isMoved = alarm.rings && alarm.startedAt !== episode.startedAt;
  const relapse = isMoved ? relapseOf(tx, { ...alarm, ...episode }) : {};
  tx.update(alarms)
    .set({ ...episode, ...relapse, held })
    .where(eq(alarms.id, alarm.id))
    .run();
  const released = alarm.held !== null && held === null && alarm.acknowledgedAt === null;
  return alarm.rings && (worse || released);
}

/** Whether somebody has acknowledged it, opened a work order for it, said something or put a file on it: then it stays. */
export function isActedOn(db: Reader, { id, acknowledgedAt, workOrderId }: StoredAlarm): boolean {
  if (acknowledgedAt !== null || workOrderId !== null) return true;
  return (
    db
      .sql(
        `SELECT 1 FROM attachments WHERE entity = 'alarms' AND record_id = :id
         UNION ALL SELECT 1 FROM alarm_comments WHERE alarm_id = :id`,
      )
      .get({ id }) !== undefined
  );
}

function dropAlarm(tx: WriteTx, alarm: StoredAlarm): void {
  if (!isActedOn(tx, alarm)) {
    tx.delete(alarms).where(eq(alarms.id, alarm.id)).run();
    withdraw(tx, 'alarm-raised', alarm.id);
    forgetRing(tx, alarm.id);
    withdraw(tx, 'work-relapsed', alarm.id);
  } else if (alarm.endedAt === null) {
    tx.update(alarms).set({ endedAt: alarm.peakAt }).where(eq(alarms.id, alarm.id)).run();
  }
}
