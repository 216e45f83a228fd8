import { describe, expect, it } from 'vitest';
import { createTestCore, refusal } from '../../testing/core.ts';
import { aCollector } from '../../testing/data-sources.ts';
import { aMetric, anAsset } from '../../testing/factories.ts';
import { sourceRow } from './service.ts';
import { takeReadings } from './take.ts';

const LIMIT = 120_000;
/** More than the time between two looks. */
const SLACK = 20_000;

/** A collector that is expected to be heard every two minutes. */
async function aLine() {
  const test = await createTestCore();
  const planner = test.as('planner');
  const technician = test.as('technician');
  const assetId = anAsset(test, { tag: 'P-101' });
  const metricId = aMetric(test, { assetId, name: 'Vibration' });
  const id = await aCollector(test, planner);
  const mapping = [{ address: 'VT101', metric: 'P-101/Vibration' }];
  const save = (changes: { enabled?: boolean; expectedMs?: number | undefined } = {}) => {
    const { enabled = true, expectedMs = LIMIT } = changes;
    const config = { kind: 'http', ...('expectedMs' in changes ? changes : { expectedMs }) } as const;
    return planner.dataSources.save({ id, name: 'Press line', enabled, config, mapping });
  };
  await save();
  return {
    test,
    planner,
    technician,
    metricId,
    id,
    save,
    hear: () =>
      test.core.services.database.write({ actorId: null, command: 'test' }, (tx) =>
        takeReadings(tx, sourceRow(tx, id), [
          { address: 'VT101', ts: tx.now, value: 1, given: '1', unit: null },
        ]),
      ),
    pass: (ms: number) => test.ports.timers.pass(ms),
    source: async () => (await planner.dataSources.list())[0],
    bell: async () => planner.notifications.list(),
    [Symbol.asyncDispose]: () => test[Symbol.asyncDispose](),
  };
}

describe('a source that is expected to be heard', () => {
  it('is quiet when nothing comes for that long, and those who set sources up are told once', async () => {
    await using line = await aLine();
    const { test, technician, id, pass, source, bell } = line;
    const added = test.ports.clock.now();
    await pass(LIMIT - SLACK);
    expect(await source()).toMatchObject({ quietSince: null });
    await pass(2 * SLACK);
    expect(await source()).toMatchObject({ quietSince: added });
    const told = { kind: 'source-quiet', entity: 'data_sources', entityId: id, subject: 'Press line' };
    expect(await bell()).toMatchObject({ unread: 1, rows: [{ ...told, settled: false }] });
    expect((await technician.notifications.list()).rows).toEqual([]);
    await line.planner.notifications.markRead({ id: null });
    await pass(3 * LIMIT);
    expect(await bell()).toMatchObject({ unread: 0, rows: [told] });
  });

  it('is quiet no longer once it is heard: what is unread is taken back, and the next silence is told anew', async () => {
    await using line = await aLine();
    const { hear, pass, source, bell, test } = line;
    await pass(LIMIT + SLACK);
    hear();
    const heard = test.ports.clock.now();
    expect(await source()).toMatchObject({ quietSince: null });
    expect(await bell()).toEqual({ unread: 0, rows: [] });
    await pass(LIMIT + SLACK);
    expect(await source()).toMatchObject({ quietSince: heard });
    expect(await bell()).toMatchObject({ unread: 1 });
    await line.planner.notifications.markRead({ id: null });
    hear();
    expect(await bell()).toMatchObject({ unread: 0, rows: [{ settled: true }] });
    await pass(LIMIT + SLACK);
    expect(await bell()).toMatchObject({ unread: 1, rows: [{ settled: false, readAt: null }] });
  });

  it('is quiet after a restart as before, and a station that was off waits as long first', async () => {
    await using line = await aLine();
    const { test, pass, source, bell } = line;
    const added = test.ports.clock.now();
    await pass(LIMIT + SLACK);
    await line.planner.notifications.markRead({ id: null });
    await test.restart();
    expect(await source()).toMatchObject({ quietSince: added });
    await pass(2 * LIMIT);
    expect(await bell()).toMatchObject({ unread: 0, rows: [{ settled: false }] });
    line.hear();
    await test.core.close();
    test.ports.clock.advance(100 * LIMIT);
    await test.restart();
    await pass(LIMIT - SLACK);
    expect(await source()).toMatchObject({ quietSince: null });
    await pass(2 * SLACK);
    expect(await bell()).toMatchObject({ unread: 1 });
  });

  it('is never quiet while it is switched off or archived, and counts anew from when it is back', async () => {
    await using line = await aLine();
    const { id, planner, save, pass, source, bell } = line;
    await pass(LIMIT + SLACK);
    await save({ enabled: false });
    expect(await source()).toMatchObject({ quietSince: null });
    expect(await bell()).toEqual({ unread: 0, rows: [] });
    await pass(2 * LIMIT);
    expect(await bell()).toEqual({ unread: 0, rows: [] });
    await save();
    await pass(LIMIT - SLACK);
    expect(await source()).toMatchObject({ quietSince: null });
    await pass(2 * SLACK);
    expect(await bell()).toMatchObject({ unread: 1 });
    await planner.dataSources.archive({ id });
    expect(await bell()).toEqual({ unread: 0, rows: [] });
    await pass(2 * LIMIT);
    await save();
    await pass(LIMIT - SLACK);
    expect(await source()).toMatchObject({ quietSince: null });
  });

  it('is only so when it says how often, within bounds', async () => {
    await using line = await aLine();
    const { save, pass, source, bell } = line;
    for (const expectedMs of [0, 59_999, 93 * 86_400_000])
      expect((await refusal(save({ expectedMs }))).code).toBe('INVALID_INPUT');
    await pass(LIMIT + SLACK);
    await save({ expectedMs: 2 * LIMIT });
    expect(await source()).toMatchObject({ quietSince: null });
    await pass(SLACK);
    expect(await bell()).toEqual({ unread: 0, rows: [] });
    await save({ expectedMs: undefined });
    await pass(3 * LIMIT);
    expect(await source()).toMatchObject({ quietSince: null });
    expect(await bell()).toEqual({ unread: 0, rows: [] });
  });

  it('says how many of its metrics nobody is told of when they go quiet', async () => {
    await using line = await aLine();
    expect(await line.source()).toMatchObject({ unwatched: 1 });
    await line.planner.metrics.update({ id: line.metricId, changes: { noDataMs: LIMIT } });
    expect(await line.source()).toMatchObject({ unwatched: 0 });
  });
});

it('sources are listed by name, numbers in it by what they count', async () => {
  await using test = await createTestCore();
  const planner = test.as('planner');
  for (const name of ['Line 10', 'line 6', 'Line 11', 'Änderung'])
    await planner.dataSources.save({
      id: test.newId(),
      name,
      enabled: true,
      config: { kind: 'http' },
      mapping: [],
    });
  const names = (await planner.dataSources.list()).map(({ name }) => name);
  expect(names).toEqual(['Änderung', 'line 6', 'Line 10', 'Line 11']);
});
