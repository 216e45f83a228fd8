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

/** A time that does not count; `to` is null while it lasts. */
export interface Pause {
  readonly from: number;
  readonly to: number | null;
}

/** An alarm of the watch that asked for the fix, on either side. */
export interface ProofEpisode {
  readonly startedAt: number;
  readonly raisedAt: number;
  readonly endedAt: number | null;
  /** Of one that lasts: since when its readings are back inside, so that only the off-delay keeps it open. */
  readonly insideSince: number | null;
}

/** What was read in a stretch of time. */
export interface Readings {
  readonly first: number;
  readonly last: number;
  /** The longest time between two of them. */
  readonly longestGap: number;
}

export interface ProofFacts {
  /** In any order; those that were over at the completion do not matter. */
  readonly episodes: readonly ProofEpisode[];
  /** Since when the newest readings have been beyond a limit, though not yet for its on-delay; null: they are not. */
  readonly pendingSince: number | null;
  /** Times in which the machine did not run; in any order, they may overlap. */
  readonly stops: readonly Pause[];
  /** Whether the limits that the alarm broke, or others of their kind, still stand. */
  readonly isWatched: boolean;
  /** How long a value must be back inside before its alarm ends. */
  readonly offDelayMs: number;
  /** How long the metric may be silent; null: it need only be read once. */
  readonly allowedSilenceMs: number | null;
  /** What was read after `from` and up to `until`; null for nothing. */
  readonly readIn: (from: number, until: number) => Readings | null;
}

export interface ProofOutcome {
  readonly state: 'verifying' | 'verified' | 'not-verified';
  /** Why it is not verified. */
  readonly reason: UnverifiedReason | null;
  /** Since when it has been in band; null while it is not yet back. */
  readonly from: number | null;
  /** When it is decided at the earliest; what does not run is taken to run at once. */
  readonly until: number;
}

/**
 * The clock of a proof runs while the machine runs and the value is in band: a stop pauses it, for a machine that
 * stands proves nothing. A value that is out of band at the completion, or has left the band during a stop, is waited
 * for, as long (of running time) as it must then stay. An alarm that begins and is raised while the machine runs breaks
 * the proof, also where it is raised after the time was over; a value beyond a limit is waited for until it is known
 * whether it will. An alarm that only its off-delay keeps open is waited for, too; the clock then has run since the return.
 * All follows from the facts alone, so that it can be found anew at any time; what is decided changes only with the
 * facts, never with `now`.
 */
export function judgeFix({ completedAt, holdMs }: Fix, facts: ProofFacts, now: number): ProofOutcome {
  const { waitedFor, breaking } = sorted(facts, completedAt);
  const stops = joined(facts.stops);
  let pauses = stops;
  let standing: ProofEpisode | null = null;
  let notBackAt = Infinity;
  let latestReturn: number | null = null;
  for (const episode of waitedFor) {
    const { endedAt, insideSince } = episode;
    const from = Math.max(episode.startedAt, completedAt);
    if (from > completedAt && from >= ending(pauses, completedAt, holdMs)) break;
    const back = endedAt ?? insideSince;
    const mustBeBack = ending(stops, from, holdMs);
    if ((back ?? Infinity) > mustBeBack) notBackAt = Math.min(notBackAt, mustBeBack);
    if (back === null) latestReturn = runsOut(stops, from, holdMs);
    if (endedAt === null) standing = episode;
    pauses = joined([...pauses, { from, to: back }]);
  }
  const end = ending(pauses, completedAt, holdMs);
  const brokenAt = Math.min(
    ...breaking.filter(({ startedAt }) => startedAt <= end).map(({ raisedAt }) => raisedAt),
    Infinity,
  );
  const isNotBack = notBackAt <= brokenAt && now >= notBackAt;
  const from = latestReturn !== null || isNotBack ? null : firstCounted(pauses, completedAt);
  const until = isNotBack ? notBackAt : (latestReturn ?? runsOut(pauses, completedAt, holdMs));
  const outcome = (state: ProofOutcome['state'], reason: UnverifiedReason | null, at = until) => ({
    state,
    reason,
    from,
    until: at,
  });
  if (isNotBack) return outcome('not-verified', 'not-back');
  if (brokenAt < Infinity) return outcome('not-verified', 'out-of-band');
  const isOver = from !== null && end <= now;
  if (isOver && !facts.isWatched) return outcome('not-verified', 'not-watched');
  if (isOver && isSilent(facts, pauses, from, end)) return outcome('not-verified', 'no-data');
  const isPending = facts.pendingSince !== null && facts.pendingSince <= end;
  const insideSince = standing?.insideSince ?? null;
  if (insideSince === null && !isPending) {
    return isOver ? outcome('verified', null) : outcome('verifying', null);
  }
  const decided = insideSince === null ? until : Math.max(until, insideSince + facts.offDelayMs);
  const hasFallenSilent =
    isOver && decided <= now && facts.allowedSilenceMs !== null && isSilent(facts, pauses, from, now);
  return hasFallenSilent ? outcome('not-verified', 'no-data', decided) : outcome('verifying', null, decided);
}

/** Episodes after the completion: those whose end is waited for, the first before others, and those that break the proof. */
function sorted({ episodes, stops }: ProofFacts, completedAt: number) {
  const isStopped = (at: number) => stops.some(({ from, to }) => from <= at && at < (to ?? Infinity));
  const known = episodes
    .filter(({ endedAt }) => endedAt === null || endedAt > completedAt)
    .toSorted((a, b) => a.startedAt - b.startedAt);
  const isWaitedFor = ({ startedAt, raisedAt }: ProofEpisode) =>
    startedAt <= completedAt || isStopped(startedAt) || isStopped(raisedAt);
  return {
    waitedFor: known.filter((episode) => isWaitedFor(episode)),
    breaking: known.filter((episode) => !isWaitedFor(episode)),
  };
}

/** The same times in order, none of which touches another. */
function joined(pauses: readonly Pause[]): Pause[] {
  const apart: Pause[] = [];
  for (const pause of pauses.toSorted((a, b) => a.from - b.from)) {
    const last = apart.at(-1);
    if (last === undefined || pause.from > (last.to ?? Infinity)) apart.push(pause);
    else if (last.to !== null && (pause.to === null || pause.to > last.to)) {
      apart[apart.length - 1] = { from: last.from, to: pause.to };
    }
  }
  return apart;
}

/** When so much time has been counted since `from`; a pause that lasts is taken to end at once. */
function runsOut(pauses: readonly Pause[], from: number, ms: number): number {
  let [at, left] = [from, ms];
  for (const pause of pauses) {
    if (pause.to !== null && pause.to <= at) continue;
    const counted = Math.max(pause.from - at, 0);
    if (counted >= left) break;
    left -= counted;
    at = pause.to ?? Math.max(pause.from, at);
  }
  return at + left;
}

/** When so much time has been counted since `from`; Infinity while a pause before that lasts. */
function ending(pauses: readonly Pause[], from: number, ms: number): number {
  const end = runsOut(pauses, from, ms);
  const last = pauses.at(-1);
  return last?.to === null && last.from < end ? Infinity : end;
}

/** The first instant that counts; null while there is none. */
function firstCounted(pauses: readonly Pause[], completedAt: number): number | null {
  const pause = pauses.find(({ from, to }) => from <= completedAt && completedAt < (to ?? Infinity));
  return pause === undefined ? completedAt : pause.to;
}

/** Whether nothing was read for longer than may be in the time that counts; what is read in a pause does not. */
function isSilent(
  { allowedSilenceMs, readIn }: ProofFacts,
  pauses: readonly Pause[],
  from: number,
  until: number,
): boolean {
  let at = from;
  let silence = 0;
  let longest = 0;
  let isRead = false;
  for (const pause of [...pauses, { from: until, to: null }]) {
    if (pause.to !== null && pause.to <= at) continue;
    const end = Math.min(pause.from, until);
    if (end > at) {
      const read = readIn(at, end);
      isRead ||= read !== null;
      longest = Math.max(longest, read?.longestGap ?? 0, silence + (read?.first ?? end) - at);
      silence = read === null ? silence + end - at : end - read.last;
    }
    if (pause.to === null || pause.to >= until) break;
    at = pause.to;
  }
  return !isRead || Math.max(longest, silence) > (allowedSilenceMs ?? Infinity);
}
