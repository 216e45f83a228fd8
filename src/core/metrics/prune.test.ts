import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aggregate, combine, type Rollup, ROLLUP_LEVELS_MS } from '../../shared/domain/rollup.ts';
import type { Reading } from '../../shared/domain/threshold.ts';
import type { Id } from '../../shared/ids.ts';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { aMetric, aThreshold, anAsset } from '../../testing/factories.ts';
import { violations } from '../../testing/invariants.ts';
import type { JobControl } from '../jobs/jobs.ts';
import { ingest, removeSource, storeReadings } from './ingest.ts';
import { prune, type PruneOptions, type Removed } from './prune.ts';
import { cutsOf } from './retention.ts';
import { rollupsIn } from './rollups.ts';
import { createSource, findSeries, latestReading } from './series.ts';
import { survey } from './survey.ts';

const MINUTE = 60_000;
const [BUCKET, , DAY] = ROLLUP_LEVELS_MS;
const START = Date.UTC(2020, 0, 1);
const NEVER = Number.MIN_SAFE_INTEGER;
const command = { actorId: null, command: 'test.readings' };

const quiet: JobControl = { signal: new AbortController().signal, report: () => {} };

/** A control that cancels after so many slices, as a program that dies between two. */
function brokenOffAfter(slices: number): JobControl {
  const abort = new AbortController();
  let left = slices;
  return {
    signal: abort.signal,
    report: () => {
      left -= 1;
      if (left < 0) abort.abort();
    },
  };
}

function pruned(
  test: TestCore,
  raw: number,
  options: Partial<PruneOptions> & { rollups?: number } = {},
  control = quiet,
): Promise<Removed> {
  const { rollups = NEVER, ...rest } = options;
  return prune(test.core.services.database, null, { cuts: { raw, rollups }, newest: 1, ...rest }, control);
}

/** What a survey says that the same prune would remove. */
function foreseen(test: TestCore, raw: number, rollups: number): Removed {
  const asking = survey(test.core.services.database, { cuts: { raw, rollups }, newest: 1 });
  for (;;) {
    const { done, value } = asking.next();
    if (done === true) return { readings: value.goingReadings, rollups: value.goingRollups };
  }
}

/** A source whose readings arrived long ago, unless it is young. */
function aSource(test: TestCore, isYoung = false): number {
  return test.core.services.database.write(command, (tx) => {
    const source = createSource(tx, { kind: 'import', label: 'file' });
    if (!isYoung) tx.sql('UPDATE reading_sources SET created_at = ? WHERE id = ?').run(START, source);
    return source;
  });
}

type Pair = readonly [ts: number, value: number];

function take(test: TestCore, metricId: Id, pairs: readonly Pair[], source = aSource(test)) {
  return test.core.services.database.write(command, (tx) =>
    ingest(tx, source, [{ metricId, ts: pairs.map(([ts]) => ts), values: pairs.map(([, value]) => value) }]),
  );
}

/** A prune looks at every metric: those of earlier runs of a property would make each slower than the one before. */
function forget(test: TestCore): void {
  test.core.services.database.write(command, (tx) => {
    for (const table of ['readings', 'rollups']) tx.sql(`DELETE FROM ${table}`).run();
  });
}

function kept(test: TestCore, metricId: Id): number[] {
  const { database } = test.core.services;
  return database
    .sql('SELECT ts FROM readings WHERE series = ? ORDER BY ts')
    .pluck()
    .all(findSeries(database, metricId) ?? -1) as number[];
}

function pyramidOf(readings: readonly Reading[]): Rollup[][] {
  let level: Rollup[] = [];
  return ROLLUP_LEVELS_MS.map((width, index) => {
    level = index === 0 ? aggregate(readings, width) : combine(level, width);
    return level;
  });
}

function storedPyramid(test: TestCore, metricId: Id): Rollup[][] {
  const { database } = test.core.services;
  const series = findSeries(database, metricId) ?? -1;
  return ROLLUP_LEVELS_MS.map((_width, level) => rollupsIn(database, series, level, -8e15, 8e15));
}

const instantArbitrary = fc.integer({ min: 0, max: 3 * 24 * 60 }).map((minute) => START + minute * MINUTE);
const pairArbitrary = fc.tuple(instantArbitrary, fc.integer({ min: 0, max: 100 }));
const stepArbitrary = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      take: fc.array(pairArbitrary, { minLength: 15, maxLength: 60, size: 'max' }),
      isYoung: fc.nat(5),
    }),
  },
  { weight: 1, arbitrary: fc.record({ remove: fc.nat(9) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      prune: instantArbitrary,
      days: fc.nat(2),
      slice: fc.integer({ min: 1, max: 40 }),
      brokenOff: fc.option(fc.nat(4), { nil: null }),
    }),
  },
);

describe('pruning', () => {
  it('leaves the pyramid of all readings ever accepted, whatever comes late, goes or is broken off', async () => {
    await using test = await createTestCore();
    const { database } = test.core.services;
    await fc.assert(
      fc.asyncProperty(
        fc.array(stepArbitrary, { minLength: 2, maxLength: 10, size: 'max' }),
        async (steps) => {
          const metricId = aMetric(test);
          const accepted = new Map<number, number>();
          const sources: number[] = [];
          for (const step of steps) {
            if ('take' in step) {
              const source = aSource(test, step.isYoung === 0);
              sources.push(source);
              for (let at = 0; at < step.take.length; at += 10) {
                const some = step.take.slice(at, at + 10);
                const before = new Set(kept(test, metricId));
                const { added, closed, duplicates, differing } = take(test, metricId, some, source);
                expect(added + closed + duplicates + differing).toBe(some.length);
                const fresh = kept(test, metricId).filter((ts) => !before.has(ts));
                expect(fresh).toHaveLength(added);
                // Of two at one instant the first counts.
                for (const ts of fresh) accepted.set(ts, some.find(([given]) => given === ts)![1]);
              }
            } else if ('remove' in step) {
              const source = sources[step.remove % Math.max(1, sources.length)] ?? -1;
              const back = () => database.write(command, (tx) => removeSource(tx, source, [metricId], 7));
              for (let slice = back(); slice !== null; slice = back()) {
                for (const ts of slice.instants) accepted.delete(ts);
              }
            } else {
              const { slice, brokenOff, days } = step;
              const rollups = START + days * DAY;
              const raw = Math.floor(step.prune / BUCKET) * BUCKET;
              const control = brokenOff === null ? quiet : brokenOffAfter(brokenOff);
              await pruned(test, raw, { slice, rollups }, control).catch((error: unknown) => {
                if (!control.signal.aborted) throw error;
              });
              const [, , top] = storedPyramid(test, metricId);
              const there = new Set(top!.map(({ bucket }) => bucket));
              for (const ts of accepted.keys()) {
                const day = Math.floor(ts / DAY) * DAY;
                if (day < rollups && !there.has(day)) accepted.delete(ts);
              }
            }
            const all = [...accepted].sort(([a], [b]) => a - b).map(([ts, value]) => ({ ts, value }));
            expect(storedPyramid(test, metricId)).toEqual(pyramidOf(all));
          }
        },
      ),
      { numRuns: 40 },
    );
    expect(violations(database)).toEqual([]);
  });

  it('removes what the survey said, and is done then: another one at once removes nothing', async () => {
    await using test = await createTestCore();
    await fc.assert(
      fc.asyncProperty(
        fc.array(pairArbitrary, { minLength: 1, maxLength: 120 }),
        fc.array(pairArbitrary, { maxLength: 2 }),
        instantArbitrary,
        fc.nat(3),
        async (pairs, young, cut, days) => {
          const metricId = aMetric(test);
          take(test, metricId, pairs);
          take(test, metricId, young, aSource(test, true));
          const raw = Math.floor(cut / BUCKET) * BUCKET;
          const options = { rollups: Math.min(START + days * DAY, Math.floor(raw / DAY) * DAY), slice: 10 };
          const said = foreseen(test, raw, options.rollups);
          expect(await pruned(test, raw, options)).toEqual(said);
          expect(await pruned(test, raw, options)).toEqual({ readings: 0, rollups: 0 });
          forget(test);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('never takes what an episode draws that is open or whose work is not done, of one that lasts up to its worst', async () => {
    await using test = await createTestCore();
    const { database } = test.core.services;
    const planner = test.as('planner');
    await fc.assert(
      fc.asyncProperty(
        fc.array(pairArbitrary, { minLength: 20, maxLength: 150, size: 'max' }),
        fc.nat(3),
        async (pairs, seen) => {
          const assetId = anAsset(test);
          const metricId = aMetric(test, { assetId });
          const episodes = async () => (await planner.alarms.list({ view: 'all', assetId, limit: 500 })).rows;
          await planner.metrics.setThreshold({
            metricId,
            threshold: aThreshold({ highWarning: 90, offDelayMs: 30 * MINUTE }),
          });
          take(test, metricId, pairs);
          for (const [index, alarm] of (await episodes()).entries()) {
            if (index % 4 < seen) {
              await planner.alarms.acknowledge({ id: alarm.id, note: 'seen' });
              if (index % 3 === 0)
                await planner.workOrders.create({
                  id: test.newId(),
                  title: 'Look at it',
                  assetId: alarm.asset.id,
                  alarmId: alarm.id,
                });
            }
          }
          const before = kept(test, metricId);
          const drawn = (await episodes())
            .filter(({ state, workOrder }) => state !== 'closed' || workOrder !== null)
            .map(({ slice, endedAt, startedAt, peakAt, raisedAt }) =>
              endedAt === null
                ? { from: startedAt - 15 * MINUTE, to: Math.max(peakAt, raisedAt) + 15 * MINUTE }
                : slice,
            );
          await pruned(test, START + 4 * DAY, { slice: 15 });
          const after = new Set(kept(test, metricId));
          for (const ts of before) {
            if (drawn.some(({ from, to }) => ts >= from && ts <= to)) expect(after).toContain(ts);
          }
          if (drawn.length === 0) expect(after.size).toBeLessThan(before.length);
          forget(test);
        },
      ),
      { numRuns: 25 },
    );
    expect(
      database.sql('SELECT count(*) FROM alarms WHERE work_order_id IS NOT NULL').pluck().get(),
    ).toBeGreaterThan(0);
  });

  it('lets go what an episode drew once its work is done', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const metricId = aMetric(test);
    await planner.metrics.setThreshold({ metricId, threshold: aThreshold({ highWarning: 10 }) });
    const [alarmId] = take(test, metricId, [
      [START, 12],
      [START + MINUTE, 5],
      [START + 2 * DAY, 5],
    ]).raised;
    await planner.alarms.acknowledge({ id: alarmId!, note: '' });
    const alarm = (await planner.alarms.list({ view: 'all' })).rows[0]!;
    const id = test.newId();
    await planner.workOrders.create({ id, title: 'Look', assetId: alarm.asset.id, alarmId: alarmId! });
    expect(await pruned(test, START + DAY)).toMatchObject({ readings: 0 });
    test.core.services.database.write(command, (tx) =>
      tx.sql("UPDATE work_orders SET status = 'cancelled' WHERE id = ?").run(id),
    );
    expect(await pruned(test, START + DAY)).toMatchObject({ readings: 2 });
  });

  it('lets go what an episode drew that ended while it was held back: nobody is asked to acknowledge it', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const metricId = aMetric(test);
    await planner.metrics.setThreshold({ metricId, threshold: aThreshold({ highWarning: 10 }) });
    const until = test.ports.clock.now() + DAY;
    await planner.alarms.shelve({ id: test.newId(), metricId, until, reason: 'Trial' });
    take(test, metricId, [
      [START, 12],
      [START + MINUTE, 5],
      [START + 2 * DAY, 5],
    ]);
    expect((await planner.alarms.list({ view: 'all' })).rows).toMatchObject([
      { state: 'closed', held: 'shelved', acknowledgedBy: null },
    ]);
    expect(await pruned(test, START + DAY)).toMatchObject({ readings: 2 });
  });

  it('keeps what was read at a step of work until that is done', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const { database } = test.core.services;
    const assetId = anAsset(test);
    const metricId = aMetric(test, { assetId });
    take(test, metricId, [
      [START, 1],
      [START + 2 * BUCKET, 2],
      [START + 2 * DAY, 5],
    ]);
    const [workOrderId, id] = [test.newId(), test.newId()];
    await planner.workOrders.create({ id: workOrderId, title: 'Round', assetId });
    await planner.workOrders.addChecklistItem({ id, workOrderId, text: 'Read it', metricId });
    const ts = START + BUCKET + MINUTE;
    await planner.workOrders.answerChecklistItem({ id, ts, value: 4 });
    database.write(command, (tx) => tx.sql('UPDATE reading_sources SET created_at = ?').run(START));
    expect(await pruned(test, START + DAY)).toMatchObject({ readings: 2 });
    expect(kept(test, metricId)).toEqual([ts, START + 2 * DAY]);
    await planner.workOrders.transition({ id: workOrderId, to: 'cancelled' });
    expect(await pruned(test, START + DAY)).toMatchObject({ readings: 1 });
  });

  it('keeps the newest readings of a metric, and what arrived after the cut', async () => {
    await using test = await createTestCore();
    const [rare, young] = [aMetric(test), aMetric(test)];
    const weekly = Array.from({ length: 30 }, (_unused, week): Pair => [START + week * 7 * DAY, week]);
    take(test, rare, weekly);
    take(test, young, weekly, aSource(test, true));
    await pruned(test, START + 400 * DAY, { newest: 10 });
    expect(kept(test, rare)).toEqual(weekly.slice(20).map(([ts]) => ts));
    expect(kept(test, young)).toHaveLength(30);
    const { database } = test.core.services;
    expect(latestReading(database, findSeries(database, rare)!)?.value).toBe(29);
  });
});

describe('a closed bucket', () => {
  const hour: Pair[] = Array.from({ length: 60 }, (_unused, minute) => [START + minute * MINUTE, minute]);

  async function closedHour(test: TestCore) {
    const metricId = aMetric(test, { assetId: anAsset(test), name: 'Vibration' });
    take(test, metricId, [...hour, [START + 5 * DAY, 1]]);
    await pruned(test, START + DAY);
    return metricId;
  }

  it('takes nothing in, and says how many it refused', async () => {
    await using test = await createTestCore();
    const metricId = await closedHour(test);
    const before = storedPyramid(test, metricId);
    const source = aSource(test);
    const stored = test.core.services.database.write(command, (tx) =>
      storeReadings(tx, source, [
        { metricId, ts: [START, START + MINUTE + 1, START + 2 * 60 * MINUTE], values: [7, 8, 9] },
      ]),
    );
    expect(stored).toMatchObject({ added: 1, duplicates: 0, closed: 2 });
    expect(storedPyramid(test, metricId)[0]).toEqual([
      ...before[0]!.slice(0, 4),
      expect.objectContaining({ count: 1, first: 9 }),
      before[0]![4],
    ]);
  });

  it('refuses a value read by hand in words', async () => {
    await using test = await createTestCore();
    const metricId = await closedHour(test);
    const refused = test.as('technician').metrics.addReading({ metricId, ts: START + 1, value: 1 });
    expect((await refusal(refused)).code).toBe('HISTORY_CLOSED');
    expect(kept(test, metricId)).toEqual([START + 5 * DAY]);
  });

  it('is drawn from the pyramid, and the chart says that single readings are gone', async () => {
    await using test = await createTestCore();
    const metricId = await closedHour(test);
    const technician = test.as('technician');
    const gone = await technician.metrics.chart({ id: metricId, from: START, to: START + 60 * MINUTE });
    expect(gone).toMatchObject({ source: BUCKET, thinned: true });
    expect(gone.points.map((point) => point?.max)).toEqual([14, 29, 44, 59]);
    const there = await technician.metrics.chart({
      id: metricId,
      from: START + 4 * DAY,
      to: START + 6 * DAY,
    });
    expect(there).toMatchObject({ source: 'raw', thinned: false });
  });

  it('still shows its breach when a limit is saved or tried', async () => {
    await using test = await createTestCore();
    const metricId = await closedHour(test);
    const planner = test.as('planner');
    const threshold = aThreshold({ highWarning: 50, onDelayMs: 5 * MINUTE });
    expect(await planner.metrics.tryThreshold({ metricId, threshold })).toMatchObject({
      episodes: 1,
      readings: 61,
    });
    expect(await planner.metrics.setThreshold({ metricId, threshold })).toEqual({ episodes: 1 });
  });
});

describe('the cut', () => {
  it('lies whole months back, at the start of a bucket, and of the pyramid at the start of a day', () => {
    const now = Date.UTC(2026, 4, 31, 10, 7);
    expect(cutsOf({ rawMonths: 3, rollupYears: 7 }, now)).toEqual({
      raw: Date.UTC(2026, 1, 28, 10, 0),
      rollups: Date.UTC(2019, 4, 31),
    });
  });
});
