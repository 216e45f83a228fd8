import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aggregate, ROLLUP_LEVELS_MS } from '../../shared/domain/rollup.ts';
import type { Id } from '../../shared/ids.ts';
import { type Reading, replay, type Threshold } from '../../shared/domain/threshold.ts';
import { type Watch, watchesOf } from '../../shared/domain/watch.ts';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { anAttachment } from '../../testing/documents.ts';
import { aMetric, aThreshold } from '../../testing/factories.ts';
import { ingest, removeSource } from './ingest.ts';
import { tellingSignal } from './replay.ts';
import { readingsIn, rollupsIn } from './rollups.ts';
import { createSource, seriesFor } from './series.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 2, 1);

type Pair = readonly [ts: number, value: number];

function take(test: TestCore, metricId: Id, pairs: readonly Pair[], source?: number) {
  return test.core.services.database.write({ actorId: null, command: 'test.ingest' }, (tx) =>
    ingest(tx, source ?? createSource(tx, { kind: 'manual', label: 'test' }), [
      { metricId, ts: pairs.map(([ts]) => ts), values: pairs.map(([, value]) => value) },
    ]),
  );
}

function seriesOf(test: TestCore, metricId: Id): number {
  return test.core.services.database.write({ actorId: null, command: 'test.series' }, (tx) =>
    seriesFor(tx, metricId),
  );
}

function expectPyramidTrue(test: TestCore, metricId: Id): void {
  const db = test.core.services.database;
  const series = seriesOf(test, metricId);
  const readings = readingsIn(db, series, -8e15, 8e15);
  ROLLUP_LEVELS_MS.forEach((width, level) => {
    const expected = aggregate(readings, width);
    const stored = rollupsIn(db, series, level, -8e15, 8e15);
    expect(stored.map(({ sum: _sum, ...rest }) => rest)).toEqual(
      expected.map(({ sum: _sum, ...rest }) => rest),
    );
    stored.forEach(({ sum }, index) => expect(sum).toBeCloseTo(expected[index]!.sum, 6));
  });
}

const readingArbitrary: fc.Arbitrary<Pair> = fc.tuple(
  fc.integer({ min: -3000, max: 3000 }).map((minute) => START + minute * MINUTE),
  // Mostly between all limits by the deadband, so that there are quiet buckets to skip.
  fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 44, max: 46 }) }, fc.integer({ min: 0, max: 100 })),
);

describe('taking readings in', () => {
  it('keeps the first of two readings at the same instant: the same value is a duplicate, another one differs', async () => {
    await using test = await createTestCore();
    const metricId = aMetric(test);
    expect(take(test, metricId, [[START, 1]])).toMatchObject({ added: 1, duplicates: 0 });
    expect(
      take(test, metricId, [
        [START, 2],
        [START, 1],
        [START + 1, 3],
      ]),
    ).toMatchObject({ added: 1, duplicates: 1, differing: 1 });
    expect(readingsIn(test.core.services.database, seriesOf(test, metricId), START, START + 9)).toEqual([
      { ts: START, value: 1 },
      { ts: START + 1, value: 3 },
    ]);
  });

  it('keeps the pyramid equal to a computation from raw, whatever comes in whatever order, and what is taken back', async () => {
    await using test = await createTestCore();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(readingArbitrary, { minLength: 1, maxLength: 30, size: 'max' }), {
          minLength: 1,
          maxLength: 6,
          size: 'max',
        }),
        fc.nat(5),
        async (batches, removed) => {
          const metricId = aMetric(test);
          const { database } = test.core.services;
          const sources = batches.map((batch) => {
            const source = database.write({ actorId: null, command: 'test.source' }, (tx) =>
              createSource(tx, { kind: 'import', label: 'file' }),
            );
            take(test, metricId, batch, source);
            return source;
          });
          expectPyramidTrue(test, metricId);
          const gone = sources[removed % sources.length]!;
          const back = () =>
            database.write({ actorId: null, command: 'test.remove' }, (tx) =>
              removeSource(tx, gone, [metricId], 7),
            );
          while (back());
          expectPyramidTrue(test, metricId);
        },
      ),
      { numRuns: 25 },
    );
  });
});

const thresholdArbitrary = fc
  .record({
    low: fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }),
    high: fc.integer({ min: 50, max: 100 }),
    deadband: fc.integer({ min: 0, max: 4 }),
    onDelayMs: fc.integer({ min: 0, max: 4 }).map((hours) => hours * 60 * MINUTE),
    offDelayMs: fc.integer({ min: 0, max: 4 }).map((hours) => hours * 60 * MINUTE),
    rearmMs: fc.integer({ min: 0, max: 6 }).map((hours) => hours * 60 * MINUTE),
    rateWarning: fc.option(fc.integer({ min: 5, max: 60 }), { nil: null }),
    rateWindowMs: fc.integer({ min: 1, max: 20 }).map((hours) => hours * 60 * MINUTE),
  })
  .map(({ low, high, rateWarning, ...rest }) =>
    aThreshold({
      lowWarning: low,
      highWarning: high,
      highCritical: high + 5,
      rateWarning,
      rateCritical: rateWarning === null ? null : rateWarning * 2,
      ...rest,
    }),
  );

/** What a watch is fed with, worked out for each reading from all of those before it. */
function naiveSignal({ type, leadMs, bad }: Watch, readings: readonly Reading[]): Reading[] {
  return readings.map(({ ts, value }, index) => {
    if (type === 'level') return { ts, value };
    if (type === 'state') {
      const severity = bad.find(({ code }) => code === value)?.severity ?? null;
      return { ts, value: severity === null ? 0 : severity === 'warning' ? 1 : 2 };
    }
    const window = readings.slice(0, index + 1).filter((other) => other.ts >= ts - leadMs);
    const rise = value - Math.min(...window.map((other) => other.value));
    const fall = Math.max(...window.map((other) => other.value)) - value;
    return { ts, value: rise >= fall ? rise : -fall };
  });
}

/** The episodes each watch makes of all readings, one after the other. */
function episodesOf(threshold: Threshold, readings: readonly Reading[]) {
  return watchesOf(threshold, null).flatMap((watch) =>
    replay(watch.threshold, naiveSignal(watch, readings)).episodes.map((episode) => ({
      type: watch.type,
      ...episode,
    })),
  );
}

describe('evaluating readings', () => {
  it('makes the episodes of the whole history, in whatever order and pieces the readings came', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(readingArbitrary, { minLength: 1, maxLength: 40, size: 'max' }), {
          minLength: 1,
          maxLength: 5,
          size: 'max',
        }),
        thresholdArbitrary,
        async (batches, threshold) => {
          const metricId = aMetric(test);
          await planner.metrics.setThreshold({ metricId, threshold });
          for (const batch of batches) take(test, metricId, batch);
          const db = test.core.services.database;
          const readings = readingsIn(db, seriesOf(test, metricId), -8e15, 8e15);
          const stored = db
            .sql(
              'SELECT type, side, started_at AS startedAt, raised_at AS raisedAt, ended_at AS endedAt, peak_value AS peakValue, peak_at AS peakAt FROM alarms WHERE metric_id = ? ORDER BY type, started_at',
            )
            .all(metricId);
          const expected = episodesOf(threshold, readings).map(
            ({ severity: _severity, limit: _limit, ...episode }) => episode,
          );
          expect(stored).toEqual(expected);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('finds the same episodes with and without skipping quiet buckets', async () => {
    await using test = await createTestCore();
    await fc.assert(
      fc.asyncProperty(
        fc.array(readingArbitrary, { minLength: 1, maxLength: 200, size: 'max' }),
        thresholdArbitrary,
        async (readings, threshold) => {
          const metricId = aMetric(test);
          take(test, metricId, readings);
          const db = test.core.services.database;
          const series = seriesOf(test, metricId);
          const all = readingsIn(db, series, -8e15, 8e15);
          // A quiet bucket's last reading may come later than the reading that ended the off-delay; only
          // the moment of ending is told, not the moment it was noticed.
          const quick = watchesOf(threshold, null).flatMap((watch) =>
            replay(watch.threshold, tellingSignal(db, series, watch, null)).episodes.map((episode) => ({
              type: watch.type,
              ...episode,
            })),
          );
          expect(quick).toEqual(episodesOf(threshold, all));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('opens one alarm for an hour of oscillation around the limit', async () => {
    await using test = await createTestCore();
    const metricId = aMetric(test);
    await test.as('planner').metrics.setThreshold({
      metricId,
      threshold: aThreshold({ highWarning: 7.1, deadband: 0.5 }),
    });
    for (let second = 0; second < 3600; second += 10) {
      take(test, metricId, [[START + second * 1000, second % 20 === 0 ? 7.2 : 7.0]]);
    }
    const { rows, total } = await test.as('technician').alarms.list({ view: 'all' });
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({
      state: 'unacknowledged',
      severity: 'warning',
      endedAt: null,
      peakValue: 7.2,
      value: { ts: START + 3590 * 1000, value: 7.0 },
    });
  });

  it('counts the on-delay on through a restart', async () => {
    await using test = await createTestCore();
    const metricId = aMetric(test);
    await test.as('planner').metrics.setThreshold({
      metricId,
      threshold: aThreshold({ highWarning: 10, onDelayMs: 10 * MINUTE }),
    });
    take(test, metricId, [
      [START, 11],
      [START + 6 * MINUTE, 12],
    ]);
    await test.restart();
    expect(take(test, metricId, [[START + 10 * MINUTE, 12]]).raised).toHaveLength(1);
  });

  it('keeps what people did with an alarm when late readings change its course', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const metricId = aMetric(test);
    await test.as('planner').metrics.setThreshold({ metricId, threshold: aThreshold({ highWarning: 10 }) });
    const [alarmId] = take(test, metricId, [
      [START + 60 * MINUTE, 12],
      [START + 90 * MINUTE, 5],
    ]).raised;
    await technician.alarms.acknowledge({ id: alarmId!, note: 'seen' });
    take(test, metricId, [[START + 30 * MINUTE, 14]]);
    const { rows } = await technician.alarms.list({ view: 'all' });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      id: alarmId,
      startedAt: START + 30 * MINUTE,
      peakValue: 14,
      value: null,
      state: 'closed',
      acknowledgeNote: 'seen',
    });
  });

  it('rings only for what still lasts when a limit is saved after the readings', async () => {
    await using test = await createTestCore();
    const metricId = aMetric(test);
    take(test, metricId, [
      [START, 12],
      [START + MINUTE, 5],
      [START + 2 * MINUTE, 13],
    ]);
    const saved = await test.as('planner').metrics.setThreshold({
      metricId,
      threshold: aThreshold({ highWarning: 10 }),
    });
    expect(saved.episodes).toBe(2);
    const technician = test.as('technician');
    const standing = await technician.alarms.list({ view: 'standing' });
    expect(standing.rows.map(({ startedAt }) => startedAt)).toEqual([START + 2 * MINUTE]);
    const all = await technician.alarms.list({ view: 'all' });
    expect(all.rows.map(({ state }) => state)).toEqual(['unacknowledged', 'closed']);
  });

  it('leaves an alarm that somebody has put a file on, whatever comes late and however the limits are set', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const planner = test.as('planner');
    const metricId = aMetric(test);
    const limit = aThreshold({ highWarning: 10, onDelayMs: 2 * MINUTE });
    take(test, metricId, [
      [START, 12],
      [START + 3 * MINUTE, 12],
      [START + 4 * MINUTE, 5],
    ]);
    await planner.metrics.setThreshold({ metricId, threshold: limit });
    const [found] = (await technician.alarms.list({ view: 'all' })).rows;
    await anAttachment(
      test,
      technician,
      { entity: 'alarms', recordId: found!.id },
      'seen it leak',
      'note.txt',
    );
    take(test, metricId, [[START + MINUTE, 5]]);
    await planner.metrics.setThreshold({ metricId, threshold: { ...limit, highWarning: 20 } });
    const { rows } = await technician.alarms.list({ view: 'all' });
    expect(rows.map(({ id }) => id)).toEqual([found!.id]);
  });

  it('takes back what it told of an alarm that late readings show never was', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const metricId = aMetric(test);
    await test.as('planner').metrics.setThreshold({
      metricId,
      threshold: aThreshold({ highWarning: 10, onDelayMs: 2 * MINUTE }),
    });
    take(test, metricId, [
      [START, 12],
      [START + 3 * MINUTE, 12],
    ]);
    expect((await technician.notifications.list()).unread).toBe(1);
    take(test, metricId, [[START + MINUTE, 5]]);
    expect((await technician.alarms.list({ view: 'all' })).total).toBe(0);
    expect(await technician.notifications.list()).toMatchObject({ unread: 0, rows: [] });
  });

  it('tells those who acknowledge alarms, once per episode', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const metricId = aMetric(test);
    await test.as('planner').metrics.setThreshold({ metricId, threshold: aThreshold({ highWarning: 10 }) });
    for (let minute = 0; minute < 5; minute += 1) take(test, metricId, [[START + minute * MINUTE, 12]]);
    const told = test.core.services.database
      .sql('SELECT count(*) FROM notifications WHERE user_id = ?')
      .pluck()
      .get(technician.userId);
    expect(told).toBe(1);
  });
});

describe('a chart', () => {
  it('never has more points than asked for and loses no peak', async () => {
    await using test = await createTestCore();
    const metricId = aMetric(test);
    const pairs = Array.from({ length: 30_000 }, (_unused, index): Pair => [
      START + index * MINUTE,
      index === 12_345 ? 99 : 1,
    ]);
    take(test, metricId, pairs);
    const { points, source } = await test
      .as('technician')
      .metrics.chart({ id: metricId, from: START, to: START + 30_000 * MINUTE, points: 500 });
    expect(source).not.toBe('raw');
    expect(points.length).toBeLessThanOrEqual(500);
    expect(Math.max(...points.map((point) => point?.max ?? 0))).toBe(99);
    expect(points.reduce((sum, point) => sum + (point?.count ?? 0), 0)).toBe(30_000);
  });

  it('shows the newest of many episodes and tells how many there are', async () => {
    await using test = await createTestCore();
    const metricId = aMetric(test);
    await test.as('planner').metrics.setThreshold({ metricId, threshold: aThreshold({ highWarning: 10 }) });
    take(
      test,
      metricId,
      Array.from({ length: 421 }, (_unused, index): Pair => [
        START + index * MINUTE,
        index % 2 === 0 ? 12 : 1,
      ]),
    );
    const { episodes, episodeCount } = await test
      .as('technician')
      .metrics.chart({ id: metricId, from: START, to: START + 421 * MINUTE, points: 500 });
    expect(episodeCount).toBe(211);
    expect(episodes).toHaveLength(200);
    expect(episodes.at(-1)).toMatchObject({ startedAt: START + 420 * MINUTE, endedAt: null });
  });
});

describe('a reading by hand', () => {
  it('is refused when it lies more than a day ahead, and nothing is stored', async () => {
    await using test = await createTestCore();
    const metricId = aMetric(test);
    const now = test.ports.clock.now();
    const technician = test.as('technician');
    const tomorrow = { metricId, value: 1, ts: now + 86_400_001 };
    expect(await refusal(technician.metrics.addReading(tomorrow))).toEqual({
      code: 'INVALID_INPUT',
      params: { fields: ['ts'] },
    });
    expect(test.core.services.database.sql('SELECT count(*) FROM readings').pluck().get()).toBe(0);
    await technician.metrics.addReading({ ...tomorrow, ts: now + 86_400_000 });
    expect(test.core.services.database.sql('SELECT count(*) FROM readings').pluck().get()).toBe(1);
  });

  it.each([
    [-0.1, 0],
    [100.1, 100],
  ])('is refused when it cannot be true: %d', async (value, limit) => {
    await using test = await createTestCore();
    const metricId = aMetric(test, { plausibleMin: 0, plausibleMax: 100 });
    const ts = test.ports.clock.now();
    const technician = test.as('technician');
    expect(await refusal(technician.metrics.addReading({ metricId, ts, value }))).toEqual({
      code: 'READING_IMPLAUSIBLE',
      params: { limit },
    });
    await technician.metrics.addReading({ metricId, ts, value: limit });
  });

  it('never replaces another value of the same instant, and says which one stands', async () => {
    await using test = await createTestCore();
    const metricId = aMetric(test);
    const ts = test.ports.clock.now();
    const technician = test.as('technician');
    await technician.metrics.addReading({ metricId, ts, value: 81.5 });
    await technician.metrics.addReading({ metricId, ts, value: 81.5 });
    expect(await refusal(technician.metrics.addReading({ metricId, ts, value: 82 }))).toEqual({
      code: 'READING_EXISTS',
      params: { value: 81.5 },
    });
  });
});
