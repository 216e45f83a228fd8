import { expect, it } from 'vitest';
import { createTestCore } from '../../testing/core.ts';
import { aMetric, aThreshold } from '../../testing/factories.ts';

it('tells the newest value of a metric until its alarm is closed', async () => {
  await using test = await createTestCore();
  const metricId = aMetric(test);
  const planner = test.as('planner');
  await planner.metrics.setThreshold({ metricId, threshold: aThreshold({ highWarning: 5 }) });
  const now = test.ports.clock.now();
  const read = (ts: number, value: number) => planner.metrics.addReading({ metricId, ts, value });
  const shown = async () => (await planner.alarms.list({})).rows.map(({ state, value }) => [state, value]);

  await read(now, 9);
  expect(await shown()).toEqual([['unacknowledged', { ts: now, value: 9 }]]);
  await read(now + 1, 3);
  expect(await shown()).toEqual([['returned-unacknowledged', { ts: now + 1, value: 3 }]]);
  const [alarm] = (await planner.alarms.list({})).rows;
  await planner.alarms.acknowledge({ id: alarm!.id });
  expect(await shown()).toEqual([]);
  expect((await planner.alarms.get({ id: alarm!.id })).value).toBeNull();
});
