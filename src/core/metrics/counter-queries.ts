import { desc, eq } from 'drizzle-orm';
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import { tidy } from '../../shared/domain/counter.ts';
import type { Reading } from '../../shared/domain/threshold.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { meterChanges, users } from '../database/schema/index.ts';
import { around, type Counter, faceAt, findCounter, newestMark, place } from './counters.ts';
import { latestReading, metricRow } from './series.ts';

const DAY_MS = 86_400_000;
const RATE_DAYS = 30;
/** Over less than a day a rise per day says more about the day than about the counter. */
const LEAST_RATED_MS = DAY_MS;
const MOST_CHANGES = 200;

/** @throws AppError NOT_FOUND also for a metric that is no counter */
function counterOf(db: Reader, metricId: Id): Counter {
  metricRow(db, metricId);
  const counter = findCounter(db, metricId);
  if (counter === null) throw new AppError('NOT_FOUND', { entity: 'metric' });
  return counter;
}

/** @throws AppError NOT_FOUND */
export function counterById(db: Reader, metricId: Id): Outputs['counters']['get'] {
  const counter = counterOf(db, metricId);
  const changes = db
    .select({
      id: meterChanges.id,
      at: meterChanges.at,
      oldFace: meterChanges.oldFace,
      newFace: meterChanges.newFace,
      ltd: meterChanges.ltd,
      reason: meterChanges.reason,
      changedBy: { id: users.id, fullName: users.fullName },
    })
    .from(meterChanges)
    .innerJoin(users, eq(users.id, meterChanges.changedBy))
    .where(eq(meterChanges.metricId, metricId))
    .orderBy(desc(meterChanges.at))
    .limit(MOST_CHANGES)
    .all();
  return {
    newest: newestMark(db, counter),
    rate: rateOf(db, counter),
    changes,
    changeCount: counter.changes.length,
  };
}

function rateOf(db: Reader, { series }: Counter): Outputs['counters']['get']['rate'] {
  if (series === undefined) return null;
  const newest = latestReading(db, series);
  if (newest === undefined) return null;
  const since = newest.ts - RATE_DAYS * DAY_MS;
  const find = (where: string) =>
    db.sql(`SELECT ts, value FROM readings WHERE series = ? AND ${where} LIMIT 1`).get(series, since) as
      | { readonly ts: number; readonly value: number }
      | undefined;
  const first = find('ts <= ? ORDER BY ts DESC') ?? find('ts > ? ORDER BY ts');
  if (first === undefined || newest.ts - first.ts < LEAST_RATED_MS) return null;
  return { perDay: ((newest.value - first.value) / (newest.ts - first.ts)) * DAY_MS, from: first.ts };
}

/** @throws AppError NOT_FOUND */
export function placeOf(
  db: Reader,
  { metricId, ts, face }: Inputs['counters']['place'],
): Outputs['counters']['place'] {
  const counter = counterOf(db, metricId);
  const { before } = around(db, counter, ts, { inclusive: true });
  const stands =
    counter.series === undefined
      ? undefined
      : (db.sql('SELECT ts, value FROM readings WHERE series = ? AND ts = ?').get(counter.series, ts) as
          | Reading
          | undefined);
  const there = stands === undefined ? null : faceAt(counter, stands);
  if (face === null || (there !== null && there !== tidy(face)))
    return { before, there, ltd: null, rolledOver: false, problem: null };
  if (stands !== undefined) return { before, there, ltd: stands.value, rolledOver: false, problem: null };
  const placed = place(db, counter, ts, tidy(face));
  return placed.problem === null
    ? { before, there, ltd: placed.ltd, rolledOver: placed.rolledOver, problem: null }
    : { before, there, ltd: null, rolledOver: false, problem: { kind: placed.problem, than: placed.than } };
}
