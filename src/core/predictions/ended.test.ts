import { describe, expect, it } from 'vitest';
import { createTestCore, type TestCore } from '../../testing/core.ts';
import { aThreshold } from '../../testing/factories.ts';
import { climbing, only, read, record, watched } from '../../testing/foreseen.ts';
import { plantHours } from './hours.ts';
import { keep } from './keep.ts';
import { lookAt } from './look.ts';
import { dueMetrics } from './watch.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type Climbing = Awaited<ReturnType<typeof climbing>>;

const setStatus = (test: TestCore, assetId: string, status: string) =>
  test.core.services.database.write({ actorId: null, command: 'test.status' }, (tx) => {
    tx.sql('UPDATE assets SET status = ?, updated_at = ? WHERE id = ?').run(status, tx.now, assetId);
  });

describe('a prediction whose limit is no longer there', () => {
  it('ends when the limit is removed, and counts neither for nor against', async () => {
    await using test = await createTestCore();
    const { planner, metricId } = await climbing(test);
    await watched(test);
    const { id, dueBy } = await only(test);
    await planner.metrics.setThreshold({ metricId, threshold: null });
    await watched(test);
    expect((await planner.predictions.list({})).total).toBe(0);
    expect(await planner.predictions.get({ id })).toMatchObject({ setAside: 'limit-changed', state: 'open' });
    expect(await planner.predictions.check({ metricId })).toBeNull();
    record(test, metricId, { from: test.ports.clock.now(), to: dueBy + DAY, every: 6 * HOUR }, () => 5);
    test.ports.clock.set(dueBy + DAY);
    await watched(test);
    expect(await test.as('planner').predictions.scoreBoard()).toMatchObject([
      { made: 1, open: 0, cameTrue: 0, didNot: 0, untold: 1, hitRate: null },
    ]);
  });

  it('is renewed at once when the limit moves', async () => {
    await using test = await createTestCore();
    const { planner, metricId } = await climbing(test);
    await watched(test);
    const before = await only(test);
    await planner.metrics.setThreshold({ metricId, threshold: aThreshold({ highWarning: 6.1 }) });
    expect((await planner.predictions.check({ metricId }))?.found.limits).toEqual([]);
    await watched(test);
    const after = await only(test);
    expect(after).toMatchObject({ limit: 6.1, state: 'open' });
    expect(after.likely!).toBeLessThan(before.likely! - 5 * DAY);
    const { others } = await planner.predictions.get({ id: after.id });
    expect(others).toMatchObject([{ id: before.id, setAside: 'limit-changed' }]);
  });

  it('is looked at again when it moved while the metric was looked at', async () => {
    await using test = await createTestCore();
    const { metricId } = await climbing(test);
    const { database } = test.core.services;
    const at = test.ports.clock.now();
    const seen = lookAt(database, metricId, at, plantHours('Europe/Berlin'));
    test.ports.clock.set(at + 5);
    await test.as('planner').metrics.setThreshold({ metricId, threshold: aThreshold({ highWarning: 6.1 }) });
    test.ports.clock.set(at + 10);
    database.write({ actorId: null, command: 'test.keep' }, (tx) => keep(tx, seen!));
    expect(dueMetrics(database, at + 11)).toEqual([metricId]);
  });

  it('stays when another limit of the metric moves', async () => {
    await using test = await createTestCore();
    const { planner, metricId } = await climbing(test);
    await watched(test);
    const { id } = await only(test);
    await planner.metrics.setThreshold({
      metricId,
      threshold: aThreshold({ highWarning: 7.1, lowWarning: -50 }),
    });
    await watched(test);
    expect(await only(test, 'all')).toMatchObject({ id, setAside: null });
  });

  it('is judged when it had come true before', async () => {
    await using test = await createTestCore();
    const { metricId } = await climbing(test);
    await watched(test);
    const start = test.ports.clock.now();
    read(test, metricId, start, start + 22 * DAY, start);
    test.ports.clock.set(start + 22 * DAY);
    const later = test.as('planner');
    await later.metrics.setThreshold({ metricId, threshold: null });
    await watched(test);
    expect(await later.predictions.scoreBoard()).toMatchObject([{ made: 1, cameTrue: 1, untold: 0 }]);
  });
});

describe('a prediction about what is no longer watched', () => {
  it.each<[string, (test: TestCore, plant: Climbing) => unknown]>([
    ['its asset is retired', (test, { assetId }) => setStatus(test, assetId, 'retired')],
    ['its asset is archived', (_test, { planner, assetId }) => planner.assets.archive({ ids: [assetId] })],
    [
      'its metric is archived',
      (test, { metricId }) =>
        test.core.services.database.write({ actorId: null, command: 'test.archive' }, (tx) => {
          tx.sql('UPDATE metrics SET archived_at = ? WHERE id = ?').run(tx.now, metricId);
        }),
    ],
  ])('ends when %s', async (_name, end) => {
    await using test = await createTestCore();
    const plant = await climbing(test);
    await watched(test);
    const { id } = await only(test);
    await end(test, plant);
    await watched(test);
    expect(await plant.planner.predictions.get({ id })).toMatchObject({ setAside: 'not-watched' });
    expect(await plant.planner.predictions.scoreBoard()).toMatchObject([{ made: 1, open: 0, untold: 1 }]);
  });
});
