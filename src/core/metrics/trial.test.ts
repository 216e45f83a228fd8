import { expect, it } from 'vitest';
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

function anOrder(
  test: TestCore,
  assetId: Id,
  hour: number,
  values: Partial<typeof workOrders.$inferInsert> = {},
): void {
  test.core.services.database.write({ actorId: null, command: 'test.order' }, (tx) =>
    tx
      .insert(workOrders)
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
      .run(),
  );
}

it('tells which of the known failures limits would have announced, and how early', async () => {
  await using test = await createTestCore();
  const assetId = anAsset(test);
  const metricId = aMetric(test, { assetId });
  aHistory(test, metricId, [24, 48, 600]);
  anOrder(test, assetId, 96);
  anOrder(test, assetId, 193, { type: 'emergency' });
  anOrder(test, assetId, 500);
  // None of these is a failure within the stored history.
  anOrder(test, assetId, 60, { type: 'preventive' });
  anOrder(test, assetId, 61, { status: 'cancelled' });
  anOrder(test, assetId, 62, { archivedAt: 1 });
  anOrder(test, assetId, -1);
  anOrder(test, anAsset(test), 60);
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
