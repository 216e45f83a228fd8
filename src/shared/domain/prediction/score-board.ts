/**
 * The life of a prediction and the score board of many: how often a method was right, how early it said so, and
 * whether its intervals held. A prediction somebody rejected is settled as well, so that a wrong
 * rejection shows; one that was acted upon in time is not, because nobody knows what would have happened.
 */
import { median } from './statistics.ts';

export const PREDICTION_STATES = ['open', 'accepted', 'rejected', 'came-true', 'did-not'] as const;
export type PredictionState = (typeof PREDICTION_STATES)[number];

/** What was predicted; instants in ms UTC. */
export interface Foretold {
  readonly madeAt: number;
  readonly earliest: number;
  /** Null where the interval has no end. */
  readonly latest: number | null;
  /** From then on it counts as wrong; not before `latest`. */
  readonly dueBy: number;
}

/** How a prediction stands; survives JSON. */
export interface PredictionLife {
  readonly state: PredictionState;
  readonly decision: 'accepted' | 'rejected' | null;
  /** When work was done against it. */
  readonly preventedAt: number | null;
  /** When what was predicted happened. */
  readonly happenedAt: number | null;
  readonly settledAt: number | null;
}

/** `time` only tells what time it is. */
export interface PredictionEvent {
  readonly kind: 'accept' | 'reject' | 'prevent' | 'happen' | 'time';
  readonly at: number;
}

export function newPrediction(): PredictionLife {
  return { state: 'open', decision: null, preventedAt: null, happenedAt: null, settledAt: null };
}

export function isSettled({ state }: PredictionLife): boolean {
  return state === 'came-true' || state === 'did-not';
}

/**
 * What an event makes of a prediction. People may change their mind until it is settled; a settled one stays as it
 * is, and so does a prevented one whatever happens later. An event before the prediction was made, or after
 * it was due, is not what it spoke of.
 */
export function afterEvent(
  foretold: Foretold,
  life: PredictionLife,
  { kind, at }: PredictionEvent,
): PredictionLife {
  if (isSettled(life)) return life;
  const { madeAt, dueBy } = foretold;
  const isOver = at > dueBy;
  if (isOver && life.preventedAt === null) return { ...life, state: 'did-not', settledAt: dueBy };
  if (kind === 'time' || isOver || at < madeAt) return life;
  if (kind === 'prevent') return { ...life, preventedAt: life.preventedAt ?? at };
  if (kind === 'happen') {
    return life.preventedAt === null ? { ...life, state: 'came-true', happenedAt: at, settledAt: at } : life;
  }
  const decision = kind === 'accept' ? 'accepted' : 'rejected';
  return { ...life, state: decision, decision };
}

export interface ScoreBoard {
  readonly counts: Readonly<Record<PredictionState, number>>;
  /** Not settled because work was done in time. */
  readonly prevented: number;
  /** Came true, although somebody had rejected it. */
  readonly wronglyRejected: number;
  /** Came true of all that are settled, 0 to 1; null while none is. */
  readonly hitRate: number | null;
  /** Median time in ms from the prediction to what happened; null while none came true. */
  readonly medianLeadMs: number | null;
  /** Settled ones where it happened between earliest and latest, 0 to 1; null while none is settled. */
  readonly coverage: number | null;
}

export function scoreBoard(
  predictions: Iterable<{ readonly foretold: Foretold; readonly life: PredictionLife }>,
): ScoreBoard {
  const counts = { open: 0, accepted: 0, rejected: 0, 'came-true': 0, 'did-not': 0 };
  const leads: number[] = [];
  let [prevented, wronglyRejected, inside] = [0, 0, 0];
  for (const { foretold, life } of predictions) {
    counts[life.state] += 1;
    if (life.preventedAt !== null) prevented += 1;
    if (life.happenedAt === null) continue;
    const { madeAt, earliest, latest } = foretold;
    leads.push(life.happenedAt - madeAt);
    if (life.decision === 'rejected') wronglyRejected += 1;
    if (life.happenedAt >= earliest && life.happenedAt <= (latest ?? Infinity)) inside += 1;
  }
  const settled = counts['came-true'] + counts['did-not'];
  return {
    counts,
    prevented,
    wronglyRejected,
    hitRate: settled === 0 ? null : counts['came-true'] / settled,
    medianLeadMs: leads.length === 0 ? null : median(leads),
    coverage: settled === 0 ? null : inside / settled,
  };
}
