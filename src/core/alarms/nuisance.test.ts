import { describe, expect, it } from 'vitest';
import { createTestCore, type TestCore } from '../../testing/core.ts';
import { aMetric, anAsset, aThreshold } from '../../testing/factories.ts';
import { queryPlans } from '../../testing/query-plans.ts';
import { initialState, step } from '../../shared/domain/threshold.ts';
import { demoRandom } from '../demo/random.ts';
import { ingest } from '../metrics/ingest.ts';
import { createSource } from '../metrics/series.ts';
import { topNuisances } from './nuisance.ts';

const [SECOND, MINUTE, HOUR] = [1000, 60_000, 3_600_000];

/** A metric with a limit of 7.1 and a deadband of 0.1, and somebody's hand. */
async function aNoisy(test: TestCore, name = 'Vibration') {
  const metricId = aMetric(test, { assetId: anAsset(test), name, unit: 'mm/s', decimals: 1 });
  await test.as('planner').metrics.setThreshold({
    metricId,
    threshold: aThreshold({ highWarning: 7.1, deadband: 0.1 }),
  });
  const read = async (value: number, afterMs: number) => {
    test.ports.clock.advance(afterMs);
    return test.as('planner').metrics.addReading({ metricId, ts: test.ports.clock.now(), value });
  };
  return { metricId, read };
}

describe('nuisance alarms', () => {
  it('are counted by metric and type, with what chattered, followed, stood for a day and nobody acknowledged', async () => {
    await using test = await createTestCore();
    const { metricId, read } = await aNoisy(test);
    for (let burst = 0; burst < 4; burst += 1) {
      const [id] = (await read(7.2, 10 * SECOND)).alarmIds;
      if (burst === 0) await test.as('planner').alarms.acknowledge({ id: id! });
      await read(6.9, 10 * SECOND);
    }
    const quiet = await aNoisy(test, 'Flow');
    await quiet.read(7.2, HOUR);
    await quiet.read(5, 30 * HOUR);
    for (let day = 0; day < 2; day += 1) {
      await quiet.read(7.2, HOUR);
      await quiet.read(5, 10 * HOUR);
    }
    const { total, rows } = await test.as('planner').alarmNuisance.top({ days: 7 });
    expect(total).toBe(7);
    expect(rows.map(({ asset: _asset, metric, ...row }) => ({ id: metric.id, ...row }))).toEqual([
      {
        id: metricId,
        type: 'level',
        alarms: 4,
        followers: 3,
        chattering: 4,
        stale: 0,
        unacknowledged: 3,
        averageMs: 10 * SECOND,
      },
      expect.objectContaining({ id: quiet.metricId, alarms: 3, stale: 1, averageMs: (50 * HOUR) / 3 }),
    ]);
  });

  it('are none when they rang only once or twice: how many those were is told', async () => {
    await using test = await createTestCore();
    const [once, twice, thrice] = [
      await aNoisy(test),
      await aNoisy(test, 'Flow'),
      await aNoisy(test, 'Level'),
    ];
    for (const { read } of [once, twice, twice, thrice, thrice, thrice]) {
      await read(7.2, HOUR);
      await read(5, HOUR);
    }
    const { total, seldom, rows } = await test.as('planner').alarmNuisance.top({ days: 7 });
    expect(rows.map(({ metric, alarms }) => [metric.id, alarms])).toEqual([[thrice.metricId, 3]]);
    expect({ total, seldom }).toEqual({ total: 6, seldom: { alarms: 3, metrics: 2 } });
  });

  it('leave out what is older, what is held back, what was never told and what is archived', async () => {
    await using test = await createTestCore();
    const { metricId, read } = await aNoisy(test);
    await read(7.2, SECOND);
    await read(5, SECOND);
    test.ports.clock.advance(8 * 24 * HOUR);
    await test.as('planner').alarms.shelve({
      id: test.newId(),
      metricId,
      until: test.ports.clock.now() + HOUR,
      reason: 'Trial',
    });
    await read(7.2, SECOND);
    expect(await test.as('planner').alarmNuisance.top({ days: 7 })).toMatchObject({ total: 0, rows: [] });
    expect((await test.as('planner').alarmNuisance.top({ days: 30 })).total).toBe(1);
    const other = await aNoisy(test, 'Flow');
    await other.read(7.2, SECOND);
    expect((await test.as('planner').alarmNuisance.top({ days: 7 })).total).toBe(1);
    const { assetId } = await test.as('planner').metrics.get({ id: other.metricId });
    await test.as('planner').assets.archive({ ids: [assetId] });
    expect((await test.as('planner').alarmNuisance.top({ days: 7 })).total).toBe(0);
  });

  it('are found by when they rang, without reading older ones', async () => {
    await using test = await createTestCore();
    const plans = queryPlans(test, (db) => topNuisances(db, 7, test.ports.clock.now()));
    expect(plans).toContain('SEARCH a USING INDEX alarms_raised (raised_at>?)');
  });
});

describe('a wider deadband', () => {
  it('is tried on the readings of the period: the narrowest that spares nearly all is proposed', async () => {
    await using test = await createTestCore();
    const { metricId, read } = await aNoisy(test);
    // Comes back by 0.2 each time, which 0.3 does not take for the end.
    for (let swing = 0; swing < 10; swing += 1) {
      await read(7.2, MINUTE);
      await read(6.85, MINUTE);
    }
    await read(5, MINUTE);
    expect(await test.as('planner').alarmNuisance.widen({ metricId, type: 'level', days: 7 })).toEqual({
      deadband: 0.1,
      alarms: 10,
      proposed: { deadband: 0.3, alarms: 1 },
    });
    test.ports.clock.advance(8 * 24 * HOUR);
    expect(await test.as('planner').alarmNuisance.widen({ metricId, type: 'level', days: 7 })).toMatchObject({
      alarms: 0,
    });
  });

  it('spares what a replay of every single reading spares, whatever the readings', async () => {
    await using test = await createTestCore();
    const now = test.ports.clock.now();
    const { metricId } = await aNoisy(test);
    const random = demoRandom('nuisance');
    let value = 6.8;
    const readings = Array.from({ length: 6000 }, (_, index) => {
      value += random.between(-0.3, 0.3) + (6.9 - value) * 0.05;
      return { ts: now - (6000 - index) * 10 * MINUTE, value: Math.round(value * 100) / 100 };
    });
    test.core.services.database.write({ actorId: null, command: 'test.readings' }, (tx) => {
      ingest(tx, createSource(tx, { kind: 'import', label: 'file' }), [
        { metricId, ts: readings.map(({ ts }) => ts), values: readings.map((reading) => reading.value) },
      ]);
    });
    const tried = await test.as('planner').alarmNuisance.widen({ metricId, type: 'level', days: 90 });
    const episodesWith = (deadband: number) => {
      const threshold = aThreshold({ highWarning: 7.1, deadband });
      let state = initialState();
      const begun = new Set<number>();
      for (const reading of readings) {
        const result = step(threshold, state, reading);
        state = result.state;
        for (const { episode } of result.events) begun.add(episode.startedAt);
      }
      return begun.size;
    };
    const present = episodesWith(0.1);
    const widest = episodesWith(0.5);
    const worth = [0.2, 0.3, 0.5].find((one) => present - episodesWith(one) >= 0.8 * (present - widest))!;
    expect(present).toBeGreaterThan(50);
    expect(tried).toEqual({
      deadband: 0.1,
      alarms: present,
      proposed: { deadband: worth, alarms: episodesWith(worth) },
    });
  });

  it('is not proposed where it spares nothing, nor for silence', async () => {
    await using test = await createTestCore();
    const { metricId, read } = await aNoisy(test);
    for (const value of [7.2, 2, 7.2, 2]) await read(value, MINUTE);
    expect(await test.as('planner').alarmNuisance.widen({ metricId, type: 'level', days: 7 })).toEqual({
      deadband: 0.1,
      alarms: 2,
      proposed: null,
    });
    expect(await test.as('planner').alarmNuisance.widen({ metricId, type: 'no-data', days: 7 })).toBeNull();
  });
});
