/** The one door for what sources bring: each reading is stored, known already, or held back with a reason. */
import type { DataSourceKind, QuarantineReason } from '../../shared/domain/data-sources.ts';
import { codeOf } from '../../shared/domain/choices.ts';
import { bucketStart, ROLLUP_LEVELS_MS } from '../../shared/domain/rollup.ts';
import { convertUnit } from '../../shared/domain/units.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { ingest } from '../metrics/ingest.ts';
import { closedAt } from '../metrics/closed.ts';
import { cutsOf, retentionOf } from '../metrics/retention.ts';
import { isSameValue, standing } from '../metrics/same.ts';
import { createSource, findSeries } from '../metrics/series.ts';
import { type Mapped, resolver, type TargetMetric } from './mapping.ts';
import { holdBack } from './quarantine.ts';
import { endQuiet } from './quiet.ts';
import type { IncomingReading } from './reading.ts';

const [, , DAY_MS] = ROLLUP_LEVELS_MS;

export type Outcome = 'taken' | 'duplicate' | QuarantineReason;

export interface Origin {
  readonly id: Id;
  readonly name: string;
  readonly mapping: readonly Mapped[];
}

/** A station's clock may be off by so much from that of the source. */
export const MOST_AHEAD_MS = 600_000;
/** Clocks that were never set begin in 1970 or 1980; no plant of ours is older than its readings. */
const EARLIEST = Date.UTC(2000, 0, 1);

/** Between which instants a reading of a source can be, in ms UTC. */
export interface Span {
  readonly earliest: number;
  readonly latest: number;
}

/** Files may bring history; of what comes live nothing is older than readings are kept. */
export function spanOf(db: Reader, kind: DataSourceKind, now: number): Span {
  const earliest = kind === 'folder' ? EARLIEST : Math.max(EARLIEST, cutsOf(retentionOf(db), now).raw);
  return { earliest, latest: now + MOST_AHEAD_MS };
}

function kindOf(db: Reader, sourceId: Id): DataSourceKind {
  return db.sql('SELECT kind FROM data_sources WHERE id = ?').pluck().get(sourceId) as DataSourceKind;
}

/** A reading that passed, or that somebody has let pass, in the unit of its metric. */
export interface Passed {
  readonly metricId: Id;
  readonly ts: number;
  readonly value: number;
}

/** The reading as it can be stored, or why not. */
export function judge(
  { ts, value, given, unit }: IncomingReading,
  metric: TargetMetric | null,
  { earliest, latest }: Span,
): Passed | QuarantineReason {
  if (metric === null) return 'unknown-metric';
  if (metric.isArchived) return 'archived-metric';
  if (ts === null) return 'time-unreadable';
  if (ts > latest) return 'clock-ahead';
  if (ts < earliest) return 'clock-behind';
  if (metric.choices !== null) {
    const code = codeOf(metric.choices, Number.isNaN(value) ? given : String(value));
    return code === null ? 'state-unknown' : { metricId: metric.id, ts, value: code };
  }
  if (!isStorable(value)) return 'not-a-number';
  const converted = unit === null || unit === '' ? value : convertUnit(value, unit, metric.unit);
  if (converted === null || !isStorable(converted)) return 'unit-unknown';
  if (!isPlausible(converted, metric)) return 'beyond-plausible';
  return { metricId: metric.id, ts, value: converted };
}

/** Whether the single readings of that time have been pruned: then one more has no place. */
export function closedTest(db: Reader): (passed: Passed) => boolean {
  const tests = new Map<Id, (ts: number) => boolean>();
  return ({ metricId, ts }) => {
    let test = tests.get(metricId);
    if (test === undefined) {
      const series = findSeries(db, metricId);
      test = series === undefined ? () => false : closedAt(db, series);
      tests.set(metricId, test);
    }
    return test(ts);
  };
}

/** As far as the contract takes numbers at all. */
export function isStorable(value: number): boolean {
  return Number.isFinite(value) && Math.abs(value) <= 1e15;
}

function isPlausible(
  value: number,
  { plausibleMin, plausibleMax }: Pick<TargetMetric, 'plausibleMin' | 'plausibleMax'>,
): boolean {
  return (plausibleMin === null || value >= plausibleMin) && (plausibleMax === null || value <= plausibleMax);
}

/**
 * Stores what can be true, holds back what cannot, and counts it, in the caller's transaction. At an instant that has
 * a reading the same value is a duplicate, and another one is held back.
 * @returns what became of each, in order, and the alarms that were raised
 */
export function takeReadings(
  tx: WriteTx,
  origin: Origin,
  readings: readonly IncomingReading[],
): { readonly outcomes: Outcome[]; readonly raised: Id[] } {
  const metricAt = resolver(tx, origin.mapping);
  const isClosed = closedTest(tx);
  const span = spanOf(tx, kindOf(tx, origin.id), tx.now);
  const passed: Passed[] = [];
  const places: number[] = [];
  const outcomes: Outcome[] = [];
  readings.forEach((reading, index) => {
    const metric = metricAt(reading.address);
    const judged = judge(reading, metric, span);
    const verdict = typeof judged !== 'string' && isClosed(judged) ? 'history-closed' : judged;
    if (typeof verdict === 'string') {
      holdBack(tx, origin.id, reading, verdict, metric?.id ?? null);
      outcomes[index] = verdict;
    } else {
      places.push(index);
      passed.push(verdict);
    }
  });
  const { came, raised } = store(tx, origin, passed);
  came.forEach((outcome, position) => {
    const place = places[position]!;
    outcomes[place] = outcome;
    if (outcome !== 'taken' && outcome !== 'duplicate')
      holdBack(tx, origin.id, readings[place]!, outcome, passed[position]!.metricId);
  });
  const counted = (outcome: Outcome) => outcomes.filter((other) => other === outcome).length;
  const [taken, duplicates] = [counted('taken'), counted('duplicate')];
  count(tx, origin.id, { taken, duplicates, quarantined: readings.length - taken - duplicates });
  return { outcomes, raised };
}

export type Came = 'taken' | 'duplicate' | 'counter-impossible' | 'value-differs';

/** @returns what became of each; only what was taken is stored now and was not before */
export function store(
  tx: WriteTx,
  origin: Pick<Origin, 'id' | 'name'>,
  passed: readonly Passed[],
): { readonly came: Came[]; readonly raised: Id[] } {
  const batches = new Map<
    Id,
    { readonly standingAt: ReturnType<typeof standing>; readonly seen: Map<number, number> }
  >();
  const known = passed.map(({ metricId, ts, value }): Came | null => {
    let batch = batches.get(metricId);
    if (batch === undefined) {
      batch = { standingAt: standing(tx, metricId), seen: new Map() };
      batches.set(metricId, batch);
    }
    const before = batch.seen.get(ts);
    if (before !== undefined) return isSameValue(before, value) ? 'duplicate' : 'value-differs';
    const there = batch.standingAt(ts, value);
    if (there !== 'none') return there === 'same' ? 'duplicate' : 'value-differs';
    batch.seen.set(ts, value);
    return null;
  });
  const whole = [...batches]
    .filter(([, { seen }]) => seen.size > 0)
    .map(([metricId, { seen }]) => ({ metricId, ts: [...seen.keys()], values: [...seen.values()] }));
  const { impossible, raised } =
    whole.length === 0
      ? { impossible: new Map<Id, ReadonlySet<number>>(), raised: [] }
      : ingest(tx, readingSourceOf(tx, origin), whole);
  const came = passed.map(({ metricId, ts }, index): Came => {
    const told = known[index]!;
    if (told !== null) return told;
    return impossible.get(metricId)?.has(ts) === true ? 'counter-impossible' : 'taken';
  });
  return { came, raised };
}

/** That of today (UTC): by it is told, to the day, when a reading arrived (`prune.ts`). */
function readingSourceOf(tx: WriteTx, { id, name }: Pick<Origin, 'id' | 'name'>): number {
  const known = tx
    .sql(
      `SELECT s.id, s.created_at AS createdAt FROM data_source_states d
       JOIN reading_sources s ON s.id = d.reading_source WHERE d.source_id = ?`,
    )
    .get(id) as { readonly id: number; readonly createdAt: number } | undefined;
  if (known !== undefined && bucketStart(known.createdAt, DAY_MS) === bucketStart(tx.now, DAY_MS))
    return known.id;
  const made = createSource(tx, { kind: 'collector', label: name });
  tx.sql(
    `INSERT INTO data_source_states (source_id, reading_source) VALUES (?, ?)
     ON CONFLICT (source_id) DO UPDATE SET reading_source = excluded.reading_source`,
  ).run(id, made);
  return made;
}

interface Counts {
  readonly taken: number;
  readonly duplicates: number;
  readonly quarantined: number;
}

export function count(tx: WriteTx, sourceId: Id, { taken, duplicates, quarantined }: Counts): void {
  tx.sql(
    `INSERT INTO data_source_states (source_id, last_heard_at, taken, duplicates, quarantined)
     VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (source_id) DO UPDATE SET last_heard_at = excluded.last_heard_at,
       taken = taken + excluded.taken, duplicates = duplicates + excluded.duplicates,
       quarantined = quarantined + excluded.quarantined`,
  ).run(sourceId, tx.now, taken, duplicates, quarantined);
  endQuiet(tx, sourceId);
  tx.touch('readings');
}
