/**
 * Decides whether fixes have proved themselves, and decides again when readings come late. What is decided is kept
 * when the limits of the metric change afterwards; what is not goes on by the limits as they then stand. All is
 * stored, so a restart changes nothing.
 */
import { and, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import { bucketStart, ROLLUP_LEVELS_MS } from '../../shared/domain/rollup.ts';
import type { Breach, ThresholdState } from '../../shared/domain/threshold.ts';
import { judgeFix, type ProofOutcome, type Readings } from '../../shared/domain/verification.ts';
import { watchesOf } from '../../shared/domain/watch.ts';
import type { Id } from '../../shared/ids.ts';
import type { Task } from '../background/background.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import {
  alarms,
  metrics,
  thresholds,
  thresholdStates,
  verifications,
  workOrders,
} from '../database/schema/index.ts';
import { findSeries } from '../metrics/series.ts';
import { notify, withdraw } from '../notifications/notify.ts';
import { concernedBy } from './relapse.ts';
import { stopsOf } from './stops.ts';

type Stored = typeof verifications.$inferSelect;

interface Change {
  readonly stored: Stored;
  readonly outcome: ProofOutcome;
}

/** Readings over a stretch no longer than this are looked at one by one; beyond it by buckets of the pyramid. */
const SHORT_MS = 2 * 3_600_000;

/** A station that was off waits so long before silence counts: what feeds it may have been waiting for it. */
const SETTLING_MS = 15 * 60_000;

/**
 * What was read after `from` and up to `until`. Of long stretches silences within a bucket of 15 minutes are not seen.
 * Of what is pruned the pyramid still knows the first and the last reading of each bucket.
 */
function readIn(db: Reader, metricId: Id, from: number, until: number): Readings | null {
  const series = findSeries(db, metricId);
  if (series === undefined) return null;
  const [width] = ROLLUP_LEVELS_MS;
  const buckets = `FROM rollups WHERE series = :series AND level = 0 AND bucket >= :bucket AND bucket <= :until`;
  const stretches =
    until - from <= SHORT_MS
      ? `SELECT ts AS a, ts AS z FROM readings WHERE series = :series AND ts > :from AND ts <= :until
         UNION SELECT first_ts, first_ts ${buckets} AND first_ts > :from AND first_ts <= :until
         UNION SELECT last_ts, last_ts ${buckets} AND last_ts > :from AND last_ts <= :until`
      : `SELECT max(first_ts, :from) AS a, min(last_ts, :until) AS z ${buckets}
           AND last_ts > :from AND first_ts <= :until`;
  const found = db
    .sql(
      `WITH read AS (${stretches}), gaps AS (
         SELECT a, z, a - lag(z, 1, a) OVER (ORDER BY a) AS gap FROM read
       ) SELECT min(a) AS first, max(z) AS last, max(gap) AS longestGap FROM gaps`,
    )
    .get({ series, from, until, bucket: bucketStart(from, width) }) as Readings | { readonly first: null };
  return found.first === null ? null : found;
}

/** What the watch of the alarm has seen of a breach so far. */
function breachOf(db: Reader, { metricId, type }: Stored): Breach | null {
  const state = db
    .select({ state: thresholdStates.state })
    .from(thresholdStates)
    .where(and(eq(thresholdStates.metricId, metricId), eq(thresholdStates.type, type)))
    .get()?.state as ThresholdState | undefined;
  return state?.breach ?? null;
}

function outcomeOf(db: Reader, stored: Stored, now: number): ProofOutcome {
  const { metricId, type, completedAt, holdMs } = stored;
  const breach = breachOf(db, stored);
  const insideSince = breach?.insideSince ?? null;
  const episodes = db
    .select({ startedAt: alarms.startedAt, raisedAt: alarms.raisedAt, endedAt: alarms.endedAt })
    .from(alarms)
    .where(
      and(
        eq(alarms.metricId, metricId),
        eq(alarms.type, type),
        eq(alarms.rings, true),
        or(isNull(alarms.endedAt), gt(alarms.endedAt, completedAt)),
      ),
    )
    .all()
    .map((alarm) => ({ ...alarm, insideSince: alarm.endedAt === null ? insideSince : null }));
  const { assetId, archivedAt, choices, noDataMs, threshold } = db
    .select({
      assetId: metrics.assetId,
      archivedAt: metrics.archivedAt,
      choices: metrics.choices,
      noDataMs: metrics.noDataMs,
      threshold: thresholds,
    })
    .from(metrics)
    .leftJoin(thresholds, eq(thresholds.metricId, metrics.id))
    .where(eq(metrics.id, metricId))
    .get()!;
  const isWatched =
    archivedAt === null &&
    (type === 'no-data'
      ? noDataMs !== null
      : watchesOf(threshold, choices).some((watch) => watch.type === type));
  const facts = {
    episodes,
    pendingSince: isPending(breach) ? breach.startedAt : null,
    stops: stopsOf(db, assetId, completedAt),
    isWatched,
    offDelayMs: type === 'no-data' ? 0 : (threshold?.offDelayMs ?? 0),
    allowedSilenceMs: noDataMs,
    readIn: (from: number, until: number) => readIn(db, metricId, from, until),
  };
  return judgeFix({ completedAt, holdMs }, facts, now);
}

function isPending(breach: Breach | null): breach is Breach {
  return breach !== null && breach.raisedAt === null;
}

/** Where the clock of a proof that is waited for stands, whatever time it is, and whether a breach waits out its on-delay. */
export function clockOf(
  db: Reader,
  stored: Stored,
): Pick<ProofOutcome, 'from' | 'until'> & { readonly isPending: boolean } {
  const { from, until } = outcomeOf(db, stored, -Infinity);
  return { from, until, isPending: isPending(breachOf(db, stored)) };
}

function isNews({ state, reason, inBandFrom, until }: Stored, outcome: ProofOutcome): boolean {
  return (
    state !== outcome.state ||
    reason !== outcome.reason ||
    inBandFrom !== outcome.from ||
    until !== outcome.until
  );
}

function write(tx: WriteTx, { stored, outcome }: Change): void {
  const { id, workOrderId, state } = stored;
  const isDecided = outcome.state !== 'verifying';
  tx.update(verifications)
    .set({
      state: outcome.state,
      reason: outcome.reason,
      inBandFrom: outcome.from,
      until: outcome.until,
      decidedAt: isDecided ? tx.now : null,
      updatedAt: tx.now,
    })
    .where(eq(verifications.id, id))
    .run();
  if (outcome.state === 'not-verified' && state !== 'not-verified') tell(tx, workOrderId);
  if (outcome.state !== 'not-verified' && state === 'not-verified') {
    withdraw(tx, 'work-not-verified', workOrderId);
  }
}

/** Whom a relapse is told of has no need to be told that the fix is not verified. */
function tell(tx: WriteTx, workOrderId: Id): void {
  const relapse = tx
    .select({ id: alarms.id })
    .from(alarms)
    .where(eq(alarms.relapseOfId, workOrderId))
    .limit(1)
    .get();
  if (relapse !== undefined) return;
  const { number, title } = tx
    .select({ number: workOrders.number, title: workOrders.title })
    .from(workOrders)
    .where(eq(workOrders.id, workOrderId))
    .get()!;
  notify(
    tx,
    concernedBy(tx, workOrderId),
    {
      kind: 'work-not-verified',
      entity: 'work_orders',
      entityId: workOrderId,
      subject: `${number} ${title}`,
    },
    { actorToo: true },
  );
}

/** Whether the limits were changed after the decision, which then stands. */
function isSettled(db: Reader, { metricId, decidedAt }: Stored): boolean {
  if (decidedAt === null) return false;
  const limits = db
    .select({ updatedAt: thresholds.updatedAt, metricUpdatedAt: metrics.updatedAt })
    .from(metrics)
    .leftJoin(thresholds, eq(thresholds.metricId, metrics.id))
    .where(eq(metrics.id, metricId))
    .get()!;
  return Math.max(limits.updatedAt ?? 0, limits.metricUpdatedAt) > decidedAt;
}

/** The reading before an instant, from which on the time up to it was silent; the instant where there is none. */
function sinceReading(metricId: Id, at: number) {
  return sql`coalesce((
    SELECT max(earlier.ts) FROM readings earlier
    WHERE earlier.series = (SELECT id FROM series WHERE metric_id = ${metricId}) AND earlier.ts < ${at}
  ), ${at})`;
}

/**
 * Looks again at the fixes a metric has to prove: those that are waited for, and those that were decided by what the
 * received readings may have changed, back to the reading before them. Silence is found by the clock, not by what has
 * been received so far.
 * @param touched the span of readings that came or went
 */
export function review(
  tx: WriteTx,
  metricId: Id,
  touched?: { readonly from: number; readonly to: number },
): void {
  const waiting = eq(verifications.state, 'verifying');
  const decided = inArray(verifications.state, ['verified', 'not-verified']);
  const rows = tx
    .select()
    .from(verifications)
    .where(
      and(
        eq(verifications.metricId, metricId),
        touched === undefined
          ? waiting
          : or(
              waiting,
              and(
                decided,
                lt(verifications.completedAt, touched.to),
                sql`${verifications.until} >= ${sinceReading(metricId, touched.from)}`,
              ),
            ),
      ),
    )
    .all();
  for (const stored of rows) {
    if (isSettled(tx, stored)) continue;
    const outcome = outcomeOf(tx, stored, tx.now);
    if (stored.state === 'verifying' && outcome.reason === 'no-data') continue;
    if (isNews(stored, outcome)) write(tx, { stored, outcome });
  }
}

/** What has become of the fixes that are waited for. */
function dueChanges(db: Reader, now: number, awakeSince: number): Change[] {
  return db
    .select()
    .from(verifications)
    .where(eq(verifications.state, 'verifying'))
    .all()
    .map((stored) => ({ stored, outcome: outcomeOf(db, stored, now) }))
    .filter(
      ({ stored, outcome }) =>
        isNews(stored, outcome) && (outcome.reason !== 'no-data' || now - awakeSince >= SETTLING_MS),
    );
}

/** Time alone proves a fix; limits that go and silence that is found are seen here, too. */
export const reviewFixes: Task = {
  name: 'verifications.review',
  periodMs: 30_000,
  run: async ({ database, ports }, awakeSince) => {
    if (dueChanges(database, ports.clock.now(), awakeSince).length === 0) return;
    await database.writeWhenIdle({ actorId: null, command: 'verifications.review' }, (tx) => {
      for (const change of dueChanges(tx, tx.now, awakeSince)) write(tx, change);
    });
  },
};
