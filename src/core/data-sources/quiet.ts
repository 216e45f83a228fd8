/**
 * Sources of which nothing has come for longer than they say. It counts from when they were last heard, added, switched
 * on or brought back, whichever was last. What is noted survives a restart; a station that was off or asleep waits as
 * long before it calls a source quiet.
 */
import type { Task } from '../background/background.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { notify, usersWith, withdrawUnread } from '../notifications/notify.ts';

interface Late {
  readonly id: Id;
  readonly name: string;
  /** Since when nothing has come. */
  readonly since: number;
  readonly expectedMs: number;
}

/** In `local_state`, with the instant since when nothing has come: that it has been told. */
export const QUIET_KEY = 'source-quiet:';

/** How often it is looked, in milliseconds. */
const PERIOD_MS = 15_000;

function lateSources(db: Reader, stationId: Id, now: number): Late[] {
  return db
    .sql(
      `WITH watched AS (
         SELECT source.id, source.name, json_extract(source.config, '$.expectedMs') AS expectedMs,
           max(source.created_at, coalesce(state.last_heard_at, 0), coalesce((
             SELECT max(c.at) FROM journal j JOIN change_sets c ON c.seq = j.change_set
             WHERE j.entity = 'data_sources' AND j.row_id = source.id
               AND (j.field = 'enabled' AND j.new = 1 OR j.field = 'archived_at' AND j.new IS NULL)), 0)) AS since
         FROM data_sources source LEFT JOIN data_source_states state ON state.source_id = source.id
         WHERE source.archived_at IS NULL AND source.enabled = 1 AND source.station_id = :stationId
       )
       SELECT id, name, since, expectedMs FROM watched
       WHERE expectedMs IS NOT NULL AND since + expectedMs <= :now`,
    )
    .all({ stationId, now }) as Late[];
}

/** Of the sources that were told of, since when nothing had come. */
function told(db: Reader): Map<Id, number> {
  const rows = db
    .sql(`SELECT substr(key, ${QUIET_KEY.length + 1}), value FROM local_state WHERE key GLOB '${QUIET_KEY}*'`)
    .raw()
    .all() as [Id, string][];
  return new Map(rows.map(([id, since]) => [id, Number(since)]));
}

/** Sources that are quiet, each with the instant since when. */
export function quietSources(db: Reader, stationId: Id, now: number): ReadonlyMap<Id, number> {
  const known = told(db);
  if (known.size === 0) return known;
  const late = lateSources(db, stationId, now).filter(({ id, since }) => known.get(id) === since);
  return new Map(late.map(({ id, since }) => [id, since]));
}

/** It was heard, or nothing is expected of it any more: what nobody has read of its silence is taken back. */
export function endQuiet(tx: WriteTx, id: Id): void {
  const { changes } = tx.sql('DELETE FROM local_state WHERE key = ?').run(`${QUIET_KEY}${id}`);
  if (changes === 0) return;
  withdrawUnread(tx, 'source-quiet', [id]);
  // What was read is settled by it.
  tx.touch('notifications');
  tx.touch('readings');
}

function tell(tx: WriteTx, { id, name, since }: Late): void {
  tx.sql('INSERT OR REPLACE INTO local_state (key, value) VALUES (?, ?)').run(
    `${QUIET_KEY}${id}`,
    String(since),
  );
  notify(
    tx,
    usersWith(tx, 'metrics.write'),
    { kind: 'source-quiet', entity: 'data_sources', entityId: id, subject: name },
    { actorToo: true },
  );
  tx.touch('readings');
}

export const watchQuiet: Task = {
  name: 'dataSources.watchQuiet',
  periodMs: PERIOD_MS,
  run: async ({ database, ports }, awakeSince) => {
    const look = (db: Reader, now: number) => {
      const known = told(db);
      const late = lateSources(db, database.stationId, now);
      const lasting = new Set(late.map(({ id }) => id));
      return {
        fresh: late.filter(
          ({ id, since, expectedMs }) => known.get(id) !== since && expectedMs <= now - awakeSince,
        ),
        over: [...known.keys()].filter((id) => !lasting.has(id)),
      };
    };
    const { fresh, over } = look(database, ports.clock.now());
    if (fresh.length + over.length === 0) return;
    await database.writeWhenIdle({ actorId: null, command: 'dataSources.watchQuiet' }, (tx) => {
      const found = look(tx, tx.now);
      for (const id of found.over) endQuiet(tx, id);
      for (const source of found.fresh) tell(tx, source);
    });
  },
};
