/**
 * What is stored of a counter is life to date; here what its meters showed becomes that, and the other way about.
 * Between two changes of its meter life to date is the face, a constant and whole rollovers.
 */
import { asc, eq } from 'drizzle-orm';
import {
  counterRise,
  type CounterMark,
  type CounterProblem,
  faceOf,
  type Neighbours,
  placeFace,
  type Placement,
  tidy,
} from '../../shared/domain/counter.ts';
import { ROLLUP_LEVELS_MS } from '../../shared/domain/rollup.ts';
import type { Reading } from '../../shared/domain/threshold.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { meterChanges } from '../database/schema/index.ts';
import { AppError } from '../../shared/errors.ts';
import { closedUntil } from './closed.ts';
import { findSeries } from './series.ts';

const [BUCKET_MS] = ROLLUP_LEVELS_MS;
const EVER = { from: -8.64e15, to: 8.64e15 };

export type MeterChange = typeof meterChanges.$inferSelect;

export interface Counter {
  readonly metricId: Id;
  readonly series: number | undefined;
  /** Of the meter that is there now. */
  readonly rolloverAt: number | null;
  /** In order. */
  readonly changes: readonly MeterChange[];
}

/** Null for a metric that is no counter. */
export function findCounter(db: Reader, metricId: Id): Counter | null {
  // Asked for every batch of readings.
  const metric = db
    .sql("SELECT rollover_at AS rolloverAt FROM metrics WHERE id = ? AND kind = 'counter'")
    .get(metricId) as Pick<Counter, 'rolloverAt'> | undefined;
  if (metric === undefined) return null;
  const changes = db
    .select()
    .from(meterChanges)
    .where(eq(meterChanges.metricId, metricId))
    .orderBy(asc(meterChanges.at))
    .all();
  return { metricId, series: findSeries(db, metricId), rolloverAt: metric.rolloverAt, changes };
}

/** One meter, from the change that brought it to the one that took it away. */
interface Meter {
  readonly start: MeterChange | undefined;
  readonly end: MeterChange | undefined;
  /** Life to date at which it would have shown zero before it rolled over. */
  readonly offset: number;
  readonly rolloverAt: number | null;
}

/** @param ofNew at the instant of a change the new meter, else the old one */
function meterAt({ changes, rolloverAt }: Counter, ts: number, ofNew: boolean): Meter {
  const start = changes.findLast(({ at }) => (ofNew ? at <= ts : at < ts));
  const end = changes.find(({ at }) => (ofNew ? at > ts : at >= ts));
  return {
    start,
    end,
    offset: start === undefined ? 0 : start.ltd - start.newFace,
    rolloverAt: end === undefined ? rolloverAt : end.rolloverAt,
  };
}

const startOf = ({ at, newFace, ltd }: MeterChange): CounterMark => ({ ts: at, face: newFace, ltd });
const endOf = ({ at, oldFace, ltd }: MeterChange): CounterMark => ({ ts: at, face: oldFace, ltd });

/** The newest reading in `[from, to)`; of closed buckets the last one. */
function newestIn(db: Reader, series: number, from: number, to: number): Reading | undefined {
  const kept = db
    .sql('SELECT ts, value FROM readings WHERE series = ? AND ts >= ? AND ts < ? ORDER BY ts DESC LIMIT 1')
    .get(series, from, to) as Reading | undefined;
  if (closedUntil(db) <= (kept?.ts ?? from)) return kept;
  const summed = db
    .sql(
      `SELECT last_ts AS ts, last AS value FROM rollups WHERE series = ? AND level = 0
         AND bucket > ? AND bucket < ? AND last_ts >= ? AND last_ts < ? ORDER BY bucket DESC LIMIT 1`,
    )
    .get(series, from - BUCKET_MS, to, from, to) as Reading | undefined;
  return summed === undefined || (kept !== undefined && kept.ts >= summed.ts) ? kept : summed;
}

/** The oldest reading in `[from, to)`; of closed buckets the first one. */
function oldestIn(db: Reader, series: number, from: number, to: number): Reading | undefined {
  const kept = db
    .sql('SELECT ts, value FROM readings WHERE series = ? AND ts >= ? AND ts < ? ORDER BY ts LIMIT 1')
    .get(series, from, to) as Reading | undefined;
  if (closedUntil(db) <= from) return kept;
  const summed = db
    .sql(
      `SELECT first_ts AS ts, first AS value FROM rollups WHERE series = ? AND level = 0
         AND bucket > ? AND bucket < ? AND first_ts >= ? AND first_ts < ? ORDER BY bucket LIMIT 1`,
    )
    .get(series, from - BUCKET_MS, to, from, to) as Reading | undefined;
  return summed === undefined || (kept !== undefined && kept.ts <= summed.ts) ? kept : summed;
}

export interface Around extends Neighbours {
  readonly meter: Meter;
}

export interface AroundOptions {
  /** At the instant of a change the new meter is meant. */
  readonly ofNew?: boolean;
  /** A reading at the very instant counts as before it. */
  readonly inclusive?: boolean;
}

/** What is known of the meter that was there at an instant, before and after it. */
export function around(db: Reader, counter: Counter, ts: number, options: AroundOptions = {}): Around {
  const meter = meterAt(counter, ts, options.ofNew === true);
  const { start, end, offset, rolloverAt } = meter;
  const { series } = counter;
  const split = options.inclusive === true ? ts + 1 : ts;
  const markOf = (reading: Reading | undefined): CounterMark | null =>
    reading === undefined
      ? null
      : { ts: reading.ts, ltd: reading.value, face: faceOf(reading.value, offset, rolloverAt) };
  const read = (from: number, to: number, find: typeof newestIn): CounterMark | null =>
    series === undefined || from >= to ? null : markOf(find(db, series, from, to));

  let before = read(start?.at ?? EVER.from, split, newestIn);
  // At the instant of the change itself it may be one of the old meter.
  if (start !== undefined && (before === null || before.ltd < start.ltd)) before = startOf(start);
  let after = read(Math.max(split, ts + 1), end === undefined ? EVER.to : end.at + 1, oldestIn);
  if (end !== undefined && (after === null || after.ltd > end.ltd)) after = endOf(end);
  return { meter, before, after, rolloverAt };
}

/**
 * Where a face at an instant belongs. At the instant of a change it is of the old meter, or failing that of the new one.
 */
export function place(db: Reader, counter: Counter, ts: number, face: number): Placement {
  const placed = placeFace(face, around(db, counter, ts));
  if (placed.problem === null || !counter.changes.some(({ at }) => at === ts)) return placed;
  const ofNew = placeFace(face, around(db, counter, ts, { ofNew: true }));
  return ofNew.problem === null ? ofNew : placed;
}

/** A face between others, where what comes after it follows. */
export type Fit =
  | { readonly problem: null; readonly ltd: number; readonly shift: number }
  | { readonly problem: CounterProblem; readonly than: number };

/**
 * Where a face belongs if what comes after may move by the rollovers that it proves or disproves; `shift` is by how much.
 * Where it can be without that, nothing moves. What is stored at the instant itself does not count.
 */
export function fit(
  db: Reader,
  counter: Counter,
  ts: number,
  face: number,
): Fit & { readonly ofNew: boolean } {
  const isChanged = counter.changes.some(({ at }) => at === ts);
  const fits = (isChanged ? [false, true] : [false]).map((ofNew) => ({
    ...fitBetween(around(db, counter, ts, { ofNew }), face),
    ofNew,
  }));
  return (
    fits.find((one) => one.problem === null && one.shift === 0) ??
    fits.find(({ problem }) => problem === null) ??
    fits[0]!
  );
}

/** The same between neighbours that are known. */
export function fitBetween({ before, after, rolloverAt }: Neighbours, face: number): Fit {
  const whole = placeFace(face, { before, after, rolloverAt });
  if (whole.problem === null && (before === null || after === null)) return { ...whole, shift: 0 };
  const placed = placeFace(face, { before, after: null, rolloverAt });
  if (placed.problem !== null) return placed;
  if (after === null) return { ...placed, shift: 0 };
  const rise = counterRise(face, after.face, rolloverAt);
  if (rise === null) return { problem: 'above', than: after.face };
  return { problem: null, ltd: placed.ltd, shift: tidy(placed.ltd + rise - after.ltd) };
}

const REFUSALS = { below: 'COUNTER_BELOW', above: 'COUNTER_ABOVE', beyond: 'COUNTER_BEYOND' } as const;

/** Why a face cannot be, in words. */
export function counterRefusal(cannot: {
  readonly problem: CounterProblem;
  readonly than: number;
}): AppError {
  return new AppError(REFUSALS[cannot.problem], { than: cannot.than });
}

/** Places many, best in order; what it has placed is taken to be stored before the next. */
export function placer(db: Reader, counter: Counter): (ts: number, face: number) => Placement {
  let known: Around | null = null;
  let last = Number.NaN;
  return (ts, face) => {
    const isNext =
      known !== null &&
      ts > last &&
      ts < (known.after?.ts ?? EVER.to) &&
      ts < (known.meter.end?.at ?? EVER.to);
    if (!isNext || counter.changes.some(({ at }) => at === ts)) {
      known = null;
      const placed = place(db, counter, ts, face);
      if (placed.problem !== null || counter.changes.some(({ at }) => at === ts)) return placed;
      known = around(db, counter, ts);
    }
    last = ts;
    const placed = placeFace(face, known!);
    if (placed.problem === null) known = { ...known!, before: { ts, face, ltd: placed.ltd } };
    return placed;
  };
}

/** What the meter showed at a stored reading. */
export function faceAt(counter: Counter, reading: Reading): number {
  const { offset, rolloverAt } = meterAt(counter, reading.ts, isOfNewMeter(counter, reading));
  return faceOf(reading.value, offset, rolloverAt);
}

/** Whether a stored reading at the instant of a change is one of the new meter. */
export function isOfNewMeter({ changes }: Counter, { ts, value }: Reading): boolean {
  const change = changes.find(({ at }) => at === ts);
  return change !== undefined && value > change.ltd;
}

/** The newest thing known of a counter: a reading, or a change of its meter. */
export function newestMark(db: Reader, counter: Counter): CounterMark | null {
  return around(db, counter, EVER.to).before;
}

/**
 * Another rollover of the meter that is there now must go with what is stored: the meter has not rolled over yet, and
 * has not shown as much.
 * @throws AppError COUNTER_ROLLOVER_IN_USE
 */
export function assertRolloverFits(db: Reader, metricId: Id, rolloverAt: number | null): void {
  const counter = findCounter(db, metricId);
  if (counter === null) return;
  const newest = newestMark(db, counter);
  if (newest === null) return;
  const { offset } = meterAt(counter, EVER.to, true);
  const risen = faceOf(newest.ltd, offset, null);
  const hasRolledOver = counter.rolloverAt !== null && risen >= counter.rolloverAt;
  if (hasRolledOver || (rolloverAt !== null && risen >= rolloverAt)) {
    throw new AppError('COUNTER_ROLLOVER_IN_USE');
  }
}
