/** What people were promised of alarms, by the way the readings come. */
import { describe, expect, it } from 'vitest';
import { proposedDeadband, USUAL_REARM_MS } from '../../shared/domain/calm.ts';
import { NO_LIMITS, type Threshold } from '../../shared/domain/threshold.ts';
import type { Id } from '../../shared/ids.ts';
import { createTestCore, type TestCore } from '../../testing/core.ts';
import { API_KEY, aCollector } from '../../testing/data-sources.ts';
import { aMetric, anAsset, aThreshold } from '../../testing/factories.ts';
import { importFile } from '../../testing/imports.ts';
import { takeReadings } from '../data-sources/take.ts';

const [SECOND, MINUTE, HOUR] = [1000, 60_000, 3_600_000];

const USED = { highWarning: 7.1, deadband: 0.3, rearmMs: 15 * MINUTE };

/** A vibration in mm/s whose alarms open work. */
async function aVibration(test: TestCore, limits: Partial<Threshold> = USED) {
  const planner = test.as('planner', 'Petra');
  const assetId = anAsset(test, { tag: 'PMP-1' });
  const metricId = aMetric(test, { assetId, name: 'Vibration', unit: 'mm/s' });
  await planner.metrics.setThreshold({ metricId, threshold: aThreshold(limits) });
  await planner.alarmRules.save({
    metricId,
    rule: {
      notify: null,
      workSeverity: 'warning',
      workAfterMs: 0,
      workTitle: null,
      workPriority: null,
      assigneeId: null,
      checklistTemplateId: null,
    },
  });
  return { planner, assetId, metricId };
}

/** 7.0 and 7.2 by turns for an hour, then quiet. */
function anHourAroundTheLimit(from: number, everyMs: number): { ts: number; value: number }[] {
  const readings = Array.from({ length: HOUR / everyMs }, (_, index) => ({
    ts: from + index * everyMs,
    value: index % 2 === 0 ? 7 : 7.2,
  }));
  return [...readings, { ts: from + HOUR, value: 5 }];
}

async function expectOneEpisodeAndOneWorkOrder(
  { planner, metricId }: Awaited<ReturnType<typeof aVibration>>,
  from: number,
  everyMs: number,
): Promise<void> {
  const { rows: alarms } = await planner.alarms.list({ view: 'all' });
  expect(alarms.map(({ metric, startedAt, endedAt }) => ({ id: metric.id, startedAt, endedAt }))).toEqual([
    { id: metricId, startedAt: from + everyMs, endedAt: from + HOUR },
  ]);
  const { rows: work } = await planner.workOrders.list({ view: 'all' });
  expect(work.map(({ id }) => id)).toEqual([alarms[0]!.workOrder?.id]);
}

describe('a value oscillating ±0.1 around its limit for an hour is one episode and one work order', () => {
  it('when it comes reading by reading', async () => {
    await using test = await createTestCore();
    const plant = await aVibration(test);
    const from = test.ports.clock.now();
    for (const { ts, value } of anHourAroundTheLimit(from, MINUTE)) {
      test.ports.clock.set(ts);
      await plant.planner.metrics.addReading({ metricId: plant.metricId, ts, value });
    }
    await expectOneEpisodeAndOneWorkOrder(plant, from, MINUTE);
  });

  it('with what the form proposes, and with its deadband or its re-arm time alone', async () => {
    const highWarning = 7.1;
    const deadband = proposedDeadband({ ...NO_LIMITS, highWarning }, 'gauge')!;
    const rearmMs = USUAL_REARM_MS;
    for (const limits of [
      { highWarning, deadband, rearmMs },
      { highWarning, deadband },
      { highWarning, rearmMs },
    ]) {
      await using test = await createTestCore();
      const plant = await aVibration(test, limits);
      const from = test.ports.clock.now();
      for (const { ts, value } of anHourAroundTheLimit(from, 3 * MINUTE)) {
        test.ports.clock.set(ts);
        await plant.planner.metrics.addReading({ metricId: plant.metricId, ts, value });
      }
      await expectOneEpisodeAndOneWorkOrder(plant, from, 3 * MINUTE);
    }
  });

  it('when it comes through a collector, in batches', async () => {
    await using test = await createTestCore();
    const plant = await aVibration(test);
    const id = await aCollector(test, test.as('admin'), { key: API_KEY });
    const from = test.ports.clock.now();
    const readings = anHourAroundTheLimit(from, 10 * SECOND);
    for (let start = 0; start < readings.length; start += 25) {
      const batch = readings.slice(start, start + 25);
      test.ports.clock.set(batch.at(-1)!.ts);
      test.core.services.database.write({ actorId: null, command: 'test' }, (tx) =>
        takeReadings(
          tx,
          { id, name: 'Press line', mapping: [] },
          batch.map((reading) => ({
            address: 'PMP-1/Vibration',
            ...reading,
            given: String(reading.value),
            unit: null,
          })),
        ),
      );
    }
    await expectOneEpisodeAndOneWorkOrder(plant, from, 10 * SECOND);
  });

  it('when it comes in a file', async () => {
    await using test = await createTestCore();
    const plant = await aVibration(test);
    const from = test.ports.clock.now();
    test.ports.clock.advance(2 * HOUR);
    const lines = anHourAroundTheLimit(from, 10 * SECOND).map(
      ({ ts, value }) => `${new Date(ts).toISOString()},${value}`,
    );
    const file = ['Time,Vibration [mm/s]', ...lines, ''].join('\n');
    const { result } = await importFile(test, plant.planner, plant.assetId, file);
    expect(result).toMatchObject({ state: 'done', added: 361 });
    await expectOneEpisodeAndOneWorkOrder(plant, from, 10 * SECOND);
  });
});

it('a restart in the middle of an on-delay changes nothing: one alarm, with the right beginning', async () => {
  await using test = await createTestCore();
  const metricId = aMetric(test);
  const threshold = aThreshold({ highWarning: 100, onDelayMs: 5 * MINUTE });
  await test.as('planner').metrics.setThreshold({ metricId, threshold });
  const from = test.ports.clock.now();
  const read = async (minutes: number): Promise<Id[]> => {
    const ts = from + minutes * MINUTE;
    test.ports.clock.set(ts);
    return (await test.as('technician').metrics.addReading({ metricId, ts, value: 110 })).alarmIds;
  };
  expect([await read(0), await read(2)]).toEqual([[], []]);
  await test.restart();
  expect(await read(4)).toEqual([]);
  const raised = await read(5);
  await test.restart();
  expect(await read(6)).toEqual([]);
  const { rows } = await test.as('technician').alarms.list({ view: 'all' });
  expect(rows.map(({ id, startedAt, raisedAt, endedAt }) => ({ id, startedAt, raisedAt, endedAt }))).toEqual([
    { id: raised[0], startedAt: from, raisedAt: from + 5 * MINUTE, endedAt: null },
  ]);
});
