/**
 * Does the long part of an evaluation beforehand, in slices, so that the unit of work that needs it is short and
 * the core answers others meanwhile. What was foreseen holds as long as the readings it has followed are the
 * same; readings that came after them are followed in the unit of work. Where it does not hold, everything is
 * followed there, as if nothing had been foreseen.
 */
import type { WatchType } from '../../shared/domain/watch.ts';
import type { Reader } from '../database/database.ts';
import { follow, followInSlices, type FollowOptions, type Run, type Slices, slicesUntil } from './follow.ts';
import { halfDoneExcept } from './replay.ts';
import { latestReading, storedSpan } from './series.ts';

export interface Foresight {
  readonly options: FollowOptions;
  /** Up to and including `last`. */
  readonly run: Run;
  readonly last: number;
  readonly mark: string;
}

/** Follows what is there now; null when there is nothing. */
export async function foresee(
  db: Reader,
  options: FollowOptions,
  slices: Slices = slicesUntil(),
): Promise<Foresight | null> {
  const { series, whole } = options;
  const last = latestReading(db, series, halfDoneExcept(db, series, whole))?.ts;
  if (last === undefined) return null;
  const mark = markOf(db, options, last);
  const run = await followInSlices(db, { ...options, last }, slices);
  return { options, run, last, mark };
}

/** What was foreseen of the watches of a metric. */
export type Foresights = ReadonlyMap<WatchType, Foresight>;

/** Follows each watch in turn. */
export async function foreseeAll(
  db: Reader,
  options: readonly FollowOptions[],
  slices?: Slices,
): Promise<Foresights> {
  const foreseen = new Map<WatchType, Foresight>();
  for (const each of options) {
    const foresight = await foresee(db, each, slices);
    if (foresight !== null) foreseen.set(each.watch.type, foresight);
  }
  return foreseen;
}

/** The run that was foreseen, with what has come since; otherwise a run from the beginning. */
export function complete(db: Reader, options: FollowOptions, foresight: Foresight | undefined): Run {
  if (foresight === undefined || !holds(db, options, foresight)) return follow(db, options);
  const { run } = foresight;
  if (run.reached !== Number.POSITIVE_INFINITY) return run;
  const rest = follow(db, { ...options, begin: run.state });
  const episodes = new Map(
    [...run.episodes, ...rest.episodes].map((episode) => [episode.startedAt, episode]),
  );
  return { ...rest, episodes: [...episodes.values()] };
}

function holds(db: Reader, options: FollowOptions, { options: foreseen, last, mark }: Foresight): boolean {
  const given = ({ series, watch, begin, stored, until }: FollowOptions) =>
    JSON.stringify([series, watch, begin, stored, until]);
  return given(options) === given(foreseen) && markOf(db, options, last) === mark;
}

/**
 * Changes whenever readings up to `last` change that are evaluated. They are never altered, and removed only
 * with the import that brought them, which is half-done then: so it is enough to count them, and, while an
 * import is half-done, to look whether anything else has come.
 */
function markOf(db: Reader, { series, whole }: FollowOptions, last: number): string {
  const halfDone = halfDoneExcept(db, series, whole);
  const newer = db.sql('SELECT count(*) FROM readings WHERE series = ? AND ts > ?').pluck().get(series, last);
  const count = (storedSpan(db, series)?.count ?? 0) - (newer as number);
  const newestSource =
    halfDone.length === 0 ? null : db.sql('SELECT max(id) FROM reading_sources').pluck().get();
  return JSON.stringify([halfDone, count, newestSource]);
}
