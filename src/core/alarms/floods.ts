/**
 * Alarm floods (ISA-18.2, EEMUA 191): more alarms ring within ten minutes than one person can answer. While one
 * lasts, people hear of it once, and anew of each that is critical; what rings then joins its list. It ends when fewer than half as many have rung in
 * ten minutes. Everything follows from the rings that are stored and the clock, whenever it is asked.
 */
import { eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import {
  FLOOD_WINDOW_MS,
  type FloodSettings,
  floodSettingsSchema,
  type floodToldSchema,
} from '../../shared/contract/alarm-floods.ts';
import type { Outputs } from '../../shared/contract/index.ts';
import { SEVERITIES, type Severity } from '../../shared/domain/vocabulary.ts';
import { derivedId, type Id } from '../../shared/ids.ts';
import type { Task } from '../background/background.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { alarmFloods, settings } from '../database/schema/index.ts';
import { notify, withdraw, withdrawUnread } from '../notifications/notify.ts';
import { calledBy } from './called.ts';

const KEY = 'alarm-flood';
const DEFAULT: FloodSettings = { alarms: 10 };

/** A value that this version cannot read counts as none. */
export function floodSettingsOf(db: Reader): FloodSettings {
  const value = db.sql('SELECT value FROM settings WHERE id = ?').pluck().get(KEY) as string | undefined;
  if (value === undefined) return DEFAULT;
  const parsed = floodSettingsSchema.safeParse(JSON.parse(value));
  return parsed.success ? parsed.data : DEFAULT;
}

export function setFloodSettings(tx: WriteTx, value: FloodSettings): void {
  tx.insert(settings)
    .values({ id: KEY, value })
    .onConflictDoUpdate({ target: settings.id, set: { value } })
    .run();
}

interface OpenFlood {
  readonly id: Id;
  readonly startedAt: number;
}

/** Asked at every ring. */
function openFlood(db: Reader): OpenFlood | undefined {
  return db.sql('SELECT id, started_at AS startedAt FROM alarm_floods WHERE ended_at IS NULL').get() as
    | OpenFlood
    | undefined;
}

/** Since when too few alarms have rung for a flood to last; null while it lasts. */
function overSince(db: Reader, { id }: OpenFlood, now: number): number | null {
  const least = Math.ceil(floodSettingsOf(db).alarms / 2);
  const ring = db
    .sql(
      'SELECT rang_at FROM alarm_rings WHERE flood_id = ? AND rang_at <= ? ORDER BY rang_at DESC LIMIT 1 OFFSET ?',
    )
    .pluck()
    .get(id, now, least - 1) as number | undefined;
  // Late readings may have disproved so many that there are fewer than that.
  const over = ring === undefined ? now : ring + FLOOD_WINDOW_MS;
  return over <= now ? over : null;
}

/** The flood that lasts, once one that is over has been ended. */
function currentFlood(tx: WriteTx): OpenFlood | undefined {
  const flood = openFlood(tx);
  if (flood === undefined) return undefined;
  const over = overSince(tx, flood, tx.now);
  if (over === null) return flood;
  tx.update(alarmFloods)
    .set({ endedAt: Math.max(over, flood.startedAt) })
    .where(eq(alarmFloods.id, flood.id))
    .run();
  tx.touch('alarms');
  return undefined;
}

/**
 * Takes a ring into account, and tells people of the flood that it belongs to.
 * @param timely false of an alarm that came late or with an import: it joins a flood, but makes none
 * @returns whether it belongs to a flood that lasts
 */
export function ringInFlood(tx: WriteTx, alarmId: Id, { timely }: { readonly timely: boolean }): boolean {
  const flood = currentFlood(tx);
  if (flood === undefined && !timely) return false;
  tx.sql(
    `INSERT INTO alarm_rings (alarm_id, rang_at, flood_id) VALUES (:alarmId, :rangAt, :floodId)
     ON CONFLICT (alarm_id) DO UPDATE SET
       rang_at = coalesce(excluded.rang_at, rang_at), flood_id = coalesce(flood_id, excluded.flood_id)`,
  ).run({ alarmId, rangAt: timely ? tx.now : null, floodId: flood?.id ?? null });
  if (flood !== undefined) {
    tellFlood(tx, flood.id, [alarmId]);
    return true;
  }
  return beginFlood(tx, alarmId);
}

/** An alarm belongs to one flood, so the last ones of a flood that is over do not begin the next. */
function beginFlood(tx: WriteTx, alarmId: Id): boolean {
  const rings = tx
    .sql(
      `SELECT alarm_id AS alarmId, rang_at AS rangAt FROM alarm_rings
       WHERE flood_id IS NULL AND rang_at > ? ORDER BY rang_at, alarm_id`,
    )
    .all(tx.now - FLOOD_WINDOW_MS) as { alarmId: Id; rangAt: number }[];
  if (rings.length <= floodSettingsOf(tx).alarms) return false;
  const id = derivedId('alarm-flood', alarmId, tx.now);
  tx.insert(alarmFloods).values({ id, startedAt: rings[0]!.rangAt }).run();
  const join = tx.sql('UPDATE alarm_rings SET flood_id = ? WHERE alarm_id = ?');
  for (const ring of rings) join.run(id, ring.alarmId);
  const alarmIds = rings.map((ring) => ring.alarmId);
  withdrawUnread(tx, 'alarm-raised', alarmIds);
  tellFlood(tx, id, alarmIds);
  return true;
}

/** Metrics of a severity whose people have been told of a flood in a unit of work: many alarms of one may ring at once. */
const toldIn = new WeakMap<WriteTx, Set<string>>();

/**
 * Whoever the alarms call hears of the flood once, and again when a critical one is among them; how many they are by
 * now is counted when it is read.
 */
function tellFlood(tx: WriteTx, floodId: Id, alarmIds: readonly Id[]): void {
  const told = toldIn.get(tx) ?? new Set();
  toldIn.set(tx, told);
  const ofAlarm = tx.sql('SELECT metric_id AS metricId, severity FROM alarms WHERE id = ?');
  const ringing = alarmIds.map((alarmId) => ofAlarm.get(alarmId) as { metricId: Id; severity: Severity });
  const notice = { kind: 'alarm-flood', entity: 'alarm_floods', entityId: floodId, subject: '' } as const;
  for (const severity of SEVERITIES) {
    const metricIds = new Set(
      ringing.filter((alarm) => alarm.severity === severity).map(({ metricId }) => metricId),
    );
    const untold = [...metricIds].filter((metricId) => !told.has(`${floodId} ${severity} ${metricId}`));
    for (const metricId of untold) told.add(`${floodId} ${severity} ${metricId}`);
    const called = new Set(untold.flatMap((metricId) => calledBy(tx, metricId)));
    notify(tx, [...called], notice, { actorToo: true, once: severity !== 'critical' });
  }
  tx.touch('alarms');
}

/** Forgets the ring of an alarm that never was. */
export function forgetRing(tx: WriteTx, alarmId: Id): void {
  const floodId = tx
    .sql('DELETE FROM alarm_rings WHERE alarm_id = ? RETURNING flood_id')
    .pluck()
    .get(alarmId) as Id | null | undefined;
  if (!floodId) return;
  const left = tx.sql('SELECT 1 FROM alarm_rings WHERE flood_id = ?').get(floodId);
  if (left === undefined) withdraw(tx, 'alarm-flood', floodId);
}

/** A flood that lasts, or the one with this id; null when there is none. */
export function floodById(db: Reader, id: Id | null): Outputs['alarmFloods']['get'] {
  const row = db
    .select()
    .from(alarmFloods)
    .where(id === null ? isNull(alarmFloods.endedAt) : eq(alarmFloods.id, id))
    .get();
  if (row === undefined) return null;
  const counts = db
    .sql(
      `SELECT count(*) AS alarms, coalesce(sum(a.severity = 'critical'), 0) AS critical,
         coalesce(sum(a.held IS NULL AND a.acknowledged_at IS NULL), 0) AS waiting
       FROM alarm_rings r JOIN alarms a ON a.id = r.alarm_id WHERE r.flood_id = ?`,
    )
    .get(row.id) as { alarms: number; critical: number; waiting: number };
  return { ...row, ...counts };
}

/** What a notification tells of a flood: as severe as its worst alarm, over no less time than floods are counted in. */
export function floodTold(db: Reader, id: Id): z.infer<typeof floodToldSchema> {
  const row = db
    .sql(
      `SELECT count(*) AS alarms, coalesce(sum(a.severity = 'critical'), 0) AS critical,
         coalesce(max(r.rang_at) - min(r.rang_at), 0) AS ms
       FROM alarm_rings r JOIN alarms a ON a.id = r.alarm_id WHERE r.flood_id = ?`,
    )
    .get(id) as { alarms: number; critical: number; ms: number };
  const { alarms, critical, ms } = row;
  const minutes = Math.ceil(Math.max(ms, FLOOD_WINDOW_MS) / 60_000);
  return { alarms, critical, minutes, severity: critical > 0 ? 'critical' : 'warning' };
}

/** How often it is looked whether a flood is over, in milliseconds. */
const PERIOD_MS = 15_000;

export const endFloods: Task = {
  name: 'alarms.endFloods',
  periodMs: PERIOD_MS,
  run: async ({ database, ports }) => {
    const flood = openFlood(database);
    if (flood === undefined || overSince(database, flood, ports.clock.now()) === null) return;
    await database.writeWhenIdle(
      { actorId: null, command: 'alarms.endFloods' },
      (tx) => void currentFlood(tx),
    );
  },
};
