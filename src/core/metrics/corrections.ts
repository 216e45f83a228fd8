/**
 * Readings that were wrong. One is taken out as if it had never come, and another may be put in its place; both are
 * evaluated as late. What is recorded suffices to put it back as it was.
 */
import { and, eq } from 'drizzle-orm';
import type { Inputs } from '../../shared/contract/index.ts';
import { counterRise, tidy } from '../../shared/domain/counter.ts';
import type { Reading } from '../../shared/domain/threshold.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import { assertNew } from '../database/assert-new.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { checklistItems, readingCorrections, workOrders } from '../database/schema/index.ts';
import type { Principal } from '../people/sessions.ts';
import { closedAt } from './closed.ts';
import {
  around,
  type Counter,
  counterRefusal,
  faceAt,
  findCounter,
  fit,
  fitBetween,
  isOfNewMeter,
} from './counters.ts';
import { evaluate, reconsider } from './evaluate.ts';
import { moveAfter } from './meter-changes.ts';
import { refreshRollups } from './rollups.ts';
import { findSeries, halfDoneSources, metricRow, seriesFor } from './series.ts';
import { addReading } from './service.ts';

/** How long one may correct what one has typed. */
export const OWN_FOR_MS = 86_400_000;
/** A source's clock may be ahead of the station's. */
const AHEAD_MS = 600_000;

/** A reading with where it came from. */
export interface SourcedReading {
  readonly ts: number;
  readonly value: number;
  readonly source: number;
  readonly kind: 'import' | 'manual' | 'demo' | 'collector';
  readonly createdBy: Id | null;
  readonly createdAt: number;
}

export const SOURCED = `r.ts, r.value, r.source, s.kind, s.created_by AS createdBy, s.created_at AS createdAt
  FROM readings r JOIN reading_sources s ON s.id = r.source`;

type Claim = Pick<SourcedReading, 'kind' | 'createdBy' | 'createdAt'>;

/** Whether a person may correct what came this way; `work.do` is the contract's to ask. */
export function mayTouch(by: Principal, { kind, createdBy, createdAt }: Claim, now: number): boolean {
  if (by.permissions.has('metrics.write')) return true;
  return kind === 'manual' && createdBy === by.userId && now - createdAt <= OWN_FOR_MS;
}

type Meant = Pick<Inputs['readings']['takeOut'], 'metricId' | 'ts' | 'shown'>;

/** @throws AppError what the contract says of `readings` */
function find(tx: Reader, by: Principal, now: number, { metricId, ts, shown }: Meant): SourcedReading {
  metricRow(tx, metricId);
  const series = findSeries(tx, metricId);
  const found =
    series === undefined
      ? undefined
      : (tx.sql(`SELECT ${SOURCED} WHERE r.series = ? AND r.ts = ?`).get(series, ts) as
          | SourcedReading
          | undefined);
  const counter = findCounter(tx, metricId);
  if (series !== undefined && found === undefined && closedAt(tx, series)(ts)) {
    throw new AppError('HISTORY_CLOSED');
  }
  const stands = found === undefined || counter === null ? found?.value : faceAt(counter, found);
  if (series === undefined || found === undefined || stands !== shown) {
    throw new AppError('NOT_FOUND', { entity: 'reading' });
  }
  if (!mayTouch(by, found, now)) throw new AppError('FORBIDDEN', { permission: 'metrics.write' });
  if (halfDoneSources(tx, series).includes(found.source)) throw new AppError('JOB_RUNNING');
  const step = stepAt(tx, metricId, ts);
  if (step !== undefined) throw new AppError('READING_OF_STEP', { number: step.number });
  return found;
}

/** The work order of the step of a checklist that a reading belongs to. */
export function stepAt(db: Reader, metricId: Id, ts: number): { readonly number: string } | undefined {
  return db
    .select({ number: workOrders.number })
    .from(checklistItems)
    .innerJoin(workOrders, eq(workOrders.id, checklistItems.workOrderId))
    .where(and(eq(checklistItems.metricId, metricId), eq(checklistItems.readingTs, ts)))
    .get();
}

/** What will stand in the place of a reading; of a counter what its meter showed. */
export interface Next {
  readonly ts: number;
  readonly value: number;
}

/**
 * Removes a stored reading and has everything follow. Of a counter what came after it moves where the reading had
 * proved a rollover that what is left, and what will stand in its place, does not prove.
 * @param next is not stored here
 * @returns by how much that moved, and ids of the alarms this raised
 * @throws AppError METER_CHANGE_NEEDED {from, to}, COUNTER_BELOW, COUNTER_ABOVE or COUNTER_BEYOND {than} of what is to
 * stand in its place, METER_CHANGE_TOO_LATE {count}, HISTORY_CLOSED
 */
export function removeReading(
  tx: WriteTx,
  metricId: Id,
  reading: Pick<SourcedReading, 'ts' | 'value' | 'kind' | 'createdAt'>,
  next?: Next,
): { readonly shifted: number; readonly raised: Id[] } {
  const { ts, kind, createdAt } = reading;
  const series = seriesFor(tx, metricId);
  const counter = findCounter(tx, metricId);
  const shifted = counter === null ? 0 : shiftWithout(tx, counter, reading, next);
  tx.sql('DELETE FROM readings WHERE series = ? AND ts = ?').run(series, ts);
  refreshRollups(tx, series, [ts]);
  tx.touch('readings');
  const changesFrom = counter !== null && isOfNewMeter(counter, reading) ? ts + 1 : ts;
  const raised = counter === null ? [] : moveAfter(tx, counter, { at: ts, changesFrom }, shifted);
  const since = kind === 'manual' ? createdAt : Math.max(createdAt, Math.min(ts, tx.now) - AHEAD_MS);
  reconsider(tx, metricId, { from: ts, to: ts }, since);
  return { shifted, raised };
}

/** By how much what came after a reading moves when it goes, or another takes its place between the same neighbours. */
function shiftWithout(db: Reader, counter: Counter, reading: Reading, next: Next | undefined): number {
  const { ts } = reading;
  const known = around(db, counter, ts, { ofNew: isOfNewMeter(counter, reading) });
  const { after, rolloverAt } = known;
  if (after === null) return 0;
  // What the first reading goes by stays: nothing has passed before it, unless an undone import left more.
  const before = known.before ?? {
    ts: Number.NEGATIVE_INFINITY,
    face: 0,
    ltd: tidy(reading.value - faceAt(counter, reading)),
  };
  const rise = counterRise(before.face, after.face, rolloverAt);
  const without = rise === null ? null : tidy(before.ltd + rise - after.ltd);
  const isBetween =
    next !== undefined &&
    !counter.changes.some(({ at }) => at === ts || at === next.ts) &&
    next.ts > before.ts &&
    next.ts < after.ts;
  const placed = isBetween ? fitBetween({ before, after, rolloverAt }, next.value) : null;
  // What proves a rollover that was not there is another slip.
  if (placed?.problem === null && (placed.shift === 0 || placed.shift === without)) return placed.shift;
  if (without !== null) return without;
  if (placed === null) throw new AppError('METER_CHANGE_NEEDED', { from: before.face, to: after.face });
  throw counterRefusal(placed.problem === null ? { problem: 'above', than: after.face } : placed);
}

/** @throws AppError ALREADY_EXISTS {field: 'id'}, and what the contract says of `readings` */
export function takeOut(
  tx: WriteTx,
  by: Principal,
  { id, reason, ...meant }: Inputs['readings']['takeOut'],
): Id[] {
  assertNew(tx, readingCorrections, id);
  return record(tx, by, { id, reason, ...meant }, find(tx, by, tx.now, meant), undefined);
}

/** @throws AppError ALREADY_EXISTS {field: 'id'}, READING_NOT_TYPED, and what the contract says of `readings` */
export function correct(tx: WriteTx, by: Principal, input: Inputs['readings']['correct']): Id[] {
  const { id, reason, newTs, newValue, ...meant } = input;
  assertNew(tx, readingCorrections, id);
  const reading = find(tx, by, tx.now, meant);
  if (reading.kind !== 'manual') throw new AppError('READING_NOT_TYPED');
  if (newTs === meant.ts && newValue === meant.shown) return [];
  const next = { ts: newTs, value: newValue };
  const raised = record(tx, by, { id, reason, ...meant }, reading, next);
  return [...raised, ...addReading(tx, meant.metricId, newTs, newValue)];
}

function record(
  tx: WriteTx,
  by: Principal,
  { id, metricId, shown, reason }: Inputs['readings']['takeOut'],
  reading: SourcedReading,
  next: Next | undefined,
): Id[] {
  const { shifted, raised } = removeReading(tx, metricId, reading, next);
  noteCorrection(tx, { id, metricId, shown, reason, correctedBy: by.userId, shifted, next }, reading);
  return raised;
}

interface Noted extends Pick<Correction, 'id' | 'metricId' | 'reason' | 'correctedBy' | 'shifted'> {
  readonly shown: number;
  readonly next: Next | undefined;
}

/** Records what was removed, and what stands in its place. */
export function noteCorrection(
  tx: WriteTx,
  { shown, next, ...noted }: Noted,
  { ts, value: stored, source }: Pick<SourcedReading, 'ts' | 'value' | 'source'>,
): void {
  const replacement = next === undefined ? {} : { newTs: next.ts, newValue: next.value };
  tx.insert(readingCorrections)
    .values({ ...noted, ts, value: shown, stored, source, ...replacement, createdAt: tx.now })
    .run();
}

type Correction = typeof readingCorrections.$inferSelect;

export function mayUndo(by: Principal, { correctedBy, createdAt }: Correction, now: number): boolean {
  return by.permissions.has('metrics.write') || (correctedBy === by.userId && now - createdAt <= OWN_FOR_MS);
}

/** Whether the import that it came with is undone: then nothing is put back. */
function isUndone(db: Reader, { source }: Correction): boolean {
  return db.sql('SELECT 1 FROM reading_sources WHERE id = ?').get(source) === undefined;
}

/**
 * Whether what had brought a reading is there still. An import that was undone is not; and the number of a source says
 * something only on the station that recorded the correction.
 */
export function hasSource(db: Reader, { id, source }: Correction): boolean {
  const found = db
    .sql(
      `SELECT 1 FROM reading_sources WHERE id = :source AND NOT EXISTS (
         SELECT 1 FROM journal j JOIN change_sets c ON c.seq = j.change_set
         WHERE j.entity = 'reading_corrections' AND j.row_id = :id AND j.op = 'insert'
           AND c.station_id <> (SELECT value FROM local_state WHERE key = 'station'))`,
    )
    .get({ id, source });
  return found !== undefined;
}

/**
 * As if it had not been corrected. Of a counter what its meter had shown is reckoned anew between what is there by now.
 * @returns ids of the alarms that raised
 * @throws AppError NOT_FOUND also where its replacement or the import it came with is gone, FORBIDDEN, READING_SOURCE_GONE, HISTORY_CLOSED,
 * READING_EXISTS {value}, COUNTER_BELOW, COUNTER_ABOVE or COUNTER_BEYOND {than}, METER_CHANGE_NEEDED {from, to},
 * METER_CHANGE_TOO_LATE {count}
 */
export function putBack(tx: WriteTx, by: Principal, id: Id): Id[] {
  const correction = tx.select().from(readingCorrections).where(eq(readingCorrections.id, id)).get();
  if (correction === undefined) throw new AppError('NOT_FOUND', { entity: 'reading' });
  if (correction.undoneAt !== null) return [];
  if (!mayUndo(by, correction, tx.now)) throw new AppError('FORBIDDEN', { permission: 'metrics.write' });
  if (isUndone(tx, correction)) throw new AppError('NOT_FOUND', { entity: 'reading' });
  if (!hasSource(tx, correction)) throw new AppError('READING_SOURCE_GONE');
  const { metricId, ts, value, stored, source, newTs, newValue } = correction;
  metricRow(tx, metricId);
  const raised: Id[] = [];
  if (newTs !== null && newValue !== null) {
    const shown = findCounter(tx, metricId) === null ? newValue : tidy(newValue);
    const replacement = find(tx, by, tx.now, { metricId, ts: newTs, shown });
    raised.push(...removeReading(tx, metricId, replacement, { ts, value }).raised);
  }
  const series = seriesFor(tx, metricId);
  if (closedAt(tx, series)(ts)) throw new AppError('HISTORY_CLOSED');
  const counter = findCounter(tx, metricId);
  const there = tx.sql('SELECT value FROM readings WHERE series = ? AND ts = ?').pluck().get(series, ts);
  if (typeof there === 'number') {
    const stands = counter === null ? there : faceAt(counter, { ts, value: there });
    throw new AppError('READING_EXISTS', { value: stands });
  }
  let life = stored;
  if (counter !== null) {
    const placed = fit(tx, counter, ts, value);
    if (placed.problem !== null) throw counterRefusal(placed);
    life = placed.ltd;
    const changesFrom = placed.ofNew ? ts + 1 : ts;
    raised.push(...moveAfter(tx, counter, { at: ts, changesFrom }, placed.shift));
  }
  tx.sql('INSERT INTO readings (series, ts, value, source) VALUES (?, ?, ?, ?)').run(
    series,
    ts,
    life,
    source,
  );
  refreshRollups(tx, series, [ts]);
  tx.touch('readings');
  tx.update(readingCorrections).set({ undoneAt: tx.now }).where(eq(readingCorrections.id, id)).run();
  return [...raised, ...evaluate(tx, metricId, { from: ts, to: ts })];
}
