import { describe, expect, it } from 'vitest';
import { createTestCore, type TestCore } from '../../testing/core.ts';
import type { Reader } from '../database/database.ts';
import { imports } from '../database/schema/index.ts';
import { noteClosed } from '../metrics/closed.ts';
import { aMetric, anAsset } from '../../testing/factories.ts';
import { queryPlans, scans } from '../../testing/query-plans.ts';
import type { Id } from '../../shared/ids.ts';
import { newSilences } from './silence.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A metric that may be silent for an hour and was read now. */
async function aRead(test: TestCore, values: Parameters<typeof aMetric>[1] = {}) {
  const metricId = aMetric(test, { noDataMs: HOUR, ...values });
  const at = test.ports.clock.now();
  const planner = test.as('planner');
  await planner.metrics.addReading({ metricId, ts: at, value: 1 });
  return { metricId, at, planner };
}

function silences(test: TestCore, metricId: Id) {
  return test.core.services.database
    .sql(
      `SELECT started_at AS startedAt, raised_at AS raisedAt, ended_at AS endedAt, "limit", peak_value AS peak,
         side, severity, rings FROM alarms WHERE metric_id = ? AND type = 'no-data' ORDER BY started_at`,
    )
    .all(metricId) as { startedAt: number; endedAt: number | null; peak: number }[];
}

const told = async (person: ReturnType<TestCore['as']>) => (await person.notifications.list()).rows.length;

describe('a metric that goes quiet', () => {
  it('raises one alarm, dated to the instant at which it had been silent for too long', async () => {
    await using test = await createTestCore();
    const tina = test.as('technician');
    const { metricId, at } = await aRead(test);
    await test.ports.timers.pass(HOUR - MINUTE);
    expect(silences(test, metricId)).toEqual([]);
    await test.ports.timers.pass(3 * HOUR);
    expect(silences(test, metricId)).toEqual([
      {
        startedAt: at + HOUR,
        raisedAt: at + HOUR,
        endedAt: null,
        limit: HOUR,
        peak: HOUR,
        side: 'low',
        severity: 'warning',
        rings: 1,
      },
    ]);
    expect(await told(tina)).toBe(1);
  });

  it('raises it also when none of its single readings is kept any more', async () => {
    await using test = await createTestCore();
    const { metricId, at } = await aRead(test);
    test.core.services.database.write({ actorId: null, command: 'test' }, (tx) => {
      noteClosed(tx, at + HOUR);
      tx.sql('DELETE FROM readings').run();
    });
    await test.ports.timers.pass(2 * HOUR);
    expect(silences(test, metricId)).toMatchObject([{ startedAt: at + HOUR, endedAt: null }]);
    await test.restart();
    await test.ports.timers.pass(2 * HOUR);
    expect(silences(test, metricId)).toHaveLength(1);
  });

  it('is quiet no longer at the first reading after that, and its alarm says how long it was', async () => {
    await using test = await createTestCore();
    const { metricId, at, planner } = await aRead(test);
    await test.ports.timers.pass(3 * HOUR);
    await planner.metrics.addReading({ metricId, ts: at + 2 * HOUR, value: 1 });
    expect(silences(test, metricId)).toMatchObject([{ endedAt: at + 2 * HOUR, peak: 2 * HOUR }]);
  });

  it('is quiet no longer when the reading of that very instant comes late, and is called silent once', async () => {
    await using test = await createTestCore();
    const { metricId, at, planner } = await aRead(test);
    await test.ports.timers.pass(HOUR + MINUTE);
    await planner.metrics.addReading({ metricId, ts: at + HOUR, value: 1 });
    expect(silences(test, metricId)).toMatchObject([
      { startedAt: at + HOUR, endedAt: at + HOUR, peak: HOUR },
    ]);
    await test.ports.timers.pass(HOUR);
    expect(silences(test, metricId).map(({ endedAt }) => endedAt)).toEqual([at + HOUR, null]);
  });

  it('is told of all the same when late readings fill the gap, and lasts until a newer one', async () => {
    await using test = await createTestCore();
    const { metricId, at, planner } = await aRead(test);
    await test.ports.timers.pass(HOUR + MINUTE);
    await planner.metrics.addReading({ metricId, ts: at + HOUR - MINUTE, value: 1 });
    await test.ports.timers.pass(MINUTE);
    expect(silences(test, metricId)).toMatchObject([{ startedAt: at + HOUR, endedAt: null }]);
    const now = test.ports.clock.now();
    await planner.metrics.addReading({ metricId, ts: now, value: 1 });
    expect(silences(test, metricId)).toMatchObject([{ startedAt: at + HOUR, endedAt: now }]);
    await test.ports.timers.pass(HOUR);
    expect(silences(test, metricId)).toMatchObject([{ endedAt: now }, { startedAt: now + HOUR }]);
  });

  it('does not end in the future when a clock is ahead', async () => {
    await using test = await createTestCore();
    const { metricId, planner } = await aRead(test);
    await test.ports.timers.pass(2 * HOUR);
    const now = test.ports.clock.now();
    await planner.metrics.addReading({ metricId, ts: now + HOUR, value: 1 });
    expect(silences(test, metricId)).toMatchObject([{ endedAt: now }]);
  });

  it('is one silence through a restart, after which nothing rings before the station has listened as long', async () => {
    await using test = await createTestCore();
    const { metricId } = await aRead(test);
    const early = await aRead(test);
    await test.ports.timers.pass(HOUR + MINUTE);
    await test.restart();
    await test.ports.timers.pass(2 * HOUR);
    expect(silences(test, metricId)).toHaveLength(1);
    await early.planner.metrics.addReading({
      metricId: early.metricId,
      ts: test.ports.clock.now(),
      value: 1,
    });
    const last = test.ports.clock.now();
    await test.restart();
    test.ports.clock.advance(2 * HOUR);
    await test.restart();
    await test.ports.timers.pass(HOUR - MINUTE);
    expect(silences(test, early.metricId)).toHaveLength(1);
    await test.ports.timers.pass(2 * MINUTE);
    expect(silences(test, early.metricId)[1]).toMatchObject({ startedAt: last + HOUR });
  });

  it('does not ring when it is not watched, or is archived with its asset', async () => {
    await using test = await createTestCore();
    const ids = [
      (await aRead(test, { noDataMs: null })).metricId,
      (await aRead(test, { assetId: anAsset(test) })).metricId,
    ];
    test.core.services.database.write({ actorId: null, command: 'test' }, (tx) => {
      tx.sql('UPDATE assets SET archived_at = 1 WHERE id = (SELECT asset_id FROM metrics WHERE id = ?)').run(
        ids[1],
      );
    });
    await test.ports.timers.pass(2 * HOUR);
    expect(ids.flatMap((id) => silences(test, id))).toEqual([]);
  });

  it('ends when it is no longer watched, and goes on when it is watched again', async () => {
    await using test = await createTestCore();
    const tina = test.as('technician');
    const { metricId: id, at, planner } = await aRead(test);
    await test.ports.timers.pass(2 * HOUR);
    await planner.metrics.update({ id, changes: { noDataMs: null } });
    await test.ports.timers.pass(MINUTE);
    expect(silences(test, id)[0]!.endedAt).toBeGreaterThan(at + 2 * HOUR);
    await planner.metrics.update({ id, changes: { noDataMs: HOUR } });
    await test.ports.timers.pass(MINUTE);
    expect(silences(test, id)).toMatchObject([{ startedAt: at + HOUR, endedAt: null }]);
    await planner.metrics.update({ id, changes: { noDataMs: 24 * HOUR } });
    await test.ports.timers.pass(MINUTE);
    expect(silences(test, id)[0]!.endedAt).not.toBeNull();
    expect(await told(tina)).toBe(1);
  });

  it('waits anew after the station was asleep', async () => {
    await using test = await createTestCore();
    const { metricId } = await aRead(test);
    test.ports.clock.advance(5 * HOUR);
    await test.ports.timers.pass(HOUR - MINUTE);
    expect(silences(test, metricId)).toEqual([]);
    await test.ports.timers.pass(2 * MINUTE);
    expect(silences(test, metricId)).toHaveLength(1);
  });

  it('is told also where nothing has ever come, from when it is watched on', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const [made, later, unwatched] = [HOUR, null, null].map((noDataMs) => aMetric(test, { noDataMs })) as [
      Id,
      Id,
      Id,
    ];
    const at = test.ports.clock.now();
    await test.ports.timers.pass(30 * MINUTE);
    await planner.metrics.update({ id: later, changes: { noDataMs: 2 * HOUR } });
    await planner.metrics.update({ id: later, changes: { noDataMs: HOUR } });
    await test.ports.timers.pass(31 * MINUTE);
    expect(silences(test, made)).toMatchObject([{ startedAt: at + HOUR, endedAt: null }]);
    expect(silences(test, later)).toEqual([]);
    await test.ports.timers.pass(30 * MINUTE);
    expect(silences(test, later)).toMatchObject([{ startedAt: at + 90 * MINUTE }]);
    expect(silences(test, unwatched)).toEqual([]);
    expect(await planner.metrics.get({ id: made })).toMatchObject({ level: 'no-data' });
    await planner.metrics.addReading({ metricId: made, ts: test.ports.clock.now(), value: 1 });
    expect(silences(test, made)).toMatchObject([{ endedAt: test.ports.clock.now() }]);
  });

  it.each(['metric', 'asset'] as const)(
    'is not said to have been silent while its %s was archived',
    async (what) => {
      await using test = await createTestCore();
      const { metricId: id, planner } = await aRead(test);
      const { assetId } = await planner.metrics.get({ id });
      if (what === 'metric') await planner.metrics.archive({ id });
      else await planner.assets.archive({ ids: [assetId] });
      await test.ports.timers.pass(3 * HOUR);
      if (what === 'metric') await planner.metrics.restore({ id });
      else await planner.assets.restore({ ids: [assetId] });
      const at = test.ports.clock.now();
      await test.ports.timers.pass(HOUR - MINUTE);
      expect(silences(test, id)).toEqual([]);
      await test.ports.timers.pass(2 * MINUTE);
      expect(silences(test, id)).toMatchObject([{ startedAt: at + HOUR, endedAt: null }]);
    },
  );

  it('is found by passing over the watched metrics alone', async () => {
    await using test = await createTestCore();
    const read = (db: Reader) => newSilences(db, test.ports.clock.now(), HOUR);
    expect(scans(test, read)).toEqual(['SCAN m USING INDEX metrics_silent', 'SCAN import', 'SCAN w']);
    expect(queryPlans(test, read)).toContain('SEARCH j USING INDEX journal_row (entity=? AND row_id=?)');
  });

  it('is not fed by an import that is still running', async () => {
    await using test = await createTestCore();
    const { metricId, at } = await aRead(test);
    test.core.services.database.write({ actorId: null, command: 'test' }, (tx) => {
      const series = tx.sql('SELECT id FROM series WHERE metric_id = ?').pluck().get(metricId);
      const importId = tx.newId();
      tx.insert(imports)
        .values({
          id: importId,
          kind: 'readings',
          fileName: 'a.csv',
          state: 'running',
          plan: { targets: [] },
          lines: 1,
          added: 1,
          duplicates: 0,
          problems: 0,
          alarmIds: [],
          createdAt: tx.now,
        })
        .run();
      const { lastInsertRowid } = tx
        .sql(`INSERT INTO reading_sources (kind, label, import_id, created_at) VALUES ('import', 'a', ?, 1)`)
        .run(importId);
      tx.sql('INSERT INTO readings (series, ts, value, source) VALUES (?, ?, 1, ?)').run(
        series,
        at + HOUR - MINUTE,
        lastInsertRowid,
      );
    });
    await test.ports.timers.pass(HOUR + MINUTE);
    expect(silences(test, metricId)).toMatchObject([{ startedAt: at + HOUR }]);
  });
});
