import { describe, expect, it } from 'vitest';
import type { Id } from '../../shared/ids.ts';
import { createTestCore, type TestCore } from '../../testing/core.ts';
import { aMetric, anAsset, aPrediction } from '../../testing/factories.ts';
import { alarms, predictions, workOrders } from '../database/schema/index.ts';
import { judge } from './judge.ts';
import { findPrediction } from './service.ts';

const DAY = 86_400_000;

type AlarmRow = typeof alarms.$inferInsert;
type WorkRow = typeof workOrders.$inferInsert;

/** A pump whose vibration is foretold to be too high in ten to thirty days; days count from then. */
function scene(test: TestCore, values: Partial<typeof predictions.$inferInsert> = {}) {
  const assetId = anAsset(test);
  const metricId = aMetric(test, { assetId });
  const id = aPrediction(test, assetId, metricId, values);
  const made = test.ports.clock.now();
  const { database } = test.core.services;
  return {
    metricId,
    work: (completedOn: number, row: Partial<WorkRow> = {}): Id => {
      const workOrderId = test.newId();
      const at = made + completedOn * DAY;
      database.write({ actorId: null, command: 'test.work' }, (tx) => {
        const done = { status: 'completed', completedAt: at, result: 'Done' } as const;
        const named = { title: 'Work', type: 'corrective', priority: 'medium', assetId } as const;
        const written = { number: workOrderId, createdAt: made - DAY, updatedAt: made };
        tx.insert(workOrders)
          .values({ id: workOrderId, ...named, ...done, ...written, ...row })
          .run();
      });
      return workOrderId;
    },
    draft: (workOrderId: Id) =>
      database.write({ actorId: null, command: 'test.draft' }, (tx) => {
        tx.update(predictions).set({ workOrderId }).run();
      }),
    alarm: (startedOn: number, row: Partial<AlarmRow> = {}) => {
      const at = made + startedOn * DAY;
      database.write({ actorId: null, command: 'test.alarm' }, (tx) => {
        const breach = { side: 'high', severity: 'warning', limit: 7.1, peakValue: 8, rings: true } as const;
        const times = { startedAt: at, raisedAt: at, peakAt: at, createdAt: at };
        tx.insert(alarms)
          .values({ id: test.newId(), metricId, assetId, ...breach, ...times, ...row })
          .run();
      });
    },
    /** What stands of it after so many days. */
    after: (days: number) => {
      test.ports.clock.set(made + days * DAY);
      database.write({ actorId: null, command: 'test.judge' }, (tx) => judge(tx, id));
      const { state, preventedAt, happenedAt } = findPrediction(database, id);
      const day = (at: number | null) => (at === null ? null : (at - made) / DAY);
      return { state, prevented: day(preventedAt), happened: day(happenedAt) };
    },
  };
}

describe('a limit whose own work was completed', () => {
  it.each<
    [string, Partial<AlarmRow> & { on: number }, { prevented: number | null; happened: number | null }]
  >([
    ['after it rang came true when it rang', { on: 15 }, { prevented: null, happened: 15 }],
    ['after it rang before its interval came true, too', { on: 2 }, { prevented: null, happened: 2 }],
    ['as a worse alarm stood came true', { on: 15, severity: 'critical' }, { prevented: null, happened: 15 }],
    [
      'after an alarm of the other side was prevented',
      { on: 15, side: 'low' },
      { prevented: 16, happened: null },
    ],
    ['after an alarm of its rate was prevented', { on: 15, type: 'rate' }, { prevented: 16, happened: null }],
    ['before it rang was prevented', { on: 17 }, { prevented: 16, happened: null }],
    ['of what stood before it was made was prevented', { on: -1 }, { prevented: 16, happened: null }],
  ])('%s', async (_case, { on, ...alarm }, expected) => {
    await using test = await createTestCore();
    const it = scene(test);
    const workOrderId = it.work(16, { type: 'preventive' });
    it.draft(workOrderId);
    it.alarm(on, { workOrderId, ...alarm });
    expect(it.after(18)).toMatchObject(expected);
  });

  it('after a lesser alarm was prevented', async () => {
    await using test = await createTestCore();
    const it = scene(test, { severity: 'critical' });
    const workOrderId = it.work(16);
    it.draft(workOrderId);
    it.alarm(15, { workOrderId });
    expect(it.after(18)).toEqual({ state: 'open', prevented: 16, happened: null });
  });
});

describe('other work on the asset', () => {
  const ANOMALY = { kind: 'anomaly', severity: null, limit: null } as const;

  it.each([
    ['limit', {}],
    ['anomaly', ANOMALY],
  ])('prevents no %s, unless an alarm of the metric and side had asked for it', async (_kind, values) => {
    await using test = await createTestCore();
    const it = scene(test, values);
    it.work(3);
    it.alarm(-2, { workOrderId: it.work(4), side: 'low' });
    expect(it.after(5)).toEqual({ state: 'open', prevented: null, happened: null });
    it.alarm(-2, { workOrderId: it.work(6) });
    expect(it.after(7)).toEqual({ state: 'open', prevented: 6, happened: null });
  });
});
