/**
 * Keeps what was found. Of each subject one prediction counts; a newer one takes its place only when it says something
 * else, and a decided one only when it is much earlier. What no longer counts is kept, and judged.
 */
import { eq } from 'drizzle-orm';
import type { MetricCheck } from '../../shared/contract/predictions.ts';
import { newPrediction } from '../../shared/domain/prediction/score-board.ts';
import {
  dueBy,
  type Interval,
  isMuchEarlier,
  isNews,
  type SetAside,
} from '../../shared/domain/prediction/stored.ts';
import type { WeibullFit } from '../../shared/domain/prediction/weibull.ts';
import { derivedId, type Id } from '../../shared/ids.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { predictionChecks, predictions } from '../database/schema/index.ts';

export type Prediction = typeof predictions.$inferSelect;

export type Candidate = Pick<
  Prediction,
  | 'kind'
  | 'subject'
  | 'assetId'
  | 'metricId'
  | 'side'
  | 'severity'
  | 'limit'
  | 'method'
  | 'earliest'
  | 'likely'
  | 'latest'
  | 'probability'
  | 'inputs'
>;

/** The fit of a type, without its edge; ages in days. */
export type TypeCheck =
  | { readonly outcome: 'refused'; readonly method: string; readonly reason: string; readonly lives: number }
  | (Pick<WeibullFit, 'method' | 'failures' | 'censored' | 'truncated' | 'confidence' | 'shape' | 'scale'> & {
      readonly outcome: 'fitted';
    });

/** What a look at a metric or an asset type has shown. */
export interface Seen {
  /** Of the metric or asset type. */
  readonly id: Id;
  /** When it looked: what changes between then and now is looked at again. */
  readonly at: number;
  readonly candidates: readonly Candidate[];
  /** Subjects of which the method now says nothing. */
  readonly silent: readonly string[];
  readonly found: MetricCheck | TypeCheck;
}

/** Old predictions of one subject that are kept; those that work was drafted from are kept besides. */
const KEPT = 40;

/** Most subjects have none, and each is asked for every hour. */
export function currentIdOf(db: Reader, subject: string): Id | undefined {
  return db
    .sql(
      `SELECT id FROM predictions
       WHERE subject = ? AND set_aside_at IS NULL AND settled_at IS NULL AND prevented_at IS NULL`,
    )
    .pluck()
    .get(subject) as Id | undefined;
}

function currentOf(db: Reader, subject: string): Prediction | undefined {
  const id = currentIdOf(db, subject);
  return id === undefined ? undefined : db.select().from(predictions).where(eq(predictions.id, id)).get();
}

/** @returns the ids of the predictions that are new */
export function keep(tx: WriteTx, { id, at, candidates, silent, found }: Seen): Id[] {
  const made = candidates.flatMap((candidate) => keepOne(tx, candidate) ?? []);
  for (const subject of silent) {
    const current = currentOf(tx, subject);
    if (current?.state === 'open') setAside(tx, current.id, 'withdrawn');
  }
  const before = tx.select().from(predictionChecks).where(eq(predictionChecks.id, id)).get();
  const check = { checkedAt: at, found };
  tx.insert(predictionChecks)
    .values({ id, ...check })
    .onConflictDoUpdate({ target: predictionChecks.id, set: check })
    .run();
  if (JSON.stringify(before?.found) !== JSON.stringify(check.found)) tx.touch('predictions');
  return made;
}

function keepOne(tx: WriteTx, candidate: Candidate): Id | null {
  const madeAt = tx.now;
  const { subject, latest, likely } = candidate;
  const earliest = Math.max(candidate.earliest, madeAt);
  const interval: Interval = {
    madeAt,
    earliest,
    likely: likely === null ? null : Math.max(likely, earliest),
    latest: latest === null ? null : Math.max(latest, earliest),
  };
  const current = currentOf(tx, subject);
  if (current !== undefined) {
    const isOther =
      current.state === 'open' ? saysOther(current, interval) : isMuchEarlier(current, interval);
    if (!isOther) return null;
    setAside(tx, current.id, 'superseded');
  }
  const id = derivedId('prediction', subject, madeAt);
  tx.insert(predictions)
    .values({
      ...candidate,
      ...interval,
      id,
      dueBy: dueBy(interval),
      state: newPrediction().state,
    })
    .onConflictDoNothing()
    .run();
  forgetOldest(tx, subject);
  return id;
}

/** An anomaly that goes on is the same one. */
function saysOther(current: Prediction, next: Interval): boolean {
  return current.kind !== 'anomaly' && isNews(current, next);
}

export function setAside(tx: WriteTx, id: Id, why: SetAside): void {
  tx.update(predictions).set({ setAside: why, setAsideAt: tx.now }).where(eq(predictions.id, id)).run();
}

function forgetOldest(tx: WriteTx, subject: string): void {
  tx.sql(
    `DELETE FROM predictions WHERE id IN (
       SELECT id FROM predictions WHERE subject = ? AND work_order_id IS NULL
         AND (set_aside_at IS NOT NULL OR settled_at IS NOT NULL OR prevented_at IS NOT NULL)
       ORDER BY made_at DESC LIMIT -1 OFFSET ${KEPT})`,
  ).run(subject);
}
