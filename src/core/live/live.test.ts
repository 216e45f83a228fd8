import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { credentials } from '../database/schema/index.ts';
import { createTestCore, refusal } from '../../testing/core.ts';
import { aMetric, aThreshold } from '../../testing/factories.ts';

describe('the stream of changes', () => {
  it('tells a second window what a command in the first has changed, after the commit', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const metricId = aMetric(test);
    const stream = await test.as('technician').live.changes();
    const events = stream[Symbol.asyncIterator]();
    expect((await events.next()).value).toEqual({ type: 'connected' });
    await planner.metrics.setThreshold({ metricId, threshold: aThreshold({ highWarning: 1 }) });
    expect((await events.next()).value).toEqual({ type: 'changed', topics: ['metrics'] });
    await planner.metrics.addReading({ metricId, ts: 1_772_000_000_000, value: 2 });
    const { value } = (await events.next()) as { value: { topics: string[] } };
    expect(value.topics.toSorted()).toEqual(['alarms', 'notifications', 'readings']);
    await events.return?.();
  });

  it('ends for somebody who has to change the password first, after it has told that people changed', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const events = (await technician.live.changes())[Symbol.asyncIterator]();
    expect((await events.next()).value).toEqual({ type: 'connected' });
    test.core.services.database.write({ actorId: null, command: 'test' }, (tx) => {
      tx.update(credentials).set({ mustChange: true }).where(eq(credentials.userId, technician.userId)).run();
    });
    expect((await events.next()).value).toEqual({ type: 'changed', topics: ['people'] });
    expect((await events.next()).done).toBe(true);
    expect((await refusal(technician.live.changes())).code).toBe('PASSWORD_CHANGE_REQUIRED');
  });

  it('is not broken by a listener that fails, and neither is the command', async () => {
    await using test = await createTestCore();
    const { database } = test.core.services;
    const heard: unknown[] = [];
    database.onChange(() => {
      throw new TypeError('cannot draw');
    });
    database.onChange((topics) => heard.push(topics));
    const id = test.newId();
    await test.as('planner').assets.create({ id, tag: 'P-1', name: 'Pump' });
    expect(heard).toContainEqual(['assets']);
    expect((await test.as('technician').assets.get({ id })).tag).toBe('P-1');
  });

  it('says nothing of a command that was refused', async () => {
    await using test = await createTestCore();
    const heard: unknown[] = [];
    const stop = test.core.services.database.onChange((topics) => heard.push(topics));
    expect(() =>
      test.core.services.database.write({ actorId: null, command: 'test' }, (tx) => {
        tx.touch('assets');
        throw new Error('refused');
      }),
    ).toThrow('refused');
    stop();
    expect(heard).toEqual([]);
  });
});
