import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { undone } from '../../testing/change-sets.ts';
import { createTestCore, refusal } from '../../testing/core.ts';
import { difference, dump } from '../../testing/dump.ts';
import { aMetric, anAsset, aThreshold } from '../../testing/factories.ts';
import { importFile } from '../../testing/imports.ts';
import { violations } from '../../testing/invariants.ts';
import { ingest } from '../metrics/ingest.ts';
import { prune } from '../metrics/prune.ts';
import type { Reading } from '../../shared/domain/threshold.ts';

const START = Date.UTC(2026, 2, 1);
/** UNDO_RUNS=500 tries more. */
const RUNS = Number(process.env['UNDO_RUNS'] ?? 15);
const MINUTE = 60_000;

function file(name: string, readings: readonly Reading[]): string {
  const lines = readings.map(({ ts, value }) => `${new Date(ts).toISOString()};${value}`);
  return [`time;${name}`, ...lines, ''].join('\n');
}

/** Readings every minute from one on. */
function readings(from: number, values: readonly number[]): Reading[] {
  return values.map((value, index) => ({ ts: START + (from + index) * MINUTE, value }));
}

describe('undoing an import of readings', () => {
  it('takes readings, alarms and the metrics it had made', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const { database } = test.core.services;
    const assetId = anAsset(test);
    const before = dump(database);
    const { result } = await importFile(test, planner, assetId, file('Flow', readings(0, [1, 9, 9, 1])));
    const preview = await undone(test, planner, result.id, 'undoPreview');
    const { counts, kept } = await undone(test, planner, result.id);
    expect(counts).toEqual([
      { entity: 'readings', removed: 4, restored: 0, kept: 0 },
      { entity: 'metrics', removed: 1, restored: 0, kept: 0 },
    ]);
    expect([kept, preview.counts]).toEqual([[], counts]);
    const left = difference(before, dump(database));
    expect(Object.keys(left)).toEqual(['import_assets']);
    expect(await planner.imports.get({ id: result.id })).toMatchObject({ state: 'undone', mayUndo: false });
    expect(violations(database)).toEqual([]);
  });

  it('is refused in words once readings of it are no longer kept, and everything stays', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const { database } = test.core.services;
    const { result } = await importFile(
      test,
      planner,
      anAsset(test),
      file('Flow', readings(0, [1, 9, 9, 1])),
    );
    const cuts = { raw: START + 30 * MINUTE, rollups: 0 };
    const control = { signal: new AbortController().signal, report: () => {} };
    await prune(database, null, { cuts, newest: 1 }, control);
    expect(await planner.imports.get({ id: result.id })).toMatchObject({
      state: 'done',
      mayUndo: true,
      pruned: false,
    });
    database.write({ actorId: null, command: 'test.age' }, (tx) => {
      tx.sql('UPDATE reading_sources SET created_at = ?').run(START);
      ingest(tx, 1, [{ metricId: result.metrics[0]!.id, ts: [START + 60 * MINUTE], values: [1] }]);
    });
    await prune(database, null, { cuts, newest: 1 }, control);
    expect(await planner.imports.get({ id: result.id })).toMatchObject({ mayUndo: false, pruned: true });
    const before = dump(database);
    for (const procedure of ['undoPreview', 'undo'] as const) {
      expect((await refusal(planner.imports[procedure]({ id: result.id }))).code).toBe('IMPORT_PRUNED');
    }
    expect(difference(before, dump(database))).toEqual({});
  });

  it('leaves alarms that somebody acted on, ended, and names them with who did', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const ana = test.as('technician', 'Ana Technician');
    const { database } = test.core.services;
    const assetId = anAsset(test);
    const metricId = aMetric(test, { assetId, name: 'Flow' });
    await planner.metrics.setThreshold({ metricId, threshold: aThreshold({ highWarning: 5 }) });
    const content = file('Flow', readings(0, [1, 9, 1, 1, 9, 1, 1, 9]));
    const { result } = await importFile(test, planner, assetId, content);
    expect(result.alarmIds).toHaveLength(3);
    const last = result.alarmIds.at(-1)!;
    await ana.alarms.acknowledge({ id: last, note: 'seen' });
    const preview = await undone(test, planner, result.id, 'undoPreview');
    const { kept, counts } = await undone(test, planner, result.id);
    expect(kept).toMatchObject([
      {
        entity: 'alarms',
        label: 'Flow',
        reason: 'acted-on',
        link: { entity: 'alarms', id: last },
        by: { fullName: 'Ana Technician' },
      },
    ]);
    expect(counts).toEqual([
      { entity: 'readings', removed: 8, restored: 0, kept: 0 },
      { entity: 'alarms', removed: 2, restored: 0, kept: 1 },
    ]);
    expect([preview.kept, preview.counts]).toEqual([kept, counts]);
    const standing = database.sql('SELECT id, ended_at IS NOT NULL AS ended FROM alarms').all();
    expect(standing).toEqual([{ id: last, ended: 1 }]);
    expect((await planner.imports.get({ id: result.id })).state).toBe('partly-undone');
    expect(violations(database)).toEqual([]);
  });

  it('leaves a metric that people have come to rely on', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const ana = test.as('admin', 'Ana Admin');
    const content = 'time;Flow;Head\n2026-03-01T00:00Z;1;2\n';
    const { result } = await importFile(test, planner, anAsset(test), content);
    const idOf = (wanted: string) => result.metrics.find(({ name }) => name === wanted)!.id;
    await ana.metrics.setThreshold({ metricId: idOf('Flow'), threshold: aThreshold({ highWarning: 5 }) });
    await ana.metrics.addReading({ metricId: idOf('Head'), ts: START + MINUTE, value: 3 });
    const { kept } = await undone(test, planner, result.id);
    expect(
      kept.map(({ label, reason, because, by }) => [label, reason, because?.entity, by?.fullName]),
    ).toEqual([
      ['Flow', 'changed', undefined, 'Ana Admin'],
      ['Head', 'relied-on', 'readings', undefined],
    ]);
    expect((await planner.metrics.get({ id: idOf('Head') })).latest).toMatchObject({ value: 3 });
    expect(violations(test.core.services.database)).toEqual([]);
  });

  it('leaves a metric of which a reading was taken out, and says who did', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const ana = test.as('admin', 'Ana Admin');
    const { result } = await importFile(test, planner, anAsset(test), file('Flow', readings(0, [1, 900])));
    const metricId = result.metrics[0]!.id;
    const id = test.newId();
    const meant = { id, metricId, ts: START + MINUTE, shown: 900 };
    await ana.readings.takeOut({ ...meant, reason: 'Typing error' });
    const preview = await undone(test, planner, result.id, 'undoPreview');
    const { kept, counts } = await undone(test, planner, result.id);
    expect(kept).toMatchObject([{ label: 'Flow', reason: 'changed', by: { fullName: 'Ana Admin' } }]);
    expect([preview.kept, preview.counts]).toEqual([kept, counts]);
    expect(await ana.readings.corrections({ metricId })).toMatchObject([{ mayUndo: false }]);
    expect(await refusal(ana.readings.putBack({ id }))).toMatchObject({ code: 'NOT_FOUND' });
    expect((await planner.metrics.get({ id: metricId })).latest).toBeNull();
    expect(violations(test.core.services.database)).toEqual([]);
  });

  it('is refused to who may not import readings', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const { result } = await importFile(test, planner, anAsset(test), file('Flow', readings(0, [1])));
    const storekeeper = test.as('storekeeper');
    expect((await refusal(storekeeper.imports.undo({ id: result.id }))).code).toBe('FORBIDDEN');
    expect((await storekeeper.imports.list({})).rows).toEqual([]);
    expect((await refusal(test.as('technician').imports.list({}))).code).toBe('FORBIDDEN');
    expect((await refusal(planner.imports.undo({ id: test.newId() }))).code).toBe('NOT_FOUND');
  });

  it('leaves alarms, states and the pyramid as if it had never come', async () => {
    const values = fc.array(fc.constantFrom(1, 4, 6, 9), { minLength: 1, maxLength: 25, size: 'max' });
    await using test = await createTestCore();
    const planner = test.as('planner');
    const { database } = test.core.services;
    await fc.assert(
      fc.asyncProperty(values, values, fc.nat(30), fc.constantFrom(1, 2), async (old, fresh, from, step) => {
        const assetId = anAsset(test);
        const metricId = aMetric(test, { assetId, name: 'Flow' });
        const threshold = aThreshold({
          highWarning: 5,
          highCritical: 8,
          onDelayMs: 0,
          offDelayMs: 2 * MINUTE,
        });
        await planner.metrics.setThreshold({ metricId, threshold });
        await importFile(test, planner, assetId, file('Flow', readings(0, old)));
        test.ports.clock.advance(MINUTE);
        const before = dump(database);
        const between = readings(from, fresh).map(({ ts, value }, index) => ({
          ts: ts + index * (step - 1) * MINUTE + 1,
          value,
        }));
        const { result } = await importFile(test, planner, assetId, file('Flow', between));
        test.ports.clock.advance(MINUTE);
        expect((await undone(test, planner, result.id)).kept).toEqual([]);
        const left = difference(before, dump(database));
        delete left['notifications'];
        delete left['import_assets'];
        expect(left).toEqual({});
      }),
      { numRuns: RUNS },
    );
    expect(violations(database)).toEqual([]);
  });
});
