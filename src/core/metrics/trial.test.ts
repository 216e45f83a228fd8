import { describe, expect, it } from 'vitest';
import { createTestCore, type TestCore } from '../../testing/core.ts';
import { aMetric, anAsset, aThreshold } from '../../testing/factories.ts';
import type { Id } from '../../shared/ids.ts';
import { workOrders } from '../database/schema/index.ts';
import { nextWorkOrderNumber } from '../work-orders/numbers.ts';
import { ingest } from './ingest.ts';
import { createSource } from './series.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 0, 1);

/** A reading an hour for forty days; too high in the hours that are named. */
function aHistory(test: TestCore, metricId: Id, high: readonly number[]): void {
  const ts = Array.from({ length: 40 * 24 }, (_unused, hour) => START + hour * HOUR);
  const values = ts.map((at) => (high.includes((at - START) / HOUR) ? 9 : 1));
  test.core.services.database.write({ actorId: null, command: 'test.ingest' }, (tx) =>
    ingest(tx, createSource(tx, { kind: 'manual', label: 'test' }), [{ metricId, ts, values }]),
  );
}

function addOrders(
  test: TestCore,
  assetId: Id,
  hours: number | readonly number[],
  values: Partial<typeof workOrders.$inferInsert> = {},
): void {
  test.core.services.database.write({ actorId: null, command: 'test.order' }, (tx) => {
    for (const hour of typeof hours === 'number' ? [hours] : hours) {
      tx.insert(workOrders)
        .values({
          id: tx.newId(),
          number: nextWorkOrderNumber(tx),
          title: 'Broken',
          assetId,
          type: 'corrective',
          status: 'open',
          priority: 'low',
          createdAt: START + hour * HOUR,
          updatedAt: tx.now,
          ...values,
        })
        .run();
    }
  });
}

it('tells which of the known failures limits would have announced, and how early', async () => {
  await using test = await createTestCore();
  const assetId = anAsset(test);
  const metricId = aMetric(test, { assetId });
  aHistory(test, metricId, [24, 48, 600]);
  addOrders(test, assetId, 96);
  addOrders(test, assetId, 193, { type: 'emergency' });
  addOrders(test, assetId, 500);
  // None of these is a failure within the stored history.
  addOrders(test, assetId, 60, { type: 'preventive' });
  addOrders(test, assetId, 61, { status: 'cancelled' });
  addOrders(test, assetId, 62, { archivedAt: 1 });
  addOrders(test, assetId, -1);
  addOrders(test, anAsset(test), 60);
  const planner = test.as('planner').metrics;
  const threshold = aThreshold({ highWarning: 5 });
  const week = await planner.tryThreshold({ metricId, threshold });
  expect(week).toMatchObject({ episodes: 3, followers: 0 });
  expect(week.failures).toMatchObject({
    known: 3,
    announced: 2,
    leads: { shortest: 72 * HOUR, median: 108.5 * HOUR, longest: 145 * HOUR },
    unfollowed: 1,
  });
  expect(week.failures.marks.map(({ at, leadMs }) => [(at - START) / HOUR, leadMs])).toEqual([
    [96, 72 * HOUR],
    [193, 145 * HOUR],
    [500, null],
  ]);
  const twoDays = await planner.tryThreshold({ metricId, threshold, leadMs: 2 * DAY });
  expect(twoDays.failures).toMatchObject({ known: 3, announced: 1, unfollowed: 2 });
});

it('counts the alarms that follow another within five minutes', async () => {
  await using test = await createTestCore();
  const metricId = aMetric(test);
  const ts = Array.from({ length: 60 }, (_unused, minute) => START + minute * 60_000);
  const high = [5, 6, 11, 30, 37];
  const values = ts.map((at) => (high.includes((at - START) / 60_000) ? 9 : 1));
  test.core.services.database.write({ actorId: null, command: 'test.ingest' }, (tx) =>
    ingest(tx, createSource(tx, { kind: 'manual', label: 'test' }), [{ metricId, ts, values }]),
  );
  const trial = await test
    .as('planner')
    .metrics.tryThreshold({ metricId, threshold: aThreshold({ highWarning: 5 }) });
  expect(trial).toMatchObject({ episodes: 4, followers: 1 });
});

it('counts a moment once and followers watch by watch where level and change are both watched', async () => {
  await using test = await createTestCore();
  const metricId = aMetric(test);
  const ts = Array.from({ length: 600 }, (_unused, minute) => START + minute * 60_000);
  // Two plateaus half an hour apart: each is a breach of the level, and each edge one of the change within ten minutes.
  const high = (minute: number) => (minute >= 60 && minute < 120) || (minute >= 150 && minute < 590);
  const values = ts.map((_at, minute) => (high(minute) ? 9 : 1));
  test.core.services.database.write({ actorId: null, command: 'test.ingest' }, (tx) =>
    ingest(tx, createSource(tx, { kind: 'manual', label: 'test' }), [{ metricId, ts, values }]),
  );
  const limits = { highWarning: 5, rateWarning: 4, rateWindowMs: 10 * 60_000 };
  const both = await test.as('planner').metrics.tryThreshold({ metricId, threshold: aThreshold(limits) });
  const each = await Promise.all(
    [{ ...limits, highWarning: null }, { highWarning: 5 }].map((one) =>
      test.as('planner').metrics.tryThreshold({ metricId, threshold: aThreshold(one) }),
    ),
  );
  const inAlarm = ts.filter((at) =>
    both.spans.some(({ startedAt, endedAt }) => startedAt <= at && at < (endedAt ?? ts.at(-1)!)),
  );
  expect(both.totalMs).toBe(inAlarm.length * 60_000);
  expect(both.totalMs).toBeLessThan(each.reduce((sum, { totalMs }) => sum + totalMs, 0));
  expect(both.episodes).toBe(each.reduce((sum, { episodes }) => sum + episodes, 0));
  expect(both.followers).toBe(0);
});

it('counts every alarm and every failure, however many are drawn', async () => {
  await using test = await createTestCore();
  const assetId = anAsset(test);
  const metricId = aMetric(test, { assetId });
  const ts = Array.from({ length: 1210 }, (_unused, hour) => START + hour * HOUR);
  const values = ts.map((_at, hour) => (hour % 2 === 1 ? 9 : 1));
  test.core.services.database.write({ actorId: null, command: 'test.ingest' }, (tx) =>
    ingest(tx, createSource(tx, { kind: 'manual', label: 'test' }), [{ metricId, ts, values }]),
  );
  addOrders(
    test,
    assetId,
    Array.from({ length: 602 }, (_unused, index) => 2 * index + 1),
  );
  const trial = await test.as('planner').metrics.tryThreshold({
    metricId,
    threshold: aThreshold({ highWarning: 5 }),
    leadMs: HOUR,
  });
  // The last begins with the last reading.
  expect(trial).toMatchObject({ episodes: 605, totalMs: 604 * HOUR, followers: 0 });
  expect(trial.spans).toHaveLength(500);
  expect(trial.failures).toMatchObject({ known: 602, announced: 602, unfollowed: 3 });
  expect(trial.failures.marks).toHaveLength(500);
});

describe('the silence that is allowed is tried, too', () => {
  const MINUTE = 60_000;
  const aSeries = (test: TestCore, instants: readonly number[]): Id => {
    const metricId = aMetric(test);
    const values = instants.map(() => 1);
    test.core.services.database.write({ actorId: null, command: 'test.ingest' }, (tx) =>
      ingest(tx, createSource(tx, { kind: 'manual', label: 'test' }), [
        { metricId, ts: [...instants], values },
      ]),
    );
    return metricId;
  };

  it.each([
    [40 * MINUTE, { episodes: 1, longestMs: 50 * MINUTE, lasts: false }],
    [20 * MINUTE, { episodes: 2, longestMs: 50 * MINUTE, lasts: false }],
    [50 * MINUTE, { episodes: 0, longestMs: 0, lasts: false }],
    // Within a bucket of the pyramid and over its end.
    [3 * MINUTE, { episodes: 4, longestMs: 50 * MINUTE, lasts: false }],
    [4 * MINUTE, { episodes: 3, longestMs: 50 * MINUTE, lasts: false }],
    [15_000, { episodes: 8, longestMs: 50 * MINUTE, lasts: true }],
  ])('of %d ms: %j', async (noDataMs, silences) => {
    await using test = await createTestCore();
    const minutes = [0, 1, 5, 14, 15, 40, 90, 91];
    const metricId = aSeries(
      test,
      minutes.map((minute) => START + minute * MINUTE),
    );
    test.ports.clock.set(START + 92 * MINUTE);
    const trial = await test.as('planner').metrics.tryThreshold({ metricId, threshold: null, noDataMs });
    expect(trial).toMatchObject({ episodes: 0, silences });
  });

  it('and so are other states, with the delays that stand', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner').metrics;
    const metricId = test.newId();
    const states = (worn: 'warning' | null) => [
      { code: 0, label: 'Clean', severity: null },
      { code: 1, label: 'Worn', severity: worn },
    ];
    const choices = states(null);
    await planner.create({
      id: metricId,
      assetId: anAsset(test),
      name: 'Belt',
      unit: '',
      kind: 'characteristic',
      choices,
    });
    const from = test.ports.clock.now();
    for (const [minute, value] of [
      [-60, 0],
      [-50, 1],
      [-40, 0],
      [-30, 1],
      [-10, 0],
    ] as const) {
      await planner.addReading({ metricId, ts: from + minute * MINUTE, value });
    }
    const input = { metricId, choices: states('warning') };
    expect(await planner.tryThreshold({ ...input, threshold: null })).toMatchObject({
      episodes: 2,
      longestMs: 20 * MINUTE,
      silences: null,
    });
    const calm = aThreshold({ rearmMs: 10 * MINUTE });
    expect(await planner.tryThreshold({ ...input, threshold: calm })).toMatchObject({ episodes: 1 });
    expect(await planner.tryThreshold({ metricId, threshold: null })).toMatchObject({ episodes: 0 });
    await expect(
      planner.tryThreshold({ metricId, threshold: null, choices: [choices[0]!, choices[0]!] }),
    ).rejects.toMatchObject({ code: 'METRIC_INVALID' });
  });
});
