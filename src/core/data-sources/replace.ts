/** Puts another value in the place of a stored one, because somebody has decided so. */
import { tidy } from '../../shared/domain/counter.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { WriteTx } from '../database/database.ts';
import {
  noteCorrection,
  removeReading,
  SOURCED,
  type SourcedReading,
  stepAt,
} from '../metrics/corrections.ts';
import { faceAt, findCounter } from '../metrics/counters.ts';
import { reconsider } from '../metrics/evaluate.ts';
import { refreshRollups } from '../metrics/rollups.ts';
import { sameTest } from '../metrics/same.ts';
import { findSeries, halfDoneSources } from '../metrics/series.ts';
import { type Came, type Origin, type Passed, store } from './take.ts';

/** `stays`: what is stored belongs to a step of a checklist or to an import that runs; `superseded`: by a later one. */
export type Became = Came | 'stays' | 'superseded';

/**
 * Of several of the same instant the last one counts. What the values before had raised goes, unless somebody acted on
 * it; they are recorded as corrected. Of a counter nothing is replaced by what its meter cannot have shown.
 * @param by who has decided
 * @param passed of times that are not closed
 * @returns what became of each
 */
export function replace(
  tx: WriteTx,
  by: Id,
  origin: Pick<Origin, 'id' | 'name'>,
  passed: readonly Passed[],
): readonly Became[] {
  const keyOf = ({ metricId, ts }: Passed) => `${metricId} ${ts}`;
  const last = new Map(passed.map((reading) => [keyOf(reading), reading]));
  const became = new Map<Passed, Became>();
  const whole = new Map<Id, Standing[]>();
  const note = ({ reading: { metricId, ts, value }, stood }: Standing, shown: number, shifted = 0) => {
    if (stood === undefined) return;
    const next = { ts, value };
    const id = tx.newId();
    noteCorrection(tx, { id, metricId, shown, reason: origin.name, correctedBy: by, shifted, next }, stood);
  };
  for (const reading of [...last.values()].toSorted((one, other) => one.ts - other.ts)) {
    const { metricId, ts, value } = reading;
    const standing = { reading, stood: stoodAt(tx, reading) };
    const { stood } = standing;
    const counter = findCounter(tx, metricId);
    if (stood !== undefined && sameTest(tx, metricId)(ts, stood.value, value)) {
      became.set(reading, 'duplicate');
    } else if (stood !== undefined && isBound(tx, reading)) {
      became.set(reading, 'stays');
    } else if (counter === null) {
      whole.set(metricId, [...(whole.get(metricId) ?? []), standing]);
    } else {
      const { came, shifted } = exchange(tx, origin, standing);
      if (came === 'taken' && stood !== undefined) {
        const face = { reading: { ...reading, value: tidy(value) }, stood };
        note(face, faceAt(counter, stood), shifted);
      }
      became.set(reading, came);
    }
  }
  for (const [metricId, standings] of whole) {
    const readings = standings.map(({ reading }) => reading);
    remove(tx, metricId, readings);
    store(tx, origin, readings).came.forEach((outcome, at) => became.set(readings[at]!, outcome));
    for (const standing of standings) note(standing, standing.stood?.value ?? 0);
  }
  return passed.map((reading) => {
    const winner = last.get(keyOf(reading))!;
    const outcome = became.get(winner)!;
    if (winner === reading) return outcome;
    return outcome === 'taken' || outcome === 'duplicate' ? 'superseded' : 'stays';
  });
}

interface Standing {
  readonly reading: Passed;
  /** What is stored at its instant. */
  readonly stood: SourcedReading | undefined;
}

function stoodAt(tx: WriteTx, { metricId, ts }: Passed): SourcedReading | undefined {
  const series = findSeries(tx, metricId);
  if (series === undefined) return undefined;
  return tx.sql(`SELECT ${SOURCED} WHERE r.series = ? AND r.ts = ?`).get(series, ts) as
    | SourcedReading
    | undefined;
}

function isBound(tx: WriteTx, { metricId, ts }: Passed): boolean {
  const series = findSeries(tx, metricId);
  if (series !== undefined && halfDoneSources(tx, series).length > 0) return true;
  return stepAt(tx, metricId, ts) !== undefined;
}

/** One face of a counter for another; where its meter cannot have shown it, or too much would move, all stays. */
function exchange(
  tx: WriteTx,
  origin: Pick<Origin, 'id' | 'name'>,
  { reading, stood }: Standing,
): { readonly came: Came; readonly shifted: number } {
  tx.sql('SAVEPOINT exchanging').run();
  let done: { readonly came: Came; readonly shifted: number } = { came: 'counter-impossible', shifted: 0 };
  try {
    const shifted = stood === undefined ? 0 : removeReading(tx, reading.metricId, stood, reading).shifted;
    done = { came: store(tx, origin, [reading]).came[0]!, shifted };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
  if (done.came !== 'taken') tx.sql('ROLLBACK TO exchanging').run();
  tx.sql('RELEASE exchanging').run();
  return done;
}

function remove(tx: WriteTx, metricId: Id, readings: readonly Passed[]): void {
  const series = findSeries(tx, metricId);
  if (series === undefined) return;
  const arrivedAt = tx
    .sql(
      `SELECT s.created_at FROM readings r JOIN reading_sources s ON s.id = r.source
       WHERE r.series = ? AND r.ts = ?`,
    )
    .pluck();
  const there = readings.flatMap(({ ts }) => {
    const at = arrivedAt.get(series, ts) as number | undefined;
    return at === undefined ? [] : [{ ts, at }];
  });
  if (there.length === 0) return;
  const instants = there.map(({ ts }) => ts);
  for (const ts of instants) tx.sql('DELETE FROM readings WHERE series = ? AND ts = ?').run(series, ts);
  refreshRollups(tx, series, instants);
  const span = { from: Math.min(...instants), to: Math.max(...instants) };
  reconsider(tx, metricId, span, Math.min(...there.map(({ at }) => at)));
}
