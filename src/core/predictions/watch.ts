/**
 * Makes and judges predictions as time passes, a few at a time. What was looked at, and when, is stored with what was
 * found, so a restart changes nothing.
 */
import type { Id } from '../../shared/ids.ts';
import type { Task } from '../background/background.ts';
import type { Database, Reader, WriteTx } from '../database/database.ts';
import { findPlant } from '../setup/plant.ts';
import { draftsWork } from './drafting.ts';
import { end, type Ended, endedPredictions, HAS_LIMIT } from './ended.ts';
import { lookAtType } from './failures.ts';
import { type PlantHours, plantHours } from './hours.ts';
import { judge, unsettled, verdictOn } from './judge.ts';
import { keep, type Seen } from './keep.ts';
import { lookAt } from './look.ts';
import { draftWork } from './service.ts';

const PERIOD_MS = 15_000;
const HOUR_MS = 3_600_000;
/** Metrics that are looked at in one go, each in some milliseconds; others are answered in between. */
const METRICS_AT_ONCE = 20;
const METRIC_EVERY_MS = HOUR_MS;
const TYPE_EVERY_MS = 6 * HOUR_MS;
const MOST_ENDED = 100;
const JUDGED_AT_ONCE = 100;
const JUDGED_IN_A_TURN = 10;

/** Others are answered meanwhile. */
/** One from a clock that was ahead is no news. */
const HAS_NEW_LIMIT = 'c.checked_at <= t.updated_at AND t.updated_at <= :now';

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * Metrics with a limit that were not looked at for an hour, or since their limits changed, those first; not while a file
 * is read in.
 */
export function dueMetrics(db: Reader, now: number): Id[] {
  return db
    .sql(
      `SELECT m.id FROM thresholds t CROSS JOIN metrics m ON m.id = t.metric_id
         JOIN series s ON s.metric_id = m.id JOIN assets a ON a.id = m.asset_id
         LEFT JOIN prediction_checks c ON c.id = m.id
       WHERE m.kind = 'gauge' AND m.archived_at IS NULL AND a.archived_at IS NULL
         AND a.status <> 'retired' AND ${HAS_LIMIT}
         AND (c.checked_at IS NULL OR c.checked_at <= :now - ${METRIC_EVERY_MS} OR c.checked_at > :now
           OR ${HAS_NEW_LIMIT})
         AND NOT EXISTS (SELECT 1 FROM imports WHERE state = 'running')
       ORDER BY coalesce(${HAS_NEW_LIMIT}, 0) DESC, c.checked_at, m.id LIMIT ${METRICS_AT_ONCE}`,
    )
    .pluck()
    .all({ now }) as Id[];
}

function dueType(db: Reader, now: number): Id | null {
  const id = db
    .sql(
      `SELECT t.id FROM asset_types t LEFT JOIN prediction_checks c ON c.id = t.id
       WHERE t.archived_at IS NULL
         AND (c.checked_at IS NULL OR c.checked_at <= :now - ${TYPE_EVERY_MS} OR c.checked_at > :now)
       ORDER BY c.checked_at, t.id LIMIT 1`,
    )
    .pluck()
    .get({ now }) as Id | undefined;
  return id ?? null;
}

/** Drafts work where the rule of the metric says so; predictions without a metric have no rule. */
function draftByRule(tx: WriteTx, ids: readonly Id[], seen: readonly Seen[]): void {
  const metrics = new Map(
    seen.flatMap(({ candidates }) => candidates.map((one) => [one.subject, one.metricId])),
  );
  for (const id of ids) {
    const subject = tx.sql('SELECT subject FROM predictions WHERE id = ?').pluck().get(id) as string;
    const metricId = metrics.get(subject) ?? null;
    if (metricId !== null && draftsWork(tx, metricId)) draftWork(tx, id, null);
  }
}

/** What a running station remembers for speed alone; none of it need survive a restart. */
interface Round {
  hours: PlantHours | null;
  /** The prediction that was judged last: the next look begins behind it. */
  judgedTo: Id;
}

const rounds = new WeakMap<Database, Round>();

function roundOf(database: Database): Round {
  const round = rounds.get(database) ?? { hours: null, judgedTo: '' };
  rounds.set(database, round);
  return round;
}

export const watchPredictions: Task = {
  name: 'predictions.watch',
  periodMs: PERIOD_MS,
  run: async ({ database, ports }) => {
    const plant = findPlant(database);
    if (plant === undefined) return;
    const now = ports.clock.now();
    const round = roundOf(database);
    if (round.hours?.timeZone !== plant.timeZone) round.hours = plantHours(plant.timeZone);
    const seen: Seen[] = [];
    for (const id of dueMetrics(database, now)) {
      const found = lookAt(database, id, now, round.hours);
      if (found !== null) seen.push(found);
      await nextTurn();
    }
    const type = dueType(database, now);
    if (type !== null) seen.push(lookAtType(database, type, now));
    const ended: Ended[] = [];
    for (let after: Id | null = ''; after !== null && ended.length < MOST_ENDED;) {
      const found = endedPredictions(database, after);
      ended.push(...found.ended);
      after = found.last;
      await nextTurn();
    }
    if (seen.length === 0 && ended.length === 0) return;
    await database.writeWhenIdle({ actorId: null, command: 'predictions.watch' }, (tx) => {
      for (const one of ended.slice(0, MOST_ENDED)) end(tx, one);
      draftByRule(
        tx,
        seen.flatMap((one) => keep(tx, one)),
        seen,
      );
    });
  },
};

/** Goes round all that are unsettled. */
export const judgePredictions: Task = {
  name: 'predictions.judge',
  periodMs: PERIOD_MS,
  run: async ({ database, ports }) => {
    const round = roundOf(database);
    const rows = unsettled(database, round.judgedTo, JUDGED_AT_ONCE);
    round.judgedTo = rows.length < JUDGED_AT_ONCE ? '' : rows.at(-1)!.id;
    const now = ports.clock.now();
    const over: typeof rows = [];
    for (const [at, row] of rows.entries()) {
      if (verdictOn(database, row, now) !== null) over.push(row);
      if (at % JUDGED_IN_A_TURN === JUDGED_IN_A_TURN - 1) await nextTurn();
    }
    if (over.length === 0) return;
    await database.writeWhenIdle({ actorId: null, command: 'predictions.judge' }, (tx) => {
      for (const { id } of over) judge(tx, id);
    });
  },
};
