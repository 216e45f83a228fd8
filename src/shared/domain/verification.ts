/**
 * Whether a fix has proved itself: once its work is completed, the metric whose alarm asked for it must come back in
 * band and stay there for a set time, with readings that say so.
 */
import type { UnverifiedReason } from './vocabulary.ts';

/** How long a metric has to stay in band, and how long after a fix a new episode is its relapse, in ms. */
export const PROOF_HOLD_MS = { least: 60_000, most: 90 * 86_400_000, usual: 86_400_000 } as const;
export const RELAPSE_MS = { least: 0, most: 366 * 86_400_000, usual: 14 * 86_400_000 } as const;

export interface Fix {
  /** When the work was completed. */
  readonly completedAt: number;
  readonly holdMs: number;
}

/** An alarm of the watch that asked for the fix, on either side. */
export interface ProofEpisode {
  readonly startedAt: number;
  readonly raisedAt: number;
  readonly endedAt: number | null;
}

export interface ProofFacts {
  /** In any order; those that were over at the completion do not matter. */
  readonly episodes: readonly ProofEpisode[];
  /** Whether the limits that the alarm broke, or others of their kind, still stand. */
  readonly isWatched: boolean;
  /** How long the metric may be silent; null: it need only be read once. */
  readonly allowedSilenceMs: number | null;
  /** The longest time without a reading after `from` and up to `until`; null where there is none at all. */
  longestSilence(from: number, until: number): number | null;
}

export interface ProofOutcome {
  readonly state: 'verifying' | 'verified' | 'not-verified';
  /** Why it is not verified. */
  readonly reason: UnverifiedReason | null;
  /** Since when it has been in band; null while it is not yet back. */
  readonly from: number | null;
  /** When it will be decided at the latest, as far as is known now. */
  readonly until: number;
}

/**
 * A value that is still out of band at the completion has as long to come back as it must then stay. The stretch to
 * prove begins with the completion or, if that is later, with the return. It follows from the facts alone, so that it
 * can be found anew at any time; what is decided changes only with the facts, never with `now`.
 */
export function judgeFix({ completedAt, holdMs }: Fix, facts: ProofFacts, now: number): ProofOutcome {
  const lasting = facts.episodes.filter(
    ({ startedAt, endedAt }) => startedAt <= completedAt && (endedAt === null || endedAt > completedAt),
  );
  const back = lasting.reduce((end, { endedAt }) => Math.max(end, endedAt ?? Infinity), completedAt);
  const latest = completedAt + holdMs;
  if (back > latest) {
    const isLate = now >= latest;
    return {
      state: isLate ? 'not-verified' : 'verifying',
      reason: isLate ? 'not-back' : null,
      from: null,
      until: latest,
    };
  }
  const until = back + holdMs;
  const outcome = (state: ProofOutcome['state'], reason: UnverifiedReason | null = null) => ({
    state,
    reason,
    from: back,
    until,
  });
  if (facts.episodes.some(({ startedAt, raisedAt }) => startedAt > completedAt && raisedAt <= until)) {
    return outcome('not-verified', 'out-of-band');
  }
  if (now < until) return outcome('verifying');
  if (!facts.isWatched) return outcome('not-verified', 'not-watched');
  const silence = facts.longestSilence(back, until);
  if (silence === null || silence > (facts.allowedSilenceMs ?? Infinity)) {
    return outcome('not-verified', 'no-data');
  }
  return outcome('verified');
}
