import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../shared/contract/index.ts';
import type { Id } from '../../shared/ids.ts';
import { createTestCore, ended, type TestCore } from '../../testing/core.ts';
import { aCollector } from '../../testing/data-sources.ts';
import { aMetric, anAsset, aPrediction, aThreshold } from '../../testing/factories.ts';
import { importFile, proposedPlan, uploadFile } from '../../testing/imports.ts';
import { holdBack } from '../data-sources/quarantine.ts';
import { imports } from '../database/schema/index.ts';
import { evaluate } from '../metrics/evaluate.ts';
import { ingest, storeReadings } from '../metrics/ingest.ts';
import { createSource } from '../metrics/series.ts';
import { setThreshold } from '../metrics/service.ts';
import { recoverImports } from './take-back.ts';

const START = Date.UTC(2026, 2, 1);
const MINUTE = 60_000;
const FILE = 'time,Flow,Head\n2026-03-01 00:00Z,7,9\n2026-03-01 00:05Z,2,8\n';

function count(test: TestCore, table: string): number {
  return test.core.services.database.sql(`SELECT count(*) FROM ${table}`).pluck().get() as number;
}

function markRunning(test: TestCore, importId: Id): void {
  test.core.services.database.write({ actorId: null, command: 'test.crash' }, (tx) => {
    tx.sql("UPDATE imports SET state = 'running' WHERE id = ?").run(importId);
  });
}

/** An import with everything stored that the program died in before its last unit of work. */
async function brokenOff(test: TestCore, client: Client): Promise<{ importId: Id; flow: Id; head: Id }> {
  const { result } = await importFile(test, client, anAsset(test), FILE);
  markRunning(test, result.id);
  const idOf = (wanted: string) => result.metrics.find(({ name }) => name === wanted)!.id;
  return { importId: result.id, flow: idOf('Flow'), head: idOf('Head') };
}

function metricNames(test: TestCore): unknown[] {
  return test.core.services.database.sql('SELECT name FROM metrics ORDER BY name').pluck().all();
}

/** What people do with a metric that an import has just made. */
const RELIED_ON: [string, (test: TestCore, metricId: Id) => Promise<unknown>][] = [
  [
    'a reading that was taken out',
    async (test, metricId) => {
      const planner = test.as('planner');
      const [ts, value] = [START + 10 * MINUTE, 60];
      await planner.metrics.addReading({ metricId, ts, value });
      await planner.readings.takeOut({
        id: test.newId(),
        metricId,
        ts,
        shown: value,
        reason: 'Typing error',
      });
    },
  ],
  [
    'a note on its chart',
    (test, metricId) =>
      test
        .as('planner')
        .annotations.create({ id: test.newId(), metricId, at: START, until: null, text: 'Oil changed' }),
  ],
  [
    'a shelf',
    (test, metricId) => {
      const until = test.ports.clock.now() + 60 * MINUTE;
      return test
        .as('planner')
        .alarms.shelve({ id: test.newId(), metricId, until, reason: 'Sensor is loose' });
    },
  ],
  [
    'a rule',
    async (test, metricId) => {
      const planner = test.as('planner');
      const rule = await planner.alarmRules.get({ metricId });
      await planner.alarmRules.save({ metricId, rule: { ...rule, verifyMs: 60 * MINUTE } });
    },
  ],
  [
    'a step of a checklist',
    async (test, metricId) => {
      const planner = test.as('planner');
      const workOrderId = test.newId();
      const { assetId } = await planner.metrics.get({ id: metricId });
      await planner.workOrders.create({ id: workOrderId, title: 'Round', assetId });
      await planner.workOrders.addChecklistItem({ id: test.newId(), workOrderId, text: 'Read it', metricId });
    },
  ],
  [
    'a source that feeds it',
    async (test, metricId) => {
      const sourceId = await aCollector(test, test.as('admin'));
      test.core.services.database.write({ actorId: null, command: 'test' }, (tx) => {
        const mapping = JSON.stringify([{ address: 'a', metricId }]);
        tx.sql('UPDATE data_sources SET mapping = ? WHERE id = ?').run(mapping, sourceId);
      });
    },
  ],
  [
    'a reading held back',
    async (test, metricId) => {
      const sourceId = await aCollector(test, test.as('admin'));
      test.core.services.database.write({ actorId: null, command: 'test' }, (tx) => {
        const reading = { address: 'a', ts: START, value: Number.NaN, given: 'x', unit: null };
        holdBack(tx, sourceId, reading, 'not-a-number', metricId);
      });
    },
  ],
  [
    'a prediction that somebody decided on',
    async (test, metricId) => {
      const { assetId } = await test.as('planner').metrics.get({ id: metricId });
      aPrediction(test, assetId, metricId, { decision: 'accepted', decidedAt: START });
    },
  ],
];

describe('taking an import back', () => {
  it('keeps a new metric that somebody has given limits while it was cancelled', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const lines = Array.from({ length: 30_000 }, (_unused, second) => `${1_772_000_000 + second};7;8`);
    const uploadId = await uploadFile(test, planner, `epoch;Flow;Head\n${lines.join('\n')}\n`);
    const plan = await proposedPlan(planner, uploadId, anAsset(test));
    const [flow] = plan.columns.flatMap(({ target }) => (target.kind === 'new-metric' ? [target.id] : []));
    const importId = test.newId();
    const { jobId } = await planner.imports.start({ uploadId, importId, plan });
    const stop = test.core.services.database.onChange((topics) => {
      if (!topics.includes('readings')) return;
      stop();
      const threshold = aThreshold({ highWarning: 5 });
      const set = planner.metrics.setThreshold({ metricId: flow!, threshold });
      void set.then(() => planner.jobs.cancel({ id: jobId }));
    });
    expect((await ended(test, jobId)).state).toBe('cancelled');
    expect((await planner.imports.get({ id: importId })).state).toBe('cancelled');
    expect(metricNames(test)).toEqual(['Flow']);
    expect((await planner.metrics.get({ id: flow! })).threshold).toMatchObject({ highWarning: 5 });
    expect([count(test, 'readings'), count(test, 'rollups'), count(test, 'alarms')]).toEqual([0, 0, 0]);
  });

  it('lets the station start after a crash, with limits set on a new metric', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const { importId, flow } = await brokenOff(test, planner);
    await planner.metrics.setThreshold({ metricId: flow, threshold: aThreshold({ highWarning: 5 }) });
    await test.restart();
    expect((await planner.imports.get({ id: importId })).state).toBe('broken-off');
    expect(metricNames(test)).toEqual(['Flow']);
    expect(count(test, 'readings')).toBe(0);
  });

  it('keeps a new metric with what people have read, raised and ordered on it', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const { flow } = await brokenOff(test, planner);
    await planner.metrics.setThreshold({ metricId: flow, threshold: aThreshold({ highWarning: 50 }) });
    const reading = { metricId: flow, ts: START + 10 * MINUTE, value: 60 };
    const [alarmId] = (await planner.metrics.addReading(reading)).alarmIds;
    const order = { id: test.newId(), alarmId: alarmId! };
    await planner.workOrders.create(order);
    await test.restart();
    const { alarm } = await planner.workOrders.get({ id: order.id });
    expect(alarm).toMatchObject({ id: alarmId, peakValue: 60 });
    expect(metricNames(test)).toEqual(['Flow']);
    expect((await planner.metrics.get({ id: flow })).latest).toEqual({ ts: reading.ts, value: 60 });
    expect(count(test, 'readings')).toBe(1);
  });

  it('keeps a reading that a person has made where the import had brought the same', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const { flow } = await brokenOff(test, planner);
    await planner.metrics.setThreshold({ metricId: flow, threshold: aThreshold({ highWarning: 5 }) });
    const reading = { metricId: flow, ts: START, value: 7 };
    expect((await planner.metrics.addReading(reading)).alarmIds).toHaveLength(1);
    expect((await planner.metrics.addReading(reading)).alarmIds).toEqual([]);
    await test.restart();
    expect((await planner.metrics.get({ id: flow })).latest).toEqual({ ts: START, value: 7 });
    expect([count(test, 'readings'), count(test, 'alarms')]).toEqual([1, 1]);
  });

  it('keeps a new metric that somebody has renamed', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const { head } = await brokenOff(test, planner);
    test.ports.clock.advance(1000);
    await planner.metrics.update({ id: head, changes: { name: 'Delivery head' } });
    await test.restart();
    expect(metricNames(test)).toEqual(['Delivery head']);
  });

  it.each(RELIED_ON)('keeps a new metric that has %s', async (_what, rely) => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const { importId, flow } = await brokenOff(test, planner);
    await rely(test, flow);
    await test.restart();
    expect((await planner.imports.get({ id: importId })).state).toBe('broken-off');
    expect(metricNames(test)).toEqual(['Flow']);
  });

  it('lets the station start when one import cannot be taken back, and takes back the others', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const [one, other] = [await brokenOff(test, planner), await brokenOff(test, planner)];
    test.core.services.database.write({ actorId: null, command: 'test.damage' }, (tx) => {
      tx.sql("UPDATE imports SET plan = '{}' WHERE id = ?").run(one.importId);
    });
    await test.restart();
    const states = test.core.services.database.sql('SELECT state FROM imports WHERE id = ?').pluck();
    expect([states.get(one.importId), states.get(other.importId)]).toEqual(['running', 'broken-off']);
    expect(test.ports.log.lines).toContainEqual(
      expect.objectContaining({ level: 'error', event: 'import not taken back' }),
    );
  });
});

interface Piece {
  readonly by: 'hand' | 'import' | 'limits';
  readonly minutes: readonly number[];
  readonly value: number;
}

/** Instants of the hand and of the import never meet. */
const pieces: fc.Arbitrary<Piece[]> = fc.array(
  fc.record({
    by: fc.constantFrom('hand' as const, 'import' as const, 'limits' as const),
    minutes: fc.uniqueArray(fc.nat(60), { minLength: 1, maxLength: 4 }),
    value: fc.nat(12),
  }),
  { minLength: 1, maxLength: 12, size: 'max' },
);

/** Two metrics that get the same by hand; an import into the first is running. */
function twins(test: TestCore) {
  const { database, ports } = test.core.services;
  const [importing, quiet] = [aMetric(test), aMetric(test)];
  const importId = test.newId();
  const write = { actorId: null, command: 'test.import' };
  const source = database.write(write, (tx) => {
    tx.insert(imports)
      .values({
        id: importId,
        kind: 'readings',
        fileName: 'x.csv',
        state: 'running',
        plan: { targets: [{ kind: 'metric', metricId: importing }] },
        lines: 0,
        added: 0,
        duplicates: 0,
        problems: 0,
        alarmIds: [],
        createdAt: tx.now,
      })
      .run();
    return createSource(tx, { kind: 'import', label: 'x.csv', importId });
  });
  const batch = (metricId: Id, { by, minutes, value }: Piece) => ({
    metricId,
    ts: minutes.map((minute) => START + minute * MINUTE + (by === 'hand' ? MINUTE / 2 : 0)),
    values: minutes.map((minute) => (value + minute) % 13),
  });
  const alarmsOf = (metricId: Id) =>
    database
      .sql(
        `SELECT side, severity, started_at, raised_at, ended_at, peak_value, peak_at, rings
         FROM alarms WHERE metric_id = ? ORDER BY started_at, raised_at`,
      )
      .all(metricId);
  const threshold = (highWarning: number) =>
    aThreshold({ highWarning, deadband: 1, onDelayMs: MINUTE, offDelayMs: 2 * MINUTE });
  return {
    take(piece: Piece): void {
      database.write(write, (tx) => {
        if (piece.by === 'import') {
          storeReadings(tx, source, [batch(importing, piece)]);
          return;
        }
        for (const metricId of [importing, quiet]) {
          if (piece.by === 'limits') setThreshold(tx, metricId, threshold(piece.value));
          else {
            const hand = createSource(tx, { kind: 'manual', label: 'hand' });
            ingest(tx, hand, [batch(metricId, piece)]);
          }
        }
      });
    },
    takeBack: () => recoverImports(database, ports.log),
    /** The import is whole; the other metric gets what it brought in one piece. */
    finish(brought: readonly Piece[]): void {
      database.write(write, (tx) => {
        tx.sql("UPDATE imports SET state = 'done' WHERE id = ?").run(importId);
        const all = new Map<number, number>();
        for (const piece of brought) {
          const { ts, values } = batch(quiet, piece);
          ts.forEach((instant, at) => all.has(instant) || all.set(instant, values[at]!));
        }
        if (all.size > 0) {
          evaluate(tx, importing, { from: Math.min(...all.keys()), to: Math.max(...all.keys()) });
        }
        const other = createSource(tx, { kind: 'import', label: 'x.csv' });
        ingest(tx, other, [{ metricId: quiet, ts: [...all.keys()], values: [...all.values()] }]);
      });
    },
    expectSame: () => expect(alarmsOf(importing)).toEqual(alarmsOf(quiet)),
  };
}

describe('alarms of an import', () => {
  it('are as if it had never begun, while it runs and when it is taken back', async () => {
    await using test = await createTestCore();
    await fc.assert(
      fc.asyncProperty(pieces, async (all) => {
        const both = twins(test);
        both.take({ by: 'limits', minutes: [], value: 6 });
        for (const piece of all) {
          both.take(piece);
          both.expectSame();
        }
        await both.takeBack();
        both.expectSame();
        both.take({ by: 'hand', minutes: [30, 61], value: 9 });
        both.expectSame();
      }),
      { numRuns: 25 },
    );
  });

  it('are as if it had come in one piece once it is whole', async () => {
    await using test = await createTestCore();
    await fc.assert(
      fc.asyncProperty(pieces, async (all) => {
        const both = twins(test);
        both.take({ by: 'limits', minutes: [], value: 6 });
        for (const piece of all) both.take(piece);
        both.finish(all.filter(({ by }) => by === 'import'));
        both.expectSame();
      }),
      { numRuns: 25 },
    );
  });
});
